#include <cstdio>
#include <optional>
#include <sstream>

#include "evaluation/intervals.h"
#include "evaluation/sample_size.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::optional<double> sensitivity, specificity, auc, prevalence;
    double width = 0.05;
};

constexpr double kUsualSensitivity = 0.9;
constexpr double kEvenClasses = 0.5;
/// Numbers of patients of which the width is told.
constexpr int kSteps[] = {10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000};

std::string plain(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

/// One figure: how many, and how wide it would be with other numbers.
struct Planned {
    json document;
    std::string text;
};

/// Patients of whom `share` is expected to be right; `among`: what they are, `commonness` how frequent.
Result<Planned> plannedShare(const char* figure, const char* among, double share, const Options& o,
                             std::optional<double> commonness) {
    FOVEA_TRY(const int needed, evaluation::patientsForShare(share, o.width));
    const evaluation::Estimate interval = evaluation::wilson(share * needed, needed);
    Planned planned;
    planned.document = {{"value", share},      {"width", o.width},      {among, needed},
                        {"low", interval.low}, {"high", interval.high}, {"widths", json::array()}};
    for (const int n : kSteps) {
        FOVEA_TRY(const double width, evaluation::widthOfShare(share, n));
        planned.document["widths"].push_back({{among, n}, {"width", width}});
    }
    planned.text = "To know a " + std::string(figure) + " of " + plain(share) + " to +-" + plain(o.width) +
                   " you need about " + std::to_string(needed) + " " + among +
                   (needed == 1 ? " patient" : " patients");
    planned.document["patients"] = nullptr;
    if (commonness) {
        FOVEA_TRY(const int all, evaluation::patientsForDiseased(needed, *commonness));
        planned.document["patients"] = all;
        planned.text += ", and " + std::to_string(all) + " patients in all, where " +
                        plain(*commonness * 100) + " % of them are " + among;
    }
    planned.text += ".\nThe interval is then expected to be " + plain(interval.low) + " to " +
                    plain(interval.high) + ", which is not even about the value.\n";
    for (const json& row : planned.document["widths"])
        planned.text += "  " + std::to_string(row[among].get<int>()) + " " + among + ": +-" +
                        plain(row["width"].get<double>()) + "\n";
    return planned;
}

Result<Planned> plannedAuc(double auc, const Options& o) {
    const double prevalence = o.prevalence.value_or(kEvenClasses);
    FOVEA_TRY(const int needed, evaluation::patientsForAuc(auc, o.width, prevalence));
    Planned planned;
    planned.document = {{"value", auc},
                        {"width", o.width},
                        {"prevalence", prevalence},
                        {"patients", needed},
                        {"widths", json::array()}};
    planned.text = "To know an AUC of " + plain(auc) + " to +-" + plain(o.width) + " you need about " +
                   std::to_string(needed) + " patients, " + plain(prevalence * 100) +
                   " % of them diseased.\n";
    for (const int n : kSteps) {
        const auto width = evaluation::widthOfAuc(auc, n, prevalence);
        if (!width) continue;  // fewer than one patient of a class
        planned.document["widths"].push_back({{"patients", n}, {"width", *width}});
        planned.text += "  " + std::to_string(n) + " patients: +-" + plain(*width) + "\n";
    }
    return planned;
}

Result<Reply> run(const Options& given) {
    Options o = given;
    if (!o.sensitivity && !o.specificity && !o.auc) o.sensitivity = kUsualSensitivity;
    Reply reply{{{"prevalence", o.prevalence ? json(*o.prevalence) : json(nullptr)},
                 {"sensitivity", nullptr},
                 {"specificity", nullptr},
                 {"auc", nullptr}},
                {},
                0};
    const auto add = [&](const char* name, const Planned& planned) {
        reply.document[name] = planned.document;
        reply.text += planned.text;
    };
    if (o.sensitivity) {
        FOVEA_TRY(const Planned planned,
                  plannedShare("sensitivity", "diseased", *o.sensitivity, o, o.prevalence));
        add("sensitivity", planned);
    }
    if (o.specificity) {
        const auto healthy = o.prevalence ? std::optional(1 - *o.prevalence) : std::nullopt;
        FOVEA_TRY(const Planned planned, plannedShare("specificity", "healthy", *o.specificity, o, healthy));
        add("specificity", planned);
    }
    if (o.auc) {
        FOVEA_TRY(const Planned planned, plannedAuc(*o.auc, o));
        add("auc", planned);
    }
    reply.text +=
        "This is for one image of each patient. Several images of one patient count as more than one "
        "patient, "
        "but as fewer than they are.\n";
    return reply;
}

}  // namespace

void addHowManyVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("how-many", "How many patients a figure needs to be known so well",
                               [o](const Session&) { return run(*o); });
    verb->add_option("--sensitivity", o->sensitivity,
                     "Expected sensitivity (default 0.9, without the other two)")
        ->check(CLI::Range(0.0, 1.0));
    verb->add_option("--specificity", o->specificity, "Expected specificity")->check(CLI::Range(0.0, 1.0));
    verb->add_option("--auc", o->auc, "Expected AUC")->check(CLI::Range(0.5, 1.0));
    verb->add_option("--width", o->width, "Half the length of the 95 % interval that is wanted")
        ->check(CLI::Range(0.001, 0.499))
        ->capture_default_str();
    verb->add_option("--prevalence", o->prevalence, "Share of the diseased among the patients that are seen")
        ->check(CLI::Range(1e-6, 1.0));
}

}  // namespace fovea::cli
