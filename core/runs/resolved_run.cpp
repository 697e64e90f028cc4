#include "runs/resolved_run.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "backbone/threads.h"
#include "dataset/class_order.h"
#include "dataset/split.h"
#include "project/features_folder.h"
#include "project/studies.h"
#include "runs/project_source.h"
#include "runs/read_only.h"
#include "runs/run_messages.h"
#include "runs/train_images.h"
#include "runs/unit_answers.h"
#include "runs/variables.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

namespace {

/// Makes one of the folds validation, and the others train; takes one out, where one is held out.
Result<void> applyFold(ResolvedRun& r, const Fold& fold) {
    const std::optional<Fold>& out = r.settings.assigned.heldOut;
    if (fold.of < 2 || fold.number < 1 || fold.number > fold.of)
        return Error{ErrorCode::invalidArgument, "there is no fold " + foldText(fold), {}};
    if (out && (out->of != fold.of || out->number < 1 || out->number > out->of || out->number == fold.number))
        return Error{ErrorCode::invalidArgument,
                     "fold " + foldText(*out) + " cannot be held out beside " + foldText(fold),
                     {}};
    // Not the run's seed: runs of different folds must not overlap in what they are judged by.
    FOVEA_TRY(const std::vector<int> folds, dataset::assignFolds(r.samples, fold.of, 0, r.task.question));
    std::vector<Sample> met;
    for (std::size_t i = 0; i < r.samples.size(); ++i) {
        Sample& s = r.samples[i];
        if (folds[i] >= 0) s.split = folds[i] == fold.number - 1 ? Split::validation : Split::train;
        (out && folds[i] == out->number - 1 ? r.heldOut : met).push_back(s);
    }
    r.samples = std::move(met);
    return {};
}

/// "“effusion”, “nodule”"
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "“" : ", “") + name + "”";
    return text;
}

/// Mean and deviation of the training images' numbers.
void standardise(ResolvedRun& r) {
    const std::vector<double> numbers = numbersOf(ofSplit(r.samples, Split::train));
    double sum = 0, squares = 0;
    for (const double x : numbers) sum += x;
    r.task.mean = numbers.empty() ? 0 : sum / double(numbers.size());
    for (const double x : numbers) squares += (x - r.task.mean) * (x - r.task.mean);
    r.task.deviation = numbers.empty() ? 0 : std::sqrt(squares / double(numbers.size()));
}

/// What the question comes to with these images: its outputs, and which images state anything of them.
void take(ResolvedRun& r, std::vector<std::string> classes) {
    const auto statesNothing = [&](const Sample& s) { return !isAnswered(r.task, s); };
    if (r.task.ofFindings()) {
        r.task.names = learnableFindings(r.task.question, r.samples);
        for (const std::string& name : r.task.question.answers)
            if (classIndex(r.task.names, name) < 0) r.notLearned.push_back(name);
        std::erase_if(r.samples, statesNothing);
    } else if (r.task.ofNumber()) {
        r.task.names = {r.task.question.name};
        std::erase_if(r.samples, statesNothing);
        standardise(r);
    } else {
        r.task.names = std::move(classes);
    }
    r.classes = r.task.names;
}

/// Leaves out units whose images contradict each other, and notes by what images are put together.
Result<void> keepWholeUnits(const project::Project& project, ResolvedRun& r) {
    const dataset::Question& question = r.task.question;
    if (question.answerUnit == dataset::AnswerUnit::image) return {};
    std::set<std::int64_t> conflicting;
    for (const auto& unit : dataset::unitsOf(r.samples, question).conflicting)
        for (const Sample& s : unit) conflicting.insert(s.id);
    std::erase_if(r.samples, [&](const Sample& s) { return conflicting.count(s.id) > 0; });
    if (question.answerUnit != dataset::AnswerUnit::study) return {};
    FOVEA_TRY(const dataset::StudyRule rule, project::studyRule(project));
    r.studyBy = dataset::studyRuleText(rule);
    return {};
}

}  // namespace

dataset::Units unitsOfSplit(const ResolvedRun& r, Split split) {
    return dataset::unitsOf(ofSplit(r.samples, split), r.task.question);
}

dataset::Units learnedUnits(const ResolvedRun& r, Split split) {
    return learnedUnits(unitsOfSplit(r, split), ofSplit(r.samples, split), r.config.pooling);
}

std::vector<Sample> ofSplit(const std::vector<Sample>& samples, Split split) {
    std::vector<Sample> some;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(some),
                 [&](const Sample& s) { return s.split == split; });
    return some;
}

int countOf(const std::vector<Sample>& samples, Split split) {
    return int(
        std::count_if(samples.begin(), samples.end(), [&](const Sample& s) { return s.split == split; }));
}

Result<void> checkClasses(const ResolvedRun& r) {
    const auto few = [](const std::string& detail) { return Error{ErrorCode::tooFewSamples, detail, {}}; };
    if (r.samples.empty() && r.notLearned.empty()) return few("the project holds no labelled image");
    if (r.task.ofFindings())
        return r.classes.empty() ? few("there is no finding that some training images have and others do not")
                                 : Result<void>();
    if (r.task.ofNumber())
        return r.task.deviation > 0 ? Result<void>() : few("the training images all have the same number");
    if (r.classes.size() < 2)
        return few("at least two classes are needed, there is only \"" + r.classes.front() + "\"");
    std::map<std::string, int> train;
    for (const Sample& s : r.samples)
        if (s.split == Split::train) ++train[s.label];
    for (const std::string& c : r.classes)
        if (train[c] == 0) return few("class \"" + c + "\" has no training image");
    return {};
}

std::vector<Message> smallClasses(const ResolvedRun& r) {
    std::vector<Message> notices;
    if (!r.notLearned.empty()) notices.push_back({kFindingsNotLearned, {{"findings", listed(r.notLearned)}}});
    if (r.task.ofNumber()) return notices;
    for (std::size_t c = 0; c < r.classes.size(); ++c) {
        const bool finding = r.task.ofFindings();
        std::vector<Sample> ofClass = finding ? oneFinding(r.samples, r.task, c).samples : r.samples;
        const std::string& label = finding ? adapter::kFindingAnswers[1] : r.classes[c];
        std::erase_if(ofClass, [&](const Sample& s) { return s.label != label; });
        const int patients = patientsIn(ofClass);
        if (patients < kFewPatients)
            notices.push_back({kSmallClass, {{"patients", patients}, {"class", r.classes[c]}}});
    }
    return notices;
}

int patientsIn(const std::vector<Sample>& samples) {
    std::set<std::string> known;
    int unknown = 0;
    for (const Sample& s : samples) {
        if (s.patient.empty())
            ++unknown;
        else
            known.insert(s.patient);
    }
    return int(known.size()) + unknown;
}

Result<ResolvedRun> resolve(const project::Project& project, const project::WindowedImages& images,
                            const RunSettings& settings) {
    ResolvedRun r;
    r.window = images.window;
    r.settings = settings;
    FOVEA_TRY(r.device, backbone::chooseDevice(settings.device));
    r.precision = backbone::choosePrecision(settings.precision, r.device.name);
    r.threads = backbone::threadsFor(settings.threads);
    FOVEA_TRY(r.backbone, backbone::findBackbone(settings.backbone));
    FOVEA_TRY(r.task.question, project.question());
    r.variables = variableNames(settings.variables);
    if (!r.variables.empty()) {
        FOVEA_CHECK(checkVariables(project, r.variables));
        FOVEA_CHECK(mustBeOfClasses(r.task.question, "clinical variables are read"));
        if (settings.head == HeadKind::plain)
            return Error{ErrorCode::invalidArgument,
                         "clinical variables are read by the read-out, which a plain head has not",
                         {}};
    }
    FOVEA_TRY(const std::vector<std::string> classes, project.classes());
    for (const Sample& s : images.samples)
        if (!s.label.empty()) r.samples.push_back(s);
    FOVEA_CHECK(keepWholeUnits(project, r));
    const std::optional<Fold> fold = foldOf(settings);
    if (settings.assigned.heldOut && !fold)
        return Error{ErrorCode::invalidArgument, "a fold is held out only where folds are made", {}};
    if (fold) FOVEA_CHECK(applyFold(r, *fold));
    if (settings.assigned.allForEpochs)
        for (Sample& s : r.samples)
            if (s.split == Split::validation) s.split = Split::train;
    if (settings.assigned.trainImages) keepTrainImages(r.samples, *settings.assigned.trainImages);
    take(r, classes);
    r.ordinal = r.task.ofClasses() && settings.ordinal == Ordinal::on;
    if (r.task.ofClasses() && settings.ordinal == Ordinal::automatic) {
        FOVEA_TRY(const std::vector<std::string> grades, project.grades());
        // Of two there is no far and near.
        r.ordinal = r.classes.size() > 2 && dataset::areGrades(r.classes, grades);
    }

    const backbone::ViTConfig& vit = r.backbone.config;
    r.extraction = adapter::defaultExtraction(settings.method, vit);
    if (settings.layers) r.extraction.layers = *settings.layers;
    if (settings.resolution)
        r.extraction.resolution = backbone::nearestResolution(*settings.resolution, vit.patchSize);
    if (settings.tokenRatio) r.extraction.tokenRatio = *settings.tokenRatio;
    r.config = adapter::AdapterConfig::defaults(
        settings.method, vit, int(r.extraction.layers.size()),
        int(std::max<std::size_t>(r.task.ofClasses() ? 2 : 1, r.classes.size())));
    r.config.outputs = r.task.outputs();
    if (r.task.question.answerUnit != dataset::AnswerUnit::image) r.config.pooling = settings.pooling;
    if (settings.lowResolution)
        r.config.lowResolution = backbone::nearestResolution(*settings.lowResolution, vit.patchSize);
    if (settings.prompts) r.config.prompts = *settings.prompts;
    FOVEA_TRY(r.config.sideWidth, adapter::sideWidthFromText(settings.sideWidth, vit));
    // A read-out alone has none.
    if (epochsOf(settings) > 0) r.config.sideNetworks = settings.sideNetworks;
    FOVEA_CHECK(r.config.validate());
    FOVEA_CHECK(backbone::featureShape(vit, r.extraction));

    r.store.backboneIdentity = r.backbone.identity;
    r.store.precision = r.precision.precision;
    r.store.type = settings.adapted.store.value_or(adapter::chooseStoreType(settings.store));
    r.store.extraction = r.extraction;
    r.store.normalisation = r.backbone.normalisation;
    r.store.config = vit;
    r.store.lowResolution = r.config.lowResolution;
    return r;
}

Result<ResolvedRun> resolve(const project::Project& project, const RunSettings& settings) {
    FOVEA_TRY(const imaging::WindowPolicy window, project.networkWindow());
    FOVEA_TRY(const project::WindowedImages images, project::imagesThroughWindow(project, window, {}));
    return resolve(project, images, settings);
}

Result<features::FeatureStore> openStore(const project::Project& project, const ResolvedRun& r,
                                         std::shared_ptr<FileLayer> files) {
    FOVEA_TRY(const std::string folder, project::featuresFolder(project));
    auto store = features::FeatureStore::open(folder, r.store, std::move(files));
    if (!store) return errorOfWriting(project, store.error());
    return store;
}

}  // namespace fovea::runs
