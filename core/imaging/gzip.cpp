#include "imaging/gzip.h"

#include <bzlib.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace fovea::imaging {

bool isGzip(std::span<const std::byte> bytes) {
    return bytes.size() >= 2 && bytes[0] == std::byte{0x1F} && bytes[1] == std::byte{0x8B};
}

namespace {

/// `windowBits`: as zlib's inflateInit2() wants it, which says what kind of stream it is. `members`: whether
/// another may follow.
Unpacked inflateAll(std::span<const std::byte> packed, int windowBits, bool members,
                    const TakeUnpacked& take) {
    constexpr std::size_t kPiece = 65536;
    constexpr std::size_t kAtOnce = std::size_t{1} << 30;  // zlib counts in 32 bits
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream*)> ended(&stream, inflateEnd);
    std::vector<std::byte> piece(kPiece);
    std::size_t given = 0;  // to zlib
    for (;;) {
        if (stream.avail_in == 0 && given < packed.size()) {
            const std::size_t part = std::min(packed.size() - given, kAtOnce);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data() + given));
            stream.avail_in = static_cast<uInt>(part);
            given += part;
        }
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(kPiece);
        const int state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t made = kPiece - stream.avail_out;
        if (made > 0 && !take({piece.data(), made})) return Unpacked::stopped;
        if (state == Z_STREAM_END) {
            // Another member?
            const std::span<const std::byte> rest = packed.subspan(given - stream.avail_in);
            if (!members || !isGzip(rest)) return Unpacked::whole;
            inflateReset(&stream);
        } else if (state != Z_OK) {
            return state == Z_BUF_ERROR ? Unpacked::cut : Unpacked::damaged;  // no more to read
        }
    }
}

}  // namespace

Unpacked unpack(std::span<const std::byte> packed, const TakeUnpacked& take) {
    return inflateAll(packed, 15 + 32, isGzip(packed), take);  // 32: zlib or gzip
}

Result<std::vector<std::byte>> inflated(std::span<const std::byte> packed, std::size_t most) {
    std::vector<std::byte> out;
    const Unpacked ended = inflateAll(packed, -15, false, [&](std::span<const std::byte> piece) {
        if (piece.size() > most - out.size()) return false;
        out.insert(out.end(), piece.begin(), piece.end());
        return true;
    });
    if (ended == Unpacked::stopped)
        return Error{ErrorCode::unsupportedFormat,
                     "deflated data that unpack to more than " + std::to_string(most) + " bytes",
                     {}};
    if (ended == Unpacked::damaged) return Error{ErrorCode::corruptFile, "the deflated data are damaged", {}};
    return out;
}

Unpacked unpackBzip2(std::span<const std::byte> packed, const TakeUnpacked& take) {
    constexpr std::size_t kPiece = 65536;
    constexpr std::size_t kAtOnce = std::size_t{1} << 30;  // bzlib counts in 32 bits
    std::vector<char> piece(kPiece);
    bool any = false;
    std::span<const std::byte> rest = packed;
    // What follows the last stream and is none is left alone.
    while (!any || (rest.size() >= 3 && rest[0] == std::byte{'B'} && rest[1] == std::byte{'Z'} &&
                    rest[2] == std::byte{'h'})) {
        bz_stream stream{};
        if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) throw std::bad_alloc();
        const std::unique_ptr<bz_stream, int (*)(bz_stream*)> ended(&stream, BZ2_bzDecompressEnd);
        for (int state = BZ_OK; state != BZ_STREAM_END;) {
            const auto given = static_cast<unsigned>(std::min(rest.size(), kAtOnce));
            stream.next_in = reinterpret_cast<char*>(const_cast<std::byte*>(rest.data()));
            stream.avail_in = given;
            stream.next_out = piece.data();
            stream.avail_out = static_cast<unsigned>(kPiece);
            state = BZ2_bzDecompress(&stream);
            rest = rest.subspan(given - stream.avail_in);
            const std::size_t made = kPiece - stream.avail_out;
            if (made > 0 && !take(std::as_bytes(std::span(piece.data(), made)))) return Unpacked::stopped;
            if (state != BZ_OK && state != BZ_STREAM_END) return Unpacked::damaged;
            if (state == BZ_OK && rest.empty() && made == 0) return Unpacked::cut;
        }
        any = true;
    }
    return Unpacked::whole;
}

Result<std::vector<std::byte>> gzipped(std::span<const std::byte> bytes, GzipLevel level,
                                       const JobContext& job) {
    constexpr std::size_t kAtOnce = std::size_t(1) << 22;  // between two looks at the job
    z_stream stream{};
    if (deflateInit2(&stream, level == GzipLevel::fast ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                     15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return Error{ErrorCode::outOfMemory, "zlib", {}};
    std::vector<std::byte> out(bytes.size() / 2 + 65536);
    std::size_t taken = 0, done = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        if (const auto goesOn = job.check(); !goesOn) {
            deflateEnd(&stream);
            return goesOn.error();
        }
        if (stream.avail_in == 0 && taken < bytes.size()) {
            const std::size_t part = std::min(bytes.size() - taken, kAtOnce);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data() + taken));
            stream.avail_in = uInt(part);
            taken += part;
        }
        if (done == out.size()) out.resize(out.size() * 2);
        const std::size_t room = std::min(out.size() - done, kAtOnce);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + done);
        stream.avail_out = uInt(room);
        state = deflate(&stream, taken == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
        done += room - stream.avail_out;
    }
    out.resize(done);
    deflateEnd(&stream);
    if (state != Z_STREAM_END) return Error{ErrorCode::internal, "gzip", {}};
    return out;
}

}  // namespace fovea::imaging
