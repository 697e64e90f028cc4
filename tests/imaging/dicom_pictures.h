#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"

/// Of a Result: that it is there, else with what it says instead.
#define VERIFY_READ(image) QVERIFY2((image).ok(), (image).ok() ? "" : (image).error().detail.c_str())

namespace fovea::test {

// Transfer syntaxes (DICOM PS3.6, table A-1).
inline constexpr const char* kJpegBaseline = "1.2.840.10008.1.2.4.50";
inline constexpr const char* kJpegExtended = "1.2.840.10008.1.2.4.51";
inline constexpr const char* kJpegLossless = "1.2.840.10008.1.2.4.70";
inline constexpr const char* kJpegLs = "1.2.840.10008.1.2.4.80";
inline constexpr const char* kJpeg2000 = "1.2.840.10008.1.2.4.90";
inline constexpr const char* kRle = "1.2.840.10008.1.2.5";

/// Of pixels, as an Image has them.
using Values = std::vector<double>;

/// The picture of the files of files/make_files.py, 26 x 20, with this stream as its only fragment.
inline DicomMaker picture(std::vector<std::uint8_t> stream, int samples, int bits,
                          const std::string& photometric, const char* syntax) {
    DicomMaker maker;
    maker.columns = 26;
    maker.rows = 20;
    maker.samples = samples;
    maker.allocated = bits > 8 ? 16 : 8;
    maker.stored = bits;
    maker.photometric = photometric;
    maker.fragments = {std::move(stream)};
    maker.transferSyntax = syntax;
    return maker;
}

/// One of those files as it is.
inline std::vector<std::uint8_t> fileBytes(const std::string& name) {
    const std::string content = contentOf(imageFile(name));
    return {content.begin(), content.end()};
}

}  // namespace fovea::test
