#include "runs/validate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "dataset/class_order.h"
#include "dataset/new_studies.h"
#include "dataset/perceptual_hash.h"
#include "dataset/positive_class.h"
#include "dataset/spelling.h"
#include "dataset/study_rule.h"
#include "dataset/units.h"
#include "imaging/deidentify.h"
#include "imaging/frame_reader.h"
#include "project/copy_images.h"
#include "project/network_window.h"
#include "runs/judge_answers.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"
#include "runs/run_messages.h"
#include "runs/training_marks.h"
#include "runs/variables.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::ProblemKind;
using dataset::Sample;

namespace {

/// The images that an adapter learned from, and their patients, as far as they can be known.
struct Training {
    std::optional<std::set<std::string>> pixels;
    std::optional<TrainingMarks> marks;
    std::optional<std::set<std::string>> patients;  ///< none: the project is not there
    std::vector<Sample> images;                     ///< as they are seen; empty like `patients`
    std::string keyOfCopies;                        ///< the project knows patients by pseudonyms of this key

    bool known() const { return pixels || marks; }
    bool hasImage(const std::string& hash) const {
        return pixels ? pixels->count(hash) > 0 : marks && marks->contain(hash);
    }
    bool hasPatient(const std::string& patient) const {
        if (!patients || patient.empty()) return false;
        return patients->count(keyOfCopies.empty() ? patient
                                                   : imaging::Pseudonyms(keyOfCopies).patient(patient)) > 0;
    }
};

/// PROJECT of PROJECT/runs/ID/adapter.safetensors and ID; nothing where the adapter lies elsewhere.
std::optional<std::pair<std::string, std::int64_t>> projectOf(const std::string& adapter) {
    std::error_code code;
    const fs::path file = fs::weakly_canonical(adapter, code);
    const fs::path run = file.parent_path(), runs = run.parent_path(), project = runs.parent_path();
    const std::string id = run.filename().string();
    constexpr std::size_t kMostDigits = 18;
    const bool number =
        !id.empty() && id.size() <= kMostDigits && id.find_first_not_of("0123456789") == std::string::npos;
    if (code || !number || runs.filename() != "runs" || !fs::exists(project / "project.sqlite", code))
        return std::nullopt;
    return std::pair(project.string(), std::int64_t(std::stoll(id)));
}

/// What the project knows of it that holds the run.
Result<void> askProject(Training& training, const project::Project& project, std::int64_t run,
                        const inference::Predictor& predictor, const JobContext& job) {
    const auto hashes = learnedFrom(project, run);
    if (!hashes) return {};  // a run of which nothing else is left
    training.pixels.emplace(hashes->begin(), hashes->end());
    FOVEA_TRY(const project::WindowedImages seen,
              project::imagesThroughWindow(project, predictor.inputSettings().window, job));
    training.patients.emplace();
    for (const Sample& s : seen.samples) {
        if (!training.pixels->count(s.pixelHash)) continue;
        if (!s.patient.empty()) training.patients->insert(s.patient);
        training.images.push_back(s);
    }
    FOVEA_TRY(training.keyOfCopies, project.setting(project::kKeyOfCopies));
    return {};
}

Result<Training> trainingOf(const ValidationRequest& request, const inference::Predictor& predictor,
                            const JobContext& job, const project::Project* open) {
    Training training;
    const adapter::AdapterInfo& info = predictor.info();
    if (!info.trainingMarks.empty()) {
        FOVEA_TRY(training.marks, TrainingMarks::fromText(info.trainingMarks));
    }
    const auto place = projectOf(request.adapter);
    if (!place) return training;
    std::error_code code;
    if (open && fs::equivalent(open->folder(), place->first, code)) {
        FOVEA_CHECK(askProject(training, *open, place->second, predictor, job));
        return training;
    }
    FOVEA_TRY(const project::Project project, project::Project::open(place->first));
    FOVEA_CHECK(askProject(training, project, place->second, predictor, job));
    return training;
}

/// The images of which an answer is known; with all frames, as any of them may be meant.
void askForKnown(const std::vector<KnownAnswer>& known, dataset::ImportOptions& source) {
    source.source.clear();
    source.labels.reset();
    source.labelAttribute.clear();
    source.files.clear();
    for (const KnownAnswer& k : known) source.files.push_back(k.file);
    source.filesAnywhere = true;
    source.frames.kind = dataset::FrameChoice::Kind::all;
}

/// Keeps the images of which an answer is known, with that answer.
void takeKnown(dataset::ImportPlan& plan, const std::vector<KnownAnswer>& known, const Task& task) {
    const auto placeOf = [](const std::string& file, int frame) {
        std::error_code code;  // a folder may be reached by a link
        const fs::path real = fs::weakly_canonical(file, code);
        return std::pair(code ? fs::absolute(file).lexically_normal() : real, frame);
    };
    std::map<std::pair<fs::path, int>, const std::string*> answers;
    for (const KnownAnswer& k : known) answers[placeOf(k.file, k.frame)] = &k.answer;
    std::vector<Sample> kept;
    for (Sample& s : plan.samples) {
        const auto it = answers.find(placeOf(s.path, s.frame));
        if (it == answers.end()) continue;
        (task.ofClasses() ? s.label : s.answers[task.question.name]) = *it->second;
        kept.push_back(std::move(s));
    }
    plan.samples = std::move(kept);
    plan.questions = {task.question};
}

void leaveOut(std::vector<dataset::Problem>& problems, const Sample& s, ProblemKind kind, Message why) {
    problems.push_back({kind, {s.path}, std::move(why)});
}

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "“" : ", “") + name + "”";
    return text;
}

/// Which studies the images are of: as the adapter learned it, unless the source's table says it where the
/// adapter learned what a table said.
void putTogether(std::vector<Sample>& samples, const dataset::StudyRule& rule,
                 const dataset::LabelTable* labels) {
    const bool told =
        rule.by == dataset::StudyRule::By::column && labels != nullptr && labels->columns.study >= 0;
    if (!told) dataset::putNewIntoStudies(samples, rule);
}

/// What is said of some images of a unit holds for all of them. Where they contradict each other, nothing
/// holds: those that say something are left out.
void spreadOverUnits(std::vector<Sample>& samples, const Task& task,
                     std::vector<dataset::Problem>& problems) {
    dataset::spreadAnswers(samples, {{task.question}, 0});
    const auto keyOf = [&](const Sample& s) { return dataset::unitKey(s, task.question.answerUnit); };
    std::set<std::string> torn;
    for (const auto& unit : dataset::unitsOf(samples, task.question).conflicting)
        torn.insert(keyOf(unit.front()));
    std::erase_if(samples, [&](const Sample& s) {
        if (s.label.empty() || !torn.count(keyOf(s))) return false;
        leaveOut(problems, s, ProblemKind::unitConflict, kUnitOfTwoAnswers);
        return true;
    });
}

/// Keeps the samples of classes that the adapter knows, by its spelling of them.
Result<void> takeKnownClasses(std::vector<Sample>& samples, const Task& task,
                              const std::vector<std::string>& classes,
                              std::vector<dataset::Problem>& problems) {
    std::map<std::string, std::string> known;
    for (const std::string& c : classes) known[dataset::nameKey(c)] = c;
    for (Sample& s : samples)
        if (const auto it = known.find(dataset::nameKey(s.label)); it != known.end()) s.label = it->second;
    spreadOverUnits(samples, task, problems);
    std::set<std::string> strange;
    std::vector<Sample> kept;
    for (Sample& s : samples) {
        if (s.label.empty()) {
            leaveOut(problems, s, ProblemKind::classNotStated, kWithoutClass);
        } else if (!known.count(dataset::nameKey(s.label))) {
            strange.insert(s.label);
            leaveOut(problems, s, ProblemKind::missingClass, {kClassUnknownToAdapter, {{"class", s.label}}});
        } else {
            kept.push_back(std::move(s));
        }
    }
    if (kept.empty() && !strange.empty())
        return Error{ErrorCode::invalidArgument,
                     {},
                     {},
                     {{kNoClassKnown,
                       {{"known", listed({classes.begin(), classes.end()})}, {"found", listed(strange)}}}}};
    samples = std::move(kept);
    return {};
}

/// Of findings and numbers: what the source's table answers of that, under the adapter's names.
Result<void> takeAnswers(dataset::ImportPlan& plan, const Task& task,
                         std::vector<dataset::Problem>& problems) {
    const dataset::Question* asked = nullptr;
    for (const dataset::Question& q : plan.questions)
        if (q.kind == task.question.kind && (!asked || q.name == task.question.name)) asked = &q;
    if (!asked)
        return Error{ErrorCode::invalidArgument,
                     std::string("the adapter answers ") + (task.ofNumber() ? "a number" : "findings") +
                         " (\"" + task.question.name +
                         "\"): a table has to say which of its columns hold that",
                     {}};
    std::map<std::string, std::string> known;
    for (const std::string& name : task.names) known[dataset::nameKey(name)] = name;
    std::vector<Sample> kept;
    for (Sample& s : plan.samples) {
        const auto answer = s.answers.find(asked->name);
        s.label = answer == s.answers.end() ? std::string() : answer->second;
        if (task.ofFindings() && !s.label.empty()) {
            FOVEA_TRY(const dataset::Findings stated, dataset::findingsFromText(s.label, asked->answers));
            dataset::Findings own;
            for (const auto& [name, there] : stated)
                if (const auto it = known.find(dataset::nameKey(name)); it != known.end())
                    own[it->second] = there;
            s.label = dataset::findingsText(own, task.names);
        }
    }
    spreadOverUnits(plan.samples, task, problems);
    for (Sample& s : plan.samples) {
        if (isAnswered(task, s))
            kept.push_back(std::move(s));
        else
            leaveOut(problems, s, ProblemKind::classNotStated, kWithoutClass);
    }
    plan.samples = std::move(kept);
    return {};
}

/// Pixel hashes of the samples that look like an image of the training without being one.
std::set<std::string> lookAlikesOf(const std::vector<Sample>& samples, const Training& training) {
    std::vector<Sample> all = training.images;
    all.insert(all.end(), samples.begin(), samples.end());
    std::set<std::string> found;
    for (const std::vector<std::size_t>& group : dataset::nearDuplicates(all)) {
        const auto learned = [&](std::size_t i) { return training.hasImage(all[i].pixelHash); };
        if (std::none_of(group.begin(), group.end(), learned)) continue;
        for (const std::size_t i : group)
            if (!learned(i)) found.insert(all[i].pixelHash);
    }
    return found;
}

/// Leaves out what the adapter has learned from, with the whole units that it is of.
std::optional<InCommon> takeApart(std::vector<Sample>& samples, dataset::AnswerUnit unit,
                                  const Training& training, bool ownPatientNumbers,
                                  std::vector<dataset::Problem>& problems) {
    if (!training.known()) return std::nullopt;
    InCommon common;
    common.patientsCompared = training.patients && !ownPatientNumbers;
    std::set<std::string> alike, patients, units;
    if (training.patients) {
        alike = lookAlikesOf(samples, training);
        common.lookAlikes = 0;
    }
    for (const Sample& s : samples) {
        const bool image = training.hasImage(s.pixelHash), looks = alike.count(s.pixelHash) > 0;
        common.images += image;
        if (looks) ++*common.lookAlikes;
        const bool patient = common.patientsCompared && training.hasPatient(s.patient);
        // The image itself is left out below; an even one says nothing of whose it is.
        if (!(image && dataset::isTelling(s)) && !looks && !patient) continue;
        if (!s.patient.empty()) patients.insert(s.patient);
        units.insert(dataset::unitKey(s, unit));
    }
    units.erase(std::string());  // images by themselves
    common.patients = int(patients.size());
    std::vector<Sample> kept;
    for (Sample& s : samples) {
        if (training.hasImage(s.pixelHash))
            leaveOut(problems, s, ProblemKind::exactDuplicate, kAmongTrainingImages);
        else if (alike.count(s.pixelHash))
            leaveOut(problems, s, ProblemKind::nearDuplicate, kLooksLikeTraining);
        else if (patients.count(s.patient))
            leaveOut(problems, s, ProblemKind::patientLeak, kPatientInTraining);
        else if (units.count(dataset::unitKey(s, unit)))
            leaveOut(problems, s, ProblemKind::patientLeak, kUnitInTraining);
        else
            kept.push_back(std::move(s));
    }
    common.leftOut = int(samples.size() - kept.size());
    samples = std::move(kept);
    return common;
}

/// What the adapter says of a unit by its images: of images of the one.
Result<void> addAnswer(const inference::Predictor& predictor,
                       const std::vector<inference::CaseResult>& images, Evaluation& e) {
    const auto add = [](std::vector<double>& to, const std::vector<double>& some) {
        to.insert(to.end(), some.begin(), some.end());
    };
    if (e.task.question.answerUnit == dataset::AnswerUnit::image) {
        add(e.predictions.probabilities, images.front().probabilities);
        add(e.networkProbabilities, images.front().networkProbabilities);
        return {};
    }
    std::vector<const inference::CaseResult*> all;
    for (const inference::CaseResult& image : images) all.push_back(&image);
    FOVEA_TRY(const inference::UnitResult said, predictor.together(all));
    add(e.predictions.probabilities, said.probabilities);
    add(e.networkProbabilities, said.networkProbabilities);
    for (const inference::CaseResult& image : images) add(e.imageAnswers, image.probabilities);
    add(e.imageWeights, said.weights);
    return {};
}

/// Predicts each unit by its images; those that cannot be read any more are left out.
Result<dataset::Units> predictAll(const inference::Predictor& predictor, const dataset::Units& units,
                                  Evaluation& e, const JobContext& job) {
    dataset::Units predicted;
    imaging::FrameReader reader;  // a volume is decoded once for its slices
    ProgressMeter meter(job, Stage::predict, std::int64_t(units.imageCount()));
    for (std::size_t u = 0; u < units.size(); ++u) {
        std::vector<Sample> images;
        std::vector<inference::CaseResult> results;
        for (const Sample& s : units.images[u]) {
            const auto image = reader.read(s.path, {s.frame, s.plane});
            auto result = image ? predictor.predict(*image, false, job, variableValues(s))
                                : Result<inference::CaseResult>(image.error());
            meter.advance();
            if (!result && result.error().code == ErrorCode::cancelled) return result.error();
            if (!result) {
                leaveOut(e.problems, s, ProblemKind::unreadable, errorMessage(result.error()));
                continue;
            }
            result->display = {};  // of a long study it would be much
            images.push_back(s);
            results.push_back(std::move(*result));
        }
        if (images.empty()) continue;
        FOVEA_CHECK(addAnswer(predictor, results, e));
        predicted.rows.push_back(images.front());
        predicted.rows.back().label = units.rows[u].label;
        predicted.images.push_back(std::move(images));
    }
    return predicted;
}

}  // namespace

std::map<std::string, int> unknownVariables(const ExternalValidation& validation) {
    std::map<std::string, int> images;
    const auto count = [&](const std::vector<Sample>& samples) {
        for (const Sample& s : samples)
            for (const std::string& name : validation.adapter.variables.unknownIn(variableValues(s)))
                ++images[name];
    };
    if (validation.images.empty()) count(validation.samples);
    for (const auto& unit : validation.images) count(unit);
    return images;
}

Result<ExternalValidation> validateAdapter(const ValidationRequest& request, const JobContext& job,
                                           const project::Project* open) {
    return guarded([&]() -> Result<ExternalValidation> {
        FOVEA_TRY(const inference::Predictor predictor,
                  inference::Predictor::load(request.adapter, request.predictor));
        FOVEA_TRY(const Training training, trainingOf(request, predictor, job, open));
        dataset::ImportOptions source = request.source;
        if (!request.known.empty()) askForKnown(request.known, source);
        source.window = predictor.inputSettings().window;
        if (!request.planeGiven) source.plane = predictor.inputSettings().plane;
        std::optional<dataset::StudyRule> rule;
        if (auto read = dataset::studyRuleFromText(predictor.info().question.studyBy))
            rule = std::move(*read);
        const bool ofTable = rule && rule->by == dataset::StudyRule::By::column;
        if (!ofTable && source.labels && source.labels->columns.study >= 0)
            return Error{ErrorCode::invalidArgument,
                         "a column of studies is for an adapter that learned studies named by a table; this "
                         "one " +
                             (predictor.info().question.studyBy.empty()
                                  ? std::string("knows no studies")
                                  : "puts images together by \"" + predictor.info().question.studyBy + "\""),
                         {}};
        if (!request.framesGiven && rule && rule->by == dataset::StudyRule::By::file)
            source.frames.kind = dataset::FrameChoice::Kind::all;
        FOVEA_TRY(dataset::ImportPlan plan, dataset::planImport(source, job));
        // What the import or a table sets aside.
        std::erase_if(plan.samples, [](const Sample& s) { return s.split == dataset::Split::excluded; });

        ExternalValidation result;
        result.adapter = predictor.info();
        result.counted = false;
        result.classes = predictor.classes();
        result.problems = std::move(plan.problems);
        result.task = taskOf(result.adapter);
        result.readOutAlone = result.adapter.sideShare == 0;
        const dataset::AnswerUnit unit = result.task.question.answerUnit;
        if (!request.known.empty()) takeKnown(plan, request.known, result.task);
        if (rule) putTogether(plan.samples, *rule, source.labels.get());
        // Before labels are looked at: also what has none says whose images were learned from.
        result.inCommon = takeApart(plan.samples, unit, training, request.ownPatientNumbers, result.problems);
        if (result.task.ofClasses()) {
            FOVEA_CHECK(takeKnownClasses(plan.samples, result.task, result.classes, result.problems));
        } else {
            FOVEA_CHECK(takeAnswers(plan, result.task, result.problems));
        }
        FOVEA_TRY(dataset::Units units,
                  predictAll(predictor, dataset::unitsOf(plan.samples, result.task.question), result, job));
        if (units.size() == 0) return Error{ErrorCode::tooFewSamples, {}, {}, {{kNoImageLeft, {}}}};
        result.samples = std::move(units.rows);
        if (unit != dataset::AnswerUnit::image) result.images = std::move(units.images);
        result.patientsKnown = std::none_of(result.samples.begin(), result.samples.end(),
                                            [](const Sample& s) { return s.patient.empty(); });
        if (!result.task.ofClasses()) {
            result.predictions = {};
            FOVEA_CHECK(judgeAnswers(result, result.adapter, std::exchange(result.networkProbabilities, {}),
                                     request.intervals));
            result.thresholds = predictor.thresholds();
            return result;
        }
        result.ordinal =
            request.intervals.metrics.ordinal || result.task.question.kind == dataset::QuestionKind::grades;
        result.setScores = result.adapter.tuning.setScores;
        std::vector<double> stated = std::move(result.predictions.probabilities);
        result.predictions = unpredicted(result.samples, result.classes);
        result.predictions.probabilities = std::move(stated);
        // As the adapter has them: frozen.
        result.positive = dataset::positiveOf(result.classes, result.adapter.tuning.positive);
        result.recalibration = result.adapter.tuning.recalibration;
        result.thresholds = predictor.thresholds();
        FOVEA_CHECK(judge(result, request.intervals));
        FOVEA_CHECK(judgeImages(result, request.intervals));
        return result;
    });
}

}  // namespace fovea::runs
