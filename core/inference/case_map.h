#pragma once

#include "explain/token_map.h"
#include "inference/predictor.h"

namespace fovea::inference {

/// The map of attention (kept, prompts) of one extracted backbone layer for a predicted image. `layer` is the
/// backbone's number, from 0; negative: the last extracted one. What prompts attend to needs a result that
/// was predicted with prompt attention. Error: invalidArgument, naming the layers there are. Evidence and
/// occlusion: inference/case_evidence.h.
Result<explain::TokenMap> caseMap(const Predictor& predictor, const CaseResult& result, explain::MapKind kind,
                                  int layer);

}  // namespace fovea::inference
