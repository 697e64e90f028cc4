#include "training/logistic_regression.h"

#include <torch/optim/lbfgs.h>

#include <algorithm>
#include <cmath>

namespace fovea::training {

namespace {

constexpr double kFlat = 1e-12;  // an input of smaller deviation says nothing
constexpr int kIterations = 300;

at::Tensor asTensor(const std::vector<double>& values, at::IntArrayRef shape) {
    return at::from_blob(const_cast<double*>(values.data()), shape, at::kDouble);
}

}  // namespace

Result<LogisticRegression> LogisticRegression::fit(std::span<const float> inputs, int width,
                                                   std::span<const int> labels, int classes, double penalty) {
    return guarded([&]() -> Result<LogisticRegression> {
        const bool labelsFit =
            std::all_of(labels.begin(), labels.end(), [&](int c) { return c >= 0 && c < classes; });
        if (width < 1 || classes < 2 || labels.empty() ||
            inputs.size() != labels.size() * std::size_t(width) || !labelsFit || !(penalty >= 0))
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes, labels or penalty", {}};
        const std::int64_t n = std::int64_t(labels.size());
        at::Tensor x = at::from_blob(const_cast<float*>(inputs.data()), {n, width}).to(at::kDouble);
        const at::Tensor mean = x.mean(0), deviation = x.std(0, /*unbiased=*/false).clamp_min(kFlat);
        x = (x - mean) / deviation;
        std::vector<std::int64_t> wide(labels.begin(), labels.end());
        const at::Tensor truth = at::from_blob(wide.data(), {n}, at::kLong);

        at::Tensor weights = at::zeros({classes, width + 1}, at::kDouble).set_requires_grad(true);
        torch::optim::LBFGS optimiser({weights}, torch::optim::LBFGSOptions(1)
                                                     .max_iter(kIterations)
                                                     .tolerance_grad(1e-9)
                                                     .tolerance_change(1e-12)
                                                     .line_search_fn("strong_wolfe"));
        optimiser.step([&] {
            optimiser.zero_grad();
            const at::Tensor slopes = weights.narrow(1, 0, width);
            const at::Tensor logits = at::linear(x, slopes) + weights.select(1, width);
            const at::Tensor loss =
                at::cross_entropy_loss(logits, truth) + penalty / 2 * slopes.square().sum();
            loss.backward();
            return loss;
        });

        LogisticRegression model;
        model.m_width = width;
        model.m_classes = classes;
        const auto values = [](const at::Tensor& t) {
            const at::Tensor c = t.detach().contiguous();
            return std::vector<double>(c.data_ptr<double>(), c.data_ptr<double>() + c.numel());
        };
        model.m_mean = values(mean);
        model.m_deviation = values(deviation);
        model.m_weights = values(weights);
        return model;
    });
}

std::vector<double> LogisticRegression::probabilities(std::span<const float> inputs) const {
    const at::NoGradGuard noGrad;
    const std::int64_t n = std::int64_t(inputs.size()) / m_width;
    const at::Tensor x = (at::from_blob(const_cast<float*>(inputs.data()), {n, m_width}).to(at::kDouble) -
                          asTensor(m_mean, {m_width})) /
                         asTensor(m_deviation, {m_width});
    const at::Tensor weights = asTensor(m_weights, {m_classes, m_width + 1});
    const at::Tensor p =
        at::softmax(at::linear(x, weights.narrow(1, 0, m_width)) + weights.select(1, m_width), -1)
            .contiguous();
    return {p.data_ptr<double>(), p.data_ptr<double>() + p.numel()};
}

}  // namespace fovea::training
