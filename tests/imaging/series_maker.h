#pragma once

#include <filesystem>
#include <string>

#include "tests/imaging/dicom_maker.h"

namespace fovea::test {

constexpr int kSlices = 6;

/// A series of slices of 8 x 6 pixels, 4 mm apart, in a folder.
struct SeriesMaker {
    std::string series = "1.2.3";
    int number = 3;
    std::string patient = "P1";
    int slices = kSlices;
    std::string echoTime = {};
    int columns = 8, rows = 6;
    int missing = -1;  ///< this slice is not written
    int doubled = -1;  ///< this one is written twice, under another number
    int seed = 0;      ///< other pixels

    void write(const std::string& folder, int from = 0) const {
        std::filesystem::create_directories(folder);
        for (int i = from; i < slices; ++i) {
            if (i == missing) continue;
            writeSlice(folder + "/" + std::to_string(i * 7 % 10) + "-" + std::to_string(i) + ".dcm", i,
                       i + 1);
            if (i == doubled) writeSlice(folder + "/again.dcm", i, 100);
        }
    }

private:
    void writeSlice(const std::string& file, int i, int instance) const {
        DicomMaker maker;
        maker.columns = columns;
        maker.rows = rows;
        for (int p = 0; p < 48; ++p)
            maker.words.push_back(std::uint16_t(100 * i + p * (i + 1) + seed * (p % 7)));
        maker.texts = {{"SOPClassUID", "1.2.840.10008.5.1.4.1.1.2"},
                       {"SOPInstanceUID", series + "." + std::to_string(instance)},
                       {"SeriesInstanceUID", series},
                       {"SeriesNumber", std::to_string(number)},
                       {"InstanceNumber", std::to_string(instance)},
                       {"PatientID", patient},
                       {"ImagePositionPatient", "0\\0\\" + std::to_string(4 * i)},
                       {"ImageOrientationPatient", "1\\0\\0\\0\\1\\0"},
                       {"PixelSpacing", "2\\2"},
                       {"WindowCenter", "300"},
                       {"WindowWidth", "700"}};
        if (!echoTime.empty()) maker.texts.emplace_back("EchoTime", echoTime);
        if (!maker.write(file)) qFatal("no DICOM file was written");
    }
};

/// FOLDER/ill and FOLDER/well with so many series each, of patients of their own; of the first one in `ill` a
/// slice is missing, of the first one in `well` one is doubled.
inline void writeSeriesFolders(const std::string& folder, int perClass) {
    for (int i = 0; i < 2 * perClass; ++i) {
        const bool ill = i < perClass;
        const std::string name = std::to_string(i);
        SeriesMaker series{"1.2." + name, 1 + i, "P" + name};
        series.seed = 31 * (i + 1);
        if (i == 0) series.missing = 2;
        if (i == perClass) series.doubled = 3;
        series.write(folder + (ill ? "/ill/" : "/well/") + name);
    }
}

}  // namespace fovea::test
