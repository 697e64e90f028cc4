#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/imaging/dicom_maker.h"

namespace fovea::test {

/// The image of `maker` as DCMTK compresses it: the only fragment. Empty where that failed. For JPEG
/// lossless (.4.70), extended (.4.51) and JPEG-LS (.4.80).
std::vector<std::uint8_t> compressedBy(const DicomMaker& maker, const std::string& transferSyntax);

}  // namespace fovea::test
