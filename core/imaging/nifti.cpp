#include "imaging/nifti.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/file_layer.h"
#include "imaging/byte_order.h"
#include "imaging/gzip.h"
#include "imaging/remarks.h"

namespace fovea::imaging {

namespace {

using namespace std::string_view_literals;
namespace fs = std::filesystem;

constexpr int kAxes = Voxels::kAxes;
using Matrix = std::array<std::array<double, kAxes>, kAxes>;

/// Where the two versions have what, and how wide.
struct Layout {
    std::size_t dim, dimBytes;
    std::size_t type;
    std::size_t realBytes;
    std::size_t pixdim, slope, intercept;
    std::size_t qform, codeBytes, sform;
    std::size_t quaternion, rows;
};
constexpr Layout kFirst = {40, 2, 70, 4, 76, 112, 116, 252, 2, 254, 256, 280};
constexpr Layout kSecond = {16, 8, 12, 8, 104, 176, 184, 344, 4, 348, 352, 400};

struct Type {
    int code;
    Number number;
    std::size_t components;
};
constexpr Type kTypes[] = {{2, Number::uint8, 1},    {4, Number::int16, 1},     {8, Number::int32, 1},
                           {16, Number::float32, 1}, {64, Number::float64, 1},  {128, Number::uint8, 3},
                           {256, Number::int8, 1},   {512, Number::uint16, 1},  {768, Number::uint32, 1},
                           {1024, Number::int64, 1}, {1280, Number::uint64, 1}, {2304, Number::uint8, 4}};

const Type* typeOf(int code) {
    for (const Type& type : kTypes)
        if (type.code == code) return &type;
    return nullptr;
}

/// The numbers of a header, in its byte order.
class Fields {
public:
    Fields(std::span<const std::byte> head, bool bigEndian) : m_head(head), m_big(bigEndian) {}
    std::int64_t integer(std::size_t at, std::size_t size) const {
        const std::uint64_t value = numberAt(m_head, at, size, m_big);
        const unsigned unused = unsigned(64 - 8 * size);
        return std::int64_t(value << unused) >> unused;
    }
    double real(std::size_t at, std::size_t size) const {
        const std::uint64_t value = numberAt(m_head, at, size, m_big);
        return size == 4 ? double(std::bit_cast<float>(std::uint32_t(value))) : std::bit_cast<double>(value);
    }

private:
    std::span<const std::byte> m_head;
    bool m_big;
};

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, what, {}};
}

double lengthOf(const std::array<double, kAxes>& v) {
    return std::hypot(v[0], v[1], v[2]);
}

/// From NIfTI's patient axes (right, front, up) to ours (left, back, up); columns are voxel axes.
Matrix ours(const Matrix& right) {
    Matrix direction{};
    for (std::size_t voxel = 0; voxel < kAxes; ++voxel)
        direction[voxel] = {-right[0][voxel], -right[1][voxel], right[2][voxel]};
    return direction;
}

/// Whether the axes lead somewhere. That of a single slice may be left out.
bool placesVoxels(const Matrix& direction) {
    int none = 0;
    for (const auto& axis : direction) {
        if (!std::isfinite(lengthOf(axis))) return false;
        none += lengthOf(axis) > 0 ? 0 : 1;
    }
    return none <= 1;
}

/// nifti1.h, "method 3".
std::optional<Matrix> bySform(const NiftiHeader& h) {
    if (h.sform <= 0) return std::nullopt;
    Matrix right{};
    for (std::size_t row = 0; row < kAxes; ++row)
        for (std::size_t voxel = 0; voxel < kAxes; ++voxel) right[row][voxel] = h.rows[row][voxel];
    const Matrix direction = ours(right);
    if (!placesVoxels(direction)) return std::nullopt;
    return direction;
}

/// nifti1.h, "method 2": the directions alone, of length one.
std::optional<Matrix> byQform(const NiftiHeader& h) {
    if (h.qform <= 0) return std::nullopt;
    double b = h.quaternion[0], c = h.quaternion[1], d = h.quaternion[2];
    double a = 1 - (b * b + c * c + d * d);
    if (!std::isfinite(a)) return std::nullopt;
    if (a < 1e-7) {
        // Rounded: a turn by 180 degrees.
        const double length = std::hypot(b, c, d);
        b /= length, c /= length, d /= length;
        a = 0;
    } else {
        a = std::sqrt(a);
    }
    const double handed = h.pixdim[0] < 0 ? -1 : 1;
    return ours({{{a * a + b * b - c * c - d * d, 2 * (b * c - a * d), handed * 2 * (b * d + a * c)},
                  {2 * (b * c + a * d), a * a + c * c - b * b - d * d, handed * 2 * (c * d - a * b)},
                  {2 * (b * d - a * c), 2 * (c * d + a * b), handed * (a * a + d * d - c * c - b * b)}}});
}

void place(const NiftiHeader& h, Voxels& voxels) {
    constexpr int kMetres = 1, kMicrometres = 3;
    const int unit = h.units & 7;
    const double mm = unit == kMetres ? 1e3 : unit == kMicrometres ? 1e-3 : 1;
    const auto bySide = bySform(h);
    const auto byTurn = bySide ? std::nullopt : byQform(h);
    if (bySide) voxels.direction = *bySide;
    if (byTurn) voxels.direction = *byTurn;
    for (std::size_t p = 0; (bySide || byTurn) && p < kAxes; ++p) {
        const double offset = bySide ? h.rows[p][3] : h.quaternion[3 + p];
        // To the left and back, where NIfTI counts to the right and front.
        if (std::isfinite(offset)) voxels.originMm[p] = (p < 2 ? -1 : 1) * offset * mm;
    }
    for (std::size_t axis = 0; axis < kAxes; ++axis) {
        const double stated = std::abs(h.pixdim[axis + 1]);
        double spacing = std::isfinite(stated) ? stated : 0;
        if (bySide) {
            // The same but for the rounding, as a rule.
            const double length = lengthOf(voxels.direction[axis]);
            if (length > 0 && std::abs(length - spacing) > 1e-3 * length) spacing = length;
        }
        voxels.spacingMm[axis] = spacing * mm;
    }
}

/// The file with the voxels of a pair: NAME.img beside NAME.hdr, each perhaps compressed.
Result<MappedFile> imageOfPair(const std::string& path) {
    fs::path stem = path;
    const auto endsIn = [&](std::string_view ending) {
        const std::string own = stem.extension().native();
        return own.size() == ending.size() &&
               std::equal(own.begin(), own.end(), ending.begin(),
                          [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    };
    if (endsIn(".gz")) stem.replace_extension();
    if (endsIn(".hdr")) stem.replace_extension();
    for (const char* ending : {".img", ".img.gz", ".IMG", ".IMG.gz", ".IMG.GZ", ".Img"}) {
        auto opened = MappedFile::open(stem.native() + ending);
        if (opened) return opened;
    }
    return damaged("the file with the voxels (.img) is not there");
}

/// `needed` bytes of a perhaps compressed file from `start` on. `open`: set where its checksum is missing.
Result<std::vector<std::byte>> bytesFrom(std::span<const std::byte> file, std::size_t start,
                                         std::size_t needed, bool& open) {
    const Error cut = damaged("the voxels end too early");
    if (!isGzip(file)) {
        if (file.size() < start || file.size() - start < needed) return cut;
        const auto voxels = file.subspan(start, needed);
        return std::vector<std::byte>(voxels.begin(), voxels.end());
    }
    // No more than a header can promise: gzip makes a byte of at most about a thousand.
    constexpr std::size_t kMostPacked = 1100;
    if (file.size() < (start + needed) / kMostPacked) return cut;
    std::vector<std::byte> voxels(needed);
    std::size_t seen = 0;
    const std::size_t end = start + needed;
    // On behind the voxels to the checksum, unless much follows.
    constexpr std::size_t kClearly = std::size_t{1} << 20;
    const Unpacked ended = unpack(file, [&](std::span<const std::byte> piece) {
        const std::size_t from = std::max(seen, start);
        const std::size_t to = std::min(seen + piece.size(), end);
        if (from < to)
            std::copy_n(piece.begin() + std::ptrdiff_t(from - seen), to - from,
                        voxels.begin() + std::ptrdiff_t(from - start));
        seen += piece.size();
        return seen < end + kClearly;
    });
    if (ended == Unpacked::damaged || seen < end) return cut;
    open = ended == Unpacked::cut;
    return voxels;
}

}  // namespace

ContentType niftiTypeOf(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (head.size() < NiftiHeader::kFirstBytes) return ContentType::unknown;
    const bool first = head.starts_with("\x5C\x01\0\0"sv) || head.starts_with("\0\0\x01\x5C"sv);
    const bool second = head.starts_with("\x1C\x02\0\0"sv) || head.starts_with("\0\0\x02\x1C"sv);
    if (first && (head.substr(344, 4) == "n+1\0"sv || head.substr(344, 4) == "ni1\0"sv))
        return ContentType::nifti;
    if (second && (head.substr(4, 3) == "n+2"sv || head.substr(4, 3) == "ni2"sv)) return ContentType::nifti2;
    // The forerunner, by its size and a letter that it always holds.
    if (first && head[38] == 'r') return ContentType::analyze;
    return ContentType::unknown;
}

Result<NiftiHeader> readNiftiHeader(std::span<const std::byte> head) {
    NiftiHeader h;
    const ContentType version = niftiTypeOf(head);
    h.second = version == ContentType::nifti2;
    if ((version != ContentType::nifti && !h.second) || head.size() < h.bytes())
        return damaged("the header ends too early");
    h.bigEndian = head[0] == std::byte{0};
    h.twoFiles = head[h.second ? 5 : 345] != std::byte{'+'};
    const Layout& at = h.second ? kSecond : kFirst;
    const Fields fields(head, h.bigEndian);
    const auto real = [&](std::size_t start, std::size_t i = 0) {
        return fields.real(start + i * at.realBytes, at.realBytes);
    };
    const std::int64_t dimensions = fields.integer(at.dim, at.dimBytes);
    if (dimensions < 1 || dimensions > 7 || fields.integer(at.dim + at.dimBytes, at.dimBytes) < 1)
        return damaged("no number of dimensions");
    h.dimensions = std::size_t(dimensions);
    for (std::size_t i = 0; i < h.dimensions; ++i)
        // A dimension that is not used is written as 0, too.
        h.size[i] = std::size_t(
            std::max<std::int64_t>(fields.integer(at.dim + (i + 1) * at.dimBytes, at.dimBytes), 1));
    h.type = int(fields.integer(at.type, 2));
    if (const Type* type = typeOf(h.type)) h.bitsPerVoxel = 8 * bytesOf(type->number) * type->components;
    for (std::size_t i = 0; i < h.pixdim.size(); ++i) h.pixdim[i] = real(at.pixdim, i);
    h.offset = h.second ? double(fields.integer(168, 8)) : fields.real(108, 4);
    h.slope = real(at.slope);
    h.intercept = real(at.intercept);
    h.units = int(h.second ? fields.integer(500, 4) : fields.integer(123, 1));
    h.qform = int(fields.integer(at.qform, at.codeBytes));
    h.sform = int(fields.integer(at.sform, at.codeBytes));
    for (std::size_t i = 0; i < h.quaternion.size(); ++i) h.quaternion[i] = real(at.quaternion, i);
    for (std::size_t i = 0; i < 12; ++i) h.rows[i / 4][i % 4] = real(at.rows, i);
    return h;
}

Result<std::size_t> niftiVoxelStart(const NiftiHeader& h) {
    if (!(h.offset >= 0 && h.offset < 1e15)) return damaged("no voxels where they should be");
    const auto offset = std::size_t(h.offset);
    if (h.twoFiles) return offset;
    // Some writers leave it at 0; behind the header stand four bytes that tell of extensions.
    return offset == 0 ? h.bytes() + 4 : std::max(offset, h.bytes());
}

Result<Voxels> readNifti(const std::string& path, std::span<const std::byte> bytes) {
    std::vector<std::byte> start;
    if (isGzip(bytes)) {
        unpack(bytes, [&](std::span<const std::byte> piece) {
            const std::size_t wanted = std::min(piece.size(), NiftiHeader::kSecondBytes - start.size());
            start.insert(start.end(), piece.begin(), piece.begin() + std::ptrdiff_t(wanted));
            return start.size() < NiftiHeader::kSecondBytes;
        });
    }
    FOVEA_TRY(const NiftiHeader h,
              readNiftiHeader(isGzip(bytes) ? std::span<const std::byte>(start) : bytes));
    FOVEA_TRY(const std::size_t voxelStart, niftiVoxelStart(h));
    const Type* type = typeOf(h.type);
    if (!type) return Error{ErrorCode::unsupportedFormat, "voxels that are no numbers", {}};
    Voxels voxels;
    voxels.format = h.second ? "NIfTI-2" : "NIfTI";
    voxels.number = type->number;
    // The fifth dimension is that of the values of a voxel.
    voxels.components = type->components * h.size[4];
    voxels.planar = h.size[4] > 1;
    if (h.size[5] > 1 || h.size[6] > 1)
        return Error{ErrorCode::unsupportedFormat, "more than four dimensions", {}};
    FOVEA_TRY(const std::size_t total,
              voxelBytes(std::span(h.size).first(std::min<std::size_t>(h.dimensions, 4)), voxels.components,
                         voxels.number));
    std::copy_n(h.size.begin(), kAxes, voxels.size.begin());
    voxels.times = h.size[3];
    place(h, voxels);
    // nifti1.h: "if the scl_slope field is nonzero". Colour is not scaled.
    const bool scaled = h.slope != 0 && std::isfinite(h.slope) && type->components == 1;
    voxels.slope = scaled ? h.slope : 1;
    voxels.intercept = scaled && std::isfinite(h.intercept) ? h.intercept : 0;
    MappedFile image;
    if (h.twoFiles) {
        FOVEA_TRY(image, imageOfPair(path));
    }
    bool open = false;
    FOVEA_TRY(voxels.bytes, bytesFrom(h.twoFiles ? image.bytes() : bytes, voxelStart, total, open));
    if (open) voxels.remarks.push_back(kNoEndMarker);
    if (h.bigEndian != (std::endian::native == std::endian::big))
        swapBytes(voxels.bytes, bytesOf(voxels.number));
    return voxels;
}

}  // namespace fovea::imaging
