#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::dataset {

/// The classes in the order that probabilities and confusion matrices have: by name;
/// where they are grades (`grades` not empty, lowest first) in the order of those, and
/// behind them the classes that have no place there yet, by name. Grades that are no
/// class are passed over.
std::vector<std::string> inClassOrder(std::vector<std::string> classes,
                                      const std::vector<std::string>& grades);

/// Whether the classes are grades: there are `grades`, and every class is one.
bool areGrades(const std::vector<std::string>& classes, const std::vector<std::string>& grades);

/// What order to propose: as a person would list them, "grade 2" before "grade 10".
std::vector<std::string> proposedGrades(std::vector<std::string> classes);

/// `grades`, and among them those of `names` that they lack, where all are numbered and in the order of
/// proposedGrades(). A word's place nobody but people know: it waits for them. Of no grades: all names.
std::vector<std::string> gradesWith(const std::vector<std::string>& grades,
                                    const std::vector<std::string>& names);

/// Error invalidArgument unless `grades` names each class once and nothing else; it
/// names what is wrong.
Result<void> checkGrades(const std::vector<std::string>& classes, const std::vector<std::string>& grades);

}  // namespace fovea::dataset
