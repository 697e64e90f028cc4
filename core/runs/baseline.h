#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "features/feature_store.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

/// How the baseline did beside an adapter, on the same images.
struct BaselineFigures {
    evaluation::Estimate auc;
    evaluation::Estimate adapterMinusThis;  ///< in AUC, paired by patients
};

/// The baseline of a run: logistic regression on the backbone's class token, which
/// needs no training worth the name. What an adapter does not add to it is not worth having.
class Baseline {
public:
    /// Fits to `train`, with that of kLogisticPenalties which has the highest AUC on `validation`;
    /// without validation images, in the mean over groups of `train` by patient that take turns in being
    /// held out (five, or as many as each class has patients); where even that cannot be, as with a
    /// class of one patient, with kUsualPenalty.
    /// Features of every sample must be in the store; labels must be among `classes`.
    /// Cancellable. Errors: those of the store and of LogisticRegression::fit().
    static Result<Baseline> fit(const features::FeatureStore& store,
                                const std::vector<dataset::Sample>& train,
                                const std::vector<dataset::Sample>& validation,
                                const std::vector<std::string>& classes, const JobContext& job);
    /// The one that a run left in its folder; none of a run of an earlier version. Error: corruptFile.
    static Result<std::optional<Baseline>> left(const std::string& runFolder);
    /// Errors: diskFull, notWritable.
    Result<void> save(const std::string& runFolder, FileLayer& files) const;

    /// [n, classes] in the order of the classes it was fitted with. Errors: those of the store;
    /// invalidArgument (another width than it was fitted to).
    Result<std::vector<double>> probabilities(const features::FeatureStore& store,
                                              const std::vector<dataset::Sample>& samples) const;
    /// What fit() takes on this machine, but for reading features.
    struct Cost {
        double seconds = 0, memoryMb = 0;
    };
    static Result<Cost> cost(int train, int validation, int width, int classes, const JobContext& job);

    /// Whether images that it had not learned from chose its penalty; nothing where an earlier version
    /// left it, which did not say.
    std::optional<bool> penaltyChosen() const { return m_penaltyChosen; }

private:
    Baseline(training::LogisticRegression model, std::optional<bool> penaltyChosen)
        : m_model(std::move(model)), m_penaltyChosen(penaltyChosen) {}
    training::LogisticRegression m_model;
    std::optional<bool> m_penaltyChosen;
};

/// Beside the adapter's predictions `adapter`, those of the baseline for the same images.
Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter,
                                       std::vector<double> baselineProbabilities,
                                       const evaluation::IntervalOptions& options);

/// By which images the two were compared.
enum class JudgedBy {
    validation,           ///< they chose the epoch
    validationOverSeeds,  ///< likewise, as the mean over several trainings
    heldOut,              ///< of a cross-validation: they chose nothing
    these                 ///< test images, or those of another source
};
/// Of an evaluation of a split: test images chose nothing, all others did.
JudgedBy judgedBy(dataset::Split split);

/// Whether the adapter is better than the baseline.
enum class Verdict { better, worse, notShown };
/// "better", "worse", "not_shown".
const char* verdictName(Verdict verdict);

/// - Images that chose the epoch never show it to be better: the best of many epochs on a set of images is
///   better there than on others, while the baseline chose among a few penalties. Of two equal models the
///   adapter would be called better up to seven times as often as the interval allows. That it is worse
///   even there, they do show.
/// - Else as evaluation::whatIsShown().
Verdict verdictOf(const evaluation::Estimate& adapterMinusBaseline, JudgedBy images);

/// What that shows, for people: one of kBetterThanBaseline and those beside it, and where nothing is shown,
/// how large a difference would have been (evaluation::smallestDifference()).
std::vector<Message> baselineNotices(const BaselineFigures& figures, double adapterAuc, JudgedBy images);

}  // namespace fovea::runs
