#include "dataset/file_content.h"

#include "dataset/pixel_hash.h"

namespace fovea::dataset {

Place placeOf(const Sample& sample) {
    return {sample.plane, sample.frame};
}

std::string FileContent::hash(const Place& place) {
    const Result<std::string> hash = guarded([&]() -> Result<std::string> {
        if (!m_file || m_plane != place.plane) {
            m_plane = place.plane;
            m_file.emplace(imaging::ImageFile::open(m_path, m_plane));
        }
        if (!m_file->ok()) return m_file->error();
        FOVEA_TRY(imaging::Image image, m_file->value().frame(place.frame));
        m_facts = std::move(image.facts);
        return pixelHash(imaging::networkPixels(image, m_window));
    });
    return hash ? *hash : std::string();
}

}  // namespace fovea::dataset
