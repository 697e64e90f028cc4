#include <cstdio>

#include "base/csv.h"
#include "project_json.h"
#include "question_options.h"
#include "run_options.h"
#include "runs/suspects.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, question, csv;
    int count = 50;
    AskedRun asked;
};

std::string tableOf(const runs::Suspects& suspects) {
    std::string csv = std::string(kCsvMark) + "rank,file,frame,label,proposed,label_probability," +
                      "proposed_probability,likely\r\n";
    int rank = 0;
    for (const runs::Suspect& s : suspects.ranked) {
        char numbers[80];
        std::snprintf(numbers, sizeof numbers, ",%.6f,%.6f,%d\r\n", s.given, s.other, int(s.likely));
        csv += std::to_string(++rank) + "," + csvField(s.sample.path) + "," + std::to_string(s.sample.frame) +
               "," + csvField(s.sample.label) + "," + csvField(s.proposed) + numbers;
    }
    return csv;
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(const project::Project project, openAsking(o.project, o.question));
    FOVEA_TRY(const runs::RunSettings settings, settingsFor(project, o.asked));
    FOVEA_TRY(const runs::Suspects suspects,
              runs::suspectLabels(project, settings, session.files, session.job));
    Reply reply;
    reply.document = {{"images", suspects.ranked.size()}, {"likely", suspects.likely},
                      {"confirmed", suspects.confirmed},  {"groups", suspects.groups},
                      {"penalty", suspects.penalty},      {"log_loss", suspects.logLoss},
                      {"suspects", json::array()},        {"problems", toJson(suspects.problems)}};
    for (const runs::Suspect& s : suspects.ranked) {
        if (int(reply.document["suspects"].size()) >= o.count) break;
        reply.document["suspects"].push_back({{"file", s.sample.path},
                                              {"frame", s.sample.frame},
                                              {"split", dataset::splitName(s.sample.split)},
                                              {"label", s.sample.label},
                                              {"proposed", s.proposed},
                                              {"label_probability", s.given},
                                              {"proposed_probability", s.other},
                                              {"likely", s.likely}});
        char numbers[80];
        std::snprintf(numbers, sizeof numbers, "%.3f", s.given);
        reply.text += std::string(s.likely ? "probably mislabelled: " : "look at: ") + s.sample.path + ": " +
                      s.sample.label + " (" + numbers + "), perhaps " + s.proposed;
        std::snprintf(numbers, sizeof numbers, " (%.3f)\n", s.other);
        reply.text += numbers;
    }
    reply.text += std::to_string(suspects.likely) + " of " + std::to_string(suspects.ranked.size()) +
                  " labels are probably wrong. Test images are not looked at. Nothing was changed.\n";
    if (suspects.confirmed > 0)
        reply.text += "left out, confirmed in the window: " + std::to_string(suspects.confirmed) + "\n";
    if (!o.csv.empty()) {
        FOVEA_CHECK(session.files->writeAtomically(o.csv, tableOf(suspects)));
        reply.text += "table of all: " + o.csv + "\n";
    }
    return reply;
}

}  // namespace

void addSuspectsVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("suspects", "Rank the labels of a project by how probably they are wrong",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    addQuestionOption(*verb, o->question);
    verb->add_option("--count", o->count, "Labels to list")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb->add_option("--csv", o->csv, "Write the table of all of them");
    addRunOptions(*verb, o->asked);
}

}  // namespace fovea::cli
