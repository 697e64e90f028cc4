#include <QTest>
#include <algorithm>

#include "base/random.h"
#include "base/utf8.h"
#include "dataset/label_table.h"

using namespace fovea;
using namespace fovea::dataset;

// Mutates tables of labels and brings them to images: a table and a match that keep
// the promises of their headers, or an error. What crashes shows in a build with
// sanitizers at the latest.
class FuzzTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mutations_data();
    void mutations();
};

void FuzzTables::mutations_data() {
    QTest::addColumn<QByteArray>("seed");
    QTest::newRow("comma") << QByteArray(
        "file,label,patient,split,subgroup,frame\r\na/1.png,ill,P1,train,f,\r\n\"a/2, new.png\",\"say "
        "\"\"no\"\"\",P2,test,m,0\r\nb\\3,,,,,7\r\n");
    QTest::newRow("one-hot") << QByteArray("image\tMEL\tNV\tBKL\n1\t1.0\t0.0\t0.0\n2\t0\t1\t\n3\t0\t0\t1\n");
    QTest::newRow("Windows-1252") << QByteArray("sep=;\nDatei;Befund\n\xe4.png;\xfc\x80\na/1;b\r\r\n");
    QTest::newRow("UTF-8 with mark") << QByteArray(
        "\xef\xbb\xbf"
        "b/3.png;\xc3\xa4\na/1.png;a\xcc\x88\n");
    QByteArray utf16("\xff\xfe");
    for (const char c : std::string("file,label\n1,ill\n2,well\n")) utf16.append(c).append('\0');
    QTest::newRow("UTF-16") << utf16;
}

void FuzzTables::mutations() {
    QFETCH(const QByteArray, seed);
    const FileMatcher files({"a/1.png", "a/2, new.png", "b/3.png", "b/1.dcm", "\xc3\xa4.png"});
    Random random(mixSeed({std::uint64_t(seed.size())}));
    const std::string marks(
        "\",;\t\r\n \\/.\0\xff\xc3"
        "1a",
        15);
    constexpr int kRounds = 2000;
    int read = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::string bytes = seed.toStdString();
        if (round % 4 == 3) bytes.erase(random.below(bytes.size()));
        for (std::uint64_t n = random.below(4); n > 0 && !bytes.empty(); --n) {
            const std::size_t at = random.below(bytes.size());
            const char c = marks[random.below(marks.size())];
            if (round % 2)
                bytes[at] = c;
            else
                bytes.insert(at, 1 + random.below(3), c);
        }
        const auto table = parseTable(bytes, "t.csv");
        if (!table) {
            QCOMPARE(table.error().code, ErrorCode::unusableTable);
            QVERIFY(!table.error().detail.empty() || !table.error().reasons.empty());
            continue;
        }
        ++read;
        QVERIFY(!table->columns.empty() && !table->rows.empty());
        int before = 0;
        for (const TableRow& row : table->rows) {
            QVERIFY(row.number > before);
            before = row.number;
            QVERIFY(row.cells.size() >= table->columns.size());
            QVERIFY(
                std::any_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return !c.empty(); }));
            for (const std::string& cell : row.cells) QVERIFY(isUtf8(cell));
        }
        const LabelColumns columns = guessColumns(*table, files);
        const auto match = matchLabels(*table, columns, files);
        QCOMPARE(match.ok(), checkColumns(*table, columns).ok());
        if (!match) continue;
        const LabelCounts& c = match->counts;
        QCOMPARE(c.rows, int(table->rows.size()));
        QCOMPARE(c.matchedRows + c.unmatchedRows + c.ambiguousRows + c.badRows + c.conflictingRows, c.rows);
        int images = 0;
        for (const auto& [name, n] : match->classes) images += n;
        QCOMPARE(images, int(match->images.size()));
        for (const ImageLabels& image : match->images)
            QCOMPARE(labelsOf(*match, image.file, image.frame, image.plane.value_or(imaging::Plane::axial)),
                     &image);
        for (const Problem& p : match->problems) QVERIFY(!p.message.empty());
    }
    QVERIFY(read > kRounds / 20);  // else the rounds tell nothing
}

QTEST_APPLESS_MAIN(FuzzTables)
#include "fuzz_tables.moc"
