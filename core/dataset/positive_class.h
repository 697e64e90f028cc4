#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::dataset {

/// Which of two classes is the finding: the positive class, whose sensitivity and specificity are meant
/// where two classes have one each. Names in any case, with words parted as people do ("no_dr",
/// "Non-cancer", "01_normal").

/// The finding as the names say: one of them says that there is none (healthy, normal, negative, benign,
/// none, no ..., without ..., control, 0 ...) in one of the languages that Fovea speaks or usual in data
/// sets, and the other one does not; then it is the other one. Where both do, the one that denies more
/// ("non-cancer" and "cancer": words first). Empty where words do not say, or there are not two classes.
std::string proposePositive(const std::vector<std::string>& classes);

/// What holds: `chosen` where it is one of two classes, else what is proposed; empty where neither says.
std::string positiveOf(const std::vector<std::string>& classes, const std::string& chosen);

/// The index of positiveOf(), and 1 where it is empty: class 1 is positive where nobody has said, as it
/// was in all versions.
int positiveIndex(const std::vector<std::string>& classes, const std::string& positive);

/// Error invalidArgument unless there are two classes and `positive` is one of them; it names what is wrong.
Result<void> checkPositive(const std::vector<std::string>& classes, const std::string& positive);

}  // namespace fovea::dataset
