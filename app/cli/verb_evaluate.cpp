#include <cmath>
#include <cstdio>
#include <sstream>

#include "answers_json.h"
#include "base/csv.h"
#include "class_figures.h"
#include "dataset/positive_class.h"
#include "dataset/units.h"
#include "evaluation/estimate_json.h"
#include "evaluation/predictions_csv.h"
#include "evaluation_json.h"
#include "figures_beside.h"
#include "pdf_maker.h"
#include "project_json.h"
#include "question_options.h"
#include "report/model_report.h"
#include "run_options.h"
#include "runs/answers_csv.h"
#include "runs/baseline.h"
#include "runs/faithfulness.h"
#include "runs/run_messages.h"
#include "runs/tuning.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project, question, split = "test", report;
    TablesAsked tables;
    SubgroupsAsked subgroups;
    std::optional<double> prevalence;
    PatientsStated patients;
    std::int64_t run = 0;
    bool ordinal = false;
    double coverage = evaluation::kUsualCoverage;
    bool faithfulness = false;
    runs::FaithfulnessOptions maps;
};

/// A figure with its interval; that there is none is said in words.
std::string line(const std::string& name, const evaluation::Estimate& e) {
    char text[160];
    if (std::isnan(e.value))
        std::snprintf(text, sizeof text, "  %-18s not defined for these images\n", name.c_str());
    else if (std::isnan(e.low) || std::isnan(e.high))
        std::snprintf(text, sizeof text, "  %-18s %.3f  (no interval)\n", name.c_str(), e.value);
    else
        std::snprintf(text, sizeof text, "  %-18s %.3f  (95 %% interval %.3f to %.3f)\n", name.c_str(),
                      e.value, e.low, e.high);
    return text;
}

std::string text(const runs::Figures& figures, const std::vector<std::string>& classes) {
    std::ostringstream out;
    for (const char* name : kEvaluationFigures) {
        const auto f = figures.estimates.find(name);
        if (f == figures.estimates.end()) continue;
        out << line(name, f->second);
    }
    out << "confusion (rows true):\n";
    for (std::size_t i = 0; i < classes.size(); ++i) {
        out << "  " << classes[i] << ':';
        for (const int n : figures.confusion[i]) out << ' ' << n;
        out << '\n';
    }
    return out.str();
}

std::string text(const runs::Evaluation& e) {
    std::ostringstream out;
    out << "run " << e.run << " on ";
    if (!e.images.empty())
        out << e.samples.size()
            << (e.task.question.answerUnit == dataset::AnswerUnit::study ? " studies of " : " patients of ");
    out << runs::imageCount(e) << " images of \"" << dataset::splitName(e.split) << "\"";
    if (e.split == dataset::Split::validation)
        out << (e.readOutAlone ? " (the read-out did not learn from them, and there was no epoch to choose)"
                               : " (they chose the epoch, so these figures flatter)");
    if (e.split == dataset::Split::train) out << " (the adapter learned from them)";
    out << '\n' << figuresText(e);
    if (e.split == dataset::Split::test)
        out << "the test images have now been evaluated " << e.testEvaluations << " time"
            << (e.testEvaluations == 1 ? "" : "s")
            << (e.counted ? ""
                          : "; this run was evaluated on the same images before, which is not counted again")
            << '\n';
    return out.str();
}

/// A row a map: how far the answer falls, and by how much more than with random tokens.
std::string text(const runs::Faithfulness& f) {
    std::string out;
    for (const Message& sentence : runs::faithfulnessSentences(f)) out += messageText(sentence) + "\n";
    for (const runs::MapCurves& map : f.maps) {
        if (map.map == "random") continue;
        out += line(map.map + ", deletion", map.deletionMinusRandom) +
               line(map.map + ", insertion", map.insertionMinusRandom);
    }
    return out + "(log odds beyond random tokens, mean over the shares taken out or left in)\n";
}

Result<Reply> run(const Options& o, const Session& session) {
    if (!o.maps.lesions.empty() && !o.faithfulness)
        return Error{ErrorCode::invalidArgument, "--lesions is for --faithfulness", {}};
    dataset::Split split = dataset::Split::test;
    dataset::splitFromName(o.split, split);
    FOVEA_CHECK(checkSubgroups(o.subgroups, nullptr, session.job));
    FOVEA_CHECK(report::checkPage(o.report, pdfMaker()));
    FOVEA_TRY(project::Project project, openAsking(o.project, o.question, o.run));
    FOVEA_TRY(const dataset::Question question, project.question());
    FOVEA_CHECK(checkFigures(question, !o.subgroups.columns.empty(), o.prevalence.has_value()));
    if (o.faithfulness) FOVEA_CHECK(runs::checkFaithfulness(question, o.maps));
    evaluation::IntervalOptions intervals;
    intervals.metrics.ordinal = o.ordinal;
    FOVEA_TRY(runs::Evaluation e,
              runs::evaluateRun(project, o.run, split, intervals, session.files, session.job));
    runs::statePrevalence(e, o.prevalence);
    FOVEA_TRY(const auto table, subgroupTable(o.subgroups, e, session.job));
    Reply reply{toJson(e), text(e), 0};
    ClassFiguresBeside perClass;
    if (e.task.ofClasses()) {
        FOVEA_TRY(const FiguresBeside beside,
                  figuresBeside(e, o.subgroups.columns, table.get(), intervals, session.job));
        FOVEA_TRY(perClass, classFigures(e, o.patients));
        FOVEA_TRY(const auto sets, runs::answerSetsOn(e, o.coverage));
        reply.document["answer_sets"] = setsJson(sets, e);
        reply.text += setsText(sets, e) + text(perClass, e.classes) + text(beside, e.classes);
        addTo(reply.document, perClass, e.classes);
        addTo(reply.document, beside, e.classes);
    }
    std::optional<runs::Faithfulness> faithfulness;
    if (o.faithfulness) {
        FOVEA_TRY(faithfulness, runs::measureFaithfulness(project, e, o.maps, session.files, session.job));
        reply.document["faithfulness"] = runs::toJson(*faithfulness);
        reply.text += text(*faithfulness);
    }
    FOVEA_TRY(const std::string written, writeTables(e, o.tables, *session.files));
    reply.text += written;
    if (!o.report.empty()) {
        report::ModelReportOptions options;
        options.pdf = pdfMaker();
        options.faithfulness = faithfulness;
        if (!o.subgroups.columns.empty()) options.subgroups = o.subgroups.columns;
        options.subgroupTable = table;
        options.ifPatients = perClass.ifPatients;
        FOVEA_CHECK(report::writeModelReport(o.report, project, e, options, *session.files, session.job));
        reply.text += "report: " + o.report + "\n";
    }
    return reply;
}

json atJson(const evaluation::PointFigures& p) {
    return {{"value", p.threshold},
            {"sensitivity", evaluation::toJson(p.sensitivity)},
            {"specificity", evaluation::toJson(p.specificity)},
            {"ppv", evaluation::toJson(p.ppv)},
            {"npv", evaluation::toJson(p.npv)},
            {"found", p.counts.found},
            {"missed", p.counts.missed},
            {"false_alarms", p.counts.falseAlarms},
            {"cleared", p.counts.cleared}};
}

json calibrationJson(const evaluation::CalibrationFigures& c) {
    return {{"slope", evaluation::toJson(c.line.slope)},
            {"intercept", evaluation::toJson(c.line.intercept)},
            {"brier", c.brier},
            {"brier_skill", c.brierSkill},
            {"log_loss", c.logLoss},
            {"ece", c.ece}};
}

std::string fixed(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

/// What follows from the operating point, and how good the probabilities are.
std::string pointsText(const runs::Evaluation& e) {
    std::ostringstream out;
    out << thresholdText(e.thresholds, e.task.question.answerUnit) << '\n';
    for (std::size_t i = 0; i < e.atThreshold.size(); ++i) {
        const evaluation::PointFigures& p = e.atThreshold[i];
        out << " at the threshold of " << e.thresholds.points[i].className << ": " << p.counts.found
            << " found, " << p.counts.missed << " missed, " << p.counts.falseAlarms
            << (p.counts.falseAlarms == 1 ? " false alarm\n" : " false alarms\n")
            << line("sensitivity", p.sensitivity) << line("specificity", p.specificity);
        if (e.prevalence) out << line("PPV", p.ppv) << line("NPV", p.npv);
    }
    const evaluation::Estimate& slope = e.calibration.line.slope;
    char text[200];
    out << "calibration: ";
    if (std::isnan(slope.value))
        out << "no slope, as the probabilities part the classes without an error or one class is missing";
    else if (std::isnan(slope.low))
        out << "slope " << fixed(slope.value) << " (no interval)";
    else
        out << "slope " << fixed(slope.value) << " (" << fixed(slope.low) << " to " << fixed(slope.high)
            << ")";
    std::snprintf(text, sizeof text, ", Brier %.3f", e.calibration.brier);
    out << text;
    if (std::isfinite(e.calibration.brierSkill)) out << " (skill " << fixed(e.calibration.brierSkill) << ")";
    if (std::isfinite(e.calibration.ece))
        std::snprintf(text, sizeof text, ", ECE %.3f", e.calibration.ece), out << text;
    std::snprintf(text, sizeof text, ", temperature %.2f\n", e.recalibration.temperature);
    out << text;
    return out.str();
}

/// A reader beside the machine.
std::string readerText(const runs::ReaderBeside& reader) {
    std::string text = "reader \"" + reader.name + "\", " + std::to_string(reader.images) + " judged:\n";
    const evaluation::PairedShares &sensitivity = reader.figures.sensitivity,
                                   &specificity = reader.figures.specificity;
    if (reader.against != runs::ReaderReference::own)
        text += line("sensitivity", sensitivity.b) + line("specificity", specificity.b) +
                line("machine minus this", sensitivity.difference) +
                line("in specificity", specificity.difference);
    for (const std::string& sentence : messageTexts(runs::readerSentences(reader)))
        text += "  " + sentence + '\n';
    return text;
}

json figuresJson(const runs::Figures& figures) {
    json document = {{"confusion", figures.confusion}};
    for (const char* name : kEvaluationFigures)
        if (const auto f = figures.estimates.find(name); f != figures.estimates.end())
            document[name] = toJson(f->second);
    return document;
}

}  // namespace

json pointsJson(const runs::Evaluation& e) {
    json document = {{"positive", nameOrNull(e.positive)},
                     {"threshold", evaluation::toJson(e.thresholds)},
                     {"temperature", e.recalibration.temperature},
                     {"calibration", calibrationJson(e.calibration)},
                     {"prevalence", e.prevalence ? json(*e.prevalence) : json(nullptr)}};
    const bool one = e.classes.size() == 2;
    json& at = document["at_threshold"] = json::object();
    for (std::size_t i = 0; i < e.atThreshold.size(); ++i) {
        const json figures = atJson(e.atThreshold[i]);
        if (one)
            at = figures;
        else
            at[e.thresholds.points[i].className] = figures;
    }
    json& calibration = document["calibration"];
    calibration["before"] = e.recalibration.none() ? json(nullptr) : calibrationJson(e.calibrationBefore);
    calibration["bins"] = json::array();
    for (const evaluation::ReliabilityBin& bin : e.reliability)
        calibration["bins"].push_back({{"low", bin.low},
                                       {"high", bin.high},
                                       {"stated", bin.stated},
                                       {"observed", evaluation::toJson(bin.observed)},
                                       {"n", bin.images},
                                       {"patients", bin.patients}});
    return document;
}

std::string thresholdText(const evaluation::Thresholds& t, dataset::AnswerUnit unit) {
    std::ostringstream out;
    out << "operating point (" << evaluation::ruleText(t.rule) << "):";
    for (const evaluation::OperatingPoint& point : t.points) {
        char value[40];
        std::snprintf(value, sizeof value, "%.3f", point.value);
        out << ' ' << point.className << " from " << value << " on";
    }
    if (!t.chosenOn.part.empty())
        out << ", chosen on " << t.chosenOn.images << ' '
            << (t.chosenOn.images == 1 ? dataset::answerUnitName(unit) : dataset::answerUnitsName(unit))
            << " (" << (t.chosenOn.part == runs::kOutOfFold ? "out of fold" : "validation") << ")";
    if (t.afterTest) out << ", after the test images were seen";
    return out.str();
}

Result<void> checkFigures(const dataset::Question& question, bool subgroups, bool prevalence) {
    const bool classes =
        question.kind == dataset::QuestionKind::one || question.kind == dataset::QuestionKind::grades;
    const auto no = [&](const char* what) {
        return Error{ErrorCode::invalidArgument,
                     std::string(what) + " classes, not for what \"" + question.name + "\" asks",
                     {}};
    };
    if (subgroups && !classes) return no("figures by subgroup are stated for");
    if (prevalence && !classes) return no("a prevalence is stated of one of two");
    return {};
}

void addPrevalenceOption(CLI::App& verb, std::optional<double>& prevalence) {
    verb.add_option("--prevalence", prevalence,
                    "How common the finding is among the people meant, 0 to 1: PPV and NPV there")
        ->check(CLI::Range(1e-9, 1 - 1e-9));
}

std::string figuresText(const runs::Evaluation& e) {
    std::ostringstream out;
    if (e.task.ofClasses())
        out << text(e, e.classes) << pointsText(e);
    else
        out << answersText(e);
    if (e.perPatient) {
        out << "the same for " << e.perPatient->predictions.size()
            << " patients, by the mean probability of each one's images";
        if (e.perPatient->severalClasses > 0)
            out << " (without " << e.perPatient->severalClasses << " whose images are of several classes)";
        out << '\n' << text(*e.perPatient, e.classes);
    }
    if (e.baseline && e.task.ofClasses()) {
        const runs::BaselineFigures simple{e.baseline->estimates.at("auc"), e.baseline->adapterMinusThis,
                                           e.baseline->method, e.baseline->variables};
        for (const Message& notice : runs::baselineNotices(simple, e.estimates.at("auc").value,
                                                           runs::judgedBy(e.split, e.readOutAlone)))
            out << messageText(notice) << '\n';
    }
    if (e.meanOfImages && e.mostOfImages)
        out << "by each image alone: AUC " << fixed(e.meanOfImages->estimates.at("auc").value)
            << " by the mean of their probabilities, " << fixed(e.mostOfImages->estimates.at("auc").value)
            << " by the most probable one\n";
    for (const runs::ReaderBeside& reader : e.readers) out << readerText(reader);
    for (const dataset::Problem& p : e.problems)
        out << "left out: " << p.files.front() << ": " << messageText(p.message) << '\n';
    return out.str();
}

Result<std::string> writeTables(const runs::Evaluation& e, const TablesAsked& asked, FileLayer& files) {
    std::string text;
    const std::string row =
        "per-" + std::string(dataset::answerUnitName(e.task.question.answerUnit)) + " table: ";
    if (!asked.rows.empty() && !e.task.ofClasses()) {
        FOVEA_TRY(const std::string table, runs::answersCsv(e));
        FOVEA_CHECK(files.writeAtomically(asked.rows, std::string(kCsvMark) + table));
        text += row + asked.rows + "\n";
    } else if (!asked.rows.empty()) {
        evaluation::PredictionsTable table;
        table.classNames = e.classes;
        for (const dataset::Sample& s : e.samples) table.files.push_back(s.path);
        for (const auto& unit : e.images) table.images.push_back(int(unit.size()));
        FOVEA_CHECK(evaluation::writePredictionsCsv(asked.rows, e.predictions, table, files));
        text += row + asked.rows + "\n";
    }
    if (!asked.images.empty() && e.images.empty())
        text += "no table of images beside that: each image has an answer\n";
    if (!asked.images.empty() && !e.images.empty()) {
        FOVEA_TRY(const std::string table, runs::unitImagesCsv(e));
        FOVEA_CHECK(files.writeAtomically(asked.images, std::string(kCsvMark) + table));
        text += "per-image table: " + asked.images + "\n";
    }
    // The look has been counted: what it showed is not withheld for want of a second table.
    if (!asked.patients.empty() && !e.perPatient)
        text +=
            "no per-patient table: patients are not all known, or each has one image, or the question is "
            "about findings or a number\n";
    if (!asked.patients.empty() && e.perPatient) {
        FOVEA_TRY(const std::string table, evaluation::patientPredictionsCsv(e.predictions, e.classes));
        FOVEA_CHECK(files.writeAtomically(asked.patients, std::string(kCsvMark) + table));
        text += "per-patient table: " + asked.patients + "\n";
    }
    return text;
}

void addTableOptions(CLI::App& verb, TablesAsked& asked) {
    verb.add_option("--csv", asked.rows, "Write the table of predictions: a row for each that has an answer");
    verb.add_option(
        "--csv-images", asked.images,
        "Where a study or a patient has one answer: write the table of their images, with weights");
    verb.add_option("--csv-patients", asked.patients,
                    "Write the table of whole patients, where some have several images");
}

json toJson(const runs::Evaluation& e) {
    json document = {{"problems", toJson(e.problems)},
                     {"run", e.run},
                     {"split", dataset::splitName(e.split)},
                     {"n", runs::imageCount(e)},
                     {"unit", dataset::answerUnitName(e.task.question.answerUnit)},
                     {"answer_unit", dataset::answerUnitName(e.task.question.answerUnit)},
                     {"units", e.samples.size()},
                     {"classes", e.classes},
                     {"ordinal", e.ordinal},
                     {"patients_known", e.patientsKnown},
                     {"test_looks", e.testEvaluations},
                     {"counted", e.counted},
                     {"question", nameOrNull(e.task.question.name)},
                     {"kind", dataset::questionKindName(e.task.question.kind)}};
    if (!e.task.ofClasses()) {
        document.update(answersJson(e));
        return document;
    }
    document.update(figuresJson(e));
    document.update(pointsJson(e));
    document["per_patient"] = nullptr;
    if (e.perPatient) {
        json patients = figuresJson(*e.perPatient);
        patients["n"] = e.perPatient->predictions.size();
        patients["several_classes"] = e.perPatient->severalClasses;
        document["per_patient"] = std::move(patients);
    }
    for (const auto& [key, simple] :
         {std::pair("mean_of_images", &e.meanOfImages), std::pair("most_of_images", &e.mostOfImages)}) {
        if (!*simple) continue;
        document[key] = figuresJson(**simple);
        document[key]["adapter_minus_this"] = toJson((*simple)->adapterMinusThis);
    }
    document["readers"] = json::array();
    for (const runs::ReaderBeside& reader : e.readers) document["readers"].push_back(runs::toJson(reader));
    document["baseline"] = nullptr;
    if (e.baseline) {
        document["baseline"] = figuresJson(*e.baseline);
        const evaluation::Estimate& difference = e.baseline->adapterMinusThis;
        document["baseline"]["method"] = runs::baselineMethodName(e.baseline->method);
        document["baseline"]["variables"] = e.baseline->variables;
        document["baseline"]["adapter_minus_this"] = toJson(difference);
        document["baseline"]["verdict"] =
            runs::verdictName(runs::verdictOf(difference, runs::judgedBy(e.split, e.readOutAlone)));
        document["baseline"]["smallest_difference"] = evaluation::smallestDifference(difference);
    }
    return document;
}

void addEvaluateVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("evaluate", "State how good a run is on images it has not learned from",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    addQuestionOption(*verb, o->question);
    verb->add_option("--run", o->run, "Number of the run")->required();
    verb->add_option("--split", o->split, "train, val or test; each look at test is counted")
        ->check(CLI::IsMember({"train", "val", "test"}))
        ->capture_default_str();
    addTableOptions(*verb, o->tables);
    addSubgroupOptions(*verb, o->subgroups);
    addPrevalenceOption(*verb, o->prevalence);
    addPatientsOptions(*verb, o->patients);
    addCoverageOption(*verb, o->coverage);
    verb->add_flag(
        "--faithfulness", o->faithfulness,
        "Measure whether maps show what the answer hangs on: tokens are taken out and the adapter is "
        "asked again");
    verb->add_option("--faithfulness-images", o->maps.mostImages, "At most so many images, drawn at random")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    verb->add_option("--lesions", o->maps.lesions,
                     "With --faithfulness: lesions.json of phantoms; do maps point at them?")
        ->check(CLI::ExistingFile);
    verb->add_option("--report", o->report, "Write the model report: .html, or .pdf to print");
    verb->add_flag("--ordinal", o->ordinal,
                   "Figures as of grades in the order of the classes; without it as the project says");
}

}  // namespace fovea::cli
