#include <QTest>
#include <algorithm>

#include "imaging/display.h"
#include "imaging/image.h"
#include "imaging/stored_values.h"
#include "imaging/window.h"

using namespace fovea;
using namespace fovea::imaging;

namespace {

/// Every value that T has, and once more in the other order, so that display() makes its table.
template <class T>
std::vector<T> everyValue() {
    std::vector<T> values;
    for (std::size_t i = 0; i < std::size_t{1} << 8 * sizeof(T); ++i) values.push_back(T(i));
    values.insert(values.end(), values.rbegin(), values.rend());
    return values;
}

template <class T>
Image imageOf(const std::vector<T>& values) {
    Image image;
    image.width = int(values.size());
    image.height = 1;
    image.stored = StoredValues(values);
    return image;
}

}  // namespace

// Bytes and words are only another way to keep the same numbers.
class TestStoredValues : public QObject {
    Q_OBJECT
private:
    template <class T>
    void sameAsDoubles() {
        const std::vector<T> values = everyValue<T>();
        Image narrow = imageOf(values);
        Image wide = imageOf(std::vector<double>(values.begin(), values.end()));
        QCOMPARE(narrow.stored.bytes() * (8 / sizeof(T)), wide.stored.bytes());
        QVERIFY(narrow.stored == wide.stored);
        QVERIFY(wide.stored == std::vector<double>(narrow.stored.begin(), narrow.stored.end()));
        const Statistics a = statisticsOf(narrow.stored), b = statisticsOf(wide.stored);
        QCOMPARE(a.min, b.min);
        QCOMPARE(a.max, b.max);
        QCOMPARE(a.sum, b.sum);
        const Window percentile = percentileWindow(narrow.stored);
        QCOMPARE(percentile.level, percentileWindow(wide.stored).level);
        QCOMPARE(percentile.width, percentileWindow(wide.stored).width);
        for (const Window& window : {percentile, Window{}, Window{40, 400, WindowSource::user},
                                     Window{100.25, 1, WindowSource::user}, fullRangeWindow(12)}) {
            for (const Photometric photometric : {Photometric::monochrome1, Photometric::monochrome2}) {
                narrow.photometric = wide.photometric = photometric;
                QVERIFY(display(narrow, window).data == display(wide, window).data);
            }
        }
        // Of an image that is given away, too.
        for (const Window& window : {percentile, Window{}, fullRangeWindow(12)}) {
            narrow.window = window;
            const Pixels kept = display(narrow);
            Image given = narrow;
            const Pixels moved = display(std::move(given));
            QVERIFY(moved.data == kept.data);
            QCOMPARE(moved.width, kept.width);
        }
        narrow.window = wide.window = Window{};
        narrow.window.source = wide.window.source = WindowSource::lut;
        narrow.voiLut = wide.voiLut = {0, 10, 255, 100, 7};
        narrow.voiLutFirst = wide.voiLutFirst = 20;
        QVERIFY(display(narrow).data == display(wide).data);
    }

private Q_SLOTS:
    void bytesShowTheSame() { sameAsDoubles<std::uint8_t>(); }
    void wordsShowTheSame() { sameAsDoubles<std::uint16_t>(); }

    void theyAreReadLikeAVector() {
        const StoredValues values(std::vector<std::uint8_t>{3, 1, 2});
        QCOMPARE(values.size(), std::size_t(3));
        QCOMPARE(values[2], 2.0);
        QCOMPARE(*std::min_element(values.begin(), values.end()), 1.0);
        QCOMPARE(*values.rbegin(), 2.0);
        QVERIFY(values == (std::vector<double>{3, 1, 2}));
        QVERIFY(!(values == (std::vector<double>{3, 1})));
        QVERIFY(!(values == StoredValues(std::vector<std::uint16_t>{3, 1, 300})));
        QVERIFY(StoredValues().empty());
    }

    void theyBecomeDoublesWhereOneComputes() {
        StoredValues values(std::vector<std::uint8_t>{3, 1, 2});
        for (double& value : values.doubles()) value = value / 2;
        QVERIFY(values == (std::vector<double>{1.5, 0.5, 1}));
        QCOMPARE(values.bytes(), std::size_t(24));
    }
};

QTEST_APPLESS_MAIN(TestStoredValues)
#include "test_stored_values.moc"
