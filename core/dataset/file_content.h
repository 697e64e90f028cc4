#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "dataset/sample.h"
#include "imaging/frame_reader.h"
#include "imaging/window_policy.h"

namespace fovea::dataset {

/// Which picture of a file a sample is.
struct Place {
    imaging::Plane plane = imaging::Plane::axial;
    int frame = 0;
    auto operator<=>(const Place&) const = default;
};
Place placeOf(const Sample& sample);

/// The pictures of one file as an import names them (Sample::pixelHash), to tell whether
/// it shows what was imported. Holds the file open, and of a volume all slices. Not
/// thread-safe.
class FileContent {
public:
    /// `window`: through which the import saw it.
    FileContent(std::string path, const imaging::WindowPolicy& window)
        : m_path(std::move(path)), m_window(window) {}
    /// Empty for what cannot be read. Never throws.
    std::string hash(const Place& place);
    /// Header facts of the picture hashed last.
    const std::map<std::string, std::string>& facts() const { return m_facts; }

private:
    std::string m_path;
    imaging::WindowPolicy m_window;
    imaging::FrameReader m_reader;
    std::map<std::string, std::string> m_facts;
};

}  // namespace fovea::dataset
