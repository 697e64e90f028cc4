#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "dataset/units.h"
#include "evaluation_json.h"
#include "project/features_folder.h"
#include "project/project.h"
#include "question_options.h"
#include "run_options.h"
#include "runs/all_questions.h"
#include "runs/run_messages.h"
#include "runs/run_plan.h"
#include "runs/series.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, question;
    AskedRun run;
    runs::SeriesOptions series;
    bool resume = false, allQuestions = false;
    std::optional<std::string> featuresFolder;  ///< empty: the project's own
};

/// The project, its features where the command line wants them. Reading images asks nothing.
Result<project::Project> openProject(const Options& o, const Session& session, bool asks = true) {
    FOVEA_TRY(project::Project project, asks || !o.question.empty() ? openAsking(o.project, o.question)
                                                                    : project::Project::open(o.project));
    if (o.featuresFolder)
        FOVEA_CHECK(project::chooseFeaturesFolder(project, *o.featuresFolder, *session.files));
    return project;
}

/// With what the command line can do about few validation images.
std::vector<std::string> warningsOf(const runs::RunPlan& p) {
    std::vector<std::string> warnings;
    for (const Message& warning : p.warnings) {
        warnings.push_back(messageText(warning));
        const bool few = warning.is(runs::kFewValidation) || warning.is(runs::kFewValidationPatients);
        if (few && !p.settings.fold)
            warnings.back() += " Cross-validation (--cross-validate 5) shows how much.";
    }
    return warnings;
}

Result<Reply> runPlan(const Options& o, const Session& session) {
    FOVEA_TRY(const project::Project project, openProject(o, session));
    FOVEA_TRY(const runs::RunSettings settings, settingsFor(project, o.run));
    FOVEA_TRY(const runs::RunPlan p, runs::planRun(project, settings, session.job));
    Reply reply;
    reply.document = {{"train_images", p.trainImages},
                      {"validation_images", p.validationImages},
                      {"test_images", p.testImages},
                      {"unassigned_images", p.unassignedImages},
                      {"fold", settings.fold ? json(runs::foldText(*settings.fold)) : json(nullptr)},
                      {"to_preload", p.toPreload},
                      {"preload_seconds", p.preloadSeconds},
                      {"train_seconds", p.trainSeconds},
                      {"disk_bytes", p.diskBytes},
                      {"free_bytes", p.freeBytes},
                      {"memory_mb", p.memoryMb},
                      {"free_memory_mb", p.freeMemoryMb},
                      {"features_folder", p.featuresFolder},
                      {"learnable_parameters", p.learnableParameters},
                      {"backbone", p.backboneTitle},
                      {"device", p.device},
                      {"device_reason", messageText(p.deviceReason)},
                      {"precision", backbone::precisionName(p.precision)},
                      {"precision_reason", messageText(p.precisionReason)},
                      {"store", adapter::storeTypeName(p.store)},
                      {"warnings", warningsOf(p)},
                      {"adaptations", messageTexts(p.adaptations)},
                      {"fits", p.fits},
                      {"refusal", p.fits ? json(nullptr) : json(messageText(p.refusal))},
                      {"remedy", p.fits ? json(nullptr) : json(messageText(p.remedy))}};
    std::ostringstream text;
    if (settings.fold) text << "fold " << runs::foldText(*settings.fold) << " of train and val: ";
    text << "learns from " << p.trainImages << " images, "
         << (p.settings.epochs > 0 ? "chooses the best epoch" : "is looked at") << " by "
         << p.validationImages << ", keeps " << p.testImages << " for the final figures\n"
         << "backbone: " << p.backboneTitle << "; learned: " << p.learnableParameters << " numbers\n"
         << "reading " << p.toPreload << " images once: about " << durationText(p.preloadSeconds) << ", "
         << bytesText(double(p.diskBytes)) << " of disk (" << bytesText(double(p.freeBytes)) << " free)\n"
         << "training: about " << durationText(p.trainSeconds) << "; memory: about "
         << bytesText(p.memoryMb * 1e6) << '\n'
         << "device: " << p.device << ". " << messageText(p.deviceReason) << '\n'
         << "precision: " << backbone::precisionName(p.precision) << ". " << messageText(p.precisionReason)
         << '\n'
         << "features are stored as " << adapter::storeTypeName(p.store) << '\n';
    for (const std::string& warning : warningsOf(p)) text << "note: " << warning << '\n';
    for (const std::string& sentence : messageTexts(p.adaptations))
        text << "so that it fits: " << sentence << '\n';
    if (!p.fits)
        text << "this cannot be done here: " << messageText(p.refusal) << ' ' << messageText(p.remedy)
             << '\n';
    reply.text = text.str();
    return reply;
}

std::string problemsText(const std::vector<dataset::Problem>& problems) {
    std::string text;
    for (const dataset::Problem& p : problems)
        text += "left out: " + p.files.front() + ": " + messageText(p.message) + "\n";
    return text;
}

Result<Reply> runPreload(const Options& o, const Session& session) {
    FOVEA_TRY(const project::Project project, openProject(o, session, false));
    FOVEA_TRY(const runs::RunSettings settings, settingsFor(project, o.run));
    FOVEA_TRY(const runs::PreloadedStore preloaded,
              runs::preloadedStore(project, settings, session.files, session.job));
    const features::PreloadReport& report = preloaded.report;
    return Reply{toJson(report),
                 std::to_string(report.added) + " images read in " + durationText(report.seconds) + ", " +
                     std::to_string(report.alreadyThere) + " were there already\n" +
                     problemsText(report.problems),
                 0};
}

std::string readOutText(const runs::ReadOutFigures& f) {
    char line[200];
    std::snprintf(line, sizeof line, "read-out: penalty %g, temperature %.2f", f.penalty, f.temperature);
    std::string text = f.findings.empty() ? line : "read-outs of the findings, in the mean";
    if (!std::isnan(f.outOfFoldError)) {
        std::snprintf(line, sizeof line, "; out of fold (%d groups of patients): off by %.3f", f.groups,
                      f.outOfFoldError);
        text += line;
    } else if (f.groups > 0) {
        std::snprintf(line, sizeof line, "; out of fold (%d groups of patients): AUC %.3f, log loss %.3f",
                      f.groups, f.outOfFoldAuc, f.outOfFoldLogLoss);
        text += line;
    }
    if (!std::isnan(f.validationError)) {
        std::snprintf(line, sizeof line, "; validation: off by %.3f", f.validationError);
        text += line;
    }
    if (!std::isnan(f.validationLogLoss)) {
        std::snprintf(line, sizeof line, "; validation: AUC %.3f, log loss %.3f", f.validationAuc,
                      f.validationLogLoss);
        text += line;
    }
    if (!f.leastClass.empty()) {
        std::snprintf(line, sizeof line, " (out of fold %.3f where they count alike)",
                      f.outOfFoldLogLossAlike);
        text += "; images count the more the less they say \"" + f.leastClass + "\"" + line;
    }
    return text + "\n";
}

/// Image, variables and both, out of fold.
std::string variablesText(const runs::VariableFigures& f) {
    const auto line = [](const std::string& what, const evaluation::Estimate& e) {
        char text[80];
        std::snprintf(text, sizeof text, " AUC %.3f (%.3f to %.3f)\n", e.value, e.low, e.high);
        return "  " + what + text;
    };
    std::string text = "out of fold on the training images, by the read-out:\n" +
                       line("image alone", f.image) + line("variables alone", f.variables) +
                       line("both", f.both);
    if (f.each.size() > 1)
        for (const runs::VariableFigures::One& one : f.each)
            text += line("\"" + one.name + "\" alone", one.auc);
    return text;
}

/// Operating points, or how wide a prediction interval is.
std::string tuningText(const adapter::Tuning& tuning, const std::vector<std::string>& names,
                       dataset::AnswerUnit unit) {
    std::string text;
    if (tuning.thresholds) text += thresholdText(*tuning.thresholds, unit) + "\n";
    for (std::size_t f = 0; f < tuning.findings.size() && f < names.size(); ++f)
        text += names[f] + ": " + thresholdText(*tuning.findings[f].thresholds, unit) + "\n";
    if (tuning.interval) {
        char line[160];
        std::snprintf(line, sizeof line, "prediction interval: +-%.3f (%.0f %%, by %d %s)\n",
                      tuning.interval->halfWidth, 100 * tuning.interval->level, tuning.interval->images,
                      dataset::answerUnitsName(unit));
        text += line;
    }
    return text;
}

/// `unit`: of what its question asks.
std::string outcomeText(const runs::RunOutcome& outcome, const std::string& project,
                        dataset::AnswerUnit unit) {
    std::ostringstream text;
    text << "run " << outcome.run << ": ";
    if (!outcome.sideNetworks.empty()) {
        text << outcome.sideNetworks.size() << " side networks in " << durationText(outcome.seconds)
             << ", best epochs";
        for (const runs::SideNetworkFigures& one : outcome.sideNetworks)
            text << ' ' << one.bestEpoch << " of " << one.epochs
                 << (&one == &outcome.sideNetworks.back() ? "\n" : ",");
    } else if (outcome.bestEpoch > 0)
        text << outcome.epochs << (outcome.epochs == 1 ? " epoch" : " epochs") << " in "
             << durationText(outcome.seconds) << ", best epoch " << outcome.bestEpoch << '\n';
    else
        text << "a read-out alone, in " << durationText(outcome.seconds) << '\n';
    if (outcome.readOut) text << readOutText(*outcome.readOut);
    if (outcome.variables) text << variablesText(*outcome.variables);
    text << outcome.learnableParameters << " learnable parameters, peak memory "
         << bytesText(outcome.peakMemoryMb * 1e6) << '\n';
    for (const std::string& note : messageTexts(outcome.notices)) text << "note: " << note << '\n';
    if (outcome.tuning) text << tuningText(*outcome.tuning, outcome.names, unit);
    text << "adapter: " << outcome.adapterPath << '\n'
         << problemsText(outcome.preload.problems) << "next: fovea-cli evaluate " << project << " --run "
         << outcome.run << '\n';
    return text.str();
}

std::string seriesText(const runs::SeriesOutcome& series) {
    std::ostringstream text;
    char line[200];
    for (const runs::SeriesMember& m : series.members) {
        const std::string what =
            (m.group > 0 ? "fold " + std::to_string(m.group) : "seed " + std::to_string(m.seed)) +
            (m.deleted ? ", deleted since" : "");
        const bool number = m.figures.count("mae") > 0;
        std::snprintf(line, sizeof line, "run %lld, %s: %s %.3f on %d images (baseline %.3f)\n",
                      static_cast<long long>(m.run), what.c_str(), number ? "mean absolute error" : "AUC",
                      m.figures.at(number ? "mae" : "auc"), m.images,
                      number ? m.figures.at("baseline_mae") : m.baselineAuc);
        text << line;
    }
    for (const char* name : {"auc", "accuracy", "balanced_accuracy", "mae", "r2"}) {
        const auto found = series.spread.find(name);
        if (found == series.spread.end()) continue;
        const evaluation::Spread& s = found->second;
        std::snprintf(line, sizeof line, "  %-18s mean %.3f, standard deviation %.3f, from %.3f to %.3f\n",
                      name, s.mean, s.deviation, s.lowest, s.highest);
        text << line;
    }
    if (series.aucWithinFolds) {
        std::snprintf(line, sizeof line,
                      "  %-18s %.3f  (95 %% interval %.3f to %.3f), mean within the folds\n", "auc",
                      series.auc().value, series.auc().low, series.auc().high);
        text << line;
    }
    std::vector<const char*> names(std::begin(kEvaluationFigures), std::end(kEvaluationFigures));
    names.insert(names.end(), {"exact_match", "mae", "rmse", "bias", "r2"});
    for (const char* name : names) {
        const auto found = series.pooled.find(name);
        if (found == series.pooled.end()) continue;
        const evaluation::Estimate& e = found->second;
        std::snprintf(line, sizeof line, "  %-18s %.3f  (95 %% interval %.3f to %.3f), together\n", name,
                      e.value, e.low, e.high);
        text << line;
    }
    for (const std::string& note : messageTexts(series.notices)) text << "note: " << note << '\n';
    return text.str();
}

/// Says each epoch's figures, and which of several side networks they are of.
void sayEpochs(runs::RunObserver& observer, const Session& session, int epochs) {
    observer.onSideNetwork = [&session](int network, int of) {
        session.job.say("side network " + std::to_string(network) + " of " + std::to_string(of));
    };
    observer.onEpoch = [&session, epochs](int epoch, const training::EpochRecord& e) {
        char line[160];
        int length = std::snprintf(line, sizeof line, "epoch %d of %d: training loss %.4f", epoch + 1, epochs,
                                   e.trainLoss);
        if (!std::isnan(e.loss))
            length += std::snprintf(line + length, sizeof line - std::size_t(length),
                                    ", validation loss %.4f", e.loss);
        if (!std::isnan(e.loss) && !std::isnan(e.auc))
            std::snprintf(line + length, sizeof line - std::size_t(length), ", validation AUC %.4f", e.auc);
        session.job.say(line);
    };
}

/// One row of the table of results: the figure on the validation images, and what the baseline came to.
json rowOf(const runs::QuestionOutcome& q) {
    json row = {{"question", q.question.name}, {"kind", dataset::questionKindName(q.question.kind)}};
    if (q.error) {
        row["error"] = {{"code", errorCodeName(q.error->code)},
                        {"message", errorMessage(*q.error)},
                        {"detail", q.error->detail}};
        return row;
    }
    const runs::RunOutcome& outcome = *q.outcome;
    const bool number = outcome.number.has_value();
    row["run"] = outcome.run;
    row["adapter"] = outcome.adapterPath;
    row["figure"] = number ? "mae" : "auc";
    row["value"] = number ? outcome.number->error.value : outcome.validationAuc();
    row["baseline"] = nullptr;
    if (number)
        row["baseline"] = outcome.number->baselineError.value;
    else if (outcome.baseline)
        row["baseline"] = outcome.baseline->auc.value;
    row["outcome"] = toJson(outcome);
    return row;
}

std::string rowText(const runs::QuestionOutcome& q) {
    if (q.error)
        return "  " + q.question.name + ": not trained: " + errorMessage(*q.error) + " " + q.error->detail +
               "\n";
    const json row = rowOf(q);
    const auto number = [&](const char* key) {
        char text[40];
        std::snprintf(text, sizeof text, "%.3f", row[key].is_number() ? row[key].get<double>() : NAN);
        return std::string(row[key].is_number() ? text : "unknown");
    };
    return "  " + q.question.name + ": run " + std::to_string(q.outcome->run) + ", " +
           (row["figure"] == "mae" ? "mean absolute error " : "AUC ") + number("value") + " (baseline " +
           number("baseline") + ")\n";
}

Result<Reply> trainAll(project::Project& project, const Options& o, const Session& session) {
    runs::AllQuestions options;
    options.resume = o.resume;
    options.settingsOf = [&](const project::Project& asked) -> Result<runs::RunSettings> {
        FOVEA_TRY(const runs::RunSettings settings, settingsFor(asked, o.run));
        FOVEA_TRY(const runs::RunPlan plan, runs::planRun(asked, settings, session.job, /*trial=*/false));
        FOVEA_CHECK(runs::mustFit(plan));
        return plan.settings;
    };
    options.observerOf = [&](const dataset::Question&, const runs::RunSettings& settings) {
        runs::RunObserver observer;
        sayEpochs(observer, session, settings.epochs);
        return observer;
    };
    FOVEA_TRY(const auto outcomes, runs::trainAllQuestions(project, options, session.files, session.job));
    const bool chose = std::any_of(outcomes.begin(), outcomes.end(), [](const runs::QuestionOutcome& q) {
        return q.outcome && !q.outcome->readOutAlone();
    });
    Reply reply{{{"questions", json::array()}},
                chose ? "on the validation images, which chose the epochs:\n" : "on the validation images:\n",
                0};
    for (const runs::QuestionOutcome& q : outcomes) {
        reply.document["questions"].push_back(rowOf(q));
        reply.text += rowText(q);
        if (q.error) reply.exitCode = 1;
    }
    return reply;
}

Result<Reply> runTrain(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, openProject(o, session, !o.allQuestions));
    if (o.allQuestions) return trainAll(project, o, session);
    FOVEA_TRY(runs::RunSettings settings, settingsFor(project, o.run));
    runs::RunObserver observer;
    FOVEA_TRY(const runs::RunPlan plan, runs::planRun(project, settings, session.job, !o.resume));
    FOVEA_CHECK(runs::mustFit(plan));
    for (const std::string& sentence : messageTexts(plan.adaptations)) session.job.say(sentence);
    settings = plan.settings;
    if (!o.resume) {
        const int trainings = o.series.folds > 0 ? o.series.folds + 1 : o.series.seeds;
        session.job.say("Reading takes about " + durationText(plan.preloadSeconds) + ", training about " +
                        durationText(plan.trainSeconds * trainings) + ".");
        observer.planned = {plan.preloadSeconds, plan.trainSeconds};
    }
    sayEpochs(observer, session, settings.epochs);
    FOVEA_TRY(const dataset::Question asked, project.question());
    if (o.series.seeds > 1 || o.series.folds > 0) {
        FOVEA_TRY(const runs::SeriesOutcome series, runs::runSeries(project, settings, o.series, o.resume,
                                                                    session.files, session.job, observer));
        json document = toJson(series.shipped);
        document["series"] = json::parse(runs::seriesToJson(series));
        document["series"]["notes"] = messageTexts(series.notices);
        return Reply{std::move(document),
                     seriesText(series) + outcomeText(series.shipped, o.project, asked.answerUnit), 0};
    }
    FOVEA_TRY(const runs::RunOutcome outcome,
              runs::runTraining(project, settings, o.resume, session.files, session.job, observer));
    return Reply{toJson(outcome), outcomeText(outcome, o.project, asked.answerUnit), 0};
}

CLI::App* addVerb(Verbs& verbs, const char* name, const char* description,
                  Result<Reply> (*run)(const Options&, const Session&), std::shared_ptr<Options>& o) {
    o = std::make_shared<Options>();
    CLI::App* verb = verbs.add(name, description, [o, run](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    addQuestionOption(*verb, o->question);
    addRunOptions(*verb, o->run);
    verb->add_option(
        "--features-folder", o->featuresFolder,
        "From now on keep this project's features in this folder, on a larger disk say; \"\": in "
        "the project");
    return verb;
}

}  // namespace

void addRunVerbs(Verbs& verbs) {
    std::shared_ptr<Options> o;
    addVerb(verbs, "plan", "Say what a training run would do and cost", runPlan, o);
    CLI::App* preload =
        addVerb(verbs, "preload", "Read every image once through the backbone", runPreload, o);
    preload->add_flag("--resume", o->resume,
                      "Accepted for clarity: what was read before is never read again");
    CLI::App* train =
        addVerb(verbs, "train", "Train an adapter (reads images first where that was not done)", runTrain, o);
    train
        ->add_flag("--all-questions", o->allQuestions,
                   "Train every question of the project, one after the other; the images are read once")
        ->excludes("--question");
    train->add_flag("--resume", o->resume,
                    "Continue the newest unfinished run, or series of runs, of the same settings");
    CLI::Option* seeds =
        train
            ->add_option("--seeds", o->series.seeds, "Train so many times, with seeds --seed, --seed + 1 ...")
            ->check(CLI::Range(2, 100));
    train
        ->add_option("--cross-validate", o->series.folds,
                     "Cross-validation with so many groups of patients, then one run on all of train and val")
        ->check(CLI::Range(3, 20))
        ->excludes(seeds)
        ->excludes("--fold")
        ->excludes("--all-questions");
    seeds->excludes("--all-questions");
}

}  // namespace fovea::cli
