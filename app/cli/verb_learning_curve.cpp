#include <cmath>
#include <cstdio>
#include <sstream>

#include "evaluation/estimate_json.h"
#include "project/project.h"
#include "project_json.h"
#include "question_options.h"
#include "run_options.h"
#include "runs/learning_curve.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, question;
    AskedRun run;
    int repetitions = runs::LearningCurveOptions().repetitions;
};

/// Ends that are equal, or none, are no interval: that would feign certainty.
std::string words(const evaluation::Estimate& e) {
    char text[96];
    if (std::isnan(e.low) || !(e.low < e.high))
        std::snprintf(text, sizeof text, "%.3f (no interval: all trainings came to the same)", e.value);
    else
        std::snprintf(text, sizeof text, "%.3f (%.3f to %.3f)", e.value, e.low, e.high);
    return text;
}

std::string whole(double number) {
    return std::to_string(std::lround(number));
}

json curveJson(const runs::LearningCurve& curve) {
    json document = {{"model", "logistic_regression"},
                     {"patients", curve.patients},
                     {"answer_unit", dataset::answerUnitName(curve.unit)},
                     {"units", curve.units},
                     {"images", curve.images},
                     {"folds", curve.folds},
                     {"repetitions", curve.repetitions},
                     {"levels", json::array()},
                     {"law", nullptr},
                     {"ahead", json::array()},
                     {"problems", toJson(curve.problems)}};
    for (const runs::LearningCurveLevel& level : curve.levels)
        document["levels"].push_back({{"share", level.share},
                                      {"patients", level.patients},
                                      {"units", level.units},
                                      {"images", level.images},
                                      {"auc", evaluation::toJson(level.auc)},
                                      {"aucs", level.aucs}});
    if (curve.law)
        document["law"] = {
            {"limit", curve.law->limit}, {"scale", curve.law->scale}, {"exponent", curve.law->exponent}};
    for (const evaluation::Extrapolation& e : curve.ahead)
        document["ahead"].push_back({{"patients", e.patients}, {"auc", evaluation::toJson(e.auc)}});
    return document;
}

std::string text(const runs::LearningCurve& curve) {
    std::ostringstream out;
    const bool ofImages = curve.unit == dataset::AnswerUnit::image,
               studies = curve.unit == dataset::AnswerUnit::study;
    out << "AUC of logistic regression on the backbone's class token"
        << (ofImages ? ""
                     : std::string(", the mean of a ") + dataset::answerUnitName(curve.unit) + "'s images")
        << ", learned from shares of the " << curve.patients << " patients of train and val ("
        << (studies ? "a study" : "an image")
        << " of unknown patient counts as one), each judged by patients it had not learned from: "
        << curve.folds << " folds, " << curve.repetitions
        << " subsets of each share. The test images took no part.\n";
    for (const runs::LearningCurveLevel& level : curve.levels)
        out << "  " << whole(level.patients) << " patients, "
            << (studies ? whole(level.units) + " studies, " : std::string()) << whole(level.images)
            << " images: " << words(level.auc) << '\n';
    if (!curve.law)
        out << "with fewer than three points nothing can be said of more patients\n";
    else if (constexpr double kRounding = 1e-9; curve.law->scale < kRounding)
        out << "the curve is flat: by it, more patients change nothing\n";
    else
        for (const evaluation::Extrapolation& e : curve.ahead)
            out << (e.patients > curve.patients ? "  perhaps, with " : "  by the same curve, with all ")
                << whole(e.patients) << ": " << words(e.auc) << '\n';
    out << "What lies ahead is a power law drawn on: its interval says how far the trainings scatter, not "
           "whether "
           "new patients are like these, nor whether the law holds. An adapter's curve has its own height.\n";
    for (const dataset::Problem& p : curve.problems)
        out << "left out: " << p.files.front() << ": " << messageText(p.message) << '\n';
    return out.str();
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(const project::Project project, openAsking(o.project, o.question));
    runs::LearningCurveOptions options;
    FOVEA_TRY(options.settings, settingsFor(project, o.run));
    options.repetitions = o.repetitions;
    options.seed = options.settings.seed;
    FOVEA_TRY(const runs::LearningCurve curve,
              runs::learningCurve(project, options, session.files, session.job));
    return Reply{curveJson(curve), text(curve), 0};
}

}  // namespace

void addLearningCurveVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("learning-curve", "Whether more patients would help, by what fewer came to",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    addQuestionOption(*verb, o->question);
    verb->add_option("--repetitions", o->repetitions, "Cross-validations, each with subsets of its own")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    addRunOptions(*verb, o->run);
}

}  // namespace fovea::cli
