#include "runs/benchmark.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <locale>
#include <set>
#include <sstream>

#include "backbone/threads.h"
#include "base/sha256.h"
#include "evaluation/spread.h"
#include "runs/benchmark_answers.h"
#include "runs/evaluate.h"
#include "runs/fine_tuned.h"
#include "runs/predicted.h"
#include "runs/project_source.h"
#include "runs/resolved_run.h"
#include "runs/run.h"
#include "runs/run_baseline.h"
#include "runs/side_network_alone.h"
#include "runs/stored_run.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;

namespace {

// Of how answers come about, beside what a run's identity says: another number makes all of them anew.
constexpr const char* kVersion = "1";
constexpr const char* kSideNetworkAlone = "side-network";
constexpr const char* kFineTuning = "fine-tuning";

/// The published methods read the image alone, and train one side network.
void setAdapter(RunSettings& settings, adapter::Method method, HeadKind head) {
    settings.method = method;
    settings.head = head;
    if (head != HeadKind::plain) return;
    settings.variables.clear();
    settings.sideNetworks = 1;
}

/// What is trained and no baseline: the name, and what makes it of a project's settings.
struct TrainedRow {
    const char* name;
    void (*apply)(RunSettings&);
    bool byChance;  ///< another seed gives another one
    bool adapter;   ///< a run of the project
};
void setReadOutAlone(RunSettings& settings) {
    setAdapter(settings, adapter::Method::fptPlus, HeadKind::readOut);
    settings.epochs = 0;
}
constexpr TrainedRow kTrainedRows[] = {
    {"fpt", [](RunSettings& s) { setAdapter(s, adapter::Method::fpt, HeadKind::plain); }, true, true},
    {"fpt+", [](RunSettings& s) { setAdapter(s, adapter::Method::fptPlus, HeadKind::plain); }, true, true},
    {"fpt+readout", [](RunSettings& s) { setAdapter(s, adapter::Method::fptPlus, HeadKind::readOut); }, true,
     true},
    {"readout", setReadOutAlone, false, true},
    {kSideNetworkAlone, [](RunSettings& s) { setAdapter(s, adapter::Method::fptPlus, HeadKind::plain); },
     true, false},
    // What it may see, and how, is what the read-out's adapter sees.
    {kFineTuning, setReadOutAlone, false, false},
};

const TrainedRow* trainedRow(const std::string& model) {
    const auto found = std::find_if(std::begin(kTrainedRows), std::end(kTrainedRows),
                                    [&](const TrainedRow& row) { return model == row.name; });
    return found == std::end(kTrainedRows) ? nullptr : found;
}

/// One training or fit that the table needs.
struct Cell {
    std::size_t model = 0;
    std::uint64_t seed = 0;
    RunSettings settings;
    std::string key, problem;
};

/// One data set, and what it needs.
struct Plan {
    std::string folder;
    std::vector<Cell> cells;
};

/// What a baseline reads and learns from. What only adapters see is as by default, so that another budget of
/// theirs changes no baseline.
RunSettings seenByBaseline(const RunSettings& settings) {
    RunSettings seen;
    seen.backbone = settings.backbone;
    seen.resolution = settings.resolution;
    seen.lowResolution = settings.lowResolution;
    seen.layers = settings.layers;
    seen.tokenRatio = settings.tokenRatio;
    seen.precision = settings.precision;
    seen.store = settings.store;
    seen.device = settings.device;
    seen.threads = settings.threads;
    seen.fold = settings.fold;
    seen.variables = settings.variables;
    seen.assigned = settings.assigned;
    return seen;
}

/// All that a fine-tuning's answers hang on beside what it sees.
std::string optionsText(const training::FineTuningOptions& o) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << o.epochs << ' ' << o.batch << ' ' << o.learningRate << ' ' << o.weightDecay << ' '
         << o.budgetMinutes << ' ' << o.seed;
    return text.str();
}

/// The split that is judged by, and validation.
std::set<Split> splitsOf(const BenchmarkOptions& o) {
    return {Split::validation, o.part};
}

Result<std::vector<Cell>> cellsOf(const project::Project& project, const BenchmarkOptions& o) {
    FOVEA_TRY(const dataset::Question question, project.question());
    if (question.kind == dataset::QuestionKind::number)
        return Error{
            ErrorCode::invalidArgument,
            "the table over data sets is one of AUCs, and \"" + question.name + "\" asks for a number",
            project.folder()};
    FOVEA_CHECK(mustBeOfImages(question, "there is a table over data sets"));
    FOVEA_TRY(RunSettings base, o.settingsOf(project));
    base.assigned = {};
    base.assigned.trainImages = o.trainImages;
    std::vector<Cell> cells;
    for (std::size_t m = 0; m < o.models.size(); ++m) {
        const TrainedRow* row = trainedRow(o.models[m]);
        RunSettings settings = row ? base : seenByBaseline(base);
        if (row) row->apply(settings);
        const bool byChance = row && row->byChance;
        for (std::size_t i = 0; i < (byChance ? o.seeds.size() : 1); ++i) {
            Cell cell;
            cell.model = m;
            cell.seed = byChance ? o.seeds[i] : 0;
            settings.seed = cell.seed * std::uint64_t(settings.sideNetworks);  // none in common
            cell.settings = settings;
            FOVEA_TRY(const RunIdentity identity, identityOf(project, settings));
            const std::string end(1, '\0');
            Sha256 key;
            key.add(std::string(kVersion) + end).add(o.models[m] + end).add(identity.requestHash + end);
            if (o.models[m] == kFineTuning) key.add(optionsText(o.fineTuning) + end);
            for (const Split split : splitsOf(o)) key.add(std::string(splitName(split)) + end);
            cell.key = key.hex();
            cells.push_back(std::move(cell));
        }
    }
    return cells;
}

/// Whether the table asks for both, which come of one training where both have one side network.
Result<bool> bothHeadsAtOnce(const project::Project& project, const BenchmarkOptions& o) {
    const auto asks = [&](const char* model) {
        return std::find(o.models.begin(), o.models.end(), model) != o.models.end();
    };
    if (!asks("fpt+") || !asks("fpt+readout")) return false;
    FOVEA_TRY(const RunSettings base, o.settingsOf(project));
    return base.sideNetworks == 1;
}

/// The done run of these settings.
Result<std::optional<std::int64_t>> doneRun(const project::Project& project, const RunSettings& settings) {
    FOVEA_TRY(const auto known, newestRunLike(project, settings));
    return known && known->state == project::RunState::done ? std::optional(known->id) : std::nullopt;
}

/// Trains an adapter, unless the project has it, and asks it.
Result<BenchmarkAnswers> askAdapter(project::Project& project, const Cell& cell, const BenchmarkOptions& o,
                                    const std::shared_ptr<FileLayer>& files, const JobContext& job) {
    FOVEA_TRY(auto run, doneRun(project, cell.settings));
    FOVEA_TRY(const bool bothAtOnce, bothHeadsAtOnce(project, o));
    if (!run && bothAtOnce && cell.settings.head == HeadKind::plain &&
        cell.settings.method == adapter::Method::fptPlus) {
        // The training with a read-out leaves this one, too. Is it there already, it did not.
        RunSettings both = cell.settings;
        both.head = HeadKind::readOut;
        FOVEA_TRY(const auto there, doneRun(project, both));
        RunObserver observer;
        observer.alsoPlain = true;
        if (!there) FOVEA_CHECK(runTraining(project, both, /*resume=*/true, files, job, observer));
        FOVEA_TRY(run, doneRun(project, cell.settings));
    }
    if (!run) {
        RunObserver observer;
        observer.alsoPlain = bothAtOnce;
        FOVEA_TRY(const RunOutcome made,
                  runTraining(project, cell.settings, /*resume=*/true, files, job, observer));
        run = made.run;
    }
    BenchmarkAnswers answers;
    for (const Split split : splitsOf(o)) {
        FOVEA_TRY(const Evaluation e, evaluateRun(project, *run, split, o.intervals, files, job));
        answers.splits[split] =
            e.task.ofFindings()
                ? byImage(e.samples, e.predicted.findings.probabilities, e.predicted.findings.findings.size())
                : byImage(e.samples, e.predictions.probabilities, e.classes.size());
    }
    return answers;
}

/// Fits or trains what is no run, and asks it.
Result<BenchmarkAnswers> askControl(const project::Project& project, const Cell& cell,
                                    const std::string& model, const BenchmarkOptions& o,
                                    const std::shared_ptr<FileLayer>& files, const JobContext& job) {
    const backbone::Threads threads(cell.settings.threads);
    FOVEA_TRY(ResolvedRun r, resolve(project, cell.settings));
    FOVEA_TRY(const PreloadedStore preloaded, preloadedStore(project, cell.settings, files, job));
    const features::FeatureStore& store = preloaded.store;
    std::erase_if(r.samples, [&](const Sample& s) { return !store.contains(s.pixelHash); });
    FOVEA_CHECK(checkClasses(r));
    const auto train = ofSplit(r.samples, Split::train), validation = ofSplit(r.samples, Split::validation);
    std::optional<RunBaseline> baseline;
    std::optional<SideNetworkAlone> alone;
    if (model == kSideNetworkAlone) {
        FOVEA_TRY(const backbone::Normalisation normalisation, lowNormalisation(store, train));
        const dataset::Units learned = dataset::eachAlone(train), chosenBy = dataset::eachAlone(validation);
        FOVEA_TRY(alone, SideNetworkAlone::train({store, learned, chosenBy, normalisation}, r.task, r.config,
                                                 cell.settings, r.ordinal, cell.seed, *files, job));
    } else {
        FOVEA_TRY(const auto coding, variableCoding(r.variables, train));
        FOVEA_TRY(baseline, RunBaseline::fit(store, train, r.task, *baselineMethodFromName(model), job,
                                             coding ? &*coding : nullptr));
    }
    BenchmarkAnswers answers;
    for (const Split split : splitsOf(o)) {
        const std::vector<Sample> samples = ofSplit(r.samples, split);
        FOVEA_TRY(const auto said, alone ? alone->answers(store, dataset::eachAlone(samples), job)
                                         : baseline->answers(store, samples, job));
        answers.splits[split] = byImage(samples, said, r.classes.size());
    }
    return answers;
}

/// Fine-tunes the backbone on what the read-out's adapter sees, which is made in seconds.
Result<BenchmarkAnswers> askFineTuned(project::Project& project, const Cell& cell, const BenchmarkOptions& o,
                                      const std::shared_ptr<FileLayer>& files, const JobContext& job) {
    FOVEA_TRY(const ResolvedRun r, resolve(project, cell.settings));
    FOVEA_CHECK(mustSuitFineTuning(r));
    FOVEA_TRY(auto run, doneRun(project, cell.settings));
    if (!run) {
        FOVEA_TRY(const RunOutcome made, runTraining(project, cell.settings, /*resume=*/true, files, job));
        run = made.run;
    }
    FOVEA_TRY(const StoredRun seen, openStoredRun(project, *run, files, job));
    const backbone::Threads threads(cell.settings.threads);
    std::map<Split, std::vector<Sample>> images;
    for (const Split split : {Split::train, Split::validation, Split::test}) {
        images[split] = ofSplit(r.samples, split);
        std::erase_if(images[split], [&](const Sample& s) { return !seen.store.contains(s.pixelHash); });
    }
    const bool test = o.part == Split::test;
    FOVEA_TRY(
        const training::FineTuningResult tuned,
        fineTuneOn(r.backbone, seen.adapter.info, seen.store, images[Split::train], images[Split::validation],
                   images[test ? Split::test : Split::validation], o.fineTuning, job));
    BenchmarkAnswers answers;
    for (const Split split : splitsOf(o))
        answers.splits[split] = byImage(
            images[split], split == Split::validation ? tuned.validation : tuned.judged, r.classes.size());
    answers.cost = costOfFineTuning(tuned, o.fineTuning.batch);
    return answers;
}

/// What ends the whole table, and not one cell of it: it would end the next one, too.
bool endsAll(ErrorCode code) {
    return code == ErrorCode::cancelled || code == ErrorCode::diskFull || code == ErrorCode::notWritable;
}

/// Answers of the cells that lack them.
Result<void> make(project::Project& project, std::vector<Cell>& cells, const BenchmarkOptions& o,
                  const std::shared_ptr<FileLayer>& files, ProgressMeter& meter, Benchmark& benchmark,
                  const JobContext& job) {
    const std::string name = fs::path(project.folder()).stem().string();
    for (Cell& cell : cells) {
        const std::string path = answersPath(project, cell.key), &model = o.models[cell.model];
        if (readAnswers(path)) {
            ++benchmark.reused;
            continue;
        }
        const TrainedRow* row = trainedRow(model);
        job.say(name + ": " + model + (row && row->byChance ? ", seed " + std::to_string(cell.seed) : ""));
        const auto answers = row && row->adapter    ? askAdapter(project, cell, o, files, job)
                             : model == kFineTuning ? askFineTuned(project, cell, o, files, job)
                                                    : askControl(project, cell, model, o, files, job);
        meter.advance();
        if (!answers) {
            if (endsAll(answers.error().code)) return answers.error();
            cell.problem = std::string(errorCodeName(answers.error().code)) + ": " + answers.error().detail;
            job.say(name + ": " + model + " could not be run: " + cell.problem);
            continue;
        }
        FOVEA_CHECK(writeAnswers(path, *answers, *files));
        ++benchmark.made;
    }
    return {};
}

/// What a model's trainings say of one split.
using Trainings = std::vector<AnswersByImage>;

/// The samples of a split that every model that ran can say something of.
std::vector<Sample> saidByAll(std::vector<Sample> samples, const std::vector<Trainings>& models) {
    std::erase_if(samples, [&](const Sample& s) {
        return std::any_of(models.begin(), models.end(), [&](const Trainings& trainings) {
            return std::any_of(trainings.begin(), trainings.end(),
                               [&](const AnswersByImage& said) { return !said.count(s.pixelHash); });
        });
    });
    return samples;
}

/// A split's images, and what each model's trainings say of all of them.
struct Judged {
    std::vector<Sample> samples;
    std::vector<std::vector<Predicted>> models;  ///< [models][trainings]
};
Judged judgedBy(Split split, const Task& task, const std::vector<Sample>& samples,
                const std::vector<std::vector<BenchmarkAnswers>>& answers) {
    std::vector<Trainings> models;
    for (const auto& trainings : answers) {
        models.emplace_back();
        for (const BenchmarkAnswers& a : trainings)
            if (const auto said = a.splits.find(split); said != a.splits.end())
                models.back().push_back(said->second);
    }
    Judged judged;
    judged.samples = saidByAll(ofSplit(samples, split), models);
    for (const Trainings& trainings : models) {
        judged.models.emplace_back();
        for (const AnswersByImage& said : trainings)
            judged.models.back().push_back(
                predictedOf(judged.samples, task, answersFor(judged.samples, said)));
    }
    return judged;
}

double meanOf(const std::vector<double>& values) {
    return evaluation::spreadOf(values).mean;
}

/// What is judged by itself: the classes, or each finding of which some images have it and others do not.
std::vector<evaluation::Predictions> partsOf(const Predicted& p) {
    if (!p.ofFindings()) return {p.predictions};
    std::vector<evaluation::Predictions> parts;
    for (std::size_t f = 0; f < p.findings.findings.size(); ++f) {
        evaluation::Predictions one = evaluation::ofFinding(p.findings, f);
        if (std::set(one.truth.begin(), one.truth.end()).size() == 2) parts.push_back(std::move(one));
    }
    return parts;
}

/// Figures of a model that ran, but for what it takes the others for.
Result<void> fill(BenchmarkCell& cell, const std::vector<Predicted>& validation,
                  const std::vector<Predicted>& judged, const BenchmarkOptions& o) {
    cell.trainings = int(judged.size());
    for (const Predicted& p : validation) {
        const auto figures = pointFigures(p, {});
        cell.validationAucs.push_back(figures ? figures->at("auc") : evaluation::kUnknown);
    }
    FOVEA_TRY(cell.auc, headlineOf(judged, o.intervals));
    std::vector<double> losses, accuracies;
    for (const Predicted& p : judged)
        for (const evaluation::Predictions& part : partsOf(p)) {
            FOVEA_TRY(const evaluation::Metrics m, evaluation::computeMetrics(part));
            losses.push_back(m.logLoss);
            accuracies.push_back(m.balancedAccuracy);
        }
    cell.logLoss = meanOf(losses);
    cell.balancedAccuracy = meanOf(accuracies);
    return {};
}

/// Differences from the first model, and ranks.
Result<void> compare(BenchmarkSet& set, const Judged& judged, const BenchmarkOptions& o) {
    std::vector<double> aucs;
    for (const BenchmarkCell& c : set.cells) aucs.push_back(c.ran() ? c.auc.value : evaluation::kUnknown);
    const std::vector<double> ranks = evaluation::ranksOf(aucs);
    const bool firstRan = set.cells.front().ran();
    double best = 0;
    for (std::size_t m = 0; m < set.cells.size(); ++m) {
        BenchmarkCell& c = set.cells[m];
        c.rank = ranks[m];
        if (m == 0 || !c.ran() || !firstRan) continue;
        FOVEA_TRY(c.firstMinusThis, betterBy(judged.models.front(), judged.models[m], o.intervals));
        const double validation = meanOf(c.validationAucs);
        if (std::isnan(validation) || (!set.bestOther.empty() && validation <= best)) continue;
        best = validation;
        set.bestOther = c.model;
        set.firstMinusBestOther = c.firstMinusThis;
    }
    return {};
}

/// What the project's runs of these cells take, in the mean.
Result<TrainingCost> costOfRuns(const project::Project& project, const ResolvedRun& resolved,
                                const std::vector<const Cell*>& cells, int batch,
                                const std::shared_ptr<FileLayer>& files) {
    RunResult last;
    double seconds = 0;
    for (const Cell* cell : cells) {
        FOVEA_TRY(const auto run, newestRunLike(project, cell->settings));
        if (!run) return Error{ErrorCode::notFound, "a run of the table is not there any more", {}};
        FOVEA_TRY(last, resultFromJson(run->resultJson));
        seconds += last.seconds / double(cells.size());
    }
    TrainingCost cost;
    cost.learnableParameters = last.learnableParameters;
    if (last.epochs > 0) {  // of a read-out alone no step is made
        FOVEA_TRY(const features::FeatureStore store, openStore(project, resolved, files));
        FOVEA_TRY(cost, costOfAdapter(resolved.config, store.shape(), resolved.store.type,
                                      last.learnableParameters, batch));
    }
    cost.epochs = last.epochs;
    cost.seconds = seconds;
    return cost;
}

/// Costs of the cells that are adapters, where there is fine-tuning to hold them against.
Result<void> addCosts(BenchmarkSet& set, const project::Project& project, const std::vector<Cell>& cells,
                      const BenchmarkOptions& o, const std::shared_ptr<FileLayer>& files) {
    if (std::find(o.models.begin(), o.models.end(), kFineTuning) == o.models.end()) return {};
    for (std::size_t m = 0; m < o.models.size(); ++m) {
        const TrainedRow* row = trainedRow(o.models[m]);
        if (!row || !row->adapter || !set.cells[m].ran()) continue;
        std::vector<const Cell*> trainings;
        for (const Cell& cell : cells)
            if (cell.model == m) trainings.push_back(&cell);
        FOVEA_TRY(const ResolvedRun resolved, resolve(project, trainings.front()->settings));
        // A run that was deleted since has answers, but nothing to measure.
        if (const auto cost = costOfRuns(project, resolved, trainings, o.fineTuning.batch, files))
            set.cells[m].cost = *cost;
    }
    return {};
}

Result<BenchmarkSet> setOf(project::Project& project, const std::vector<Cell>& cells,
                           const BenchmarkOptions& o, const std::shared_ptr<FileLayer>& files) {
    BenchmarkSet set;
    set.name = fs::path(project.folder()).stem().string();
    std::vector<std::vector<BenchmarkAnswers>> answers(o.models.size());
    for (const std::string& model : o.models) {
        set.cells.emplace_back();
        set.cells.back().model = model;
    }
    for (const Cell& cell : cells) {
        BenchmarkCell& shown = set.cells[cell.model];
        auto said = readAnswers(answersPath(project, cell.key));
        if (said) {
            shown.cost = said->cost;
            answers[cell.model].push_back(std::move(*said));
        } else if (shown.problem.empty())
            shown.problem = cell.problem.empty() ? "its answers cannot be read" : cell.problem;
    }
    // The mean over fewer trainings than were asked for would not be what the table says.
    for (std::size_t m = 0; m < o.models.size(); ++m)
        if (!set.cells[m].ran()) answers[m].clear();
    FOVEA_TRY(const ResolvedRun r, resolve(project, cells.front().settings));
    set.classes = int(r.classes.size());
    set.trainImages = countOf(r.samples, Split::train);
    const Judged validation = judgedBy(Split::validation, r.task, r.samples, answers),
                 judged = judgedBy(o.part, r.task, r.samples, answers);
    set.validationImages = int(validation.samples.size());
    set.judgedImages = int(judged.samples.size());
    set.patientsKnown = std::none_of(judged.samples.begin(), judged.samples.end(),
                                     [](const Sample& s) { return s.patient.empty(); });
    for (std::size_t m = 0; m < o.models.size(); ++m) {
        BenchmarkCell& cell = set.cells[m];
        if (!cell.ran()) continue;
        const auto filled = judged.samples.empty()
                                ? Result<void>(Error{ErrorCode::tooFewSamples, "no image to judge by", {}})
                                : fill(cell, validation.models[m], judged.models[m], o);
        if (!filled) cell.problem = filled.error().detail;
    }
    FOVEA_CHECK(compare(set, judged, o));
    FOVEA_CHECK(addCosts(set, project, cells, o, files));
    if (o.part == Split::test) {
        FOVEA_TRY(set.testEvaluations, project.evaluations(Split::test));
    }
    return set;
}

void summarise(Benchmark& b, const std::vector<std::string>& models, double confidence) {
    for (std::size_t m = 0; m < models.size(); ++m) {
        BenchmarkRow row;
        row.model = models[m];
        std::vector<evaluation::Estimate> aucs, differences;
        std::vector<double> losses, accuracies, ranks;
        for (const BenchmarkSet& set : b.sets) {
            const BenchmarkCell& c = set.cells[m];
            if (!c.ran()) continue;
            ++row.sets;
            aucs.push_back(c.auc);
            differences.push_back(c.firstMinusThis);
            losses.push_back(c.logLoss);
            accuracies.push_back(c.balancedAccuracy);
            ranks.push_back(c.rank);
        }
        row.auc = evaluation::overSets(aucs, confidence).asSample;
        if (std::isfinite(row.auc.low)) {  // few sets that differ: it would leave what an AUC can be
            row.auc.low = std::max(0.0, row.auc.low);
            row.auc.high = std::min(1.0, row.auc.high);
        }
        row.firstMinusThis = evaluation::overSets(differences, confidence);
        row.logLoss = meanOf(losses);
        row.balancedAccuracy = meanOf(accuracies);
        row.rank = meanOf(ranks);
        b.rows.push_back(std::move(row));
    }
    std::vector<evaluation::Estimate> others;
    for (const BenchmarkSet& set : b.sets) others.push_back(set.firstMinusBestOther);
    b.firstMinusBestOther = evaluation::overSets(others, confidence);
}

Result<void> checkOptions(const std::vector<std::string>& projects, const BenchmarkOptions& o) {
    const std::vector<std::string> known = benchmarkModels();
    const std::set<std::string> once(o.models.begin(), o.models.end());
    for (const std::string& model : o.models)
        if (std::find(known.begin(), known.end(), model) == known.end())
            return Error{ErrorCode::invalidArgument, "\"" + model + "\" is no model of the table", {}};
    const bool part = o.part == Split::validation || o.part == Split::test;
    if (projects.empty() || o.models.empty() || o.seeds.empty() || once.size() != o.models.size() || !part ||
        !o.settingsOf || o.trainImages.value_or(1) < 1)
        return Error{ErrorCode::invalidArgument,
                     "a benchmark needs projects, models (each once), seeds and a part",
                     {}};
    return {};
}

}  // namespace

std::vector<std::string> benchmarkModels() {
    std::vector<std::string> names;
    for (const BaselineMethod method : kBaselineMethods) names.emplace_back(baselineMethodName(method));
    for (const TrainedRow& row : kTrainedRows) names.emplace_back(row.name);
    return names;
}

std::vector<std::string> usualBenchmarkModels() {
    return {"fpt+readout", "readout",         "fpt+",         "fpt",   "all-of-z", "mean-values",
            "class-token", "attentive-probe", "side-network", "pixels"};
}

Result<Benchmark> runBenchmark(const std::vector<std::string>& projects, const BenchmarkOptions& options,
                               std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Benchmark> {
        FOVEA_CHECK(checkOptions(projects, options));
        Benchmark benchmark;
        benchmark.part = options.part;
        benchmark.trainImages = options.trainImages;
        benchmark.seeds = options.seeds;
        std::vector<Plan> plans;
        std::int64_t all = 0, there = 0;
        for (const std::string& folder : projects) {
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const project::Project project, project::Project::open(folder));
            FOVEA_TRY(std::vector<Cell> cells, cellsOf(project, options));
            for (const Cell& cell : cells) there += fs::exists(answersPath(project, cell.key));
            all += std::int64_t(cells.size());
            plans.push_back({folder, std::move(cells)});
        }
        ProgressMeter meter(job, Stage::compare, all, there);
        for (Plan& plan : plans) {
            FOVEA_TRY(project::Project project, project::Project::open(plan.folder));
            FOVEA_CHECK(make(project, plan.cells, options, files, meter, benchmark, job));
            FOVEA_TRY(BenchmarkSet set, setOf(project, plan.cells, options, files));
            benchmark.sets.push_back(std::move(set));
        }
        summarise(benchmark, options.models, options.intervals.confidence);
        return benchmark;
    });
}

}  // namespace fovea::runs
