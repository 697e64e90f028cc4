#pragma once

#include <optional>
#include <vector>

#include "base/job_context.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/units.h"
#include "training/class_targets.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

/// LogisticFitOptions::gradient of a fit that is only judged.
inline constexpr double kEnoughToChoose = 1e-5;

/// Groups of training images by patient that take turns in being held out, when a penalty is chosen.
inline constexpr int kHeldOutGroups = 5;
/// Of each sample its group, of kHeldOutGroups or as many as each class has patients; empty where there are
/// not two for every class. `question`: which the samples answer.
std::vector<int> heldOutGroups(const std::vector<dataset::Sample>& samples,
                               const dataset::Question& question = {});
/// Of each unit likewise; units of which any images are of one patient, or look alike, are in one group.
std::vector<int> heldOutGroups(const dataset::Units& units, const dataset::Question& question = {});

/// A ridge regression, and how its penalty came about.
struct ChosenRidge {
    training::LogisticFit fit;  ///< LogisticInputs::fitNumber() of all images
    double penalty = 0;         ///< of training::kRidgePenalties, or without groups kUsualRidgePenalty
    bool chosen = false;        ///< groups of patients that a fit has not learned from chose it
    /// [n]: what fits of that penalty say of each image that did not learn from its group; empty without any.
    std::vector<double> outOfFold;
};
/// With the penalty whose fits say images of groups that they have not learned from with the lowest mean
/// squared error, the higher one of equals. `groups` as heldOutGroups(). Errors: as
/// LogisticInputs::fitNumber().
Result<ChosenRidge> fitRidge(const training::LogisticInputs& inputs, const std::vector<double>& numbers,
                             const std::vector<int>& groups, const JobContext& job);

/// Logistic regressions that have each learned from all groups but one. Of several penalties the highest is
/// to be asked for first: each fit begins where that of the penalty before came to.
class HeldOutFits {
public:
    /// `labels`, `groups`: one an image of `inputs`, which must outlive this. `turns`: the groups that are
    /// held out; the other images are only learned from. `targets`: as of the loss.
    HeldOutFits(const training::LogisticInputs& inputs, const std::vector<int>& labels, int classes,
                const std::vector<int>& groups, const std::vector<int>& turns,
                training::ClassTargets targets = {});
    /// The images that are held out, in the order of the turns.
    const std::vector<int>& images() const { return m_images; }
    /// [n, classes]: of each image that is held out by the fit without its group; 0 of the others. Errors: as
    /// LogisticInputs::fit().
    Result<std::vector<double>> logits(double penalty, const JobContext& job);

    /// Evaluations of the objective that a fit takes, in the mean over the penalties.
    static constexpr int kUsualEvaluations = 40;
    /// Fits that all penalties take with all groups, and one with all images.
    static double fitsOfAll();

private:
    struct Turn {
        std::vector<int> learned, labels, out;
        std::optional<training::LogisticFit> fit = {};
    };
    const training::LogisticInputs& m_inputs;
    std::size_t m_count;
    int m_classes;
    training::ClassTargets m_targets;
    std::vector<Turn> m_turns;
    std::vector<int> m_images;
};

}  // namespace fovea::runs
