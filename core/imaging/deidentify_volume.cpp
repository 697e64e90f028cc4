#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "imaging/deidentifiers.h"
#include "imaging/gzip.h"
#include "imaging/nifti.h"
#include "imaging/text_header.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, what, {}};
}

/// Where the voxels of a NIfTI file end. `head`: its first bytes, unpacked.
Result<std::size_t> voxelEnd(std::span<const std::byte> head) {
    FOVEA_TRY(const NiftiHeader header, readNiftiHeader(head));
    if (header.twoFiles)
        return Error{ErrorCode::unsupportedFormat, "NIfTI in two files: convert it into one", {}};
    FOVEA_TRY(const std::size_t start, niftiVoxelStart(header));
    constexpr std::size_t kMost = std::size_t{1} << 40;  // bits
    std::size_t bits = header.bitsPerVoxel;
    if (bits == 0) return damaged("NIfTI: voxels that are no numbers");
    for (const std::size_t size : header.size) {
        if (bits > kMost / size) return damaged("NIfTI: ends too early");
        bits *= size;
    }
    return start + bits / 8;
}

/// What a gzip file holds, up to the end of the voxels that its header speaks of.
Result<Bytes> unpacked(std::span<const std::byte> packed) {
    Bytes out;
    std::size_t wanted = NiftiHeader::kSecondBytes;
    std::optional<Error> failed;
    const Unpacked ended = unpack(packed, [&](std::span<const std::byte> piece) {
        out.insert(out.end(), piece.begin(), piece.end());
        if (out.size() < wanted) return true;
        const auto end = voxelEnd(out);
        if (!end) failed = end.error();
        wanted = end ? *end : 0;
        return out.size() < wanted;
    });
    if (failed) return *failed;
    // Whether all voxels came, cleaning finds out.
    if (ended == Unpacked::damaged) return damaged("gzip: ends too early");
    return out;
}

/// Fields of free text and extensions are zeroed in place, what follows the voxels is cut off.
Result<void> cleanNifti(Bytes& file) {
    FOVEA_TRY(const NiftiHeader header, readNiftiHeader(file));
    FOVEA_TRY(const std::size_t start, niftiVoxelStart(header));
    FOVEA_TRY(const std::size_t end, voxelEnd(file));
    if (end > file.size()) return damaged("NIfTI: ends too early");
    using Range = std::pair<std::size_t, std::size_t>;
    // data_type, db_name, extents, session_error; descrip, aux_file; intent_name
    constexpr Range kFirst[] = {{4, 38}, {148, 252}, {328, 344}};
    // descrip, aux_file; intent_name; unused_str
    constexpr Range kSecond[] = {{240, 344}, {508, 524}, {525, 540}};
    for (const auto& [from, to] : header.second ? std::span<const Range>(kSecond) : kFirst)
        std::fill(file.begin() + std::ptrdiff_t(from), file.begin() + std::ptrdiff_t(to), std::byte{0});
    std::fill(file.begin() + std::ptrdiff_t(header.bytes()), file.begin() + std::ptrdiff_t(start),
              std::byte{0});
    file.resize(end);
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
        // "key:=value" of NRRD is free text, whatever the key. Its fields are written in any case.
        const bool free = sign == ':' && line.find(":=") != std::string_view::npos;
        std::string plain(key);
        if (sign == ':')
            for (char& c : plain) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (!free && std::find(keys.begin(), keys.end(), plain) != keys.end()) kept.append(line).append("\n");
    }
    return kept;
}

/// Of the facts that encodeNrrd() writes the window alone, without which the copy would look otherwise.
std::string keptWindow(std::string_view header) {
    std::string kept;
    for (const std::string& line : linesOf(header))
        for (const std::string_view key : {"DICOM.WindowCenter:="sv, "DICOM.WindowWidth:="sv}) {
            double number = 0;
            const char* const end = line.data() + line.size();
            if (!line.starts_with(key)) continue;
            const auto read = std::from_chars(line.data() + key.size(), end, number);
            if (read.ec == std::errc() && read.ptr == end) kept += line + "\n";
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

/// Readers differ on where a line with one ends, and what stands behind it.
bool hasControlCharacters(std::string_view header) {
    return std::any_of(header.begin(), header.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
    });
}

Result<Bytes> cleanedNrrd(std::string_view text) {
    const std::size_t end = std::min(text.find("\n\n"), text.find("\n\r\n"));
    const std::string_view header = text.substr(0, end);
    for (const std::string_view key : {"data file"sv, "datafile"sv})
        if (!keptLines(header, {key}, ':').empty()) return twoFiles("NRRD");
    if (end == std::string_view::npos) return damaged("NRRD: ends too early");
    if (hasControlCharacters(header)) return damaged("NRRD: control characters in its header");
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
                             keptWindow(header) + "\n";
    return joined(kept, data);
}

Result<Bytes> cleanedMetaImage(std::string_view text) {
    const std::size_t last = text.find("ElementDataFile");
    const std::size_t end = last == std::string_view::npos ? last : text.find('\n', last);
    if (end == std::string_view::npos) return damaged("MetaImage: ends too early");
    if (hasControlCharacters(text.substr(0, end)))
        return damaged("MetaImage: control characters in its header");
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
    if (!isGzip(bytes)) {
        Bytes file(bytes.begin(), bytes.end());
        FOVEA_CHECK(cleanNifti(file));
        return file;
    }
    FOVEA_TRY(Bytes file, unpacked(bytes));
    FOVEA_CHECK(cleanNifti(file));
    return gzipped(file);
}

}  // namespace fovea::imaging
