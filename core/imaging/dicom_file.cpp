#include "imaging/dicom_file.h"

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcistrmf.h>

#include <algorithm>
#include <string_view>

#include "base/file_layer.h"
#include "imaging/content_type.h"
#include "imaging/dicom_frame.h"
#include "imaging/dicom_library.h"
#include "imaging/dicom_mending.h"
#include "imaging/gzip.h"

namespace fovea::imaging {

namespace {

/// Deflated data may unpack to as much as the greatest frame, or to so many times their own size: of many
/// frames.
constexpr std::size_t kMostInflated = std::size_t{1} << 30, kMostShrunk = 16;

Error unsupportedSyntax(const std::string& uid) {
    return {ErrorCode::unsupportedFormat,
            "transfer syntax " + transferSyntaxText(uid) + " cannot be decoded here",
            {}};
}

/// What stands before the data set.
struct FileHead {
    std::string syntax;          ///< transfer syntax; empty where nothing says it
    bool directory = false;      ///< a DICOMDIR
    std::size_t dataset = 0;     ///< offset of the data set
    bool saysOtherwise = false;  ///< where the data set begins: DCMTK would believe it
};

/// Element by element: the group length may be missing or wrong.
FileHead headOf(std::span<const std::byte> bytes) {
    FileHead head;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::size_t at = text.size() > 132 && text.substr(128, 4) == "DICM" ? 132 : 0;
    const auto word = [&](std::size_t offset, int count) {
        std::size_t value = 0;
        for (int i = count; i-- > 0;)
            value = value << 8 | static_cast<std::uint8_t>(text[offset + static_cast<std::size_t>(i)]);
        return value;
    };
    std::size_t said = 0;
    while (at + 12 <= text.size() && word(at, 2) == 2) {
        const std::string_view vr = text.substr(at + 4, 2);
        const bool wide = vr == "OB" || vr == "UN" || vr == "OW" || vr == "SQ" || vr == "UT";
        const std::size_t start = at + (wide ? 12 : 8);
        const std::size_t length = wide ? word(at + 8, 4) : word(at + 6, 2);
        if (length > text.size() - start) break;
        std::string value(text.substr(start, length));
        while (!value.empty() && (value.back() == '\0' || value.back() == ' ')) value.pop_back();
        if (word(at + 2, 2) == 0x0000 && length == 4) said = start + length + word(start, 4);
        if (word(at + 2, 2) == 0x0010) head.syntax = value;
        if (word(at + 2, 2) == 0x0002) head.directory = value == UID_MediaStorageDirectoryStorage;
        at = start + length;
    }
    head.dataset = at;
    head.saysOtherwise = said != 0 && said != at;
    return head;
}

/// How the data set is really written, by its first element; the header is
/// sometimes mistaken.
E_TransferSyntax writtenAs(std::span<const std::byte> bytes, std::size_t at, E_TransferSyntax declared) {
    const DcmXfer syntax(declared);
    if (syntax.getStreamCompression() != ESC_none || bytes.size() < at + 8) return declared;
    const bool big = bytes[at] == std::byte{0} && bytes[at + 1] != std::byte{0};
    const DcmVR vr(std::string{static_cast<char>(bytes[at + 4]), static_cast<char>(bytes[at + 5])}.c_str());
    const bool isExplicit = vr.isStandard();
    if (big == (syntax.getByteOrder() == EBO_BigEndian) && isExplicit == bool(syntax.isExplicitVR()))
        return declared;
    if (big) return EXS_BigEndianExplicit;
    return isExplicit ? EXS_LittleEndianExplicit : EXS_LittleEndianImplicit;
}

/// The whole data set at once: what DCMTK leaves for later it would look for without the offset.
OFCondition readAtOnce(DcmDataset& dataset, DcmInputStream& stream, E_TransferSyntax syntax) {
    if (stream.status().bad()) return stream.status();
    dataset.transferInit();
    const OFCondition done = dataset.read(stream, syntax, EGL_noChange, DCM_UndefinedLength);
    dataset.transferEnd();
    return done;
}

OFCondition readAtOnce(DcmDataset& dataset, std::span<const std::byte> bytes, E_TransferSyntax syntax) {
    DcmInputBufferStream stream;
    stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
    stream.setEos();
    return readAtOnce(dataset, stream, syntax);
}

}  // namespace

Result<DicomFile> loadDicom(const std::string& path, std::span<const std::byte> bytes, DicomPart part) {
    FOVEA_CHECK(requireDicomDictionary());
    const FileHead head = headOf(bytes);
    const bool whole = part == DicomPart::whole;
    if (head.directory && whole)
        return Error{
            ErrorCode::unsupportedFormat, "a DICOMDIR, a list of images: choose the folder it lies in", {}};
    if (whole && !head.syntax.empty() && !canDecode(head.syntax)) return unsupportedSyntax(head.syntax);
    DicomFile result{std::make_unique<DcmFileFormat>(), head.syntax, {}};
    OFCondition loaded = EC_Normal;
    const E_TransferSyntax declared = DcmXfer(head.syntax.c_str()).getXfer();
    // What DCMTK has no name for is JPEG 2000 to it: compressed, explicit, little endian. Without
    // any name it is one of the uncompressed ones.
    const E_TransferSyntax known = !head.syntax.empty() && declared == EXS_Unknown ? EXS_JPEG2000
                                   : head.syntax.empty()                           ? EXS_LittleEndianExplicit
                                                                                   : declared;
    std::span<const std::byte> dataset = bytes.subspan(head.dataset);
    E_TransferSyntax written = writtenAs(bytes, head.dataset, known);
    std::vector<std::byte> unpacked;
    const bool deflated = DcmXfer(written).getStreamCompression() != ESC_none;
    if (deflated) {
        // Not by DCMTK, which would unpack without end. Of data that are cut, what is there: whether a pixel
        // is missing tells who decodes it.
        FOVEA_TRY(unpacked, inflated(dataset, std::max(kMostInflated, dataset.size() * kMostShrunk)));
        dataset = unpacked;
        written = EXS_LittleEndianExplicit;
    }
    const DcmXfer syntax(written);
    FOVEA_TRY(const std::optional<MendedDicom> mended,
              mendedDicom(dataset, {syntax.isExplicitVR() != OFFalse, syntax.getByteOrder() == EBO_BigEndian,
                                    syntax.isEncapsulated() != OFFalse}));
    // DCMTK is not to read a meta header of another length than it says, nor one with sequences, into which
    // it would go down as deep as they lie.
    const bool passHead = head.saysOtherwise || itemsIn(bytes.first(head.dataset)) > 0;
    if (mended) {
        loaded = readAtOnce(result.dataset(), mended->bytes, written);
        result.remarks = mended->remarks;
    } else if (deflated) {
        loaded = readAtOnce(result.dataset(), dataset, written);
    } else if (!whole && !passHead) {
        loaded = result.file->loadFileUntilTag(path.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength,
                                               ERM_autoDetect, DCM_PixelData);
    } else if (!passHead && (head.syntax.empty() || written == declared)) {
        loaded = result.file->loadFile(path.c_str());
    } else {
        DcmInputFileStream stream(path.c_str(), static_cast<offile_off_t>(head.dataset));
        loaded = readAtOnce(result.dataset(), stream, written);
    }
    if (loaded.bad()) return dicomError(loaded, ErrorCode::corruptFile, "reading the data set");
    if (result.syntax.empty()) result.syntax = DcmXfer(result.dataset().getOriginalXfer()).getXferID();
    return result;
}

Result<std::optional<DicomFile>> dicomHeader(const std::string& path) {
    FOVEA_TRY(const MappedFile mapped, MappedFile::open(path));
    const auto bytes = mapped.bytes();
    if (contentTypeOf(bytes.first(std::min(bytes.size(), kHeadBytes))) != ContentType::dicom)
        return std::optional<DicomFile>();
    Result<DicomFile> file = loadDicom(path, bytes, DicomPart::header);
    if (file) return std::optional(std::move(*file));
    Error error = file.error();
    error.file = path;
    return error;
}

}  // namespace fovea::imaging
