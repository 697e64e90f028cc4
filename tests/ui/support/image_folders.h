#pragma once

#include <QDir>
#include <QFile>
#include <string>

#include "base/file_layer.h"
#include "base/random.h"
#include "imaging/write_image.h"

namespace fovea::test {

/// A grey picture of noise, a different one for every `seed`: no two look alike.
inline imaging::Pixels picture(int seed, int size = 32) {
    imaging::Pixels pixels{size, size, 1, {}};
    pixels.data.resize(std::size_t(size) * std::size_t(size));
    Random random(mixSeed({std::uint64_t(seed)}));
    for (std::uint8_t& grey : pixels.data) grey = std::uint8_t(random.below(251));
    return pixels;
}

/// `perClass` small PNG files each in FOLDER/healthy and FOLDER/lesions; true on success.
inline bool writeImageFolders(const std::string& folder, int perClass) {
    int seed = 0;
    for (const std::string label : {"healthy", "lesions"}) {
        QDir().mkpath(QString::fromStdString(folder + "/" + label));
        for (int i = 0; i < perClass; ++i) {
            const std::string file = folder + "/" + label + "/" + std::to_string(i + 1) + ".png";
            if (!imaging::writePng(file, picture(seed++), *systemFileLayer())) return false;
        }
    }
    return true;
}

/// A file with the name of an image that no reader can decode.
inline void writeBrokenImage(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly)) file.write(QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(64, 'x'));
}

}  // namespace fovea::test
