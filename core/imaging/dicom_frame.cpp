#include "imaging/dicom_frame.h"

#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <algorithm>
#include <span>

#include "imaging/dicom_rle.h"
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
    const std::size_t wordBytes =
        words ? static_cast<std::size_t>(std::max(layout.bitsAllocated, 16)) / 8 : 1;
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
    if (layout.bitsAllocated != 1) {
        result.bytes.erase(result.bytes.begin(), result.bytes.begin() + result.firstBit / 8);
        result.firstBit = 0;
    }
    return result;
}

/// The fragments of a frame: index of the first (the offset table is 0), and how many.
struct Fragments {
    Uint32 first = 1;
    Uint32 count = 0;
};

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

    DcmPixelItem* table = nullptr;
    Uint8* bytes = nullptr;
    if (sequence.getItem(table, 0).bad() || !table || table->getLength() != all * 4 ||
        table->getUint8Array(bytes).bad() || !bytes)
        return Error{ErrorCode::unsupportedFormat, "frames in several fragments without an offset table", {}};
    const auto offsetOf = [&](Uint32 i) {
        return Uint32{bytes[4 * i]} | Uint32{bytes[4 * i + 1]} << 8 | Uint32{bytes[4 * i + 2]} << 16 |
               Uint32{bytes[4 * i + 3]} << 24;
    };
    Fragments result{0, 0};
    Uint32 offset = 0;
    for (Uint32 i = 1; i < items; ++i) {
        DcmPixelItem* item = nullptr;
        if (sequence.getItem(item, i).bad() || !item) return damaged("a fragment is missing");
        const bool inside = offset >= offsetOf(index) && (index + 1 == all || offset < offsetOf(index + 1));
        if (inside && result.count == 0) result.first = i;
        if (inside) ++result.count;
        offset += 8 + item->getLength();
    }
    if (result.count == 0) return damaged("the offset table names no fragment");
    return result;
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

Result<DicomFrame> jpegFrame(DcmDataset& dataset, DcmPixelData& element, const std::vector<std::byte>& packed,
                             const Fragments& fragments, PixelLayout layout, int frame) {
    const auto stream = scanJpeg(packed);
    if (!stream) return damaged("JPEG data without a frame header");
    if (!stream->complete) return damaged("JPEG data end before their end marker");
    // DCMTK would leave the rest of a larger frame as it finds it.
    if (stream->width != layout.columns || stream->height != layout.rows ||
        stream->components != layout.samples)
        return damaged("the JPEG data are of another size than the header says");
    if (stream->precision > 16) return damaged("JPEG of more than 16 bits");
    if (stream->lossyHuffman && stream->precision == 8) {
        const bool ycc = layout.photometric.starts_with("YBR");
        FOVEA_TRY(JpegPixels pixels, decodeJpeg(packed, ycc ? JpegColour::ycc : JpegColour::rgb));
        layout.bitsAllocated = 8;
        layout.bitsStored = std::min(layout.bitsStored, 8);
        layout.highBit = std::min(layout.highBit, 7);
        layout.planar = layout.chromaHalved = false;
        if (ycc) layout.photometric = "RGB";
        return DicomFrame{std::move(pixels.data), 0, std::move(layout)};
    }
    if (layout.samples > 1 && !wholeNumberOf(dataset, DCM_PlanarConfiguration))
        dataset.putAndInsertUint16(DCM_PlanarConfiguration, 0);

    const std::size_t cellBytes = stream->precision > 8 ? 2 : 1;
    const std::size_t size = layout.pixels() * static_cast<std::size_t>(layout.samples) * cellBytes;
    DicomFrame result{std::vector<std::uint8_t>((size + 1) / 2 * 2), 0, layout};
    Uint32 fragment = fragments.first;
    OFString colourModel;
    const OFCondition decoded =
        element.getUncompressedFrame(&dataset, static_cast<Uint32>(frame), fragment, result.bytes.data(),
                                     static_cast<Uint32>(result.bytes.size()), colourModel);
    if (decoded.bad()) return dicomError(decoded, ErrorCode::corruptFile, "decompressing");
    result.layout.bitsAllocated = static_cast<int>(cellBytes * 8);
    result.layout.bitsStored = std::min(layout.bitsStored, result.layout.bitsAllocated);
    result.layout.highBit = std::min(layout.highBit, result.layout.bitsAllocated - 1);
    // The decoders follow this attribute, or set it.
    result.layout.planar = wholeNumberOf(dataset, DCM_PlanarConfiguration).value_or(0) == 1;
    result.layout.chromaHalved = false;
    result.layout.photometric.assign(colourModel.c_str(), colourModel.length());
    return result;
}

}  // namespace

Result<DicomFrame> decodeFrame(DcmDataset& dataset, PixelLayout layout, int frame, int frames) {
    DcmElement* element = nullptr;
    if (dataset.findAndGetElement(DCM_PixelData, element).bad() || !element)
        return Error{ErrorCode::unsupportedFormat, "no pixel data", {}};
    const DcmXfer syntax(dataset.getOriginalXfer());
    if (!syntax.isEncapsulated())
        return nativeFrame(*element, syntax.getByteOrder() == EBO_BigEndian, std::move(layout), frame,
                           frames);

    auto* pixelData = dynamic_cast<DcmPixelData*>(element);
    DcmPixelSequence* sequence = nullptr;
    if (!pixelData || pixelData->getEncapsulatedRepresentation(syntax.getXfer(), nullptr, sequence).bad() ||
        !sequence)
        return damaged("compressed pixel data expected");
    FOVEA_TRY(const Fragments fragments, fragmentsOf(*sequence, frame, frames));
    FOVEA_TRY(const auto packed, bytesOf(*sequence, fragments));
    if (syntax.getXfer() == EXS_RLELossless) return rleFrame(packed, std::move(layout));
    return jpegFrame(dataset, *pixelData, packed, fragments, std::move(layout), frame);
}

}  // namespace fovea::imaging
