// Makes an icon of Windows or of macOS from a drawing: one picture for each size that is shown, a PNG each.
// Usage: fovea_make_icon DRAWING.svg ICON.ico|ICON.icns
// Both are lists of whole PNGs. Qt's writer of .icns, a plug-in that a build for macOS would need besides,
// puts in one size only.
#include <QBuffer>
#include <QDataStream>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cstdio>
#include <utility>

namespace {
QByteArray pngOf(QSvgRenderer& drawing, int size) {
    QImage picture(size, size, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG")) return {};
    return png;
}

QByteArray iconOfWindows(QSvgRenderer& drawing) {
    const QList<int> sizes = {16, 24, 32, 48, 64, 256};
    QByteArray entries, pictures;
    QDataStream entry(&entries, QIODevice::WriteOnly);
    entry.setByteOrder(QDataStream::LittleEndian);
    entry << quint16(0) << quint16(1) << quint16(sizes.size());  // reserved; an icon; pictures
    const qsizetype header = 6 + 16 * sizes.size();
    for (const int size : sizes) {
        const QByteArray png = pngOf(drawing, size);
        if (png.isEmpty()) return {};
        // Width and height (0: 256), no palette, reserved, planes, bits a pixel, bytes, from where on.
        entry << quint8(size) << quint8(size) << quint16(0) << quint16(1) << quint16(32)
              << quint32(png.size()) << quint32(header + pictures.size());
        pictures += png;
    }
    return entries + pictures;
}

QByteArray iconOfMacOs(QSvgRenderer& drawing) {
    // The types that hold a PNG: 128 to 1024 pixels, and 16 to 512 points on screens with two pixels a point.
    const QList<std::pair<const char*, int>> kinds = {{"ic11", 32},  {"ic12", 64},  {"ic07", 128},
                                                      {"ic13", 256}, {"ic08", 256}, {"ic14", 512},
                                                      {"ic09", 512}, {"ic10", 1024}};
    const quint32 header = 8;  // of the whole and of each entry: a type, and the length with this header
    QByteArray whole;
    QDataStream to(&whole, QIODevice::WriteOnly);  // big-endian, as the format is
    to.writeRawData("icns", 4);
    to << quint32(0);  // the length, which is known at the end
    for (const auto& [type, size] : kinds) {
        const QByteArray png = pngOf(drawing, size);
        if (png.isEmpty()) return {};
        to.writeRawData(type, 4);
        to << header + quint32(png.size());
        to.writeRawData(png.constData(), int(png.size()));
    }
    to.device()->seek(4);
    to << quint32(whole.size());
    return whole;
}
}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    QSvgRenderer drawing(QFile::decodeName(argv[1]));
    if (!drawing.isValid()) {
        std::fprintf(stderr, "%s is no drawing\n", argv[1]);
        return 1;
    }
    QFile icon(QFile::decodeName(argv[2]));
    const QByteArray whole =
        icon.fileName().endsWith(QLatin1String(".icns")) ? iconOfMacOs(drawing) : iconOfWindows(drawing);
    if (whole.isEmpty()) return 1;
    if (!icon.open(QIODevice::WriteOnly) || icon.write(whole) != whole.size() || !icon.flush()) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(icon.errorString()));
        return 1;
    }
    return 0;
}
