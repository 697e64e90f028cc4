#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

namespace fovea::training {

/// Linear regression with an L2 penalty (Hoerl and Kennard, Technometrics 12, 1970): for a number what
/// LogisticRegression is for classes. It is fitted by LogisticInputs::fitNumber(). Immutable, thread-safe.
class RidgeRegression {
public:
    /// [n]. `inputs` [n, width].
    std::vector<double> values(std::span<const float> inputs) const;
    int width() const { return int(m_mean.size()); }
    /// Weights [width] and intercept for inputs as they come, not standardised.
    struct Linear {
        std::vector<double> weights;
        double intercept = 0;
    };
    Linear linear() const;

    /// As safetensors, atomically; `notes`: more metadata. Errors: diskFull, notWritable.
    Result<void> save(const std::string& path, FileLayer& files,
                      const std::map<std::string, std::string>& notes = {}) const;
    /// Errors: fileNotFound, corruptFile.
    static Result<RidgeRegression> load(const std::string& path);

private:
    friend class LogisticInputs;
    std::vector<double> m_mean, m_deviation;  ///< [width], of the inputs
    std::vector<double> m_weights;            ///< [width + 1], of standardised inputs; intercept last
};

/// Penalties to choose from; their objective is half the mean squared error + penalty / 2 * |weights|^2.
inline constexpr double kRidgePenalties[] = {1e-3, 1e-2, 1e-1, 1, 10, 100};
/// Where there are no groups to choose by.
inline constexpr double kUsualRidgePenalty = 10;

}  // namespace fovea::training
