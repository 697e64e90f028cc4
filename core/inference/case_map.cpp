#include "inference/case_map.h"

#include <algorithm>

namespace fovea::inference {

Result<explain::TokenMap> caseMap(const Predictor& predictor, const CaseResult& result, explain::MapKind kind,
                                  int layer) {
    if (explain::isSigned(kind))
        return Error{ErrorCode::invalidArgument, "a map of attention is asked for", {}};
    const std::vector<int>& layers = predictor.info().extraction.layers;
    if (layer < 0) layer = layers.back();
    const auto it = std::find(layers.begin(), layers.end(), layer);
    if (it == layers.end()) {
        std::string known;
        for (const int l : layers) known += (known.empty() ? "" : ", ") + std::to_string(l);
        return Error{ErrorCode::invalidArgument,
                     "layer " + std::to_string(layer) + " was not extracted; there are " + known,
                     {}};
    }
    const auto index = std::size_t(it - layers.begin());
    const backbone::FeatureShape& s = result.tokens.shape;
    const std::size_t entries = std::size_t(s.heads) * std::size_t(s.kept);
    const explain::KeptShape shape{s.heads, s.kept, s.grid, s.grid, s.leading};
    const auto tokens = std::span(result.tokens.tokens).subspan(index * entries, entries);
    if (kind == explain::MapKind::kept)
        return explain::keptTokenMap(layer, shape, tokens,
                                     std::span(result.tokens.importance).subspan(index * entries, entries));
    if (!predictor.hasSideNetwork())
        return Error{ErrorCode::invalidArgument,
                     "the adapter is a read-out alone: it has no prompts that attend to anything",
                     {}};
    const std::size_t rows = entries * std::size_t(predictor.prompts());
    if (result.promptAttention.size() < (index + 1) * rows)
        return Error{ErrorCode::invalidArgument, "predicted without prompt attention", {}};
    return explain::promptAttentionMap(layer, shape, tokens,
                                       std::span(result.promptAttention).subspan(index * rows, rows),
                                       predictor.prompts());
}

}  // namespace fovea::inference
