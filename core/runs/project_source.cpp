#include "runs/project_source.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/random.h"
#include "runs/variables.h"

namespace fovea::runs {

namespace {
constexpr std::uint64_t kAugmentationStream = 3, kUnitStream = 4;
constexpr std::size_t kBatch = 16;
/// Images of units after one another, each with the answer of its unit.
std::vector<dataset::Sample> answeredImages(const dataset::Units& units) {
    std::vector<dataset::Sample> all;
    for (std::size_t u = 0; u < units.size(); ++u)
        for (dataset::Sample image : units.images[u]) {
            image.label = units.rows[u].label;
            all.push_back(std::move(image));
        }
    return all;
}

std::vector<int> sizesOf(const dataset::Units& units) {
    std::vector<int> sizes;
    for (const auto& unit : units.images) sizes.push_back(int(unit.size()));
    return sizes;
}
}  // namespace

std::vector<int> labelsOf(const std::vector<dataset::Sample>& samples,
                          const std::vector<std::string>& classes) {
    std::vector<int> labels;
    for (const dataset::Sample& s : samples) labels.push_back(classIndex(classes, s.label));
    return labels;
}

int classIndex(const std::vector<std::string>& classes, const std::string& label) {
    const auto it = std::find(classes.begin(), classes.end(), label);
    return it == classes.end() ? -1 : int(it - classes.begin());
}

ProjectSource::ProjectSource(const features::FeatureStore& store, std::vector<dataset::Sample> train,
                             std::vector<dataset::Sample> validation, const Task& task,
                             const backbone::Normalisation& lowNormalisation,
                             const AugmentationOptions& augmentation, std::uint64_t seed)
    : ProjectSource(store, dataset::eachAlone(train), dataset::eachAlone(validation), task, lowNormalisation,
                    augmentation, seed) {}

ProjectSource::ProjectSource(const features::FeatureStore& store, const dataset::Units& train,
                             const dataset::Units& validation, const Task& task,
                             const backbone::Normalisation& lowNormalisation,
                             const AugmentationOptions& augmentation, std::uint64_t seed)
    : m_store(store),
      m_train(answeredImages(train)),
      m_validation(answeredImages(validation)),
      m_trainSizes(sizesOf(train)),
      m_validationSizes(sizesOf(validation)),
      m_trainTargets(targetsOf(task, m_train)),
      m_validationTargets(targetsOf(task, m_validation)),
      m_normalisation(lowNormalisation),
      m_augmentation(augmentation),
      m_seed(seed) {
    for (int first = 0; const int size : m_trainSizes)
        m_trainFirst.push_back(std::exchange(first, first + size));
}

std::vector<int> ProjectSource::trainImages(int item, int epoch) {
    std::vector<int> images(static_cast<std::size_t>(m_trainSizes[std::size_t(item)]));
    std::iota(images.begin(), images.end(), m_trainFirst[std::size_t(item)]);
    if (images.size() <= std::size_t(kMostImagesOfUnit)) return images;
    Random(mixSeed({m_seed, kUnitStream, std::uint64_t(epoch), std::uint64_t(item)})).shuffle(images);
    images.resize(std::size_t(kMostImagesOfUnit));
    std::sort(images.begin(), images.end());
    return images;
}

Result<adapter::Batch> ProjectSource::trainBatch(std::span<const int> items, int epoch) {
    adapter::Batch batch;
    std::vector<std::string> hashes;
    for (const int item : items) {
        const dataset::Sample& sample = m_train[std::size_t(item)];
        hashes.push_back(sample.pixelHash);
        addTargets(m_trainTargets, std::size_t(item), 1, batch);
        FOVEA_TRY(const imaging::Pixels cache, m_store.lowCache(sample.pixelHash));
        const auto picture =
            augmented(cache, m_store.settings().lowResolution, m_normalisation, m_augmentation,
                      mixSeed({m_seed, kAugmentationStream, std::uint64_t(epoch), std::uint64_t(item)}));
        batch.low.insert(batch.low.end(), picture.begin(), picture.end());
    }
    FOVEA_CHECK(m_store.gather(hashes, batch));
    return batch;
}

Result<adapter::Batch> ProjectSource::validationBatch(int first, int count) {
    FOVEA_TRY(adapter::Batch batch,
              plainBatch(m_store, std::span(m_validation).subspan(std::size_t(first), std::size_t(count)),
                         m_normalisation));
    if (m_variables)
        batch.variables = variableNumbers(
            *m_variables, std::span(m_validation).subspan(std::size_t(first), std::size_t(count)));
    addTargets(m_validationTargets, std::size_t(first), std::size_t(count), batch);
    return batch;
}

Result<backbone::Normalisation> lowNormalisation(const features::FeatureStore& store,
                                                 const std::vector<dataset::Sample>& train) {
    ChannelStatistics statistics;
    for (const dataset::Sample& s : train) {
        FOVEA_TRY(const imaging::Pixels low, store.lowImage(s.pixelHash));
        statistics.add(low);
    }
    return statistics.normalisation();
}

Result<std::vector<double>> predictStored(const features::FeatureStore& store,
                                          const adapter::Network& network,
                                          const backbone::Normalisation& lowNormalisation,
                                          std::span<const dataset::Sample> samples, const JobContext& job) {
    std::vector<double> probabilities;
    ProgressMeter meter(job, Stage::evaluate, std::int64_t(samples.size()));
    for (std::size_t first = 0; first < samples.size(); first += kBatch) {
        FOVEA_CHECK(job.check());
        const auto some = samples.subspan(first, std::min(kBatch, samples.size() - first));
        FOVEA_TRY(adapter::Batch batch, plainBatch(store, some, lowNormalisation));
        if (const auto& variables = network.head().variables)
            batch.variables = variableNumbers(variables->coding, some);
        FOVEA_TRY(const adapter::Prediction prediction, network.predict(batch));
        probabilities.insert(probabilities.end(), prediction.probabilities.begin(),
                             prediction.probabilities.end());
        meter.advance(std::int64_t(some.size()));
    }
    return probabilities;
}

evaluation::Predictions unpredicted(const std::vector<dataset::Sample>& samples,
                                    const std::vector<std::string>& classes) {
    std::map<std::string, int> framesTaken, copies;
    for (const dataset::Sample& s : samples) {
        ++framesTaken[s.path];
        ++copies[s.pixelHash];
    }
    const auto keyOf = [&](const dataset::Sample& s) {
        if (!s.patient.empty()) return s.patient;
        if (framesTaken[s.path] > 1) return s.path;
        return !s.pixelHash.empty() && copies[s.pixelHash] > 1 ? s.pixelHash : std::string();
    };
    evaluation::Predictions predictions;
    predictions.classes = int(classes.size());
    predictions.truth = labelsOf(samples, classes);
    for (const dataset::Sample& s : samples) predictions.patients.push_back(keyOf(s));
    return predictions;
}

Result<adapter::Batch> plainBatch(const features::FeatureStore& store,
                                  std::span<const dataset::Sample> samples,
                                  const backbone::Normalisation& lowNormalisation) {
    adapter::Batch batch;
    const int r = store.settings().lowResolution;
    const std::size_t picture = std::size_t(3) * std::size_t(r) * std::size_t(r);
    batch.low.resize(samples.size() * picture);
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        hashes.push_back(samples[i].pixelHash);
        FOVEA_TRY(const imaging::Pixels low, store.lowImage(samples[i].pixelHash));
        backbone::normalise(low.data.data(), r, r, lowNormalisation, &batch.low[i * picture]);
    }
    FOVEA_CHECK(store.gather(hashes, batch, features::FeatureStore::Summaries::with));
    return batch;
}

}  // namespace fovea::runs
