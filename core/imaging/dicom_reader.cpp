#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "imaging/dicom_dataset.h"
#include "imaging/dicom_facts.h"
#include "imaging/dicom_file.h"
#include "imaging/dicom_frame.h"
#include "imaging/dicom_tables.h"
#include "imaging/readers.h"
#include "imaging/remarks.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

/// A defined term without what some writers add: other case, padding, blanks for underscores.
std::string plainTerm(const std::string& term) {
    std::string plain;
    for (const char c : term) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return plain;
}

/// The photometric interpretation as the standard spells it; as it is where nobody knows it.
std::string photometricTerm(const std::string& term) {
    constexpr const char* kTerms[] = {"MONOCHROME1",     "MONOCHROME2",    "PALETTE COLOR", "RGB",
                                      "YBR_FULL",        "YBR_FULL_422",   "YBR_RCT",       "YBR_ICT",
                                      "YBR_PARTIAL_420", "YBR_PARTIAL_422"};
    for (const char* known : kTerms) {
        if (plainTerm(term) == plainTerm(known)) return known;
    }
    return term;
}

constexpr MessageKind kRescaleNoNumber{
    "rescale_no_number",
    FOVEA_TEXT("Messages",
               "The rescale of the header is no number. The values are those that are stored, without it.")};

/// Bytes of the uncompressed pixels; nothing where they are compressed.
std::optional<std::size_t> nativeBytes(DcmDataset& dataset) {
    DcmElement* element = pixelElement(dataset);
    if (!element || DcmXfer(dataset.getOriginalXfer()).isEncapsulated()) return std::nullopt;
    return element->getLength();
}

/// Where the header contradicts itself about grey and colour, or about the bits, how much there is says
/// what was meant. Of compressed pixels their decoding will.
void settle(DcmDataset& dataset, int frames, PixelLayout& layout, std::vector<Message>& remarks) {
    const auto bytes = nativeBytes(dataset);
    const auto fits = [&](int samples, int bits) {
        return bytes && *bytes >= layout.pixels() * static_cast<std::size_t>(frames) *
                                      static_cast<std::size_t>(samples * bits) / 8;
    };
    if (layout.bitsStored < 1 || layout.bitsStored > layout.bitsAllocated) {
        remarks.push_back(kBitsOfPixels);
        if (layout.bitsAllocated == 8 && layout.bitsStored > 8 && layout.bitsStored <= 16 &&
            fits(layout.samples, 16))
            layout.bitsAllocated = 16;
        else
            layout.bitsStored = layout.bitsAllocated;
        layout.highBit = layout.bitsStored - 1;
    }
    PixelLayout same = layout;
    if (bytes && takeComponents(same, layout.samples)) {
        takeComponents(layout, fits(3, layout.bitsAllocated) ? 3 : 1);
        remarks.push_back(kComponentsOfPicture);
    }
}

Result<PixelLayout> layoutOf(DcmDataset& dataset, int frames, std::vector<Message>& remarks) {
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
    // Colours have no sign (PS3.3 C.7.6.3.1.2), whatever some writers say.
    layout.isSigned = layout.samples == 1 && wholeNumberOf(dataset, DCM_PixelRepresentation).value_or(0) == 1;
    layout.planar = wholeNumberOf(dataset, DCM_PlanarConfiguration).value_or(0) == 1;
    layout.photometric = photometricTerm(textOf(dataset, DCM_PhotometricInterpretation));
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
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(std::max(layout.columns, 0)),
                          static_cast<std::size_t>(std::max(layout.rows, 0)),
                          static_cast<std::size_t>(layout.samples)));
    settle(dataset, frames, layout, remarks);
    // Where it cannot be meant, the bits are where they nearly always are.
    if (layout.highBit >= layout.bitsAllocated || layout.highBit + 1 < layout.bitsStored)
        layout.highBit = layout.bitsStored - 1;
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
        const bool segmented = !dataset.tagExistsWithValue(p.data) && dataset.tagExists(p.segments);
        FOVEA_TRY(tables[c], segmented ? readSegmentedTable(dataset, p.descriptor, p.segments, isSigned)
                                       : readTable(dataset, p.descriptor, p.data, isSigned));
        bits = std::max(bits, tables[c].bits);
    }
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) values[3 * i + c] = tables[c].at(indices[i]);
    }
    return values;
}

/// What the values of an image could be, before or after rescale.
struct Range {
    double least = 0, greatest = 0;
};

/// Of all cells of this kind; nothing for cells of which hardly any image uses the whole range.
std::optional<Range> possibleRange(const PixelLayout& layout) {
    constexpr int kMostBits = 16;
    if (layout.isReal || layout.bitsStored > kMostBits) return std::nullopt;
    const double count = std::ldexp(1.0, layout.bitsStored);
    return layout.isSigned ? Range{-count / 2, count / 2 - 1} : Range{0, count - 1};
}

/// The values that stand for no picture (PS3.3 C.7.5.1.1.2), as they are read from pixels: a value may
/// be written as unsigned where pixels are signed, or the other way round.
std::optional<Range> paddingOf(DcmDataset& dataset, const PixelLayout& layout) {
    const bool single = dataset.tagExists(DCM_FloatPixelData);
    const DcmTagKey& valueTag = !layout.isReal ? DCM_PixelPaddingValue
                                : single       ? DCM_FloatPixelPaddingValue
                                               : DCM_DoubleFloatPixelPaddingValue;
    const DcmTagKey& limitTag = !layout.isReal ? DCM_PixelPaddingRangeLimit
                                : single       ? DCM_FloatPixelPaddingRangeLimit
                                               : DCM_DoubleFloatPixelPaddingRangeLimit;
    auto value = numberOf(dataset, valueTag);
    auto limit = numberOf(dataset, limitTag);
    if (!value) return std::nullopt;
    if (const auto range = possibleRange(layout)) {
        const double count = range->greatest - range->least + 1;
        for (auto* number : {&value, &limit}) {
            if (*number) *number = **number - count * std::floor((**number - range->least) / count);
        }
    }
    const auto [least, greatest] = std::minmax({*value, limit.value_or(*value)});
    return Range{least, greatest};
}

/// Their Modality LUT leads back to the intensity of the beam and is not for showing (PS3.3 C.8.7.1.1.4).
bool isBeamIntensity(DcmDataset& dataset) {
    constexpr const char* kClasses[] = {UID_XRayAngiographicImageStorage,
                                        UID_XRayRadiofluoroscopicImageStorage,
                                        UID_RETIRED_XRayAngiographicBiPlaneImageStorage,
                                        UID_EnhancedXAImageStorage, UID_EnhancedXRFImageStorage};
    return std::ranges::find(kClasses, textOf(dataset, DCM_SOPClassUID)) != std::end(kClasses);
}

/// Whether an attribute holds text that is no number.
bool isNoNumber(DcmItem& item, const DcmTagKey& tag) {
    const std::string text = textOf(item, tag);
    return text.find_first_not_of(" \t\r\n") != std::string::npos && !numberOf(item, tag);
}

/// Modality LUT or rescale, of the image, its padding and `range`. Returns whether the values are the
/// stored ones still.
Result<bool> applyModality(DcmDataset& dataset, int frame, bool isSigned, Image& image,
                           std::optional<Range>& range) {
    std::vector<double>& values = image.stored;
    DcmItem* lut = isBeamIntensity(dataset) ? nullptr : tableItem(dataset, DCM_ModalityLUTSequence);
    if (lut) {
        FOVEA_TRY(const LookupTable table, readTable(*lut, DCM_LUTDescriptor, DCM_LUTData, isSigned));
        for (double& value : values) value = table.at(value);
        const auto [least, greatest] = std::minmax_element(table.entries.begin(), table.entries.end());
        range = Range{*least, *greatest};
        if (image.padding) {
            const auto [from, to] =
                std::minmax({table.at((*image.padding)[0]), table.at((*image.padding)[1])});
            image.padding = {from, to};
        }
        return false;
    }
    DcmItem& item = frameItem(dataset, frame, DCM_PixelValueTransformationSequence,
                              {DCM_RescaleSlope, DCM_RescaleIntercept});
    const auto slopeOfFile = numberOf(item, DCM_RescaleSlope);
    const auto interceptOfFile = numberOf(item, DCM_RescaleIntercept);
    if (isNoNumber(item, DCM_RescaleSlope) || isNoNumber(item, DCM_RescaleIntercept))
        image.remarks.push_back(kRescaleNoNumber);
    // One without the other is no transformation.
    if (!slopeOfFile || !interceptOfFile) return true;
    double slope = *slopeOfFile;
    const double intercept = *interceptOfFile;
    // A slope of zero would make every image one grey: it stands for "none" in such files.
    if (slope == 0) slope = 1;
    if (slope == 1 && intercept == 0) return true;
    const auto rescaled = [=](double value) { return value * slope + intercept; };
    for (double& value : values) value = rescaled(value);
    const auto both = [&](double a, double b) {
        const auto [least, greatest] = std::minmax({rescaled(a), rescaled(b)});
        return std::pair(least, greatest);
    };
    if (range) std::tie(range->least, range->greatest) = both(range->least, range->greatest);
    if (image.padding)
        std::tie((*image.padding)[0], (*image.padding)[1]) = both((*image.padding)[0], (*image.padding)[1]);
    return false;
}

/// The sigmoid function (PS3.3 C.11.2.1.3.1): of whole values, as nearly all images hold, as a table over
/// those that occur, which takes a tenth of the time.
void useSigmoid(const Window& window, Image& image) {
    constexpr double kMostEntries = 1 << 20;
    image.window = window;
    image.window.source = WindowSource::lut;
    const auto [least, greatest] = std::minmax_element(image.stored.begin(), image.stored.end());
    if (!(*greatest - *least < kMostEntries) || std::abs(*least) > kMostEntries ||
        !std::ranges::all_of(image.stored, [](double value) { return value == std::floor(value); }))
        return;
    image.voiLutFirst = static_cast<int>(std::floor(*least));
    for (int value = image.voiLutFirst; value <= *greatest + 0.5; ++value)
        image.voiLut.push_back(windowed(value, window));
}

/// The window of the file, as the formula of WindowSource::file wants it. Nothing where a number is missing.
std::optional<Window> windowOfFile(DcmItem& item, unsigned long position) {
    const auto level = numberOf(item, DCM_WindowCenter, position);
    const auto width = numberOf(item, DCM_WindowWidth, position);
    if (!level || !width) return std::nullopt;
    const std::string function = plainTerm(textOf(item, DCM_VOILUTFunction));
    Window window{*level, *width, WindowSource::file};
    window.sigmoid = function == "SIGMOID";
    // The exact function differs from the linear one by half a value and by one in width. So it is meant
    // where the linear one has no sense.
    const bool exact = function == "LINEAREXACT" || (*width < 1 && !window.sigmoid);
    if (exact && *width > 0) window = {*level + 0.5, *width + 1, WindowSource::file};
    return window;
}

/// `range`: of the values that the file could hold; nothing: those it holds.
void chooseWindow(DcmDataset& dataset, int frame, bool unscaled, bool negative, std::optional<Range> range,
                  Image& image) {
    DcmItem& item =
        frameItem(dataset, frame, DCM_FrameVOILUTSequence, {DCM_VOILUTSequence, DCM_WindowCenter});
    // Where a file has both, the table is what its maker tuned.
    if (DcmItem* lut = tableItem(item, DCM_VOILUTSequence)) {
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
    const auto [least, greatest] = std::minmax_element(image.stored.begin(), image.stored.end());
    if (!range) range = Range{*least, *greatest};
    if (*least == *greatest) range = Range{*least, *least};
    // Of several windows the first that can be meant.
    for (unsigned long i = 0;; ++i) {
        const auto window = windowOfFile(item, i);
        if (i > 0 && !window) break;
        if (!window || !isPlausible(*window, range->least, range->greatest)) continue;
        image.window = *window;
        if (window->sigmoid) useSigmoid(*window, image);
        return;
    }
    const bool asItIs = unscaled && !negative && image.bitsStored == 8;
    image.window = asItIs ? fullRangeWindow(8) : percentileWindow(image);
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
    if (const auto padding = paddingOf(dataset, layout)) image.padding = {padding->least, padding->greatest};
    std::optional<Range> range = possibleRange(layout);
    FOVEA_TRY(const bool unscaled, applyModality(dataset, index, layout.isSigned, image, range));
    const bool negative = *std::min_element(image.stored.begin(), image.stored.end()) < 0;
    chooseWindow(dataset, index, unscaled, layout.isSigned || negative, range, image);
    return image;
}

}  // namespace

Result<Image> readDicom(const std::string& path, std::span<const std::byte> bytes, int frame) {
    FOVEA_TRY(DicomFile file, loadDicom(path, bytes));
    DcmDataset& dataset = file.dataset();
    if (!pixelElement(dataset)) {
        const std::string sopClass = textOf(dataset, DCM_SOPClassUID);
        const char* name = sopClass.empty() ? nullptr : dcmFindNameOfUID(sopClass.c_str());
        return Error{ErrorCode::unsupportedFormat,
                     std::string("DICOM without pixel data") + (name ? std::string(" (") + name + ")" : ""),
                     {}};
    }
    const int announced = std::max(wholeNumberOf(dataset, DCM_NumberOfFrames).value_or(1), 1);
    std::vector<Message> remarks = std::move(file.remarks);
    FOVEA_TRY(const PixelLayout layout, layoutOf(dataset, announced, remarks));
    const FrameCount count = countFrames(dataset, layout, announced);
    FOVEA_CHECK(checkFrame(frame, count.frames));
    FOVEA_TRY(DicomFrame decoded, decodeFrame(dataset, layout, frame, announced));
    remarks.insert(remarks.end(), decoded.remarks.begin(), decoded.remarks.end());
    if (count.found != announced)
        remarks.push_back({kOtherFrameCount, {{"announced", announced}, {"found", count.found}}});
    FOVEA_TRY(Image image, toImage(dataset, std::move(decoded), frame));
    image.format = "DICOM";
    image.transferSyntax = file.syntax;
    image.photometricName = layout.photometric;
    image.frames = count.frames;
    image.frame = frame;
    image.remarks.insert(image.remarks.begin(), remarks.begin(), remarks.end());
    DcmItem& measures = frameItem(dataset, frame, DCM_PixelMeasuresSequence, {DCM_PixelSpacing});
    for (const DcmTagKey& tag : {DCM_PixelSpacing, DCM_ImagerPixelSpacing}) {
        const auto rows = numberOf(measures, tag, 0);
        const auto columns = numberOf(measures, tag, 1);
        if (!rows || !columns || *rows <= 0 || *columns <= 0) continue;
        image.spacingMm = {*rows, *columns};
        break;
    }
    image.facts = headerFacts(dataset, frame);
    return image;
}

}  // namespace fovea::imaging
