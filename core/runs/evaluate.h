#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "evaluation/answer_sets.h"
#include "evaluation/calibration.h"
#include "evaluation/findings.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/net_benefit.h"
#include "evaluation/numbers.h"
#include "evaluation/operating_point.h"
#include "inference/predictor.h"
#include "project/project.h"
#include "runs/baseline_method.h"
#include "runs/predicted.h"
#include "runs/readers.h"
#include "runs/task.h"

namespace fovea::runs {

/// What a set of predictions comes to.
struct Figures {
    evaluation::Predictions predictions;
    std::map<std::string, evaluation::Estimate> estimates;  ///< by name, see estimate()
    std::vector<std::vector<int>> confusion;                ///< rows true
};

/// The same with whole patients instead of images, see evaluation::perPatient().
struct PatientFigures : Figures {
    int severalClasses = 0;  ///< patients left out, as their images are of several classes
};

/// The baseline's figures on the same images: the strongest of the cheap readings (runs/baseline.h), as the
/// run left it.
struct BaselineEvaluation : Figures {
    /// In AUC, by the same draws of patients; of findings in the mean of their AUCs; of a number in mean
    /// absolute error, of which less is better.
    evaluation::Estimate adapterMinusThis;
    BaselineMethod method = BaselineMethod::classToken;
    bool variables = false;  ///< whether it reads clinical variables beside that
};

/// How near numbers come, in their unit.
struct NumberEvaluation {
    evaluation::NumberFigures figures;
    std::vector<inference::NumberAnswer> answers;         ///< [n], in the order of Evaluation::samples
    std::optional<adapter::PredictionInterval> interval;  ///< the adapter's
};

/// Two ways to answer for a unit by what the model says of its images alone: their mean, and the image that
/// says most for the positive class (mostOverImages()).
struct UnitBaseline : Figures {
    /// In AUC, by the same draws of patients.
    evaluation::Estimate adapterMinusThis;
};

/// A run's figures on one split: of the images, and of the patients where some have several. Where a study or
/// a patient has one answer (Task::question), a row is one of these and has its first image for a sample; all
/// that is said of images here is said of these then, but for `images` and `imageAnswers`.
///
/// Of findings and numbers `predicted` takes the place of `predictions`, which stay empty with all that
/// follows from them (confusion, calibration, patients). `estimates` has what is said of all findings
/// together (auc, sensitivity and specificity as means over them), or of the number (mae, rmse, bias, r2).
struct Evaluation : Figures {
    std::int64_t run = 0;
    dataset::Split split = dataset::Split::test;
    bool readOutAlone = false;  ///< the adapter is one: there were no epochs that any images chose among
    Task task;                  ///< of the run
    Predicted predicted;        ///< of findings and numbers, as the network says them
    /// Each finding by itself, in the order of `classes`, on the images that state it: all that there is of
    /// the two classes adapter::kFindingAnswers, of which "yes" is positive, at its own operating point.
    std::vector<Evaluation> findings;
    std::optional<evaluation::FindingsFigures> together;  ///< of findings, at their operating points
    std::optional<NumberEvaluation> number;
    /// The run's, in the project's order of today: it may have learned before its
    /// classes were grades.
    std::vector<std::string> classes;
    /// Of two classes the finding, whose sensitivity and specificity `estimates` has: the project's of today,
    /// see dataset::positiveOf(). Empty where nobody said it: class 1 is positive then.
    std::string positive;
    /// [n, classes] as the network says them: `predictions` has them recalibrated, as they are shown, and
    /// all figures are of those but `calibrationBefore`. Of two classes both have one AUC.
    std::vector<double> networkProbabilities;
    evaluation::Recalibration recalibration;  ///< the adapter's; biases in the order of its own classes
    /// The adapter's operating points, of two classes put on the positive one.
    evaluation::Thresholds thresholds;
    /// What follows from them on these images: a row for each of `thresholds.points`, in their order.
    std::vector<evaluation::PointFigures> atThreshold;
    /// How good the probabilities are as they are shown, and as the network says them.
    evaluation::CalibrationFigures calibration, calibrationBefore;
    /// Of the positive class's probability; of more classes of the most probable one's.
    std::vector<evaluation::ReliabilityBin> reliability;
    /// The adapter's, in the order of `classes`; nothing: it is of an earlier version.
    std::optional<evaluation::SetScores> setScores;
    /// Ids of the samples that are unlike the training images; nothing: the adapter cannot say.
    std::optional<std::set<std::int64_t>> unlike;
    std::optional<double> prevalence;      ///< at which `atThreshold` has PPV and NPV, as it was stated
    std::vector<dataset::Sample> samples;  ///< in the order of the predictions
    /// [n]: of each row its images, where answers are not of images; else empty.
    std::vector<std::vector<dataset::Sample>> images;
    /// [m, C]: what the adapter says of each of these by itself, as it is shown, in the order of `classes`;
    /// and [m] how much of its unit's answer it is. Empty likewise.
    std::vector<double> imageAnswers, imageWeights;
    std::optional<UnitBaseline> meanOfImages, mostOfImages;  ///< of classes, likewise
    bool ordinal = false;                                    ///< the classes are grades in their order
    bool patientsKnown = false;                              ///< every image's patient is known
    std::optional<PatientFigures> perPatient;                ///< where known, and some have several images
    std::optional<BaselineEvaluation> baseline;              ///< none for a run of an earlier version
    std::vector<ReaderBeside>
        readers;              ///< who has read some of the images, at `thresholds` as they were then
    int testEvaluations = 0;  ///< how often the test split has been evaluated, this one included
    /// Whether this was recorded as another evaluation: not where the same run was evaluated on the same
    /// images with the same labels before. Nothing new was seen then.
    bool counted = true;
    /// Images left out: unreadable, of a class the run does not know, or (of the test
    /// split) ones the run learned from before the splits were changed, or may have
    /// learned from, where an image cannot be read through the run's window any more.
    std::vector<dataset::Problem> problems;
};

/// How many images the rows stand for.
int imageCount(const Evaluation& e);

/// [m]: what each of Evaluation::images says by itself for the answer of its row, as it is shown
/// (inference::evidenceOfImages()): for the class that is predicted; of findings for `finding`, -1: for the
/// row's most probable one.
std::vector<double> imageEvidence(const Evaluation& e, int finding = -1);

/// The predictions as the network says them; those of `e` where it has no others.
evaluation::Predictions asTheNetworkSays(const Evaluation& e);

/// What acting on the probabilities is worth: of two classes for the positive one, of more for each class
/// against the rest, at its threshold, for Evaluation::prevalence where one was stated. Errors: as
/// decisionCurve().
Result<std::vector<evaluation::DecisionCurve>> decisionCurves(const Evaluation& evaluation);

/// Predicts every image of the split with the run's adapter, from the stored
/// features (those missing are computed), and estimates the figures. The images are
/// seen through the adapter's window: where the project has another by now, all are read
/// once to find what was stored of them. It is recorded in the project before anything is
/// shown, once for the same images (see Evaluation::counted). Train and validation of a run
/// with a fold are its own.
/// Errors: notFound (run, or no image in the split), invalidArgument (another question than the run's is in
/// use), those of loadAdapter().
Result<Evaluation> evaluateRun(project::Project& project, std::int64_t run, dataset::Split split,
                               const evaluation::IntervalOptions& options, std::shared_ptr<FileLayer> files,
                               const JobContext& job);

/// All figures of the images and the patients of `e` but those of the baseline, from its predictions,
/// networkProbabilities, classes, positive, ordinal, patientsKnown, recalibration and thresholds. `options`:
/// but for the positive class and whether the classes are grades, which are those of `e`. Errors: as
/// estimate().
Result<void> judge(Evaluation& e, const evaluation::IntervalOptions& options);

/// Of studies and patients `meanOfImages` and `mostOfImages`, from what is said of `images` by themselves; of
/// anything but classes nothing. Errors: as above.
Result<void> judgeImages(Evaluation& e, const evaluation::IntervalOptions& options);

/// The question of a run is the one in use: its images are labelled by its answers. Error: invalidArgument.
Result<void> checkInUse(const project::Project& project, const project::Run& run);

/// PPV and NPV of `e.atThreshold` at another prevalence, above 0 and below 1; none: unknown.
void statePrevalence(Evaluation& e, std::optional<double> prevalence);

/// What the adapter's answer sets of a coverage come to on the images: how often they hold the class, with an
/// interval, and how many answers they have. Nothing where the adapter has none. Errors: as answerSets().
struct SetsOnImages {
    evaluation::AnswerSets sets;
    evaluation::SetFigures figures;
};
Result<std::optional<SetsOnImages>> answerSetsOn(const Evaluation& e, double coverage);

/// What the project has kept of an evaluation: RecordedEvaluation::figuresJson has the figures by name,
/// `images`, how many, and `data`, a hash of their pixels, labels and patients and of the adapter.
struct PastEvaluation {
    std::string atUtc;  ///< ISO 8601
    std::map<std::string, evaluation::Estimate> estimates;
    int images = 0;                    ///< 0: not noted (older versions)
    std::vector<std::string> classes;  ///< as Evaluation::classes
    /// As Evaluation::positive, today. Figures that were noted for the other class are turned round; what
    /// cannot be is left out.
    std::string positive;
    bool ordinal = false;
    /// Images, patients, labels and adapter are what they were: evaluating again is not counted. False
    /// also where that cannot be known without reading the images.
    bool sameImages = false;
};

/// The newest recorded evaluation of a run on a split, one of the same images before all others; nothing
/// where there is none. Reads no image. Errors: notFound (run), those of readAdapterInfo().
Result<std::optional<PastEvaluation>> pastEvaluation(const project::Project& project, std::int64_t run,
                                                     dataset::Split split);

}  // namespace fovea::runs
