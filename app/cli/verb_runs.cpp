#include <cmath>
#include <cstdio>
#include <sstream>

#include "evaluation/estimate_json.h"
#include "project/project.h"
#include "runs/run_record.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

/// Of the tuning images: as a look has shown it, else as the run noted it, without an interval.
evaluation::Estimate validationAuc(const runs::RunRecord& r,
                                   const std::vector<project::RecordedEvaluation>& evaluations) {
    if (const auto seen = runs::seenAuc(evaluations, r.id, dataset::Split::validation)) return *seen;
    return {r.validationAuc()};
}

std::string words(const evaluation::Estimate& f) {
    char text[64];
    if (std::isnan(f.value)) return "-";
    if (std::isnan(f.low))
        std::snprintf(text, sizeof text, "%.3f", f.value);
    else
        std::snprintf(text, sizeof text, "%.3f (%.3f to %.3f)", f.value, f.low, f.high);
    return text;
}

std::string methodText(const runs::RunSettings& s) {
    const std::string method = adapter::methodName(s.method);
    if (s.epochs == 0) return method + "'s features, a read-out alone";
    return method + (s.head == runs::HeadKind::readOut ? " with a read-out, " : ", ") +
           std::to_string(s.epochs) + " epochs";
}

/// As the result of the run has it.
json readOutOf(const runs::RunRecord& r) {
    return json::parse(runs::resultToJson(r)).value("read_out", json(nullptr));
}

Result<Reply> run(const std::string& folder) {
    FOVEA_TRY(const project::Project project, project::Project::open(folder));
    FOVEA_TRY(const std::vector<project::Run> runs, project.runs());
    FOVEA_TRY(const std::vector<project::RecordedEvaluation> evaluations, project.evaluations());
    FOVEA_TRY(const auto questions, project.questions());
    std::map<std::int64_t, std::string> asked;
    for (const dataset::Question& question : questions) asked[question.id] = question.name;
    const auto testEvaluations =
        std::count_if(evaluations.begin(), evaluations.end(),
                      [](const project::RecordedEvaluation& e) { return e.split == dataset::Split::test; });
    Reply reply;
    json list = json::array();
    std::ostringstream text;
    for (const project::Run& stored : runs) {
        const runs::RunRecord r = runs::readRecord(stored);
        const evaluation::Estimate validation = validationAuc(r, evaluations);
        const auto test = runs::seenAuc(evaluations, r.id, dataset::Split::test);
        list.push_back(
            {{"run", r.id},
             {"created_utc", r.createdUtc},
             {"state", project::runStateName(r.state)},
             {"stopped", r.stopped},
             {"note", r.userNote},
             {"question", asked[stored.question]},
             {"backbone", r.backboneTitle},
             {"settings", r.settings ? json::parse(runs::settingsToJson(*r.settings)) : json(nullptr)},
             {"data", r.dataHash},
             {"train_images", r.trainImages > 0 ? json(r.trainImages) : json(nullptr)},
             {"validation_images", r.trainImages > 0 ? json(r.validationImages) : json(nullptr)},
             {"epochs", r.epochs},
             {"best_epoch", r.bestEpoch},
             {"side_networks", std::max<std::size_t>(r.bestEpoch > 0 ? 1 : 0, r.sideNetworks.size())},
             {"validation_auc", toJson(validation)},
             {"test_auc", test ? toJson(*test) : json(nullptr)},
             {"read_out", readOutOf(r)},
             {"seconds", r.seconds},
             {"adapter",
              r.adapterPath.empty() ? json(nullptr) : json(project.folder() + "/" + r.adapterPath)}});
        text << "run " << r.id << ", " << r.createdUtc << ", " << project::runStateName(r.state)
             << (r.stopped ? " (ended early)" : "");
        if (questions.size() > 1) text << ", \"" << asked[stored.question] << "\"";
        if (r.settings) text << ": " << methodText(*r.settings) << ", " << r.backboneTitle;
        text << '\n';
        if (!r.sideNetworks.empty())
            text << "  " << r.sideNetworks.size() << " side networks, validation AUC " << words(validation)
                 << ", trained for " << durationText(r.seconds) << '\n';
        else if (r.bestEpoch > 0)
            text << "  best epoch " << r.bestEpoch << " of " << r.epochs << ", validation AUC "
                 << words(validation) << ", trained for " << durationText(r.seconds) << '\n';
        else if (r.readOut)
            text << "  validation AUC " << words(validation) << ", fitted in " << durationText(r.seconds)
                 << '\n';
        if (test) text << "  test AUC, when it was evaluated: " << words(*test) << '\n';
        if (!r.userNote.empty()) text << "  note: " << r.userNote << '\n';
    }
    if (runs.empty()) text << "no runs yet; next: fovea-cli train " << folder << '\n';
    text << "the test images have been evaluated " << testEvaluations << " time"
         << (testEvaluations == 1 ? "" : "s") << '\n';
    reply.document = {{"runs", list}, {"test_looks", testEvaluations}};
    reply.text = text.str();
    return reply;
}

}  // namespace

void addRunsVerb(Verbs& verbs) {
    auto folder = std::make_shared<std::string>();
    CLI::App* verb = verbs.add("runs", "List the runs of a project and what came of them",
                               [folder](const Session&) { return run(*folder); });
    verb->add_option("project", *folder, "Project folder")->required();
}

}  // namespace fovea::cli
