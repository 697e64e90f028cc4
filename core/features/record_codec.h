#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "adapter/adapter_config.h"
#include "adapter/network.h"
#include "backbone/backbone.h"
#include "features/token_summary.h"

namespace fovea::features {

/// One image's kept tokens, as stored.
struct StoredTokens {
    backbone::FeatureShape shape;
    std::vector<std::int32_t> tokens;  ///< [L, H, M]
    std::vector<float> importance;     ///< [L, H, M]
    std::vector<float> classState;     ///< [D]
};

/// What a backbone's pass gives of one image, as the bytes of a record, and back. New images go
/// through it too, so that they are treated like stored ones.
///
/// - fp16: keys and values in half precision, saturating; tokens and importances in 32 bits.
/// - int8: keys and values in eight bits. Every channel of a layer and head has a scale and an
///   offset (fp16), from the range of the image's kept tokens in that channel. A number is wrong by
///   half a scale at most, and a channel of large numbers does not make the others coarser. Keys
///   need that, because their channels differ more than their tokens do (Liu et al., KIVI,
///   arXiv 2402.02750). Training is no slower for it (adapter/cross_attention.h). Tokens take 16
///   bits where they fit; importances are fp16 multiples of the mean over all N tokens.
/// - Immutable, thread-safe.
class RecordCodec {
public:
    RecordCodec(const backbone::FeatureShape& shape, adapter::StoreType type);
    std::size_t bytes() const { return m_bytes; }  ///< of a record

    /// Of image `item` of the pass.
    std::vector<std::byte> encode(const backbone::Features& features, int item) const;
    /// Room in `batch` for the keys and values of so many images.
    void makeRoom(adapter::Batch& batch, int images) const;
    /// Puts a record's keys and values into that room, as image `place`.
    void decode(std::span<const std::byte> record, adapter::Batch& batch, int place) const;
    StoredTokens tokens(std::span<const std::byte> record) const;
    /// The image in numbers that no longer tell tokens apart, laid out as SummaryLayout says. Sums are
    /// exact (int8) or in double precision and one order (fp16): the same wherever it is computed.
    std::vector<float> summary(std::span<const std::byte> record) const;

    /// The values of a record, [L, H, M, d].
    std::vector<float> values(std::span<const std::byte> record) const;
    /// A record from which kept tokens are taken out: `out` [L, H, M]. In every head the others stand in
    /// their places, in turn, so that it still has M; a head of which nothing would be left keeps what it
    /// has. Importances and the class token's state stay as they are: they have seen all.
    std::vector<std::byte> without(std::span<const std::byte> record, const std::vector<bool>& out) const;

    /// Keys or values of one image, [L, H, M, d], as they come out of a record.
    std::vector<float> rounded(std::span<const float> states) const;

private:
    backbone::FeatureShape m_shape;
    adapter::StoreType m_type;
    // Bytes of each part, in their order: keys, values, their ranges, tokens, importances, class state.
    std::size_t m_states, m_ranges, m_tokens, m_importance, m_classState, m_bytes;
    bool shortTokens() const;
    std::vector<std::byte> encodeStates(std::span<const float> states) const;
    std::vector<float> widened(std::span<const std::byte> numbers, std::span<const std::byte> ranges) const;
};

}  // namespace fovea::features
