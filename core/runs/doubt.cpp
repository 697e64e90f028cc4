#include "runs/doubt.h"

#include <algorithm>
#include <map>

#include "evaluation/calibration.h"
#include "evaluation/operating_point.h"
#include "evaluation/unlike_unit.h"
#include "features/picture_facts.h"
#include "runs/held_out_fits.h"
#include "runs/out_of_fold.h"
#include "runs/project_source.h"
#include "runs/tuning.h"
#include "runs/unit_answers.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

/// Of each image its group: by patient and class as penalties are chosen, else patients in turn.
std::vector<int> groupsOf(const std::vector<Sample>& samples) {
    std::vector<int> groups = heldOutGroups(samples);
    if (!groups.empty()) return groups;
    std::map<std::string, int> patients;
    for (const std::string& key : unpredicted(samples, {}).patients)
        groups.push_back(key.empty() ? int(groups.size()) % kHeldOutGroups
                                     : patients.try_emplace(key, int(patients.size())).first->second %
                                           kHeldOutGroups);
    return groups;
}

}  // namespace

Result<std::optional<evaluation::TrainingKind>> kindOfTraining(const features::FeatureStore& store,
                                                               const std::vector<Sample>& train,
                                                               const JobContext& job) {
    std::vector<float> states;
    std::vector<evaluation::PictureFacts> facts;
    for (const Sample& s : train) {
        FOVEA_CHECK(job.check());
        FOVEA_TRY(const features::StoredTokens tokens, store.tokens(s.pixelHash));
        states.insert(states.end(), tokens.classState.begin(), tokens.classState.end());
        FOVEA_TRY(const imaging::Pixels low, store.lowImage(s.pixelHash));
        const auto modality = s.facts.find(features::kModalityFact);
        facts.push_back(features::pictureFacts(low, s.width, s.height,
                                               modality == s.facts.end() ? std::string() : modality->second));
    }
    const std::vector<int> groups = groupsOf(train);
    // One patient alone, or images of nobody else: nothing to hold out.
    if (std::all_of(groups.begin(), groups.end(), [&](int g) { return g == groups.front(); }))
        return std::optional<evaluation::TrainingKind>();
    return evaluation::trainingKind(states, groups, facts, evaluation::kUsualFalseAlarmRate, job);
}

Result<std::set<std::int64_t>> unlikeAmong(const features::FeatureStore& store,
                                           const evaluation::TrainingKind& kind, const dataset::Units& units,
                                           const std::vector<double>& weights, const JobContext& job) {
    std::set<std::int64_t> unlike;
    std::size_t at = 0;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        double share = 0;
        for (const Sample& s : units.images[unit]) {
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const features::StoredTokens tokens, store.tokens(s.pixelHash));
            if (kind.distance(tokens.classState) > kind.limit) share += weights[at];
            ++at;
        }
        if (evaluation::isUnlikeTogether(share)) unlike.insert(units.rows[unit].id);
    }
    return unlike;
}

Result<std::optional<evaluation::SetScores>> setScoresOfReadOut(
    const features::FeatureStore& store, const dataset::Units& train, const std::vector<std::string>& classes,
    const training::ClassTargets& targets, const ReadOutFigures& readOut, const adapter::Head& head,
    const adapter::Tuning& tuning, const JobContext& job) {
    if (readOut.groups == 0) return std::optional<evaluation::SetScores>();
    FOVEA_TRY(OutOfFold said, outOfFold(store, imagesOf(train), classes,
                                        {.penalty = readOut.penalty,
                                         .temperature = readOut.temperature,
                                         .targets = targets,
                                         .variables = head.variables ? &head.variables->coding : nullptr},
                                        job));
    evaluation::Predictions predictions = unpredicted(train.rows, classes);
    predictions.probabilities = meanOverImages(train, said.probabilities);
    return std::optional(evaluation::setScores(
        evaluation::recalibrated(std::move(predictions), tuning.recalibration), kOutOfFold));
}

}  // namespace fovea::runs
