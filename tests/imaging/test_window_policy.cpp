#include <QTest>

#include "imaging/display.h"
#include "imaging/window_policy.h"

using namespace fovea::imaging;
using Kind = WindowPolicy::Kind;

class TestWindowPolicy : public QObject {
    Q_OBJECT
private:
    using Greys = std::vector<std::uint8_t>;
    static Image grey(std::vector<double> stored, Window window) {
        Image image;
        image.width = static_cast<int>(stored.size());
        image.height = 1;
        image.stored = std::move(stored);
        image.window = window;
        return image;
    }
    static Image ct() { return grey({-1000, -160, 0, 40, 239, 3000}, {1000, 4000, WindowSource::file}); }
    static constexpr WindowPolicy kSoftTissue{Kind::fixed, 40, 400};

private Q_SLOTS:
    void texts_data() {
        QTest::addColumn<bool>("understood");
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("again");
        const auto fixed = [](const char* text, double level, double width, const char* again) {
            QTest::newRow(text) << true << int(Kind::fixed) << level << width << QString(again);
        };
        QTest::newRow("file") << true << int(Kind::file) << 0.0 << 1.0 << "file";
        QTest::newRow("") << true << int(Kind::file) << 0.0 << 1.0 << "file";
        QTest::newRow("percentile") << true << int(Kind::percentile) << 0.0 << 1.0 << "percentile";
        fixed("40/400", 40, 400, "40/400");
        fixed("-600/1500", -600, 1500, "-600/1500");
        fixed("040/400.0", 40, 400, "40/400");
        fixed("0.1/1", 0.1, 1, "0.1/1");
        fixed("1e3/2e4", 1000, 20000, "1000/20000");
        for (const char* text :
             {"File", "40", "40/", "/400", "40/0.5", "40/-400", "40/0", "nan/400", "40/inf", "40 /400",
              "40/400x", "40/400/1", "40,400", "percentiles", "1e999/4"})
            QTest::newRow(text) << false << 0 << 0.0 << 0.0 << QString();
    }
    void texts() {
        QFETCH(bool, understood);
        WindowPolicy policy{Kind::fixed, 7, 7};
        QCOMPARE(windowPolicyFromText(QTest::currentDataTag(), policy), understood);
        if (!understood) {
            QCOMPARE(policy, (WindowPolicy{Kind::fixed, 7, 7}));
            return;
        }
        QTEST(int(policy.kind), "kind");
        QTEST(policy.level, "level");
        QTEST(policy.width, "width");
        QTEST(QString::fromStdString(windowPolicyText(policy)), "again");
    }

    void fileIsAsDisplayed() {
        QCOMPARE(networkPixels(ct(), {}).data, display(ct()).data);
        Image lut = ct();
        lut.voiLut = {0, 200};
        lut.window.source = WindowSource::lut;
        QCOMPARE(networkPixels(lut, {}).data, (Greys{0, 0, 0, 200, 200, 200}));
    }
    void fixedIsTheSameWhateverTheFileSays() {
        // Level 40, width 400: black up to -160, white from 239 on; 0 -> 102.26, 40 -> 127.82.
        const Greys expected{0, 0, 102, 128, 255, 255};
        for (const WindowSource source : {WindowSource::file, WindowSource::percentile, WindowSource::lut}) {
            Image image = ct();
            image.window.source = source;
            image.voiLut = {0, 200};
            QCOMPARE(networkPixels(image, kSoftTissue).data, expected);
        }
    }
    void inversionComesAfterTheWindow() {
        Image image = ct();
        image.photometric = Photometric::monochrome1;
        QCOMPARE(networkPixels(image, kSoftTissue).data, (Greys{255, 255, 153, 127, 0, 0}));
    }
    void percentilesAreTheImagesOwn() {
        std::vector<double> ramp(1001);
        for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = double(i) - 500;
        const Image image = grey(ramp, {0, 10, WindowSource::file});
        const Pixels seen = networkPixels(image, {Kind::percentile});
        // The 0.5th percentile, -495, is the last black; the 99.5th, 495, the first white.
        QCOMPARE(int(seen.data[5]), 0);
        QCOMPARE(int(seen.data[10]), 1);
        QCOMPARE(int(seen.data[500]), 128);
        QCOMPARE(int(seen.data[995]), 255);
        QVERIFY(seen.data != networkPixels(image, {}).data);
    }
    void percentilesOfAVolumeStayThoseOfAllItsSlices() {
        const Image slice = grey({0, 10, 20}, {500, 1001, WindowSource::percentile});
        QCOMPARE(networkPixels(slice, {Kind::percentile}).data, display(slice).data);
    }
    void brightnessIsNotWindowed_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("file") << int(Kind::file);
        QTest::newRow("percentile") << int(Kind::percentile);
        QTest::newRow("fixed") << int(Kind::fixed);
    }
    void brightnessIsNotWindowed() {
        QFETCH(int, kind);
        // A window for lungs would make all of this white.
        const WindowPolicy policy{Kind(kind), -600, 400};
        const Image photograph = grey({0, 7, 128, 255}, {});
        QCOMPARE(networkPixels(photograph, policy).data, (Greys{0, 7, 128, 255}));
        Image colour = grey({0, 7, 128, 255, 1, 2}, {});
        colour.width = 2;
        colour.channels = 3;
        colour.photometric = Photometric::rgb;
        QCOMPARE(networkPixels(colour, policy).data, (Greys{0, 7, 128, 255, 1, 2}));
    }
};

QTEST_APPLESS_MAIN(TestWindowPolicy)
#include "test_window_policy.moc"
