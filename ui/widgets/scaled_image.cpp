#include "widgets/scaled_image.h"

#include <algorithm>
#include <cstring>

namespace fovea::ui {

namespace {
constexpr int kSmallestSide = 128;  // smaller ones are drawn at once from this
}

QImage toImage(const imaging::Pixels& pixels) {
    if (pixels.width <= 0 || pixels.height <= 0) return {};
    const bool grey = pixels.channels == 1;
    QImage image(pixels.width, pixels.height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (image.isNull()) return {};
    const std::size_t row = std::size_t(pixels.width) * std::size_t(pixels.channels);
    for (int y = 0; y < pixels.height; ++y) {
        const std::uint8_t* from = pixels.data.data() + row * std::size_t(y);
        if (grey) {
            std::memcpy(image.scanLine(y), from, row);
            continue;
        }
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < pixels.width; ++x, from += 3) line[x] = qRgb(from[0], from[1], from[2]);
    }
    return image;
}

ScaledImage::ScaledImage(const QImage& image) : m_image(image) {
    if (image.isNull()) return;
    // The two formats that Qt scales fastest.
    m_levels.push_back(image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                                     : QImage::Format_RGB32));
    QSize size = image.size();
    while (std::min(size.width(), size.height()) >= 2 * kSmallestSide) {
        size /= 2;
        m_levels.push_back(m_levels.back().scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
}

const QImage& ScaledImage::at(double scale) const {
    if (m_levels.empty()) return m_image;
    std::size_t level = 0;
    while (level + 1 < m_levels.size() && scale <= 0.5) {
        scale *= 2;
        ++level;
    }
    return m_levels[level];
}

}  // namespace fovea::ui
