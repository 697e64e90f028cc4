#include "run_options.h"

#include <sstream>

#include "project_json.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

/// "6,7,8" or "6-11".
Result<std::vector<int>> parseLayers(const std::string& text) {
    const Error wrong{
        ErrorCode::invalidArgument, "--layers " + text + ": expected numbers like 6,7,8 or 6-11", {}};
    std::vector<int> layers;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const std::size_t dash = part.find('-');
        try {
            std::size_t used = 0;
            const int first = std::stoi(part, &used);
            int last = first;
            if (dash != std::string::npos) {
                if (used != dash) return wrong;
                last = std::stoi(part.substr(dash + 1), &used);
                used += dash + 1;
            }
            if (used != part.size() || first < 0 || last < first || last > 1000) return wrong;
            for (int layer = first; layer <= last; ++layer) layers.push_back(layer);
        } catch (const std::logic_error&) {
            return wrong;
        }
    }
    if (layers.empty()) return wrong;
    return layers;
}

/// None for "auto".
Result<std::optional<backbone::Precision>> parsePrecision(const std::string& text) {
    if (text == "auto") return std::optional<backbone::Precision>();
    FOVEA_TRY(const backbone::Precision precision, backbone::precisionFromName(text));
    return std::optional(precision);
}

/// None for "auto".
Result<std::optional<adapter::StoreType>> parseStore(const std::string& text) {
    if (text == "auto") return std::optional<adapter::StoreType>();
    FOVEA_TRY(const adapter::StoreType type, adapter::storeTypeFromName(text));
    return std::optional(type);
}

/// An option whose text `parse` reads into `target`; what it refuses is wrong usage.
template <class T, class Target>
CLI::Option* addParsed(CLI::App& verb, const char* name, Result<T> (*parse)(const std::string&),
                       Target& target, const char* description) {
    return verb.add_option_function<std::string>(
        name,
        [name, parse, &target](const std::string& text) {
            auto parsed = parse(text);
            if (!parsed) throw CLI::ValidationError(name, parsed.error().detail);
            target = std::move(*parsed);
        },
        description);
}

}  // namespace

void addRunOptions(CLI::App& verb, runs::RunSettings& s) {
    verb.add_option("--backbone", s.backbone, "starter, untrained, a name from the list, or a folder")
        ->capture_default_str();
    addParsed(verb, "--method", adapter::methodFromName, s.method, "fpt+ or fpt")
        ->check(CLI::IsMember({"fpt+", "fpt"}))
        ->default_str(adapter::methodName(s.method));
    verb.add_option("--resolution", s.resolution, "Pixels of the image that the backbone reads (default 512)")
        ->check(CLI::Range(16, 8192));
    verb.add_option("--low-resolution", s.lowResolution,
                    "Pixels of the image that the side network reads (default 128 or 224)")
        ->check(CLI::Range(16, 4096));
    addParsed(verb, "--layers", parseLayers, s.layers,
              "Backbone layers to take features from, as 6,7,8 or 6-11");
    verb.add_option("--token-ratio", s.tokenRatio, "Share of tokens kept (default 0.2)")
        ->check(CLI::Range(1e-6, 1.0));
    verb.add_option("--prompts", s.prompts, "Prompts per layer (default 16)")->check(CLI::Range(1, 4096));
    addParsed(verb, "--precision", parsePrecision, s.precision,
              "fp32 or bf16, of the frozen pass; auto: the faster one here")
        ->check(CLI::IsMember({"auto", "fp32", "bf16"}))
        ->default_str("auto");
    addParsed(verb, "--store", parseStore, s.store, "fp16 or int8: numbers in which features are stored")
        ->check(CLI::IsMember({"auto", "fp16", "int8"}))
        ->default_str("auto");
    verb.add_option("--epochs", s.epochs, "Passes over the training images")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb.add_option("--batch", s.batch, "Images per step")->check(CLI::Range(1, 4096))->capture_default_str();
    verb.add_option("--lr", s.learningRate, "Learning rate")
        ->check(CLI::Range(1e-9, 1.0))
        ->capture_default_str();
    verb.add_option("--seed", s.seed, "Of everything random")->capture_default_str();
    addParsed(verb, "--fold", runs::foldFromText, s.fold,
              "K/N: of the images of train and val, divided into N groups by patient, the K-th is val");
    addParsed(
        verb, "--balance", runs::balanceFromName, s.balance,
        "off; weights: rare classes weigh more in the loss; auto: where the largest class has more than "
        "3 times the smallest one's images")
        ->check(CLI::IsMember({"off", "weights", "auto"}))
        ->default_str(runs::balanceName(s.balance));
    addParsed(verb, "--ordinal", runs::ordinalFromName, s.ordinal,
              "Whether the loss takes the classes for grades, so that far off costs more; auto: where the "
              "project has grades")
        ->check(CLI::IsMember({"off", "on", "auto"}))
        ->default_str(runs::ordinalName(s.ordinal));
    verb.add_option("--patience", s.patience,
                    "End when so many epochs were no better than the best one (0: never)")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    verb.add_flag("--flip", s.flip, "Mirror training images at random: where left and right do not matter");
    verb.add_option("--device", s.device, "auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    verb.add_option("--threads", s.threads, "Processor threads (default: all)")->check(CLI::Range(1, 1024));
}

json toJson(const features::PreloadReport& r) {
    return {{"already_there", r.alreadyThere},
            {"added", r.added},
            {"seconds", r.seconds},
            {"problems", toJson(r.problems)}};
}

json toJson(const runs::RunOutcome& o) {
    json validation = json::array();
    for (const training::EpochRecord& e : o.validation)
        validation.push_back({{"loss", e.loss}, {"auc", e.auc}});
    json baseline;
    if (o.baseline)
        baseline = {{"auc", toJson(o.baseline->auc)},
                    {"adapter_minus_this", toJson(o.baseline->adapterMinusThis)}};
    return {{"run", o.run},
            {"method", o.method},
            {"backbone", o.backbone},
            {"learnable_parameters", o.learnableParameters},
            {"epochs", o.epochs},
            {"best_epoch", o.bestEpoch},
            {"losses", o.losses},
            {"validation", validation},
            {"seconds", o.seconds},
            {"whole_seconds", o.wholeSeconds},
            {"planned", o.planned ? json{{"preload_seconds", o.planned->preloadSeconds},
                                         {"train_seconds", o.planned->trainSeconds}}
                                  : json(nullptr)},
            {"peak_memory_mb", o.peakMemoryMb},
            {"adapter", o.adapterPath},
            {"epochs_planned", o.epochsPlanned},
            {"out_of_patience", o.stoppedByPatience},
            {"halvings", o.halvings},
            {"class_weights", o.classWeights},
            {"baseline", std::move(baseline)},
            {"notes", remarkTexts(o.notes)},
            {"preload", toJson(o.preload)}};
}

}  // namespace fovea::cli
