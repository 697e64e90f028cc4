#include "run_options.h"

#include <sstream>
#include <string_view>
#include <type_traits>

#include "project_json.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

constexpr const char *kEpochs = "--epochs", *kBatch = "--batch", *kRate = "--lr",
                     *kResolution = "--resolution", *kSideNetworks = "--side-networks";

/// "fpt+,fpt" as a list.
std::vector<std::string> wordsOf(const runs::RunOption& option) {
    std::vector<std::string> words;
    std::istringstream list(option.words);
    for (std::string word; std::getline(list, word, ',');) words.push_back(word);
    return words;
}

template <class T>
struct NumberOf {
    using Type = T;
};
template <class T>
struct NumberOf<std::optional<T>> {
    using Type = T;
};

/// An option whose text setOption() reads; what it refuses is wrong usage.
CLI::Option* addWord(CLI::App& verb, const runs::RunOption& option, runs::RunSettings& settings) {
    CLI::Option* added = verb.add_option_function<std::string>(
        option.flag,
        [&option, &settings](const std::string& text) {
            const auto set = runs::setOption(option, text, settings);
            if (!set) throw CLI::ValidationError(option.flag, set.error().detail);
        },
        option.help);
    if (const auto words = wordsOf(option); !words.empty()) added->check(CLI::IsMember(words));
    return added;
}

CLI::Option* addOption(CLI::App& verb, const runs::RunOption& option, runs::RunSettings& settings) {
    return std::visit(
        [&](auto member) -> CLI::Option* {
            auto& target = settings.*member;
            using Number = typename NumberOf<std::decay_t<decltype(target)>>::Type;
            if constexpr (std::is_same_v<Number, bool>) {
                return verb.add_flag(option.flag, target, option.help);
            } else if constexpr (std::is_arithmetic_v<Number>) {
                CLI::Option* added = verb.add_option(option.flag, target, option.help);
                if (!option.range.any())
                    added->check(CLI::Range(Number(option.range.least), Number(option.range.most)));
                return added;
            } else {
                return addWord(verb, option, settings);
            }
        },
        option.member);
}

/// What is taken where the option is not given; nothing where the help says it.
std::string defaultOf(const runs::RunOption& option, const runs::RunSettings& settings) {
    const bool told = std::string_view(option.help).find("(default") != std::string_view::npos;
    const std::string text = told ? "" : runs::optionText(option, settings);
    return text == "auto" && *option.words == '\0' ? "" : text;
}

}  // namespace

void addRunOptions(CLI::App& verb, AskedRun& asked) {
    asked.verb = &verb;
    verb.add_option_function<std::string>(
            "--preset",
            [&asked](const std::string& name) {
                asked.preset = runs::effortFromName(name).value_or(asked.preset);
            },
            "quick, balanced or thorough: epochs, batch, learning rate, resolution and side networks that "
            "are "
            "not given, "
            "for "
            "the number of training images")
        ->check(CLI::IsMember({"quick", "balanced", "thorough"}))
        ->default_str(runs::effortName(asked.preset));
    for (const runs::RunOption& option : runs::kRunOptions) {
        CLI::Option* added = addOption(verb, option, asked.settings);
        const std::string standard = defaultOf(option, asked.settings);
        if (!standard.empty() && added->get_items_expected_max() > 0) added->default_str(standard);
    }
}

Result<runs::RunSettings> settingsFor(const project::Project& project, const AskedRun& asked) {
    FOVEA_TRY(const std::vector<dataset::Sample> samples, project.samples());
    const runs::TrainingBudget budget = runs::trainingBudget(asked.preset, runs::trainingImages(samples));
    runs::RunSettings settings = asked.settings;
    const auto given = [&](const char* flag) { return asked.verb->count(flag) > 0; };
    if (!given(kEpochs)) settings.epochs = budget.epochs;
    if (!given(kBatch)) settings.batch = budget.batch;
    if (!given(kRate)) settings.learningRate = budget.learningRate;
    if (!given(kSideNetworks) && settings.epochs > 0)
        settings.sideNetworks = runs::sideNetworksOf(asked.preset);
    const int resolution = runs::resolutionOf(asked.preset);
    if (!given(kResolution) && resolution != runs::resolutionOf(runs::Effort::balanced))
        settings.resolution = resolution;
    return settings;
}

json toJson(const features::PreloadReport& r) {
    return {{"already_there", r.alreadyThere},
            {"added", r.added},
            {"seconds", r.seconds},
            {"problems", toJson(r.problems)}};
}

json toJson(const runs::RunOutcome& o) {
    json document = json::parse(runs::resultToJson(o));
    document.erase("schema");
    document.erase("preload_problems");  // `preload` lists them
    if (!o.planned) document["planned"] = nullptr;
    document["run"] = o.run;
    document["method"] = o.method;
    document["backbone"] = o.backbone;
    document["adapter"] = o.adapterPath;
    document["notes"] = messageTexts(o.notices);
    document.erase("tuning");
    document["positive"] = document["threshold"] = document["temperature"] = nullptr;
    if (o.tuning) {
        document["positive"] = nameOrNull(o.tuning->positive);
        if (o.tuning->thresholds) {
            document["threshold"] = evaluation::toJson(*o.tuning->thresholds);
            document["temperature"] = o.tuning->recalibration.temperature;
        }
        for (std::size_t f = 0; f < o.tuning->findings.size(); ++f) {
            const adapter::Tuning& one = o.tuning->findings[f];
            document["findings"][o.names[f]] = {{"threshold", evaluation::toJson(*one.thresholds)},
                                                {"temperature", one.recalibration.temperature}};
        }
    }
    document["question"] = nameOrNull(o.question);
    document["kind"] = o.kind;
    document["preload"] = toJson(o.preload);
    return document;
}

}  // namespace fovea::cli
