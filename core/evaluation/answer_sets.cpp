#include "evaluation/answer_sets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "evaluation/clusters.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {

using nlohmann::json;

namespace {

constexpr double kDigits = 1e6;     // scores are whole multiples of one over this
constexpr double kRounding = 1e-9;  // of ranks that should be whole numbers
constexpr double kLeastCoverage = 0.5;

/// The rank, from 1, of the j-th of `kept` scores among `all`.
int rankOf(int j, int kept, int all) {
    return int((std::int64_t(j + 1) * all + kept - 1) / kept);
}

/// The rank that a coverage asks for among so many patients: more than there are where they are too few.
int rankFor(double coverage, int patients) {
    return int(std::ceil(double(patients + 1) * coverage - kRounding));
}

SetScores::OfClass ofClass(const Predictions& shown, const Clusters& clusters, int c) {
    SetScores::OfClass result;
    std::vector<std::pair<double, std::size_t>> scored;  // score, patient
    std::map<std::size_t, int> images;                   // of each patient
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown.truth[i] != c) continue;
        const double p = shown.probabilities[i * std::size_t(shown.classes) + std::size_t(c)];
        scored.emplace_back(std::clamp(std::ceil((1 - p) * kDigits) / kDigits, 0.0, 1.0),
                            clusters.patientOf[i]);
        ++images[clusters.patientOf[i]];
    }
    std::sort(scored.begin(), scored.end());
    result.images = int(scored.size());
    result.patients = int(images.size());
    const int kept = std::min(result.patients, kMostScores);
    double votes = 0;
    for (const auto& [score, patient] : scored) {
        votes += 1.0 / images[patient];
        while (int(result.scores.size()) < kept &&
               rankOf(int(result.scores.size()), kept, result.patients) <= votes + kRounding)
            result.scores.push_back(score);
    }
    return result;
}

}  // namespace

SetScores setScores(const Predictions& shown, const std::string& part) {
    SetScores scores{part, {}};
    const Clusters clusters = clustersOf(shown);
    for (int c = 0; c < shown.classes; ++c) scores.classes.push_back(ofClass(shown, clusters, c));
    return scores;
}

int patientsNeeded(double coverage) {
    return int(std::ceil(coverage / (1 - coverage) - kRounding));
}

std::vector<int> AnswerSets::of(std::span<const double> probabilities) const {
    if (!known()) return {};
    std::vector<int> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return probabilities[std::size_t(a)] > probabilities[std::size_t(b)];
    });
    std::vector<int> set;
    for (const int c : order)
        if (set.empty() ? c == order.front() : probabilities[std::size_t(c)] >= least[std::size_t(c)])
            set.push_back(c);
    return set;
}

Message tooFewForSets(const AnswerSets& sets, const std::vector<std::string>& names) {
    if (sets.known()) return {};
    std::string classes;
    for (const int c : sets.tooFew) classes += (classes.empty() ? "“" : ", “") + names[std::size_t(c)] + "”";
    return {kTooFewForSets, {{"classes", classes}, {"needed", patientsNeeded(sets.coverage)}}};
}

Result<AnswerSets> answerSets(const SetScores& scores, double coverage) {
    if (!(coverage >= kLeastCoverage && coverage < 1))
        return Error{ErrorCode::invalidArgument, "a coverage is at least 0.5 and below 1", {}};
    AnswerSets sets;
    sets.coverage = coverage;
    for (std::size_t c = 0; c < scores.classes.size(); ++c) {
        const SetScores::OfClass& known = scores.classes[c];
        const int kept = int(known.scores.size()), rank = rankFor(coverage, known.patients);
        int j = 0;
        while (j < kept && rankOf(j, kept, known.patients) < rank) ++j;
        sets.least.push_back(j < kept ? 1 - known.scores[std::size_t(j)] : 0);
        if (j == kept) sets.tooFew.push_back(int(c));
    }
    return sets;
}

Result<SetFigures> setFigures(const Predictions& shown, const AnswerSets& sets, double confidence) {
    if (int(sets.least.size()) != shown.classes)
        return Error{ErrorCode::invalidArgument, "answer sets of other classes than the predictions", {}};
    const std::size_t C = std::size_t(shown.classes), n = shown.size();
    SetFigures figures;
    figures.coverage = sets.coverage;
    figures.heldOfClass.resize(C);
    if (!sets.known()) return figures;
    std::vector<char> held(n), sure(n);
    std::size_t answers = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::vector<int> set = sets.of(std::span(shown.probabilities).subspan(i * C, C));
        held[i] = std::find(set.begin(), set.end(), shown.truth[i]) != set.end();
        sure[i] = set.size() == 1;
        answers += set.size();
    }
    const Clusters clusters = clustersOf(shown);
    const ClusteredProportion share(clusters);
    const auto isHeld = [&](std::size_t i) { return held[i] != 0; };
    figures.held = share.estimate([](std::size_t) { return true; }, isHeld, confidence);
    for (std::size_t c = 0; c < C; ++c)
        figures.heldOfClass[c] =
            share.estimate([&](std::size_t i) { return shown.truth[i] == int(c); }, isHeld, confidence);
    figures.sure = share.estimate([](std::size_t) { return true; },
                                  [&](std::size_t i) { return sure[i] != 0; }, confidence);
    if (n > 0) figures.meanSize = double(answers) / double(n);
    return figures;
}

json toJson(const SetScores& scores) {
    json classes = json::array();
    for (const SetScores::OfClass& c : scores.classes)
        classes.push_back({{"images", c.images}, {"patients", c.patients}, {"scores", c.scores}});
    return {{"part", scores.part}, {"classes", std::move(classes)}};
}

SetScores setScoresFrom(const json& j) {
    SetScores scores;
    scores.part = j.at("part").get<std::string>();
    for (const json& c : j.at("classes")) {
        SetScores::OfClass known{c.at("images"), c.at("patients"), c.at("scores").get<std::vector<double>>()};
        // As many as there are patients, or kMostScores: else ranks would be of others.
        if (known.patients < 0 || int(known.scores.size()) != std::min(known.patients, kMostScores) ||
            !std::is_sorted(known.scores.begin(), known.scores.end()))
            throw json::other_error::create(501, "scores of answer sets that are none", &c);
        scores.classes.push_back(std::move(known));
    }
    return scores;
}

}  // namespace fovea::evaluation
