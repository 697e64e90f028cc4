#include "runs/run_settings.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <type_traits>
#include <utility>

#include "base/names.h"
#include "evaluation/operating_point.h"

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
    return Error{ErrorCode::invalidArgument, "a fold is written as 2/5, the second of five, not " + text, {}};
}

namespace {

constexpr Named<Balance> kBalances[] = {
    {Balance::off, "off"}, {Balance::weights, "weights"}, {Balance::automatic, "auto"}};
constexpr Named<Ordinal> kOrdinals[] = {
    {Ordinal::off, "off"}, {Ordinal::on, "on"}, {Ordinal::automatic, "auto"}};
constexpr Named<HeadKind> kHeads[] = {{HeadKind::readOut, "readout"}, {HeadKind::plain, "plain"}};
constexpr Named<SeriesKind> kSeriesKinds[] = {{SeriesKind::seeds, "seeds"},
                                              {SeriesKind::crossValidation, "cross_validation"}};

template <class T, std::size_t N>
Result<T> fromName(const Named<T> (&table)[N], const std::string& name) {
    if (const auto value = valueIn(table, name)) return *value;
    return Error{ErrorCode::invalidArgument, "\"" + name + "\" is none of: " + namesIn(table), {}};
}

// ---- values that are stored as words -------------------------------------------

std::string textOf(const Fold& fold) {
    return foldText(fold);
}
std::string textOf(adapter::Method method) {
    return adapter::methodName(method);
}
std::string textOf(adapter::StoreType type) {
    return adapter::storeTypeName(type);
}
std::string textOf(backbone::Precision precision) {
    return backbone::precisionName(precision);
}
std::string textOf(Balance balance) {
    return balanceName(balance);
}
std::string textOf(Ordinal ordinal) {
    return ordinalName(ordinal);
}
std::string textOf(HeadKind head) {
    return headName(head);
}
std::string textOf(adapter::Pooling pooling) {
    return adapter::poolingName(pooling);
}

Result<Fold> fromText(const std::string& text, Fold) {
    return foldFromText(text);
}
Result<adapter::Method> fromText(const std::string& text, adapter::Method) {
    return adapter::methodFromName(text);
}
Result<adapter::StoreType> fromText(const std::string& text, adapter::StoreType) {
    return adapter::storeTypeFromName(text);
}
Result<backbone::Precision> fromText(const std::string& text, backbone::Precision) {
    return backbone::precisionFromName(text);
}
Result<Balance> fromText(const std::string& text, Balance) {
    return balanceFromName(text);
}
Result<Ordinal> fromText(const std::string& text, Ordinal) {
    return ordinalFromName(text);
}
Result<adapter::Pooling> fromText(const std::string& text, adapter::Pooling) {
    return adapter::poolingFromName(text);
}
Result<HeadKind> fromText(const std::string& text, HeadKind) {
    return headFromName(text);
}

template <class T>
struct Optional {
    using Value = T;
    static constexpr bool is = false;
};
template <class T>
struct Optional<std::optional<T>> {
    using Value = T;
    static constexpr bool is = true;
};
template <class T>
constexpr bool isWord = std::is_enum_v<T> || std::is_same_v<T, Fold>;

template <class T>
json jsonOf(const T& value) {
    if constexpr (Optional<T>::is)
        return value ? jsonOf(*value) : json(nullptr);
    else if constexpr (isWord<T>)
        return textOf(value);
    else
        return value;
}

/// Throws json::exception where it is of another type.
template <class T>
Result<void> read(const json& j, T& value) {
    if constexpr (Optional<T>::is) {
        value.reset();
        if (j.is_null()) return {};
        typename Optional<T>::Value inside{};
        FOVEA_CHECK(read(j, inside));
        value = std::move(inside);
    } else if constexpr (isWord<T>) {
        FOVEA_TRY(value, fromText(j.get<std::string>(), T{}));
    } else {
        value = j.get<T>();
    }
    return {};
}

/// "6,7,8" or "6-11".
Result<std::vector<int>> layersFromText(const std::string& text) {
    const Error wrong{ErrorCode::invalidArgument, text + ": expected numbers like 6,7,8 or 6-11", {}};
    constexpr int kMost = 1000;
    std::vector<int> layers;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const char *const begin = part.data(), *const end = begin + part.size();
        int first = 0;
        auto done = std::from_chars(begin, end, first);
        int last = first;
        if (done.ec == std::errc() && done.ptr != end && *done.ptr == '-')
            done = std::from_chars(done.ptr + 1, end, last);
        if (done.ec != std::errc() || done.ptr != end || first < 0 || last < first || last > kMost)
            return wrong;
        for (int layer = first; layer <= last; ++layer) layers.push_back(layer);
    }
    if (layers.empty()) return wrong;
    return layers;
}

std::string numberText(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::general, 10).ptr};
}

Result<void> checkRange(const RunOption& option, double value) {
    const OptionRange& range = option.range;
    if (range.any() || (value >= range.least && value <= range.most)) return {};
    return Error{ErrorCode::invalidArgument,
                 std::string(option.key) + " must lie between " + numberText(range.least) + " and " +
                     numberText(range.most) + ", not be " + numberText(value),
                 {}};
}

// ---- what is not chosen ----------------------------------------------------------

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

void writeAssigned(const RunSettings& s, json& j) {
    if (s.assigned.fold) j["fold"] = foldText(*s.assigned.fold);
    if (s.assigned.heldOut) j["held_out"] = foldText(*s.assigned.heldOut);
    if (s.assigned.allForEpochs) j["all_for_epochs"] = *s.assigned.allForEpochs;
    if (s.assigned.trainImages) j["train_images"] = *s.assigned.trainImages;
    if (s.assigned.series) j["series"] = seriesJson(*s.assigned.series);
}

Result<void> readAssigned(const json& j, RunSettings& s) {
    if (j.contains("held_out")) {
        FOVEA_CHECK(read(j.at("held_out"), s.assigned.heldOut));
        // Groups are held out by a cross-validation only, which then assigns both.
        s.assigned.fold = std::exchange(s.fold, std::nullopt);
    }
    if (j.contains("all_for_epochs")) FOVEA_CHECK(read(j.at("all_for_epochs"), s.assigned.allForEpochs));
    if (j.contains("train_images")) FOVEA_CHECK(read(j.at("train_images"), s.assigned.trainImages));
    if (j.contains("series")) {
        FOVEA_TRY(s.assigned.series, seriesFromJson(j.at("series")));
    }
    return {};
}

}  // namespace

const char* balanceName(Balance balance) {
    return nameIn(kBalances, balance);
}
Result<Balance> balanceFromName(const std::string& name) {
    return fromName(kBalances, name);
}
const char* ordinalName(Ordinal ordinal) {
    return nameIn(kOrdinals, ordinal);
}
Result<Ordinal> ordinalFromName(const std::string& name) {
    return fromName(kOrdinals, name);
}
const char* headName(HeadKind head) {
    return nameIn(kHeads, head);
}
Result<HeadKind> headFromName(const std::string& name) {
    return fromName(kHeads, name);
}
const char* seriesKindName(SeriesKind kind) {
    return nameIn(kSeriesKinds, kind);
}

std::optional<Fold> foldOf(const RunSettings& settings) {
    return settings.assigned.fold ? settings.assigned.fold : settings.fold;
}

int epochsOf(const RunSettings& settings) {
    return settings.assigned.allForEpochs.value_or(settings.epochs);
}

double sideShareOf(const RunSettings& settings) {
    if (settings.head == HeadKind::plain) return 1;
    return epochsOf(settings) == 0 ? 0 : kSideShare;
}

const RunOption& runOption(const RunOption::Member& member) {
    return *std::find_if(std::begin(kRunOptions), std::end(kRunOptions),
                         [&](const RunOption& option) { return option.member == member; });
}

std::string optionText(const RunOption& option, const RunSettings& settings) {
    const json value = std::visit([&](auto member) { return jsonOf(settings.*member); }, option.member);
    return value.is_null() ? "auto" : value.is_string() ? value.get<std::string>() : value.dump();
}

Result<void> setOption(const RunOption& option, const std::string& text, RunSettings& settings) {
    if (const auto* layers = std::get_if<std::optional<std::vector<int>> RunSettings::*>(&option.member)) {
        FOVEA_TRY(settings.**layers, layersFromText(text));
        return {};
    }
    return std::visit(
        [&](auto member) -> Result<void> {
            auto& value = settings.*member;
            using T = std::decay_t<decltype(value)>;
            if constexpr (isWord<typename Optional<T>::Value> || std::is_same_v<T, std::string>) {
                const bool open = Optional<T>::is && text == "auto";
                return read(open ? json(nullptr) : json(text), value);
            }
            return Error{ErrorCode::invalidArgument, std::string(option.key) + " is no word", {}};
        },
        option.member);
}

Result<void> checkSettings(const RunSettings& settings) {
    FOVEA_CHECK(evaluation::ruleFromText(settings.operatingPoint));
    if (settings.head == HeadKind::plain && epochsOf(settings) == 0)
        return Error{ErrorCode::invalidArgument,
                     "epochs must not be 0 without a read-out: nothing would be learned",
                     {}};
    FOVEA_CHECK(adapter::sideWidthFromText(settings.sideWidth, {}));
    for (const RunOption& option : kRunOptions) {
        FOVEA_CHECK(std::visit(
            [&](auto member) -> Result<void> {
                const auto& value = settings.*member;
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_arithmetic_v<T>)
                    return checkRange(option, double(value));
                else if constexpr (std::is_arithmetic_v<typename Optional<T>::Value>)
                    return value ? checkRange(option, double(*value)) : Result<void>();
                else
                    return {};
            },
            option.member));
    }
    return {};
}

std::string settingsToJson(const RunSettings& settings) {
    static const RunSettings standard;
    json j = json::object();
    for (const RunOption& option : kRunOptions)
        std::visit(
            [&](auto member) {
                const json value = jsonOf(settings.*member);
                const json without =
                    option.before ? json::parse(option.before) : json(jsonOf(standard.*member));
                if (option.stored == RunOption::Stored::always || value != without) j[option.key] = value;
            },
            option.member);
    writeAssigned(settings, j);
    if (settings.adapted.store) j["store_that_fits"] = textOf(*settings.adapted.store);
    if (settings.adapted.microBatch > 0) j["images_at_once"] = settings.adapted.microBatch;
    return j.dump();
}

Result<RunSettings> settingsFromJson(const std::string& text) {
    try {
        const json whole = json::parse(text);
        const json& j = whole.contains("settings") ? whole.at("settings") : whole;
        RunSettings s;
        for (const RunOption& option : kRunOptions)
            FOVEA_CHECK(std::visit(
                [&](auto member) -> Result<void> {
                    if (j.contains(option.key)) return read(j.at(option.key), s.*member);
                    if (option.before) return read(json::parse(option.before), s.*member);
                    if (option.stored == RunOption::Stored::always &&
                        !Optional<std::decay_t<decltype(s.*member)>>::is)
                        return Error{ErrorCode::corruptFile,
                                     std::string("run settings: there is no ") + option.key,
                                     {}};
                    return {};
                },
                option.member));
        FOVEA_CHECK(readAssigned(j, s));
        if (j.contains("store_that_fits")) FOVEA_CHECK(read(j.at("store_that_fits"), s.adapted.store));
        if (j.contains("images_at_once")) FOVEA_CHECK(read(j.at("images_at_once"), s.adapted.microBatch));
        return s;
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("run settings: ") + e.what(), {}};
    }
}

}  // namespace fovea::runs
