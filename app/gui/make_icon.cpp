// Makes an icon of Windows from a drawing: one picture for each size that is shown, a PNG each.
// Usage: fovea_make_icon DRAWING.svg ICON.ico
#include <QBuffer>
#include <QDataStream>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    QSvgRenderer drawing(QFile::decodeName(argv[1]));
    if (!drawing.isValid()) {
        std::fprintf(stderr, "%s is no drawing\n", argv[1]);
        return 1;
    }
    const QList<int> sizes = {16, 24, 32, 48, 64, 256};
    QByteArray entries, pictures;
    QDataStream entry(&entries, QIODevice::WriteOnly);
    entry.setByteOrder(QDataStream::LittleEndian);
    entry << quint16(0) << quint16(1) << quint16(sizes.size());  // reserved; an icon; pictures
    const qsizetype header = 6 + 16 * sizes.size();
    for (const int size : sizes) {
        QImage picture(size, size, QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        drawing.render(&painter);
        painter.end();
        QByteArray png;
        QBuffer buffer(&png);
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG")) return 1;
        // Width and height (0: 256), no palette, reserved, planes, bits a pixel, bytes, from where on.
        entry << quint8(size) << quint8(size) << quint16(0) << quint16(1) << quint16(32)
              << quint32(png.size()) << quint32(header + pictures.size());
        pictures += png;
    }
    QFile icon(QFile::decodeName(argv[2]));
    const QByteArray whole = entries + pictures;
    if (!icon.open(QIODevice::WriteOnly) || icon.write(whole) != whole.size() || !icon.flush()) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(icon.errorString()));
        return 1;
    }
    return 0;
}
