#include <cstdio>
#include <optional>
#include <set>
#include <sstream>

#include "dataset/units.h"
#include "evaluation/intervals.h"
#include "evaluation/sample_size.h"
#include "question_options.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::optional<double> sensitivity, specificity, auc, prevalence, perPatient;
    double width = 0.05, icc = evaluation::UnitsOfPatients().icc;
    std::string project, question, unit;
};

constexpr double kUsualSensitivity = 0.9;
constexpr double kEvenClasses = 0.5;
/// Numbers of units of which the width is told.
constexpr int kSteps[] = {10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000};

std::string plain(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

/// What has one answer, and how many of these a patient has.
struct Counted {
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
    evaluation::UnitsOfPatients units;

    /// One of each patient: these are as many.
    bool onePerPatient() const { return units.perPatient == 1; }
    /// "141 diseased studies of about 71 patients"; images, one of each patient, are said as patients.
    std::string words(const std::string& among, int n) const {
        const bool ofPatients = onePerPatient() && unit != dataset::AnswerUnit::study;
        const char* one = ofPatients ? "patient" : dataset::answerUnitName(unit);
        const char* many = ofPatients ? "patients" : dataset::answerUnitsName(unit);
        std::string text = std::to_string(n) + ' ' + among + (n == 1 ? one : many);
        if (!onePerPatient()) text += " of about " + std::to_string(units.patientsOf(n)) + " patients";
        return text;
    }
};

/// One figure: how many, and how wide it would be with other numbers.
struct Planned {
    json document;
    std::string text;
};

/// Units of which `share` is expected to be right; `among`: what they are, `commonness` how frequent.
Result<Planned> plannedShare(const char* figure, const char* among, double share, const Options& o,
                             const Counted& counted, std::optional<double> commonness) {
    FOVEA_TRY(const int worth, evaluation::patientsForShare(share, o.width));
    FOVEA_TRY(const int needed, evaluation::forUnitsAlike(worth, counted.units));
    const evaluation::Estimate interval = evaluation::wilson(share * worth, worth);
    const std::string are = std::string(among) + ' ';
    Planned planned;
    planned.document = {{"value", share},      {"width", o.width},      {among, needed},
                        {"low", interval.low}, {"high", interval.high}, {"widths", json::array()},
                        {"units", nullptr},    {"patients", nullptr}};
    for (const int n : kSteps) {
        const auto width = evaluation::widthOfShare(share, counted.units.unitsWorth(n));
        if (!width) continue;  // worth less than one patient
        planned.document["widths"].push_back({{among, n}, {"width", *width}});
    }
    planned.text = "To know a " + std::string(figure) + " of " + plain(share) + " to +-" + plain(o.width) +
                   " you need about " + counted.words(are, needed);
    if (commonness) {
        FOVEA_TRY(const int all, evaluation::patientsForDiseased(needed, *commonness));
        planned.document["units"] = all;
        planned.document["patients"] = counted.units.patientsOf(all);
        planned.text += ", and " + counted.words({}, all) + " in all, where " + plain(*commonness * 100) +
                        " % of them are " + among;
    }
    planned.text += ".\nThe interval is then expected to be " + plain(interval.low) + " to " +
                    plain(interval.high) + ", which is not even about the value.\n";
    for (const json& row : planned.document["widths"])
        planned.text += "  " + std::to_string(row[among].get<int>()) + " " + among + ": +-" +
                        plain(row["width"].get<double>()) + "\n";
    return planned;
}

Result<Planned> plannedAuc(double auc, const Options& o, const Counted& counted) {
    const double prevalence = o.prevalence.value_or(kEvenClasses);
    FOVEA_TRY(const int worth, evaluation::patientsForAuc(auc, o.width, prevalence));
    FOVEA_TRY(const int needed, evaluation::forUnitsAlike(worth, counted.units));
    Planned planned;
    planned.document = {{"value", auc},
                        {"width", o.width},
                        {"prevalence", prevalence},
                        {"units", needed},
                        {"patients", counted.units.patientsOf(needed)},
                        {"widths", json::array()}};
    planned.text = "To know an AUC of " + plain(auc) + " to +-" + plain(o.width) + " you need about " +
                   counted.words({}, needed) + ", " + plain(prevalence * 100) + " % of them diseased.\n";
    for (const int n : kSteps) {
        const auto width = evaluation::widthOfAuc(auc, counted.units.unitsWorth(n), prevalence);
        if (!width) continue;  // fewer than one patient of a class
        planned.document["widths"].push_back(
            {{"units", n}, {"patients", counted.units.patientsOf(n)}, {"width", *width}});
        planned.text += "  " + counted.words({}, n) + ": +-" + plain(*width) + "\n";
    }
    return planned;
}

/// How many units with an answer each known patient of the project has, in the mean; 1 where none is known.
Result<double> unitsPerPatient(const project::Project& project, const dataset::Question& question) {
    FOVEA_TRY(std::vector<dataset::Sample> samples, project.samples());
    std::erase_if(samples, [](const dataset::Sample& s) {
        return s.patient.empty() || s.label.empty() || s.split == dataset::Split::excluded;
    });
    const dataset::Units units = dataset::unitsOf(samples, question);
    std::set<std::string> patients;
    for (const dataset::Sample& unit : units.rows) patients.insert(unit.patient);
    return patients.empty() ? 1 : double(units.size()) / double(patients.size());
}

Result<Counted> countedFor(const Options& o) {
    Counted counted;
    counted.units.icc = o.icc;
    dataset::answerUnitFromName(o.unit, counted.unit);
    if (!o.project.empty()) {
        FOVEA_TRY(const project::Project project, openAsking(o.project, o.question));
        FOVEA_TRY(dataset::Question question, project.question());
        if (o.unit.empty()) counted.unit = question.answerUnit;
        question.answerUnit = counted.unit;
        FOVEA_TRY(counted.units.perPatient, unitsPerPatient(project, question));
    }
    if (o.perPatient) counted.units.perPatient = *o.perPatient;
    if (counted.unit == dataset::AnswerUnit::patient && !counted.onePerPatient())
        return Error{ErrorCode::invalidArgument, "a patient who has one answer counts once", {}};
    return counted;
}

/// What the numbers are of.
std::string ofWhat(const Counted& counted) {
    if (counted.unit == dataset::AnswerUnit::patient)
        return "A patient has one answer and counts once, whatever the number of images.\n";
    const std::string one = dataset::answerUnitName(counted.unit),
                      many = dataset::answerUnitsName(counted.unit);
    if (counted.onePerPatient())
        return "This is for one " + one + " of each patient. Several " + many +
               " of one patient count as more than one patient, but as fewer than they are.\n";
    return "This is for " + plain(counted.units.perPatient) + ' ' + many +
           " of each patient, alike with an intraclass correlation of " + plain(counted.units.icc) +
           ": so many are worth " + plain(counted.units.unitsWorth(counted.units.perPatient)) +
           " patients of one " + one + " each.\n";
}

Result<Reply> run(const Options& given) {
    Options o = given;
    if (!o.sensitivity && !o.specificity && !o.auc) o.sensitivity = kUsualSensitivity;
    FOVEA_TRY(const Counted counted, countedFor(o));
    Reply reply{{{"prevalence", o.prevalence ? json(*o.prevalence) : json(nullptr)},
                 {"answer_unit", dataset::answerUnitName(counted.unit)},
                 {"per_patient", counted.units.perPatient},
                 {"icc", counted.units.icc},
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
                  plannedShare("sensitivity", "diseased", *o.sensitivity, o, counted, o.prevalence));
        add("sensitivity", planned);
    }
    if (o.specificity) {
        const auto healthy = o.prevalence ? std::optional(1 - *o.prevalence) : std::nullopt;
        FOVEA_TRY(const Planned planned,
                  plannedShare("specificity", "healthy", *o.specificity, o, counted, healthy));
        add("specificity", planned);
    }
    if (o.auc) {
        FOVEA_TRY(const Planned planned, plannedAuc(*o.auc, o, counted));
        add("auc", planned);
    }
    reply.text += ofWhat(counted);
    return reply;
}

}  // namespace

void addHowManyVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("how-many", "How many patients a figure needs to be known so well",
                               [o](const Session&) { return run(*o); });
    verb->add_option("project", o->project,
                     "Project folder: its question says what has one answer, and its patients how many "
                     "each has");
    addQuestionOption(*verb, o->question);
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
    verb->add_option("--unit", o->unit,
                     "What has one answer: image, study or patient (default: as the project has it, else "
                     "image)")
        ->check(CLI::IsMember({"image", "study", "patient"}));
    verb->add_option("--per-patient", o->perPatient,
                     "How many of these a patient has in the mean (default: as in the project, else 1)")
        ->check(CLI::Range(1.0, 1e6));
    verb->add_option("--icc", o->icc, "How alike those of one patient are, 0 to 1 (intraclass correlation)")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
}

}  // namespace fovea::cli
