#include "widgets/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside every namespace, as the macro asks.
static void initIcons() {
    Q_INIT_RESOURCE(fovea_icons);
    Q_INIT_RESOURCE(look);
}

namespace fovea::ui {

namespace {

/// Draws a Breeze picture, whose one colour is a CSS class, in the colour asked for.
class BreezeEngine : public QIconEngine {
public:
    BreezeEngine(QString name, QByteArray svg, QColor color)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_color(color) {}

    QIconEngine* clone() const override { return new BreezeEngine(*this); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        const QColor color = colorOf(mode);
        const QString key = QStringLiteral("fovea/%1/%2/%3x%4")
                                .arg(m_name, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;
        QByteArray svg = m_svg;
        svg.replace("#232629", color.name().toLatin1());
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

private:
    QColor colorOf(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::Text);
        if (m_color.isValid()) return m_color;
        if (mode == QIcon::Selected) return palette.color(QPalette::HighlightedText);
        return palette.color(QPalette::Text);
    }

    QString m_name;
    QByteArray m_svg;
    QColor m_color;
};

}  // namespace

void loadIcons() {
    initIcons();
}

QIcon icon(const QString& name) {
    return icon(name, QColor());
}

QIcon icon(const QString& name, const QColor& color) {
    initIcons();
    QFile file(QStringLiteral(":/fovea/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new BreezeEngine(name, file.readAll(), color));
}

}  // namespace fovea::ui
