#pragma once

#include "explain/token_map.h"
#include "inference/predictor.h"

namespace fovea::inference {

/// What speaks for and against an answer in an image, in the read-out. Of logits minus their mean over the
/// answers (of a finding of its own logit; of a number of the number, in deviations of the training images'):
/// map, classToken and constant add up to readOut; readOut and sideNetwork to logit.
struct CaseEvidence {
    int answer = 0;
    double logit = 0;
    double readOut = 0;      ///< its part of it, the share that it has worked in
    double sideNetwork = 0;  ///< the side network's
    double classToken = 0;   ///< what the class token's state says, beside a typical training image's
    double constant = 0;     ///< what the read-out says of a typical training image
    explain::TokenMap map;   ///< evidence of the kept tokens; leadingShare: of those without a place
    std::vector<explain::TokenMap> layers;  ///< the same of each layer, in the order of extraction
};

/// `layer`: the backbone's number, from 0; negative: all that were extracted, together, which alone add up.
/// Errors: invalidArgument (an adapter without a read-out; predicted without CaseResult::record; a layer or
/// an answer that there is not).
Result<CaseEvidence> caseEvidence(const Predictor& predictor, const CaseResult& result, int answer,
                                  int layer = -1);

/// In what an occlusion map counts. Of a number it is always its unit.
enum class OcclusionScale {
    probability,
    logOdds  ///< natural; of an answer that is nearly sure the probability hardly moves, its odds do
};
/// How much less probable (above 0; of a number less, in its unit) an answer is, before recalibration,
/// without the tokens of each block of `block` x `block` patches: asked again without a new frozen pass
/// (Predictor::askAgain()). A patch has its block's number; one of a block without kept tokens is not known.
/// Errors: those of askAgain(); invalidArgument.
Result<explain::TokenMap> caseOcclusion(const Predictor& predictor, const CaseResult& result, int answer,
                                        int block, OcclusionScale scale = OcclusionScale::probability,
                                        const JobContext& job = {});
/// Blocks per side, for which blocks are large enough to hold something and small enough to tell places
/// apart.
inline constexpr int kOcclusionBlocks = 8;

}  // namespace fovea::inference
