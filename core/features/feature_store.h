#pragma once

#include <memory>
#include <string>

#include "adapter/adapter_config.h"
#include "adapter/network.h"
#include "backbone/backbone.h"
#include "base/job_context.h"
#include "features/record_codec.h"
#include "features/record_store.h"
#include "imaging/image.h"

namespace fovea::features {

/// What determines a stored feature, beside the pixels.
struct StoreSettings {
    std::string backboneIdentity;
    backbone::Precision precision = backbone::Precision::fp32;
    backbone::ExtractionSettings extraction;
    backbone::Normalisation normalisation;  ///< of the high-resolution input
    backbone::ViTConfig config;
    int lowResolution = 128;  ///< pixels, of the side network's input
    adapter::StoreType type = adapter::StoreType::fp16;
};

/// The features of a project's images, for one backbone and one set of settings.
///
/// Two record stores under the project's features folder: kept keys and values, token
/// indices, importances and class state (RecordCodec), keyed by pixels; and the
/// low-resolution pictures (one at the side network's resolution, one a quarter
/// larger for augmentation). Pixels are named by the hash that import took of the
/// display pixels; what lies between those and the network's input (resizing) is
/// fixed by the settings, so that hash and settings name the final pixels too.
class FeatureStore {
public:
    static Result<FeatureStore> open(const std::string& featuresFolder, const StoreSettings& settings,
                                     std::shared_ptr<FileLayer> files);

    const StoreSettings& settings() const { return m_settings; }
    const backbone::FeatureShape& shape() const { return m_shape; }
    bool contains(const std::string& pixelHash) const;
    std::size_t bytesPerImage() const;

    /// `display`: the image's display pixels. Features of image `item` of the batch.
    Result<void> append(const std::string& pixelHash, const backbone::Features& features, int item,
                        const imaging::Pixels& display);
    Result<void> sync();
    /// Reads the records of these images once and forgets those whose checksum is
    /// wrong, so that they are computed anew. Returns how many were forgotten. Cancellable. Errors: those of
    /// reading that say nothing of the record (outOfMemory, notReadable).
    Result<int> dropDamaged(const std::vector<std::string>& pixelHashes, const JobContext& job);

    /// Keys and values of these images, gathered into `batch` as they are stored; and their token
    /// summaries, for a read-out, which training has no use for.
    enum class Summaries { without, with };
    Result<void> gather(const std::vector<std::string>& pixelHashes, adapter::Batch& batch,
                        Summaries summaries = Summaries::without) const;
    Result<StoredTokens> tokens(const std::string& pixelHash) const;
    /// What all of these are made from, in the bytes of codec(). Errors: notFound, corruptFile.
    Result<std::vector<std::byte>> record(const std::string& pixelHash) const;
    const RecordCodec& codec() const { return m_codec; }
    /// The image's token summary (SummaryLayout). Errors: notFound, corruptFile.
    Result<std::vector<float>> summary(const std::string& pixelHash) const;
    /// Those of these images one after the other, [n, SummaryLayout::size()]. Cancellable.
    Result<std::vector<float>> summaries(const std::vector<std::string>& pixelHashes,
                                         const JobContext& job) const;
    /// The side network's picture: as it is used without augmentation.
    Result<imaging::Pixels> lowImage(const std::string& pixelHash) const;
    /// A quarter larger, for augmentation.
    Result<imaging::Pixels> lowCache(const std::string& pixelHash) const;

    /// Side length of the larger picture.
    static int cacheResolution(int lowResolution);

private:
    FeatureStore(StoreSettings settings, backbone::FeatureShape shape, RecordStore features,
                 RecordStore pictures);
    StoreSettings m_settings;
    backbone::FeatureShape m_shape;
    RecordCodec m_codec;
    RecordStore m_features, m_pictures;
};

/// An image's two network inputs, from its display pixels.
struct NetworkInputs {
    std::vector<float> high;  ///< [3, R, R], normalised
    imaging::Pixels low;      ///< [r, r, 3]
};
NetworkInputs networkInputs(const imaging::Pixels& display, const backbone::Normalisation& highNormalisation,
                            int resolution, int lowResolution);

}  // namespace fovea::features
