#include "training/ridge_regression.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/safetensors.h"

namespace fovea::training {

namespace {

constexpr const char* kFormat = "fovea-ridge-regression-1";

bool read(const SafeTensors& file, const char* name, std::vector<double>& out) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != DType::f64 || view->shape.size() != 1) return false;
    out.resize(view->bytes.size() / sizeof(double));
    if (!out.empty()) std::memcpy(out.data(), view->bytes.data(), view->bytes.size());
    return std::all_of(out.begin(), out.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace

std::vector<double> RidgeRegression::values(std::span<const float> inputs) const {
    const Linear l = linear();
    const std::size_t w = l.weights.size(), n = w ? inputs.size() / w : 0;
    std::vector<double> all;
    all.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
        double sum = l.intercept;
        for (std::size_t k = 0; k < w; ++k) sum += l.weights[k] * double(inputs[i * w + k]);
        all.push_back(sum);
    }
    return all;
}

RidgeRegression::Linear RidgeRegression::linear() const {
    Linear l{std::vector<double>(m_mean.size()), m_weights.back()};
    for (std::size_t i = 0; i < m_mean.size(); ++i) {
        l.weights[i] = m_weights[i] / m_deviation[i];
        l.intercept -= l.weights[i] * m_mean[i];
    }
    return l;
}

Result<void> RidgeRegression::save(const std::string& path, FileLayer& files,
                                   const std::map<std::string, std::string>& notes) const {
    return guarded([&] {
        SafeTensorsWriter writer;
        for (const auto& [name, note] : notes) writer.setMetadata(name, note);
        writer.setMetadata("format", kFormat);
        const auto add = [&](const char* name, const std::vector<double>& values) {
            writer.add(name, DType::f64, {std::int64_t(values.size())}, std::as_bytes(std::span(values)));
        };
        add("mean", m_mean);
        add("deviation", m_deviation);
        add("weights", m_weights);
        return files.writeAtomically(path, writer.bytes());
    });
}

Result<RidgeRegression> RidgeRegression::load(const std::string& path) {
    return guarded([&]() -> Result<RidgeRegression> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        const auto format = file.metadata().find("format");
        RidgeRegression model;
        if (format == file.metadata().end() || format->second != kFormat ||
            !read(file, "mean", model.m_mean) || !read(file, "deviation", model.m_deviation) ||
            !read(file, "weights", model.m_weights))
            return Error{ErrorCode::corruptFile, "not a ridge regression of this version", path};
        if (model.m_mean.empty() || model.m_deviation.size() != model.m_mean.size() ||
            model.m_weights.size() != model.m_mean.size() + 1 ||
            std::any_of(model.m_deviation.begin(), model.m_deviation.end(), [](double d) { return d <= 0; }))
            return Error{ErrorCode::corruptFile, "its sizes contradict each other", path};
        return model;
    });
}

}  // namespace fovea::training
