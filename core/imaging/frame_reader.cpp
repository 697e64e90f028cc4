#include "imaging/frame_reader.h"

namespace fovea::imaging {

Result<Image> FrameReader::read(const std::string& path, const ReadOptions& where) {
    if (!m_file || m_path != path || m_plane != where.plane) {
        m_file.reset();  // before the next one: a volume may be large
        m_file.emplace(ImageFile::open(path, where.plane));
        m_path = path;
        m_plane = where.plane;
    }
    if (!m_file->ok()) return m_file->error();
    Result<Image> image = m_file->value().frame(where.frame);
    if (image && image->frames == 1) m_file.reset();
    return image;
}

}  // namespace fovea::imaging
