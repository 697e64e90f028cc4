#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "imaging/image.h"
#include "imaging/plane.h"

namespace fovea::imaging {

struct ReadOptions {
    int frame = 0;               ///< from 0
    Plane plane = Plane::axial;  ///< of a volume; without effect on other files

    bool operator==(const ReadOptions&) const = default;
};

/// Reads one frame of an image file, recognised by content, not by name.
/// DICOM (with or without preamble; uncompressed, deflated, RLE, JPEG, JPEG-LS,
/// JPEG 2000) through DCMTK, libjpeg and OpenJPEG; PNG, JPEG, JPEG 2000 and TIFF
/// through libpng, libjpeg, OpenJPEG and libtiff; WebP, GIF, HEIC and AVIF through libwebp,
/// giflib and libheif; BMP and Netpbm; volumes (NIfTI, NRRD, MetaImage), whose slices are frames.
/// docs/formats.md has the list.
/// Paths are UTF-8. Of a multi-frame file only the frame asked for is decoded.
///
/// The display window: a VOI LUT where the file has one, else the first of its windows
/// that is plausible for pixels of its kind, else the 0.5th to 99.5th percentile, padding
/// left out; 8-bit data without a window and colour are shown as they are.
/// Errors: fileNotFound, notReadable, unsupportedFormat (detail names the
/// transfer syntax, or what the content looks like), corruptFile (truncated
/// pixel data included: a partly decoded image is never returned; what else is wrong
/// with a file, Image::remarks say),
/// invalidArgument (no such frame), outOfMemory. Thread-safe.
Result<Image> readImage(const std::string& path, const ReadOptions& options = {});

/// A file of which several frames are wanted: a volume is decoded once for all of
/// them. Holds the file mapped, and a volume in memory. Not thread-safe.
class ImageFile {
public:
    /// Errors: those of readImage().
    static Result<ImageFile> open(const std::string& path, Plane plane = Plane::axial);
    /// As readImage() does.
    Result<Image> frame(int frame) const;
    /// The same to be looked at small, and cheaper: the longer side has `edge` pixels at least, where the
    /// file has so many. JPEG and JPEG 2000 are decoded reduced, others as they are. Never for
    /// hashes, measurements or what a network is given: the pixels are other ones.
    Result<Image> preview(int frame, int edge) const;
    /// How it is cut: as asked for where it is a volume, else axial.
    Plane plane() const;
    /// Of a volume of four dimensions how many volumes there are, whose slices follow each other; else 1.
    int times() const;

    ImageFile(ImageFile&&) noexcept;
    ImageFile& operator=(ImageFile&&) noexcept;
    ~ImageFile();

private:
    struct Content;
    explicit ImageFile(std::unique_ptr<Content> content);
    std::unique_ptr<Content> m_content;
};

/// Whether the name or the first bytes make it worth trying: used when a folder
/// is searched, so that notes and spreadsheets are not reported as damaged images.
bool looksLikeImage(const std::string& path);

/// Whether the first bytes are of a volume, whose frames are slices and can be cut in
/// several planes. False where they cannot be read.
bool looksLikeVolume(const std::string& path);

}  // namespace fovea::imaging
