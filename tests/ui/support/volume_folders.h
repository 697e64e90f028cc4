#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <string>

#include "tests/imaging/volume_maker.h"

namespace fovea::test {

/// `perClass` NIfTI volumes of 5 axial and 12 coronal slices each in FOLDER/ill and FOLDER/well; true on
/// success.
inline bool writeVolumeFolders(const std::string& folder, int perClass) {
    int seed = 0;
    for (const std::string label : {"ill", "well"}) {
        QDir().mkpath(QString::fromStdString(folder + "/" + label));
        for (int i = 0; i < perClass; ++i) {
            VolumeMaker volume{{20, 12, 5}};
            ++seed;
            for (int k = 0; k < 20 * 12 * 5; ++k)
                volume.values.push_back(std::int16_t((k * (seed * 131 + 17)) % 2003 - 1000));
            const std::string bytes = volume.nifti();
            QFile file(QString::fromStdString(folder + "/" + label + "/" + std::to_string(i) + ".nii"));
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
                return false;
        }
    }
    return true;
}

}  // namespace fovea::test
