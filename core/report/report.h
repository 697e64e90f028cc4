#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapter/adapter_file.h"
#include "evaluation/calibration.h"
#include "evaluation/findings.h"
#include "evaluation/intervals.h"
#include "evaluation/metrics.h"
#include "evaluation/net_benefit.h"
#include "evaluation/numbers.h"
#include "evaluation/operating_point.h"
#include "evaluation/per_class.h"
#include "evaluation/spread.h"
#include "evaluation/subgroups.h"
#include "project/study.h"
#include "report/wording.h"
#include "runs/faithfulness.h"
#include "runs/readers.h"
#include "runs/unknown_patients.h"

namespace fovea::report {

/// Everything a model report says, as plain values: the renderer reads no file and
/// knows no project. It holds no patient identifier and no source path, and has no
/// field for one; images are named by a pseudonymous number.
/// All strings are UTF-8 plain text, never markup.

/// What only people can know, as the project keeps it.
using Statements = project::Study;

/// Images and patients of one class, or of all classes, in one part of the data.
struct Count {
    int images = 0;
    int patients = 0;                ///< known ones
    int imagesOfUnknownPatient = 0;  ///< among `images`
};

struct CountRow {
    std::string className;
    Count training, validation, test;
};

/// Whether patients stay within one part of the data, as far as checked.
enum class PatientSeparation {
    unknown,     ///< not checked, or no patient is known
    disjoint,    ///< no known patient is in two parts
    overlapping  ///< at least one is
};

/// Images left out, or problems found, of one kind.
struct Exclusion {
    std::string kind;      ///< as dataset::problemKindName() gives it, kExcludedInProject, or any plain words
    int images = 0;        ///< concerned; 0: it is of the data as a whole
    bool excluded = true;  ///< false: found, but left in
};

/// Images that somebody set aside, by hand or by mending a problem.
inline constexpr const char* kExcludedInProject = "excluded";

using KeyValues = std::vector<std::pair<std::string, std::string>>;

struct DataSection {
    std::vector<CountRow> classes;
    CountRow total;         ///< not the sum of the rows: a patient may have images of several classes
    std::string splitMade;  ///< how, in a sentence
    PatientSeparation separation = PatientSeparation::unknown;
    int overlappingPatients = 0;
    KeyValues reference;  ///< by which rule readers' answers became the labels; none where nobody read
    std::vector<Exclusion> exclusions;
    /// By what a class can be told from the rest without looking at what is shown: plain sentences.
    std::vector<std::string> shortcuts;
    int lookAlikesOfTest = 0;   ///< test images that look like images of training or validation
    bool externalOnly = false;  ///< all images are of another source, and counted as test
};

/// One epoch of training; NaN where not measured.
struct EpochPoint {
    int epoch = 0;  ///< from 1
    double trainingLoss = std::numeric_limits<double>::quiet_NaN();
    double validationLoss = std::numeric_limits<double>::quiet_NaN();
    double validationAuc = std::numeric_limits<double>::quiet_NaN();
};

/// What was done to images before they were read.
struct Preparation {
    /// In every language the same: kWindowOfNetwork, kSideOfBackbone, or another word.
    std::string key;
    std::string label, value;  ///< in the reader's language
};
inline constexpr const char* kWindowOfNetwork = "window";
inline constexpr const char* kSideOfBackbone = "backbone_side";

struct ModelSection {
    KeyValues question;        ///< what is answered, and of what kind the answer is
    std::string backbone;      ///< its name
    std::string backboneHash;  ///< identity
    std::string method;        ///< "FPT+", "FPT", and what is read beside it
    std::string readOut;       ///< how the read-out was chosen, in a sentence; empty: there is none
    std::int64_t learnableParameters = 0;
    double learnableShare = std::numeric_limits<double>::quiet_NaN();  ///< of all parameters, 0..1
    std::vector<Preparation> preprocessing;  ///< window policy, resolutions, normalisation ...
    KeyValues settings;                      ///< everything else that affects the result
    std::uint64_t seed = 0;
    std::string hardware;
    std::vector<EpochPoint> epochs;
    int bestEpoch = 0;                 ///< the one kept, from 1; 0 when there is none
    int sideNetworks = 1;              ///< of several the epochs are those of the first
    std::vector<std::string> notices;  ///< of how training went: plain sentences
};

/// One figure of the test set.
struct Figure {
    std::string name;  ///< as evaluation::estimate() names it; others are shown by that name
    evaluation::Estimate estimate;
    int images = 0;    ///< it rests on
    int patients = 0;  ///< it rests on; 0 when unknown
};

struct RocCurve {
    std::string className;
    std::vector<evaluation::RocPoint> points;
    evaluation::Estimate auc;  ///< shown only if it has an interval
};

/// The figures of whole patients, by the mean probability of each one's images.
struct PatientResults {
    std::vector<Figure> figures;              ///< their `images` are those of the patients
    std::vector<std::vector<int>> confusion;  ///< [classes, classes], rows true: patients
    int severalClasses = 0;                   ///< patients left out, as their images are of several classes
};

/// The baseline that was fitted beside the adapter, on the same images.
struct BaselineResult {
    evaluation::Estimate auc;
    evaluation::Estimate adapterMinusThis;   ///< difference in AUC
    std::optional<bool> penaltyChosen = {};  ///< see Baseline; nothing where nobody noted it
    std::string reads = {};  ///< what its logistic regression reads, see baselineMethodWords()
};

/// One training of several.
struct SeriesRow {
    std::string name;  ///< "group 2", "seed 1"
    int images = 0;    ///< that it was judged by
    double auc = 0, baselineAuc = 0;
};

/// The series of trainings that the model came from.
struct SeriesResult {
    bool crossValidation = false;  ///< groups took turns in being held out; else other seeds
    std::vector<SeriesRow> rows;
    std::vector<std::pair<std::string, evaluation::Spread>> spread;  ///< by name of the figure
    std::optional<Figure> withinFolds;  ///< of a cross-validation: the mean AUC within the folds
    std::vector<Figure> together;       ///< of all rows' images together; of seeds the mean AUC
    std::vector<std::string> notices;   ///< plain sentences
};

/// The figures of one class against the rest.
struct ClassRow {
    std::string className;
    evaluation::ClassFigures figures;
};

/// How good the probabilities are.
struct CalibrationResult {
    evaluation::CalibrationFigures stated, before;  ///< as they are shown, and as the network says them
    double temperature = 1;
    bool biases = false;
    std::vector<evaluation::ReliabilityBin> bins;
};

struct ResultSection {
    std::string split = "test";  ///< whose images the figures are of, as dataset::splitName() says it
    bool readOutAlone = false;   ///< the adapter is one: validation images chose no epoch
    std::vector<Figure> figures;
    std::vector<ClassRow> perClass;  ///< [classes]; stands first where there are more than two
    /// What was said of patients that are not known.
    std::optional<runs::AucIfPatients> ifPatients;
    double confidence = 0.95;
    bool sharedPatients = false;  ///< some patient has several images
    int testEvaluations = 0;      ///< how often any figure of the test set was looked at
    /// Where a study or a patient has one answer, which is counted as an image then: as
    /// dataset::answerUnitName() has it, and of how many images these are. Else empty.
    std::string answerUnit;
    int imagesOfUnits = 0;  ///< 0 where nothing was judged
    std::vector<std::string> classNames;
    int positive = 1;                                   ///< of two classes: which sensitivity is of
    bool positiveKnown = true;                          ///< somebody said it, or the names do
    evaluation::Thresholds thresholds;                  ///< none in a report without an operating point
    std::vector<evaluation::PointFigures> atThreshold;  ///< on these images, one a point
    std::optional<double> prevalence;                   ///< at which those, and `perClass`, have PPV and NPV
    std::optional<CalibrationResult> calibration;
    bool ordinal = false;                      ///< the classes are grades in their order
    std::vector<std::vector<int>> confusion;   ///< [classes, classes], rows true
    std::optional<PatientResults> perPatient;  ///< only where some patient has several images
    std::vector<RocCurve> roc;                 ///< two classes: of the positive one alone; more: one a class
    std::optional<BaselineResult> baseline;
    std::optional<SeriesResult> series;
    std::vector<evaluation::DecisionCurve> decision;  ///< two classes: of the positive one; more: one a class
    std::vector<evaluation::SubgroupTable> subgroups;
    std::vector<runs::ReaderBeside> readers;         ///< who has read images that were judged
    std::optional<runs::Faithfulness> faithfulness;  ///< of the maps, where it was measured
};

/// What is said of findings or of a number, in the place of all figures of classes.
struct AnswersResult {
    std::string question;  ///< its name
    std::string unit;      ///< of a number
    std::optional<evaluation::FindingsFigures> findings;
    std::vector<RocCurve> roc;                                     ///< a finding each
    std::vector<evaluation::CalibrationFigures> calibration = {};  ///< likewise
    std::optional<evaluation::NumberFigures> number;
    std::vector<std::pair<double, double>> pairs;         ///< of a number, [n]: reference and prediction
    std::optional<adapter::PredictionInterval> interval;  ///< of a number
    std::vector<std::string> baseline;  ///< what is to be said of adapter and baseline: plain sentences
};

/// Of an adapter that was judged by images of another source.
struct External {
    bool commonKnown = false;       ///< whether it can be told which images it has learned from
    int imagesInCommon = 0;         ///< left out, look-alikes of training images among them
    int patientsInCommon = 0;       ///< left out
    bool patientsCompared = false;  ///< by their numbers too, not only by images of equal pixels
};

/// One image shown.
struct GalleryItem {
    int number = 0;  ///< pseudonymous; the project knows which image it is
    std::vector<std::byte> imagePng;
    std::vector<std::byte> overlayPng;  ///< empty: no overlay
    std::string caption;                ///< may be empty
    std::string trueClass, predictedClass;
    double probability = std::numeric_limits<double>::quiet_NaN();  ///< of the predicted class, 0..1
};

struct GallerySection {
    std::vector<GalleryItem> failures;
    int failuresInAll = 0;  ///< in the test set; more than shown, perhaps
    std::vector<GalleryItem> examples;
    std::string overlayCaption;  ///< what the overlays are, as explain::mapCaption() says
};

struct ReportData {
    std::string title = "Model report";
    std::string createdUtc;  ///< ISO 8601
    std::string softwareVersion;
    std::string projectName;
    std::string runName;  ///< may be empty
    Statements statements;
    DataSection data;
    ModelSection model;
    ResultSection results;
    /// Of findings and numbers; `results` then has no figure, and there is no gallery.
    std::optional<AnswersResult> answers = {};
    GallerySection gallery;
    std::optional<External> external = {};
};

/// The report as one self-contained HTML file: no script, no outside resource,
/// pictures embedded; readable by keyboard and screen reader, in light and dark,
/// and on paper. It is well-formed XML as well. Deterministic.
///
/// Every string is escaped; what looks like an absolute file path is replaced by
/// "[path left out]" wherever it stands, so that a folder in a setting does not
/// give away a name. Cautions that follow from the data (unknown patients, repeated
/// looks at the test set ...) are written by the renderer and
/// cannot be left out.
std::string renderHtml(const ReportData& data, const Wording& wording = {});

}  // namespace fovea::report
