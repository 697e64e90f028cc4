#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/variables.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "features/feature_store.h"
#include "runs/baseline_method.h"
#include "runs/held_out_fits.h"
#include "training/attentive_probe.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

/// How the baseline did beside an adapter, on the same images.
struct BaselineFigures {
    evaluation::Estimate auc;
    evaluation::Estimate adapterMinusThis;  ///< in AUC, paired by patients
    /// Nothing where the trainings of a series chose different ones.
    std::optional<BaselineMethod> method = BaselineMethod::classToken;
    bool variables = false;  ///< whether it reads the run's clinical variables beside that
};
/// How near an adapter and its baseline come to a number, on the same images, in its unit.
struct NumberFigures {
    evaluation::Estimate error, baselineError;  ///< mean absolute error
    evaluation::Estimate nearerBy;              ///< the baseline's less the adapter's, paired by patients
    std::optional<BaselineMethod> method = BaselineMethod::classToken;
};
/// baselineMethodWords(), or where there is none that each training chose its own.
const char* baselineWords(std::optional<BaselineMethod> method);
/// The same as terms of a message, before it the clinical variables where it reads them, too.
Terms baselineTerms(std::optional<BaselineMethod> method, bool variables);

/// A baseline of a run: logistic regression on what one of the simple ways reads of the store
/// (BaselineMethod), which needs no training worth the name. What an adapter does not add to it is not
/// worth having. It sees nothing but the training images, also to choose by. Where the adapter reads clinical
/// variables, so does the baseline, or it would be a straw man (linearInputs()).
class Baseline {
public:
    /// Fits to `train`, with that of kLogisticPenalties which has the lowest log loss on images that a fit
    /// has not learned from: groups of `train` by patient take turns in being held out (kGroups, or as many
    /// as each class has patients). Where there are no two groups, as with a class of one patient, with
    /// kUsualPenalty. Of the attentive probe the queries are learned, too, and one group chooses
    /// (training/attentive_probe.h).
    /// `variables`: clinical ones that it reads beside the image, or null; kept with it.
    /// Features of every sample must be in the store; labels must be among `classes`. The same for the same
    /// images in the same order. Cancellable. Errors: those of the store and of LogisticInputs.
    static Result<Baseline> fit(const features::FeatureStore& store,
                                const std::vector<dataset::Sample>& train,
                                const std::vector<std::string>& classes, BaselineMethod method,
                                const JobContext& job, const adapter::VariableCoding* variables = nullptr);
    /// The one of kCheapMethods with the lowest outOfFoldLoss(); the class token's where there are no two
    /// groups. What stands beside a run: the adapter is held against the best that a user could have had in
    /// seconds, and no validation image chose it. Errors: as fit().
    /// `but`: not this one, which is what it would be held against.
    static Result<Baseline> strongest(const features::FeatureStore& store,
                                      const std::vector<dataset::Sample>& train,
                                      const std::vector<std::string>& classes, const JobContext& job,
                                      std::optional<BaselineMethod> but = {},
                                      const adapter::VariableCoding* variables = nullptr);
    static constexpr int kGroups = kHeldOutGroups;

    /// The one that a run left in its folder; none of a run of an earlier version. A file that does not say
    /// its method is of a version that only knew the class token. Error: corruptFile.
    /// `part`: of several in one folder (RunBaseline), from 1; 0: the only one.
    static Result<std::optional<Baseline>> left(const std::string& runFolder, int part = 0);
    /// Errors: diskFull, notWritable; invalidArgument (an attentive probe, which no run keeps).
    Result<void> save(const std::string& runFolder, FileLayer& files, int part = 0) const;

    /// [n, classes] in the order of the classes it was fitted with. Cancellable. Errors: those of the store;
    /// invalidArgument (another width than it was fitted to).
    Result<std::vector<double>> probabilities(const features::FeatureStore& store,
                                              const std::vector<dataset::Sample>& samples,
                                              const JobContext& job = {}) const;
    /// What strongest() takes on this machine, but for reading features.
    struct Cost {
        double seconds = 0, memoryMb = 0;
    };
    static Result<Cost> cost(int train, const backbone::FeatureShape& shape, int classes,
                             const JobContext& job);

    BaselineMethod method() const { return m_method; }
    bool readsVariables() const { return m_variables.has_value(); }
    /// Whether images that it had not learned from chose its penalty; nothing where an earlier version
    /// left it, which did not say.
    std::optional<bool> penaltyChosen() const { return m_penaltyChosen; }
    /// Mean over the training images of minus the logarithm of the true class's probability, as a fit says it
    /// that did not learn from the image's group; NaN where it is not known.
    double outOfFoldLoss() const { return m_outOfFoldLoss; }

private:
    Baseline(training::LogisticRegression model, BaselineMethod method)
        : m_model(std::move(model)), m_method(method) {}
    training::LogisticRegression m_model;
    BaselineMethod m_method;
    std::optional<training::AttentiveProbe> m_probe;
    std::optional<adapter::VariableCoding> m_variables;
    std::optional<bool> m_penaltyChosen;
    double m_outOfFoldLoss = evaluation::kUnknown;

    friend class BaselineFit;
};

/// Beside the adapter's predictions `adapter`, those of the baseline for the same images.
Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter, BaselineMethod method,
                                       bool variables, std::vector<double> baselineProbabilities,
                                       const evaluation::IntervalOptions& options);

/// By which images the two were compared.
enum class JudgedBy {
    validation,           ///< they chose the epoch
    validationOverSeeds,  ///< likewise, as the mean over several trainings
    validationOfReadOut,  ///< of a read-out alone: there was no epoch to choose
    heldOut,              ///< of a cross-validation: they chose nothing
    these                 ///< test images, or those of another source
};
/// Of an evaluation of a split: test images chose nothing, all others did, but that validation images chose
/// nothing of a read-out alone.
JudgedBy judgedBy(dataset::Split split, bool readOutAlone);

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
/// The same of a number, in one sentence.
Message numberNotice(const NumberFigures& figures, JudgedBy images);

}  // namespace fovea::runs
