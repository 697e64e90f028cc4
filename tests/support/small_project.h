#pragma once

#include <QDir>
#include <cstdint>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/random.h"
#include "imaging/write_image.h"
#include "project/import_images.h"
#include "runs/run.h"

namespace fovea::test {

/// A picture that a few rounds tell from its opposite: a bright spot left or right, among faint ones
/// that are others in every picture, so that no two look alike.
inline imaging::Pixels spot(bool left, int seed) {
    constexpr int kSide = 64;
    constexpr int kFaint = 7;
    Random random(mixSeed({std::uint64_t(seed), std::uint64_t(left)}));
    const auto between = [&random](int low, int high) {
        return low + int(random.below(std::uint64_t(high - low + 1)));
    };
    struct Ellipse {
        int x, y, width, height, grey;
    };
    std::vector<Ellipse> ellipses;
    for (int i = 0; i < kFaint; ++i)
        ellipses.push_back(
            {between(0, kSide), between(0, kSide), between(4, 12), between(4, 12), between(50, 95)});
    ellipses.push_back(
        {between(12, 20) + (left ? 0 : kSide / 2), between(20, 44), between(7, 12), between(9, 16), 200});
    imaging::Pixels pixels{kSide, kSide, 1, {}};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            int grey = 30;
            for (const Ellipse& e : ellipses) {
                const double u = double(x - e.x) / e.width, v = double(y - e.y) / e.height;
                if (u * u + v * v < 1) grey = e.grey;
            }
            pixels.data.push_back(std::uint8_t(grey + between(0, 20)));
        }
    return pixels;
}

/// A folder with `images`: left/*.png, right/*.png. True on success.
inline bool writeSpots(const std::string& folder, int perClass, int firstSeed = 0) {
    for (const bool left : {true, false}) {
        const std::string name = folder + (left ? "/left" : "/right");
        QDir().mkpath(QString::fromStdString(name));
        for (int i = 0; i < perClass; ++i)
            if (!imaging::writePng(name + "/" + std::to_string(i + 1) + ".png",
                                   spot(left, firstSeed + 2 * i + left), *systemFileLayer()))
                return false;
    }
    return true;
}

/// Settings that train in a second or two.
inline runs::RunSettings smallSettings() {
    runs::RunSettings s;
    s.resolution = 64;
    s.lowResolution = 32;
    s.epochs = 4;
    s.batch = 8;
    s.device = "cpu";
    s.threads = 1;
    return s;
}

/// Settings where what comes out does not matter: one epoch, the same on every processor.
inline runs::RunSettings quickSettings() {
    runs::RunSettings s = smallSettings();
    s.epochs = 1;
    s.precision = backbone::Precision::fp32;
    return s;
}

/// A project of 2 x `perClass` such pictures; its folder, or empty on failure.
inline std::string makeSmallProject(const std::string& folder, int perClass = 20) {
    if (!writeSpots(folder + "/images", perClass)) return {};
    const std::string project = folder + "/spots.fovea";
    return project::importImages(project, {folder + "/images", project::SplitMode::make, 1}, {}).ok()
               ? project
               : std::string();
}

/// The same, trained once with smallSettings().
inline std::string makeTrainedProject(const std::string& folder) {
    const std::string path = makeSmallProject(folder);
    if (path.empty()) return {};
    auto project = project::Project::open(path);
    if (!project) return {};
    return runs::runTraining(*project, smallSettings(), false, systemFileLayer(), {}).ok() ? path
                                                                                           : std::string();
}

}  // namespace fovea::test
