#pragma once

#include "explain/token_map.h"
#include "inference/predictor.h"

namespace fovea::inference {

/// The map of one extracted backbone layer for a predicted image. `layer` is the
/// backbone's number, from 0; negative: the last extracted one. Evidence and occlusion are of the predicted
/// answer and of all layers together (inference/case_evidence.h), occlusion in log odds. All but a kept map
/// need a result that was predicted with prompt attention. Error: invalidArgument, naming the layers there
/// are.
Result<explain::TokenMap> caseMap(const Predictor& predictor, const CaseResult& result, explain::MapKind kind,
                                  int layer);

}  // namespace fovea::inference
