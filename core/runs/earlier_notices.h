#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "training/earlier_notices.h"

namespace fovea::runs {

/// Those of runs and series, with those of their training.
std::vector<training::EarlierKind> earlierKinds();

/// Notices of a run's or a series' record, of this version or an earlier one: see
/// training::noticesFrom().
std::vector<Message> noticesFrom(const nlohmann::json& list);

}  // namespace fovea::runs
