#include "runs/run_record.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_text.h"
#include "evaluation/estimate_json.h"
#include "runs/earlier_notices.h"

namespace fovea::runs {

using evaluation::estimateOrUnknown;
using evaluation::kUnknown;
using evaluation::numberFrom;
using nlohmann::json;

namespace {

json parsed(const std::string& text) {
    json j = parsedJson(text);
    return j.is_object() ? j : json::object();
}

std::string textIn(const json& j, const char* key) {
    const auto found = j.find(key);
    return found != j.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double numberIn(const json& j, const char* key) {
    const auto found = j.find(key);
    return found == j.end() ? kUnknown : numberFrom(*found);
}

json epochsJson(const std::vector<training::EpochRecord>& epochs) {
    json list = json::array();
    for (const training::EpochRecord& e : epochs)
        list.push_back({{"train_loss", e.trainLoss}, {"loss", e.loss}, {"auc", e.auc}});
    return list;
}

json baselineJson(const std::optional<BaselineFigures>& baseline) {
    if (!baseline) return nullptr;
    json figures = {{"auc", toJson(baseline->auc)},
                    {"adapter_minus_this", toJson(baseline->adapterMinusThis)}};
    if (baseline->method) figures["method"] = baselineMethodName(*baseline->method);
    figures["variables"] = baseline->variables;
    return figures;
}

json numberJson(const NumberFigures& f) {
    json figures = {{"mae", toJson(f.error)},
                    {"baseline_mae", toJson(f.baselineError)},
                    {"nearer_by", toJson(f.nearerBy)}};
    if (f.method) figures["method"] = baselineMethodName(*f.method);
    return figures;
}

NumberFigures numberFiguresFrom(const json& j) {
    NumberFigures f{estimateOrUnknown(j.value("mae", json())),
                    estimateOrUnknown(j.value("baseline_mae", json())),
                    estimateOrUnknown(j.value("nearer_by", json())), std::nullopt};
    if (const auto method = baselineMethodFromName(j.value("method", ""))) f.method = *method;
    return f;
}

json readOutJson(const ReadOutFigures& f) {
    json figures = {{"penalty", f.penalty},
                    {"temperature", f.temperature},
                    {"groups", f.groups},
                    {"out_of_fold", {{"auc", f.outOfFoldAuc}, {"log_loss", f.outOfFoldLogLoss}}},
                    {"validation", {{"auc", f.validationAuc}, {"log_loss", f.validationLogLoss}}},
                    {"seconds", f.seconds}};
    if (!f.leastClass.empty())
        figures["image_weights"] = {{"least", f.leastClass}, {"log_loss_alike", f.outOfFoldLogLossAlike}};
    if (std::isfinite(f.outOfFoldError)) figures["out_of_fold"]["mae"] = f.outOfFoldError;
    if (std::isfinite(f.validationError)) figures["validation"]["mae"] = f.validationError;
    for (const ReadOutFigures& finding : f.findings) figures["findings"].push_back(readOutJson(finding));
    return figures;
}

/// Throws json::exception.
ReadOutFigures readOutFrom(const json& j) {
    const json &outOfFold = j.at("out_of_fold"), &validation = j.at("validation");
    ReadOutFigures figures{.penalty = j.at("penalty"),
                           .temperature = j.at("temperature"),
                           .groups = j.at("groups"),
                           .outOfFoldAuc = numberIn(outOfFold, "auc"),
                           .outOfFoldLogLoss = numberIn(outOfFold, "log_loss"),
                           .validationAuc = numberIn(validation, "auc"),
                           .validationLogLoss = numberIn(validation, "log_loss"),
                           .seconds = j.at("seconds"),
                           .outOfFoldError = numberIn(outOfFold, "mae"),
                           .validationError = numberIn(validation, "mae")};
    if (j.contains("image_weights")) {
        figures.leastClass = j["image_weights"].at("least");
        figures.outOfFoldLogLossAlike = numberIn(j["image_weights"], "log_loss_alike");
    }
    for (const json& finding : j.value("findings", json::array()))
        figures.findings.push_back(readOutFrom(finding));
    return figures;
}

json variablesJson(const VariableFigures& f) {
    json each = json::array();
    for (const VariableFigures::One& one : f.each)
        each.push_back({{"name", one.name}, {"auc", toJson(one.auc)}});
    return {{"image", toJson(f.image)},
            {"variables", toJson(f.variables)},
            {"both", toJson(f.both)},
            {"both_minus_image", toJson(f.bothMinusImage)},
            {"image_minus_variables", toJson(f.imageMinusVariables)},
            {"each", std::move(each)}};
}
/// Throws json::exception.
VariableFigures variablesFrom(const json& j) {
    const auto estimate = [&](const char* key) { return estimateOrUnknown(j.value(key, json())); };
    VariableFigures f{estimate("image"),
                      estimate("variables"),
                      estimate("both"),
                      estimate("both_minus_image"),
                      estimate("image_minus_variables"),
                      {}};
    for (const json& one : j.value("each", json::array()))
        f.each.push_back({one.at("name"), estimateOrUnknown(one.value("auc", json()))});
    return f;
}

/// What a member of the result was before versions that note it is its default. Throws json::exception
/// where one is of another type.
RunResult resultFrom(const json& j) {
    RunResult r;
    r.learnableParameters = j.value("learnable_parameters", r.learnableParameters);
    r.trainImages = j.value("train_images", 0);
    r.validationImages = j.value("validation_images", 0);
    r.epochs = j.value("epochs", 0);
    r.epochsPlanned = j.value("epochs_planned", r.epochs);
    r.bestEpoch = j.value("best_epoch", 0);
    for (const json& loss : j.value("losses", json::array())) r.losses.push_back(numberFrom(loss));
    for (const json& e : j.value("validation", json::array()))
        r.validation.push_back({numberIn(e, "train_loss"), numberIn(e, "loss"), numberIn(e, "auc")});
    r.seconds = j.value("seconds", 0.0);
    r.wholeSeconds = j.value("whole_seconds", 0.0);
    if (const auto planned = j.find("planned"); planned != j.end() && planned->is_object())
        r.planned = {planned->at("preload_seconds"), planned->at("train_seconds")};
    r.peakMemoryMb = j.value("peak_memory_mb", 0.0);
    r.stopped = j.value("stopped", false);
    r.stoppedByPatience = j.value("out_of_patience", false);
    r.halvings = j.value("halvings", 0);
    r.classWeights = j.value("class_weights", std::vector<double>());
    r.imagesLeftOut = j.value("preload_problems", 0);
    if (const auto readOut = j.find("read_out"); readOut != j.end() && readOut->is_object())
        r.readOut = readOutFrom(*readOut);
    if (const auto auc = j.find("auc"); auc != j.end()) r.auc = estimateOrUnknown(*auc);
    for (const json& one : j.value("side_networks", json::array()))
        r.sideNetworks.push_back({one.at("epochs"), one.at("best_epoch"), numberIn(one, "auc")});
    if (const auto adds = j.find("side_network_adds"); adds != j.end())
        r.sideNetworkAdds = estimateOrUnknown(*adds);
    if (const auto variables = j.find("variables"); variables != j.end() && variables->is_object())
        r.variables = variablesFrom(*variables);
    if (const auto baseline = j.find("baseline"); baseline != j.end() && baseline->is_object()) {
        r.baseline = BaselineFigures{estimateOrUnknown(baseline->value("auc", json())),
                                     estimateOrUnknown(baseline->value("adapter_minus_this", json()))};
        if (const auto method = baselineMethodFromName(baseline->value("method", "")))
            r.baseline->method = *method;
        r.baseline->variables = baseline->value("variables", false);
    }
    if (const auto number = j.find("number"); number != j.end() && number->is_object())
        r.number = numberFiguresFrom(*number);
    if (const auto tuning = j.find("tuning"); tuning != j.end() && tuning->is_object())
        if (auto read = adapter::tuningFromJson(tuning->dump())) r.tuning = std::move(*read);
    r.notices = noticesFrom(j.value("notes", json::array()));
    return r;
}

}  // namespace

double RunResult::validationAuc() const {
    if (!sideNetworks.empty()) return auc ? auc->value : kUnknown;
    if (bestEpoch > 0 && std::size_t(bestEpoch) <= validation.size())
        return validation[std::size_t(bestEpoch) - 1].auc;
    return readOutAlone() ? readOut->validationAuc : kUnknown;
}

std::string resultToJson(const RunResult& r) {
    json result = {{"schema", 1},
                   {"learnable_parameters", r.learnableParameters},
                   {"train_images", r.trainImages},
                   {"validation_images", r.validationImages},
                   {"epochs", r.epochs},
                   {"best_epoch", r.bestEpoch},
                   {"losses", r.losses},
                   {"validation", epochsJson(r.validation)},
                   {"seconds", r.seconds},
                   {"peak_memory_mb", r.peakMemoryMb},
                   {"stopped", r.stopped},
                   {"preload_problems", r.imagesLeftOut},
                   {"notes", toJson(r.notices)},
                   {"whole_seconds", r.wholeSeconds},
                   {"epochs_planned", r.epochsPlanned},
                   {"out_of_patience", r.stoppedByPatience},
                   {"halvings", r.halvings},
                   {"class_weights", r.classWeights},
                   {"baseline", baselineJson(r.baseline)}};
    if (r.readOut) result["read_out"] = readOutJson(*r.readOut);
    if (r.auc) result["auc"] = toJson(*r.auc);
    for (const SideNetworkFigures& f : r.sideNetworks)
        result["side_networks"].push_back(
            {{"epochs", f.epochs}, {"best_epoch", f.bestEpoch}, {"auc", f.auc}});
    if (r.sideNetworkAdds) result["side_network_adds"] = toJson(*r.sideNetworkAdds);
    if (r.variables) result["variables"] = variablesJson(*r.variables);
    if (r.number) result["number"] = numberJson(*r.number);
    if (r.tuning) result["tuning"] = json::parse(adapter::tuningToJson(*r.tuning));
    if (r.planned)
        result["planned"] = {{"preload_seconds", r.planned->preloadSeconds},
                             {"train_seconds", r.planned->trainSeconds}};
    return result.dump();
}

Result<RunResult> resultFromJson(const std::string& text) {
    return guarded([&]() -> Result<RunResult> {
        try {
            return resultFrom(json::parse(text));
        } catch (const json::exception& e) {
            return Error{ErrorCode::corruptFile, std::string("result of a run: ") + e.what(), {}};
        }
    });
}

RunRecord readRecord(const project::Run& run) {
    RunRecord r;
    if (auto result = resultFromJson(run.resultJson)) static_cast<RunResult&>(r) = std::move(*result);
    r.id = run.id;
    r.createdUtc = run.createdUtc;
    r.state = run.state;
    r.userNote = run.userNote;
    r.adapterPath = run.adapterPath;
    if (auto settings = settingsFromJson(run.settingsJson)) r.settings = std::move(*settings);
    const json record = parsed(run.settingsJson);
    r.backboneTitle = textIn(record, "backbone_title");
    r.asked = textIn(record, "asked");
    r.requestHash = textIn(record, "fingerprint");
    r.dataHash = textIn(record, "data");
    r.consensus = textIn(record, "consensus");
    r.software = textIn(record, "software");
    r.hardware = textIn(record, "hardware");
    return r;
}

std::optional<evaluation::Estimate> seenFigure(const std::vector<project::RecordedEvaluation>& evaluations,
                                               std::int64_t run, dataset::Split split,
                                               const std::string& name) {
    for (auto evaluation = evaluations.rbegin(); evaluation != evaluations.rend(); ++evaluation) {
        if (evaluation->run != run || evaluation->split != split || evaluation->figuresJson.empty()) continue;
        const json seen = parsed(evaluation->figuresJson);
        if (seen.contains(name)) return estimateOrUnknown(seen.at(name));
    }
    return {};
}

std::optional<evaluation::Estimate> seenAuc(const std::vector<project::RecordedEvaluation>& evaluations,
                                            std::int64_t run, dataset::Split split) {
    return seenFigure(evaluations, run, split, "auc");
}

}  // namespace fovea::runs
