#include <cstdio>
#include <sstream>

#include "evaluation/predictions_csv.h"
#include "evaluation_json.h"
#include "project_json.h"
#include "report/model_report.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, split = "test", csv, report;
    std::int64_t run = 0;
    bool ordinal = false;
};

std::string text(const inference::Evaluation& e) {
    std::ostringstream out;
    out << "run " << e.run << " on " << e.samples.size() << " images of \"" << e.split << "\"";
    if (!e.patientsKnown) out << " (patients unknown: intervals take each image as a patient of its own)";
    out << '\n';
    for (const char* name : kEvaluationFigures) {
        const evaluation::Estimate& f = e.estimates.at(name);
        char line[120];
        std::snprintf(line, sizeof line, "  %-18s %.3f  (95 %% interval %.3f to %.3f)\n", name, f.value,
                      f.low, f.high);
        out << line;
    }
    for (const dataset::Problem& p : e.problems)
        out << "left out: " << p.files.front() << " (" << p.detail << ")\n";
    out << "confusion (rows true):\n";
    for (std::size_t i = 0; i < e.classes.size(); ++i) {
        out << "  " << e.classes[i] << ':';
        for (const int n : e.confusion[i]) out << ' ' << n;
        out << '\n';
    }
    if (e.split == "test")
        out << "the test images have now been looked at " << e.testLooks << " time"
            << (e.testLooks == 1 ? "" : "s") << '\n';
    return out.str();
}

Result<Reply> run(const Options& o, const Session& session) {
    dataset::Split split = dataset::Split::test;
    dataset::splitFromName(o.split, split);
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    evaluation::IntervalOptions intervals;
    intervals.metrics.ordinal = o.ordinal;
    FOVEA_TRY(const inference::Evaluation e,
              inference::evaluateRun(project, o.run, split, intervals, session.files, session.job));
    Reply reply{toJson(e), text(e), 0};
    if (!o.csv.empty()) {
        evaluation::PredictionsTable table;
        table.classNames = e.classes;
        for (const dataset::Sample& s : e.samples) table.files.push_back(s.path);
        FOVEA_CHECK(evaluation::writePredictionsCsv(o.csv, e.predictions, table, *session.files));
        reply.text += "per-image table: " + o.csv + "\n";
    }
    if (!o.report.empty()) {
        FOVEA_CHECK(report::writeModelReport(o.report, project, e, {}, *session.files, session.job));
        reply.text += "report: " + o.report + "\n";
    }
    return reply;
}

}  // namespace

json toJson(const inference::Evaluation& e) {
    json document = {{"problems", toJson(e.problems)},
                     {"run", e.run},
                     {"split", e.split},
                     {"n", e.samples.size()},
                     {"classes", e.classes},
                     {"patients_known", e.patientsKnown},
                     {"test_looks", e.testLooks},
                     {"confusion", e.confusion}};
    for (const char* name : kEvaluationFigures) {
        const evaluation::Estimate& f = e.estimates.at(name);
        document[name] = {{"value", f.value}, {"low", f.low}, {"high", f.high}};
    }
    return document;
}

void addEvaluateVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("evaluate", "State how good a run is on images it has not learned from",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    verb->add_option("--run", o->run, "Number of the run")->required();
    verb->add_option("--split", o->split, "train, val or test; each look at test is counted")
        ->check(CLI::IsMember({"train", "val", "test"}))
        ->capture_default_str();
    verb->add_option("--csv", o->csv, "Write the table of predictions");
    verb->add_option("--report", o->report, "Write the model report (HTML)");
    verb->add_flag("--ordinal", o->ordinal,
                   "The classes are grades in their order: kappa with quadratic weights");
}

}  // namespace fovea::cli
