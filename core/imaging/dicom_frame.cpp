#include "imaging/dicom_frame.h"

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

#include "imaging/dicom_rle.h"
#include "imaging/jpeg2000_decoder.h"
#include "imaging/jpeg_decoder.h"
#include "imaging/jpeg_stream.h"

namespace fovea::imaging {

namespace {

Error damaged(const std::string& what) {
    return {ErrorCode::corruptFile, what, {}};
}

Result<DicomFrame> nativeFrame(DcmElement& element, bool bigEndian, PixelLayout layout, int frame,
                               int frames) {
    const std::size_t length = element.getLength();
    if (layout.chromaHalved) {
        // Many writers announce halved chroma and store it whole.
        PixelLayout whole = layout;
        whole.chromaHalved = false;
        if (length >= whole.bits() / 8 * static_cast<std::size_t>(frames))
            layout = whole;
        else if (layout.columns % 2 != 0)
            return damaged("chroma halved in an odd number of columns");
    }
    const std::size_t firstBit = layout.bits() * static_cast<std::size_t>(frame);
    const std::size_t pastBit = firstBit + layout.bits();
    if ((layout.bits() * static_cast<std::size_t>(frames) + 7) / 8 > length)
        return damaged("pixel data of " + std::to_string(length) + " bytes, " +
                       std::to_string((layout.bits() * static_cast<std::size_t>(frames) + 7) / 8) +
                       " expected");

    // Whole words are read in the file's own order and turned here: DCMTK would
    // turn words of 16 bits whatever the size of a pixel.
    const bool words = bigEndian && (layout.bitsAllocated > 8 || element.getVR() == EVR_OW);
    const bool wholeBytes = layout.bitsAllocated % 8 == 0;
    const std::size_t wordBytes =
        words ? static_cast<std::size_t>(wholeBytes ? std::max(layout.bitsAllocated, 16) : 16) / 8 : 1;
    const std::size_t start = firstBit / 8 / wordBytes * wordBytes;
    const std::size_t end = std::min(((pastBit + 7) / 8 + wordBytes - 1) / wordBytes * wordBytes, length);
    DicomFrame result{std::vector<std::uint8_t>(end - start), static_cast<int>(firstBit - start * 8), layout};
    const OFCondition read = element.getPartialValue(result.bytes.data(), static_cast<Uint32>(start),
                                                     static_cast<Uint32>(end - start), nullptr,
                                                     bigEndian ? EBO_BigEndian : EBO_LittleEndian);
    if (read.bad()) return dicomError(read, ErrorCode::corruptFile, "reading pixel data");
    if (words) {
        for (std::size_t i = 0; i + wordBytes <= result.bytes.size(); i += wordBytes)
            std::reverse(result.bytes.begin() + static_cast<std::ptrdiff_t>(i),
                         result.bytes.begin() + static_cast<std::ptrdiff_t>(i + wordBytes));
    }
    if (layout.bitsAllocated % 8 == 0) {
        result.bytes.erase(result.bytes.begin(), result.bytes.begin() + result.firstBit / 8);
        result.firstBit = 0;
    }
    return result;
}

bool beginsJpeg(std::span<const std::byte> bytes) {
    return bytes.size() > 2 && bytes[0] == std::byte{0xFF} && bytes[1] == std::byte{0xD8} &&
           bytes[2] == std::byte{0xFF};
}

/// The fragments of a frame: index of the first (the offset table is 0), and how many.
struct Fragments {
    Uint32 first = 1;
    Uint32 count = 0;
};

/// The first fragment of each frame by the basic offset table; empty where that is
/// missing or does not fit the fragments.
std::vector<Uint32> startsInTable(DcmPixelSequence& sequence, Uint32 frames) {
    DcmPixelItem* table = nullptr;
    Uint8* bytes = nullptr;
    if (sequence.getItem(table, 0).bad() || !table || table->getLength() != frames * 4 ||
        table->getUint8Array(bytes).bad() || !bytes)
        return {};
    std::vector<Uint32> starts;
    std::size_t offset = 0;
    for (Uint32 i = 1; i < sequence.card() && starts.size() < frames; ++i) {
        const Uint8* entry = bytes + 4 * starts.size();
        const std::size_t wanted = std::size_t{entry[0]} | std::size_t{entry[1]} << 8 |
                                   std::size_t{entry[2]} << 16 | std::size_t{entry[3]} << 24;
        if (wanted < offset) return {};
        if (wanted == offset) starts.push_back(i);
        DcmPixelItem* item = nullptr;
        if (sequence.getItem(item, i).bad() || !item) return {};
        offset += std::size_t{8} + item->getLength();
    }
    return starts;
}

/// The fragments that begin like a JPEG or JPEG 2000 image.
std::vector<Uint32> startsOfImages(DcmPixelSequence& sequence) {
    std::vector<Uint32> starts;
    for (Uint32 i = 1; i < sequence.card(); ++i) {
        DcmPixelItem* item = nullptr;
        std::array<std::byte, 12> head{};
        if (sequence.getItem(item, i).bad() || !item || item->getLength() < head.size() ||
            item->getPartialValue(head.data(), 0, head.size(), nullptr, EBO_LittleEndian).bad())
            continue;
        if (beginsJpeg(head) || beginsJpeg2000(head)) starts.push_back(i);
    }
    return starts;
}

Result<Fragments> fragmentsOf(DcmPixelSequence& sequence, int frame, int frames) {
    const auto items = static_cast<Uint32>(sequence.card());
    if (items < 2) return damaged("no compressed pixel data");
    const Uint32 fragments = items - 1;
    const auto index = static_cast<Uint32>(frame);
    const auto all = static_cast<Uint32>(frames);
    if (all == 1) return Fragments{1, fragments};
    if (fragments < all)
        return damaged(std::to_string(fragments) + " compressed frames, " + std::to_string(all) +
                       " expected");
    if (fragments == all) return Fragments{index + 1, 1};

    // An offset table where there is a usable one, else where images begin.
    for (const auto& starts : {startsInTable(sequence, all), startsOfImages(sequence)}) {
        if (starts.size() != all) continue;
        const Uint32 next = index + 1 < all ? starts[index + 1] : items;
        return Fragments{starts[index], next - starts[index]};
    }
    return Error{ErrorCode::unsupportedFormat,
                 "which of " + std::to_string(fragments) + " fragments belong to which of " +
                     std::to_string(frames) + " frames cannot be told",
                 {}};
}

Result<std::vector<std::byte>> bytesOf(DcmPixelSequence& sequence, const Fragments& fragments) {
    std::vector<std::byte> bytes;
    for (Uint32 i = fragments.first; i < fragments.first + fragments.count; ++i) {
        DcmPixelItem* item = nullptr;
        Uint8* part = nullptr;
        if (sequence.getItem(item, i).bad() || !item || item->getUint8Array(part).bad() || !part)
            return damaged("a compressed fragment is cut off");
        const auto span = std::as_bytes(std::span(part, item->getLength()));
        bytes.insert(bytes.end(), span.begin(), span.end());
    }
    return bytes;
}

Result<DicomFrame> rleFrame(const std::vector<std::byte>& packed, PixelLayout layout) {
    if (layout.bitsAllocated % 8 != 0) return damaged("RLE of pixels that are no whole bytes");
    FOVEA_TRY(auto bytes, decodeRle(packed, layout.pixels(), static_cast<std::size_t>(layout.samples),
                                    static_cast<std::size_t>(layout.bitsAllocated / 8)));
    layout.planar = true;
    layout.chromaHalved = false;
    return DicomFrame{std::move(bytes), 0, layout};
}

Error otherSize(const char* what) {
    return damaged(std::string("the ") + what + " data are of another size than the header says");
}

/// Whether a colour stream holds luma and chroma: its own markers know best.
bool isYcc(const JpegStream& stream, const PixelLayout& layout) {
    if (stream.jfif || stream.adobeTransform == 1) return true;
    if (stream.adobeTransform == 0) return false;
    return layout.photometric.starts_with("YBR");
}

Result<DicomFrame> lossyJpegFrame(std::span<const std::byte> packed, const JpegStream& stream,
                                  PixelLayout layout) {
    const bool ycc = isYcc(stream, layout);
    FOVEA_TRY(JpegPixels pixels, decodeJpeg(packed, ycc ? JpegColour::ycc : JpegColour::rgb));
    layout.bitsAllocated = 8;
    layout.bitsStored = std::min(layout.bitsStored, 8);
    layout.highBit = layout.bitsStored - 1;
    layout.planar = layout.chromaHalved = false;
    if (layout.samples == 3) layout.photometric = "RGB";
    return DicomFrame{std::move(pixels.data), 0, std::move(layout)};
}

/// A data set of this frame alone, in one fragment, for DCMTK's decoders: they
/// would mistake frames in several fragments, and obey a wrong transfer syntax.
void makeSingleFrame(DcmDataset& dataset, std::span<const std::byte> packed, const PixelLayout& layout,
                     E_TransferSyntax syntax) {
    const std::pair<DcmTagKey, int> numbers[] = {{DCM_SamplesPerPixel, layout.samples},
                                                 {DCM_PlanarConfiguration, 0},
                                                 {DCM_Rows, layout.rows},
                                                 {DCM_Columns, layout.columns},
                                                 {DCM_BitsAllocated, layout.bitsAllocated},
                                                 {DCM_BitsStored, layout.bitsStored},
                                                 {DCM_HighBit, layout.highBit},
                                                 {DCM_PixelRepresentation, layout.isSigned ? 1 : 0}};
    for (const auto& [tag, value] : numbers) dataset.putAndInsertUint16(tag, static_cast<Uint16>(value));
    dataset.putAndInsertString(DCM_PhotometricInterpretation, layout.photometric.c_str());
    auto sequence = std::make_unique<DcmPixelSequence>(DCM_PixelSequenceTag);
    sequence->insert(new DcmPixelItem(DCM_PixelItemTag));
    auto fragment = std::make_unique<DcmPixelItem>(DCM_PixelItemTag);
    std::vector<Uint8> even(packed.size() + packed.size() % 2);
    std::memcpy(even.data(), packed.data(), packed.size());
    fragment->putUint8Array(even.data(), even.size());
    sequence->insert(fragment.release());
    auto pixels = std::make_unique<DcmPixelData>(DCM_PixelData);
    pixels->putOriginalRepresentation(syntax, nullptr, sequence.release());
    dataset.insert(pixels.release());
}

Result<DicomFrame> jpegFrame(std::span<const std::byte> packed, PixelLayout layout) {
    const auto stream = scanJpeg(packed);
    if (!stream) return damaged("JPEG data without a frame header");
    if (!stream->complete) return damaged("JPEG data end before their end marker");
    // DCMTK would leave the rest of a larger frame as it finds it.
    if (stream->width != layout.columns || stream->height != layout.rows ||
        stream->components != layout.samples)
        return otherSize("JPEG");
    if (stream->precision < 2 || stream->precision > 16) return damaged("JPEG of an impossible depth");
    if (stream->lossyHuffman && stream->precision != 8 && stream->precision != 12)
        return Error{
            ErrorCode::unsupportedFormat,
            "lossy JPEG of " + std::to_string(stream->precision) + " bits: there is none of that depth",
            {}};
    if (stream->lossyHuffman && stream->precision == 8)
        return lossyJpegFrame(packed, *stream, std::move(layout));

    const std::size_t cellBytes = stream->precision > 8 ? 2 : 1;
    layout.bitsAllocated = static_cast<int>(cellBytes * 8);
    layout.bitsStored = std::min(layout.bitsStored, layout.bitsAllocated);
    layout.highBit = std::min(layout.highBit, layout.bitsAllocated - 1);
    DcmDataset single;
    makeSingleFrame(single, packed, layout,
                    stream->jpegLs         ? EXS_JPEGLSLossless
                    : stream->lossyHuffman ? EXS_JPEGProcess2_4
                                           : EXS_JPEGProcess14);
    DcmElement* element = nullptr;
    single.findAndGetElement(DCM_PixelData, element);
    const std::size_t size = layout.pixels() * static_cast<std::size_t>(layout.samples) * cellBytes;
    DicomFrame result{std::vector<std::uint8_t>((size + 1) / 2 * 2), 0, std::move(layout)};
    Uint32 fragment = 1;
    OFString colourModel;
    const OFCondition decoded = element->getUncompressedFrame(
        &single, 0, fragment, result.bytes.data(), static_cast<Uint32>(result.bytes.size()), colourModel);
    if (decoded.bad()) return dicomError(decoded, ErrorCode::corruptFile, "decompressing");
    // The decoders follow this attribute, or set it.
    result.layout.planar = wholeNumberOf(single, DCM_PlanarConfiguration).value_or(0) == 1;
    result.layout.chromaHalved = false;
    return result;
}

Result<DicomFrame> jpeg2000Frame(std::span<const std::byte> packed, PixelLayout layout) {
    FOVEA_TRY(const Jpeg2000Pixels pixels, decodeJpeg2000(packed));
    if (pixels.width != layout.columns || pixels.height != layout.rows || pixels.components != layout.samples)
        return otherSize("JPEG 2000");
    // Where header and code stream differ about the sign, the header says what the bits
    // mean: the code stream's own sign only shifts its arithmetic.
    const std::size_t cellBytes = pixels.bits > 16 ? 4 : pixels.bits > 8 ? 2 : 1;
    layout.bitsAllocated = static_cast<int>(cellBytes * 8);
    layout.bitsStored = pixels.bits;
    layout.highBit = pixels.bits - 1;
    layout.planar = layout.chromaHalved = false;
    // Decoding undid these.
    if (layout.photometric == "YBR_RCT" || layout.photometric == "YBR_ICT") layout.photometric = "RGB";
    std::vector<std::uint8_t> bytes(pixels.data.size() * cellBytes);
    for (std::size_t i = 0; i < pixels.data.size(); ++i) {
        const auto raw = static_cast<std::uint32_t>(pixels.data[i]);
        for (std::size_t b = 0; b < cellBytes; ++b)
            bytes[i * cellBytes + b] = static_cast<std::uint8_t>(raw >> (8 * b));
    }
    return DicomFrame{std::move(bytes), 0, std::move(layout)};
}

/// Transfer syntaxes that DCMTK does not decode.
constexpr std::string_view kJpeg2000Syntaxes[] = {
    "1.2.840.10008.1.2.4.90",  "1.2.840.10008.1.2.4.91",  "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93",
    "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203"};

}  // namespace

bool canDecode(const std::string& transferSyntaxUid) {
    if (std::ranges::find(kJpeg2000Syntaxes, transferSyntaxUid) != std::end(kJpeg2000Syntaxes)) return true;
    const DcmXfer syntax(transferSyntaxUid.c_str());
    return syntax.getXfer() != EXS_Unknown &&
           (!syntax.isEncapsulated() ||
            DcmCodecList::canChangeCoding(syntax.getXfer(), EXS_LittleEndianExplicit));
}

DcmElement* pixelElement(DcmDataset& dataset) {
    for (const DcmTagKey& tag : {DCM_PixelData, DCM_FloatPixelData, DCM_DoubleFloatPixelData}) {
        DcmElement* element = nullptr;
        if (dataset.findAndGetElement(tag, element).good() && element) return element;
    }
    return nullptr;
}

Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int frames) {
    DcmElement* element = pixelElement(dataset);
    if (!element) return Error{ErrorCode::unsupportedFormat, "no pixel data", {}};
    const DcmXfer syntax(dataset.getOriginalXfer());
    auto* pixelData = dynamic_cast<DcmPixelData*>(element);
    DcmPixelSequence* sequence = nullptr;
    const bool compressed =
        pixelData && pixelData->getEncapsulatedRepresentation(syntax.getXfer(), nullptr, sequence).good() &&
        sequence;
    if (!compressed) {
        if (syntax.isEncapsulated()) return damaged("compressed pixel data expected");
        return nativeFrame(*element, syntax.getByteOrder() == EBO_BigEndian, std::move(layout), frame,
                           frames);
    }
    FOVEA_TRY(const Fragments fragments, fragmentsOf(*sequence, frame, frames));
    FOVEA_TRY(const auto packed, bytesOf(*sequence, fragments));
    if (beginsJpeg2000(packed)) return jpeg2000Frame(packed, std::move(layout));
    if (beginsJpeg(packed)) return jpegFrame(packed, std::move(layout));
    if (syntax.isEncapsulated() && syntax.getXfer() != EXS_RLELossless)
        return damaged("the compressed data begin like no image of their transfer syntax");
    return rleFrame(packed, std::move(layout));
}

}  // namespace fovea::imaging
