#include "backbone/backbone_folder.h"

#include <filesystem>

#include "backbone/model_config.h"

namespace fovea::backbone {

namespace fs = std::filesystem;

Result<BackboneFolder> openBackboneFolder(const std::string& path) {
    return guarded([&]() -> Result<BackboneFolder> {
        const fs::path folder = path;
        if (!fs::exists(folder)) return Error{ErrorCode::fileNotFound, "no such folder", path};
        if (!fs::is_directory(folder)) {
            if (isPickle(path)) return pickleRefused(path);
            return Error{ErrorCode::unsupportedModel,
                         "a backbone is a folder with config.json and model.safetensors", path};
        }
        BackboneFolder result;
        result.path = path;
        result.name = fs::canonical(folder).filename().string();
        // First, so that another architecture is named for what it is, whatever its weights are in.
        std::optional<ModelConfig> model;
        std::string configPath = (folder / "config.json").string();
        if (const fs::path other = folder / "open_clip_config.json";
            !fs::exists(configPath) && fs::exists(other))
            configPath = other.string();
        if (fs::exists(configPath)) {
            FOVEA_TRY(const std::string text, readTextFile(configPath));
            FOVEA_TRY(model, parseModelConfig(text, configPath));
        }
        FOVEA_TRY(result.weights, WeightFiles::open(path));
        FOVEA_TRY(result.tensors, recogniseTensors(result.weights.tensors(), result.weights.path()));
        FOVEA_TRY(result.config, configOf(model, result.tensors, configPath, result.weights.path()));
        FOVEA_CHECK(checkTensors(result.tensors, result.config, result.weights.path()));
        FOVEA_TRY(result.normalisation, normalisationOf(path, model));
        return result;
    });
}

}  // namespace fovea::backbone
