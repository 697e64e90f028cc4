#include "training/logistic_regression.h"

#include <torch/optim/lbfgs.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

#include "backbone/threads.h"
#include "base/safetensors.h"

namespace fovea::training {

namespace {

constexpr double kFlat = 1e-12;         // an input of smaller deviation says nothing,
constexpr double kFlatShare = 1e-6;     // nor one that differs in the last bits of its floats alone
constexpr double kMostVariance = 0.25;  // of a class's probability
constexpr double kNoChange = 1e-14;     // of the objective: rounding
constexpr int kIterations = 300;

at::Tensor asTensor(const std::vector<double>& values, at::IntArrayRef shape) {
    return at::from_blob(const_cast<double*>(values.data()), shape, at::kDouble);
}

std::vector<double> numbersOf(const at::Tensor& t) {
    const at::Tensor c = t.detach().contiguous();
    return {c.data_ptr<double>(), c.data_ptr<double>() + c.numel()};
}

/// Those rows; no copy where these are all of them.
at::Tensor rowsOf(const at::Tensor& all, std::span<const int> rows) {
    bool whole = std::int64_t(rows.size()) == all.size(0);
    for (std::size_t i = 0; whole && i < rows.size(); ++i) whole = rows[i] == int(i);
    if (whole) return all;
    return all.index_select(0, at::tensor(std::vector<std::int64_t>(rows.begin(), rows.end()), at::kLong));
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

/// Which images are of which unit, and what units say.
struct UnitsOfImages {
    std::int64_t count;
    std::vector<std::int64_t> of;  ///< [n]: each image's unit
    at::Tensor unit;               ///< the same
    adapter::ImageWeighting weighting;

    UnitsOfImages(std::span<const int> sizes, const adapter::ImageWeighting& by)
        : count(std::int64_t(sizes.size())), weighting(by) {
        for (std::size_t u = 0; u < sizes.size(); ++u)
            of.insert(of.end(), std::size_t(sizes[u]), std::int64_t(u));
        unit = at::tensor(of, at::kLong);
    }

    /// [count, classes], of what images say, [n, classes].
    at::Tensor logits(const at::Tensor& ofImages) const {
        const at::Tensor less =
            -weighting.sharpness * (ofImages.select(1, weighting.least) - ofImages.mean(1));
        const at::Tensor weights = at::exp(less - largest(less));
        const at::Tensor sums = at::zeros({count}, at::kDouble).index_add(0, unit, weights);
        const at::Tensor shares = weights / sums.index_select(0, unit);
        return at::zeros({count, ofImages.size(1)}, at::kDouble)
            .index_add(0, unit, ofImages * shares.unsqueeze(1));
    }

private:
    /// [n]: of each image the largest of its unit; a number by which weights do not change.
    at::Tensor largest(const at::Tensor& values) const {
        const at::NoGradGuard noGrad;
        const at::Tensor plain = values.detach().contiguous();
        const double* const value = plain.data_ptr<double>();
        std::vector<double> most(std::size_t(count), -std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < of.size(); ++i)
            most[std::size_t(of[i])] = std::max(most[std::size_t(of[i])], value[i]);
        return at::tensor(most, at::kDouble).index_select(0, unit);
    }
};

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

struct LogisticInputs::Impl {
    std::int64_t width = 0;
    at::Tensor mean, deviation;  ///< [width]
    at::Tensor turned;           ///< [n, directions]
    at::Tensor
        turn;  ///< [width, directions]: standardised inputs times this are `turned`; undefined: the identity
    at::Tensor squares;  ///< [directions]: sum over the images
};

LogisticInputs::LogisticInputs(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
LogisticInputs::LogisticInputs(LogisticInputs&&) noexcept = default;
LogisticInputs& LogisticInputs::operator=(LogisticInputs&&) noexcept = default;
LogisticInputs::~LogisticInputs() = default;

int LogisticInputs::images() const {
    return int(m_impl->turned.size(0));
}

Result<LogisticInputs> LogisticInputs::prepare(std::span<const float> inputs, int width,
                                               const JobContext& job, std::span<const float> weights) {
    return guarded([&]() -> Result<LogisticInputs> {
        if (width < 1 || inputs.empty() || inputs.size() % std::size_t(width) != 0 ||
            (!weights.empty() && weights.size() != std::size_t(width)))
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes", {}};
        FOVEA_CHECK(job.check());
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        const std::int64_t n = std::int64_t(inputs.size()) / width;
        auto impl = std::make_unique<Impl>();
        impl->width = width;
        at::Tensor x = at::from_blob(const_cast<float*>(inputs.data()), {n, width}).to(at::kDouble);
        impl->mean = x.mean(0);
        x.sub_(impl->mean);
        impl->deviation = at::linalg_vector_norm(x, 2, 0).div_(std::sqrt(double(n)));
        const at::Tensor flat = impl->deviation <= (impl->mean.abs() * kFlatShare).clamp_min(kFlat);
        impl->deviation.masked_fill_(flat, 1);
        if (!weights.empty())
            impl->deviation.div_(at::from_blob(const_cast<float*>(weights.data()), {width}).to(at::kDouble));
        x.div_(impl->deviation).masked_fill_(flat, 0);
        const bool fewImages = n < width;
        if (std::min<std::int64_t>(n, width) > kMostDirections) {
            impl->turned = std::move(x);
            impl->squares = at::full({width}, double(n), at::kDouble);
            return LogisticInputs(std::move(impl));
        }
        FOVEA_CHECK(job.check());
        const auto [values, vectors] = at::linalg_eigh(fewImages ? at::mm(x, x.t()) : at::mm(x.t(), x));
        FOVEA_CHECK(job.check());
        // Ascending. What is left of the rest is rounding.
        const double least = values[-1].item<double>() * kFlat;
        const std::int64_t all = values.size(0), directions = std::max<std::int64_t>(
                                                     1, (values > least).sum().item<std::int64_t>());
        impl->squares = values.narrow(0, all - directions, directions).clamp_min(kFlat).clone();
        const at::Tensor kept = vectors.narrow(1, all - directions, directions);
        if (fewImages) {
            const at::Tensor size = impl->squares.sqrt();
            impl->turned = kept * size;
            impl->turn = at::mm(x.t(), kept / size);
        } else {
            impl->turn = kept.clone();
            constexpr std::int64_t kPart = 1024;
            for (std::int64_t first = 0; first < n; first += kPart) {
                FOVEA_CHECK(job.check());
                const at::Tensor part = x.narrow(0, first, std::min(kPart, n - first));
                part.narrow(1, 0, directions).copy_(at::mm(part, impl->turn));
            }
            impl->turned = x.narrow(1, 0, directions);
        }
        impl->turn.masked_fill_(flat.unsqueeze(1), 0);
        return LogisticInputs(std::move(impl));
    });
}

Result<double> LogisticInputs::prepareSeconds(int images, int width, const JobContext& job) {
    return guarded([&]() -> Result<double> {
        if (images < 1 || width < 1)
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes", {}};
        constexpr std::int64_t kSide = 256;
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        const at::Tensor x = at::eye(kSide, at::kDouble) + 1;
        const double start = workSeconds(job);
        const at::Tensor product = at::mm(x, x);
        const double multiplied = workSeconds(job);
        FOVEA_CHECK(job.check());
        at::linalg_eigh(product);
        const double turned = workSeconds(job);
        const double n = images, w = width, least = std::min(n, w), cube = std::pow(double(kSide), 3);
        if (least > kMostDirections) return 0.0;
        // The matrix of products, and the inputs turned; the directions.
        return (multiplied - start) * 2 * least * n * w / cube +
               (turned - multiplied) * std::pow(least, 3) / cube;
    });
}

Result<LogisticFit> LogisticInputs::fit(std::span<const int> images, std::span<const int> labels, int classes,
                                        const LogisticFitOptions& options, const JobContext& job) const {
    return guarded([&]() -> Result<LogisticFit> {
        const std::int64_t n = std::int64_t(labels.size()), directions = m_impl->turned.size(1);
        const auto within = [](std::span<const int> numbers, int end) {
            return std::all_of(numbers.begin(), numbers.end(), [end](int i) { return i >= 0 && i < end; });
        };
        const std::size_t C = std::size_t(std::max(classes, 0));
        const ClassTargets& targets = options.targets;
        const std::span<const int> sizes = options.sizes;
        const bool ofUnits = !sizes.empty();
        if (classes < 2 || labels.empty() || !within(labels, classes) || !within(images, this->images()) ||
            (ofUnits ? sizes.size() : images.size()) != labels.size() ||
            std::any_of(sizes.begin(), sizes.end(), [](int size) { return size < 1; }) ||
            (ofUnits && std::accumulate(sizes.begin(), sizes.end(), std::size_t(0)) != images.size()) ||
            (ofUnits && (options.weighting.least < 0 || options.weighting.least >= classes)) ||
            !(options.penalty >= 0) || (!targets.plain() && targets.rows.size() != C * C) ||
            (!targets.shift.empty() && targets.shift.size() != C) ||
            (options.start && options.start->coefficients.size() != std::size_t(directions + 1) * C))
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes, labels or penalty", {}};
        const backbone::SingleThreaded single;
        const at::Tensor x = rowsOf(m_impl->turned, images);
        at::Tensor truth = at::zeros({n, classes}, at::kDouble), shift;
        {
            const at::NoGradGuard noGrad;
            auto asked = truth.accessor<double, 2>();
            for (std::int64_t i = 0; i < n; ++i) {
                const std::size_t label = std::size_t(labels[std::size_t(i)]);
                for (std::size_t c = 0; c < C; ++c)
                    asked[i][std::int64_t(c)] = targets.plain() ? c == label : targets.rows[label * C + c];
            }
            if (!targets.shift.empty()) shift = at::tensor(targets.shift, at::kDouble);
        }
        std::optional<UnitsOfImages> units;
        if (ofUnits) units.emplace(sizes, options.weighting);
        // A bound on the curvature along each direction, and of the intercepts. Units are not scaled: steps
        // along directions in which little differs lead to low points that are less low, and worse (decision
        // 0064).
        const double share = double(n) / double(this->images());
        at::Tensor scale = units ? at::ones({directions, 1}, at::kDouble)
                                 : (m_impl->squares * (share * kMostVariance / double(n)) + options.penalty)
                                       .rsqrt()
                                       .unsqueeze(1);
        const at::Tensor strength = options.penalty / 2 * scale.square();
        const double interceptScale = 1 / std::sqrt(kMostVariance);

        at::Tensor unknowns = at::zeros({directions + 1, classes}, at::kDouble);
        if (options.start) {
            unknowns.copy_(asTensor(options.start->coefficients, {directions + 1, classes}));
            unknowns.narrow(0, 0, directions).div_(scale);
            unknowns.select(0, directions).div_(interceptScale);
        }
        unknowns.set_requires_grad(true);
        torch::optim::LBFGS optimiser(
            {unknowns}, torch::optim::LBFGSOptions(1)
                            .max_iter(kIterations)
                            .tolerance_grad(options.gradient)
                            .tolerance_change(std::max(kNoChange, options.gradient * options.gradient))
                            .line_search_fn("strong_wolfe"));
        try {
            optimiser.step([&] {
                if (!job.check()) throw Cancelled();
                optimiser.zero_grad();
                const at::Tensor slopes = unknowns.narrow(0, 0, directions);
                at::Tensor logits =
                    at::mm(x, slopes * scale) + unknowns.select(0, directions) * interceptScale;
                if (units) logits = units->logits(logits);
                if (shift.defined()) logits = logits + shift;
                const at::Tensor loss = -(truth * at::log_softmax(logits, 1)).sum() / double(n) +
                                        (strength * slopes.square()).sum();
                loss.backward();
                return loss;
            });
        } catch (const Cancelled&) {
            return Error{ErrorCode::cancelled, "cancelled", {}};
        }
        const at::NoGradGuard noGrad;
        at::Tensor found = unknowns.detach().clone();
        found.narrow(0, 0, directions).mul_(scale);
        found.select(0, directions).mul_(interceptScale);
        return LogisticFit{classes, numbersOf(found)};
    });
}

Result<std::vector<LogisticFit>> LogisticInputs::fitNumber(std::span<const int> images,
                                                           std::span<const double> numbers,
                                                           std::span<const double> penalties,
                                                           const JobContext& job) const {
    return guarded([&]() -> Result<std::vector<LogisticFit>> {
        const auto outside = [&](int image) { return image < 0 || image >= this->images(); };
        if (images.empty() || images.size() != numbers.size() ||
            std::any_of(images.begin(), images.end(), outside) ||
            std::any_of(penalties.begin(), penalties.end(), [](double p) { return !(p > 0); }))
            return Error{ErrorCode::invalidArgument, "ridge regression: sizes, images or penalties", {}};
        const at::NoGradGuard noGrad;
        const backbone::SingleThreaded single;
        const double n = double(images.size());
        at::Tensor x = rowsOf(m_impl->turned, images),
                   y = at::tensor(std::vector<double>(numbers.begin(), numbers.end()), at::kDouble);
        const at::Tensor middle = x.mean(0);
        const double mean = y.mean().item<double>();
        x = x - middle;
        y.sub_(mean);
        const bool fewImages = x.size(0) < x.size(1);
        // Of the smaller of the two matrices, with as many rows as images or as directions.
        const at::Tensor gram = (fewImages ? at::mm(x, x.t()) : at::mm(x.t(), x)) / n;
        const at::Tensor right = fewImages ? y / n : at::mv(x.t(), y) / n;
        std::vector<LogisticFit> fits;
        for (const double penalty : penalties) {
            FOVEA_CHECK(job.check());
            at::Tensor strengthened = gram.clone();
            strengthened.diagonal().add_(penalty);
            const at::Tensor solved =
                at::cholesky_solve(right.unsqueeze(1), at::linalg_cholesky(strengthened)).squeeze(1);
            const at::Tensor slopes = fewImages ? at::mv(x.t(), solved) : solved;
            const at::Tensor intercept = mean - slopes.dot(middle);
            fits.push_back({1, numbersOf(at::cat({slopes, intercept.reshape({1})}))});
        }
        return fits;
    });
}

RidgeRegression LogisticInputs::numberModel(const LogisticFit& fit) const {
    const at::NoGradGuard noGrad;
    const backbone::SingleThreaded single;
    const std::int64_t directions = m_impl->turned.size(1);
    const at::Tensor found = asTensor(fit.coefficients, {directions + 1});
    const at::Tensor slopes = found.narrow(0, 0, directions);
    RidgeRegression model;
    model.m_mean = numbersOf(m_impl->mean);
    model.m_deviation = numbersOf(m_impl->deviation);
    model.m_weights = numbersOf(at::cat(
        {m_impl->turn.defined() ? at::mv(m_impl->turn, slopes) : slopes, found.narrow(0, directions, 1)}));
    return model;
}

std::vector<double> LogisticInputs::logits(const LogisticFit& fit, std::span<const int> images) const {
    const at::NoGradGuard noGrad;
    const backbone::SingleThreaded single;
    const std::int64_t directions = m_impl->turned.size(1);
    const at::Tensor found = asTensor(fit.coefficients, {directions + 1, fit.classes});
    return numbersOf(at::mm(rowsOf(m_impl->turned, images), found.narrow(0, 0, directions)) +
                     found.select(0, directions));
}

LogisticRegression LogisticInputs::model(const LogisticFit& fit) const {
    const at::NoGradGuard noGrad;
    const backbone::SingleThreaded single;
    const std::int64_t directions = m_impl->turned.size(1);
    const at::Tensor found = asTensor(fit.coefficients, {directions + 1, fit.classes});
    const at::Tensor slopes = found.narrow(0, 0, directions);
    LogisticRegression model;
    model.m_width = int(m_impl->width);
    model.m_classes = fit.classes;
    model.m_mean = numbersOf(m_impl->mean);
    model.m_deviation = numbersOf(m_impl->deviation);
    model.m_weights = numbersOf(at::cat({(m_impl->turn.defined() ? at::mm(m_impl->turn, slopes) : slopes).t(),
                                         found.narrow(0, directions, 1).t()},
                                        1));
    return model;
}

Result<LogisticRegression> LogisticRegression::fit(std::span<const float> inputs, int width,
                                                   std::span<const int> labels, int classes, double penalty,
                                                   const JobContext& job) {
    if (width < 1 || labels.empty() || inputs.size() != labels.size() * std::size_t(width))
        return Error{ErrorCode::invalidArgument, "logistic regression: sizes", {}};
    FOVEA_TRY(const LogisticInputs prepared, LogisticInputs::prepare(inputs, width, job));
    std::vector<int> all(labels.size());
    std::iota(all.begin(), all.end(), 0);
    FOVEA_TRY(const LogisticFit found, prepared.fit(all, labels, classes, {.penalty = penalty}, job));
    return guarded([&]() -> Result<LogisticRegression> { return prepared.model(found); });
}

LogisticRegression::Linear LogisticRegression::linear() const {
    const std::size_t width = std::size_t(m_width), C = std::size_t(m_classes);
    Linear l{std::vector<double>(C * width), std::vector<double>(C)};
    for (std::size_t i = 0; i <= width; ++i) {
        double mean = 0;
        for (std::size_t c = 0; c < C; ++c) mean += m_weights[c * (width + 1) + i] / double(C);
        for (std::size_t c = 0; c < C; ++c) {
            const double centred = m_weights[c * (width + 1) + i] - mean;
            if (i == width) {
                l.intercepts[c] += centred;
            } else {
                l.weights[c * width + i] = centred / m_deviation[i];
                l.intercepts[c] -= centred / m_deviation[i] * m_mean[i];
            }
        }
    }
    return l;
}

Result<double> LogisticRegression::evaluationSeconds(int images, int width, int classes,
                                                     const JobContext& job) {
    return guarded([&]() -> Result<double> {
        constexpr int kMostImages = 4096;
        constexpr int kRepetitions = 5;
        const int n = std::min(images, kMostImages);
        if (n < 1 || width < 1 || classes < 2)
            return Error{ErrorCode::invalidArgument, "logistic regression: sizes", {}};
        const backbone::SingleThreaded single;
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
    // The standardised inputs and, once, their squares, or what turns them and is turned. Logits, their
    // logarithms and their gradients.
    const double n = images, directions = std::min(images, width);
    const double turning = images < width ? directions * (n + width) : 0;
    return 1e-6 * sizeof(double) * (n * width + turning + 3 * directions * directions + 6.0 * n * classes);
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
