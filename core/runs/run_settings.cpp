#include "runs/run_settings.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace fovea::runs {

using nlohmann::json;

std::string foldText(const Fold& fold) {
    return std::to_string(fold.number) + "/" + std::to_string(fold.of);
}

Result<Fold> foldFromText(const std::string& text) {
    Fold fold;
    const char *const first = text.data(), *const last = first + text.size();
    const auto number = std::from_chars(first, last, fold.number);
    if (number.ec == std::errc() && number.ptr != last && *number.ptr == '/') {
        const auto of = std::from_chars(number.ptr + 1, last, fold.of);
        constexpr int kMost = 100;
        if (of.ec == std::errc() && of.ptr == last && fold.of >= 2 && fold.of <= kMost && fold.number >= 1 &&
            fold.number <= fold.of)
            return fold;
    }
    return Error{
        ErrorCode::invalidArgument, "a group is written as 2/5, the second of five, not " + text, {}};
}

namespace {

template <class T>
struct Named {
    T value;
    const char* name;
};
constexpr Named<Balance> kBalances[] = {
    {Balance::off, "off"}, {Balance::weights, "weights"}, {Balance::automatic, "auto"}};
constexpr Named<Ordinal> kOrdinals[] = {
    {Ordinal::off, "off"}, {Ordinal::on, "on"}, {Ordinal::automatic, "auto"}};
constexpr Named<SeriesKind> kSeriesKinds[] = {{SeriesKind::seeds, "seeds"},
                                              {SeriesKind::crossValidation, "cross_validation"}};

template <class T, std::size_t N>
const char* nameOf(const Named<T> (&all)[N], T value) {
    for (const auto& n : all)
        if (n.value == value) return n.name;
    return "";
}
template <class T, std::size_t N>
Result<T> fromName(const Named<T> (&all)[N], const std::string& name) {
    std::string names;
    for (const auto& n : all) {
        if (name == n.name) return n.value;
        names += (names.empty() ? "" : ", ") + std::string(n.name);
    }
    return Error{ErrorCode::invalidArgument, "\"" + name + "\" is none of: " + names, {}};
}

json seriesJson(const SeriesPosition& s) {
    return {{"id", s.id}, {"kind", seriesKindName(s.kind)}, {"member", s.member}, {"of", s.of}};
}

Result<SeriesPosition> seriesFromJson(const json& j) {
    SeriesPosition s;
    s.id = j.at("id");
    s.member = j.at("member");
    s.of = j.at("of");
    FOVEA_TRY(s.kind, fromName(kSeriesKinds, j.at("kind").get<std::string>()));
    return s;
}

}  // namespace

const char* balanceName(Balance balance) {
    return nameOf(kBalances, balance);
}
Result<Balance> balanceFromName(const std::string& name) {
    return fromName(kBalances, name);
}
const char* ordinalName(Ordinal ordinal) {
    return nameOf(kOrdinals, ordinal);
}
Result<Ordinal> ordinalFromName(const std::string& name) {
    return fromName(kOrdinals, name);
}
const char* seriesKindName(SeriesKind kind) {
    return nameOf(kSeriesKinds, kind);
}

std::string settingsToJson(const RunSettings& s) {
    const auto optional = [](const auto& value) { return value ? json(*value) : json(nullptr); };
    json j = {{"backbone", s.backbone},
              {"method", adapter::methodName(s.method)},
              {"resolution", optional(s.resolution)},
              {"low_resolution", optional(s.lowResolution)},
              {"layers", optional(s.layers)},
              {"token_ratio", optional(s.tokenRatio)},
              {"prompts", optional(s.prompts)},
              {"precision", s.precision ? json(backbone::precisionName(*s.precision)) : json(nullptr)},
              {"store", s.store ? json(adapter::storeTypeName(*s.store)) : json(nullptr)},
              {"device", s.device},
              {"threads", s.threads},
              {"epochs", s.epochs},
              {"batch", s.batch},
              {"learning_rate", s.learningRate},
              {"flip", s.flip},
              {"seed", s.seed},
              {"balance", balanceName(s.balance)},
              {"ordinal", ordinalName(s.ordinal)},
              {"patience", s.patience}};
    if (s.storeThatFits) j["store_that_fits"] = adapter::storeTypeName(*s.storeThatFits);
    if (s.microBatch > 0) j["images_at_once"] = s.microBatch;
    if (s.fold) j["fold"] = foldText(*s.fold);
    if (s.heldOut) j["held_out"] = foldText(*s.heldOut);
    if (s.allForEpochs) j["all_for_epochs"] = *s.allForEpochs;
    if (s.series) j["series"] = seriesJson(*s.series);
    return j.dump();
}

Result<RunSettings> settingsFromJson(const std::string& text) {
    try {
        const json whole = json::parse(text);
        const json& j = whole.contains("settings") ? whole.at("settings") : whole;
        RunSettings s;
        const auto optional = [&](const char* key, auto& out) {
            if (j.contains(key) && !j.at(key).is_null())
                out = j.at(key).get<typename std::decay_t<decltype(out)>::value_type>();
        };
        s.backbone = j.at("backbone");
        FOVEA_TRY(s.method, adapter::methodFromName(j.at("method").get<std::string>()));
        optional("resolution", s.resolution);
        optional("low_resolution", s.lowResolution);
        optional("layers", s.layers);
        optional("token_ratio", s.tokenRatio);
        optional("prompts", s.prompts);
        if (!j.at("precision").is_null()) {
            FOVEA_TRY(s.precision, backbone::precisionFromName(j.at("precision").get<std::string>()));
        }
        // Runs of earlier versions do not say it: there was only this.
        const json store = j.value("store", json("fp16"));
        if (!store.is_null()) {
            FOVEA_TRY(s.store, adapter::storeTypeFromName(store.get<std::string>()));
        }
        if (j.contains("store_that_fits")) {
            FOVEA_TRY(s.storeThatFits,
                      adapter::storeTypeFromName(j.at("store_that_fits").get<std::string>()));
        }
        s.device = j.at("device");
        s.threads = j.at("threads");
        s.epochs = j.at("epochs");
        s.batch = j.at("batch");
        s.learningRate = j.at("learning_rate");
        s.flip = j.at("flip");
        s.seed = j.at("seed");
        s.microBatch = j.value("images_at_once", 0);
        if (j.contains("fold")) {
            FOVEA_TRY(s.fold, foldFromText(j.at("fold").get<std::string>()));
        }
        if (j.contains("held_out")) {
            FOVEA_TRY(s.heldOut, foldFromText(j.at("held_out").get<std::string>()));
        }
        optional("all_for_epochs", s.allForEpochs);
        // Runs of earlier versions knew neither weights nor grades.
        FOVEA_TRY(s.balance, balanceFromName(j.value("balance", "off")));
        FOVEA_TRY(s.ordinal, ordinalFromName(j.value("ordinal", "off")));
        s.patience = j.value("patience", 0);
        if (j.contains("series")) {
            FOVEA_TRY(s.series, seriesFromJson(j.at("series")));
        }
        return s;
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("run settings: ") + e.what(), {}};
    }
}

}  // namespace fovea::runs
