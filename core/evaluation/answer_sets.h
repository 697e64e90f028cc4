#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// From what answer sets are made at any coverage: of each class, how far images that were not learned from
/// had it from certain. Numbers alone: no image and no patient.
///
/// Split conformal prediction by class (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World,
/// 2005, 4.5, "Mondrian"; score as Sadinle, Lei and Wasserman, JASA 114, 2019): an image is as far from its
/// class as that class's probability falls short of 1.
struct SetScores {
    /// The images they are of: "val", "out_of_fold", as ChosenOn::part.
    std::string part;
    struct OfClass {
        int images = 0;
        int patients = 0;  ///< an image of an unknown patient counts as one
        /// 0 .. 1, ascending, one a patient: the j-th is the least within which images worth j patients lie,
        /// where a patient's images share one vote. Of more than kMostScores patients every so many-th.
        std::vector<double> scores;
    };
    std::vector<OfClass> classes;  ///< [C]
};
/// Of more, each set would say the same to a quarter of a per cent.
inline constexpr int kMostScores = 400;

/// `shown`: probabilities as people are shown them, of images that were not learned from, as
/// computeMetrics() accepts them. Scores are rounded up to six digits.
SetScores setScores(const Predictions& shown, const std::string& part);

/// The coverage that is asked for unless somebody says another.
inline constexpr double kUsualCoverage = 0.9;
/// Patients of a class that a coverage needs: 9 for 0.9. With fewer no probability is low enough for the
/// class to be ruled out.
int patientsNeeded(double coverage);

/// Which answers cannot be ruled out for an image, so that of the images of each class the stated share has
/// its class among them.
/// - Several answers: uncertain between them. One: sure. Never none: the most probable answer always stands.
/// - So sets of an adapter that is right more often than was asked for hold the class more often than that.
/// - A class with too few patients could never be ruled out and would make every image uncertain: then there
///   are no sets, and nothing is said of any image.
struct AnswerSets {
    double coverage = kUsualCoverage;
    /// [C] the lowest probability with which a class is in the set; 0: always.
    std::vector<double> least;
    std::vector<int> tooFew;  ///< classes with fewer patients than patientsNeeded()
    bool known() const { return tooFew.empty(); }
    /// The most probable answer first; empty unless known(). `probabilities`: [C], as they are shown.
    std::vector<int> of(std::span<const double> probabilities) const;
};
inline constexpr MessageKind kTooFewForSets{
    "too_few_for_answer_sets",
    FOVEA_TEXT("Messages",
               "Too few cases of {classes} to say of any between which answers it is uncertain: "
               "{needed|patient|patients} of each class are needed.")};
/// That, of sets that are not known(); else empty. `names`: [C].
Message tooFewForSets(const AnswerSets& sets, const std::vector<std::string>& names);

/// Error: invalidArgument (a coverage that is not at least 0.5 and below 1).
Result<AnswerSets> answerSets(const SetScores& scores, double coverage);

/// What sets come to on images.
struct SetFigures {
    double coverage = kUsualCoverage;  ///< that was asked for
    Estimate held;  ///< share of images whose class is in their set, as ClusteredProportion
    std::vector<Estimate> heldOfClass;  ///< [C] the same of each class's images
    double meanSize = kUnknown;         ///< answers in a set
    Estimate sure;                      ///< share of sets of one answer
};
/// `shown` as setScores() takes them. All is unknown unless the sets are. Error: invalidArgument (classes of
/// another number).
Result<SetFigures> setFigures(const Predictions& shown, const AnswerSets& sets, double confidence = 0.95);

/// {"part": , "classes": [{"images": , "patients": , "scores": [...]}]}, and back. Throws json::exception.
nlohmann::json toJson(const SetScores& scores);
SetScores setScoresFrom(const nlohmann::json& json);

}  // namespace fovea::evaluation
