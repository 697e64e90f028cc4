#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "imaging/content_type.h"
#include "imaging/deidentify.h"

namespace fovea::imaging {

/// The cleaners behind deidentified(), one per family of formats. `bytes`: the whole file.
/// Errors carry no file name. What contradicts itself is corruptFile.
using Bytes = std::vector<std::byte>;
Result<Bytes> deidentifiedDicom(const std::string& path, std::span<const std::byte> bytes,
                                const Pseudonyms& pseudonyms);
Result<Bytes> deidentifiedPng(std::span<const std::byte> bytes);
Result<Bytes> deidentifiedJpeg(std::span<const std::byte> bytes);
Result<Bytes> deidentifiedJpeg2000(std::span<const std::byte> bytes);
Result<Bytes> deidentifiedTiff(std::span<const std::byte> bytes);
Result<Bytes> deidentifiedWebp(std::span<const std::byte> bytes);
Result<Bytes> deidentifiedVolume(ContentType type, std::span<const std::byte> bytes);

}  // namespace fovea::imaging
