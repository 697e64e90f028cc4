#include <cstdio>
#include <filesystem>
#include <sstream>

#include "adapter_options.h"
#include "base/csv.h"
#include "dataset/label_table.h"
#include "evaluation/metrics.h"
#include "evaluation/per_patient.h"
#include "evaluation/predictions_csv.h"
#include "evaluation_json.h"
#include "project_json.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

/// Where the patient of an image is known from; else a table's path.
constexpr const char* kByHeader = "header";
constexpr const char* kByFolder = "folder";

struct PredictOptions {
    std::string adapter, csv, patients = kByHeader;
    std::vector<std::string> files;
    int frame = 0;
    std::string plane;  ///< empty: as the adapter was trained
    bool namePatients = false;
    inference::PredictorOptions predictor;
};

/// The patient of each file where `--patients` says where from; empty where it is not known, and
/// of all where their headers are to say it.
Result<std::vector<std::string>> givenPatients(const PredictOptions& o, const JobContext& job) {
    std::vector<std::string> patients(o.files.size());
    if (o.patients == kByHeader) return patients;
    if (o.patients == kByFolder) {
        for (std::size_t i = 0; i < patients.size(); ++i)
            patients[i] =
                std::filesystem::absolute(o.files[i]).lexically_normal().parent_path().filename().native();
        return patients;
    }
    FOVEA_TRY(const dataset::Table table, dataset::readTable(o.patients, {}, job));
    const dataset::FileMatcher files(o.files);
    const dataset::LabelColumns guessed = dataset::guessColumns(table, files);
    if (guessed.file < 0 || guessed.patient < 0)
        return Error{ErrorCode::unusableTable, "it has no column with the files, or none with the patients",
                     o.patients};
    dataset::LabelColumns columns;
    columns.file = guessed.file;
    columns.patient = guessed.patient;
    FOVEA_TRY(const dataset::LabelMatch match, dataset::matchLabels(table, columns, files, job));
    for (const dataset::ImageLabels& image : match.images) patients[std::size_t(image.file)] = image.patient;
    return patients;
}

/// "lesions", or of several classes all that are reached: "drusen; scar".
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

/// As `at_threshold` of docs/cli.md: of two classes the one, of more the list.
json atThresholdJson(const std::vector<std::string>& names, std::size_t classes) {
    return classes == 2 && names.size() == 1 ? json(names.front()) : json(names);
}

/// `uncertain`, `answer_set`, `unlike_training` and `unlike` of docs/cli.md; null of earlier versions.
json doubtJson(const inference::CaseResult& result, const std::vector<std::string>& classes) {
    json document = {
        {"uncertain", nullptr}, {"answer_set", nullptr}, {"unlike_training", nullptr}, {"unlike", nullptr}};
    if (!result.answerSet.empty()) {
        document["uncertain"] = result.answerSet.size() > 1;
        document["answer_set"] = json::array();
        for (const int c : result.answerSet) document["answer_set"].push_back(classes[std::size_t(c)]);
    }
    if (const auto& likeness = result.likeness) {
        document["unlike_training"] = likeness->unlike();
        document["unlike"] = {{"distance", likeness->distance},
                              {"limit", likeness->limit},
                              {"why", likeness->unlike() ? json(messageText(likeness->why)) : json(nullptr)}};
    }
    return document;
}

/// The same for people; empty where there is no doubt.
std::string doubtText(const inference::CaseResult& result, const std::vector<std::string>& classes) {
    std::string text;
    if (result.likeness && result.likeness->unlike())
        text += "    unlike the training images: " + messageText(result.likeness->why) +
                " What the adapter says of it means nothing.\n";
    if (result.answerSet.size() > 1) {
        std::vector<std::string> names;
        for (const int c : result.answerSet) names.push_back(classes[std::size_t(c)]);
        text += "    uncertain between " + MessageFormat().listed(names) + "\n";
    }
    return text;
}

/// How sets came about, and of which classes they cannot rule anything out.
json setsJson(const inference::Predictor& predictor) {
    const auto& sets = predictor.answerSets();
    if (!sets) return nullptr;
    json few = json::array();
    for (const int c : sets->tooFew) few.push_back(predictor.classes()[std::size_t(c)]);
    return {{"coverage", sets->coverage},
            {"part", predictor.info().tuning.setScores->part},
            {"too_few_images", std::move(few)}};
}

/// What the images of each patient say together.
void addPatients(Reply& reply, const std::vector<std::string>& classes,
                 const evaluation::Thresholds& thresholds, const std::vector<double>& probabilities,
                 const std::vector<std::string>& patients) {
    const auto means = evaluation::patientMeans(probabilities, patients, int(classes.size()));
    reply.document["patients"] = json::array();
    for (std::size_t p = 0; p < means.patients.size(); ++p) {
        const double* row = means.probabilities.data() + p * classes.size();
        const auto predicted = std::size_t(evaluation::predictedClass({row, classes.size()}));
        reply.document["patients"].push_back(
            {{"patient", means.patients[p]},
             {"images", means.images[p]},
             {"prediction", classes[predicted]},
             {"at_threshold",
              atThresholdJson(evaluation::classesAt(thresholds, classes, {row, classes.size()}),
                              classes.size())},
             {"probabilities", named(classes, row)}});
        char line[64];
        std::snprintf(line, sizeof line, " (%.3f), mean of %d images\n", row[predicted], means.images[p]);
        if (means.images[p] > 1)
            reply.text += "patient " + means.patients[p] + ": " + classes[predicted] + line;
    }
}

Result<Reply> runPredict(const PredictOptions& o, const Session& session) {
    FOVEA_TRY(const inference::Predictor predictor, inference::Predictor::load(o.adapter, o.predictor));
    const auto& classes = predictor.classes();
    FOVEA_TRY(const std::vector<std::string> given, givenPatients(o, session.job));
    std::vector<std::string> patients;   // of the images that were predicted
    std::vector<std::size_t> predicted;  // their places in the list
    std::vector<double> probabilities;
    Reply reply;
    reply.document["predictions"] = json::array();
    reply.document["threshold"] = evaluation::toJson(predictor.thresholds());
    reply.document["temperature"] = predictor.info().tuning.recalibration.temperature;
    reply.document["answer_sets"] = setsJson(predictor);
    reply.document["positive"] = nameOrNull(predictor.info().tuning.positive);
    std::string csv = std::string(kCsvMark) + "file,prediction";
    for (const std::string& c : classes) csv += "," + csvField(c);
    csv += ",error,at_threshold,answer_set,unlike_training\r\n";
    ProgressMeter meter(session.job, Stage::predict, std::int64_t(o.files.size()));
    int failed = 0;
    for (std::size_t i = 0; i < o.files.size(); ++i) {
        const std::string& file = o.files[i];
        const auto result = predictor.predict(file, whereOf(o.frame, o.plane, predictor), false, session.job);
        meter.advance();
        if (!result) {
            if (result.error().code == ErrorCode::cancelled) return result.error();
            ++failed;
            const std::string why = errorMessage(result.error());
            reply.document["predictions"].push_back(
                {{"file", file},
                 {"error", {{"code", errorCodeName(result.error().code)}, {"message", why}}}});
            reply.text += file + ": " + why + "\n";
            csv += csvField(file) + "," + std::string(classes.size(), ',') + "," + csvField(why) + ",,,\r\n";
            continue;
        }
        patients.push_back(o.patients == kByHeader ? result->patient : given[i]);
        predicted.push_back(i);
        probabilities.insert(probabilities.end(), result->probabilities.begin(), result->probabilities.end());
        csv += csvField(file) + "," + csvField(classes[std::size_t(result->predicted)]);
        for (const double probability : result->probabilities) {
            char number[40];
            std::snprintf(number, sizeof number, ",%.17g", probability);
            csv += number;
        }
        std::vector<std::string> set;
        for (const int answer : result->answerSet) set.push_back(classes[std::size_t(answer)]);
        csv += ",," + csvField(listed(result->atThreshold)) + "," + csvField(listed(set)) + "," +
               (!result->likeness            ? ""
                : result->likeness->unlike() ? "1"
                                             : "0") +
               "\r\n";
        reply.document["predictions"].push_back(
            {{"file", file},
             {"prediction", classes[std::size_t(result->predicted)]},
             {"at_threshold", atThresholdJson(result->atThreshold, classes.size())},
             {"probabilities", named(classes, result->probabilities.data())}});
        reply.document["predictions"].back().update(doubtJson(*result, classes));
        char line[64];
        std::snprintf(line, sizeof line, " (%.3f)\n", result->probabilities[std::size_t(result->predicted)]);
        reply.text += file + ": " + classes[std::size_t(result->predicted)] + line;
        const std::string at = listed(result->atThreshold);
        if (at != classes[std::size_t(result->predicted)])
            reply.text += "    at the threshold: " + (at.empty() ? std::string("none") : at) + "\n";
        reply.text += doubtText(*result, classes);
    }
    // Terminals and logs are read by others, too: identifiers stand there only where they were asked for.
    if (!o.namePatients) patients = evaluation::pseudonymousKeys(patients);
    for (std::size_t p = 0; p < predicted.size(); ++p)
        reply.document["predictions"][predicted[p]]["patient"] =
            patients[p].empty() ? json(nullptr) : json(patients[p]);
    addPatients(reply, classes, predictor.thresholds(), probabilities, patients);
    if (!o.csv.empty()) FOVEA_CHECK(session.files->writeAtomically(o.csv, csv));
    reply.text += thresholdText(predictor.thresholds()) + "\n";
    reply.text += "Research use only, not for diagnosis.\n";
    // Some files failed: their neighbours' predictions stand, the exit code says so.
    reply.exitCode = failed > 0 ? 1 : 0;
    return reply;
}

}  // namespace

void addApplyVerbs(Verbs& verbs) {
    auto p = std::make_shared<PredictOptions>();
    CLI::App* predict = verbs.add("predict", "Apply an adapter to new images",
                                  [p](const Session& s) { return runPredict(*p, s); });
    predict->add_option("adapter", p->adapter, "Adapter file")->required();
    predict->add_option("files", p->files, "Image files")->required();
    predict->add_option("--csv", p->csv, "Write the table of predictions");
    predict
        ->add_option(
            "--patients", p->patients,
            "Where the patient of an image stands: header (of DICOM), folder (the name of the one it "
            "lies in), or a table (CSV or TSV) with files and patients")
        ->capture_default_str();
    predict->add_flag("--name-patients", p->namePatients,
                      "Call patients by their identifiers; else they are P0001, P0002 ...");
    addCoverageOption(*predict, p->predictor.coverage);
    addPlaceOptions(*predict, p->frame, p->plane);
    addPredictorOptions(*predict, p->predictor);
}

}  // namespace fovea::cli
