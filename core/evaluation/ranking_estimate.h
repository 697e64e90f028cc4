#pragma once

#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// Of estimate() only what goes by the order of the scores, "auc" and "average_precision": the same values
/// and ends, to the last bit, without drawing for all the others. Errors: as estimate().
Result<std::map<std::string, Estimate>> estimateRanking(const Predictions& predictions,
                                                        const IntervalOptions& options,
                                                        const JobContext& job);

}  // namespace fovea::evaluation
