#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "base/random.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "runs/run.h"
#include "tests/support/made_up_backbone.h"

namespace fovea::test {

/// 20 small pictures in two classes that differ in brightness, 12 to learn from, 4 to choose
/// by, 4 to judge by; a backbone with random weights; and a project of the pictures.
/// All below `root`: "images", "backbone", "p.fovea".
inline bool makeBrightnessProject(const std::string& root, int scale = 1) {
    int number = 0;
    for (const auto& [split, count] : {std::pair("train", 6), std::pair("val", 2), std::pair("test", 2)}) {
        for (const char* label : {"ill", "well"}) {
            const std::string folder = root + "/images/" + split + "/" + label;
            if (!systemFileLayer()->makeFolders(folder)) return false;
            for (int i = 0; i < count * scale; ++i) {
                imaging::Pixels p{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                Random random{std::uint64_t(++number)};
                for (auto& v : p.data)
                    v = std::uint8_t(random.below(160) + (std::string(label) == "ill" ? 90 : 0));
                if (!imaging::writePng(folder + "/" + std::to_string(number) + ".png", p, *systemFileLayer()))
                    return false;
            }
        }
    }
    if (!MadeUpBackbone(tinyViT()).write(root + "/backbone")) return false;
    return project::importImages(root + "/p.fovea", {root + "/images", project::SplitMode::folders}, {}).ok();
}

/// Three epochs of three steps.
inline runs::RunSettings smallRun(const std::string& root) {
    runs::RunSettings s;
    s.backbone = root + "/backbone";
    s.resolution = 64;
    s.lowResolution = 32;
    s.layers = {2, 3};
    s.tokenRatio = 0.3;
    s.prompts = 4;
    s.precision = backbone::Precision::fp32;
    s.device = "cpu";
    s.threads = 1;  // several would wait for each other on a busy machine
    s.epochs = 3;
    s.batch = 4;
    s.learningRate = 5e-3;
    s.seed = 5;
    return s;
}

/// What a run came to that must not depend on how often it was interrupted.
struct RunResult {
    std::string losses, validation, adapter;
    bool operator==(const RunResult&) const = default;
};
inline RunResult resultOf(const project::Project& project, std::int64_t run) {
    const auto known = project.run(run);
    if (!known) return {};
    const auto result = nlohmann::json::parse(known->resultJson, nullptr, false);
    const auto adapter = readTextFile(project.folder() + "/" + known->adapterPath);
    if (!result.is_object() || !adapter) return {};
    return {result["losses"].dump(), result["validation"].dump(), *adapter};
}

}  // namespace fovea::test
