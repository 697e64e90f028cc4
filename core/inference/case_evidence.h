#pragma once

#include "explain/token_map.h"
#include "inference/on_records.h"

namespace fovea::inference {

/// What kept tokens say for and against an answer, in one part of an adapter.
struct EvidenceMaps {
    explain::TokenMap map;                  ///< of all layers; leadingShare: of tokens without a place
    std::vector<explain::TokenMap> layers;  ///< of each layer, in the order of extraction
    /// Of all layers, or of one of them. Error: invalidArgument (a layer that was not extracted).
    Result<explain::TokenMap> ofLayer(int layer) const;
};

/// What speaks for and against an answer in an image. Of logits minus their mean over the answers (of a
/// finding of its own logit; of a number of the number, in deviations of the training images').
struct CaseEvidence {
    int answer = 0;
    double logit = 0;
    double readOutLogit = 0;      ///< the read-out's part of it, the share that it has worked in
    double sideNetworkLogit = 0;  ///< the side network's: the two add up to `logit`
    double classToken = 0;        ///< what the class token's state says, beside a typical training image's
    double constant = 0;          ///< what the read-out says of a typical training image
    double variables = 0;         ///< what clinical variables say, beside that image's
    /// Of the read-out: map, classToken, variables and constant add up to readOutLogit. No maps where there
    /// is none.
    std::optional<EvidenceMaps> readOut;
    /// Of the side network, to first order: attention times gradient (adapter::Network), beside the typical
    /// image's mean values, without a read-out beside the image's own. It does not add up to
    /// sideNetworkLogit. No maps where there is none.
    std::optional<EvidenceMaps> sideNetwork;
    /// The sum of both where there are both, and what there is where there is one.
    EvidenceMaps together;

    /// Null: the adapter has no such part.
    const EvidenceMaps* of(explain::EvidenceOf part) const;
};

/// Of an image by itself. Where the images of a study or patient are pooled, the read-out reads their
/// summaries together: the mean over them of readOutLogit, by ReadOut::imageWeights(), is what it says of
/// all, so that each image's map, classToken and constant, times its weight, add up to its share of that
/// logit. Errors: invalidArgument (predicted without AskedImage::record; an answer that there is not), those
/// of Network::attentionTimesGradient().
Result<CaseEvidence> caseEvidence(const AdapterOnRecords& adapter, const AskedImage& image, int answer);

/// In what an occlusion map counts. Of a number it is always its unit.
enum class OcclusionScale {
    plain,   ///< a probability
    logOdds  ///< natural; of an answer that is nearly sure the probability hardly moves, its odds do
};
/// How much less probable (above 0; of a number less) an answer is, before recalibration, without the tokens
/// of each block of `block` x `block` patches: asked again without a new frozen pass. A patch has its block's
/// number; one of a block without kept tokens is not known. Errors: those of AdapterOnRecords::askAgain();
/// invalidArgument.
Result<explain::TokenMap> caseOcclusion(const AdapterOnRecords& adapter, const AskedImage& image, int answer,
                                        int block, OcclusionScale scale = OcclusionScale::plain,
                                        const JobContext& job = {});
/// Blocks per side, for which blocks are large enough to hold something and small enough to tell places
/// apart.
inline constexpr int kOcclusionBlocks = 8;

/// What speaks for an answer in what is said of an image, [C]: of a class its logit less the mean over the
/// classes, of a finding its logit, of a number by how much it is above `typical`, the training images' mean.
double evidenceIn(std::span<const double> said, std::size_t answer, adapter::Outputs outputs,
                  double typical = 0);
/// [n]: what the images of a study or patient say for its answer, each by itself; `said` [n, C] of them. A
/// finding and a number have two sides: above 0 is what speaks for the side on which the images are together.
/// Images are shown in this order, the highest first: what they weigh says nothing of where the answer comes
/// from where all count alike (docs/decisions/0065).
std::vector<double> evidenceOfImages(std::span<const double> said, std::size_t classes, std::size_t answer,
                                     adapter::Outputs outputs, double typical = 0);

/// Of what an adapter says, [C], what an answer comes to in log odds, of a number in deviations.
double logOddsOf(std::span<const double> answers, std::size_t answer, adapter::Outputs outputs);

}  // namespace fovea::inference
