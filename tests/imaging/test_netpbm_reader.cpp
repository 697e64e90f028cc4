#include "imaging/netpbm_reader.h"

#include <QTest>
#include <cstring>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

using Values = std::vector<double>;

namespace {

std::string reals(const std::vector<float>& values, bool big) {
    std::string out;
    for (const float v : values) {
        char raw[4];
        std::memcpy(raw, &v, 4);
        if (big) std::reverse(raw, raw + 4);
        out.append(raw, 4);
    }
    return out;
}

}  // namespace

class TestNetpbmReader : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    Result<Image> read(const std::string& content, int frame = 0) const {
        test::writeFile(m_folder.path("x"), content);
        return readImage(m_folder.path("x"), {frame});
    }

private Q_SLOTS:
    void kinds_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QVector<double>>("stored");
        QTest::addColumn<QVector<int>>("shown");  // empty: through percentiles
        const auto row = [](const char* name, const std::string& content, int channels,
                            QVector<double> stored, QVector<int> shown) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << channels << stored << shown;
        };
        const QVector<double> checks = {255, 0, 255, 0, 255, 0};  // 1 is black
        const QVector<int> shownChecks = {255, 0, 255, 0, 255, 0};
        row("P1", "P1\n3 2\n0 1 0\n1 0 1\n", 1, checks, shownChecks);
        row("P1, digits without blanks", "P1 3 2 010101", 1, checks, shownChecks);
        row("P4", std::string("P4\n3 2\n\x40\xA0", 9), 1, checks, shownChecks);
        row("P2", "P2\n2 2\n255\n0 1\n128 255\n", 1, {0, 1, 128, 255}, {0, 1, 128, 255});
        row("P2, comments everywhere", "P2 # a\n# b\n2 #c\n2\n255 # d\n0 1 # e\n128 255", 1, {0, 1, 128, 255},
            {0, 1, 128, 255});
        row("P2 of 4 bits", "P2 2 1 15\n15 5", 1, {15, 5}, {255, 85});
        row("P2 of 12 bits", "P2 2 1 4095\n4095 5", 1, {4095, 5}, {});
        row("P5", std::string("P5\n2 2\n255\n\0\1\x80\xFF", 15), 1, {0, 1, 128, 255}, {0, 1, 128, 255});
        row("P5, a comment behind the greatest value", std::string("P5 2 2 255# c\n\0\1\x80\xFF", 18), 1,
            {0, 1, 128, 255}, {0, 1, 128, 255});
        row("P5, its first pixel is a blank", "P5\n2 1\n255\n\n ", 1, {10, 32}, {10, 32});
        row("P5, line ends of Windows", "P5\r\n2 1\r\n255\r\nAB", 1, {65, 66}, {65, 66});
        row("P5 of 16 bits", std::string("P5 2 1 65535\n\x01\x02\xFF\xFF", 17), 1, {258, 65535}, {});
        row("P5 of 100", "P5 2 1 100\nd2", 1, {100, 50}, {255, 128});
        row("P3", "P3 1 2 255 1 2 3 4 5 6", 3, {1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6});
        row("P6", "P6 1 2 255\nABCDEF", 3, {65, 66, 67, 68, 69, 70}, {65, 66, 67, 68, 69, 70});
        row("P6 of 12 bits", std::string("P6 1 1 4095\n\x0F\xFF\x00\x00\x08\x00", 18), 3, {4095, 0, 2048},
            {255, 0, 128});
        row("PAM, grey with opacity",
            std::string(
                "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 2\nMAXVAL 255\nTUPLTYPE GRAYSCALE_ALPHA\nENDHDR\n\1\xFF\2\0",
                75)
                .substr(0, 79),
            1, {1, 2}, {1, 2});
        row("PAM, colour", "P7\n# c\nWIDTH 1\nHEIGHT 1\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\nABC", 3,
            {65, 66, 67}, {65, 66, 67});
        // The last row comes first.
        row("PFM", "Pf\n1 2\n-1.0\n" + reals({0.25f, -3}, false), 1, {-3, 0.25}, {});
        row("PFM, big-endian", "Pf\n1 2\n1.0\n" + reals({0.25f, -3}, true), 1, {-3, 0.25}, {});
        row("PFM, colour", "PF\n1 1\n-1\n" + reals({0, 0.5f, 1}, false), 3, {0, 0.5, 1}, {0, 128, 255});
    }
    void kinds() {
        QFETCH(QByteArray, content);
        QFETCH(int, channels);
        QFETCH(QVector<double>, stored);
        QFETCH(QVector<int>, shown);
        const auto image = read(content.toStdString());
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->format, std::string("Netpbm"));
        QCOMPARE(image->channels, channels);
        QCOMPARE(image->stored, Values(stored.begin(), stored.end()));
        const Pixels pixels = display(*image);
        if (shown.isEmpty())
            QCOMPARE(image->window.source, WindowSource::percentile);
        else
            QCOMPARE(QVector<int>(pixels.data.begin(), pixels.data.end()), shown);

        // Without comments: the same picture.
        const auto clean =
            netpbmWithoutComments(std::as_bytes(std::span(content.constData(), std::size_t(content.size()))));
        QVERIFY(clean.ok());
        const std::string text(reinterpret_cast<const char*>(clean->data()), clean->size());
        QCOMPARE(text.find('#'), std::string::npos);
        const auto again = read(text);
        QVERIFY(again.ok());
        QVERIFY(again->stored == image->stored);
        QVERIFY(display(*again).data == pixels.data);
    }

    void severalInOneFileAreFrames() {
        const std::string two = "P5 1 1 255\nA" + std::string("P6 1 1 255\nBCD\n");
        const auto first = read(two);
        const auto second = read(two, 1);
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(first->frames, 2);
        QCOMPARE(second->stored, (Values{66, 67, 68}));
        QCOMPARE(read(two, 2).error().code, ErrorCode::invalidArgument);
        // What is no picture does not count.
        QCOMPARE(read("P5 1 1 255\nArest")->frames, 1);
        // In letters there is one.
        QCOMPARE(read("P2 1 1 255 7 P2 1 1 255 8")->frames, 1);
    }

    void damage_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("binary, too short") << QByteArray("P5 4 4 255\nabc");
        QTest::newRow("letters, too short") << QByteArray("P2 4 4 255\n1 2 3");
        QTest::newRow("letters, no number") << QByteArray("P2 2 1 255\n1 x");
        QTest::newRow("beyond the greatest value") << QByteArray("P2 2 1 10\n1 11");
        QTest::newRow("binary, beyond the greatest value") << QByteArray("P5 2 1 10\nab");
        QTest::newRow("greatest value 0") << QByteArray("P5 2 1 0\nab");
        QTest::newRow("greatest value too large") << QByteArray("P5 2 1 70000\nabcd");
        QTest::newRow("more pixels than bytes") << QByteArray("P5 16000 16000 255\nab");
        QTest::newRow("letters, more pixels than bytes") << QByteArray("P3 9000 9000 255\n1 2 3");
    }
    void damage() {
        QFETCH(QByteArray, content);
        const auto image = read(content.toStdString());
        QVERIFY(!image.ok());
        QCOMPARE(image.error().code, ErrorCode::corruptFile);
        QVERIFY(QString::fromStdString(image.error().detail).startsWith("Netpbm: "));
    }

    void absurdSizesAreRefused() {
        QCOMPARE(read("P5 99999 99999 255\nab").error().code, ErrorCode::unsupportedFormat);
        QCOMPARE(read("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 9\nMAXVAL 255\nENDHDR\n123456789").error().code,
                 ErrorCode::unsupportedFormat);
    }

    void textsThatBeginAlikeAreNone() {
        const test::TemporaryFolder folder;
        for (const char* text : {"P1 is the first patient\n", "P2,left,glaucoma\n", "P1 34 1 male", "PF",
                                 "P5", "P1\t0\t1\n", "PFLEGE 1 2", "P6 a b c"}) {
            test::writeFile(folder.path("notes.txt"), text);
            QVERIFY2(!looksLikeImage(folder.path("notes.txt")), text);
        }
        test::writeFile(folder.path("noname"), "P5 1 1 255\nA");
        QVERIFY(looksLikeImage(folder.path("noname")));
    }
};

QTEST_APPLESS_MAIN(TestNetpbmReader)
#include "test_netpbm_reader.moc"
