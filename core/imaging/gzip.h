#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"

namespace fovea::imaging {

/// Takes the next bytes of what is unpacked, in pieces; returns whether more are wanted.
using TakeUnpacked = std::function<bool(std::span<const std::byte>)>;

/// How unpacking ended. What was taken until then is right in all cases but `damaged`, where what is wrong
/// may have come before.
enum class Unpacked {
    whole,    ///< at the end of the stream, its checksums being right
    stopped,  ///< by `take`
    cut,      ///< the data end before the stream does: some of the content is missing, or the checksum alone
    damaged   ///< the stream is none, or a checksum is wrong
};

/// Unpacks a zlib or gzip stream. A gzip file may have several members, one behind the other, as bgzip,
/// pigz and `cat a.gz b.gz` write them: they are one content. What follows the last member and is none
/// (padding) is left alone, as gzip does. Needs no memory but a small buffer. Throws std::bad_alloc.
Unpacked unpack(std::span<const std::byte> packed, const TakeUnpacked& take);

/// The same of a bzip2 stream, or of several, as pbzip2 writes them.
Unpacked unpackBzip2(std::span<const std::byte> packed, const TakeUnpacked& take);

/// A bare deflate stream (RFC 1951), which has no checksum, unpacked; of one that is cut, what is there.
/// Errors: corruptFile (no such stream), unsupportedFormat (it holds more than `most` bytes).
Result<std::vector<std::byte>> inflated(std::span<const std::byte> packed, std::size_t most);

enum class GzipLevel { usual, fast };

/// As a gzip file, without name, time and comment. Cancellable. Errors: outOfMemory, internal, cancelled.
Result<std::vector<std::byte>> gzipped(std::span<const std::byte> bytes, GzipLevel level = GzipLevel::usual,
                                       const JobContext& job = {});

/// Whether these bytes begin as a gzip stream does.
bool isGzip(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
