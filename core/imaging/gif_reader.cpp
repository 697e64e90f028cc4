#include "imaging/gif_reader.h"

#include <gif_lib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "imaging/byte_order.h"
#include "imaging/readers.h"

namespace fovea::imaging {

namespace {

using ByteSpan = std::span<const std::byte>;

constexpr std::size_t kScreen = 13;  ///< signature and logical screen descriptor
constexpr std::uint8_t kImageBlock = 0x2C, kExtension = 0x21, kEnd = 0x3B, kControl = 0xF9;
/// A code of 12 bits stands for 4096 pixels at most.
constexpr std::size_t kMostPixelsAByte = 4096;

Error damaged(const char* what) {
    return {ErrorCode::corruptFile, std::string("GIF: ") + what, {}};
}

struct Block {
    std::uint8_t kind = 0;   ///< kImageBlock, kExtension or kEnd
    std::uint8_t label = 0;  ///< of an extension
    std::size_t at = 0, end = 0;
};

std::size_t paletteBytes(std::byte flags) {
    const auto bits = static_cast<unsigned>(flags);
    return (bits & 0x80) != 0 ? std::size_t{3} << ((bits & 7) + 1) : 0;
}

/// Behind the sub-blocks that begin there.
Result<std::size_t> behindSubBlocks(ByteSpan bytes, std::size_t at) {
    while (at < bytes.size()) {
        const std::size_t length = static_cast<std::size_t>(bytes[at]);
        ++at;
        if (length == 0) return at;
        at += length;
    }
    return damaged("it ends too early");
}

/// The file's blocks, without decoding anything. A missing end is none.
Result<std::vector<Block>> blocksOf(ByteSpan bytes) {
    if (bytes.size() < kScreen) return damaged("its header is cut off");
    std::size_t at = kScreen + paletteBytes(bytes[10]);
    std::vector<Block> blocks;
    while (at < bytes.size()) {
        Block block{static_cast<std::uint8_t>(bytes[at]), 0, at, at + 1};
        if (block.kind == kEnd) {
            blocks.push_back(block);
            return blocks;
        }
        if (block.kind == kExtension && at + 2 < bytes.size()) {
            block.label = static_cast<std::uint8_t>(bytes[at + 1]);
            FOVEA_TRY(block.end, behindSubBlocks(bytes, at + 2));
        } else if (block.kind == kImageBlock && at + 10 < bytes.size()) {
            const std::size_t pixels = at + 10 + paletteBytes(bytes[at + 9]) + 1;
            FOVEA_TRY(block.end, behindSubBlocks(bytes, pixels));
        } else if (block.kind == 0) {
            ++at;  // a stray end of sub-blocks, as some writers leave
            continue;
        } else {
            return damaged("no block where one is due");
        }
        blocks.push_back(block);
        at = block.end;
    }
    return blocks;
}

/// What to do with a frame's picture before the next one.
enum class Disposal { keep, clear, restore };

struct Frame {
    std::size_t left = 0, top = 0, width = 0, height = 0;
    int transparent = -1;
    Disposal disposal = Disposal::keep;
    std::size_t bytes = 0;  ///< of its compressed pixels and palette
};

std::vector<Frame> framesOf(ByteSpan bytes, const std::vector<Block>& blocks) {
    std::vector<Frame> frames;
    Frame next;
    const auto number = [&](std::size_t at) { return std::size_t(numberAt(bytes, at, 2, false)); };
    for (const Block& block : blocks) {
        if (block.kind == kExtension && block.label == kControl && block.end - block.at >= 7) {
            const auto flags = static_cast<unsigned>(bytes[block.at + 3]);
            next.transparent = (flags & 1) != 0 ? static_cast<int>(bytes[block.at + 6]) : -1;
            const unsigned disposal = flags >> 2 & 7;
            next.disposal = disposal == 2   ? Disposal::clear
                            : disposal == 3 ? Disposal::restore
                                            : Disposal::keep;
        }
        if (block.kind != kImageBlock) continue;
        next.left = number(block.at + 1);
        next.top = number(block.at + 3);
        next.width = number(block.at + 5);
        next.height = number(block.at + 7);
        next.bytes = block.end - block.at;
        frames.push_back(next);
        next = {};
    }
    return frames;
}

/// giflib's view of the file.
struct Source {
    ByteSpan rest;
};
int feed(GifFileType* gif, GifByteType* to, int count) {
    auto* source = static_cast<Source*>(gif->UserData);
    const std::size_t part = std::min(source->rest.size(), static_cast<std::size_t>(std::max(count, 0)));
    std::memcpy(to, source->rest.data(), part);
    source->rest = source->rest.subspan(part);
    return static_cast<int>(part);
}

struct Close {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Handle = std::unique_ptr<GifFileType, Close>;

/// The palette's indices of the image that comes next, [height, width].
Result<std::vector<GifPixelType>> indicesOf(GifFileType* gif, const Frame& frame) {
    std::vector<GifPixelType> indices(frame.width * frame.height);
    const auto readRow = [&](std::size_t y) {
        return DGifGetLine(gif, indices.data() + y * frame.width, static_cast<int>(frame.width)) == GIF_OK;
    };
    struct Pass {
        std::size_t first, step;
    };
    constexpr Pass kInterlaced[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}}, kPlain[] = {{0, 1}};
    const std::span<const Pass> passes =
        gif->Image.Interlace ? std::span<const Pass>(kInterlaced) : std::span<const Pass>(kPlain);
    for (const Pass& pass : passes)
        for (std::size_t y = pass.first; y < frame.height; y += pass.step)
            if (!readRow(y)) return damaged("its pixels are damaged or end too early");
    return indices;
}

class Canvas {
public:
    Canvas(std::size_t width, std::size_t height)
        : m_width(width), m_height(height), m_rgb(width * height * 3) {}

    /// Draws a frame. `overwrite`: its transparent pixels too, in their own colour.
    Result<void> draw(const Frame& frame, const std::vector<GifPixelType>& indices,
                      const ColorMapObject& palette, bool overwrite) {
        for (std::size_t y = 0; y < frame.height && frame.top + y < m_height; ++y) {
            for (std::size_t x = 0; x < frame.width && frame.left + x < m_width; ++x) {
                const int index = indices[y * frame.width + x];
                if (index == frame.transparent && !overwrite) continue;
                if (index >= palette.ColorCount) return damaged("a pixel outside its palette");
                const GifColorType colour = palette.Colors[index];
                std::uint8_t* to = &m_rgb[((frame.top + y) * m_width + frame.left + x) * 3];
                to[0] = colour.Red;
                to[1] = colour.Green;
                to[2] = colour.Blue;
            }
        }
        return {};
    }
    void clear(const Frame& frame) {
        rows(frame, [&](std::size_t from, std::size_t count) {
            std::fill_n(m_rgb.begin() + std::ptrdiff_t(from), count, std::uint8_t{0});
        });
    }
    /// What is shown where a frame will be, so that it can be put back.
    std::vector<std::uint8_t> part(const Frame& frame) const {
        std::vector<std::uint8_t> rgb;
        rows(frame, [&](std::size_t from, std::size_t count) {
            rgb.insert(rgb.end(), m_rgb.begin() + std::ptrdiff_t(from),
                       m_rgb.begin() + std::ptrdiff_t(from + count));
        });
        return rgb;
    }
    void putBack(const Frame& frame, const std::vector<std::uint8_t>& rgb) {
        auto next = rgb.begin();
        rows(frame, [&](std::size_t from, std::size_t count) {
            std::copy_n(next, count, m_rgb.begin() + std::ptrdiff_t(from));
            next += std::ptrdiff_t(count);
        });
    }
    std::vector<std::uint8_t>& rgb() { return m_rgb; }

private:
    /// `each`: takes where a row of the frame begins and how many bytes it has, of those on the canvas.
    template <class Each>
    void rows(const Frame& frame, Each&& each) const {
        const std::size_t right = std::min(frame.left + frame.width, m_width);
        if (frame.left >= right) return;
        for (std::size_t y = frame.top; y < std::min(frame.top + frame.height, m_height); ++y)
            each((y * m_width + frame.left) * 3, (right - frame.left) * 3);
    }

    std::size_t m_width, m_height;
    std::vector<std::uint8_t> m_rgb;
};

}  // namespace

Result<std::vector<std::byte>> gifWithoutComments(ByteSpan bytes) {
    FOVEA_TRY(const std::vector<Block> blocks, blocksOf(bytes));
    std::vector<std::byte> out;
    const auto append = [&](std::size_t at, std::size_t end) {
        out.insert(out.end(), bytes.begin() + std::ptrdiff_t(at), bytes.begin() + std::ptrdiff_t(end));
    };
    append(0, std::min(bytes.size(), kScreen + paletteBytes(bytes[10])));
    for (const Block& block : blocks)
        if (block.kind == kImageBlock || (block.kind == kExtension && block.label == kControl))
            append(block.at, block.end);
    out.push_back(std::byte{kEnd});
    return out;
}

Result<Image> readGif(ByteSpan bytes, int frame) {
    FOVEA_TRY(const std::vector<Block> blocks, blocksOf(bytes));
    const std::vector<Frame> frames = framesOf(bytes, blocks);
    if (frames.empty()) return damaged("no picture in it");
    FOVEA_CHECK(checkFrames("GIF", frames.size()));
    FOVEA_CHECK(checkFrame(frame, static_cast<int>(frames.size())));
    std::size_t width = numberAt(bytes, 6, 2, false), height = numberAt(bytes, 8, 2, false);
    // Some writers leave the screen's size out, or make it too small for the first picture.
    width = std::max(width, frames[0].left + frames[0].width);
    height = std::max(height, frames[0].top + frames[0].height);
    FOVEA_CHECK(checkSize(width, height, 3));
    for (const Frame& f : frames) {
        FOVEA_CHECK(checkSize(f.width, f.height, 1));
        if (f.width * f.height / kMostPixelsAByte > f.bytes)
            return damaged("fewer data than such a picture needs");
    }
    const auto wanted = static_cast<std::size_t>(frame);
    // The last frame up to this one that covers everything: what came before does not show.
    std::size_t first = wanted;
    const auto coversAll = [&](const Frame& f) {
        return f.left == 0 && f.top == 0 && f.width >= width && f.height >= height && f.transparent < 0;
    };
    while (first > 0 &&
           !(coversAll(frames[first]) && (first == wanted || frames[first].disposal == Disposal::keep)))
        --first;

    Source source{bytes};
    int problem = 0;
    const Handle gif(DGifOpen(&source, feed, &problem));
    if (!gif) return damaged("its header is damaged or cut off");
    Canvas canvas(width, height);
    std::size_t at = 0;
    for (;;) {
        GifRecordType type = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif.get(), &type) == GIF_ERROR || type == TERMINATE_RECORD_TYPE)
            return damaged("it ends too early");
        if (type == EXTENSION_RECORD_TYPE) {
            int code = 0;
            GifByteType* data = nullptr;
            if (DGifGetExtension(gif.get(), &code, &data) == GIF_ERROR) return damaged("an extension");
            while (data)
                if (DGifGetExtensionNext(gif.get(), &data) == GIF_ERROR) return damaged("an extension");
            continue;
        }
        if (type != IMAGE_DESC_RECORD_TYPE) continue;
        if (DGifGetImageDesc(gif.get()) == GIF_ERROR) return damaged("the description of a picture");
        const Frame& f = frames[std::min(at, wanted)];
        if (static_cast<std::size_t>(gif->Image.Width) != f.width ||
            static_cast<std::size_t>(gif->Image.Height) != f.height)
            return damaged("its blocks do not fit together");
        if (at < first) {
            int size = 0;
            GifByteType* data = nullptr;
            if (DGifGetCode(gif.get(), &size, &data) == GIF_ERROR) return damaged("a picture");
            while (data)
                if (DGifGetCodeNext(gif.get(), &data) == GIF_ERROR) return damaged("a picture");
            ++at;
            continue;
        }
        FOVEA_TRY(const std::vector<GifPixelType> indices, indicesOf(gif.get(), f));
        const ColorMapObject* palette = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
        if (!palette) return damaged("no palette");
        const std::vector<std::uint8_t> before =
            f.disposal == Disposal::restore && at < wanted ? canvas.part(f) : std::vector<std::uint8_t>();
        FOVEA_CHECK(canvas.draw(f, indices, *palette, at == 0));
        if (at == wanted) break;
        if (f.disposal == Disposal::clear) canvas.clear(f);
        if (f.disposal == Disposal::restore) canvas.putBack(f, before);
        ++at;
    }
    Image image = plainImage("GIF", static_cast<int>(width), static_cast<int>(height), 3, 8,
                             StoredValues(std::move(canvas.rgb())));
    image.frames = static_cast<int>(frames.size());
    image.frame = frame;
    return image;
}

}  // namespace fovea::imaging
