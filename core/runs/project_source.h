#pragma once

#include <optional>
#include <vector>

#include "dataset/sample.h"
#include "dataset/units.h"
#include "evaluation/metrics.h"
#include "features/feature_store.h"
#include "runs/augmentation.h"
#include "runs/task.h"
#include "training/loop.h"

namespace fovea::runs {

/// Most images of a unit that an epoch learns from; of others so many are drawn. When it is judged, all are
/// read.
inline constexpr int kMostImagesOfUnit = 16;

/// A project's images as the loop wants them, from the feature store.
class ProjectSource final : public training::BatchSource {
public:
    /// Every sample's features must be in the store.
    ProjectSource(const features::FeatureStore& store, std::vector<dataset::Sample> train,
                  std::vector<dataset::Sample> validation, const Task& task,
                  const backbone::Normalisation& lowNormalisation, const AugmentationOptions& augmentation,
                  std::uint64_t seed);
    /// Of units, whose images answer together.
    ProjectSource(const features::FeatureStore& store, const dataset::Units& train,
                  const dataset::Units& validation, const Task& task,
                  const backbone::Normalisation& lowNormalisation, const AugmentationOptions& augmentation,
                  std::uint64_t seed);
    /// From now on validation batches have the clinical variables, coded so.
    void setVariables(const adapter::VariableCoding& coding) { m_variables = coding; }
    int trainCount() const override { return int(m_trainSizes.size()); }
    int validationCount() const override { return int(m_validationSizes.size()); }
    std::vector<int> trainImages(int item, int epoch) override;
    int validationImages(int item) const override { return m_validationSizes[std::size_t(item)]; }
    Result<adapter::Batch> trainBatch(std::span<const int> images, int epoch) override;
    Result<adapter::Batch> validationBatch(int first, int count) override;

private:
    const features::FeatureStore& m_store;
    std::vector<dataset::Sample> m_train, m_validation;  ///< images, those of a unit after one another
    std::vector<int> m_trainSizes, m_validationSizes;    ///< of the units
    std::vector<int> m_trainFirst;                       ///< each unit's first image
    Targets m_trainTargets, m_validationTargets;
    backbone::Normalisation m_normalisation;
    AugmentationOptions m_augmentation;
    std::uint64_t m_seed;
    std::optional<adapter::VariableCoding> m_variables;
};

/// Mean and deviation of each channel of the small pictures of training images: how the side network sees
/// pictures. Errors: those of the store.
Result<backbone::Normalisation> lowNormalisation(const features::FeatureStore& store,
                                                 const std::vector<dataset::Sample>& train);

/// A batch of stored images as they are, not augmented, with all that an adapter reads of them but clinical
/// variables; labels are left empty.
Result<adapter::Batch> plainBatch(const features::FeatureStore& store,
                                  std::span<const dataset::Sample> samples,
                                  const backbone::Normalisation& lowNormalisation);

/// What `network` says of stored images, and of the clinical variables of samples where its head reads them,
/// [n, C] as Prediction::probabilities. Progress "evaluate";
/// cancellable between batches. Errors: those of the store and of Network::predict().
Result<std::vector<double>> predictStored(const features::FeatureStore& store,
                                          const adapter::Network& network,
                                          const backbone::Normalisation& lowNormalisation,
                                          std::span<const dataset::Sample> samples, const JobContext& job);

/// Their truth, classes and patients, still without probabilities. Frames of one file are of one patient,
/// also where nobody knows which, and so are images of equal pixels: the file or the pixels' hash is their
/// key then.
evaluation::Predictions unpredicted(const std::vector<dataset::Sample>& samples,
                                    const std::vector<std::string>& classes);

/// Of each sample classIndex().
std::vector<int> labelsOf(const std::vector<dataset::Sample>& samples,
                          const std::vector<std::string>& classes);

/// Index of a label in `classes`, -1 when it is not there.
int classIndex(const std::vector<std::string>& classes, const std::string& label);

}  // namespace fovea::runs
