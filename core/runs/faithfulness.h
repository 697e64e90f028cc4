#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/intervals.h"
#include "explain/token_map.h"
#include "runs/evaluate.h"

namespace fovea::runs {

struct FaithfulnessOptions {
    int mostImages = 200;  ///< drawn at random where there are more: each is asked about some 80 times
    std::uint64_t seed = 0;
    double confidence = 0.95;
    /// "lesions.json" as phantoms::writePhantomSet() writes it, for the pointing game; empty: none. Of
    /// classes only.
    std::string lesions = {};
};

/// What taking out the tokens that a map names first does to the answer, and leaving in nothing else: means
/// over images. Of a number in its unit, else the probability before recalibration.
struct MapCurves {
    /// As FaithfulnessMap has them: "evidence", "read_out", "side_network", "kept", "random".
    std::string map;
    std::vector<evaluation::Estimate> deletion;   ///< [shares] without this share of the tokens
    std::vector<evaluation::Estimate> insertion;  ///< [shares] with this share alone
    /// By how much more than random tokens, and than the kept-token map, they move the answer: in log odds
    /// (of a number deviations), the mean over all shares, paired. Above 0: the map finds what counts.
    evaluation::Estimate deletionMinusRandom, insertionMinusRandom, deletionMinusKept, insertionMinusKept;
    /// Of the share at kStatedShare, in the scale of the curves: how far the answer falls.
    evaluation::Estimate fall;

    /// Both differences from random tokens lie above 0.
    bool beatsRandom() const;
    bool beatsKept() const;
};

/// Whether a map points at lesions whose places are known. Of the images that have some: the map is of the
/// recorded class.
struct MapPointing {
    std::string map;
    evaluation::Estimate hits;      ///< share of images whose strongest patch a lesion touches
    evaluation::Estimate nearHits;  ///< the same, or misses it by no more than kPointingMargin
    evaluation::Estimate inside;    ///< share of what speaks for the class that lies in patches with a lesion
};
struct PointingGame {
    int images = 0;
    std::vector<MapPointing> maps;
    double chance = 0;      ///< mean share of the kept patches that a lesion touches
    double nearChance = 0;  ///< the same within the margin
};
/// By how much a point may miss, in pixels of the backbone's picture: as the authors of the game allow it.
inline constexpr double kPointingMargin = 15;

/// How like a part's map is to maps of the same part with randomised weights (Adebayo and others, Sanity
/// Checks for Saliency Maps, arXiv 1810.03292): Spearman's rank correlation over the patches that are known.
/// Means over images and draws. NaN: the adapter has no such part.
struct RandomisedWeights {
    struct Part {
        double size = evaluation::kUnknown;   ///< of the correlation, whatever its sign
        double error = evaluation::kUnknown;  ///< standard error of `size` over the draws, images being alike
        double withSign = evaluation::kUnknown;  ///< near 0 where a draw is like the true map by chance
        /// The size between one draw's map and another's, with nothing learned in either: as much is by
        /// chance.
        double byChance = evaluation::kUnknown;
    };
    Part readOut, sideNetwork;
};
/// The images of a set are like each other, so that a draw's correlations with all of them are nearly one
/// number, and few draws say little (docs/decisions/0050).
inline constexpr int kRandomisations = 20;

/// Do maps show what the answer hangs on? Measured on one run and one set of images.
///
/// Tokens are taken out patch by patch in the order of a map, in each head of each layer the same share of
/// those that it kept, and others of the head stand in their places (features::RecordCodec::without()): the
/// network still reads as many. Class token and low-resolution image stay, so that no deletion takes all.
/// The answer is the most probable one. `random`: patches in random order, the mean of two.
struct Faithfulness {
    int images = 0, patients = 0;
    bool ofNumber = false;
    std::vector<double> shares;
    evaluation::Estimate before;  ///< the answer with all tokens, in the scale of the curves
    std::vector<MapCurves> maps;  ///< "evidence" first, "random" last
    std::optional<PointingGame> pointing;
    RandomisedWeights randomised;

    const MapCurves& of(const std::string& map) const;
    /// The map of evidence beats random tokens.
    bool faithful() const { return of("evidence").beatsRandom(); }
};
inline constexpr double kStatedShare = 0.1;

/// Whether it can be measured where this is asked: to be known before test images are looked at. Errors:
/// invalidArgument (not one image; an answer of a study or a patient, for a map is of one image);
/// notReadable, corruptFile (the lesions).
Result<void> checkFaithfulness(const dataset::Question& question, const FaithfulnessOptions& options);

/// On the images that `e` judged. Left beside the run's adapter, so that captions of its maps know
/// (mapCaution()). Progress "evaluate"; cancellable between images. Errors: those of
/// checkFaithfulness(), openStoredRun(), caseEvidence() and the store; diskFull, notWritable.
Result<Faithfulness> measureFaithfulness(const project::Project& project, const Evaluation& e,
                                         const FaithfulnessOptions& options, std::shared_ptr<FileLayer> files,
                                         const JobContext& job);

/// "Taking out the 10 % of tokens with most evidence lowers the probability by 0.41, random ones by 0.03."
std::vector<Message> faithfulnessSentences(const Faithfulness& f);

/// `faithfulness` of fovea-cli evaluate, as docs/cli.md has it.
nlohmann::json toJson(const Faithfulness& f);

/// What a caption adds where a map was measured and is not faithful on this run; nothing where it is, or
/// nobody measured it, or the adapter is another by now. Reads the file that measureFaithfulness() left.
std::optional<Message> mapCaution(const std::string& adapterPath, explain::MapKind kind,
                                  explain::EvidenceOf part);

}  // namespace fovea::runs
