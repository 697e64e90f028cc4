#include <dcmtk/dcmdata/dccodec.h>

#include <algorithm>
#include <cmath>

#include "imaging/dicom_dataset.h"
#include "imaging/dicom_facts.h"
#include "imaging/dicom_frame.h"
#include "imaging/dicom_library.h"
#include "imaging/dicom_tables.h"
#include "imaging/readers.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

bool hasMetaHeader(std::span<const std::byte> bytes) {
    constexpr std::string_view kMagic = "DICM";
    return bytes.size() > 132 &&
           std::string_view(reinterpret_cast<const char*>(bytes.data()) + 128, 4) == kMagic;
}

Error unsupportedSyntax(const std::string& uid) {
    return {ErrorCode::unsupportedFormat,
            "transfer syntax " + transferSyntaxText(uid) + " cannot be decoded here",
            {}};
}

bool decodable(const DcmXfer& syntax) {
    return !syntax.isEncapsulated() ||
           DcmCodecList::canChangeCoding(syntax.getXfer(), EXS_LittleEndianExplicit);
}

Result<void> load(DcmFileFormat& file, const std::string& path, std::span<const std::byte> bytes) {
    if (hasMetaHeader(bytes)) {
        // Asked first, because DCMTK guesses when it meets a syntax it does not know,
        // and reports a failure of its own making here: the header is read all the same.
        DcmFileFormat head;
        head.loadFile(path.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength, ERM_metaOnly);
        const std::string uid = textOf(*head.getMetaInfo(), DCM_TransferSyntaxUID);
        if (!uid.empty()) {
            const DcmXfer syntax(uid.c_str());
            if (syntax.getXfer() == EXS_Unknown || !decodable(syntax)) return unsupportedSyntax(uid);
        }
    }
    const OFCondition loaded = file.loadFile(path.c_str());
    if (loaded.bad()) return dicomError(loaded, ErrorCode::corruptFile, "reading the data set");
    const DcmXfer syntax(file.getDataset()->getOriginalXfer());
    if (!decodable(syntax)) return unsupportedSyntax(syntax.getXferID());
    return {};
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
    if (*allocated != 1 && *allocated != 8 && *allocated != 16 && *allocated != 32)
        return Error{ErrorCode::unsupportedFormat, std::to_string(*allocated) + " bits allocated", {}};
    if (layout.bitsStored < 1 || layout.bitsStored > *allocated || layout.highBit >= *allocated ||
        layout.highBit + 1 < layout.bitsStored)
        return Error{ErrorCode::corruptFile, "bits stored and high bit contradict the bits allocated", {}};
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(std::max(layout.columns, 0)),
                          static_cast<std::size_t>(std::max(layout.rows, 0)),
                          static_cast<std::size_t>(layout.samples)));
    return layout;
}

/// Palette colour to RGB; `bits` becomes that of the palette.
Result<std::vector<float>> throughPalette(DcmDataset& dataset, const std::vector<float>& indices,
                                          bool isSigned, int& bits) {
    std::vector<float> values(indices.size() * 3);
    const std::pair<DcmTagKey, DcmTagKey> palettes[] = {
        {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData},
        {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData},
        {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData}};
    if (!dataset.tagExists(DCM_RedPaletteColorLookupTableData) &&
        dataset.tagExists(DCM_SegmentedRedPaletteColorLookupTableData))
        return Error{ErrorCode::unsupportedFormat, "segmented palette", {}};
    bits = 1;
    LookupTable tables[3];
    for (int c = 0; c < 3; ++c) {
        FOVEA_TRY(tables[c], readTable(dataset, palettes[c].first, palettes[c].second, isSigned));
        bits = std::max(bits, tables[c].bits);
    }
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) values[3 * i + c] = tables[c].at(indices[i]);
    }
    return values;
}

/// Modality LUT or rescale. Returns whether the values are the stored ones still.
Result<bool> applyModality(DcmDataset& dataset, int frame, bool isSigned, std::vector<float>& values) {
    DcmItem* lut = nullptr;
    if (dataset.findAndGetSequenceItem(DCM_ModalityLUTSequence, lut, 0).good() && lut) {
        FOVEA_TRY(const LookupTable table, readTable(*lut, DCM_LUTDescriptor, DCM_LUTData, isSigned));
        for (float& value : values) value = table.at(value);
        return false;
    }
    DcmItem& item = frameItem(dataset, frame, DCM_PixelValueTransformationSequence);
    double slope = numberOf(item, DCM_RescaleSlope).value_or(1);
    const double intercept = numberOf(item, DCM_RescaleIntercept).value_or(0);
    // A slope of zero would make every image one grey: it stands for "none" in such files.
    if (slope == 0) slope = 1;
    if (slope == 1 && intercept == 0) return true;
    for (float& value : values) value = static_cast<float>(value * slope + intercept);
    return false;
}

void chooseWindow(DcmDataset& dataset, int frame, bool unscaled, bool negative, Image& image) {
    DcmItem& item = frameItem(dataset, frame, DCM_FrameVOILUTSequence);
    DcmItem* lut = nullptr;
    // Where a file has both, the table is what its maker tuned.
    if (item.findAndGetSequenceItem(DCM_VOILUTSequence, lut, 0).good() && lut) {
        if (auto table = readTable(*lut, DCM_LUTDescriptor, DCM_LUTData, negative)) {
            const auto scale = static_cast<float>(255 / (std::ldexp(1.0, table->bits) - 1));
            for (float& entry : table->entries) entry *= scale;
            const auto count = static_cast<double>(table->entries.size());
            image.window = {table->first + count / 2, count, WindowSource::lut};
            image.voiLutFirst = table->first;
            image.voiLut = std::move(table->entries);
            return;
        }
    }
    const auto level = numberOf(item, DCM_WindowCenter);
    const auto width = numberOf(item, DCM_WindowWidth);
    if (level && width) {
        Window window{*level, *width, WindowSource::file};
        // The exact function differs from the linear one by half a value and by one in width.
        if (textOf(item, DCM_VOILUTFunction) == "LINEAR_EXACT")
            window = {*level + 0.5, *width + 1, WindowSource::file};
        if (isPlausible(window, image.stored)) {
            image.window = window;
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
    FOVEA_CHECK(load(file, path, bytes));
    DcmDataset& dataset = *file.getDataset();
    if (!dataset.tagExists(DCM_PixelData)) {
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
    image.transferSyntax = DcmXfer(dataset.getOriginalXfer()).getXferID();
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
