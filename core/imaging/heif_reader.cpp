#include <libheif/heif.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imaging/byte_order.h"
#include "imaging/readers.h"

namespace fovea::imaging {

namespace {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const {
        free(object);
    }
};
using Context = std::unique_ptr<heif_context, Free<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Free<heif_image_handle_release>>;
using Decoded = std::unique_ptr<heif_image, Free<heif_image_release>>;
using Options = std::unique_ptr<heif_decoding_options, Free<heif_decoding_options_free>>;

Error errorOf(const heif_error& error) {
    const bool unknown = error.code == heif_error_Unsupported_feature ||
                         error.code == heif_error_Unsupported_filetype ||
                         error.code == heif_error_Color_profile_does_not_exist;
    return {error.code == heif_error_Memory_allocation_error ? ErrorCode::outOfMemory
            : unknown                                        ? ErrorCode::unsupportedFormat
                                                             : ErrorCode::corruptFile,
            std::string("HEIF: ") + (error.message ? error.message : "damaged") +
                (unknown ? "; save it as PNG or JPEG" : ""),
            {}};
}

/// Whether a file has pictures that are laid over each other (items of type iovl, ISO 23008-12 6.6.2.2): each
/// names any number of others as large as it likes, all to be decoded.
bool hasOverlays(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    // Behind the box's type, version and flags: the item's number (of two or four bytes) and two more.
    constexpr std::size_t kTypes[] = {12, 14};
    for (std::size_t at = 0; (at = text.find("infe", at)) != std::string_view::npos; ++at)
        for (const std::size_t type : kTypes)
            if (text.size() - at >= type && text.substr(at + type).starts_with("iovl")) return true;
    return false;
}

/// Calls `take` with the type and the content of each box (ISO 14496-12 4.2).
template <class Take>
void eachBox(std::span<const std::byte> bytes, Take&& take) {
    while (bytes.size() >= 8) {
        const std::uint64_t word = numberAt(bytes, 0, 4, true);
        const std::size_t head = word == 1 ? 16 : 8;
        if (bytes.size() < head) return;
        const std::uint64_t stated = word == 1 ? numberAt(bytes, 8, 8, true) : word;
        // 0: up to the end.
        const std::size_t length = stated == 0 ? bytes.size() : std::min<std::uint64_t>(stated, bytes.size());
        if (length < head) return;
        const std::string_view type(reinterpret_cast<const char*>(bytes.data()) + 4, 4);
        take(type, bytes.subspan(head, length - head));
        bytes = bytes.subspan(length);
    }
}

/// Of each picture that is made of others, or has others of its own, their numbers (item references, ISO
/// 14496-12 8.11.12).
using Parts = std::map<std::uint64_t, std::vector<std::uint64_t>>;

Parts partsIn(std::span<const std::byte> bytes) {
    constexpr std::size_t kVersion = 4;  // and flags
    Parts parts;
    eachBox(bytes, [&](std::string_view top, std::span<const std::byte> meta) {
        if (top != "meta" || meta.size() < kVersion) return;
        eachBox(meta.subspan(kVersion), [&](std::string_view box, std::span<const std::byte> references) {
            if (box != "iref" || references.size() < kVersion) return;
            const std::size_t width = references[0] == std::byte{0} ? 2 : 4;
            eachBox(references.subspan(kVersion),
                    [&](std::string_view kind, std::span<const std::byte> list) {
                        const bool auxiliary =
                            kind == "auxl";  // says whose it is, the others say what they are made of
                        if ((!auxiliary && kind != "dimg") || list.size() < width + 2) return;
                        const std::uint64_t from = numberAt(list, 0, width, true);
                        for (std::size_t at = width + 2; at + width <= list.size(); at += width) {
                            const std::uint64_t to = numberAt(list, at, width, true);
                            parts[auxiliary ? to : from].push_back(auxiliary ? from : to);
                        }
                    });
        });
    });
    return parts;
}

/// Whether pictures are made of pictures that are made of pictures, and so on, perhaps of themselves: libheif
/// goes down into each, call by call.
bool nestsTooDeeply(const Parts& parts) {
    constexpr int kDeepest = 4;
    std::set<std::uint64_t> made;
    for (const auto& [from, to] : parts) made.insert(from);
    for (int depth = 0; depth < kDeepest && !made.empty(); ++depth) {
        std::set<std::uint64_t> next;
        for (const std::uint64_t from : made)
            for (const std::uint64_t to : parts.at(from))
                if (parts.contains(to)) next.insert(to);
        made = std::move(next);
    }
    return !made.empty();
}

}  // namespace

Result<Image> readHeif(std::span<const std::byte> bytes, int frame) {
    if (nestsTooDeeply(partsIn(bytes)))
        return Error{ErrorCode::corruptFile, "HEIF: pictures made of pictures, without an end", {}};
    if (hasOverlays(bytes))
        return Error{ErrorCode::unsupportedFormat,
                     "HEIF: a picture made of others laid over each other; save it as PNG or JPEG",
                     {}};
    const Context context(heif_context_alloc());
    if (!context) return Error{ErrorCode::outOfMemory, "HEIF", {}};
    // The coded picture may be larger than the file says of it.
    constexpr int kLongestSide = 16384;
    heif_context_set_maximum_image_size_limit(context.get(), kLongestSide);
    // Images are read side by side as it is.
    heif_context_set_max_decoding_threads(context.get(), 0);
    if (const heif_error error =
            heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr);
        error.code != heif_error_Ok)
        return errorOf(error);
    const int count = heif_context_get_number_of_top_level_images(context.get());
    FOVEA_CHECK(checkFrame(frame, std::max(count, 1)));
    std::vector<heif_item_id> ids(static_cast<std::size_t>(std::max(count, 1)));
    heif_context_get_list_of_top_level_image_IDs(context.get(), ids.data(), count);
    // The one that the file calls its main picture comes first.
    heif_item_id primary = 0;
    if (heif_context_get_primary_image_ID(context.get(), &primary).code == heif_error_Ok) {
        if (const auto at = std::find(ids.begin(), ids.end(), primary); at != ids.end())
            std::rotate(ids.begin(), at, at + 1);
    }
    heif_image_handle* raw = nullptr;
    if (const heif_error error =
            heif_context_get_image_handle(context.get(), ids[static_cast<std::size_t>(frame)], &raw);
        error.code != heif_error_Ok)
        return errorOf(error);
    const Handle handle(raw);
    const int width = heif_image_handle_get_width(handle.get());
    const int height = heif_image_handle_get_height(handle.get());
    if (width < 1 || height < 1) return Error{ErrorCode::corruptFile, "HEIF: a picture without a size", {}};
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(width), static_cast<std::size_t>(height), 3));
    const int bits = heif_image_handle_get_luma_bits_per_pixel(handle.get());
    const bool deep = bits > 8;
    const Options options(heif_decoding_options_alloc());
    options->ignore_transformations = 0;  // turned and mirrored as the file says; its EXIF data do not count
    options->convert_hdr_to_8bit = 0;
    heif_image* decodedRaw = nullptr;
    if (const heif_error error = heif_decode_image(
            handle.get(), &decodedRaw, heif_colorspace_RGB,
            deep ? heif_chroma_interleaved_RRGGBB_LE : heif_chroma_interleaved_RGB, options.get());
        error.code != heif_error_Ok)
        return errorOf(error);
    const Decoded decoded(decodedRaw);
    int stride = 0;
    const std::uint8_t* plane =
        heif_image_get_plane_readonly(decoded.get(), heif_channel_interleaved, &stride);
    const int gotWidth = heif_image_get_width(decoded.get(), heif_channel_interleaved);
    const int gotHeight = heif_image_get_height(decoded.get(), heif_channel_interleaved);
    if (!plane || gotWidth < 1 || gotHeight < 1)
        return Error{ErrorCode::corruptFile, "HEIF: a picture without pixels", {}};
    FOVEA_CHECK(checkSize(static_cast<std::size_t>(gotWidth), static_cast<std::size_t>(gotHeight), 3));
    const std::size_t rowValues = static_cast<std::size_t>(gotWidth) * 3;
    const auto rows = [&]<class T>(std::vector<T> values) {
        for (std::size_t y = 0; y < static_cast<std::size_t>(gotHeight); ++y)
            std::memcpy(values.data() + y * rowValues, plane + y * static_cast<std::size_t>(stride),
                        rowValues * sizeof(T));
        return StoredValues(std::move(values));
    };
    const std::size_t values = rowValues * static_cast<std::size_t>(gotHeight);
    Image image =
        plainImage("HEIF", gotWidth, gotHeight, 3, deep ? bits : 8,
                   deep ? rows(std::vector<std::uint16_t>(values)) : rows(std::vector<std::uint8_t>(values)));
    image.window = {std::ldexp(0.5, image.bitsStored), std::ldexp(1.0, image.bitsStored), WindowSource::none};
    image.frames = std::max(count, 1);
    image.frame = frame;
    return image;
}

}  // namespace fovea::imaging
