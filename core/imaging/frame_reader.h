#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "imaging/read_image.h"

namespace fovea::imaging {

/// Reads one frame after the other. A file of several frames stays open for its others,
/// so that a volume is decoded once for slices that follow each other; and so does the
/// failure of one that cannot be opened. Never more than one file. Not thread-safe.
class FrameReader {
public:
    /// As readImage().
    Result<Image> read(const std::string& path, const ReadOptions& where);
    void close() { m_file.reset(); }

private:
    std::string m_path;
    Plane m_plane = Plane::axial;
    std::optional<Result<ImageFile>> m_file;
};

}  // namespace fovea::imaging
