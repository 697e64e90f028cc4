#include "inference/case_evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "explain/evidence.h"
#include "features/token_summary.h"

namespace fovea::inference {

namespace {

Error invalid(std::string what) {
    return {ErrorCode::invalidArgument, std::move(what), {}};
}

Result<void> checkAnswer(const Predictor& predictor, const CaseResult& result, int answer) {
    if (answer < 0 || std::size_t(answer) >= predictor.classes().size()) return invalid("no such answer");
    if (result.record.empty()) return invalid("predicted without what a map is made from");
    return {};
}

/// Of a backbone layer among the extracted ones; -1 for all of them.
Result<int> extractedLayer(const Predictor& predictor, int layer) {
    if (layer < 0) return -1;
    const auto& layers = predictor.info().extraction.layers;
    const auto found = std::find(layers.begin(), layers.end(), layer);
    if (found == layers.end()) return invalid("layer " + std::to_string(layer) + " was not extracted");
    return int(found - layers.begin());
}

/// A row of `numbers`, [C, width]; of classes, which are told apart, the mean over the rows is taken from it.
std::vector<float> ownPart(const std::vector<float>& numbers, std::size_t row, std::size_t rows,
                           adapter::Outputs outputs) {
    const std::size_t width = numbers.size() / rows;
    std::vector<float> own(width);
    if (outputs != adapter::Outputs::classes) {
        std::copy_n(numbers.begin() + std::ptrdiff_t(row * width), width, own.begin());
        return own;
    }
    for (std::size_t i = 0; i < width; ++i) {
        double sum = 0;
        for (std::size_t r = 0; r < rows; ++r) sum += double(numbers[r * width + i]);
        own[i] = float(double(numbers[row * width + i]) - sum / double(rows));
    }
    return own;
}

/// What of the network's answers is a sum of parts: of classes a logit less their mean, of a finding its
/// logit, of a number the number itself in deviations.
double additive(const std::vector<double>& said, std::size_t answer, adapter::Outputs outputs) {
    if (outputs == adapter::Outputs::number) return said[answer];
    if (outputs == adapter::Outputs::findings) return std::log(said[answer] / (1 - said[answer]));
    double mean = 0;
    for (const double p : said) mean += std::log(p) / double(said.size());
    return std::log(said[answer]) - mean;
}

explain::KeptShape shapeOf(const backbone::FeatureShape& s) {
    return {s.heads, s.kept, s.grid, s.grid, s.leading};
}

/// Of one class against all others, by their sum: 1 - p would be 0 where an answer is sure. Of a finding
/// against its absence.
double logOddsOf(std::span<const double> probabilities, std::size_t answer, adapter::Outputs outputs) {
    constexpr double kLeast = 1e-300;
    double others = outputs == adapter::Outputs::findings ? 1 - probabilities[answer] : 0;
    for (std::size_t c = 0; c < probabilities.size() && outputs == adapter::Outputs::classes; ++c)
        if (c != answer) others += probabilities[c];
    return std::log(std::max(probabilities[answer], kLeast)) - std::log(std::max(others, kLeast));
}

}  // namespace

Result<CaseEvidence> caseEvidence(const Predictor& predictor, const CaseResult& result, int answer,
                                  int layer) {
    return guarded([&]() -> Result<CaseEvidence> {
        FOVEA_CHECK(checkAnswer(predictor, result, answer));
        const adapter::Head& head = predictor.head();
        if (!head.readOut)
            return invalid("the adapter has no read-out: what speaks for an answer cannot be told");
        FOVEA_TRY(const int extracted, extractedLayer(predictor, layer));
        FOVEA_TRY(const features::RecordCodec codec, predictor.codec());
        const backbone::FeatureShape& s = result.tokens.shape;
        const features::SummaryLayout layout(s);
        const std::size_t C = predictor.classes().size();
        const double share = 1 - head.sideShare;
        const adapter::Outputs outputs = predictor.info().config.outputs;
        std::vector<float> weights = ownPart(head.readOut->weights, std::size_t(answer), C, outputs);
        for (float& w : weights) w = float(double(w) * share);
        const std::vector<float>& typical = head.readOut->typical;
        const auto part = [](const std::vector<float>& all, const features::SummaryPart& p) {
            return std::span(all).subspan(p.first, p.size);
        };
        const auto dot = [](std::span<const float> a, std::span<const float> b) {
            return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                                      [](float x, float y) { return double(x) * double(y); });
        };

        CaseEvidence evidence;
        evidence.answer = answer;
        evidence.constant =
            share * double(ownPart(head.readOut->intercepts, std::size_t(answer), C, outputs)[0]) +
            dot(weights, typical);
        evidence.classToken = dot(part(weights, layout.classState), result.tokens.classState) -
                              dot(part(weights, layout.classState), part(typical, layout.classState));
        const std::vector<float> values = codec.values(result.record);
        const explain::KeptStates kept{shapeOf(s), s.headWidth, result.tokens.tokens, values};
        FOVEA_TRY(
            const std::vector<double> tokens,
            explain::tokenEvidence(kept, {part(weights, layout.means), part(weights, layout.deviations),
                                          part(typical, layout.means), part(typical, layout.deviations)}));
        FOVEA_TRY(evidence.map, explain::evidenceMap(kept, tokens, extracted));
        evidence.map.layer = layer < 0 ? -1 : layer;
        const std::vector<int>& all = predictor.info().extraction.layers;
        for (std::size_t i = 0; i < all.size(); ++i) {
            FOVEA_TRY(explain::TokenMap one, explain::evidenceMap(kept, tokens, int(i)));
            one.layer = all[i];
            evidence.layers.push_back(std::move(one));
        }
        evidence.readOut =
            evidence.constant + evidence.classToken + std::accumulate(tokens.begin(), tokens.end(), 0.0);
        evidence.logit = additive(result.networkProbabilities, std::size_t(answer), outputs);
        evidence.sideNetwork = evidence.logit - evidence.readOut;
        return evidence;
    });
}

Result<explain::TokenMap> caseOcclusion(const Predictor& predictor, const CaseResult& result, int answer,
                                        int block, OcclusionScale scale, const JobContext& job) {
    return guarded([&]() -> Result<explain::TokenMap> {
        FOVEA_CHECK(checkAnswer(predictor, result, answer));
        const backbone::FeatureShape& s = result.tokens.shape;
        if (block < 1 || block > s.grid) return invalid("blocks of no size, or larger than the image");
        std::vector<bool> kept(std::size_t(s.tokenCount()), false);
        for (const std::int32_t token : result.tokens.tokens) kept[std::size_t(token)] = true;

        explain::TokenMap map;
        map.kind = explain::MapKind::occlusion;
        map.layer = -1;
        map.rows = map.columns = s.grid;
        map.values.assign(std::size_t(s.grid) * std::size_t(s.grid), 0.f);
        map.known.assign(map.values.size(), false);
        const int perSide = (s.grid + block - 1) / block;
        const auto blockOf = [&](std::size_t patch) {
            return int(patch) / s.grid / block * perSide + int(patch) % s.grid / block;
        };
        std::vector<std::vector<bool>> out;
        std::vector<int> asked(std::size_t(perSide * perSide), -1);  // of each block its place in `out`
        for (std::size_t patch = 0; patch < map.values.size(); ++patch) {
            const std::size_t token = patch + std::size_t(s.leading);
            if (!kept[token]) continue;
            int& place = asked[std::size_t(blockOf(patch))];
            if (place < 0) {
                place = int(out.size());
                out.emplace_back(kept.size(), false);
            }
            out[std::size_t(place)][token] = true;
        }
        if (out.empty()) return map;
        FOVEA_TRY(const adapter::Prediction without, predictor.askAgain(result, out, job));
        const std::size_t C = predictor.classes().size();
        const adapter::AdapterInfo& info = predictor.info();
        const auto said = [&](std::span<const double> answers) {
            if (info.config.outputs == adapter::Outputs::number)
                return info.question.deviation * answers[std::size_t(answer)];
            return scale == OcclusionScale::probability
                       ? answers[std::size_t(answer)]
                       : logOddsOf(answers, std::size_t(answer), info.config.outputs);
        };
        const double before = said(result.networkProbabilities);
        for (std::size_t patch = 0; patch < map.values.size(); ++patch) {
            const int place = asked[std::size_t(blockOf(patch))];
            if (place < 0) continue;
            map.known[patch] = true;
            map.values[patch] =
                float(before - said(std::span(without.probabilities).subspan(std::size_t(place) * C, C)));
        }
        return map;
    });
}

}  // namespace fovea::inference
