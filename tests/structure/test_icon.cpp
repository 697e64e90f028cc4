#include <QImageReader>
#include <QTest>

/// What app/gui/make_icon.cpp makes of the drawing, as Qt's own reader of icons sees it.
class TestIcon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasThePictureInEachSize() {
        QImageReader icon(QStringLiteral(FOVEA_ICON));
        QList<int> sizes;
        for (int i = 0; i < icon.imageCount(); ++i) {
            QVERIFY(icon.jumpToImage(i));
            const QImage picture = icon.read();
            const int size = picture.width();
            QCOMPARE(picture.height(), size);
            // A light point in the middle of a square with round corners.
            QVERIFY(picture.pixelColor(size / 2, size / 2).lightness() > 200);
            QVERIFY(picture.pixelColor(size / 2, 1).lightness() < 100);
            QVERIFY(picture.pixelColor(0, 0).alpha() < 50);
            sizes << size;
        }
        QCOMPARE(sizes, (QList<int>{16, 24, 32, 48, 64, 256}));
    }
};

QTEST_GUILESS_MAIN(TestIcon)
#include "test_icon.moc"
