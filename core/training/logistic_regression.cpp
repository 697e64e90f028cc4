#include "training/logistic_regression.h"

#include <torch/optim/lbfgs.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "backbone/threads.h"
#include "base/safetensors.h"

namespace fovea::training {

namespace {

constexpr double kFlat = 1e-12;  // an input of smaller deviation says nothing
constexpr int kIterations = 300;

at::Tensor asTensor(const std::vector<double>& values, at::IntArrayRef shape) {
    return at::from_blob(const_cast<double*>(values.data()), shape, at::kDouble);
}

struct Cancelled {};  // ends the optimiser, which knows no other way

/// Mean cross-entropy and penalty. x: [n, width]; weights: [classes, width + 1], intercept last.
at::Tensor objective(const at::Tensor& x, const at::Tensor& truth, const at::Tensor& weights,
                     double penalty) {
    const std::int64_t width = x.size(1);
    const at::Tensor slopes = weights.narrow(1, 0, width);
    const at::Tensor logits = at::linear(x, slopes) + weights.select(1, width);
    return at::cross_entropy_loss(logits, truth) + penalty / 2 * slopes.square().sum();
}

constexpr const char* kFormat = "fovea-logistic-regression-1";

void add(SafeTensorsWriter& writer, const char* name, std::vector<std::int64_t> shape,
         const std::vector<double>& values) {
    writer.add(name, DType::f64, std::move(shape), std::as_bytes(std::span(values)));
}

/// Whether there is such a tensor of so many dimensions and finite numbers.
bool read(const SafeTensors& file, const char* name, std::size_t dimensions, std::vector<double>& out) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != DType::f64 || view->shape.size() != dimensions) return false;
    out.resize(view->bytes.size() / sizeof(double));
    if (!out.empty()) std::memcpy(out.data(), view->bytes.data(), view->bytes.size());
    return std::all_of(out.begin(), out.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace

Result<LogisticRegression> LogisticRegression::fit(std::span<const float> inputs, int width,
                                                   std::span<const int> labels, int classes, double penalty,
                                                   const JobContext& job) {
    return guarded([&]() -> Result<LogisticRegression> {
        const bool labelsFit =
            std::all_of(labels.begin(), labels.end(), [&](int c) { return c >= 0 && c < classes; });
        if (width < 1 || classes < 2 || labels.empty() ||
            inputs.size() != labels.size() * std::size_t(width) || !labelsFit || !(penalty >= 0))
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes, labels or penalty", {}};
        const std::int64_t n = std::int64_t(labels.size());
        at::Tensor x = at::from_blob(const_cast<float*>(inputs.data()), {n, width}).to(at::kDouble);
        const at::Tensor mean = x.mean(0), deviation = x.std(0, /*unbiased=*/false).clamp_min(kFlat);
        x.sub_(mean).div_(deviation);
        std::vector<std::int64_t> wide(labels.begin(), labels.end());
        const at::Tensor truth = at::from_blob(wide.data(), {n}, at::kLong);

        at::Tensor weights = at::zeros({classes, width + 1}, at::kDouble).set_requires_grad(true);
        torch::optim::LBFGS optimiser({weights}, torch::optim::LBFGSOptions(1)
                                                     .max_iter(kIterations)
                                                     .tolerance_grad(1e-9)
                                                     .tolerance_change(1e-12)
                                                     .line_search_fn("strong_wolfe"));
        try {
            optimiser.step([&] {
                if (!job.check()) throw Cancelled();
                optimiser.zero_grad();
                const at::Tensor loss = objective(x, truth, weights, penalty);
                loss.backward();
                return loss;
            });
        } catch (const Cancelled&) {
            return Error{ErrorCode::cancelled, "cancelled", {}};
        }

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

Result<double> LogisticRegression::evaluationSeconds(int images, int width, int classes,
                                                     const JobContext& job) {
    return guarded([&]() -> Result<double> {
        constexpr int kMostImages = 4096;
        constexpr int kRepetitions = 5;
        const int n = std::min(images, kMostImages);
        if (n < 1 || width < 1 || classes < 2)
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes", {}};
        const at::Tensor x = at::ones({n, width}, at::kDouble), truth = at::zeros({n}, at::kLong);
        const at::Tensor weights = at::zeros({classes, width + 1}, at::kDouble).set_requires_grad(true);
        std::vector<double> seconds;
        for (int i = 0; i < kRepetitions; ++i) {
            FOVEA_CHECK(job.check());
            const double start = workSeconds(job);
            objective(x, truth, weights, kUsualPenalty).backward();
            seconds.push_back(workSeconds(job) - start);
        }
        std::nth_element(seconds.begin(), seconds.begin() + kRepetitions / 2, seconds.end());
        return seconds[kRepetitions / 2] * images / n;
    });
}

double LogisticRegression::memoryMb(int images, int width, int classes) {
    // The standardised inputs; logits, their logarithms and their gradients.
    return 1e-6 * sizeof(double) * double(images) * (width + 6.0 * classes);
}

std::vector<double> LogisticRegression::probabilities(std::span<const float> inputs) const {
    const at::NoGradGuard noGrad;
    const backbone::SingleThreaded single;
    const std::int64_t n = std::int64_t(inputs.size()) / m_width;
    at::Tensor x = at::from_blob(const_cast<float*>(inputs.data()), {n, m_width}).to(at::kDouble);
    x.sub_(asTensor(m_mean, {m_width})).div_(asTensor(m_deviation, {m_width}));
    const at::Tensor weights = asTensor(m_weights, {m_classes, m_width + 1});
    const at::Tensor p =
        at::softmax(at::linear(x, weights.narrow(1, 0, m_width)) + weights.select(1, m_width), -1)
            .contiguous();
    return {p.data_ptr<double>(), p.data_ptr<double>() + p.numel()};
}

Result<void> LogisticRegression::save(const std::string& path, FileLayer& files,
                                      const std::map<std::string, std::string>& notes) const {
    return guarded([&] {
        SafeTensorsWriter writer;
        for (const auto& [name, note] : notes) writer.setMetadata(name, note);
        writer.setMetadata("format", kFormat);
        add(writer, "mean", {m_width}, m_mean);
        add(writer, "deviation", {m_width}, m_deviation);
        add(writer, "weights", {m_classes, m_width + 1}, m_weights);
        return files.writeAtomically(path, writer.bytes());
    });
}

Result<LogisticRegression> LogisticRegression::load(const std::string& path) {
    return guarded([&]() -> Result<LogisticRegression> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        const auto format = file.metadata().find("format");
        LogisticRegression model;
        if (format == file.metadata().end() || format->second != kFormat ||
            !read(file, "mean", 1, model.m_mean) || !read(file, "deviation", 1, model.m_deviation) ||
            !read(file, "weights", 2, model.m_weights))
            return Error{ErrorCode::corruptFile, "not a logistic regression of this version", path};
        const auto& shape = file.find("weights")->shape;
        model.m_classes = int(shape[0]);
        model.m_width = int(model.m_mean.size());
        if (model.m_width < 1 || model.m_classes < 2 || shape[1] != model.m_width + 1 ||
            model.m_deviation.size() != model.m_mean.size() ||
            std::any_of(model.m_deviation.begin(), model.m_deviation.end(), [](double d) { return d <= 0; }))
            return Error{ErrorCode::corruptFile, "its sizes contradict each other", path};
        return model;
    });
}

}  // namespace fovea::training
