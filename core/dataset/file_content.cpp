#include "dataset/file_content.h"

#include "dataset/pixel_hash.h"

namespace fovea::dataset {

Place placeOf(const Sample& sample) {
    return {sample.plane, sample.frame};
}

std::string FileContent::hash(const Place& place) {
    const Result<std::string> hash = guarded([&]() -> Result<std::string> {
        FOVEA_TRY(imaging::Image image, m_reader.read(m_path, {place.frame, place.plane}));
        m_facts = std::move(image.facts);
        return pixelHash(imaging::networkPixels(image, m_window));
    });
    return hash ? *hash : std::string();
}

}  // namespace fovea::dataset
