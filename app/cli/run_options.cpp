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

}  // namespace

void RunOptions::addTo(CLI::App& verb) {
    verb.add_option("--backbone", m_backbone, "starter, untrained, a name from the list, or a folder")
        ->capture_default_str();
    verb.add_option("--method", m_method, "fpt+ or fpt")
        ->check(CLI::IsMember({"fpt+", "fpt"}))
        ->capture_default_str();
    verb.add_option("--resolution", m_resolution, "Pixels of the image that the backbone reads (default 512)")
        ->check(CLI::Range(16, 8192));
    verb.add_option("--low-resolution", m_lowResolution,
                    "Pixels of the image that the side network reads (default 128 or 224)")
        ->check(CLI::Range(16, 4096));
    verb.add_option("--layers", m_layers, "Backbone layers to take features from, as 6,7,8 or 6-11")
        ->check([](const std::string& text) {
            const auto layers = parseLayers(text);
            return layers ? std::string() : layers.error().detail;
        });
    verb.add_option("--token-ratio", m_tokenRatio, "Share of tokens kept (default 0.2)")
        ->check(CLI::Range(1e-6, 1.0));
    verb.add_option("--prompts", m_prompts, "Prompts per layer (default 16)")->check(CLI::Range(1, 4096));
    verb.add_option("--precision", m_precision, "fp32 or bf16, of the frozen pass")
        ->check(CLI::IsMember({"fp32", "bf16"}))
        ->capture_default_str();
    verb.add_option("--epochs", m_defaults.epochs, "Passes over the training images")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb.add_option("--batch", m_defaults.batch, "Images per step")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    verb.add_option("--lr", m_defaults.learningRate, "Learning rate")
        ->check(CLI::Range(1e-9, 1.0))
        ->capture_default_str();
    verb.add_option("--seed", m_defaults.seed, "Of everything random")->capture_default_str();
    verb.add_flag("--flip", m_defaults.flip,
                  "Mirror training images at random: where left and right do not matter");
    verb.add_option("--device", m_device, "auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    verb.add_option("--threads", m_threads, "Processor threads (default: all)")->check(CLI::Range(1, 1024));
}

Result<training::RunSettings> RunOptions::settings() const {
    training::RunSettings s = m_defaults;
    s.backbone = m_backbone;
    FOVEA_TRY(s.method, adapter::methodFromName(m_method));
    FOVEA_TRY(s.precision, backbone::precisionFromName(m_precision));
    s.device = m_device;
    s.threads = m_threads;
    if (m_resolution > 0) s.resolution = m_resolution;
    if (m_lowResolution > 0) s.lowResolution = m_lowResolution;
    if (m_tokenRatio > 0) s.tokenRatio = m_tokenRatio;
    if (m_prompts > 0) s.prompts = m_prompts;
    if (!m_layers.empty()) {
        FOVEA_TRY(s.layers, parseLayers(m_layers));
    }
    return s;
}

json toJson(const features::PreloadReport& r) {
    return {{"already_there", r.alreadyThere},
            {"added", r.added},
            {"seconds", r.seconds},
            {"problems", toJson(r.problems)}};
}

json toJson(const training::RunOutcome& o) {
    json validation = json::array();
    for (const training::EpochRecord& e : o.validation)
        validation.push_back({{"loss", e.loss}, {"auc", e.auc}});
    return {{"run", o.run},
            {"method", o.method},
            {"backbone", o.backbone},
            {"learnable_parameters", o.learnableParameters},
            {"epochs", o.epochs},
            {"best_epoch", o.bestEpoch},
            {"losses", o.losses},
            {"validation", validation},
            {"seconds", o.seconds},
            {"peak_memory_mb", o.peakMemoryMb},
            {"adapter", o.adapterPath},
            {"preload", toJson(o.preload)}};
}

}  // namespace fovea::cli
