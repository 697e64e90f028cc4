#pragma once

#include <vector>

#include "dataset/sample.h"
#include "evaluation/metrics.h"
#include "features/feature_store.h"
#include "runs/augmentation.h"
#include "runs/task.h"
#include "training/loop.h"

namespace fovea::runs {

/// A project's images as the loop wants them, from the feature store.
class ProjectSource final : public training::BatchSource {
public:
    /// Every sample's features must be in the store.
    ProjectSource(const features::FeatureStore& store, std::vector<dataset::Sample> train,
                  std::vector<dataset::Sample> validation, const Task& task,
                  const backbone::Normalisation& lowNormalisation, const AugmentationOptions& augmentation,
                  std::uint64_t seed);
    int trainCount() const override { return int(m_train.size()); }
    int validationCount() const override { return int(m_validation.size()); }
    Result<adapter::Batch> trainBatch(std::span<const int> items, int epoch) override;
    Result<adapter::Batch> validationBatch(int first, int count) override;

private:
    const features::FeatureStore& m_store;
    std::vector<dataset::Sample> m_train, m_validation;
    Targets m_trainTargets, m_validationTargets;
    backbone::Normalisation m_normalisation;
    AugmentationOptions m_augmentation;
    std::uint64_t m_seed;
};

/// A batch of stored images as they are, not augmented, with all that an adapter reads of them; labels
/// are left empty.
Result<adapter::Batch> plainBatch(const features::FeatureStore& store,
                                  std::span<const dataset::Sample> samples,
                                  const backbone::Normalisation& lowNormalisation);

/// What `network` says of stored images, [n, C] as Prediction::probabilities. Progress "evaluate";
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
