#include <zlib.h>

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/deidentifiers.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, what, {}};
}

/// All of `in` through zlib: `step` is inflate() or deflate(), told whether all input is there
/// now. Returns zlib's last word.
template <class Step>
int pump(z_stream& stream, std::span<const std::byte> in, Bytes& out, Step step) {
    constexpr std::size_t kAtOnce = std::size_t(1) << 30;  // zlib counts in 32 bits
    std::size_t taken = 0, done = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        if (stream.avail_in == 0 && taken < in.size()) {
            const std::size_t part = std::min(in.size() - taken, kAtOnce);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(in.data() + taken));
            stream.avail_in = uInt(part);
            taken += part;
        }
        if (done == out.size()) out.resize(out.size() * 2);
        const std::size_t room = std::min(out.size() - done, kAtOnce);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + done);
        stream.avail_out = uInt(room);
        state = step(&stream, taken == in.size());
        done += room - stream.avail_out;
    }
    out.resize(done);
    return state;
}

/// All that a gzip file holds.
Result<Bytes> unpacked(std::span<const std::byte> packed) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) return Error{ErrorCode::outOfMemory, "zlib", {}};
    Bytes out(packed.size() * 3 + 65536);
    const int state = pump(stream, packed, out, [](z_stream* s, bool) { return inflate(s, Z_NO_FLUSH); });
    inflateEnd(&stream);
    if (state != Z_STREAM_END) return damaged("gzip: ends too early");
    return out;
}

/// As a gzip file, without name, time and comment.
Result<Bytes> packed(std::span<const std::byte> bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return Error{ErrorCode::outOfMemory, "zlib", {}};
    Bytes out(bytes.size() / 2 + 65536);
    const int state = pump(stream, bytes, out,
                           [](z_stream* s, bool all) { return deflate(s, all ? Z_FINISH : Z_NO_FLUSH); });
    deflateEnd(&stream);
    if (state != Z_STREAM_END) return Error{ErrorCode::internal, "gzip", {}};
    return out;
}

/// NIfTI-1: fields of free text and extensions are zeroed in place, what follows the voxels is cut off.
Result<void> cleanNifti(Bytes& file) {
    constexpr std::size_t kHeader = 348;
    if (file.size() < kHeader) return damaged("NIfTI: ends too early");
    if (file[345] != std::byte{'+'})
        return Error{ErrorCode::unsupportedFormat, "NIfTI in two files: convert it into one", {}};
    const bool big = file[0] == std::byte{0};
    const auto zero = [&](std::size_t at, std::size_t end) {
        std::fill(file.begin() + std::ptrdiff_t(at), file.begin() + std::ptrdiff_t(end), std::byte{0});
    };
    // data_type, db_name, extents, session_error; descrip, aux_file; intent_name
    zero(4, 38);
    zero(148, 252);
    zero(328, 344);
    const float offset = std::bit_cast<float>(std::uint32_t(numberAt(file, 108, 4, big)));
    if (!(offset >= float(kHeader) && offset <= float(file.size())))
        return damaged("NIfTI: no voxels where they should be");
    const auto start = std::size_t(offset);
    zero(kHeader, start);
    std::size_t bits = numberAt(file, 72, 2, big);
    for (std::size_t i = 1; i <= std::min<std::size_t>(numberAt(file, 40, 2, big), 7); ++i) {
        const std::size_t size = std::max<std::size_t>(numberAt(file, 40 + 2 * i, 2, big), 1);
        if (bits > 8 * file.size() / size) return damaged("NIfTI: ends too early");
        bits *= size;
    }
    if (start + bits / 8 > file.size()) return damaged("NIfTI: ends too early");
    file.resize(start + bits / 8);
    return {};
}

/// Of a header in lines the ones that begin with one of `keys` and `sign`, with nothing more between them
/// than blanks.
std::string keptLines(std::string_view header, std::initializer_list<std::string_view> keys, char sign) {
    std::string kept;
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find('\n', at), header.size());
        std::string_view line = header.substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::string_view key = line.substr(0, line.find(sign));
        const std::size_t last = key.find_last_not_of(" \t");
        key = key.substr(0, last == std::string_view::npos ? 0 : last + 1);
        // "key:=value" of NRRD is free text, whatever the key.
        const bool free = sign == ':' && line.find(":=") != std::string_view::npos;
        if (!free && std::find(keys.begin(), keys.end(), key) != keys.end()) kept.append(line).append("\n");
    }
    return kept;
}

Bytes joined(const std::string& header, std::string_view data) {
    Bytes out(header.size() + data.size());
    std::copy_n(reinterpret_cast<const std::byte*>(header.data()), header.size(), out.begin());
    std::copy_n(reinterpret_cast<const std::byte*>(data.data()), data.size(),
                out.begin() + std::ptrdiff_t(header.size()));
    return out;
}

Error twoFiles(const char* format) {
    return {ErrorCode::unsupportedFormat, std::string(format) + " in two files: convert it into one", {}};
}

Result<Bytes> cleanedNrrd(std::string_view text) {
    const std::size_t end = std::min(text.find("\n\n"), text.find("\n\r\n"));
    const std::string_view header = text.substr(0, end);
    for (const std::string_view key : {"data file"sv, "datafile"sv})
        if (!keptLines(header, {key}, ':').empty()) return twoFiles("NRRD");
    if (end == std::string_view::npos) return damaged("NRRD: ends too early");
    const std::string_view data = text.substr(end + (text[end + 1] == '\r' ? 3 : 2));
    // The name, the time and more that gzip may note.
    if (data.starts_with("\x1F\x8B"sv) && data.size() > 10 && data[3] != 0)
        return Error{ErrorCode::unsupportedFormat, "NRRD whose gzip data name a file", {}};
    const std::string kept = std::string(header.substr(0, std::min(header.find('\n'), header.size()))) +
                             "\n" +
                             keptLines(header,
                                       {"type",
                                        "dimension",
                                        "space",
                                        "space dimension",
                                        "sizes",
                                        "spacings",
                                        "thicknesses",
                                        "axis mins",
                                        "axis maxs",
                                        "axismins",
                                        "axismaxs",
                                        "centers",
                                        "centerings",
                                        "kinds",
                                        "units",
                                        "space units",
                                        "space origin",
                                        "space directions",
                                        "measurement frame",
                                        "endian",
                                        "encoding",
                                        "min",
                                        "max",
                                        "old min",
                                        "old max",
                                        "oldmin",
                                        "oldmax",
                                        "block size",
                                        "blocksize",
                                        "line skip",
                                        "lineskip",
                                        "byte skip",
                                        "byteskip"},
                                       ':') +
                             "\n";
    return joined(kept, data);
}

Result<Bytes> cleanedMetaImage(std::string_view text) {
    const std::size_t last = text.find("ElementDataFile");
    const std::size_t end = last == std::string_view::npos ? last : text.find('\n', last);
    if (end == std::string_view::npos) return damaged("MetaImage: ends too early");
    const std::string file = keptLines(text.substr(last, end - last), {"ElementDataFile"}, '=');
    if (file.find("LOCAL") == std::string::npos && file.find("Local") == std::string::npos &&
        file.find("local") == std::string::npos)
        return twoFiles("MetaImage");
    const std::string kept = keptLines(text.substr(0, end),
                                       {"ObjectType",
                                        "ObjectSubType",
                                        "NDims",
                                        "BinaryData",
                                        "BinaryDataByteOrderMSB",
                                        "ElementByteOrderMSB",
                                        "CompressedData",
                                        "CompressedDataSize",
                                        "TransformMatrix",
                                        "Offset",
                                        "Position",
                                        "Origin",
                                        "Orientation",
                                        "Rotation",
                                        "CenterOfRotation",
                                        "AnatomicalOrientation",
                                        "ElementSpacing",
                                        "ElementSize",
                                        "DimSize",
                                        "HeaderSize",
                                        "ElementNumberOfChannels",
                                        "ElementMin",
                                        "ElementMax",
                                        "ElementType",
                                        "ElementDataFile"},
                                       '=');
    return joined(kept, text.substr(end + 1));
}

}  // namespace

Result<Bytes> deidentifiedVolume(ContentType type, std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (type == ContentType::nrrd) return cleanedNrrd(text);
    if (type == ContentType::metaImage) return cleanedMetaImage(text);
    if (!text.starts_with("\x1F\x8B"sv)) {
        Bytes file(bytes.begin(), bytes.end());
        FOVEA_CHECK(cleanNifti(file));
        return file;
    }
    FOVEA_TRY(Bytes file, unpacked(bytes));
    FOVEA_CHECK(cleanNifti(file));
    return packed(file);
}

}  // namespace fovea::imaging
