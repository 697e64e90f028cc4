#include <filesystem>
#include <nlohmann/json.hpp>

#include "evaluation_json.h"
#include "question_options.h"
#include "runs/tuning.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, rule, adapter, finding;
    std::optional<double> value;
    std::int64_t run = 0;
};

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, openAsking(o.project, {}, o.run));
    evaluation::OperatingRule rule{evaluation::ThresholdRule::byHand, o.value.value_or(0)};
    if (!o.rule.empty()) {
        FOVEA_TRY(rule, evaluation::ruleFromText(o.rule));
    }
    FOVEA_TRY(const evaluation::Thresholds thresholds,
              runs::moveOperatingPoint(project, o.run, rule, session.files, session.job, o.finding));
    FOVEA_TRY(const dataset::Question asked, project.question());
    FOVEA_TRY(const project::Run known, project.run(o.run));
    const std::string adapter = (std::filesystem::path(project.folder()) / known.adapterPath).string();
    Reply reply{{{"run", o.run},
                 {"threshold", evaluation::toJson(thresholds)},
                 {"adapter", adapter},
                 {"copy", nullptr}},
                thresholdText(thresholds, asked.answerUnit) + "\nadapter: " + adapter + '\n',
                0};
    if (!o.adapter.empty()) {
        FOVEA_CHECK(runs::retuneCopy(adapter, o.adapter, *session.files));
        reply.document["copy"] = o.adapter;
        reply.text += "and its copy: " + o.adapter + '\n';
    }
    if (thresholds.afterTest)
        reply.text +=
            "The test images have been seen before: it is marked as chosen then, and the next evaluation "
            "counts as a further one.\n";
    return reply;
}

}  // namespace

void addThresholdVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("threshold", "Choose or set the operating point of a run and its adapter",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    verb->add_option("run", o->run, "Number of the run")->required();
    CLI::Option* rule = verb->add_option(
        "--rule", o->rule,
        "youden, sensitivity=S, specificity=S, harm=R (a miss is as bad as R false alarms), standard");
    rule->check([](const std::string& text) {
        const auto read = evaluation::ruleFromText(text);
        return read ? std::string() : read.error().detail;
    });
    CLI::Option* value = verb->add_option("--value", o->value, "Set it by hand: a probability, 0 to 1")
                             ->check(CLI::Range(0.0, 1.0))
                             ->excludes(rule);
    verb->add_option("--finding", o->finding,
                     "Of a run about findings only this one's (default: all of them)");
    verb->add_option("--adapter", o->adapter, "A copy of the run's adapter elsewhere: the same there");
    verb->parse_complete_callback([rule, value] {
        if (rule->count() + value->count() == 0) throw CLI::RequiredError("--rule or --value");
    });
}

}  // namespace fovea::cli
