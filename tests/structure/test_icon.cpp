#include <QFile>
#include <QImageReader>
#include <QMap>
#include <QProcess>
#include <QTest>
#include <QtEndian>

/// What app/gui/make_icon.cpp makes of the drawing: as Qt's own reader of icons sees it, for macOS by what
/// Apple says of the format, and as Pillow reads it.
class TestIcon : public QObject {
    Q_OBJECT

    /// A light point in the middle of a square with round corners.
    static bool isTheDrawing(const QImage& picture) {
        const int size = picture.width();
        return size > 0 && picture.height() == size &&
               picture.pixelColor(size / 2, size / 2).lightness() > 200 &&
               picture.pixelColor(size / 2, 1).lightness() < 100 && picture.pixelColor(0, 0).alpha() < 50;
    }

private Q_SLOTS:
    void hasThePictureInEachSize() {
        QImageReader icon(QStringLiteral(FOVEA_ICON));
        QList<int> sizes;
        for (int i = 0; i < icon.imageCount(); ++i) {
            QVERIFY(icon.jumpToImage(i));
            const QImage picture = icon.read();
            QVERIFY2(isTheDrawing(picture), qPrintable(QString::number(picture.width())));
            sizes << picture.width();
        }
        QCOMPARE(sizes, (QList<int>{16, 24, 32, 48, 64, 256}));
    }

    void hasForMacOsThePictureOfEachKind() {
        QFile file(QStringLiteral(FOVEA_ICON_MACOS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto lengthAt = [&](qsizetype at) {
            return qsizetype(qFromBigEndian<quint32>(whole.constData() + at));
        };
        QCOMPARE(whole.first(4), QByteArray("icns"));
        QCOMPARE(lengthAt(4), whole.size());
        QMap<QByteArray, int> sizes;
        for (qsizetype at = 8; at < whole.size(); at += lengthAt(at + 4)) {
            QVERIFY(at + 8 <= whole.size());
            QVERIFY(lengthAt(at + 4) > 8 && at + lengthAt(at + 4) <= whole.size());
            const QImage picture = QImage::fromData(whole.mid(at + 8, lengthAt(at + 4) - 8), "PNG");
            QVERIFY2(isTheDrawing(picture), whole.mid(at, 4).constData());
            sizes[whole.mid(at, 4)] = picture.width();
        }
        QCOMPARE(sizes, (QMap<QByteArray, int>{{"ic07", 128},
                                               {"ic08", 256},
                                               {"ic09", 512},
                                               {"ic10", 1024},
                                               {"ic11", 32},
                                               {"ic12", 64},
                                               {"ic13", 256},
                                               {"ic14", 512}}));
    }

    void pillowReadsThatOfMacOs() {
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import sys\n"
                                     "try: from PIL import Image\n"
                                     "except ImportError: sys.exit(77)\n"
                                     "icon = Image.open(sys.argv[1])\n"
                                     "for size in sorted(icon.info['sizes']):\n"
                                     "    icon.size = size\n"
                                     "    copy = icon.copy() if icon.load() else None\n"
                                     "    print('%d x %d @ %d: %d' % (size + (copy.width,)))\n"),
                      QStringLiteral(FOVEA_ICON_MACOS)});
        if (!python.waitForFinished(60000) || python.exitCode() == 77) QSKIP("python3-pil is not installed");
        QCOMPARE(python.readAllStandardError(), QByteArray());
        QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()),
                 QStringLiteral(
                     "16 x 16 @ 2: 32\n32 x 32 @ 2: 64\n128 x 128 @ 1: 128\n128 x 128 @ 2: 256\n"
                     "256 x 256 @ 1: 256\n256 x 256 @ 2: 512\n512 x 512 @ 1: 512\n512 x 512 @ 2: 1024\n"));
    }

    void isNamedWhereMacOsLooksForIt() {
        QFile file(QStringLiteral(FOVEA_INFO_PLIST));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray list = file.readAll();
        for (const char* key : {"CFBundleIconFile", "CFBundleTypeIconFile"})
            QVERIFY2(list.contains(QByteArray("<key>") + key +
                                   "</key><string>${MACOSX_BUNDLE_ICON_FILE}</string>"),
                     key);
    }
};

QTEST_GUILESS_MAIN(TestIcon)
#include "test_icon.moc"
