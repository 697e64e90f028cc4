#include "features/feature_store.h"

#include <ATen/ATen.h>

#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "imaging/resize.h"

namespace fovea::features {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// Raised when anything between display pixels and stored features changes.
constexpr int kPipelineVersion = 1;

std::size_t pictureBytes(int side) {
    return std::size_t(side) * std::size_t(side) * 3;
}

/// Sizes of the parts of a feature record, in their order.
struct Parts {
    explicit Parts(const backbone::FeatureShape& s)
        : states(s.stateEntries() * 2), entries(s.tokenEntries() * 4), classState(std::size_t(s.width) * 4) {}
    std::size_t states;   ///< keys; values are as large
    std::size_t entries;  ///< token indices; importances are as large
    std::size_t classState;
    std::size_t total() const { return 2 * states + 2 * entries + classState; }
};

json describe(const StoreSettings& s) {
    return {{"pipeline", kPipelineVersion},
            {"backbone", s.backboneIdentity},
            {"precision", backbone::precisionName(s.precision)},
            {"layers", s.extraction.layers},
            {"resolution", s.extraction.resolution},
            {"token_ratio", s.extraction.tokenRatio},
            {"token_importance", backbone::importanceName(s.extraction.importance)},
            {"stored_as", "fp16"}};
}

imaging::Pixels picture(std::span<const std::byte> bytes, int side) {
    imaging::Pixels p{side, side, 3, std::vector<std::uint8_t>(bytes.size())};
    std::memcpy(p.data.data(), bytes.data(), bytes.size());
    return p;
}

}  // namespace

std::vector<std::byte> toHalf(std::span<const float> values) {
    constexpr double kLargestHalf = 65504;
    const at::NoGradGuard noGrad;
    const at::Tensor half = at::from_blob(const_cast<float*>(values.data()), {std::int64_t(values.size())})
                                .clamp(-kLargestHalf, kLargestHalf)
                                .to(at::kHalf);
    const auto* data = static_cast<const std::byte*>(half.data_ptr());
    return {data, data + values.size() * 2};
}

int FeatureStore::cacheResolution(int lowResolution) {
    return lowResolution + (lowResolution + 3) / 4;
}

FeatureStore::FeatureStore(StoreSettings settings, backbone::FeatureShape shape, RecordStore features,
                           RecordStore pictures)
    : m_settings(std::move(settings)),
      m_shape(shape),
      m_features(std::move(features)),
      m_pictures(std::move(pictures)) {}

Result<FeatureStore> FeatureStore::open(const std::string& folder, const StoreSettings& settings,
                                        std::shared_ptr<FileLayer> files) {
    return guarded([&]() -> Result<FeatureStore> {
        FOVEA_TRY(const backbone::FeatureShape shape,
                  backbone::featureShape(settings.config, settings.extraction));
        const std::string text = describe(settings).dump(1);
        const fs::path features = fs::path(folder) / ("kept-" + Sha256().add(text).hex().substr(0, 16));
        const fs::path pictures = fs::path(folder) / ("side-" + std::to_string(settings.lowResolution) +
                                                      "-v" + std::to_string(kPipelineVersion));
        FOVEA_TRY(RecordStore kept, RecordStore::open(features.string(), Parts(shape).total(), files));
        if (!fs::exists(features / "settings.json"))
            FOVEA_CHECK(files->writeAtomically((features / "settings.json").string(), text));
        const std::size_t sideBytes =
            pictureBytes(settings.lowResolution) + pictureBytes(cacheResolution(settings.lowResolution));
        FOVEA_TRY(RecordStore side, RecordStore::open(pictures.string(), sideBytes, files));
        return FeatureStore(settings, shape, std::move(kept), std::move(side));
    });
}

bool FeatureStore::contains(const std::string& pixelHash) const {
    return m_features.contains(pixelHash) && m_pictures.contains(pixelHash);
}

std::size_t FeatureStore::bytesPerImage() const {
    return Parts(m_shape).total() + pictureBytes(m_settings.lowResolution) +
           pictureBytes(cacheResolution(m_settings.lowResolution));
}

Result<void> FeatureStore::append(const std::string& pixelHash, const backbone::Features& f, int item,
                                  const imaging::Pixels& display) {
    return guarded([&]() -> Result<void> {
        const Parts parts(m_shape);
        std::vector<std::byte> record;
        record.reserve(parts.total());
        const auto put = [&](const void* data, std::size_t bytes) {
            const auto* b = static_cast<const std::byte*>(data);
            record.insert(record.end(), b, b + bytes);
        };
        // From [L, B, ...] to this item's [L, ...].
        const std::size_t entries = m_shape.tokenEntries() / std::size_t(m_shape.layers);
        const std::size_t states = entries * std::size_t(m_shape.headWidth);
        const auto layerOffset = [&](int layer, std::size_t n) {
            return (std::size_t(layer) * std::size_t(f.batch) + std::size_t(item)) * n;
        };
        for (const std::vector<float>* source : {&f.keys, &f.values})
            for (int l = 0; l < m_shape.layers; ++l) {
                const auto half = toHalf(std::span(*source).subspan(layerOffset(l, states), states));
                put(half.data(), half.size());
            }
        for (int l = 0; l < m_shape.layers; ++l) put(&f.tokens[layerOffset(l, entries)], entries * 4);
        for (int l = 0; l < m_shape.layers; ++l) put(&f.importance[layerOffset(l, entries)], entries * 4);
        put(&f.classState[std::size_t(item) * std::size_t(m_shape.width)], parts.classState);

        const imaging::Pixels rgb = imaging::toRgb(display);
        const int low = m_settings.lowResolution, cache = cacheResolution(low);
        const imaging::Pixels lowPixels = imaging::resize(rgb, low, low),
                              cachePixels = imaging::resize(rgb, cache, cache);
        std::vector<std::byte> pictures(lowPixels.data.size() + cachePixels.data.size());
        std::memcpy(pictures.data(), lowPixels.data.data(), lowPixels.data.size());
        std::memcpy(pictures.data() + lowPixels.data.size(), cachePixels.data.data(),
                    cachePixels.data.size());
        FOVEA_CHECK(m_pictures.append(pixelHash, pictures));
        return m_features.append(pixelHash, record);
    });
}

Result<void> FeatureStore::sync() {
    FOVEA_CHECK(m_pictures.sync());
    return m_features.sync();
}

Result<int> FeatureStore::dropDamaged(const std::vector<std::string>& hashes, const JobContext& job) {
    int dropped = 0;
    ProgressMeter meter(job, "verify", std::int64_t(hashes.size()));
    for (const std::string& hash : hashes) {
        FOVEA_CHECK(job.check());
        meter.advance();
        if (!contains(hash)) continue;
        for (RecordStore* store : {&m_features, &m_pictures}) {
            const auto record = store->read(hash);
            if (record) {
                store->release(*record);
            } else {
                store->drop(hash);
                ++dropped;
            }
        }
    }
    return dropped;
}

Result<void> FeatureStore::gather(const std::vector<std::string>& hashes, adapter::Batch& batch) const {
    return guarded([&]() -> Result<void> {
        const std::size_t B = hashes.size(), L = std::size_t(m_shape.layers), states = Parts(m_shape).states;
        const std::size_t layer = states / L;
        batch.size = int(B);
        batch.kept = m_shape.kept;
        batch.featureType = DType::f16;
        batch.keys.resize(B * states);
        batch.values.resize(B * states);
        for (std::size_t b = 0; b < B; ++b) {
            FOVEA_TRY(const auto record, m_features.read(hashes[b]));
            for (std::size_t l = 0; l < L; ++l) {
                std::memcpy(&batch.keys[(l * B + b) * layer], &record[l * layer], layer);
                std::memcpy(&batch.values[(l * B + b) * layer], &record[states + l * layer], layer);
            }
            m_features.release(record);
        }
        return {};
    });
}

Result<StoredTokens> FeatureStore::tokens(const std::string& pixelHash) const {
    FOVEA_TRY(const auto record, m_features.read(pixelHash));
    const Parts parts(m_shape);
    StoredTokens t;
    t.shape = m_shape;
    t.tokens.resize(m_shape.tokenEntries());
    t.importance.resize(m_shape.tokenEntries());
    t.classState.resize(std::size_t(m_shape.width));
    std::memcpy(t.tokens.data(), &record[2 * parts.states], parts.entries);
    std::memcpy(t.importance.data(), &record[2 * parts.states + parts.entries], parts.entries);
    std::memcpy(t.classState.data(), &record[2 * parts.states + 2 * parts.entries], parts.classState);
    return t;
}

Result<imaging::Pixels> FeatureStore::lowImage(const std::string& pixelHash) const {
    FOVEA_TRY(const auto record, m_pictures.read(pixelHash));
    auto low = picture(record.first(pictureBytes(m_settings.lowResolution)), m_settings.lowResolution);
    m_pictures.release(record);
    return low;
}

Result<imaging::Pixels> FeatureStore::lowCache(const std::string& pixelHash) const {
    FOVEA_TRY(const auto record, m_pictures.read(pixelHash));
    auto cache = picture(record.subspan(pictureBytes(m_settings.lowResolution)),
                         cacheResolution(m_settings.lowResolution));
    m_pictures.release(record);
    return cache;
}

NetworkInputs networkInputs(const imaging::Pixels& display, const backbone::Normalisation& normalisation,
                            int resolution, int lowResolution) {
    const imaging::Pixels rgb = imaging::toRgb(display);
    const imaging::Pixels high = imaging::resize(rgb, resolution, resolution);
    NetworkInputs inputs;
    inputs.high.resize(std::size_t(3) * std::size_t(resolution) * std::size_t(resolution));
    backbone::normalise(high.data.data(), resolution, resolution, normalisation, inputs.high.data());
    if (lowResolution > 0) inputs.low = imaging::resize(rgb, lowResolution, lowResolution);
    return inputs;
}

}  // namespace fovea::features
