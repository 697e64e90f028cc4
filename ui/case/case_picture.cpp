#include "case/case_picture.h"

#include <QBuffer>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "base/file_layer.h"
#include "explain/signed_colour.h"
#include "explain/viridis.h"
#include "runs/figure_words.h"
#include "widgets/scaled_image.h"

namespace fovea::ui {

double fixedMapHighest(const explain::TokenMap& map, double deviation) {
    if (map.values.empty()) return 0;
    if (map.kind == explain::MapKind::evidence) return kFixedEvidence;
    if (map.kind == explain::MapKind::occlusion)
        return deviation > 0 ? kFixedNumberOcclusion * deviation : kFixedOcclusion;
    return kFixedMapTimes / double(map.values.size());
}

QRgb mapColour(explain::MapKind kind, double share) {
    const auto c = explain::isSigned(kind) ? explain::signedColour(share) : explain::viridis(share);
    return qRgb(c[0], c[1], c[2]);
}

QImage mapLayer(const explain::TokenMap& map, int width, int height, double highest) {
    if (map.values.empty() || width < 1 || height < 1) return {};
    const double shrink = std::min(1.0, 512.0 / std::max(width, height));
    const int w = std::max(1, int(std::lround(width * shrink))),
              h = std::max(1, int(std::lround(height * shrink)));
    if (!(highest > 0)) highest = explain::highestOf(map);
    const double lowest = explain::isSigned(map.kind) ? -1 : 0;
    QImage layer(w, h, QImage::Format_ARGB32);
    layer.fill(Qt::transparent);
    if (!(highest > 0)) return layer;
    for (int y = 0; y < h; ++y) {
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (int x = 0; x < w; ++x) {
            const double share = std::clamp(explain::valueAt(map, x, y, w, h) / highest, lowest, 1.0);
            const QRgb c = mapColour(map.kind, share);
            line[x] = qRgba(qRed(c), qGreen(c), qBlue(c), int(std::lround(255 * std::abs(share))));
        }
    }
    return layer;
}

Result<void> writeCasePicture(const std::string& path, const CasePicture& p) {
    const QImage original = toImage(p.original);
    const bool both = !p.map.values.empty();
    const QImage overlay =
        both ? toImage(explain::overlay(p.original, p.map, {p.opacity, p.highest})) : QImage();
    // Small images are enlarged, so that the words under them are in proportion.
    const int side = std::clamp(std::max(original.width(), original.height()), 480, 2048);
    const QSize shown = original.size().scaled(side, side, Qt::KeepAspectRatio);
    const int margin = side / 40, gap = both ? margin : 0;
    const int width = (both ? 2 : 1) * shown.width() + gap + 2 * margin;
    QFont font;
    font.setPixelSize(std::max(13, side / 42));
    const QString words =
        p.caption.isEmpty() ? researchUseNotice() : p.caption + QLatin1Char('\n') + researchUseNotice();
    const QFontMetrics metrics(font);
    const QRect wordsRect =
        metrics.boundingRect(QRect(0, 0, width - 2 * margin, 4000), Qt::TextWordWrap, words);
    const int titleHeight = p.title.isEmpty() ? 0 : metrics.height() + margin;

    QImage page(width, titleHeight + shown.height() + 3 * margin + wordsRect.height(), QImage::Format_RGB32);
    page.fill(QColor(0x10, 0x12, 0x14));
    QPainter painter(&page);
    painter.setFont(font);
    painter.setPen(QColor(0xE6, 0xE8, 0xEA));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (titleHeight > 0)
        painter.drawText(QRect(margin, margin, width - 2 * margin, metrics.height()), Qt::AlignLeft, p.title);
    const int top = margin + titleHeight;
    painter.drawImage(QRect(QPoint(margin, top), shown), original);
    if (both) painter.drawImage(QRect(QPoint(margin + shown.width() + gap, top), shown), overlay);
    painter.drawText(QRect(margin, top + shown.height() + margin, width - 2 * margin, wordsRect.height()),
                     Qt::TextWordWrap, words);
    painter.end();

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!page.save(&buffer, "PNG")) return Error{ErrorCode::internal, "PNG encoding failed", path};
    return systemFileLayer()->writeAtomically(
        path, std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
}

}  // namespace fovea::ui
