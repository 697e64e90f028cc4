#pragma once

#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::training {

/// Multinomial logistic regression with an L2 penalty: the simple way to use a
/// frozen backbone, and the yardstick that an adapter has to beat. Inputs are
/// standardised by the training images' means and deviations.
/// Immutable, thread-safe.
class LogisticRegression {
public:
    /// `inputs` [n, width], `labels` [n] in 0 .. classes-1. The penalty acts on the
    /// weights, not the intercepts, and is relative to the mean loss: objective =
    /// mean cross-entropy + penalty / 2 * |weights|^2. Minimised by L-BFGS.
    /// Errors: invalidArgument (sizes, labels, a negative penalty), outOfMemory.
    static Result<LogisticRegression> fit(std::span<const float> inputs, int width,
                                          std::span<const int> labels, int classes, double penalty);

    /// [n, classes], rows sum to 1. `inputs` [n, width].
    std::vector<double> probabilities(std::span<const float> inputs) const;

private:
    int m_width = 0, m_classes = 0;
    std::vector<double> m_mean, m_deviation;  ///< [width]
    std::vector<double> m_weights;            ///< [classes, width + 1], intercept last
};

/// Penalties to choose from on validation images.
inline constexpr double kLogisticPenalties[] = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

}  // namespace fovea::training
