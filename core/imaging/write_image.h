#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "imaging/image.h"

namespace fovea::imaging {

/// PNG bytes of 1- or 3-channel pixels.
Result<std::vector<std::byte>> encodePng(const Pixels& pixels);

/// Writes a PNG file. Errors: notWritable, diskFull.
Result<void> writePng(const std::string& path, const Pixels& pixels, FileLayer& files);

/// A DICOM UID below 2.25 (PS3.5 B.2), derived from `seed` alone.
std::string dicomUid(const std::string& seed);

/// A new single-frame DICOM Secondary Capture image (explicit VR little endian)
/// with the given attributes, by keyword ("PatientID" ...), beside the ones the
/// pixels determine; UIDs that are not given are derived from `uidSeed`, so that
/// the same input gives the same file. Values are UTF-8. Errors: invalidArgument
/// (no such keyword), notWritable, diskFull.
Result<void> writeDicom(const std::string& path, const Pixels& pixels,
                        const std::map<std::string, std::string>& attributes, const std::string& uidSeed,
                        FileLayer& files);

/// Stored grey values of 16 bits, as scanners have them.
struct Grey16 {
    int width = 0;
    int height = 0;
    std::vector<std::uint16_t> data;  ///< [height, width]
    static constexpr int channels = 1;
};
/// The same with 16 bits a pixel.
Result<void> writeDicom(const std::string& path, const Grey16& pixels,
                        const std::map<std::string, std::string>& attributes, const std::string& uidSeed,
                        FileLayer& files);

}  // namespace fovea::imaging
