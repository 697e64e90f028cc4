#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "evaluation/intervals.h"
#include "evaluation/spread.h"
#include "project/project.h"
#include "runs/run.h"
#include "runs/run_settings.h"

namespace fovea::runs {

/// Several runs instead of one, to see how much a figure owes to chance. One of the two.
struct SeriesOptions {
    /// 2 .. 100: so many runs, of the seeds settings.seed, settings.seed + 1 ... With several side networks
    /// as many further on as there are, so that no two runs have one in common.
    int seeds = 1;
    int folds = 0;  ///< 3 .. 20: cross-validation with so many groups; 0: none
};

/// One run of a series and how it did on the images that it is judged by: of seeds the
/// validation images (by which its epoch was chosen: a little too good), in a
/// cross-validation the group that was held out from it.
struct SeriesMember {
    std::int64_t run = 0;
    std::uint64_t seed = 0;
    int group = 0;  ///< held out, from 1; 0 for seeds
    int bestEpoch = 0;
    double validationAuc = 0;  ///< of that epoch, on the images it was chosen by
    int images = 0;            ///< that it is judged by
    /// On those, by name as pointFigures() has them; of a number also baseline_mae, the baseline's.
    std::map<std::string, double> figures;
    double baselineAuc = 0;  ///< of the baseline on those; NaN of a number
    BaselineMethod baselineMethod = BaselineMethod::classToken;
    bool baselineVariables = false;  ///< whether the baseline reads clinical variables beside that
    bool deleted = false;            ///< its run is no more; what it came to stays
};

/// What a series came to.
struct SeriesOutcome {
    int id = 0;
    SeriesKind kind = SeriesKind::seeds;
    std::vector<SeriesMember> members;  ///< in a cross-validation without the last run, on all images
    std::map<std::string, evaluation::Spread> spread;  ///< of the members' figures, by name
    /// Of seeds: the mean AUC over the runs (headlineOf()). Of a cross-validation: all figures of the
    /// predictions of all groups together, each image judged by the run that never met it.
    std::map<std::string, evaluation::Estimate> pooled;
    /// Of a cross-validation: the mean of the AUCs within the folds (AucCovariance::ofFolds()), which is its
    /// headline: `pooled` sets the probabilities of different networks against each other. Nothing of seeds,
    /// and of a series of an earlier version.
    std::optional<evaluation::Estimate> aucWithinFolds;
    evaluation::Estimate
        adapterMinusBaseline;  ///< in AUC, of the headline; of a number in mean absolute error
    int images = 0;            ///< that `pooled` rests on
    /// The run whose adapter is to be used: of seeds the first one's, not the best one's (to
    /// take the best is to choose by chance), or, where that was deleted meanwhile, the next one's that
    /// was not; of a cross-validation the last run, which learned from all images of train and
    /// validation for the median of the best epochs.
    std::int64_t shippedRun = 0;
    RunOutcome shipped;
    std::vector<Message> notices;  ///< what should be known of it

    /// The headline: within the folds where that is known, else the pooled one; NaN without any.
    evaluation::Estimate auc() const;
};

/// Runs the members of a series one after the other, each an ordinary run of the project with
/// its place noted in its settings.
/// - They share one feature store, which is filled first. The test images are not evaluated.
/// - `settings.fold` must be open.
/// - Cross-validation: fold k of dataset::assignFolds() (images of train and validation, by
///   patient) is held out, the epoch is chosen on fold k + 1, and the rest is learned from.
/// - `resume`: continue the newest unfinished series of the same identity (RunIdentity). Finished
///   members are taken as they are, also when their run was deleted since; the unfinished one goes on.
/// - Progress "train" covers the whole series. observer.stop cancels it, to be continued: a member
///   that ended early could not be compared with the others.
/// - Errors: those of runTraining(); invalidArgument (the options); tooFewSamples (a class with fewer
///   patients than folds); notFound (every run that could be shipped was deleted).
Result<SeriesOutcome> runSeries(project::Project& project, const RunSettings& settings,
                                const SeriesOptions& options, bool resume, std::shared_ptr<FileLayer> files,
                                const JobContext& job, const RunObserver& observer = {});

/// As JSON (docs/cli.md, "train", but for the notes), without `shipped`; and back. Error: corruptFile.
std::string seriesToJson(const SeriesOutcome& outcome);
Result<SeriesOutcome> seriesFromJson(const std::string& json);

/// What a series came to, without `shipped`; nothing where it has not come to its end. Errors: corruptFile,
/// notReadable.
Result<std::optional<SeriesOutcome>> seriesOutcome(const project::Project& project, int id);

/// The series that this run is the shipped one of, without `shipped`; nothing where it is none.
/// Errors: notFound, and as above.
Result<std::optional<SeriesOutcome>> seriesShippedBy(const project::Project& project, std::int64_t run);

}  // namespace fovea::runs
