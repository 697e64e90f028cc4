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

Result<void> checkAnswer(const AdapterOnRecords& adapter, const AskedImage& image, int answer) {
    if (answer < 0 || std::size_t(answer) >= adapter.info.classes.size()) return invalid("no such answer");
    if (image.record.empty()) return invalid("predicted without what a map is made from");
    return {};
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

constexpr double kLeast = 1e-300;  // a probability that is 0 has no logarithm

explain::KeptShape shapeOf(const backbone::FeatureShape& s) {
    return {s.heads, s.kept, s.grid, s.grid, s.leading};
}

/// The maps of what kept tokens say, [L, H, M].
Result<EvidenceMaps> mapsOf(const explain::KeptStates& kept, std::span<const double> tokens,
                            const std::vector<int>& layers, explain::EvidenceOf part) {
    EvidenceMaps maps;
    FOVEA_TRY(maps.map, explain::evidenceMap(kept, tokens, -1));
    maps.map.part = part;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        FOVEA_TRY(explain::TokenMap one, explain::evidenceMap(kept, tokens, int(i)));
        one.layer = layers[i];
        one.part = part;
        maps.layers.push_back(std::move(one));
    }
    return maps;
}

double dot(std::span<const float> a, std::span<const float> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                              [](float x, float y) { return double(x) * double(y); });
}

std::span<const float> partOf(const std::vector<float>& all, const features::SummaryPart& p) {
    return std::span(all).subspan(p.first, p.size);
}

/// Class token and constant into `evidence`; what the kept tokens say, [L, H, M].
Result<std::vector<double>> ofReadOut(const AdapterOnRecords& adapter, const AskedImage& image,
                                      const explain::KeptStates& kept, CaseEvidence& evidence) {
    const adapter::Head& head = adapter.network.head();
    const features::SummaryLayout layout(image.tokens.shape);
    const std::size_t C = adapter.info.classes.size(), answer = std::size_t(evidence.answer);
    const double share = 1 - head.sideShare;
    const adapter::Outputs outputs = adapter.info.config.outputs;
    std::vector<float> weights = ownPart(head.readOut->weights, answer, C, outputs);
    for (float& w : weights) w = float(double(w) * share);
    const std::vector<float>& typical = head.readOut->typical;
    evidence.constant =
        share * double(ownPart(head.readOut->intercepts, answer, C, outputs)[0]) + dot(weights, typical);
    if (const auto& variables = head.variables)
        evidence.variables = share * dot(ownPart(variables->weights, answer, C, outputs), image.variables);
    evidence.classToken = dot(partOf(weights, layout.classState), image.tokens.classState) -
                          dot(partOf(weights, layout.classState), partOf(typical, layout.classState));
    FOVEA_TRY(
        std::vector<double> tokens,
        explain::tokenEvidence(kept, {partOf(weights, layout.means), partOf(weights, layout.deviations),
                                      partOf(typical, layout.means), partOf(typical, layout.deviations)}));
    evidence.readOutLogit = evidence.constant + evidence.variables + evidence.classToken +
                            std::accumulate(tokens.begin(), tokens.end(), 0.0);
    return tokens;
}

/// What the kept tokens say in the side network, [L, H, M].
Result<std::vector<double>> ofSideNetwork(const AdapterOnRecords& adapter, const AskedImage& image,
                                          int answer) {
    const adapter::Head& head = adapter.network.head();
    const std::size_t C = adapter.info.classes.size();
    std::vector<float> of(C);
    for (std::size_t c = 0; c < C; ++c) {
        const double mean = adapter.info.config.outputs == adapter::Outputs::classes ? 1.0 / double(C) : 0;
        of[c] = float(head.sideShare * ((int(c) == answer ? 1.0 : 0.0) - mean));
    }
    const adapter::Batch batch = adapter.batchOf(image);
    const std::vector<float>& beside = head.readOut ? head.readOut->typical : batch.summaries;
    FOVEA_TRY(const std::vector<float> tokens,
              adapter.network.attentionTimesGradient(
                  batch, of, partOf(beside, features::SummaryLayout(image.tokens.shape).means)));
    return std::vector<double>(tokens.begin(), tokens.end());
}

}  // namespace

double evidenceIn(std::span<const double> said, std::size_t answer, adapter::Outputs outputs,
                  double typical) {
    const auto logarithm = [](double p) { return std::log(std::max(p, kLeast)); };
    if (outputs == adapter::Outputs::number) return said[answer] - typical;
    if (outputs == adapter::Outputs::findings) return logarithm(said[answer]) - logarithm(1 - said[answer]);
    double mean = 0;
    for (const double p : said) mean += logarithm(p) / double(said.size());
    return logarithm(said[answer]) - mean;
}

std::vector<double> evidenceOfImages(std::span<const double> said, std::size_t classes, std::size_t answer,
                                     adapter::Outputs outputs, double typical) {
    std::vector<double> all;
    for (std::size_t first = 0; first < said.size(); first += classes)
        all.push_back(evidenceIn(said.subspan(first, classes), answer, outputs, typical));
    if (outputs != adapter::Outputs::classes && std::accumulate(all.begin(), all.end(), 0.0) < 0)
        for (double& x : all) x = -x;
    return all;
}

double logOddsOf(std::span<const double> answers, std::size_t answer, adapter::Outputs outputs) {
    if (outputs == adapter::Outputs::number) return answers[answer];
    // Of one class against all others, by their sum: 1 - p would be 0 where an answer is sure.
    double others = outputs == adapter::Outputs::findings ? 1 - answers[answer] : 0;
    for (std::size_t c = 0; c < answers.size() && outputs == adapter::Outputs::classes; ++c)
        if (c != answer) others += answers[c];
    return std::log(std::max(answers[answer], kLeast)) - std::log(std::max(others, kLeast));
}

Result<explain::TokenMap> EvidenceMaps::ofLayer(int layer) const {
    if (layer < 0) return map;
    for (const explain::TokenMap& one : layers)
        if (one.layer == layer) return one;
    return invalid("layer " + std::to_string(layer) + " was not extracted");
}

const EvidenceMaps* CaseEvidence::of(explain::EvidenceOf part) const {
    if (part == explain::EvidenceOf::both) return &together;
    const auto& maps = part == explain::EvidenceOf::readOut ? readOut : sideNetwork;
    return maps ? &*maps : nullptr;
}

Result<CaseEvidence> caseEvidence(const AdapterOnRecords& adapter, const AskedImage& image, int answer) {
    return guarded([&]() -> Result<CaseEvidence> {
        FOVEA_CHECK(checkAnswer(adapter, image, answer));
        const adapter::Head& head = adapter.network.head();
        const backbone::FeatureShape& s = image.tokens.shape;
        const std::vector<int>& layers = adapter.info.extraction.layers;
        const std::vector<float> values = adapter.codec.values(image.record);
        const explain::KeptStates kept{shapeOf(s), s.headWidth, image.tokens.tokens, values};
        CaseEvidence evidence;
        evidence.answer = answer;
        evidence.logit =
            evidenceIn(image.networkProbabilities, std::size_t(answer), adapter.info.config.outputs);
        std::vector<double> tokens(image.tokens.tokens.size());
        if (head.readOut) {
            FOVEA_TRY(const auto said, ofReadOut(adapter, image, kept, evidence));
            FOVEA_TRY(evidence.readOut, mapsOf(kept, said, layers, explain::EvidenceOf::readOut));
            for (std::size_t i = 0; i < said.size(); ++i) tokens[i] += said[i];
        }
        evidence.sideNetworkLogit = evidence.logit - evidence.readOutLogit;
        if (head.hasSideNetwork()) {
            FOVEA_TRY(const auto said, ofSideNetwork(adapter, image, answer));
            FOVEA_TRY(evidence.sideNetwork, mapsOf(kept, said, layers, explain::EvidenceOf::sideNetwork));
            for (std::size_t i = 0; i < said.size(); ++i) tokens[i] += said[i];
        }
        const bool both = evidence.readOut && evidence.sideNetwork;
        FOVEA_TRY(evidence.together, mapsOf(kept, tokens, layers,
                                            both               ? explain::EvidenceOf::both
                                            : evidence.readOut ? explain::EvidenceOf::readOut
                                                               : explain::EvidenceOf::sideNetwork));
        return evidence;
    });
}

Result<explain::TokenMap> caseOcclusion(const AdapterOnRecords& adapter, const AskedImage& image, int answer,
                                        int block, OcclusionScale scale, const JobContext& job) {
    return guarded([&]() -> Result<explain::TokenMap> {
        FOVEA_CHECK(checkAnswer(adapter, image, answer));
        const backbone::FeatureShape& s = image.tokens.shape;
        if (block < 1 || block > s.grid) return invalid("blocks of no size, or larger than the image");
        std::vector<bool> kept(std::size_t(s.tokenCount()), false);
        for (const std::int32_t token : image.tokens.tokens) kept[std::size_t(token)] = true;

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
        for (std::vector<bool>& one : out) one = image.keptAmong(one);
        FOVEA_TRY(const adapter::Prediction without, adapter.askAgain(image, out, job));
        const adapter::AdapterInfo& info = adapter.info;
        const std::size_t C = info.classes.size();
        const auto said = [&](std::span<const double> answers) {
            if (info.config.outputs == adapter::Outputs::number)
                return info.question.deviation * answers[std::size_t(answer)];
            return scale == OcclusionScale::plain
                       ? answers[std::size_t(answer)]
                       : logOddsOf(answers, std::size_t(answer), info.config.outputs);
        };
        const double before = said(image.networkProbabilities);
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
