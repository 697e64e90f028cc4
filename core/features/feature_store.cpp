#include "features/feature_store.h"

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

json describe(const StoreSettings& s) {
    return {{"pipeline", kPipelineVersion},
            {"backbone", s.backboneIdentity},
            {"precision", backbone::precisionName(s.precision)},
            {"layers", s.extraction.layers},
            {"resolution", s.extraction.resolution},
            {"token_ratio", s.extraction.tokenRatio},
            {"token_importance", backbone::importanceName(s.extraction.importance)},
            {"stored_as", adapter::storeTypeName(s.type)}};
}

imaging::Pixels picture(std::span<const std::byte> bytes, int side) {
    imaging::Pixels p{side, side, 3, std::vector<std::uint8_t>(bytes.size())};
    std::memcpy(p.data.data(), bytes.data(), bytes.size());
    return p;
}

}  // namespace

int FeatureStore::cacheResolution(int lowResolution) {
    return lowResolution + (lowResolution + 3) / 4;
}

FeatureStore::FeatureStore(StoreSettings settings, backbone::FeatureShape shape, RecordStore features,
                           RecordStore pictures)
    : m_settings(std::move(settings)),
      m_shape(shape),
      m_codec(shape, m_settings.type),
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
        FOVEA_TRY(RecordStore kept,
                  RecordStore::open(features.string(), RecordCodec(shape, settings.type).bytes(), files));
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
    return m_codec.bytes() + pictureBytes(m_settings.lowResolution) +
           pictureBytes(cacheResolution(m_settings.lowResolution));
}

Result<void> FeatureStore::append(const std::string& pixelHash, const backbone::Features& f, int item,
                                  const imaging::Pixels& display) {
    return guarded([&]() -> Result<void> {
        const imaging::Pixels rgb = imaging::toRgb(display);
        const int low = m_settings.lowResolution, cache = cacheResolution(low);
        const imaging::Pixels lowPixels = imaging::resize(rgb, low, low),
                              cachePixels = imaging::resize(rgb, cache, cache);
        std::vector<std::byte> pictures(lowPixels.data.size() + cachePixels.data.size());
        std::memcpy(pictures.data(), lowPixels.data.data(), lowPixels.data.size());
        std::memcpy(pictures.data() + lowPixels.data.size(), cachePixels.data.data(),
                    cachePixels.data.size());
        FOVEA_CHECK(m_pictures.append(pixelHash, pictures));
        return m_features.append(pixelHash, m_codec.encode(f, item));
    });
}

Result<void> FeatureStore::sync() {
    FOVEA_CHECK(m_pictures.sync());
    return m_features.sync();
}

Result<int> FeatureStore::dropDamaged(const std::vector<std::string>& hashes, const JobContext& job) {
    int dropped = 0;
    ProgressMeter meter(job, Stage::verify, std::int64_t(hashes.size()));
    for (const std::string& hash : hashes) {
        FOVEA_CHECK(job.check());
        meter.advance();
        if (!contains(hash)) continue;
        for (RecordStore* store : {&m_features, &m_pictures}) {
            const auto record = store->read(hash);
            if (record) {
                store->release(*record);
            } else if (record.error().code != ErrorCode::corruptFile &&
                       record.error().code != ErrorCode::notFound) {
                return record.error();  // says nothing of the record
            } else {
                store->drop(hash);
                ++dropped;
            }
        }
    }
    return dropped;
}

Result<void> FeatureStore::gather(const std::vector<std::string>& hashes, adapter::Batch& batch,
                                  Summaries summaries) const {
    return guarded([&]() -> Result<void> {
        m_codec.makeRoom(batch, int(hashes.size()));
        for (std::size_t b = 0; b < hashes.size(); ++b) {
            FOVEA_TRY(const auto record, m_features.read(hashes[b]));
            m_codec.decode(record, batch, int(b));
            if (summaries == Summaries::with) {
                const std::vector<float> z = m_codec.summary(record);
                batch.summaries.insert(batch.summaries.end(), z.begin(), z.end());
            }
            m_features.release(record);
        }
        return {};
    });
}

Result<StoredTokens> FeatureStore::tokens(const std::string& pixelHash) const {
    FOVEA_TRY(const auto record, m_features.read(pixelHash));
    StoredTokens tokens = m_codec.tokens(record);
    m_features.release(record);
    return tokens;
}

Result<std::vector<std::byte>> FeatureStore::record(const std::string& pixelHash) const {
    FOVEA_TRY(const auto stored, m_features.read(pixelHash));
    std::vector<std::byte> record(stored.begin(), stored.end());
    m_features.release(stored);
    return record;
}

Result<std::vector<float>> FeatureStore::summary(const std::string& pixelHash) const {
    return guarded([&]() -> Result<std::vector<float>> {
        FOVEA_TRY(const auto record, m_features.read(pixelHash));
        std::vector<float> z = m_codec.summary(record);
        m_features.release(record);
        return z;
    });
}

Result<std::vector<float>> FeatureStore::summaries(const std::vector<std::string>& hashes,
                                                   const JobContext& job) const {
    return guarded([&]() -> Result<std::vector<float>> {
        std::vector<float> all;
        all.reserve(hashes.size() * SummaryLayout(m_shape).size());
        for (const std::string& hash : hashes) {
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const auto z, summary(hash));
            all.insert(all.end(), z.begin(), z.end());
        }
        return all;
    });
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
