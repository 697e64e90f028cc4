#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "imaging/image.h"

namespace fovea::explain {

/// What a map shows.
enum class MapKind {
    kept,      ///< where the frozen backbone's attention went, among the tokens that were kept
    prompts,   ///< what the trained prompts of the adapter attend to
    evidence,  ///< what kept tokens say for and against an answer (explain/evidence.h)
    occlusion  ///< how much less probable an answer is without the tokens there
};
const char* mapKindName(MapKind kind);  ///< "kept", "prompts", "evidence", "occlusion"
/// Whether its numbers are for (above 0) and against (below 0) an answer, and no shares of attention.
bool isSigned(MapKind kind);

/// Which part of an adapter evidence is told of.
enum class EvidenceOf {
    both,        ///< the two together, as the answer is made of both
    readOut,     ///< exact
    sideNetwork  ///< to first order: attention times gradient
};
const char* evidenceOfName(EvidenceOf part);  ///< "both", "read_out", "side_network"

/// What a map shows, by which its caption is chosen.
struct MapShown {
    MapKind kind = MapKind::kept;
    EvidenceOf part = EvidenceOf::readOut;  ///< of evidence
    bool ofNumber = false;                  ///< where isSigned(): of a number instead of an answer
};
/// The caption that stands under every overlay: what it is, and that it does not
/// localise disease.
Message mapCaption(const MapShown& shown);

/// One number a patch of the image. Of attention: the share it holds; the patches and the leading tokens
/// together hold at most 1. Where isSigned(): what it says for or against an answer.
struct TokenMap {
    MapKind kind = MapKind::kept;
    EvidenceOf part = EvidenceOf::readOut;  ///< of evidence
    int layer = 0;              ///< backbone layer, from 0; negative: all that were extracted, together
    int rows = 0, columns = 0;  ///< of patches
    std::vector<float> values;  ///< [rows, columns]
    /// [rows, columns], where isSigned(): false where no token was kept, and nothing can be said. Else empty.
    std::vector<bool> known = {};
    double leadingShare = 0;  ///< held by class token and register tokens, which have no place in the image
};

/// Sizes of what the backbone kept in one layer. Token leading + r * columns + c is
/// patch (r, c); those before it (class token, register tokens) have no place.
struct KeptShape {
    int heads = 0;              ///< H
    int kept = 0;               ///< M tokens kept per head
    int rows = 0, columns = 0;  ///< of the patch grid
    int leading = 1;            ///< tokens before the first patch
};

/// `tokens` [H, M] indices, `importance` [H, M] attention received (each head's
/// tokens hold at most 1). A patch's value is its mean importance over the heads,
/// 0 where a head did not keep it. Error: invalidArgument (sizes, indices, a token
/// kept twice by one head, attention negative, not finite or over 1 in sum).
Result<TokenMap> keptTokenMap(int layer, const KeptShape& shape, std::span<const std::int32_t> tokens,
                              std::span<const float> importance);

/// `attention` [H, P, M]: each prompt's attention over the kept tokens (sums to 1).
/// A patch's value is the mean over heads and prompts: patches and leading tokens sum
/// to 1. Error: invalidArgument, as above and where a prompt's attention does not
/// sum to 1.
Result<TokenMap> promptAttentionMap(int layer, const KeptShape& shape, std::span<const std::int32_t> tokens,
                                    std::span<const float> attention, int prompts);

struct OverlayOptions {
    double opacity = 0.5;  ///< of the colour, 0..1, where the map is at its highest
    /// The share of the attention that has the last colour, shares above it too: the same for several images,
    /// their colours can be compared. 0: the map's own highest. Where isSigned(): of both signs' colours.
    double highest = 0;
};

/// The map laid over the original image, in the image's own size and aspect: the
/// backbone saw it squeezed to a square, so patch (r, c) covers
/// [c / columns, (c+1) / columns) x [r / rows, (r+1) / rows) of width and height.
/// Colours: viridis, from 0 to options.highest, where isSigned() signedColour(); the colour's opacity grows
/// along with the value, so that the image stays as it is where the map is 0. Returns RGB.
/// A map that is empty or 0 everywhere leaves the original as it is.
imaging::Pixels overlay(const imaging::Pixels& original, const TokenMap& map,
                        const OverlayOptions& options = {});

/// The map's own highest number, whatever its sign; 0 for an empty map.
double highestOf(const TokenMap& map);

/// The map alone at pixel (x, y), counted from 0, of an image of that size: bilinear
/// between patch centres, at the pixel's centre; constant beyond the outermost
/// patch centres. 0 for an empty map or image.
float valueAt(const TokenMap& map, double x, double y, int width, int height);

}  // namespace fovea::explain
