#include "explain/token_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "explain/signed_colour.h"
#include "explain/viridis.h"

namespace fovea::explain {
namespace {

constexpr MessageKind kKeptMap{
    "kept_map",
    FOVEA_TEXT("Messages",
               "Where the fixed, pre-trained part of the network directed its attention. It was never taught "
               "these classes: the map shows where it looked, not why the class was chosen. It does not "
               "localise disease.")};
constexpr MessageKind kPromptMap{
    "prompt_map",
    FOVEA_TEXT("Messages",
               "Which parts of the image the trained part of the network read from. It shows what was read, "
               "not what spoke for or against the class. It does not localise disease.")};

constexpr MessageKind kEvidenceMap{
    "evidence_map",
    FOVEA_TEXT(
        "Messages",
        "What speaks for the answer (yellow) and against it (violet) in the read-out, as against an ordinary "
        "training image. Exact of the tokens that were kept, not of single pixels: a token has seen the "
        "whole image. Where nothing was kept, nothing is said. It does not localise disease.")};
constexpr MessageKind kSideEvidenceMap{
    "side_evidence_map",
    FOVEA_TEXT(
        "Messages",
        "What speaks for the answer (yellow) and against it (violet) in the side network, by attention times "
        "gradient: what a small change would do, no exact account, and the parts do not add up to the "
        "answer. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, "
        "nothing is said. It does not localise disease.")};
constexpr MessageKind kBothEvidenceMap{
    "both_evidence_map",
    FOVEA_TEXT(
        "Messages",
        "What speaks for the answer (yellow) and against it (violet), as against an ordinary training image: "
        "exactly in the read-out, and in the side network by attention times gradient, which is what a small "
        "change would do. It is of tokens, which have seen the whole image, not of pixels. Where nothing was "
        "kept, nothing is said. It does not localise disease.")};
constexpr MessageKind kNumberEvidenceMap{
    "number_evidence_map",
    FOVEA_TEXT(
        "Messages",
        "What makes the number larger (yellow) or smaller (violet): exactly in the read-out, and in the side "
        "network by attention times gradient, which is what a small change would do. It is of "
        "tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It "
        "does not localise disease.")};
constexpr MessageKind kOcclusionMap{
    "occlusion_map",
    FOVEA_TEXT(
        "Messages",
        "How the answer changes when the tokens of a place are taken out and it is asked again: yellow "
        "where it becomes less probable, violet where more. The other tokens have seen the whole image "
        "already. It does not localise disease.")};
constexpr MessageKind kNumberOcclusionMap{
    "number_occlusion_map",
    FOVEA_TEXT(
        "Messages",
        "How the number changes when the tokens of a place are taken out and it is asked again: yellow where "
        "it becomes smaller, violet where larger. The other tokens have seen the whole image already. It "
        "does "
        "not localise disease.")};

// Attention computed in reduced precision does not sum to 1 exactly.
constexpr double sumTolerance = 0.02;

Error invalid(std::string what) {
    return {ErrorCode::invalidArgument, std::move(what), {}};
}

Result<void> checkTokens(int layer, const KeptShape& shape, std::span<const std::int32_t> tokens) {
    if (layer < 0 || shape.heads < 1 || shape.kept < 1 || shape.rows < 1 || shape.columns < 1 ||
        shape.leading < 0)
        return invalid("layer, heads, kept or leading tokens or patch grid out of range");
    if (tokens.size() != std::size_t(shape.heads) * shape.kept)
        return invalid("number of tokens is not heads x kept");
    const std::int64_t count = shape.leading + std::int64_t(shape.rows) * shape.columns;
    for (int h = 0; h < shape.heads; ++h) {
        std::vector<bool> seen(std::size_t(count), false);
        for (const std::int32_t token : tokens.subspan(std::size_t(h) * shape.kept, shape.kept)) {
            if (token < 0 || token >= count)
                return invalid("token outside the patch grid: " + std::to_string(token));
            if (seen[token]) return invalid("token kept twice by one head: " + std::to_string(token));
            seen[token] = true;
        }
    }
    return {};
}

/// `shares` [rows, kept]: each row is one head's, or one prompt's, attention.
Result<void> checkShares(std::span<const float> shares, std::size_t rows, int kept, bool sumsToOne) {
    if (shares.size() != rows * std::size_t(kept))
        return invalid("attention does not have the size of the tokens");
    for (std::size_t row = 0; row < rows; ++row) {
        double sum = 0;
        for (const float share : shares.subspan(row * kept, kept)) {
            if (!(share >= 0) || !std::isfinite(share)) return invalid("attention negative or not finite");
            sum += share;
        }
        if (sum > 1 + sumTolerance || (sumsToOne && sum < 1 - sumTolerance))
            return invalid("attention of one row sums to " + std::to_string(sum));
    }
    return {};
}

/// Mean over heads and the rows of each head of `shares` [H, rowsPerHead, M].
TokenMap meanMap(MapKind kind, int layer, const KeptShape& shape, std::span<const std::int32_t> tokens,
                 std::span<const float> shares, int rowsPerHead) {
    const std::size_t leading = std::size_t(shape.leading);
    std::vector<double> sums(leading + std::size_t(shape.rows) * shape.columns);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::size_t head = i / shape.kept / rowsPerHead;
        sums[tokens[head * shape.kept + i % shape.kept]] += shares[i];
    }
    const double rows = double(shape.heads) * rowsPerHead;
    TokenMap map;
    map.kind = kind;
    map.layer = layer;
    map.rows = shape.rows;
    map.columns = shape.columns;
    for (std::size_t token = 0; token < leading; ++token) map.leadingShare += sums[token] / rows;
    map.values.reserve(sums.size() - leading);
    for (std::size_t token = leading; token < sums.size(); ++token)
        map.values.push_back(float(sums[token] / rows));
    return map;
}

bool isDrawable(const TokenMap& map) {
    return map.rows > 0 && map.columns > 0 && map.values.size() == std::size_t(map.rows) * map.columns;
}

/// Where a pixel's centre lies between patch centres along one side.
struct Between {
    int first, second;  ///< patch indices
    double weight;      ///< of the second
};
Between betweenPatches(double pixel, int pixels, int patches) {
    const double position = std::clamp((pixel + 0.5) / pixels * patches - 0.5, 0.0, double(patches - 1));
    const int first = int(position);
    return {first, std::min(first + 1, patches - 1), position - first};
}

double valueBetween(const TokenMap& map, const Between& row, const Between& column) {
    const auto along = [&](int r) {
        const float* values = map.values.data() + std::size_t(r) * map.columns;
        return std::lerp(double(values[column.first]), double(values[column.second]), column.weight);
    };
    return std::lerp(along(row.first), along(row.second), row.weight);
}

/// Viridis in 256 steps: looking up is much cheaper than interpolating per pixel.
const std::array<std::array<std::uint8_t, 3>, 256>& colourTable() {
    static const auto table = [] {
        std::array<std::array<std::uint8_t, 3>, 256> colours;
        for (int i = 0; i < 256; ++i) colours[i] = viridis(i / 255.0);
        return colours;
    }();
    return table;
}

imaging::Pixels inColour(const imaging::Pixels& original) {
    imaging::Pixels out{original.width, original.height, 3, {}};
    if (original.channels == 3) {
        out.data = original.data;
        return out;
    }
    out.data.reserve(original.data.size() * 3);
    for (const std::uint8_t grey : original.data) out.data.insert(out.data.end(), 3, grey);
    return out;
}

/// `share`: -1 .. 1, below 0 only where signs count.
void blend(std::uint8_t* pixel, double share, bool hasSigns, double opacity) {
    const auto colour = hasSigns ? signedColour(share) : colourTable()[std::size_t(std::lround(share * 255))];
    const double alpha = opacity * std::abs(share);
    for (int i = 0; i < 3; ++i)
        pixel[i] = std::uint8_t(std::lround(std::lerp(double(pixel[i]), double(colour[i]), alpha)));
}

}  // namespace

const char* mapKindName(MapKind kind) {
    switch (kind) {
        case MapKind::kept:
            return "kept";
        case MapKind::prompts:
            return "prompts";
        case MapKind::evidence:
            return "evidence";
        case MapKind::occlusion:
            break;
    }
    return "occlusion";
}

bool isSigned(MapKind kind) {
    return kind == MapKind::evidence || kind == MapKind::occlusion;
}

const char* evidenceOfName(EvidenceOf part) {
    switch (part) {
        case EvidenceOf::both:
            return "both";
        case EvidenceOf::readOut:
            return "read_out";
        case EvidenceOf::sideNetwork:
            break;
    }
    return "side_network";
}

Message mapCaption(const MapShown& shown) {
    switch (shown.kind) {
        case MapKind::kept:
            return kKeptMap;
        case MapKind::prompts:
            return kPromptMap;
        case MapKind::evidence:
            if (shown.ofNumber) return kNumberEvidenceMap;
            if (shown.part == EvidenceOf::both) return kBothEvidenceMap;
            return shown.part == EvidenceOf::readOut ? kEvidenceMap : kSideEvidenceMap;
        case MapKind::occlusion:
            break;
    }
    return shown.ofNumber ? kNumberOcclusionMap : kOcclusionMap;
}

double highestOf(const TokenMap& map) {
    double highest = 0;
    for (const float value : map.values) highest = std::max(highest, std::abs(double(value)));
    return highest;
}

Result<TokenMap> keptTokenMap(int layer, const KeptShape& shape, std::span<const std::int32_t> tokens,
                              std::span<const float> importance) {
    return guarded([&]() -> Result<TokenMap> {
        FOVEA_CHECK(checkTokens(layer, shape, tokens));
        FOVEA_CHECK(checkShares(importance, std::size_t(shape.heads), shape.kept, false));
        return meanMap(MapKind::kept, layer, shape, tokens, importance, 1);
    });
}

Result<TokenMap> promptAttentionMap(int layer, const KeptShape& shape, std::span<const std::int32_t> tokens,
                                    std::span<const float> attention, int prompts) {
    return guarded([&]() -> Result<TokenMap> {
        FOVEA_CHECK(checkTokens(layer, shape, tokens));
        if (prompts < 1) return invalid("fewer than one prompt");
        FOVEA_CHECK(checkShares(attention, std::size_t(shape.heads) * prompts, shape.kept, true));
        return meanMap(MapKind::prompts, layer, shape, tokens, attention, prompts);
    });
}

imaging::Pixels overlay(const imaging::Pixels& original, const TokenMap& map, const OverlayOptions& options) {
    imaging::Pixels out = inColour(original);
    if (!isDrawable(map) || out.data.size() != std::size_t(out.width) * out.height * 3) return out;
    const double highest = options.highest > 0 ? options.highest : highestOf(map);
    if (!(highest > 0)) return out;
    const bool hasSigns = isSigned(map.kind);

    std::vector<Between> columns;
    for (int x = 0; x < out.width; ++x) columns.push_back(betweenPatches(x, out.width, map.columns));
    const double opacity = std::clamp(options.opacity, 0.0, 1.0);
    std::uint8_t* pixel = out.data.data();
    for (int y = 0; y < out.height; ++y) {
        const Between row = betweenPatches(y, out.height, map.rows);
        for (const Between& column : columns) {
            blend(pixel, std::clamp(valueBetween(map, row, column) / highest, hasSigns ? -1.0 : 0.0, 1.0),
                  hasSigns, opacity);
            pixel += 3;
        }
    }
    return out;
}

float valueAt(const TokenMap& map, double x, double y, int width, int height) {
    if (!isDrawable(map) || width < 1 || height < 1) return 0;
    return float(
        valueBetween(map, betweenPatches(y, height, map.rows), betweenPatches(x, width, map.columns)));
}

}  // namespace fovea::explain
