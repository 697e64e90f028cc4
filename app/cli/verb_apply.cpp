#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "adapter_options.h"
#include "base/csv.h"
#include "dataset/image_folder.h"
#include "dataset/label_table.h"
#include "dataset/new_studies.h"
#include "dataset/units.h"
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
    std::string adapter, csv, csvStudies, patients = kByHeader;
    std::string variables;             ///< path of a table with clinical variables; empty: headers alone
    std::vector<std::string> further;  ///< adapters beside the first
    std::vector<std::string> files;
    int frame = -1;     ///< negative: the first, or all where images answer together
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

/// Of each file what the table `--variables` says of the clinical variables of these adapters.
Result<std::vector<adapter::VariableValues>> givenVariables(const PredictOptions& o,
                                                            const inference::Predictors& predictors,
                                                            const JobContext& job) {
    std::vector<adapter::VariableValues> given(o.files.size());
    if (o.variables.empty()) return given;
    FOVEA_TRY(const dataset::Table table, dataset::readTable(o.variables, {}, job));
    const dataset::FileMatcher files(o.files);
    dataset::LabelColumns columns;
    columns.file = dataset::guessColumns(table, files).file;
    std::set<std::string> names;
    for (std::size_t i = 0; i < predictors.size(); ++i)
        for (const adapter::Variable& v : predictors[i].info().variables.variables) names.insert(v.name);
    if (columns.file < 0 || names.empty())
        return Error{
            ErrorCode::unusableTable,
            names.empty() ? "the adapter reads no clinical variables" : "it has no column with the files",
            o.variables};
    for (const std::string& name : names) {
        FOVEA_TRY(columns.subgroup, dataset::columnOf(table, name));
        FOVEA_TRY(const dataset::LabelMatch match, dataset::matchLabels(table, columns, files, job));
        for (const dataset::ImageLabels& image : match.images)
            given[std::size_t(image.file)][name] = image.subgroup;
    }
    return given;
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
template <typename Said>  // inference::CaseResult or UnitResult
json doubtJson(const Said& result, const std::vector<std::string>& classes) {
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
template <typename Said>
std::string doubtText(const Said& result, const std::vector<std::string>& classes) {
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

/// How sets came about, and for want of images of which classes there are none.
json setsJson(const inference::Predictor& predictor) {
    const auto& sets = predictor.answerSets();
    if (!sets) return nullptr;
    json few = json::array();
    for (const int c : sets->tooFew) few.push_back(predictor.classes()[std::size_t(c)]);
    return {{"coverage", sets->coverage},
            {"part", predictor.info().tuning.setScores->part},
            {"too_few_images", std::move(few)}};
}

/// What an adapter's answer is called: its question, or of one of an earlier version its file.
Result<std::vector<std::string>> questionsOf(const inference::Predictors& predictors,
                                             const std::vector<std::string>& files) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < predictors.size(); ++i) {
        const std::string& asked = predictors[i].info().question.name;
        names.push_back(asked.empty() ? std::filesystem::path(files[i]).stem().string() : asked);
        if (std::count(names.begin(), names.end(), names.back()) > 1)
            return Error{
                ErrorCode::invalidArgument,
                "two of the adapters answer \"" + names.back() + "\"; apply them one after the other",
                files[i]};
    }
    return names;
}

/// An answer under its question. `stated`: statedProbabilities() of the adapter.
json answerJson(const adapter::AdapterInfo& info, const evaluation::Thresholds& thresholds,
                const double* stated) {
    const std::span<const double> row(stated, info.classes.size());
    if (info.config.outputs == adapter::Outputs::number) {
        const inference::NumberAnswer said = inference::numberAnswer(info, row[0]);
        return {{"value", said.value}, {"low", said.low}, {"high", said.high}, {"unit", info.question.unit}};
    }
    const std::vector<std::string> at = inference::answersAt(info, thresholds, row);
    if (info.config.outputs == adapter::Outputs::classes)
        return {{"class", info.classes[std::size_t(evaluation::predictedClass(row))]},
                {"at_threshold", atThresholdJson(at, info.classes.size())},
                {"probabilities", named(info.classes, stated)}};
    json findings = json::object();
    for (std::size_t f = 0; f < row.size(); ++f)
        findings[info.classes[f]] = {
            {"probability", row[f]},
            {"positive", std::find(at.begin(), at.end(), info.classes[f]) != at.end()}};
    return findings;
}

/// "lesions (0.912)", "effusion 0.91*, nodule 0.03" (* called), "53.2 years (45.1 to 61.3)".
std::string answerText(const adapter::AdapterInfo& info, const evaluation::Thresholds& thresholds,
                       const double* stated) {
    const std::span<const double> row(stated, info.classes.size());
    char text[120];
    if (info.config.outputs == adapter::Outputs::number) {
        const inference::NumberAnswer said = inference::numberAnswer(info, row[0]);
        const std::string unit = info.question.unit.empty() ? "" : " " + info.question.unit;
        std::snprintf(text, sizeof text, "%.3f", said.value);
        std::string whole = text + unit;
        if (!std::isnan(said.low)) {
            std::snprintf(text, sizeof text, " (%.3f to %.3f)", said.low, said.high);
            whole += text;
        }
        return whole;
    }
    if (info.config.outputs == adapter::Outputs::classes) {
        const auto predicted = std::size_t(evaluation::predictedClass(row));
        std::snprintf(text, sizeof text, " (%.3f)", row[predicted]);
        return info.classes[predicted] + text;
    }
    std::string whole;
    const std::vector<std::string> at = inference::answersAt(info, thresholds, row);
    for (std::size_t f = 0; f < row.size(); ++f) {
        const bool called = std::find(at.begin(), at.end(), info.classes[f]) != at.end();
        std::snprintf(text, sizeof text, " %.3f%s", row[f], called ? "*" : "");
        whole += (f > 0 ? ", " : "") + info.classes[f] + text;
    }
    return whole;
}

/// Columns of a table of predictions, beside the file: of one adapter.
std::vector<std::string> columnsOf(const adapter::AdapterInfo& info) {
    if (info.config.outputs == adapter::Outputs::number) return {"value", "low", "high"};
    std::vector<std::string> columns;
    if (info.config.outputs == adapter::Outputs::classes) columns.emplace_back("prediction");
    for (const std::string& name : info.classes) {
        columns.push_back(name);
        if (info.config.outputs == adapter::Outputs::findings) columns.push_back(name + " predicted");
    }
    return columns;
}

std::string csvNumber(double number) {
    if (!std::isfinite(number)) return {};
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", number);
    return text;
}

/// What stands in them. `Said`: inference::CaseResult or UnitResult.
template <class Said>
std::vector<std::string> cellsOf(const adapter::AdapterInfo& info, const Said& result) {
    if (result.number)
        return {csvNumber(result.number->value), csvNumber(result.number->low),
                csvNumber(result.number->high)};
    std::vector<std::string> cells;
    const bool classes = info.config.outputs == adapter::Outputs::classes;
    if (classes) cells.push_back(info.classes[std::size_t(result.predicted)]);
    for (std::size_t c = 0; c < info.classes.size(); ++c) {
        cells.push_back(csvNumber(result.probabilities[c]));
        if (classes) continue;
        const bool called = std::find(result.atThreshold.begin(), result.atThreshold.end(),
                                      info.classes[c]) != result.atThreshold.end();
        cells.push_back(adapter::kFindingAnswers[called ? 1 : 0]);
    }
    return cells;
}

/// What can be read off a result beside that: what it is at the threshold, between which answers it is
/// uncertain, and whether it is unlike the training images. `Said`: as above.
template <class Said>
std::string cellsBeside(const adapter::AdapterInfo& info, const Said& result) {
    std::vector<std::string> names;
    for (const int answer : result.answerSet) names.push_back(info.classes[std::size_t(answer)]);
    const char* unlike = !result.likeness ? "" : result.likeness->unlike() ? "1" : "0";
    return csvField(listed(result.atThreshold)) + "," + csvField(listed(names)) + "," + unlike;
}

/// The table of predictions: `file`, the first adapter's columns, `error`, `at_threshold`, `answer_set`,
/// `unlike_training`, then those of further adapters, which have their question before them.
class PredictionTable {
public:
    PredictionTable(const inference::Predictors& predictors, const std::vector<std::string>& questions)
        : m_predictors(predictors) {
        m_text = std::string(kCsvMark) + "file";
        for (const std::string& column : columnsOf(predictors[0].info())) m_text += "," + csvField(column);
        m_text += ",error,at_threshold,answer_set,unlike_training";
        for (std::size_t i = 1; i < predictors.size(); ++i)
            for (const std::string& column : columnsOf(predictors[i].info()))
                m_text += "," + csvField(questions[i] + ": " + column);
        m_text += "\r\n";
    }
    void add(const std::string& file, const std::vector<inference::CaseResult>& results) {
        m_text += csvField(file);
        addCells(0, results[0]);
        m_text += ",," + cellsBeside(m_predictors[0].info(), results[0]);
        for (std::size_t i = 1; i < results.size(); ++i) addCells(i, results[i]);
        m_text += "\r\n";
    }
    void addFailed(const std::string& file, const std::string& why) {
        m_text += csvField(file) + std::string(columnsOf(m_predictors[0].info()).size(), ',') + "," +
                  csvField(why) + ",,,";
        for (std::size_t i = 1; i < m_predictors.size(); ++i)
            m_text += std::string(columnsOf(m_predictors[i].info()).size(), ',');
        m_text += "\r\n";
    }
    const std::string& text() const { return m_text; }

private:
    void addCells(std::size_t i, const inference::CaseResult& result) {
        for (const std::string& cell : cellsOf(m_predictors[i].info(), result))
            m_text += "," + csvField(cell);
    }
    const inference::Predictors& m_predictors;
    std::string m_text;
};

/// The table of studies or patients: `study`, `patient`, `images`, the adapter's columns, `at_threshold`,
/// `answer_set`, `unlike_training`.
class StudyTable {
public:
    explicit StudyTable(const adapter::AdapterInfo& info) : m_info(info) {
        m_text = std::string(kCsvMark) + "study,patient,images";
        for (const std::string& column : columnsOf(info)) m_text += "," + csvField(column);
        m_text += ",at_threshold,answer_set,unlike_training\r\n";
    }
    /// `patient`: a text or null.
    void add(const std::string& study, const json& patient, const inference::UnitResult& said) {
        m_text += csvField(study) + "," +
                  csvField(patient.is_string() ? patient.get<std::string>() : std::string()) + "," +
                  std::to_string(said.weights.size());
        for (const std::string& cell : cellsOf(m_info, said)) m_text += "," + csvField(cell);
        m_text += "," + cellsBeside(m_info, said) + "\r\n";
    }
    const std::string& text() const { return m_text; }

private:
    const adapter::AdapterInfo& m_info;
    std::string m_text;
};

/// What the first adapter says of an image: the fields that were there before several questions.
json predictionJson(const inference::Predictor& first, const inference::CaseResult& result) {
    const adapter::AdapterInfo& info = first.info();
    if (result.number)
        return {{"prediction", result.number->value}, {"at_threshold", nullptr}, {"probabilities", nullptr}};
    const json probabilities = named(info.classes, result.probabilities.data());
    if (info.config.outputs == adapter::Outputs::findings)
        return {{"prediction", result.atThreshold},
                {"at_threshold", result.atThreshold},
                {"probabilities", probabilities}};
    return {{"prediction", info.classes[std::size_t(result.predicted)]},
            {"at_threshold", atThresholdJson(result.atThreshold, info.classes.size())},
            {"probabilities", probabilities}};
}

/// What the images of each patient say together, by the first adapter.
void addPatients(Reply& reply, const inference::Predictor& first, const std::string& question,
                 const std::vector<double>& probabilities, const std::vector<std::string>& patients) {
    const adapter::AdapterInfo& info = first.info();
    const std::vector<std::string>& classes = info.classes;
    const evaluation::Thresholds& thresholds = first.thresholds();
    const auto means = evaluation::patientMeans(probabilities, patients, int(classes.size()));
    reply.document["patients"] = json::array();
    for (std::size_t p = 0; p < means.patients.size(); ++p) {
        const double* row = means.probabilities.data() + p * classes.size();
        json entry = {{"patient", means.patients[p]},
                      {"images", means.images[p]},
                      {"answers", {{question, answerJson(info, thresholds, row)}}}};
        if (info.config.outputs == adapter::Outputs::classes) {
            const auto predicted = std::size_t(evaluation::predictedClass({row, classes.size()}));
            entry["prediction"] = classes[predicted];
            entry["at_threshold"] = atThresholdJson(
                evaluation::classesAt(thresholds, classes, {row, classes.size()}), classes.size());
            entry["probabilities"] = named(classes, row);
        }
        reply.document["patients"].push_back(std::move(entry));
        // Of studies and patients addStudies() says what their images say together.
        if (means.images[p] > 1 && info.question.ofImages())
            reply.text += "patient " + means.patients[p] + ": " + answerText(info, thresholds, row) +
                          ", mean of " + std::to_string(means.images[p]) + " images\n";
    }
}

/// An image that was predicted.
struct PredictedImage {
    std::size_t place = 0;   ///< among the entries of the document
    dataset::Sample sample;  ///< what it is put together by
    inference::CaseResult result;
};

/// Puts the images together as the first adapter does it. Where it learned studies that a table named, they
/// are those of a folder each.
void putTogether(std::vector<PredictedImage>& images, const adapter::QuestionAsked& question) {
    std::vector<dataset::Sample> samples;
    for (const PredictedImage& image : images) samples.push_back(image.sample);
    if (const auto rule = dataset::studyRuleFromText(question.studyBy))
        dataset::putNewIntoStudies(samples, *rule);
    for (std::size_t i = 0; i < images.size(); ++i) images[i].sample = std::move(samples[i]);
}

/// Whether it is known of which study or patient an image is, where these have the answer: then all images of
/// its file are.
bool answersTogether(const dataset::Sample& sample, const adapter::QuestionAsked& question) {
    if (question.ofImages()) return false;
    std::vector<dataset::Sample> one{sample};
    if (const auto rule = dataset::studyRuleFromText(question.studyBy))
        dataset::putNewIntoStudies(one, *rule);
    const bool patient = question.answerUnit == dataset::answerUnitName(dataset::AnswerUnit::patient);
    return !(patient ? one.front().patient : one.front().study).empty();
}

/// `studies` of docs/cli.md: what the images of each unit say together, by the first adapter. `withNames`:
/// what a study is called may stand there, as patients may; else it has a number. The same as a table; empty
/// where the adapter's answers are of images.
Result<std::string> addStudies(Reply& reply, const inference::Predictor& first,
                               std::vector<PredictedImage>& images, bool withNames) {
    const adapter::AdapterInfo& info = first.info();
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
    dataset::answerUnitFromName(info.question.answerUnit, unit);
    if (unit == dataset::AnswerUnit::image) return std::string();
    StudyTable table(info);
    putTogether(images, info.question);
    std::vector<std::vector<const PredictedImage*>> units;
    std::map<std::string, std::size_t> places;
    for (const PredictedImage& image : images) {
        const std::string key = dataset::unitKey(image.sample, unit);
        const std::size_t place =
            key.empty() ? units.size() : places.try_emplace(key, units.size()).first->second;
        if (place == units.size()) units.emplace_back();
        units[place].push_back(&image);
    }
    json& predictions = reply.document["predictions"];
    reply.document["studies"] = json::array();
    for (const auto& members : units) {
        std::vector<const inference::CaseResult*> results;
        json files = json::array();
        for (const PredictedImage* image : members) {
            results.push_back(&image->result);
            files.push_back(predictions[image->place]["file"]);
        }
        FOVEA_TRY(const inference::UnitResult said, first.together(results));
        const json& alone = predictions[members.front()->place];
        const std::string number = std::to_string(reply.document["studies"].size() + 1);
        const std::string& own = members.front()->sample.study;
        const std::string name = withNames && !own.empty() ? own : number;
        json entry = {{"study", name},
                      {"patient", alone["patient"]},
                      {"images", files},
                      {"frames", json::array()},
                      {"weights", said.weights},
                      {"evidence", said.evidence},
                      {"prediction", nullptr},
                      {"at_threshold", nullptr},
                      {"probabilities", nullptr},
                      {"answer", answerJson(info, first.thresholds(), said.probabilities.data())}};
        for (const PredictedImage* image : members) entry["frames"].push_back(image->sample.frame);
        entry.update(doubtJson(said, info.classes));
        if (said.number) {
            entry["prediction"] = said.number->value;
        } else {
            const bool findings = info.config.outputs == adapter::Outputs::findings;
            entry["probabilities"] = named(info.classes, said.probabilities.data());
            entry["prediction"] =
                findings ? json(said.atThreshold) : json(info.classes[std::size_t(said.predicted)]);
            entry["at_threshold"] =
                findings ? json(said.atThreshold) : atThresholdJson(said.atThreshold, info.classes.size());
        }
        reply.text += std::string(unit == dataset::AnswerUnit::study ? "study " : "patient ") + name + ": " +
                      answerText(info, first.thresholds(), said.probabilities.data()) + ", by " +
                      std::to_string(members.size()) + " images\n" + doubtText(said, info.classes);
        table.add(name, entry["patient"], said);
        reply.document["studies"].push_back(std::move(entry));
    }
    return table.text();
}

/// The files that are meant: those named, and all images below folders that are.
Result<std::vector<std::string>> filesOf(const std::vector<std::string>& named, const JobContext& job) {
    std::vector<std::string> files;
    for (const std::string& name : named) {
        if (!std::filesystem::is_directory(name)) {
            files.push_back(name);
            continue;
        }
        FOVEA_TRY(const dataset::ImageFolder found, dataset::searchAllImages(name, job));
        for (const dataset::FoundImage& image : found.images)
            files.push_back((std::filesystem::path(name) / image.relative).native());
    }
    return files;
}

/// One line an adapter, and what differs at the operating point.
std::string predictionText(const std::string& file, const inference::Predictors& predictors,
                           const std::vector<std::string>& questions,
                           const std::vector<inference::CaseResult>& results) {
    std::string text;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const adapter::AdapterInfo& info = predictors[i].info();
        text += (i == 0 ? file + ": " : "    ") + (results.size() > 1 ? questions[i] + ": " : "") +
                answerText(info, predictors[i].thresholds(), results[i].probabilities.data()) + "\n";
        const std::string at = listed(results[i].atThreshold);
        if (info.config.outputs == adapter::Outputs::classes &&
            at != info.classes[std::size_t(results[i].predicted)])
            text += "    at the threshold: " + (at.empty() ? std::string("none") : at) + "\n";
        for (const std::string& variable : results[i].unknownVariables)
            text += "    " + variable + " is not known: the mean of the training images stands in for it\n";
        text += doubtText(results[i], info.classes);
    }
    return text;
}

/// What the document says of the adapters themselves.
void addAdapters(Reply& reply, const inference::Predictors& predictors, const std::vector<std::string>& files,
                 const std::vector<std::string>& questions) {
    const adapter::AdapterInfo& first = predictors[0].info();
    reply.document["predictions"] = json::array();
    reply.document["threshold"] = evaluation::toJson(predictors[0].thresholds());
    reply.document["temperature"] = first.tuning.recalibration.temperature;
    reply.document["answer_sets"] = setsJson(predictors[0]);
    reply.document["positive"] = nameOrNull(first.tuning.positive);
    reply.document["frozen_passes"] = predictors.passes();
    for (std::size_t i = 0; i < predictors.size(); ++i)
        reply.document["adapters"].push_back(
            {{"file", files[i]}, {"question", questions[i]}, {"kind", predictors[i].info().question.kind}});
}

/// What is said of one frame of a file, in the document, the text and the table; nothing where it cannot be
/// read.
struct Predicting {
    const inference::Predictors& predictors;
    const std::vector<std::string>& questions;
    Reply& reply;
    PredictionTable& csv;
    int failed = 0;

    Result<std::optional<inference::CaseResult>> frame(const std::string& file, int number,
                                                       std::optional<imaging::Plane> plane,
                                                       const adapter::VariableValues& variables,
                                                       const JobContext& job) {
        auto results = predictors.predict(file, number, plane, job, variables);
        if (!results) {
            if (results.error().code == ErrorCode::cancelled) return results.error();
            ++failed;
            const std::string why = errorMessage(results.error());
            reply.document["predictions"].push_back(
                {{"file", file},
                 {"error", {{"code", errorCodeName(results.error().code)}, {"message", why}}}});
            reply.text += file + ": " + why + "\n";
            csv.addFailed(file, why);
            return std::optional<inference::CaseResult>();
        }
        const inference::CaseResult& first = results->front();
        csv.add(file, *results);
        json entry = predictionJson(predictors[0], first);
        entry["file"] = file;
        entry["unknown_variables"] = first.unknownVariables;
        entry.update(doubtJson(first, predictors[0].classes()));
        for (std::size_t a = 0; a < results->size(); ++a)
            entry["answers"][questions[a]] = answerJson(predictors[a].info(), predictors[a].thresholds(),
                                                        (*results)[a].probabilities.data());
        reply.document["predictions"].push_back(std::move(entry));
        reply.text += predictionText(file, predictors, questions, *results);
        return std::optional(std::move(results->front()));
    }
};

Result<Reply> runPredict(PredictOptions o, const Session& session) {
    std::vector<std::string> adapters = {o.adapter};
    adapters.insert(adapters.end(), o.further.begin(), o.further.end());
    FOVEA_TRY(o.files, filesOf(o.files, session.job));
    FOVEA_TRY(const inference::Predictors predictors, inference::Predictors::load(adapters, o.predictor));
    if (!o.csvStudies.empty() && predictors[0].info().question.ofImages())
        return Error{ErrorCode::invalidArgument,
                     "the adapter's answers are of images: there is no table of studies", o.adapter};
    FOVEA_TRY(const std::vector<std::string> questions, questionsOf(predictors, adapters));
    FOVEA_TRY(const std::vector<std::string> given, givenPatients(o, session.job));
    FOVEA_TRY(const auto variables, givenVariables(o, predictors, session.job));
    std::optional<imaging::Plane> plane;
    if (imaging::Plane named{}; imaging::planeFromName(o.plane, named)) plane = named;
    const int firstFrame = std::max(0, o.frame);
    std::vector<PredictedImage> images;
    std::vector<double> probabilities;
    Reply reply;
    addAdapters(reply, predictors, adapters, questions);
    PredictionTable csv(predictors, questions);
    Predicting predicting{predictors, questions, reply, csv};
    ProgressMeter meter(session.job, Stage::predict, std::int64_t(o.files.size()));
    for (std::size_t i = 0; i < o.files.size(); ++i) {
        const std::string& file = o.files[i];
        int frames = firstFrame + 1;
        for (int frame = firstFrame; frame < frames; ++frame) {
            const std::size_t place = reply.document["predictions"].size();
            FOVEA_TRY(auto result, predicting.frame(file, frame, plane, variables[i], session.job));
            if (!result) continue;
            PredictedImage image{place, {}, std::move(*result)};
            image.sample.path = file;
            image.sample.frame = frame;
            image.sample.facts = image.result.facts;
            image.sample.patient = o.patients == kByHeader ? image.result.patient : given[i];
            if (o.frame < 0 && answersTogether(image.sample, predictors[0].info().question))
                frames = image.result.frames;
            // Of thousands of images: what is asked again is what their states say.
            image.result.display = {};
            image.result.tokens = {};
            probabilities.insert(probabilities.end(), image.result.probabilities.begin(),
                                 image.result.probabilities.end());
            images.push_back(std::move(image));
        }
        meter.advance();
    }
    // Terminals and logs are read by others, too: identifiers stand there only where they were asked for.
    std::vector<std::string> patients;
    for (const PredictedImage& image : images) patients.push_back(image.sample.patient);
    if (!o.namePatients) patients = evaluation::pseudonymousKeys(patients);
    for (std::size_t p = 0; p < images.size(); ++p)
        reply.document["predictions"][images[p].place]["patient"] = nameOrNull(patients[p]);
    addPatients(reply, predictors[0], questions[0], probabilities, patients);
    FOVEA_TRY(const std::string studies, addStudies(reply, predictors[0], images, o.namePatients));
    if (!o.csvStudies.empty()) FOVEA_CHECK(session.files->writeAtomically(o.csvStudies, studies));
    if (!o.csv.empty()) FOVEA_CHECK(session.files->writeAtomically(o.csv, csv.text()));
    for (std::size_t i = 0; i < predictors.size(); ++i)
        if (const auto& sets = predictors[i].answerSets(); sets && !sets->known())
            reply.text += (predictors.size() > 1 ? questions[i] + ": " : "") +
                          messageText(evaluation::tooFewForSets(*sets, predictors[i].classes())) + "\n";
    for (std::size_t i = 0; i < predictors.size(); ++i)
        if (!predictors[i].thresholds().points.empty())
            reply.text += (predictors.size() > 1 ? questions[i] + ": " : "") +
                          thresholdText(predictors[i].thresholds(),
                                        runs::taskOf(predictors[i].info()).question.answerUnit) +
                          "\n";
    reply.text += "Research use only, not for diagnosis.\n";
    // Some files failed: their neighbours' predictions stand, the exit code says so.
    reply.exitCode = predicting.failed > 0 ? 1 : 0;
    return reply;
}

}  // namespace

void addApplyVerbs(Verbs& verbs) {
    auto p = std::make_shared<PredictOptions>();
    CLI::App* predict = verbs.add("predict", "Apply an adapter to new images",
                                  [p](const Session& s) { return runPredict(*p, s); });
    predict->add_option("adapter", p->adapter, "Adapter file")->required();
    predict->add_option("files", p->files, "Image files, or folders of them")->required();
    predict->add_option(
        "--variables", p->variables,
        "Table with a column of the files, and of each clinical variable that the adapter reads; "
        "age and sex are else taken from headers");
    predict
        ->add_option(
            "--adapter", p->further,
            "A further adapter of the same backbone, given once for each: each image is read and goes "
            "through the backbone once for all that see alike")
        ->take_all()
        ->expected(1);
    predict->add_option("--csv", p->csv, "Write the table of predictions, a row an image");
    predict->add_option(
        "--csv-studies", p->csvStudies,
        "Of an adapter whose answers are of studies or patients: write a row for each of these");
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
