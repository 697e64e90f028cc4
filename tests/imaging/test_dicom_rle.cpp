#include <QTest>

#include "imaging/dicom_rle.h"

using namespace fovea;
using namespace fovea::imaging;

class TestDicomRle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodesRunsAndLiterals();
    void bytesOfACellComeMostSignificantFirst();
    void defects_data();
    void defects();
};

namespace {

using Octets = std::vector<std::uint8_t>;

/// A frame of these segments, the header in front.
std::vector<std::byte> frameOf(const std::vector<Octets>& segments) {
    Octets bytes(64, 0);
    bytes[0] = static_cast<std::uint8_t>(segments.size());
    for (std::size_t s = 0; s < segments.size(); ++s) {
        bytes[4 + 4 * s] = static_cast<std::uint8_t>(bytes.size());
        bytes.insert(bytes.end(), segments[s].begin(), segments[s].end());
    }
    std::vector<std::byte> out(bytes.size());
    std::transform(bytes.begin(), bytes.end(), out.begin(), [](std::uint8_t b) { return std::byte{b}; });
    return out;
}

}  // namespace

void TestDicomRle::decodesRunsAndLiterals() {
    // Three literals, a run of four nines (1 - (-3)), a no-operation, one literal, padding.
    const auto decoded = decodeRle(frameOf({{2, 1, 2, 3, 0xFD, 9, 0x80, 0, 7, 0}}), 8, 1, 1);
    QVERIFY(decoded.ok());
    QCOMPARE(*decoded, (Octets{1, 2, 3, 9, 9, 9, 9, 7}));
}

void TestDicomRle::bytesOfACellComeMostSignificantFirst() {
    const auto decoded = decodeRle(frameOf({{1, 0x12, 0x34}, {1, 0x56, 0x78}}), 2, 1, 2);
    QVERIFY(decoded.ok());
    QCOMPARE(*decoded, (Octets{0x56, 0x12, 0x78, 0x34}));
    const auto planes = decodeRle(frameOf({{0xFF, 1}, {0xFF, 2}, {0xFF, 3}}), 2, 3, 1);
    QVERIFY(planes.ok());
    QCOMPARE(*planes, (Octets{1, 1, 2, 2, 3, 3}));
}

void TestDicomRle::defects_data() {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("cut");
    QTest::newRow("fewer pixels than expected") << 9 << 1 << 0;
    QTest::newRow("another number of segments") << 8 << 3 << 0;
    QTest::newRow("last literal is cut off") << 8 << 1 << 2;
    QTest::newRow("header is cut off") << 8 << 1 << 20;
    QTest::newRow("nothing") << 8 << 1 << 74;
}

void TestDicomRle::defects() {
    QFETCH(int, pixels);
    QFETCH(int, samples);
    QFETCH(int, cut);
    auto frame = frameOf({{2, 1, 2, 3, 0xFD, 9, 0x80, 0, 7, 0}});
    frame.resize(frame.size() - static_cast<std::size_t>(cut));
    const auto decoded =
        decodeRle(frame, static_cast<std::size_t>(pixels), static_cast<std::size_t>(samples), 1);
    QVERIFY(!decoded.ok());
    QCOMPARE(decoded.error().code, ErrorCode::corruptFile);
    // A segment that claims to lie outside of the data.
    auto wild = frameOf({{2, 1, 2, 3}});
    wild[5] = std::byte{0xFF};
    QVERIFY(!decodeRle(wild, 3, 1, 1).ok());
}

QTEST_APPLESS_MAIN(TestDicomRle)
#include "test_dicom_rle.moc"
