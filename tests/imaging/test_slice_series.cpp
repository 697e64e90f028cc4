#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "imaging/series.h"

using namespace fovea;
using namespace fovea::imaging;

// Slices put together by their headers alone.
class TestSliceSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesDecideNotNamesAndNumbers();
    void normalDecidesTheSide();
    void missingSlicesLeavePlaces();
    void thickThenThinIsUneven();
    void roundedPositionsAreEven();
    void lowestNumberOfDoublesCounts();
    void marksTellDoublesApart_data();
    void marksTellDoublesApart();
    void aNumberOfEachSliceTellsNothing();
    void aRepeatedSliceIsNoVolume();
    void twoMarksAtOnce();
    void otherKindsAreOtherVolumes_data();
    void otherKindsAreOtherVolumes();
    void tiltIsMeasured();
    void asideIsNoVolume();
    void farApartIsNoVolume();
    void tooFew();
    void nothing();
};

namespace {

using Directions = std::array<Vector3, 2>;

constexpr int kSlices = 10;
constexpr double kStepMm = 3;

SliceHeader sliceAt(int place, double mm = kStepMm) {
    SliceHeader slice;
    slice.file = "f" + std::to_string(place * 7919 % 1000);
    slice.series = "1.2";
    slice.number = place + 1;
    slice.rows = 20;
    slice.columns = 30;
    slice.spacingMm = {0.5, 0.5};
    slice.position = Vector3{10, 20, place * mm};
    slice.orientation = Directions{{{1, 0, 0}, {0, 1, 0}}};
    return slice;
}

std::vector<SliceHeader> axial(int count = kSlices) {
    std::vector<SliceHeader> slices;
    for (int i = 0; i < count; ++i) slices.push_back(sliceAt(i));
    return slices;
}

bool has(const std::vector<SeriesDefect>& defects, const MessageKind& kind) {
    return std::any_of(defects.begin(), defects.end(),
                       [&](const SeriesDefect& defect) { return defect.message.is(kind); });
}

std::vector<double> heightsOf(const SliceStack& stack) {
    std::vector<double> heights;
    for (const SliceHeader& slice : stack.slices) heights.push_back((*slice.position)[2]);
    return heights;
}

double distance(const Vector3& a, const Vector3& b) {
    return length(plus(a, b, -1));
}

constexpr double kClose = 1e-9;

}  // namespace

void TestSliceSeries::placesDecideNotNamesAndNumbers() {
    auto slices = axial();
    std::rotate(slices.begin(), slices.begin() + 4, slices.end());
    std::swap(slices[1], slices[7]);
    auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(1));
    QVERIFY(assembled.leftOut.empty());
    const SliceStack& stack = assembled.stacks[0];
    QVERIFY(stack.defects.empty());
    QVERIFY(std::ranges::is_sorted(heightsOf(stack)));
    QCOMPARE(stack.count, kSlices);
    QCOMPARE(stack.spacingMm[2], kStepMm);

    for (SliceHeader& slice : slices) slice.number = 100 - *slice.number;
    assembled = assembleSeries(slices);
    QVERIFY(std::ranges::is_sorted(heightsOf(assembled.stacks[0])));
    QCOMPARE(assembled.stacks[0].defects.size(), std::size_t(1));
    QVERIFY(has(assembled.stacks[0].defects, kSeriesReversed));

    slices[0].number = 1000;
    QVERIFY(has(assembleSeries(slices).stacks[0].defects, kSeriesShuffled));
    // Without numbers nothing is said of them.
    for (SliceHeader& slice : slices) slice.number.reset();
    QVERIFY(assembleSeries(slices).stacks[0].defects.empty());
}

void TestSliceSeries::normalDecidesTheSide() {
    auto slices = axial();
    for (SliceHeader& slice : slices) slice.orientation = Directions{{{1, 0, 0}, {0, -1, 0}}};
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    // Row x column points to the feet.
    QVERIFY(std::ranges::is_sorted(heightsOf(stack), std::greater<double>()));
    QVERIFY(distance(stack.direction[2], {0, 0, -1}) < kClose);
}

void TestSliceSeries::missingSlicesLeavePlaces() {
    auto slices = axial();
    slices.erase(slices.begin() + 3, slices.begin() + 5);
    slices.erase(slices.begin() + 6);
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    QCOMPARE(stack.places, (std::vector<double>{0, 1, 2, 5, 6, 7, 9}));
    QCOMPARE(stack.count, kSlices);
    QCOMPARE(stack.defects.size(), std::size_t(1));
    QVERIFY(stack.defects[0].message.is(kSlicesMissing));
    QCOMPARE(stack.defects[0].message.number("missing"), 3.0);
}

void TestSliceSeries::thickThenThinIsUneven() {
    std::vector<SliceHeader> slices;
    for (int i = 0; i < 10; ++i) slices.push_back(sliceAt(i, 1));
    for (int i = 0; i < 8; ++i) slices.push_back(sliceAt(10 + i, 5));
    for (int i = 0; i < 8; ++i) (*slices[std::size_t(10 + i)].position)[2] = 9 + 5 * (i + 1);
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    QVERIFY(has(stack.defects, kSlicesUneven));
    QVERIFY(!has(stack.defects, kSlicesMissing));
    QCOMPARE(stack.count, 50);
}

void TestSliceSeries::roundedPositionsAreEven() {
    // As scanners write thirds of a millimetre, in whole hundredths.
    auto slices = axial(60);
    for (int i = 0; i < 60; ++i) (*slices[std::size_t(i)].position)[2] = std::round(100.0 * i / 3) / 100;
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    QVERIFY(stack.defects.empty());
    QCOMPARE(stack.count, 60);
    QVERIFY(std::abs(stack.spacingMm[2] - 1.0 / 3) < 1e-3);
}

void TestSliceSeries::lowestNumberOfDoublesCounts() {
    auto slices = axial();
    SliceHeader second = slices[4];
    second.file = "copy";
    second.number = 99;
    slices.insert(slices.begin(), second);
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    QCOMPARE(stack.slices.size(), std::size_t(kSlices));
    QCOMPARE(*stack.slices[4].number, 5);
    QCOMPARE(stack.defects.size(), std::size_t(1));
    QVERIFY(stack.defects[0].message.is(kSlicesDoubled));
    QCOMPARE(stack.defects[0].files, std::vector<std::string>{"copy"});
}

void TestSliceSeries::marksTellDoublesApart_data() {
    QTest::addColumn<QString>("value");
    for (const SliceMark& mark : kSliceMarks) {
        QTest::newRow((std::string(mark.keyword) + ", both said").c_str()) << "2.5";
        QTest::newRow((std::string(mark.keyword) + ", one said").c_str()) << "";
    }
}

void TestSliceSeries::marksTellDoublesApart() {
    QFETCH(QString, value);
    const std::string keyword = QString(QTest::currentDataTag()).section(',', 0, 0).toStdString();
    auto slices = axial();
    for (int i = 0; i < kSlices; ++i) {
        if (!value.isEmpty()) slices[std::size_t(i)].marks[keyword] = value.toStdString();
        SliceHeader other = sliceAt(i);
        other.marks[keyword] = "10";
        other.number = 100 + i;
        slices.push_back(other);
    }
    const auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(2));
    for (const SliceStack& stack : assembled.stacks) {
        QCOMPARE(stack.slices.size(), std::size_t(kSlices));
        QCOMPARE(stack.defects.size(), std::size_t(1));
        QVERIFY(stack.defects[0].message.is(kSeriesMixed));
        QCOMPARE(stack.defects[0].message.number("volumes"), 2.0);
    }
    // By size, not as texts.
    if (!value.isEmpty()) QCOMPARE(assembled.stacks[1].part, keyword + " 10");
}

void TestSliceSeries::aNumberOfEachSliceTellsNothing() {
    auto slices = axial();
    slices.push_back(slices[2]);
    slices.back().number = 99;
    for (std::size_t i = 0; i < slices.size(); ++i) slices[i].marks["AcquisitionNumber"] = std::to_string(i);
    const auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(1));
    QVERIFY(has(assembled.stacks[0].defects, kSlicesDoubled));
}

void TestSliceSeries::aRepeatedSliceIsNoVolume() {
    auto slices = axial();
    for (SliceHeader& slice : slices) slice.marks["AcquisitionNumber"] = "1";
    slices.push_back(slices[2]);
    slices.back().marks["AcquisitionNumber"] = "2";
    slices.back().file = "again";
    const auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(1));
    QVERIFY(assembled.stacks[0].defects.empty());
    QCOMPARE(assembled.leftOut.size(), std::size_t(1));
    QVERIFY(assembled.leftOut[0].message.is(kSlicesTooFew));
    QCOMPARE(assembled.leftOut[0].files, std::vector<std::string>{"again"});
}

void TestSliceSeries::twoMarksAtOnce() {
    std::vector<SliceHeader> slices;
    for (int i = 0; i < kSlices; ++i)
        for (const char* echo : {"5", "10"})
            for (const char* type : {"M", "P"}) {
                slices.push_back(sliceAt(i));
                slices.back().number = int(slices.size());
                slices.back().marks = {{"EchoTime", echo}, {"ImageType", type}};
            }
    const auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(4));
    QCOMPARE(assembled.stacks[0].part, std::string("EchoTime 5, ImageType M"));
    QCOMPARE(assembled.stacks[3].part, std::string("EchoTime 10, ImageType P"));
    QVERIFY(has(assembled.stacks[0].defects, kSeriesMixed));
    QVERIFY(!has(assembled.stacks[0].defects, kSlicesDoubled));
}

void TestSliceSeries::otherKindsAreOtherVolumes_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("rows") << 0;
    QTest::newRow("spacing") << 1;
    QTest::newRow("orientation") << 2;
}

void TestSliceSeries::otherKindsAreOtherVolumes() {
    QFETCH(int, what);
    auto slices = axial();
    for (int i = 0; i < kSlices; ++i) {
        SliceHeader other = sliceAt(i);
        if (what == 0) other.rows = 21;
        if (what == 1) other.spacingMm[0] = 0.6;
        if (what == 2) other.orientation = Directions{{{1, 0, 0}, {0, 0.8, 0.6}}};
        other.number = 100 + i;
        slices.push_back(other);
    }
    const auto assembled = assembleSeries(slices);
    QCOMPARE(assembled.stacks.size(), std::size_t(2));
    for (const SliceStack& stack : assembled.stacks) {
        QVERIFY(has(stack.defects, kSeriesGeometries));
        QVERIFY(!has(stack.defects, kSlicesDoubled));
    }
    // One slice of another kind makes no volume of its own.
    slices.resize(kSlices + 1);
    const auto withOne = assembleSeries(slices);
    QCOMPARE(withOne.stacks.size(), std::size_t(1));
    QVERIFY(withOne.stacks[0].defects.empty());
    QVERIFY(has(withOne.leftOut, kSlicesTooFew));
}

void TestSliceSeries::tiltIsMeasured() {
    const double angle = 20 * std::numbers::pi / 180;
    auto slices = axial();
    for (SliceHeader& slice : slices)
        slice.orientation = Directions{{{1, 0, 0}, {0, std::cos(angle), std::sin(angle)}}};
    const auto assembled = assembleSeries(slices);
    const SliceStack& stack = assembled.stacks.at(0);
    QCOMPARE(stack.defects.size(), std::size_t(1));
    QVERIFY(stack.defects[0].message.is(kSeriesTilted));
    QCOMPARE(stack.defects[0].message.number("degrees"), 20.0);
    QVERIFY(distance(stack.direction[2], {0, 0, 1}) < kClose);
    QVERIFY(std::abs(stack.spacingMm[2] - kStepMm) < kClose);
}

void TestSliceSeries::asideIsNoVolume() {
    auto slices = axial();
    for (std::size_t i = 0; i < slices.size(); i += 2) (*slices[i].position)[0] += 4;
    const auto assembled = assembleSeries(slices);
    QVERIFY(assembled.stacks.empty());
    QVERIFY(has(assembled.leftOut, kSlicesShifted));
    // Side by side at one height: neither is doubled.
    auto beside = axial();
    for (int i = 0; i < kSlices; ++i) {
        beside.push_back(sliceAt(i));
        (*beside.back().position)[0] += 100;
    }
    QVERIFY(has(assembleSeries(beside).leftOut, kSlicesShifted));
}

void TestSliceSeries::farApartIsNoVolume() {
    auto slices = axial(3);
    (*slices[2].position)[2] = 3000;
    const auto assembled = assembleSeries({slices[0], slices[1], sliceAt(2), slices[2]});
    QVERIFY(assembled.stacks.empty());
    QVERIFY(has(assembled.leftOut, kSlicesScattered));
}

void TestSliceSeries::tooFew() {
    QVERIFY(has(assembleSeries(axial(2)).leftOut, kSlicesTooFew));
    QCOMPARE(assembleSeries(axial(3)).stacks.size(), std::size_t(1));
}

void TestSliceSeries::nothing() {
    const auto assembled = assembleSeries({});
    QVERIFY(assembled.stacks.empty() && assembled.leftOut.empty());
}

QTEST_APPLESS_MAIN(TestSliceSeries)
#include "test_slice_series.moc"
