#include "explain/evidence.h"

#include <cmath>

namespace fovea::explain {

namespace {

struct Sizes {
    std::size_t layers = 0, heads, kept, width;
    std::size_t tokens() const { return layers * heads * kept; }
    std::size_t channels() const { return layers * heads * width; }
};

Result<Sizes> sizesOf(const KeptStates& k) {
    Sizes s{0, std::size_t(k.shape.heads), std::size_t(k.shape.kept), std::size_t(k.headWidth)};
    const bool positive = k.shape.heads > 0 && k.shape.kept > 0 && k.headWidth > 0;
    if (positive) s.layers = k.tokens.size() / (s.heads * s.kept);
    if (!positive || s.layers == 0 || s.tokens() != k.tokens.size())
        return Error{ErrorCode::invalidArgument, "number of tokens is not layers x heads x kept", {}};
    return s;
}

}  // namespace

Result<std::vector<double>> tokenEvidence(const KeptStates& k, const TokenReading& r) {
    return guarded([&]() -> Result<std::vector<double>> {
        FOVEA_TRY(const Sizes s, sizesOf(k));
        bool fits = k.values.size() == s.tokens() * s.width;
        for (const auto& part : {r.means, r.deviations, r.typicalMeans, r.typicalDeviations})
            fits = fits && part.size() == s.channels();
        if (!fits) return Error{ErrorCode::invalidArgument, "a reading of other tokens", {}};
        std::vector<double> evidence(s.tokens());
        const double share = 1.0 / double(s.kept);
        for (std::size_t head = 0; head < s.layers * s.heads; ++head)
            for (std::size_t i = 0; i < s.width; ++i) {
                const std::size_t channel = head * s.width + i;
                const auto value = [&](std::size_t m) {
                    return double(k.values[(head * s.kept + m) * s.width + i]);
                };
                double mean = 0, squares = 0;
                for (std::size_t m = 0; m < s.kept; ++m) mean += value(m) * share;
                for (std::size_t m = 0; m < s.kept; ++m) squares += std::pow(value(m) - mean, 2) * share;
                const double deviation = std::sqrt(squares);
                for (std::size_t m = 0; m < s.kept; ++m) {
                    const double spread = deviation > 0 ? std::pow(value(m) - mean, 2) / deviation : 0;
                    evidence[head * s.kept + m] +=
                        share *
                        (double(r.means[channel]) * (value(m) - double(r.typicalMeans[channel])) +
                         double(r.deviations[channel]) * (spread - double(r.typicalDeviations[channel])));
                }
            }
        return evidence;
    });
}

Result<TokenMap> evidenceMap(const KeptStates& k, std::span<const double> evidence, int layer) {
    return guarded([&]() -> Result<TokenMap> {
        FOVEA_TRY(const Sizes s, sizesOf(k));
        const std::size_t patches = std::size_t(k.shape.rows) * std::size_t(k.shape.columns),
                          leading = std::size_t(k.shape.leading);
        if (evidence.size() != s.tokens() || layer >= int(s.layers) || k.shape.rows < 1 ||
            k.shape.columns < 1 || k.shape.leading < 0)
            return Error{ErrorCode::invalidArgument, "evidence of other tokens", {}};
        TokenMap map;
        map.kind = MapKind::evidence;
        map.layer = layer;
        map.rows = k.shape.rows;
        map.columns = k.shape.columns;
        map.known.assign(patches, false);
        std::vector<double> sums(patches);
        const std::size_t each = s.heads * s.kept;
        const std::size_t first = layer < 0 ? 0 : std::size_t(layer) * each;
        for (std::size_t i = first; i < (layer < 0 ? s.tokens() : first + each); ++i) {
            const std::int64_t token = k.tokens[i];
            if (token < 0 || std::size_t(token) >= leading + patches)
                return Error{ErrorCode::invalidArgument, "token outside the patch grid", {}};
            if (std::size_t(token) < leading) {
                map.leadingShare += evidence[i];
                continue;
            }
            sums[std::size_t(token) - leading] += evidence[i];
            map.known[std::size_t(token) - leading] = true;
        }
        map.values.assign(sums.begin(), sums.end());
        return map;
    });
}

}  // namespace fovea::explain
