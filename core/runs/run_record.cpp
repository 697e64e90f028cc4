#include "runs/run_record.h"

#include <nlohmann/json.hpp>

#include "evaluation/estimate_json.h"

namespace fovea::runs {

using evaluation::estimateOrUnknown;
using evaluation::kUnknown;
using nlohmann::json;

namespace {

json parsed(const std::string& text) {
    json j = json::parse(text, nullptr, false);
    return j.is_object() ? j : json::object();
}

template <class T>
T member(const json& j, const char* key, T otherwise) {
    const auto found = j.find(key);
    if (found == j.end()) return otherwise;
    if constexpr (std::is_same_v<T, std::string>)
        return found->is_string() ? found->template get<T>() : otherwise;
    else if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->template get<T>() : otherwise;
    else
        return found->is_number() ? found->template get<T>() : otherwise;
}

const json& list(const json& j, const char* key) {
    static const json none = json::array();
    const auto found = j.find(key);
    return found != j.end() && found->is_array() ? *found : none;
}

}  // namespace

double RunRecord::validationAuc() const {
    return bestEpoch > 0 && std::size_t(bestEpoch) <= validation.size()
               ? validation[std::size_t(bestEpoch) - 1].auc
               : kUnknown;
}

RunRecord readRecord(const project::Run& run) {
    RunRecord r;
    r.id = run.id;
    r.createdUtc = run.createdUtc;
    r.state = run.state;
    r.userNote = run.userNote;
    r.adapterPath = run.adapterPath;
    if (auto settings = settingsFromJson(run.settingsJson)) r.settings = std::move(*settings);
    const json record = parsed(run.settingsJson), result = parsed(run.resultJson);
    r.backboneTitle = member(record, "backbone_title", std::string());
    r.requestHash = member(record, "fingerprint", std::string());
    r.dataHash = member(record, "data", std::string());
    r.software = member(record, "software", std::string());
    r.trainImages = member(result, "train_images", 0);
    r.validationImages = member(result, "validation_images", 0);
    r.epochs = member(result, "epochs", 0);
    r.bestEpoch = member(result, "best_epoch", 0);
    for (const json& loss : list(result, "losses")) r.losses.push_back(evaluation::numberFrom(loss));
    for (const json& e : list(result, "validation"))
        r.validation.push_back(
            {member(e, "train_loss", kUnknown), member(e, "loss", kUnknown), member(e, "auc", kUnknown)});
    r.seconds = member(result, "seconds", 0.0);
    r.peakMemoryMb = member(result, "peak_memory_mb", 0.0);
    r.stopped = member(result, "stopped", false);
    r.stoppedByPatience = member(result, "out_of_patience", false);
    if (const auto baseline = result.find("baseline"); baseline != result.end() && baseline->is_object()) {
        if (baseline->contains("auc")) r.baselineAuc = estimateOrUnknown(baseline->at("auc"));
        if (baseline->contains("adapter_minus_this"))
            r.overBaseline = estimateOrUnknown(baseline->at("adapter_minus_this"));
    }
    return r;
}

std::optional<evaluation::Estimate> seenAuc(const std::vector<project::RecordedEvaluation>& evaluations,
                                            std::int64_t run, const std::string& split) {
    for (auto evaluation = evaluations.rbegin(); evaluation != evaluations.rend(); ++evaluation) {
        if (evaluation->run != run || evaluation->split != split || evaluation->figuresJson.empty()) continue;
        const json seen = parsed(evaluation->figuresJson);
        if (seen.contains("auc")) return estimateOrUnknown(seen.at("auc"));
    }
    return {};
}

}  // namespace fovea::runs
