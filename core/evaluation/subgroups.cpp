#include "evaluation/subgroups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "evaluation/clusters.h"
#include "evaluation/operating_point.h"

namespace fovea::evaluation {
namespace {

Predictions where(const Predictions& all, const std::vector<std::size_t>& images) {
    Predictions some;
    some.classes = all.classes;
    for (const std::size_t i : images) {
        some.truth.push_back(all.truth[i]);
        const auto row = all.probabilities.begin() + std::ptrdiff_t(i) * all.classes;
        some.probabilities.insert(some.probabilities.end(), row, row + all.classes);
        if (!all.patients.empty()) some.patients.push_back(all.patients[i]);
    }
    return some;
}

using Figures = std::map<std::string, Estimate>;

// Beside those of estimate().
constexpr const char* kSensitivityAtPoint = "sensitivity_at_point";
constexpr const char* kSpecificityAtPoint = "specificity_at_point";

Result<Figures> figuresOf(const Predictions& images, const IntervalOptions& options,
                          const std::optional<SubgroupPoint>& point) {
    FOVEA_TRY(Figures figures, estimate(images, options));
    if (point) {
        const PointFigures at =
            figuresAt(oneAgainstRest(images, point->positive), point->threshold, {}, options.confidence);
        figures[kSensitivityAtPoint] = at.sensitivity;
        figures[kSpecificityAtPoint] = at.specificity;
    } else {
        figures[kSensitivityAtPoint] = figures.at("sensitivity");
        figures[kSpecificityAtPoint] = figures.at("specificity");
    }
    return figures;
}

SubgroupFigure figure(const char* name, const Figures& own, const Figures& rest) {
    const auto other = rest.find(name);
    const Estimate& value = own.at(name);
    return {value, other == rest.end() ? Estimate{} : independentDifference(value, other->second)};
}

NumberPredictions where(const NumberPredictions& all, const std::vector<std::size_t>& images) {
    NumberPredictions some;
    for (const std::size_t i : images) {
        some.truth.push_back(all.truth[i]);
        some.predicted.push_back(all.predicted[i]);
        if (!all.patients.empty()) some.patients.push_back(all.patients[i]);
    }
    return some;
}

/// The images of each group, and all images of the other groups.
struct Sides {
    std::vector<std::size_t> own, others;
};
std::map<std::string, Sides> sidesOf(const std::vector<std::string>& groups) {
    std::map<std::string, Sides> sides;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!groups[i].empty()) sides[groups[i]].own.push_back(i);
    for (auto& [name, side] : sides)
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (!groups[i].empty() && groups[i] != name) side.others.push_back(i);
    return sides;
}

/// Counts a difference that has an interval.
void count(Comparisons& all, const Estimate& difference) {
    if (std::isnan(difference.low) || std::isnan(difference.high)) return;
    ++all.made;
    all.leaveOutZero += difference.low > 0 || difference.high < 0;
}

/// Of two groups each is the other's rest: one comparison, said twice.
std::size_t comparedGroups(std::size_t groups) {
    return groups == 2 ? 1 : groups;
}

int severalGroups(const std::vector<std::string>& patients, const std::vector<std::string>& groups) {
    std::map<std::string, std::set<std::string>> of;
    for (std::size_t i = 0; i < patients.size(); ++i)
        if (!patients[i].empty() && !groups[i].empty()) of[patients[i]].insert(groups[i]);
    return int(std::count_if(of.begin(), of.end(), [](const auto& p) { return p.second.size() > 1; }));
}

}  // namespace

Estimate independentDifference(const Estimate& a, const Estimate& b) {
    const double value = a.value - b.value;
    return {value, value - std::hypot(a.value - a.low, b.high - b.value),
            value + std::hypot(a.high - a.value, b.value - b.low)};
}

Result<SubgroupTable> figuresBySubgroup(const Predictions& predictions, const std::string& column,
                                        const std::vector<std::string>& groups,
                                        const IntervalOptions& options, const JobContext& job,
                                        std::optional<SubgroupPoint> point) {
    return guarded([&]() -> Result<SubgroupTable> {
        FOVEA_CHECK(checkPredictions(predictions));
        if (groups.size() != predictions.size())
            return Error{ErrorCode::invalidArgument, "not one group for each image", {}};
        if (point && (point->positive < 0 || point->positive >= predictions.classes))
            return Error{ErrorCode::invalidArgument, "there is no such class", {}};
        SubgroupTable table;
        table.column = column;
        table.point = point;
        table.unstated = int(std::count(groups.begin(), groups.end(), std::string()));
        table.patientsOfSeveral = severalGroups(predictions.patients, groups);
        for (const auto& [name, side] : sidesOf(groups)) {
            FOVEA_CHECK(job.check());
            const Predictions own = where(predictions, side.own);
            FOVEA_TRY(const Figures figures, figuresOf(own, options, point));
            Figures rest;
            if (!side.others.empty()) {
                FOVEA_TRY(rest, figuresOf(where(predictions, side.others), options, point));
            }
            Subgroup group;
            group.name = name;
            group.images = int(side.own.size());
            group.patients = int(clustersOf(own).patients);
            group.few = group.patients < kFewInSubgroup;
            group.classes.resize(std::size_t(predictions.classes));
            for (const int t : own.truth) ++group.classes[std::size_t(t)];
            group.auc = figure("auc", figures, rest);
            group.sensitivity = figure("sensitivity", figures, rest);
            group.specificity = figure("specificity", figures, rest);
            group.sensitivityAtPoint = figure(kSensitivityAtPoint, figures, rest);
            group.specificityAtPoint = figure(kSpecificityAtPoint, figures, rest);
            table.groups.push_back(std::move(group));
        }
        return table;
    });
}

Result<NumberSubgroupTable> figuresBySubgroup(const NumberPredictions& predictions, const std::string& column,
                                              const std::vector<std::string>& groups, const JobContext& job) {
    return guarded([&]() -> Result<NumberSubgroupTable> {
        FOVEA_CHECK(checkPredictions(predictions));
        if (groups.size() != predictions.size())
            return Error{ErrorCode::invalidArgument, "not one group for each image", {}};
        NumberSubgroupTable table{column, {}, 0, 0};
        table.unstated = int(std::count(groups.begin(), groups.end(), std::string()));
        table.patientsOfSeveral = severalGroups(predictions.patients, groups);
        for (const auto& [name, side] : sidesOf(groups)) {
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const NumberFigures own, numberFigures(where(predictions, side.own)));
            NumberSubgroup group{name,    own.images, own.patients, own.patients < kFewInSubgroup,
                                 own.mae, own.bias,   own.r2,       {}};
            if (!side.others.empty()) {
                FOVEA_TRY(const NumberFigures rest, numberFigures(where(predictions, side.others)));
                group.maeMinusRest = independentDifference(own.mae, rest.mae);
            }
            table.groups.push_back(std::move(group));
        }
        return table;
    });
}

Comparisons comparisonsIn(const std::vector<SubgroupTable>& tables) {
    Comparisons all;
    for (const SubgroupTable& table : tables)
        for (std::size_t g = 0; g < comparedGroups(table.groups.size()); ++g)
            for (const SubgroupFigure Subgroup::*member :
                 {&Subgroup::auc, &Subgroup::sensitivityAtPoint, &Subgroup::specificityAtPoint})
                count(all, (table.groups[g].*member).minusRest);
    return all;
}

Comparisons comparisonsIn(const std::vector<NumberSubgroupTable>& tables) {
    Comparisons all;
    for (const NumberSubgroupTable& table : tables)
        for (std::size_t g = 0; g < comparedGroups(table.groups.size()); ++g)
            count(all, table.groups[g].maeMinusRest);
    return all;
}

}  // namespace fovea::evaluation
