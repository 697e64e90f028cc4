#include <QTest>
#include <cmath>

#include "base/file_layer.h"
#include "dataset/workbook.h"
#include "dataset/workbook_writer.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;

/// Workbooks that are written: what the reader of workbooks finds in them again.
class TestWorkbookWriter : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string path() { return m_folder.path("book.xlsx"); }

    std::vector<Sheet> readBack() {
        const Result<std::string> bytes = readTextFile(path());
        if (!bytes) qFatal("%s", bytes.error().detail.c_str());
        Result<std::vector<Sheet>> sheets = readWorkbook(*bytes, path());
        if (!sheets) qFatal("%s", sheets.error().detail.c_str());
        return *sheets;
    }

private Q_SLOTS:
    void whatIsWrittenIsReadAgain() {
        const std::vector<SheetToWrite> sheets{{"Predictions",
                                                {{"file", "frame", "p"},
                                                 {"a & <b>.png", 1.0, 0.123456789012345},
                                                 {"größe \xF0\x9F\x98\x80.png", 2.0, std::monostate()},
                                                 {"=1+1", std::nan(""), INFINITY}}},
                                               {"About", {{"Adapter", "adapter.safetensors"}}}};
        QVERIFY(writeWorkbook(path(), sheets, *systemFileLayer()).ok());
        const auto read = readBack();
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(read[0].name, "Predictions");
        QCOMPARE(read[1].name, "About");
        using Cells = std::vector<std::string>;
        QCOMPARE(read[0].rows.size(), std::size_t(4));
        QCOMPARE(read[0].rows[0].cells, (Cells{"file", "frame", "p"}));
        QCOMPARE(read[0].rows[1].cells, (Cells{"a & <b>.png", "1", "0.123456789012345"}));
        QCOMPARE(read[0].rows[2].cells, (Cells{"größe \xF0\x9F\x98\x80.png", "2"}));
        QCOMPARE(read[0].rows[3].cells, (Cells{"=1+1"}));  // a text: a formula would read as its result, 0
        QCOMPARE(read[1].rows[0].cells, (Cells{"Adapter", "adapter.safetensors"}));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("letters");
        QTest::newRow("name too long") << QString(32, QLatin1Char('a')) << 1;
        QTest::newRow("character in the name") << QStringLiteral("a/b") << 1;
        QTest::newRow("cell too long") << QStringLiteral("a") << 32768;
    }
    void whatCannotBeIsRefused() {
        QFETCH(QString, name);
        QFETCH(int, letters);
        const std::vector<SheetToWrite> sheets{
            {name.toStdString(), {{std::string(std::size_t(letters), 'x')}}}};
        const std::string to = m_folder.path("refused.xlsx");
        const Result<void> done = writeWorkbook(to, sheets, *systemFileLayer());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::invalidArgument);
        QVERIFY(!readTextFile(to));
    }

    void nothingIsLeftOfWhatCannotBeWritten() {
        const std::string below = path();  // a file, not a folder
        QVERIFY(systemFileLayer()->writeAtomically(below, std::string("x")).ok());
        const Result<void> done = writeWorkbook(below + "/book.xlsx", {{"a", {{"b"}}}}, *systemFileLayer());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::notWritable);
    }
};

QTEST_APPLESS_MAIN(TestWorkbookWriter)
#include "test_workbook_writer.moc"
