#include "runs/unit_answers.h"

#include <algorithm>

#include "runs/project_source.h"
#include "runs/variables.h"

namespace fovea::runs {

namespace {

constexpr std::size_t kTogether = 16;  // images

/// Hands each unit to `take`: its place, that of its first image among all, and how many it has.
template <class Take>
void eachUnit(const dataset::Units& units, const Take& take) {
    std::size_t first = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
        take(u, first, units.images[u].size());
        first += units.images[u].size();
    }
}

}  // namespace

std::vector<double> meanOverImages(const dataset::Units& units, const std::vector<double>& ofImages) {
    const std::size_t images = units.imageCount(), C = images == 0 ? 0 : ofImages.size() / images;
    std::vector<double> means(units.size() * C);
    eachUnit(units, [&](std::size_t u, std::size_t first, std::size_t count) {
        for (std::size_t c = 0; c < C; ++c) {
            double sum = 0;
            for (std::size_t i = first; i < first + count; ++i) sum += ofImages[i * C + c];
            means[u * C + c] = sum / double(count);
        }
    });
    return means;
}

std::vector<double> mostOverImages(const dataset::Units& units, const std::vector<double>& ofImages,
                                   int positive) {
    const std::size_t images = units.imageCount(), C = images == 0 ? 0 : ofImages.size() / images;
    std::vector<double> most(units.size() * C);
    eachUnit(units, [&](std::size_t u, std::size_t first, std::size_t count) {
        double* const row = &most[u * C];
        for (std::size_t i = first; i < first + count; ++i)
            for (std::size_t c = 0; c < C; ++c) row[c] = std::max(row[c], ofImages[i * C + c]);
        double sum = 0;
        if (C == 2) row[1 - std::size_t(positive)] = 1 - row[std::size_t(positive)];
        for (std::size_t c = 0; c < C; ++c) sum += row[c];
        for (std::size_t c = 0; c < C; ++c) row[c] /= sum;
    });
    return most;
}

std::vector<dataset::Sample> imagesOf(const dataset::Units& units) {
    std::vector<dataset::Sample> all;
    for (const auto& unit : units.images) all.insert(all.end(), unit.begin(), unit.end());
    return all;
}

std::vector<dataset::Sample> imagesToFit(const dataset::Units& units) {
    std::vector<dataset::Sample> some;
    for (const auto& unit : units.images) {
        const std::size_t taken = std::min(unit.size(), std::size_t(kMostImagesOfUnit));
        for (std::size_t i = 0; i < taken; ++i) some.push_back(unit[(2 * i + 1) * unit.size() / (2 * taken)]);
    }
    return some;
}

dataset::Units learnedUnits(dataset::Units units, const std::vector<dataset::Sample>& images,
                            adapter::Pooling pooling) {
    return pooling == adapter::Pooling::images ? dataset::eachAlone(images) : std::move(units);
}

Result<UnitAnswers> predictUnits(const features::FeatureStore& store, const adapter::Network& network,
                                 const backbone::Normalisation& lowNormalisation, const dataset::Units& units,
                                 const JobContext& job, const std::function<void(adapter::Batch&)>& change) {
    UnitAnswers said;
    ProgressMeter meter(job, Stage::evaluate, std::int64_t(units.imageCount()));
    for (std::size_t first = 0; first < units.size();) {
        // Small units together, so that all threads have images to work on; long ones in parts.
        std::size_t end = first, count = 0;
        do count += units.images[end++].size();
        while (end < units.size() && count + units.images[end].size() <= kTogether);
        std::vector<dataset::Sample> images;
        for (std::size_t u = first; u < end; ++u)
            images.insert(images.end(), units.images[u].begin(), units.images[u].end());
        adapter::ImageStates states;
        for (std::size_t from = 0; from < images.size(); from += kTogether) {
            FOVEA_CHECK(job.check());
            const auto some = std::span(images).subspan(from, std::min(kTogether, images.size() - from));
            FOVEA_TRY(adapter::Batch batch, plainBatch(store, some, lowNormalisation));
            if (const auto& variables = network.head().variables)
                batch.variables = variableNumbers(variables->coding, some);
            if (change) change(batch);
            FOVEA_TRY(const adapter::ImageStates read, network.imageStates(batch));
            states.add(read);
            meter.advance(std::int64_t(some.size()));
        }
        FOVEA_TRY(const adapter::Prediction alone, network.predictImages(states));
        said.ofImages.insert(said.ofImages.end(), alone.probabilities.begin(), alone.probabilities.end());
        for (std::size_t u = first, place = 0; u < end; place += units.images[u].size(), ++u) {
            FOVEA_TRY(const adapter::UnitPrediction unit,
                      network.predictUnit(states.part(place, units.images[u].size())));
            said.answers.insert(said.answers.end(), unit.probabilities.begin(), unit.probabilities.end());
            said.weights.insert(said.weights.end(), unit.weights.begin(), unit.weights.end());
        }
        first = end;
    }
    return said;
}

}  // namespace fovea::runs
