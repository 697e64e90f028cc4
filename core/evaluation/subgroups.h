#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "evaluation/intervals.h"
#include "evaluation/numbers.h"

namespace fovea::evaluation {

/// Of fewer patients hardly anything can be said.
inline constexpr int kFewInSubgroup = 10;

/// A figure within a subgroup, and by how much it is higher than among all other images.
struct SubgroupFigure {
    Estimate value;
    /// Square and add of the two intervals (Newcombe, Interval estimation for the difference between
    /// independent proportions, Stat. Med. 17, 1998, as Zou and Donner, Stat. Med. 27, 2008, have it
    /// for any two estimates): no wider than -1 to 1, and honest where one of them is 0 or 1. Patients
    /// who are on both sides make it a little too wide, not too narrow.
    Estimate minusRest;
};

struct Subgroup {
    std::string name;
    int images = 0;
    int patients = 0;          ///< known ones, and images of unknown patients
    bool few = false;          ///< fewer patients than kFewInSubgroup
    std::vector<int> classes;  ///< [classes] images of each
    SubgroupFigure auc, sensitivity, specificity;
    /// At SubgroupTable::point; without one the same as `sensitivity` and `specificity`.
    SubgroupFigure sensitivityAtPoint, specificityAtPoint;
};

/// The threshold on one class's probability from which on an image is called that.
struct SubgroupPoint {
    int positive = 1;        ///< 0 .. classes-1
    double threshold = 0.5;  ///< 0 to 1
};

/// Figures told apart by one column.
struct SubgroupTable {
    std::string column;
    std::vector<Subgroup> groups;  ///< by name
    int unstated = 0;              ///< images of which the column says nothing: in no group, and in no rest
    int patientsOfSeveral = 0;     ///< patients with images in more than one group
    std::optional<SubgroupPoint> point = {};
};

/// `groups` [n]: the group of each image, empty where it is not stated. The rest of a group are the
/// images of all other groups; with fewer than two groups there is none, and no difference.
/// Sensitivity and specificity are those of the most probable class, as estimate() has them; with `point`
/// those at it stand beside them, as figuresAt() has them. A group in which a figure is undefined (an AUC of
/// one class) has NaN there.
/// Cancellable. Errors: as estimate(); invalidArgument (another number of groups, no such class).
Result<SubgroupTable> figuresBySubgroup(const Predictions& predictions, const std::string& column,
                                        const std::vector<std::string>& groups,
                                        const IntervalOptions& options, const JobContext& job,
                                        std::optional<SubgroupPoint> point = {});

/// Of a number: how near it comes within a group.
struct NumberSubgroup {
    std::string name;
    int images = 0;
    int patients = 0;  ///< as Subgroup
    bool few = false;
    Estimate mae, bias, r2;  ///< as NumberFigures
    Estimate maeMinusRest;   ///< independentDifference() from all other images
};
struct NumberSubgroupTable {
    std::string column;
    std::vector<NumberSubgroup> groups;
    int unstated = 0, patientsOfSeveral = 0;  ///< as SubgroupTable
};
/// The same of a number. Cancellable. Errors: as numberFigures(); invalidArgument (another number of groups).
Result<NumberSubgroupTable> figuresBySubgroup(const NumberPredictions& predictions, const std::string& column,
                                              const std::vector<std::string>& groups, const JobContext& job);

/// How many differences the tables state (of AUC, and of sensitivity and specificity at the point), and how
/// many of those leave out 0. Of n differences where there
/// is none, one in twenty leaves it out all the same: a reader is to be told both numbers.
struct Comparisons {
    int made = 0;
    int leaveOutZero = 0;
};
Comparisons comparisonsIn(const std::vector<SubgroupTable>& tables);
Comparisons comparisonsIn(const std::vector<NumberSubgroupTable>& tables);  ///< of the mean absolute error

/// a - b of two independent estimates, by square and add; ends NaN where one of them has none.
Estimate independentDifference(const Estimate& a, const Estimate& b);

}  // namespace fovea::evaluation
