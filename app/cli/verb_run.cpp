#include <cstdio>
#include <sstream>

#include "project/features_folder.h"
#include "project/project.h"
#include "run_options.h"
#include "training/run_plan.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project;
    training::RunSettings run;
    bool resume = false;
    std::optional<std::string> featuresFolder;  ///< empty: the project's own
};

/// The project, its features where the command line wants them.
Result<project::Project> openProject(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    if (o.featuresFolder)
        FOVEA_CHECK(project::chooseFeaturesFolder(project, *o.featuresFolder, *session.files));
    return project;
}

Result<Reply> runPlan(const Options& o, const Session& session) {
    const training::RunSettings& settings = o.run;
    FOVEA_TRY(const project::Project project, openProject(o, session));
    FOVEA_TRY(const training::RunPlan p, training::planRun(project, settings, session.job));
    Reply reply;
    reply.document = {{"train_images", p.trainImages},
                      {"validation_images", p.validationImages},
                      {"test_images", p.testImages},
                      {"unassigned_images", p.unassignedImages},
                      {"fold", settings.fold ? json(training::foldText(*settings.fold)) : json(nullptr)},
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
                      {"device_reason", p.deviceReason},
                      {"precision", backbone::precisionName(p.precision)},
                      {"precision_reason", p.precisionReason},
                      {"warnings", p.warnings},
                      {"adaptations", p.adaptations},
                      {"fits", p.fits},
                      {"refusal", p.fits ? json(nullptr) : json(p.refusal)},
                      {"remedy", p.fits ? json(nullptr) : json(p.remedy)}};
    std::ostringstream text;
    if (settings.fold) text << "group " << training::foldText(*settings.fold) << " of train and val: ";
    text << "learns from " << p.trainImages << " images, chooses the best epoch by " << p.validationImages
         << ", keeps " << p.testImages << " for the final figures\n"
         << "backbone: " << p.backboneTitle << "; learned: " << p.learnableParameters << " numbers\n"
         << "reading " << p.toPreload << " images once: about " << durationText(p.preloadSeconds) << ", "
         << bytesText(double(p.diskBytes)) << " of disk (" << bytesText(double(p.freeBytes)) << " free)\n"
         << "training: about " << durationText(p.trainSeconds) << "; memory: about "
         << bytesText(p.memoryMb * 1e6) << '\n'
         << "device: " << p.device << ". " << p.deviceReason << '\n'
         << "precision: " << backbone::precisionName(p.precision) << ". " << p.precisionReason << '\n';
    for (const std::string& warning : p.warnings) text << "note: " << warning << '\n';
    for (const std::string& sentence : p.adaptations) text << "so that it fits: " << sentence << '\n';
    if (!p.fits) text << "this cannot be done here: " << p.refusal << ' ' << p.remedy << '\n';
    reply.text = text.str();
    return reply;
}

std::string problemsText(const std::vector<dataset::Problem>& problems) {
    std::string text;
    for (const dataset::Problem& p : problems)
        text += "left out: " + p.files.front() + " (" + p.detail + ")\n";
    return text;
}

Result<Reply> runPreload(const Options& o, const Session& session) {
    const training::RunSettings& settings = o.run;
    FOVEA_TRY(const project::Project project, openProject(o, session));
    FOVEA_TRY(const training::PreloadedStore preloaded,
              training::preloadedStore(project, settings, session.files, session.job));
    const features::PreloadReport& report = preloaded.report;
    return Reply{toJson(report),
                 std::to_string(report.added) + " images read in " + durationText(report.seconds) + ", " +
                     std::to_string(report.alreadyThere) + " were there already\n" +
                     problemsText(report.problems),
                 0};
}

Result<Reply> runTrain(const Options& o, const Session& session) {
    training::RunSettings settings = o.run;
    FOVEA_TRY(project::Project project, openProject(o, session));
    training::RunObserver observer;
    if (!o.resume) {
        FOVEA_TRY(const training::RunPlan plan, training::planRun(project, settings, session.job));
        FOVEA_CHECK(training::mustFit(plan));
        for (const std::string& sentence : plan.adaptations) session.job.say(sentence);
        session.job.say("Reading takes about " + durationText(plan.preloadSeconds) + ", training about " +
                        durationText(plan.trainSeconds) + ".");
        settings = plan.settings;
        observer.planned = {plan.preloadSeconds, plan.trainSeconds};
    }
    observer.onEpoch = [&](int epoch, const training::EpochRecord& e) {
        char line[160];
        std::snprintf(line, sizeof line,
                      "epoch %d of %d: training loss %.4f, validation loss %.4f, validation AUC %.4f",
                      epoch + 1, settings.epochs, e.trainLoss, e.loss, e.auc);
        session.job.say(line);
    };
    FOVEA_TRY(const training::RunOutcome outcome,
              training::runTraining(project, settings, o.resume, session.files, session.job, observer));
    std::ostringstream text;
    text << "run " << outcome.run << ": " << outcome.epochs << " epochs in " << durationText(outcome.seconds)
         << ", best epoch " << outcome.bestEpoch << '\n'
         << outcome.learnableParameters << " learnable parameters, peak memory "
         << bytesText(outcome.peakMemoryMb * 1e6) << '\n'
         << "adapter: " << outcome.adapterPath << '\n'
         << problemsText(outcome.preload.problems);
    for (const std::string& note : outcome.notes) text << "note: " << note << '\n';
    text << "next: fovea-cli evaluate " << o.project << " --run " << outcome.run << '\n';
    return Reply{toJson(outcome), text.str(), 0};
}

CLI::App* addVerb(Verbs& verbs, const char* name, const char* description,
                  Result<Reply> (*run)(const Options&, const Session&), std::shared_ptr<Options>& o) {
    o = std::make_shared<Options>();
    CLI::App* verb = verbs.add(name, description, [o, run](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
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
    train->add_flag("--resume", o->resume, "Continue the newest unfinished run of the same settings");
}

}  // namespace fovea::cli
