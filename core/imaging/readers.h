#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/result.h"
#include "imaging/image.h"

namespace fovea::imaging {

/// The readers behind readImage(), one per family of formats. `bytes`: the whole
/// file, mapped. Errors carry no file name: readImage() adds it.
/// `edge`: 0, or where something small will do, how many pixels the longer side must keep at
/// least: decoded reduced where that is cheaper. Never for hashes or what a network is given.
Result<Image> readDicom(const std::string& path, std::span<const std::byte> bytes, int frame);
Result<Image> readPng(std::span<const std::byte> bytes, int frame);
Result<Image> readJpeg(std::span<const std::byte> bytes, int frame, int edge = 0);
Result<Image> readJpeg2000(std::span<const std::byte> bytes, int frame, int edge = 0);
Result<Image> readTiff(std::span<const std::byte> bytes, int frame);
Result<Image> readBmp(std::span<const std::byte> bytes, int frame);
Result<Image> readWebp(std::span<const std::byte> bytes, int frame);
Result<Image> readGif(std::span<const std::byte> bytes, int frame);
Result<Image> readHeif(std::span<const std::byte> bytes, int frame);
Result<Image> readNetpbm(std::span<const std::byte> bytes, int frame);

/// The greatest number of values (pixels times channels) of a frame, a gigabyte as
/// stored values: beyond it a header is damaged, malicious or of a whole slide.
constexpr std::size_t kMostValues = std::size_t{1} << 28;

/// The greatest number of frames of an animation, or of pages.
constexpr std::size_t kMostFrames = std::size_t{1} << 16;
/// Error where a file has more. `format`: as it is told.
Result<void> checkFrames(const char* format, std::size_t frames);

/// Error where a frame of that size cannot be meant, or is not in the file.
Result<void> checkSize(std::size_t width, std::size_t height, std::size_t channels);
Result<void> checkFrame(int frame, int frames);

/// An image of a format without a header of its own: stored values with the
/// window such data is shown with (8 bits: as they are; else percentiles; colour
/// of 16 bits: its full range).
Image plainImage(const char* format, int width, int height, int channels, int bits, StoredValues stored);
Image plainImage(const char* format, int width, int height, int channels, int bits,
                 std::vector<double> stored);

/// The window of colour as real numbers: 0 to 1 where all lie there, as most programs write it; bytes or
/// words converted to numbers as such; else percentiles.
Window realColourWindow(const StoredValues& colour);

}  // namespace fovea::imaging
