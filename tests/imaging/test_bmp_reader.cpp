#include <QTest>

#include "imaging/display.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

using Values = std::vector<double>;

namespace {

std::string little(std::uint64_t value, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += char(value >> 8 * i);
    return out;
}

/// With a palette in which colour i is the grey 10 i.
std::string bmp(int width, int height, int depth, int compression, const std::string& data) {
    std::string palette;
    for (int i = 0; i < 16; ++i) palette += std::string(3, char(10 * i)) + '\0';
    const std::uint32_t start = std::uint32_t(54 + palette.size());
    return "BM" + little(std::uint32_t(start + data.size()), 4) + little(0, 4) + little(start, 4) +
           little(40, 4) + little(std::uint32_t(width), 4) + little(std::uint32_t(height), 4) + little(1, 2) +
           little(std::uint32_t(depth), 2) + little(std::uint32_t(compression), 4) +
           little(std::uint32_t(data.size()), 4) + little(0, 8) + little(16, 4) + little(0, 4) + palette +
           data;
}

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int v : values) out += char(v);
    return out;
}

}  // namespace

class TestBmpReader : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

    Result<Image> read(const std::string& content) const {
        test::writeFile(m_folder.path("x.bmp"), content);
        return readImage(m_folder.path("x.bmp"));
    }

private Q_SLOTS:
    void runs_data() {
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("compression");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QVector<double>>("stored");  // 5 x 2, from the top
        const auto row = [](const char* name, int depth, int compression, const std::string& data,
                            QVector<double> stored) {
            QTest::newRow(name) << depth << compression << QByteArray::fromStdString(data) << stored;
        };
        const QVector<double> all = {10, 20, 30, 40, 50, 70, 70, 70, 70, 90};
        row("8 bits", 8, 1, bytes({4, 7, 1, 9, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0, 0, 1}), all);
        row("8 bits, ends at once", 8, 1, bytes({4, 7, 1, 9, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 1}), all);
        row("8 bits, without an end", 8, 1, bytes({4, 7, 1, 9, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0}), all);
        row("4 bits", 4, 2, bytes({4, 0x77, 1, 0x90, 0, 0, 0, 5, 0x12, 0x34, 0x50, 0, 0, 1}), all);
        row("4 bits, in turns", 4, 2, bytes({5, 0x12, 0, 0, 5, 0x34, 0, 1}),
            {30, 40, 30, 40, 30, 10, 20, 10, 20, 10});
        row("moves leave pixels out", 8, 1, bytes({0, 2, 3, 1, 1, 8, 0, 1}), {0, 0, 0, 80, 0, 0, 0, 0, 0, 0});
        row("a run beyond the row", 8, 1, bytes({9, 2, 0, 0, 5, 3, 0, 1}),
            {30, 30, 30, 30, 30, 20, 20, 20, 20, 20});
    }
    void runs() {
        QFETCH(int, depth);
        QFETCH(int, compression);
        QFETCH(QByteArray, data);
        QFETCH(QVector<double>, stored);
        const auto image = read(bmp(5, 2, depth, compression, data.toStdString()));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->channels, 1);  // the palette is grey
        QCOMPARE(image->stored, Values(stored.begin(), stored.end()));
    }

    void pixelsThatNoOffsetSays() {
        std::string content = bmp(2, 2, 8, 0, bytes({1, 2, 0, 0, 3, 4, 0, 0}));
        const Values expected = {30, 40, 10, 20};
        QCOMPARE(read(content)->stored, expected);
        for (const char offset : {0, 14, 53}) {
            content[10] = offset;
            const auto image = read(content);
            QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
            QCOMPARE(image->stored, expected);
        }
    }

    void damage() {
        for (const std::string& data :
             {bytes({4, 7}), bytes({0, 5, 1}), bytes({0, 2, 1}), bytes({5, 2, 0, 0}), std::string()}) {
            const auto image = read(bmp(5, 2, 8, 1, data));
            QVERIFY(!image.ok());
            QCOMPARE(image.error().code, ErrorCode::corruptFile);
        }
        // A pixel that the palette does not have.
        QCOMPARE(read(bmp(5, 1, 8, 1, bytes({5, 200, 0, 1}))).error().code, ErrorCode::corruptFile);
        // Any bytes at all are an image or an error.
        for (int seed = 0; seed < 200; ++seed) {
            std::string data;
            for (int i = 0; i < 40; ++i) data += char((seed * 7919 + i * i * 31 + i * seed) % 251 % 17);
            const auto image = read(bmp(7, 5, seed % 2 ? 8 : 4, seed % 2 ? 1 : 2, data));
            if (image) QCOMPARE(image->stored.size(), std::size_t(35));
        }
    }

    void absurdSizesAreRefusedBeforeMemoryIsTaken() {
        const auto image = read(bmp(8000, 8000, 8, 1, bytes({0, 1})));
        QCOMPARE(image.error().code, ErrorCode::corruptFile);
        QCOMPARE(read(bmp(60000, 60000, 8, 1, bytes({0, 1}))).error().code, ErrorCode::unsupportedFormat);
    }

    void otherCompressionsAreNamed() {
        const auto image = read(bmp(5, 2, 24, 4, "\xFF\xD8\xFF"));
        QCOMPARE(image.error().code, ErrorCode::unsupportedFormat);
        QVERIFY(QString::fromStdString(image.error().detail).contains("save it as PNG"));
    }
};

QTEST_APPLESS_MAIN(TestBmpReader)
#include "test_bmp_reader.moc"
