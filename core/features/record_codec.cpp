#include "features/record_codec.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fovea::features {

using adapter::StoreType;

namespace {

constexpr float kLargestHalf = 65504, kLargestNumber = 127;

template <class T>
std::span<const std::byte> bytesOf(const std::vector<T>& values) {
    return std::as_bytes(std::span(values));
}

void append(std::vector<std::byte>& to, std::span<const std::byte> bytes) {
    to.insert(to.end(), bytes.begin(), bytes.end());
}

std::vector<std::byte> toHalf(std::span<const float> values) {
    const at::NoGradGuard noGrad;
    const at::Tensor half = at::from_blob(const_cast<float*>(values.data()), {std::int64_t(values.size())})
                                .clamp(-kLargestHalf, kLargestHalf)
                                .to(at::kHalf);
    const auto* data = static_cast<const std::byte*>(half.data_ptr());
    return {data, data + values.size() * 2};
}

/// `bytes` of halves to floats.
void fromHalf(std::span<const std::byte> bytes, float* to) {
    for (std::size_t i = 0; i < bytes.size() / 2; ++i) {
        at::Half half;
        std::memcpy(&half, &bytes[2 * i], 2);
        to[i] = half;
    }
}

/// The smallest half that is no smaller; x >= 0.
at::Half halfNotBelow(float x) {
    at::Half half(x);
    if (float(half) < x) ++half.x;
    return half;
}

/// Channels of one layer and head: `states` [M, d] to numbers of the same shape and `ranges`
/// [2, d], scales and offsets.
void quantise(const float* states, std::size_t kept, std::size_t width, std::int8_t* numbers,
              at::Half* ranges) {
    std::vector<float> low(width, kLargestHalf), high(width, -kLargestHalf), perUnit(width), offset(width);
    for (std::size_t m = 0; m < kept; ++m)
        for (std::size_t i = 0; i < width; ++i) {
            const float x = std::clamp(states[m * width + i], -kLargestHalf, kLargestHalf);
            low[i] = std::min(low[i], x);
            high[i] = std::max(high[i], x);
        }
    for (std::size_t i = 0; i < width; ++i) {
        const at::Half middle((low[i] + high[i]) / 2);
        offset[i] = middle;
        const at::Half scale =
            halfNotBelow(std::max(high[i] - offset[i], offset[i] - low[i]) / kLargestNumber);
        perUnit[i] = float(scale) > 0 ? 1 / float(scale) : 0;
        ranges[i] = scale;
        ranges[width + i] = middle;
    }
    for (std::size_t m = 0; m < kept; ++m)
        for (std::size_t i = 0; i < width; ++i) {
            const float n =
                std::clamp((states[m * width + i] - offset[i]) * perUnit[i], -kLargestNumber, kLargestNumber);
            numbers[m * width + i] = std::int8_t(n + (n < 0 ? -0.5f : 0.5f));
        }
}

/// Mean and deviation of each channel of one layer and head, from eight-bit numbers [M, d] and their
/// ranges [2, d].
void summarise(std::span<const std::byte> numbers, std::span<const std::byte> ranges, std::size_t kept,
               float* means, float* deviations) {
    const std::size_t width = numbers.size() / kept;
    std::vector<float> scaleAndOffset(2 * width);
    fromHalf(ranges, scaleAndOffset.data());
    std::vector<std::int64_t> sums(width), squares(width);
    for (std::size_t m = 0; m < kept; ++m)
        for (std::size_t i = 0; i < width; ++i) {
            const int n = std::int8_t(numbers[m * width + i]);
            sums[i] += n;
            squares[i] += n * n;
        }
    const std::int64_t m = std::int64_t(kept);
    for (std::size_t i = 0; i < width; ++i) {
        const double scale = double(scaleAndOffset[i]), offset = double(scaleAndOffset[width + i]);
        means[i] = float(offset + scale * double(sums[i]) / double(m));
        deviations[i] = float(scale * std::sqrt(double(m * squares[i] - sums[i] * sums[i])) / double(m));
    }
}

/// The same from halves [M, d].
void summarise(std::span<const std::byte> halves, std::size_t kept, float* means, float* deviations) {
    const std::size_t width = halves.size() / 2 / kept;
    std::vector<float> values(kept * width);
    fromHalf(halves, values.data());
    std::vector<double> sums(width), squares(width);
    for (std::size_t m = 0; m < kept; ++m)
        for (std::size_t i = 0; i < width; ++i) sums[i] += double(values[m * width + i]);
    for (double& sum : sums) sum /= double(kept);
    for (std::size_t m = 0; m < kept; ++m)
        for (std::size_t i = 0; i < width; ++i) {
            const double beside = double(values[m * width + i]) - sums[i];
            squares[i] += beside * beside;
        }
    for (std::size_t i = 0; i < width; ++i) {
        means[i] = float(sums[i]);
        deviations[i] = float(std::sqrt(squares[i] / double(kept)));
    }
}

}  // namespace

RecordCodec::RecordCodec(const backbone::FeatureShape& s, StoreType type) : m_shape(s), m_type(type) {
    const bool eightBits = type == StoreType::int8;
    m_states = s.stateEntries() * (eightBits ? 1 : 2);
    m_ranges = eightBits ? std::size_t(s.layers) * std::size_t(s.heads * s.headWidth) * 2 * 2 : 0;
    m_tokens = s.tokenEntries() * (shortTokens() ? 2 : 4);
    m_importance = s.tokenEntries() * (eightBits ? 2 : 4);
    m_classState = std::size_t(s.width) * 4;
    m_bytes = 2 * (m_states + m_ranges) + m_tokens + m_importance + m_classState;
}

bool RecordCodec::shortTokens() const {
    return m_type == StoreType::int8 && m_shape.tokenCount() <= 65536;
}

/// Numbers of [L, H, M, d], then their ranges.
std::vector<std::byte> RecordCodec::encodeStates(std::span<const float> states) const {
    if (m_type == StoreType::fp16) return toHalf(states);
    const std::size_t M = std::size_t(m_shape.kept), d = std::size_t(m_shape.headWidth);
    std::vector<std::int8_t> numbers(states.size());
    std::vector<at::Half> ranges(m_ranges / 2);
    for (std::size_t head = 0; head < std::size_t(m_shape.layers * m_shape.heads); ++head)
        quantise(&states[head * M * d], M, d, &numbers[head * M * d], &ranges[head * 2 * d]);
    std::vector<std::byte> bytes;
    bytes.reserve(m_states + m_ranges);
    append(bytes, bytesOf(numbers));
    append(bytes, bytesOf(ranges));
    return bytes;
}

std::vector<std::byte> RecordCodec::encode(const backbone::Features& f, int item) const {
    // From [L, B, ...] to this item's [L, ...].
    const auto ofItem = [&]<class T>(const std::vector<T>& all) {
        const std::size_t L = std::size_t(m_shape.layers), B = std::size_t(f.batch),
                          layer = all.size() / (L * B);
        std::vector<T> one;
        one.reserve(L * layer);
        for (std::size_t l = 0; l < L; ++l) {
            const auto first = all.begin() + std::ptrdiff_t((l * B + std::size_t(item)) * layer);
            one.insert(one.end(), first, first + std::ptrdiff_t(layer));
        }
        return one;
    };
    std::vector<std::byte> record;
    record.reserve(m_bytes);
    const auto keys = encodeStates(ofItem(f.keys)), values = encodeStates(ofItem(f.values));
    for (const auto* part : {&keys, &values}) append(record, std::span(*part).first(m_states));
    for (const auto* part : {&keys, &values}) append(record, std::span(*part).subspan(m_states));
    const auto tokens = ofItem(f.tokens);
    if (shortTokens())
        append(record, bytesOf(std::vector<std::uint16_t>(tokens.begin(), tokens.end())));
    else
        append(record, bytesOf(tokens));
    auto importance = ofItem(f.importance);
    if (m_type == StoreType::int8) {
        for (float& share : importance) share *= float(m_shape.tokenCount());
        append(record, toHalf(importance));
    } else {
        append(record, bytesOf(importance));
    }
    append(
        record,
        std::as_bytes(
            std::span(f.classState).subspan(std::size_t(item * m_shape.width), std::size_t(m_shape.width))));
    return record;
}

void RecordCodec::makeRoom(adapter::Batch& batch, int images) const {
    batch.size = images;
    batch.summaries.clear();
    batch.kept = m_shape.kept;
    batch.featureType = m_type == StoreType::int8 ? DType::i8 : DType::f16;
    batch.keys.resize(std::size_t(images) * m_states);
    batch.values.resize(batch.keys.size());
    batch.keyRanges.resize(std::size_t(images) * m_ranges / 2);
    batch.valueRanges.resize(batch.keyRanges.size());
}

void RecordCodec::decode(std::span<const std::byte> record, adapter::Batch& batch, int place) const {
    // From [L, ...] to [L, B, ...].
    const std::size_t L = std::size_t(m_shape.layers), B = std::size_t(batch.size), b = std::size_t(place),
                      states = m_states / L, ranges = m_ranges / L;
    for (const auto& [first, to] : {std::pair{std::size_t(0), &batch.keys}, {m_states, &batch.values}})
        for (std::size_t l = 0; l < L; ++l)
            std::memcpy(to->data() + (l * B + b) * states, &record[first + l * states], states);
    if (ranges == 0) return;
    for (const auto& [first, to] :
         {std::pair{2 * m_states, &batch.keyRanges}, {2 * m_states + m_ranges, &batch.valueRanges}})
        for (std::size_t l = 0; l < L; ++l)
            fromHalf(record.subspan(first + l * ranges, ranges), to->data() + (l * B + b) * ranges / 2);
}

StoredTokens RecordCodec::tokens(std::span<const std::byte> record) const {
    const std::size_t entries = m_shape.tokenEntries();
    StoredTokens t;
    t.shape = m_shape;
    t.tokens.resize(entries);
    t.importance.resize(entries);
    t.classState.resize(std::size_t(m_shape.width));
    auto rest = record.subspan(2 * (m_states + m_ranges));
    if (shortTokens()) {
        std::vector<std::uint16_t> tokens(entries);
        std::memcpy(tokens.data(), rest.data(), m_tokens);
        t.tokens.assign(tokens.begin(), tokens.end());
    } else {
        std::memcpy(t.tokens.data(), rest.data(), m_tokens);
    }
    rest = rest.subspan(m_tokens);
    if (m_type == StoreType::int8) {
        fromHalf(rest.first(m_importance), t.importance.data());
        for (float& share : t.importance) share /= float(m_shape.tokenCount());
    } else {
        std::memcpy(t.importance.data(), rest.data(), m_importance);
    }
    std::memcpy(t.classState.data(), rest.data() + m_importance, m_classState);
    return t;
}

std::vector<float> RecordCodec::summary(std::span<const std::byte> record) const {
    const SummaryLayout layout(m_shape);
    const std::size_t M = std::size_t(m_shape.kept), d = std::size_t(m_shape.headWidth);
    std::vector<float> z(layout.size());
    std::memcpy(z.data(), &record[record.size() - m_classState], m_classState);
    const auto values = record.subspan(m_states, m_states), ranges = record.subspan(2 * m_states + m_ranges);
    for (std::size_t head = 0; head < std::size_t(m_shape.layers * m_shape.heads); ++head) {
        float *means = &z[layout.means.first + head * d],
              *deviations = &z[layout.deviations.first + head * d];
        if (m_type == StoreType::int8)
            summarise(values.subspan(head * M * d, M * d), ranges.subspan(head * 2 * d * 2, 2 * d * 2), M,
                      means, deviations);
        else
            summarise(values.subspan(head * M * d * 2, M * d * 2), M, means, deviations);
    }
    return z;
}

std::vector<float> RecordCodec::rounded(std::span<const float> states) const {
    const auto bytes = encodeStates(states);
    return widened(std::span(bytes).first(m_states), std::span(bytes).subspan(m_states));
}

std::vector<float> RecordCodec::values(std::span<const std::byte> record) const {
    return widened(record.subspan(m_states, m_states), record.subspan(2 * m_states + m_ranges, m_ranges));
}

/// `numbers`: of [L, H, M, d]; `ranges`: their ranges, of int8.
std::vector<float> RecordCodec::widened(std::span<const std::byte> numbers,
                                        std::span<const std::byte> stored) const {
    std::vector<float> result(m_shape.stateEntries());
    if (m_type == StoreType::fp16) {
        fromHalf(numbers, result.data());
        return result;
    }
    const std::size_t M = std::size_t(m_shape.kept), d = std::size_t(m_shape.headWidth);
    std::vector<float> ranges(m_ranges / 2);
    fromHalf(stored, ranges.data());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const float* range = &ranges[i / (M * d) * 2 * d];
        result[i] = range[d + i % d] + range[i % d] * float(std::int8_t(numbers[i]));
    }
    return result;
}

std::vector<std::byte> RecordCodec::without(std::span<const std::byte> record,
                                            const std::vector<bool>& out) const {
    std::vector<std::byte> changed(record.begin(), record.end());
    const std::size_t M = std::size_t(m_shape.kept), heads = std::size_t(m_shape.layers * m_shape.heads),
                      row = m_states / (heads * M);  // bytes of a token in a head
    for (std::size_t head = 0; head < heads; ++head) {
        const auto takenOut = [&](std::size_t m) { return out[head * M + m]; };
        std::vector<std::size_t> others;
        for (std::size_t m = 0; m < M; ++m)
            if (!takenOut(m)) others.push_back(m);
        if (others.empty()) continue;
        std::size_t next = 0;
        for (std::size_t m = 0; m < M; ++m) {
            if (!takenOut(m)) continue;
            const std::size_t from = others[next++ % others.size()];
            for (const std::size_t part : {std::size_t(0), m_states})  // keys, values
                std::copy_n(&record[part + (head * M + from) * row], row,
                            &changed[part + (head * M + m) * row]);
        }
    }
    return changed;
}

}  // namespace fovea::features
