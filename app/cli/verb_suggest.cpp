#include <cstdio>

#include "adapter_options.h"
#include "base/csv.h"
#include "project_json.h"
#include "question_options.h"
#include "runs/suggest.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, question, csv;
    runs::SuggestOptions asked;
};

std::string tableOf(const runs::Suggestions& suggestions) {
    std::string csv = std::string(kCsvMark) + "rank,file,frame,random,proposed,doubt,difference";
    for (const std::string& c : suggestions.classes) csv += "," + csvField(c);
    csv += "\r\n";
    int rank = 0;
    for (const runs::Suggestion& s : suggestions.images) {
        char numbers[80];
        std::snprintf(numbers, sizeof numbers, ",%.6f,%.6f", s.doubt, s.difference);
        csv += std::to_string(++rank) + "," + csvField(s.sample.path) + "," + std::to_string(s.sample.frame) +
               (s.random ? ",1," : ",0,") + csvField(suggestions.classes[std::size_t(s.proposed)]) + numbers;
        for (const double p : s.probabilities) {
            std::snprintf(numbers, sizeof numbers, ",%.17g", p);
            csv += numbers;
        }
        csv += "\r\n";
    }
    return csv;
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(const project::Project project, openAsking(o.project, o.question));
    FOVEA_TRY(const runs::Suggestions suggestions,
              runs::suggestLabels(project, o.asked, session.files, session.job));
    Reply reply;
    reply.document = {{"run", suggestions.run},
                      {"unlabelled", suggestions.unlabelled},
                      {"random_share", o.asked.randomShare},
                      {"suggestions", json::array()},
                      {"problems", toJson(suggestions.problems)}};
    for (const runs::Suggestion& s : suggestions.images) {
        const std::string& proposed = suggestions.classes[std::size_t(s.proposed)];
        reply.document["suggestions"].push_back(
            {{"file", s.sample.path},
             {"frame", s.sample.frame},
             {"random", s.random},
             {"proposed", proposed},
             {"doubt", s.doubt},
             {"difference", s.difference},
             {"probabilities", named(suggestions.classes, s.probabilities.data())}});
        char numbers[120];
        std::snprintf(numbers, sizeof numbers, " (%.3f), doubt %.2f, difference %.2f%s\n",
                      s.probabilities[std::size_t(s.proposed)], s.doubt, s.difference,
                      s.random ? ", drawn at random" : "");
        reply.text += s.sample.path + ": perhaps " + proposed + numbers;
    }
    reply.text += std::to_string(suggestions.images.size()) + " of " +
                  std::to_string(suggestions.unlabelled) + " images without a label.\n";
    if (!o.csv.empty()) {
        FOVEA_CHECK(session.files->writeAtomically(o.csv, tableOf(suggestions)));
        reply.text += "table: " + o.csv + "\n";
    }
    return reply;
}

}  // namespace

void addSuggestVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("suggest", "Say which images to label next", [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    addQuestionOption(*verb, o->question);
    verb->add_option("--run", o->asked.run, "Number of the run that is asked (default: the newest)");
    verb->add_option("--count", o->asked.count, "Images to suggest")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb->add_option("--random-share", o->asked.randomShare,
                     "Share of them that is drawn at random, to judge the adapter by")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    verb->add_option("--seed", o->asked.seed, "Of the draw")->capture_default_str();
    verb->add_option("--csv", o->csv, "Write the table");
}

}  // namespace fovea::cli
