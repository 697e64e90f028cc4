#include <dcmtk/dcmdata/dcistrmf.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "imaging/dicom_dataset.h"
#include "imaging/dicom_facts.h"
#include "imaging/dicom_frame.h"
#include "imaging/dicom_library.h"
#include "imaging/dicom_tables.h"
#include "imaging/readers.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

Error unsupportedSyntax(const std::string& uid) {
    return {ErrorCode::unsupportedFormat,
            "transfer syntax " + transferSyntaxText(uid) + " cannot be decoded here",
            {}};
}

/// What stands before the data set.
struct FileHead {
    std::string syntax;       ///< transfer syntax; empty where nothing says it
    bool directory = false;   ///< a DICOMDIR
    std::size_t dataset = 0;  ///< offset of the data set
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
    while (at + 12 <= text.size() && word(at, 2) == 2) {
        const std::string_view vr = text.substr(at + 4, 2);
        const bool wide = vr == "OB" || vr == "UN" || vr == "OW" || vr == "SQ" || vr == "UT";
        const std::size_t start = at + (wide ? 12 : 8);
        const std::size_t length = wide ? word(at + 8, 4) : word(at + 6, 2);
        if (length > text.size() - start) break;
        std::string value(text.substr(start, length));
        while (!value.empty() && (value.back() == '\0' || value.back() == ' ')) value.pop_back();
        if (word(at + 2, 2) == 0x0010) head.syntax = value;
        if (word(at + 2, 2) == 0x0002) head.directory = value == UID_MediaStorageDirectoryStorage;
        at = start + length;
    }
    head.dataset = at;
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

/// Returns the transfer syntax.
Result<std::string> load(DcmFileFormat& file, const std::string& path, std::span<const std::byte> bytes) {
    const FileHead head = headOf(bytes);
    if (head.directory)
        return Error{
            ErrorCode::unsupportedFormat, "a DICOMDIR, a list of images: choose the folder it lies in", {}};
    if (!head.syntax.empty() && !canDecode(head.syntax)) return unsupportedSyntax(head.syntax);
    OFCondition loaded = EC_Normal;
    DcmDataset& dataset = *file.getDataset();
    const E_TransferSyntax declared = DcmXfer(head.syntax.c_str()).getXfer();
    // What DCMTK has no name for is JPEG 2000 to it: compressed, explicit, little endian.
    const E_TransferSyntax readAs = declared == EXS_Unknown ? EXS_JPEG2000 : declared;
    if (head.syntax.empty() || writtenAs(bytes, head.dataset, readAs) == declared) {
        loaded = file.loadFile(path.c_str());
    } else {
        DcmInputFileStream stream(path.c_str(), static_cast<offile_off_t>(head.dataset));
        loaded = stream.status();
        if (loaded.good()) {
            dataset.transferInit();
            // At once: what DCMTK leaves for later, it would look for without the offset.
            loaded = dataset.read(stream, writtenAs(bytes, head.dataset, readAs), EGL_noChange,
                                  DCM_UndefinedLength);
            dataset.transferEnd();
        }
    }
    if (loaded.bad()) return dicomError(loaded, ErrorCode::corruptFile, "reading the data set");
    return head.syntax.empty() ? DcmXfer(dataset.getOriginalXfer()).getXferID() : head.syntax;
}

Result<PixelLayout> layoutOf(DcmDataset& dataset) {
    PixelLayout layout;
    const auto rows = wholeNumberOf(dataset, DCM_Rows);
    const auto columns = wholeNumberOf(dataset, DCM_Columns);
    const auto allocated = wholeNumberOf(dataset, DCM_BitsAllocated);
    if (!rows || !columns || !allocated)
        return Error{ErrorCode::corruptFile, "rows, columns or bits allocated are missing", {}};
    layout.rows = *rows;
    layout.columns = *columns;
    layout.samples = wholeNumberOf(dataset, DCM_SamplesPerPixel).value_or(1);
    layout.bitsAllocated = *allocated;
    layout.bitsStored = wholeNumberOf(dataset, DCM_BitsStored).value_or(*allocated);
    layout.highBit = wholeNumberOf(dataset, DCM_HighBit).value_or(layout.bitsStored - 1);
    layout.isSigned = wholeNumberOf(dataset, DCM_PixelRepresentation).value_or(0) == 1;
    layout.planar = wholeNumberOf(dataset, DCM_PlanarConfiguration).value_or(0) == 1;
    layout.photometric = textOf(dataset, DCM_PhotometricInterpretation);
    if (layout.photometric.empty()) layout.photometric = layout.samples == 3 ? "RGB" : "MONOCHROME2";
    layout.chromaHalved = layout.samples == 3 && layout.photometric.ends_with("_422");

    if (layout.samples != 1 && layout.samples != 3)
        return Error{ErrorCode::unsupportedFormat, std::to_string(layout.samples) + " samples a pixel", {}};
    layout.isReal = !dataset.tagExists(DCM_PixelData);
    if (layout.isReal) {
        // The element says all: its cells are IEEE numbers.
        layout.bitsAllocated = layout.bitsStored = dataset.tagExists(DCM_FloatPixelData) ? 32 : 64;
        layout.highBit = layout.bitsStored - 1;
        layout.isSigned = true;
    }
    if (layout.bitsAllocated < 1 || layout.bitsAllocated > 64)
        return Error{
            ErrorCode::unsupportedFormat, std::to_string(layout.bitsAllocated) + " bits allocated", {}};
    if (layout.bitsStored < 1 || layout.bitsStored > layout.bitsAllocated)
        return Error{ErrorCode::corruptFile, "bits stored contradict the bits allocated", {}};
    // Where it cannot be meant, the bits are where they nearly always are.
    if (layout.highBit >= layout.bitsAllocated || layout.highBit + 1 < layout.bitsStored)
        layout.highBit = layout.bitsStored - 1;
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(std::max(layout.columns, 0)),
                          static_cast<std::size_t>(std::max(layout.rows, 0)),
                          static_cast<std::size_t>(layout.samples)));
    return layout;
}

/// Palette colour to RGB; `bits` becomes that of the palette.
Result<std::vector<double>> throughPalette(DcmDataset& dataset, const std::vector<double>& indices,
                                           bool isSigned, int& bits) {
    std::vector<double> values(indices.size() * 3);
    struct Palette {
        DcmTagKey descriptor, data, segments;
    };
    const Palette palettes[] = {
        {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData,
         DCM_SegmentedRedPaletteColorLookupTableData},
        {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData,
         DCM_SegmentedGreenPaletteColorLookupTableData},
        {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData,
         DCM_SegmentedBluePaletteColorLookupTableData}};
    bits = 1;
    LookupTable tables[3];
    for (int c = 0; c < 3; ++c) {
        const Palette& p = palettes[c];
        const bool segmented = !dataset.tagExists(p.data) && dataset.tagExists(p.segments);
        FOVEA_TRY(tables[c], segmented ? readSegmentedTable(dataset, p.descriptor, p.segments, isSigned)
                                       : readTable(dataset, p.descriptor, p.data, isSigned));
        bits = std::max(bits, tables[c].bits);
    }
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) values[3 * i + c] = tables[c].at(indices[i]);
    }
    return values;
}

/// Modality LUT or rescale. Returns whether the values are the stored ones still.
Result<bool> applyModality(DcmDataset& dataset, int frame, bool isSigned, std::vector<double>& values) {
    DcmItem* lut = nullptr;
    if (dataset.findAndGetSequenceItem(DCM_ModalityLUTSequence, lut, 0).good() && lut) {
        FOVEA_TRY(const LookupTable table, readTable(*lut, DCM_LUTDescriptor, DCM_LUTData, isSigned));
        for (double& value : values) value = table.at(value);
        return false;
    }
    DcmItem& item = frameItem(dataset, frame, DCM_PixelValueTransformationSequence);
    const auto slopeOfFile = numberOf(item, DCM_RescaleSlope);
    const auto interceptOfFile = numberOf(item, DCM_RescaleIntercept);
    // One without the other is no transformation.
    if (!slopeOfFile || !interceptOfFile) return true;
    double slope = *slopeOfFile;
    const double intercept = *interceptOfFile;
    // A slope of zero would make every image one grey: it stands for "none" in such files.
    if (slope == 0) slope = 1;
    if (slope == 1 && intercept == 0) return true;
    for (double& value : values) value = value * slope + intercept;
    return false;
}

/// The sigmoid function (PS3.3 C.11.2.1.3.1) as a table over all whole values that occur.
void useSigmoid(const Window& window, Image& image) {
    constexpr double kMostEntries = 1 << 20;
    const auto [least, greatest] = std::minmax_element(image.stored.begin(), image.stored.end());
    if (!(*greatest - *least < kMostEntries) || std::abs(*least) > kMostEntries) return;
    image.voiLutFirst = static_cast<int>(std::floor(*least));
    for (int value = image.voiLutFirst; value <= *greatest + 0.5; ++value)
        image.voiLut.push_back(255 / (1 + std::exp(-4 * (value - window.level) / window.width)));
    image.window.source = WindowSource::lut;
}

void chooseWindow(DcmDataset& dataset, int frame, bool unscaled, bool negative, Image& image) {
    DcmItem& item = frameItem(dataset, frame, DCM_FrameVOILUTSequence);
    DcmItem* lut = nullptr;
    // Where a file has both, the table is what its maker tuned.
    if (item.findAndGetSequenceItem(DCM_VOILUTSequence, lut, 0).good() && lut) {
        if (auto table = readTable(*lut, DCM_LUTDescriptor, DCM_LUTData, negative)) {
            const double scale = 255 / (std::ldexp(1.0, table->bits) - 1);
            for (double& entry : table->entries) entry *= scale;
            const auto count = static_cast<double>(table->entries.size());
            image.window = {table->first + count / 2, count, WindowSource::lut};
            image.voiLutFirst = table->first;
            image.voiLut = std::move(table->entries);
            return;
        }
    }
    // Of several windows the first that can be meant.
    for (unsigned long i = 0;; ++i) {
        const auto level = numberOf(item, DCM_WindowCenter, i);
        const auto width = numberOf(item, DCM_WindowWidth, i);
        if (i > 0 && (!level || !width)) break;
        if (!level || !width) continue;
        Window window{*level, *width, WindowSource::file};
        // The exact function differs from the linear one by half a value and by one in width.
        if (textOf(item, DCM_VOILUTFunction) == "LINEAR_EXACT")
            window = {*level + 0.5, *width + 1, WindowSource::file};
        if (isPlausible(window, image.stored)) {
            image.window = window;
            if (textOf(item, DCM_VOILUTFunction) == "SIGMOID") useSigmoid(window, image);
            return;
        }
    }
    const bool asItIs = unscaled && !negative && image.bitsStored == 8;
    image.window = asItIs ? fullRangeWindow(8) : percentileWindow(image.stored);
}

Result<Image> toImage(DcmDataset& dataset, DicomFrame frame, int index) {
    const PixelLayout& layout = frame.layout;
    Image image;
    image.width = layout.columns;
    image.height = layout.rows;
    image.bitsStored = layout.bitsStored;
    image.stored = sampleValues(frame.bytes, frame.firstBit, layout);
    if (layout.photometric == "PALETTE COLOR" && layout.samples == 1) {
        FOVEA_TRY(image.stored, throughPalette(dataset, image.stored, layout.isSigned, image.bitsStored));
        image.channels = 3;
    } else if (layout.samples == 3) {
        image.channels = 3;
        if (layout.photometric.starts_with("YBR_FULL"))
            ybrToRgb(image.stored, layout.bitsStored, false);
        else if (layout.photometric.starts_with("YBR_PARTIAL"))
            ybrToRgb(image.stored, layout.bitsStored, true);
        else if (layout.photometric != "RGB")
            return Error{
                ErrorCode::unsupportedFormat, "photometric interpretation " + layout.photometric, {}};
    } else if (!layout.photometric.starts_with("MONOCHROME")) {
        return Error{ErrorCode::unsupportedFormat, "photometric interpretation " + layout.photometric, {}};
    }
    if (image.channels == 3) {
        image.photometric = Photometric::rgb;
        image.window = fullRangeWindow(image.bitsStored);
        return image;
    }
    image.photometric =
        layout.photometric == "MONOCHROME1" ? Photometric::monochrome1 : Photometric::monochrome2;
    FOVEA_TRY(const bool unscaled, applyModality(dataset, index, layout.isSigned, image.stored));
    const bool negative = *std::min_element(image.stored.begin(), image.stored.end()) < 0;
    chooseWindow(dataset, index, unscaled, layout.isSigned || negative, image);
    return image;
}

}  // namespace

Result<Image> readDicom(const std::string& path, std::span<const std::byte> bytes, int frame) {
    prepareDicomLibrary();
    DcmFileFormat file;
    FOVEA_TRY(const std::string syntax, load(file, path, bytes));
    DcmDataset& dataset = *file.getDataset();
    if (!pixelElement(dataset)) {
        const std::string sopClass = textOf(dataset, DCM_SOPClassUID);
        const char* name = sopClass.empty() ? nullptr : dcmFindNameOfUID(sopClass.c_str());
        return Error{ErrorCode::unsupportedFormat,
                     std::string("DICOM without pixel data") + (name ? std::string(" (") + name + ")" : ""),
                     {}};
    }
    const int frames = std::max(wholeNumberOf(dataset, DCM_NumberOfFrames).value_or(1), 1);
    FOVEA_CHECK(checkFrame(frame, frames));
    FOVEA_TRY(const PixelLayout layout, layoutOf(dataset));
    const std::string photometricName = layout.photometric;
    FOVEA_TRY(DicomFrame decoded, decodeFrame(dataset, layout, frame, frames));
    FOVEA_TRY(Image image, toImage(dataset, std::move(decoded), frame));
    image.format = "DICOM";
    image.transferSyntax = syntax;
    image.photometricName = photometricName;
    image.frames = frames;
    image.frame = frame;
    DcmItem& measures = frameItem(dataset, frame, DCM_PixelMeasuresSequence);
    for (const DcmTagKey& tag : {DCM_PixelSpacing, DCM_ImagerPixelSpacing}) {
        const auto rows = numberOf(measures, tag, 0);
        const auto columns = numberOf(measures, tag, 1);
        if (!rows || !columns || *rows <= 0 || *columns <= 0) continue;
        image.spacingMm = {*rows, *columns};
        break;
    }
    image.facts = headerFacts(dataset);
    return image;
}

}  // namespace fovea::imaging
