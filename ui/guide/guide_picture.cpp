// Makes a picture of the guide small enough to be part of the program: 560 pixels wide, 256 colours.
// Usage: fovea_guide_picture PICTURE SMALL
#include <QFile>
#include <QImage>
#include <cstdio>

int main(int argc, char** argv) {
    constexpr int kWidth = 560;
    if (argc != 3) return 2;
    const QImage picture(QFile::decodeName(argv[1]));
    if (picture.isNull()) {
        std::fprintf(stderr, "%s is no picture\n", argv[1]);
        return 1;
    }
    const QImage small = picture.scaledToWidth(kWidth, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB32)
                             .convertToFormat(QImage::Format_Indexed8);
    return small.save(QFile::decodeName(argv[2]), "PNG") ? 0 : 1;
}
