#pragma once

#include "base/message.h"

namespace fovea::imaging {

/// Remark on an image whose compressed data lack their last bytes, which hold no pixel: the end marker of
/// JPEG and its like, the last chunk of PNG, the checksum of gzip.
constexpr MessageKind kNoEndMarker{
    "no_end_marker",
    FOVEA_TEXT("Messages", "The compressed picture lacks its end marker. Every pixel is there.")};

/// Remark on an image of a file with other than so many frames.
constexpr MessageKind kOtherFrameCount{
    "other_frame_count",
    FOVEA_TEXT("Messages", "The header announces {announced|frame|frames}, the file holds {found}.")};

}  // namespace fovea::imaging
