#include <filesystem>
#include <nlohmann/json.hpp>

#include "evaluation/estimate_json.h"
#include "runs/earlier_notices.h"
#include "runs/series.h"

namespace fovea::runs {

using evaluation::estimateFrom;
using evaluation::numberFrom;
using nlohmann::json;

namespace {

json toJson(const evaluation::Spread& s) {
    return {{"mean", s.mean}, {"sd", s.deviation}, {"low", s.lowest}, {"high", s.highest}, {"n", s.count}};
}
evaluation::Spread spreadFrom(const json& j) {
    return {j.at("n"), numberFrom(j.at("mean")), numberFrom(j.at("sd")), numberFrom(j.at("low")),
            numberFrom(j.at("high"))};
}

json toJson(const SeriesMember& m) {
    return {{"run", m.run},
            {"seed", m.seed},
            {"group", m.group},
            {"best_epoch", m.bestEpoch},
            {"validation_auc", m.validationAuc},
            {"n", m.images},
            {"figures", m.figures},
            {"baseline_auc", m.baselineAuc},
            {"baseline_method", baselineMethodName(m.baselineMethod)},
            {"baseline_variables", m.baselineVariables},
            {"deleted", m.deleted}};
}
SeriesMember memberFrom(const json& j) {
    SeriesMember m;
    m.run = j.at("run");
    m.seed = j.at("seed");
    m.group = j.at("group");
    m.bestEpoch = j.at("best_epoch");
    m.validationAuc = numberFrom(j.at("validation_auc"));
    m.images = j.at("n");
    for (const auto& [name, value] : j.at("figures").items()) m.figures[name] = numberFrom(value);
    m.baselineAuc = numberFrom(j.at("baseline_auc"));
    if (const auto method = baselineMethodFromName(j.value("baseline_method", "")))
        m.baselineMethod = *method;
    m.baselineVariables = j.value("baseline_variables", false);
    return m;
}

}  // namespace

std::string seriesToJson(const SeriesOutcome& o) {
    json members = json::array(), spread = json::object(), pooled = json::object();
    for (const SeriesMember& m : o.members) members.push_back(toJson(m));
    for (const auto& [name, value] : o.spread) spread[name] = toJson(value);
    for (const auto& [name, value] : o.pooled) pooled[name] = toJson(value);
    json whole{{"schema", 1},
               {"id", o.id},
               {"kind", seriesKindName(o.kind)},
               {"members", std::move(members)},
               {"spread", std::move(spread)},
               {"pooled", std::move(pooled)},
               {"adapter_minus_baseline", toJson(o.adapterMinusBaseline)},
               {"n", o.images},
               {"shipped_run", o.shippedRun},
               {"notes", toJson(o.notices)}};
    if (o.aucWithinFolds) whole["auc_within_folds"] = toJson(*o.aucWithinFolds);
    return whole.dump();
}

Result<SeriesOutcome> seriesFromJson(const std::string& text) {
    try {
        const json j = json::parse(text);
        SeriesOutcome o;
        o.id = j.at("id");
        o.kind = j.at("kind") == seriesKindName(SeriesKind::seeds) ? SeriesKind::seeds
                                                                   : SeriesKind::crossValidation;
        for (const json& m : j.at("members")) o.members.push_back(memberFrom(m));
        for (const auto& [name, value] : j.at("spread").items()) o.spread[name] = spreadFrom(value);
        for (const auto& [name, value] : j.at("pooled").items()) o.pooled[name] = estimateFrom(value);
        if (j.contains("auc_within_folds")) o.aucWithinFolds = estimateFrom(j.at("auc_within_folds"));
        o.adapterMinusBaseline = estimateFrom(j.at("adapter_minus_baseline"));
        o.images = j.at("n");
        o.shippedRun = j.at("shipped_run");
        o.notices = noticesFrom(j.at("notes"));
        return o;
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("record of a series: ") + e.what(), {}};
    }
}

}  // namespace fovea::runs
