#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::training {

/// Multinomial logistic regression with an L2 penalty: the simple way to use a
/// frozen backbone, and the baseline that an adapter has to beat. Inputs are
/// standardised by the training images' means and deviations.
/// Immutable, thread-safe.
class LogisticRegression {
public:
    /// `inputs` [n, width], `labels` [n] in 0 .. classes-1. The penalty acts on the
    /// weights, not the intercepts, and is relative to the mean loss: objective =
    /// mean cross-entropy + penalty / 2 * |weights|^2. Minimised by L-BFGS. Cancellable, and can be
    /// paused, at each evaluation of the objective.
    /// Errors: invalidArgument (sizes, labels, a negative penalty), outOfMemory, cancelled.
    static Result<LogisticRegression> fit(std::span<const float> inputs, int width,
                                          std::span<const int> labels, int classes, double penalty,
                                          const JobContext& job = {});

    /// Seconds of one evaluation of the objective for so many images, from made-up ones. Errors: as fit().
    static Result<double> evaluationSeconds(int images, int width, int classes, const JobContext& job);
    /// Evaluations that a fit takes, in the mean over kLogisticPenalties, with some to spare: of 446
    /// brain MRI images (width 192) from 31 for the highest penalty to 242 for the lowest, in the mean 93.
    static constexpr int kUsualEvaluations = 120;
    /// What fit() needs beside its inputs.
    static double memoryMb(int images, int width, int classes);

    /// [n, classes], rows sum to 1. `inputs` [n, width].
    std::vector<double> probabilities(std::span<const float> inputs) const;
    int width() const { return m_width; }
    int classes() const { return m_classes; }

    /// As safetensors, atomically; `notes`: more metadata. Errors: diskFull, notWritable.
    Result<void> save(const std::string& path, FileLayer& files,
                      const std::map<std::string, std::string>& notes = {}) const;
    /// Errors: fileNotFound, corruptFile.
    static Result<LogisticRegression> load(const std::string& path);

private:
    int m_width = 0, m_classes = 0;
    std::vector<double> m_mean, m_deviation;  ///< [width]
    std::vector<double> m_weights;            ///< [classes, width + 1], intercept last
};

/// Penalties to choose from on validation images.
inline constexpr double kLogisticPenalties[] = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};
/// Where there are none to choose on.
inline constexpr double kUsualPenalty = 1e-1;

}  // namespace fovea::training
