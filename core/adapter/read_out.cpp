#include "adapter/read_out.h"

#include <algorithm>
#include <cmath>

namespace fovea::adapter {

std::vector<double> ReadOut::logits(std::span<const float> summaries) const {
    const std::size_t C = intercepts.size(), w = std::size_t(width()), images = w ? summaries.size() / w : 0;
    std::vector<double> all;
    all.reserve(images * C);
    for (std::size_t image = 0; image < images; ++image)
        for (std::size_t c = 0; c < C; ++c) {
            double sum = double(intercepts[c]);
            for (std::size_t i = 0; i < w; ++i)
                sum += double(weights[c * w + i]) * double(summaries[image * w + i]);
            all.push_back(sum);
        }
    return all;
}

std::vector<double> ImageWeighting::weights(std::span<const double> logits, int classes) const {
    const std::size_t C = std::size_t(classes), n = logits.size() / C;
    std::vector<double> all;
    for (std::size_t i = 0; i < n; ++i) {
        double mean = 0;
        for (std::size_t c = 0; c < C; ++c) mean += logits[i * C + c] / double(C);
        all.push_back(-sharpness * (logits[i * C + std::size_t(least)] - mean));
    }
    const double most = n > 0 ? *std::max_element(all.begin(), all.end()) : 0;
    double sum = 0;
    for (double& weight : all) sum += weight = std::exp(weight - most);
    for (double& weight : all) weight /= sum;
    return all;
}

std::vector<double> ReadOut::imageWeights(std::span<const float> summaries) const {
    const std::size_t n = summaries.size() / std::size_t(width());
    if (!weighting) return std::vector<double>(n, 1 / double(n));
    return weighting->weights(logits(summaries), classes());
}

std::vector<float> ReadOut::together(std::span<const float> summaries) const {
    const std::size_t w = std::size_t(width()), n = summaries.size() / w;
    const std::vector<double> weights = weighting ? imageWeights(summaries) : std::vector<double>();
    std::vector<float> mean;
    mean.reserve(w);
    for (std::size_t j = 0; j < w; ++j) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += (weighting ? weights[i] : 1.0) * double(summaries[i * w + j]);
        mean.push_back(float(weighting ? sum : sum / double(n)));
    }
    return mean;
}

int ReadOut::widthFor(const AdapterConfig& c) {
    return c.backboneWidth * (1 + 2 * c.layers);
}

Result<void> Head::validate(const AdapterConfig& config) const {
    const auto wrong = [](const char* what) {
        return Error{ErrorCode::invalidArgument, std::string("head: ") + what, {}};
    };
    if (!(sideShare >= 0 && sideShare <= 1)) return wrong("a share is between 0 and 1");
    if (plain() == readOut.has_value()) return wrong("a read-out, and a share of it, go together");
    if (variables && !readOut) return wrong("variables are read by a read-out, and there is none");
    if (plain()) return {};
    if (readOut->classes() != config.classes || readOut->width() != ReadOut::widthFor(config) ||
        readOut->weights.size() != std::size_t(config.classes) * std::size_t(readOut->width()) ||
        readOut->typical.size() != std::size_t(readOut->width()))
        return wrong("the read-out is of another size");
    if (variables &&
        (variables->coding.width() < 1 ||
         variables->weights.size() != std::size_t(config.classes) * std::size_t(variables->coding.width())))
        return wrong("the weights of variables are of another size");
    if (readOut->weighting &&
        (config.outputs != Outputs::classes || config.pooling != Pooling::attention || variables))
        return wrong("weights of images where none are learned");
    if (const auto& weighting = readOut->weighting)
        if (weighting->least < 0 || weighting->least >= config.classes || !(weighting->sharpness > 0) ||
            !std::isfinite(weighting->sharpness))
            return wrong("weights of images by no class, or of no sharpness");
    const auto finite = [](float x) { return std::isfinite(x); };
    std::vector<const std::vector<float>*> all = {&readOut->weights, &readOut->intercepts, &readOut->typical};
    if (variables) all.push_back(&variables->weights);
    for (const auto* numbers : all)
        if (!std::all_of(numbers->begin(), numbers->end(), finite))
            return wrong("the read-out holds what is no number");
    return {};
}

std::vector<TensorSpec> readOutTensors(const AdapterConfig& config, int variableWidth) {
    std::vector<TensorSpec> tensors = {{"read_out.weights", {config.classes, ReadOut::widthFor(config)}},
                                       {"read_out.intercepts", {config.classes}},
                                       {"read_out.typical", {ReadOut::widthFor(config)}}};
    if (variableWidth > 0) tensors.push_back({"read_out.variables", {config.classes, variableWidth}});
    return tensors;
}

std::int64_t learnableParameters(const AdapterConfig& config, double sideShare, int variableWidth) {
    std::int64_t count = sideShare > 0 ? learnableParameters(config) : 0;
    if (sideShare < 1)
        count += std::int64_t(config.classes) * (ReadOut::widthFor(config) + 1 + variableWidth);
    return count;
}

}  // namespace fovea::adapter
