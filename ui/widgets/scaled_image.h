#pragma once

#include <QImage>
#include <vector>

#include "imaging/image.h"

namespace fovea::ui {

/// Display pixels as a QImage (a copy; safe on any thread): 8-bit grey, or RGB32.
QImage toImage(const imaging::Pixels& pixels);

/// An image with smaller ones of itself, each half as wide and high as the one before, so that it is drawn
/// at any size within milliseconds and without aliasing. Making one of 12 megapixels takes some 50 ms: on a
/// worker. A value type; a copy shares the pixels.
class ScaledImage {
public:
    ScaledImage() = default;
    ScaledImage(const QImage& image);  // NOLINT(google-explicit-constructor): an image is one of these

    const QImage& image() const { return m_image; }
    bool isNull() const { return m_image.isNull(); }
    QSize size() const { return m_image.size(); }
    /// What to draw from at `scale` device pixels an image pixel: the smallest that need not be enlarged,
    /// else the image itself. RGB32, or ARGB32 premultiplied of an image with transparency.
    const QImage& at(double scale) const;

private:
    QImage m_image;
    std::vector<QImage> m_levels;  ///< the first has the image's size
};

}  // namespace fovea::ui
