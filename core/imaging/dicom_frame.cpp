#include "imaging/dicom_frame.h"

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>

#include "imaging/byte_order.h"
#include "imaging/dicom_rle.h"
#include "imaging/jpeg2000_decoder.h"
#include "imaging/jpeg_decoder.h"
#include "imaging/jpeg_stream.h"
#include "imaging/remarks.h"

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
    DicomFrame result{
        std::vector<std::uint8_t>(end - start), static_cast<int>(firstBit - start * 8), layout, {}};
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

/// All fragments, the offset table first. DCMTK's list is linked: asked for one by its number, it walks
/// there.
using Items = std::vector<DcmPixelItem*>;

Items itemsOf(DcmPixelSequence& sequence) {
    Items items;
    items.reserve(sequence.card());
    // A sequence of pixels holds nothing else.
    for (DcmObject* item = sequence.nextInContainer(nullptr); item; item = sequence.nextInContainer(item))
        items.push_back(static_cast<DcmPixelItem*>(item));
    return items;
}

/// What the fragments of a file are.
struct FragmentList {
    Items items;
    Uint32 first = 1;            ///< behind the offset table, if there is one
    Uint32 end = 1;              ///< behind the last
    std::vector<Uint32> filled;  ///< those that hold anything
};

/// Whether a fragment begins like a JPEG, JPEG 2000 or run-length image.
bool beginsImage(DcmPixelItem& item, const PixelLayout& layout) {
    std::array<std::byte, 12> head{};
    if (item.getLength() < head.size() ||
        item.getPartialValue(head.data(), 0, head.size(), nullptr, EBO_LittleEndian).bad())
        return false;
    if (beginsJpeg(head) || beginsJpeg2000(head)) return true;
    // The number of segments, and where the first begins: behind the header.
    const std::uint64_t segments = static_cast<std::uint64_t>(layout.samples * layout.bitsAllocated / 8);
    return numberAt(head, 0, 4, false) == segments && numberAt(head, 4, 4, false) == 64;
}

FragmentList fragmentsIn(DcmPixelSequence& sequence, const PixelLayout& layout) {
    FragmentList list;
    list.items = itemsOf(sequence);
    list.end = static_cast<Uint32>(list.items.size());
    // The first offset of a table is 0: what begins like an image is a frame, and the table missing.
    if (list.end > 0 && beginsImage(*list.items[0], layout)) list.first = 0;
    for (Uint32 i = list.first; i < list.end; ++i)
        if (list.items[i]->getLength() > 0) list.filled.push_back(i);
    return list;
}

/// The fragments that begin like an image.
std::vector<Uint32> startsOfImages(const FragmentList& list, const PixelLayout& layout) {
    std::vector<Uint32> starts;
    std::ranges::copy_if(list.filled, std::back_inserter(starts),
                         [&](Uint32 index) { return beginsImage(*list.items[index], layout); });
    return starts;
}

/// The first fragment of each frame by the basic offset table; empty where that is
/// missing or does not fit the fragments.
std::vector<Uint32> startsInTable(const FragmentList& list, Uint32 frames) {
    Uint8* bytes = nullptr;
    if (list.first == 0 || list.items.empty() || list.items[0]->getLength() != frames * 4 ||
        list.items[0]->getUint8Array(bytes).bad() || !bytes)
        return {};
    std::vector<Uint32> starts;
    std::size_t offset = 0;
    for (Uint32 i = list.first; i < list.end && starts.size() < frames; ++i) {
        const Uint8* entry = bytes + 4 * starts.size();
        const std::size_t wanted = std::size_t{entry[0]} | std::size_t{entry[1]} << 8 |
                                   std::size_t{entry[2]} << 16 | std::size_t{entry[3]} << 24;
        if (wanted < offset) return {};
        if (wanted == offset) starts.push_back(i);
        offset += std::size_t{8} + list.items[i]->getLength();
    }
    return starts;
}

/// The fragments of each frame.
Result<std::vector<Fragments>> framesIn(const FragmentList& list, const PixelLayout& layout, int announced) {
    const auto all = static_cast<Uint32>(announced);
    const Uint32 fragments = list.end - std::min(list.first, list.end);
    if (list.filled.empty()) return damaged("no compressed pixel data");
    std::vector<Uint32> starts;
    if (all == 1) {
        // More images than one: the first is the frame.
        if (list.filled.size() > 1) starts = startsOfImages(list, layout);
        if (starts.size() != list.filled.size()) starts = {list.first};
    } else if (fragments == all) {
        // Also where one is empty: it is the frame that is missing.
        for (Uint32 i = list.first; i < list.end; ++i) starts.push_back(i);
    } else if (list.filled.size() == all) {
        starts = list.filled;
    } else {
        // An offset table where there is a usable one, else where images begin; in files of more or
        // fewer frames than announced these are all there is to go by.
        starts = startsInTable(list, all);
        if (starts.size() != all) starts = startsOfImages(list, layout);
        if (starts.empty() || (starts.size() > all && starts.size() != list.filled.size()))
            return Error{ErrorCode::unsupportedFormat,
                         "which of " + std::to_string(fragments) + " fragments belong to which of " +
                             std::to_string(announced) + " frames cannot be told",
                         {}};
    }
    std::vector<Fragments> frames;
    for (std::size_t i = 0; i < starts.size(); ++i)
        frames.push_back({starts[i], (i + 1 < starts.size() ? starts[i + 1] : list.end) - starts[i]});
    return frames;
}

Result<std::vector<std::byte>> bytesOf(const FragmentList& list, const Fragments& fragments) {
    std::vector<std::byte> bytes;
    for (Uint32 i = fragments.first; i < fragments.first + fragments.count; ++i) {
        DcmPixelItem* const item = i < list.items.size() ? list.items[i] : nullptr;
        Uint8* part = nullptr;
        if (!item) return damaged("a compressed fragment is missing");
        if (item->getLength() == 0) continue;
        if (item->getUint8Array(part).bad() || !part) return damaged("a compressed fragment is cut off");
        const auto span = std::as_bytes(std::span(part, item->getLength()));
        bytes.insert(bytes.end(), span.begin(), span.end());
    }
    if (bytes.empty()) return damaged("the compressed frame is empty");
    return bytes;
}

Result<DicomFrame> rleFrame(const std::vector<std::byte>& packed, PixelLayout layout) {
    if (layout.bitsAllocated % 8 != 0) return damaged("RLE of pixels that are no whole bytes");
    // One segment for each byte of a pixel.
    bool otherwise = false;
    const std::uint64_t segments = packed.size() < 4 ? 0 : numberAt(packed, 0, 4, false);
    for (const int components : {1, 3})
        if (segments == static_cast<std::uint64_t>(components * layout.bitsAllocated / 8))
            otherwise = takeComponents(layout, components);
    FOVEA_TRY(auto bytes, decodeRle(packed, layout.pixels(), static_cast<std::size_t>(layout.samples),
                                    static_cast<std::size_t>(layout.bitsAllocated / 8)));
    layout.planar = true;
    layout.chromaHalved = false;
    DicomFrame frame{std::move(bytes), 0, layout, {}};
    if (otherwise) frame.remarks.push_back(kComponentsOfPicture);
    return frame;
}

Error otherSize(const char* what) {
    return damaged(std::string("the ") + what + " data are of another size than the header says");
}

/// Whether a colour stream holds luma and chroma: its own markers know best, then what it looks
/// like, and the header last.
bool isYcc(const JpegStream& stream, const PixelLayout& layout) {
    if (stream.jfif || stream.adobeTransform == 1) return true;
    if (stream.adobeTransform == 0) return false;
    if (stream.chromaSubsampled) return true;
    if (stream.componentsNamedRgb) return false;
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
    return DicomFrame{std::move(pixels.data), 0, std::move(layout), {}};
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

/// Of JPEG streams that libjpeg does not read.
Result<DicomFrame> decodeByDcmtk(std::span<const std::byte> packed, const JpegStream& stream,
                                 PixelLayout layout) {
    const std::size_t cellBytes = stream.precision > 8 ? 2 : 1;
    layout.bitsAllocated = static_cast<int>(cellBytes * 8);
    layout.bitsStored = std::min(layout.bitsStored, layout.bitsAllocated);
    layout.highBit = std::min(layout.highBit, layout.bitsAllocated - 1);
    if (stream.lossyHuffman && layout.samples == 3)
        layout.photometric = isYcc(stream, layout) ? "YBR_FULL" : "RGB";
    DcmDataset single;
    makeSingleFrame(single, packed, layout,
                    stream.jpegLs         ? EXS_JPEGLSLossless
                    : stream.lossyHuffman ? EXS_JPEGProcess2_4
                                          : EXS_JPEGProcess14);
    DcmElement* element = nullptr;
    single.findAndGetElement(DCM_PixelData, element);
    const std::size_t size = layout.pixels() * static_cast<std::size_t>(layout.samples) * cellBytes;
    DicomFrame result{std::vector<std::uint8_t>((size + 1) / 2 * 2), 0, std::move(layout), {}};
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

/// A stream and its end marker behind some bytes of `filling`.
std::vector<std::byte> withEnd(std::span<const std::byte> packed, std::size_t count, std::byte filling) {
    std::vector<std::byte> ended(packed.begin(), packed.end());
    // Half of the marker; or padding of the fragment, which could pass for data: theirs end with ones
    // (ISO 10918-1 F.1.2.3), and a zero behind FF is of the data.
    const auto last = [&](std::size_t back) {
        return back < ended.size() ? ended[ended.size() - 1 - back] : std::byte{};
    };
    while (!ended.empty() && last(0) == std::byte{0} && last(1) != std::byte{0xFF}) ended.pop_back();
    if (last(0) == std::byte{0xFF}) ended.pop_back();
    ended.insert(ended.end(), count, filling);
    ended.insert(ended.end(), {std::byte{0xFF}, std::byte{0xD9}});
    return ended;
}

/// A stream without its end marker. CharLS refuses JPEG-LS that ends too early; the other decoders
/// fill up what is missing without a word, so that theirs is whole where all zeros behind it and all
/// ones make the same pixels.
Result<DicomFrame> endlessByDcmtk(std::span<const std::byte> packed, const JpegStream& stream,
                                  const PixelLayout& layout) {
    constexpr std::size_t kFilling = 64;
    constexpr std::byte kZeros{0x00}, kOnes{0xFE};  // FF would begin a marker
    FOVEA_TRY(DicomFrame whole, decodeByDcmtk(withEnd(packed, 0, kZeros), stream, layout));
    if (stream.jpegLs) return whole;
    for (const std::byte filling : {kZeros, kOnes}) {
        const auto again = decodeByDcmtk(withEnd(packed, kFilling, filling), stream, layout);
        if (!again || again->bytes != whole.bytes) return damaged("JPEG data end before their last pixel");
    }
    return whole;
}

Result<DicomFrame> jpegFrame(std::span<const std::byte> packed, PixelLayout layout) {
    const auto stream = scanJpeg(packed);
    if (!stream) return damaged("JPEG data without a frame header");
    FOVEA_CHECK(checkScans(*stream));
    if (!stream->complete && !stream->allScans) return damaged("JPEG data end before their last scan");
    // DCMTK would leave the rest of a larger frame as it finds it.
    if (stream->width != layout.columns || stream->height != layout.rows) return otherSize("JPEG");
    if (stream->components != 1 && stream->components != 3)
        return Error{ErrorCode::unsupportedFormat,
                     "JPEG of " + std::to_string(stream->components) + " components",
                     {}};
    std::vector<Message> remarks;
    if (takeComponents(layout, stream->components)) {
        remarks.push_back(kComponentsOfPicture);
        // What lossy colour is unless it says otherwise.
        if (stream->components == 3 && stream->lossyHuffman) layout.photometric = "YBR_FULL";
    }
    if (stream->precision > layout.bitsAllocated) {
        remarks.push_back(kBitsOfPixels);
        layout.bitsStored = stream->precision;
        layout.highBit = stream->precision - 1;
    }
    if (stream->precision < 2 || stream->precision > 16) return damaged("JPEG of an impossible depth");
    if (stream->lossyHuffman && stream->precision != 8 && stream->precision != 12)
        return Error{
            ErrorCode::unsupportedFormat,
            "lossy JPEG of " + std::to_string(stream->precision) + " bits: there is none of that depth",
            {}};
    const bool byLibjpeg = stream->lossyHuffman && stream->precision == 8;
    if (!stream->complete) remarks.push_back(kNoEndMarker);
    Result<DicomFrame> frame = byLibjpeg ? lossyJpegFrame(stream->complete ? packed : withEnd(packed, 0, {}),
                                                          *stream, std::move(layout))
                               : stream->complete ? decodeByDcmtk(packed, *stream, std::move(layout))
                                                  : endlessByDcmtk(packed, *stream, layout);
    if (frame) frame.value().remarks = std::move(remarks);
    return frame;
}

/// Where the size in a code stream cannot be meant (DICOM's ends at 65535) and its one tile has that
/// of the header, bytes were written over it; pydicom has such a file. Whether this was so.
bool restoreSize(std::vector<std::byte>& packed, const PixelLayout& layout) {
    // Behind SOC, SIZ and its length: capabilities, size, offset, tile size, tile offset (ISO 15444-1 A.5.1).
    constexpr std::size_t kCapabilities = 6, kSize = 8, kOffset = 16, kTile = 24, kTileOffset = 32, kEnd = 40;
    constexpr std::uint64_t kGreatest = 65535;
    if (packed.size() < kEnd || packed[0] != std::byte{0xFF} || packed[1] != std::byte{0x4F}) return false;
    const auto number = [&](std::size_t at) { return numberAt(packed, at, 4, true); };
    const auto columns = static_cast<std::uint64_t>(layout.columns);
    const auto rows = static_cast<std::uint64_t>(layout.rows);
    if (number(kSize) <= kGreatest && number(kSize + 4) <= kGreatest) return false;
    if (number(kTile) != columns || number(kTile + 4) != rows || number(kOffset) || number(kOffset + 4) ||
        number(kTileOffset) || number(kTileOffset + 4))
        return false;
    putNumber(packed, kSize, 4, true, columns);
    putNumber(packed, kSize + 4, 4, true, rows);
    // What stood there spilt over from both sides: plain part 1.
    putNumber(packed, kCapabilities, 2, true, 0);
    return true;
}

/// Whether a code stream's three components are red, green and blue by its own transform: by the COD
/// marker in its main header (ISO 15444-1 A.6.1).
bool transformsColour(std::span<const std::byte> packed) {
    constexpr std::uint64_t kCodingStyle = 0xFF52, kTilePart = 0xFF90;
    constexpr std::size_t kTransform = 8;  // behind the marker: length, style, progression, layers
    // The stream may stand in the boxes of a .jp2 file; it begins with SOC and SIZ.
    constexpr std::array kStart = {std::byte{0xFF}, std::byte{0x4F}, std::byte{0xFF}, std::byte{0x51}};
    // Not std::ranges::search(): clang 14 cannot compile what it gives (preset "fuzz").
    packed = packed.subspan(static_cast<std::size_t>(
        std::search(packed.begin(), packed.end(), kStart.begin(), kStart.end()) - packed.begin()));
    for (std::size_t at = 2; at + kTransform < packed.size();) {
        const std::uint64_t marker = numberAt(packed, at, 2, true);
        if (marker == kCodingStyle) return packed[at + kTransform] != std::byte{0};
        if (marker == kTilePart || marker >> 8 != 0xFF) return false;
        at += 2 + numberAt(packed, at + 2, 2, true);
    }
    return false;
}

Result<DicomFrame> jpeg2000Frame(std::vector<std::byte> packed, PixelLayout layout) {
    const bool restored = restoreSize(packed, layout);
    const bool transformed = transformsColour(packed);
    FOVEA_TRY(const Jpeg2000Pixels pixels, decodeJpeg2000(packed));
    if (pixels.width != layout.columns || pixels.height != layout.rows) return otherSize("JPEG 2000");
    if (pixels.components != 1 && pixels.components != 3)
        return Error{ErrorCode::unsupportedFormat,
                     "JPEG 2000 of " + std::to_string(pixels.components) + " components",
                     {}};
    const bool otherwise = takeComponents(layout, pixels.components);
    // Where header and code stream differ about the sign, the header says what the bits
    // mean: the code stream's own sign only shifts its arithmetic.
    const std::size_t cellBytes = pixels.bits > 16 ? 4 : pixels.bits > 8 ? 2 : 1;
    layout.bitsAllocated = static_cast<int>(cellBytes * 8);
    layout.bitsStored = pixels.bits;
    layout.highBit = pixels.bits - 1;
    layout.planar = layout.chromaHalved = false;
    // Decoding undid these, and whatever the header calls the stream's own transform.
    if (layout.photometric == "YBR_RCT" || layout.photometric == "YBR_ICT" ||
        (pixels.components == 3 && transformed))
        layout.photometric = "RGB";
    std::vector<std::uint8_t> bytes(pixels.data.size() * cellBytes);
    for (std::size_t i = 0; i < pixels.data.size(); ++i) {
        const auto raw = static_cast<std::uint32_t>(pixels.data[i]);
        for (std::size_t b = 0; b < cellBytes; ++b)
            bytes[i * cellBytes + b] = static_cast<std::uint8_t>(raw >> (8 * b));
    }
    DicomFrame result{std::move(bytes), 0, std::move(layout), {}};
    if (otherwise) result.remarks.push_back(kComponentsOfPicture);
    if (restored) result.remarks.push_back(kSizeOfHeader);
    if (!pixels.ended) result.remarks.push_back(kNoEndMarker);
    return result;
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

namespace {

/// Of so many uncompressed frames, padded to an even number of bytes.
std::size_t nativeLength(const PixelLayout& layout, int frames) {
    const std::size_t bytes = (layout.bits() * static_cast<std::size_t>(frames) + 7) / 8;
    return bytes + bytes % 2;
}

/// The compressed pixels; nullptr where there are none.
DcmPixelSequence* compressedPixels(DcmDataset& dataset) {
    auto* pixelData = dynamic_cast<DcmPixelData*>(pixelElement(dataset));
    DcmPixelSequence* sequence = nullptr;
    if (!pixelData ||
        pixelData->getEncapsulatedRepresentation(dataset.getOriginalXfer(), nullptr, sequence).bad())
        return nullptr;
    return sequence;
}

}  // namespace

bool takeComponents(PixelLayout& layout, int components) {
    const bool grey = layout.photometric.starts_with("MONOCHROME") || layout.photometric == "PALETTE COLOR";
    const bool colour = layout.photometric == "RGB" || layout.photometric.starts_with("YBR");
    if (layout.samples == components && !(components == 1 ? colour : grey)) return false;
    layout.samples = components;
    if (components == 1 && colour) layout.photometric = "MONOCHROME2";
    if (components == 3 && grey) layout.photometric = "RGB";
    layout.chromaHalved = components == 3 && layout.photometric.ends_with("_422");
    return true;
}

FrameCount countFrames(DcmDataset& dataset, const PixelLayout& layout, int announced) {
    FrameCount count{announced, announced};
    if (DcmPixelSequence* sequence = compressedPixels(dataset)) {
        if (const auto frames = framesIn(fragmentsIn(*sequence, layout), layout, announced))
            count.found = static_cast<int>(frames->size());
    } else if (DcmElement* element = pixelElement(dataset); element && !layout.chromaHalved) {
        // Fewer whole ones; or more, where the last byte cannot be padding.
        const std::size_t bits = std::size_t{element->getLength()} * 8;
        const std::size_t found = bits / layout.bits();
        const bool whole = found > 0 && found * layout.bits() == bits;
        if (whole && (found < static_cast<std::size_t>(announced) ||
                      (layout.bits() % 16 == 0 && found < std::size_t{1} << 31)))
            count.found = static_cast<int>(found);
    }
    count.frames = std::min(count.found, announced);
    return count;
}

Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int announced) {
    DcmElement* element = pixelElement(dataset);
    if (!element) return Error{ErrorCode::unsupportedFormat, "no pixel data", {}};
    const DcmXfer syntax(dataset.getOriginalXfer());
    DcmPixelSequence* sequence = compressedPixels(dataset);
    if (!sequence) {
        if (syntax.isEncapsulated() && element->getLength() != nativeLength(layout, announced))
            return damaged("compressed pixel data expected");
        const int frames = countFrames(dataset, layout, announced).frames;
        Result<DicomFrame> read =
            nativeFrame(*element, syntax.getByteOrder() == EBO_BigEndian, std::move(layout), frame, frames);
        if (read && syntax.isEncapsulated()) read.value().remarks.push_back(kNotCompressed);
        return read;
    }
    const FragmentList list = fragmentsIn(*sequence, layout);
    FOVEA_TRY(const auto frames, framesIn(list, layout, announced));
    if (static_cast<std::size_t>(frame) >= frames.size()) return damaged("the compressed frame is missing");
    FOVEA_TRY(auto packed, bytesOf(list, frames[static_cast<std::size_t>(frame)]));
    if (beginsJpeg2000(packed)) return jpeg2000Frame(std::move(packed), std::move(layout));
    if (beginsJpeg(packed)) return jpegFrame(packed, std::move(layout));
    if (syntax.isEncapsulated() && syntax.getXfer() != EXS_RLELossless)
        return damaged("the compressed data begin like no image of their transfer syntax");
    return rleFrame(packed, std::move(layout));
}

}  // namespace fovea::imaging
