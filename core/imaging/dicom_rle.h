#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// One frame of DICOM's RLE (PS3.5 Annex G): `samples` planes of `pixels` cells
/// of `cellBytes` bytes, little endian. Error: corruptFile, also where a segment
/// yields too little: DCMTK's decoder repeats the last pixel then.
Result<std::vector<std::uint8_t>> decodeRle(std::span<const std::byte> bytes, std::size_t pixels,
                                            std::size_t samples, std::size_t cellBytes);

}  // namespace fovea::imaging
