#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "adapter/read_out.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"
#include "training/class_targets.h"
#include "training/ridge_regression.h"

namespace fovea::training {

/// Multinomial logistic regression with an L2 penalty: the simple way to use a
/// frozen backbone, and the baseline that an adapter has to beat. Inputs are
/// standardised by the training images' means and deviations.
/// Immutable, thread-safe.
class LogisticRegression {
public:
    /// `inputs` [n, width], `labels` [n] in 0 .. classes-1. The penalty acts on the
    /// weights, not the intercepts, and is relative to the mean loss: objective =
    /// mean cross-entropy + penalty / 2 * |weights|^2. As LogisticInputs::fit() of all images: who fits the
    /// same inputs several times uses that. Errors: those of LogisticInputs.
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
    /// What the logits are of inputs as they come, not standardised: `weights` [classes, width] times an
    /// input, and `intercepts` [classes]. The mean over the classes is taken off both: it says nothing.
    struct Linear {
        std::vector<double> weights, intercepts;
    };
    Linear linear() const;

    /// As safetensors, atomically; `notes`: more metadata. Errors: diskFull, notWritable.
    Result<void> save(const std::string& path, FileLayer& files,
                      const std::map<std::string, std::string>& notes = {}) const;
    /// Errors: fileNotFound, corruptFile.
    static Result<LogisticRegression> load(const std::string& path);

private:
    friend class LogisticInputs;
    int m_width = 0, m_classes = 0;
    std::vector<double> m_mean, m_deviation;  ///< [width]
    std::vector<double> m_weights;            ///< [classes, width + 1], intercept last
};

/// What a fit came to: the coefficients of directions of LogisticInputs.
struct LogisticFit {
    int classes = 0;
    std::vector<double> coefficients;  ///< [directions + 1, classes], intercepts last
};

struct LogisticFitOptions {
    double penalty = 0.1;  ///< as LogisticRegression::fit() has it
    /// What the loss asks of each class; plain: cross-entropy with the label.
    ClassTargets targets = {};
    /// It ends when no entry of the objective's gradient is larger. 1e-9: to the last digit that is ever
    /// looked at; to tell penalties apart 1e-5 is enough.
    double gradient = 1e-9;
    /// Of the same inputs with another penalty: where to begin. Null: at 0.
    const LogisticFit* start = nullptr;
    /// Where several images have one label: how many each unit has, whose images follow one another. A
    /// unit's logits are the mean of its images' by `weighting`, which is fitted along: the weights hang on
    /// the coefficients, so the objective has no single lowest point, and where a fit begins counts. Empty: a
    /// label each.
    std::span<const int> sizes = {};
    adapter::ImageWeighting weighting = {};
};

/// The inputs of many images, made ready for fits of any of them.
///
/// They are standardised by the means and deviations of all the images, and turned onto the
/// directions in which these differ. Of these there are no more than images, however many inputs:
/// weights across them would only be penalised, so a fit on the directions is a fit on the inputs. And
/// along them the matrix that bounds the objective's curvature (Boehning, Ann. Inst. Statist. Math. 44,
/// 1992) is diagonal, by which each is scaled: L-BFGS takes some dozen steps then, not hundreds. With more
/// than kMostDirections both are left out, as finding the directions would take longest.
/// Each computation is one thread's: the same whatever the number of threads. Immutable, thread-safe.
class LogisticInputs {
public:
    static constexpr int kMostDirections = 3000;

    /// `inputs` [n, width]. `weights` [width], above 0: by what each standardised input is multiplied, so
    /// that the penalty spares those of a higher one; empty: all the same. Cancellable between parts. Errors:
    /// invalidArgument (sizes), outOfMemory, cancelled.
    static Result<LogisticInputs> prepare(std::span<const float> inputs, int width,
                                          const JobContext& job = {}, std::span<const float> weights = {});
    LogisticInputs(LogisticInputs&&) noexcept;
    LogisticInputs& operator=(LogisticInputs&&) noexcept;
    ~LogisticInputs();

    /// Seconds that prepare() takes for so many, from a small matrix. Errors: as prepare().
    static Result<double> prepareSeconds(int images, int width, const JobContext& job);

    int images() const;
    /// Of these images (0 .. n-1), with `labels` in 0 .. classes-1, one for each or for each unit.
    /// Cancellable, and can be paused, at each evaluation of the objective. Errors: invalidArgument (sizes,
    /// labels, a negative penalty), outOfMemory, cancelled.
    Result<LogisticFit> fit(std::span<const int> images, std::span<const int> labels, int classes,
                            const LogisticFitOptions& options, const JobContext& job = {}) const;
    /// Ridge regressions of these images, with `numbers` [images.size()]: one for each of `penalties`
    /// (kRidgePenalties), which share most of the work. A fit is one of a single class, whose logits() are
    /// the numbers. Cancellable between penalties. Errors: as fit().
    Result<std::vector<LogisticFit>> fitNumber(std::span<const int> images, std::span<const double> numbers,
                                               std::span<const double> penalties,
                                               const JobContext& job = {}) const;
    /// What a fit says of these images, [images.size(), classes].
    std::vector<double> logits(const LogisticFit& fit, std::span<const int> images) const;
    /// The fit for inputs of other images.
    LogisticRegression model(const LogisticFit& fit) const;
    /// The same of one of fitNumber().
    RidgeRegression numberModel(const LogisticFit& fit) const;

private:
    struct Impl;
    explicit LogisticInputs(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Penalties to choose from on validation images.
inline constexpr double kLogisticPenalties[] = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};
/// Where there are none to choose on.
inline constexpr double kUsualPenalty = 1e-1;

}  // namespace fovea::training
