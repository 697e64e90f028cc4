#include <QTest>

#include "base/file_layer.h"
#include "dataset/table.h"
#include "dataset/text_encoding.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;

using Words = std::vector<std::string>;

namespace {

std::string utf16(const std::u16string& text, bool bigEndian) {
    std::string bytes;
    for (const char16_t c : text) {
        const char low = char(c & 0xff), high = char(c >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

/// Columns and cells as one text, to compare and to print: "a|b / 1|2".
QString shown(const Result<Table>& table) {
    if (!table) return "error: " + QString::fromStdString(table.error().detail);
    const auto line = [](const Words& words) {
        QStringList list;
        for (const std::string& word : words) list << QString::fromStdString(word);
        return list.join('|');
    };
    QStringList lines{line(table->columns)};
    for (const TableRow& row : table->rows) lines << line(row.cells);
    return lines.join(" / ");
}

}  // namespace

class TestTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& bytes, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(expected);
        };
        row("comma", "file,label\na.png,ill\n", "file|label / a.png|ill");
        row("semicolon", "file;label\na.png;ill\n", "file|label / a.png|ill");
        row("tab", "file\tlabel\na.png\till\n", "file|label / a.png|ill");
        row("no line end at the end", "file,label\na.png,ill", "file|label / a.png|ill");
        row("CR LF", "file,label\r\na.png,ill\r\n", "file|label / a.png|ill");
        row("CR alone", "file,label\ra.png,ill\r", "file|label / a.png|ill");
        row("blank lines", "file,label\n\n\na.png,ill\n\n", "file|label / a.png|ill");
        row("blanks around fields", "file , label\na.png,  ill \n", "file|label / a.png|ill");
        row("quoted blanks stay", "file,label\na.png,\" ill \"\n", "file|label / a.png| ill ");
        row("quoted delimiter, mark and line end", "file,label\na.png,\"x,\"\"y\"\"\nz\"\n",
            "file|label / a.png|x,\"y\"\nz");
        row("decimal commas between semicolons", "file;label;size\na.png;ill;1,5\nb.png;well;2,5\n",
            "file|label|size / a.png|ill|1,5 / b.png|well|2,5");
        row("commas in quoted text of a semicolon table", "file;label\n\"a, b.png\";ill\n",
            "file|label / a, b.png|ill");
        row("Excel's separator line", "sep=;\r\nfile;label\r\na.png;ill\r\n", "file|label / a.png|ill");
        row("short rows are filled up", "file,label,patient\na.png,ill\n", "file|label|patient / a.png|ill|");
        row("Excel's empty columns and rows", "file;label;;\na.png;ill;;\n;;;\n", "file|label / a.png|ill");
        row("a column without a name", "file,label,\na.png,ill,x\n", "file|label|column 3 / a.png|ill|x");
        row("a row that is too long stays so", "file,label\na.png,ill, very\n",
            "file|label / a.png|ill|very");
        row("no header", "a.png,ill\nb.png,well\n", "column 1|column 2 / a.png|ill / b.png|well");
        row("UTF-8", "Datei,Diagnose\n\xc3\xa4.png,\xc3\xbc\n", "Datei|Diagnose / ä.png|ü");
        row("UTF-8 with mark",
            "\xef\xbb\xbf"
            "file,label\na.png,\xc3\xbc\n",
            "file|label / a.png|ü");
        row("Windows-1252", "file;label\n\xe4.png;\x80\n", "file|label / ä.png|€");
        const std::u16string text = u"file\tlabel\nä.png\t漢\n";
        row("UTF-16LE with mark", "\xff\xfe" + utf16(text, false), "file|label / ä.png|漢");
        row("UTF-16BE with mark", "\xfe\xff" + utf16(text, true), "file|label / ä.png|漢");
        row("UTF-16LE without mark", utf16(text, false), "file|label / ä.png|漢");
        row("UTF-16BE without mark", utf16(text, true), "file|label / ä.png|漢");
    }
    void reads() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        QCOMPARE(shown(parseTable(bytes.toStdString(), "t.csv")), expected);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::string& bytes, const char* said) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(said);
        };
        row("nothing", "", "it is empty");
        row("blank lines only", "\n\r\n ,,\n", "it is empty");
        row("a header only", "file,label\n", "it has no row but its header");
        row("a quotation mark never closed", "file,label\na.png,\"ill\nb.png,well\n",
            "row 2 has a quotation mark that is never closed");
        row("a quotation mark inside a field", "file,label\na.png,ill\n\nb.png,5\" lesion\n",
            "row 4 has a quotation mark inside a field");
        row("a workbook", "PK\x03\x04xxxx", "this is a spreadsheet program's own format");
        row("an image", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "this is no text");
        row("a half character",
            "\xef\xbb\xbf"
            "file,label\na.png,\xc3",
            "its text is no valid UTF-8");
        row("half of UTF-16",
            "\xff\xfe"
            "f",
            "its text is no valid UTF-16LE");
    }
    void refuses() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        const auto table = parseTable(bytes.toStdString(), "/somewhere/t.csv");
        QCOMPARE(shown(table), "error: " + said);
        QCOMPARE(table.error().code, ErrorCode::unusableTable);
        QCOMPARE(table.error().file, std::string("/somewhere/t.csv"));
    }

    void countsRowsAsASpreadsheetDoes() {
        const auto table = parseTable("file,label\r\n\r\na.png,\"two\r\nlines\"\r\nb.png,x\r\n", "t.csv");
        QVERIFY(table.ok());
        QCOMPARE(table->rows[0].number, 3);
        QCOMPARE(table->rows[0].cells[1], std::string("two\r\nlines"));
        QCOMPARE(table->rows[1].number, 4);
    }

    void saysHowItIsWritten() {
        const auto table = parseTable("file;label\n\xe4.png;x\n", "t.csv");
        QCOMPARE(table->delimiter, ';');
        QCOMPARE(table->encoding, std::string("Windows-1252"));
        QVERIFY(table->header);
        QVERIFY(!parseTable("a.png,x\n", "t.csv")->header);
    }

    void optionsGoBeforeWhatIsFound() {
        TableOptions options;
        options.delimiter = ',';
        options.header = false;
        QCOMPARE(shown(parseTable("a;b,c\nd;e,f\n", "t.csv", options)),
                 QString("column 1|column 2 / a;b|c / d;e|f"));
    }

    void readsFiles() {
        test::TemporaryFolder folder;
        QVERIFY(
            systemFileLayer()->writeAtomically(folder.path("t.csv"), std::string("file,label\na,b\n")).ok());
        const auto table = readTable(folder.path("t.csv"));
        QCOMPARE(shown(table), QString("file|label / a|b"));
        QCOMPARE(table->path, folder.path("t.csv"));
        QCOMPARE(readTable(folder.path("none.csv")).error().code, ErrorCode::fileNotFound);
        QCOMPARE(readTable(folder.path()).error().code, ErrorCode::unusableTable);
    }

    void canBeCancelled() {
        JobContext job;
        job.cancel.cancel();
        QCOMPARE(parseTable("file,label\na,b\n", "t.csv", {}, job).error().code, ErrorCode::cancelled);
    }

    void findsColumns() {
        const auto table = parseTable("File,file,Label,2\na,b,c,d\n", "t.csv");
        QCOMPARE(*columnOf(*table, "file"), 1);
        QCOMPARE(*columnOf(*table, "LABEL"), 2);
        QCOMPARE(*columnOf(*table, "2"), 3);  // a name before a number
        QCOMPARE(*columnOf(*table, "1"), 0);
        QCOMPARE(columnOf(*table, "FILE").error().code, ErrorCode::invalidArgument);
        const auto missing = columnOf(*table, "patient");
        QCOMPARE(missing.error().code, ErrorCode::notFound);
        QCOMPARE(missing.error().detail,
                 std::string("no column 'patient'; there are 'File', 'file', 'Label', '2'"));
        QVERIFY(!columnOf(*table, "5").ok());
        QVERIFY(!columnOf(*table, "0").ok());
        QVERIFY(!columnOf(*table, "").ok());
    }

    void foldsCaseAndComposition() {
        QCOMPARE(foldedText("A\xcc\x88.PNG"), foldedText("\xc3\xa4.png"));  // decomposed, composed
        QCOMPARE(foldedText("STRASSE"), foldedText("stra\xc3\x9f"
                                                   "e"));
        QVERIFY(foldedText("a") != foldedText("\xc3\xa4"));
        QCOMPARE(foldedText("\xff"
                            "A"),
                 std::string("\xff"
                             "a"));  // no UTF-8
    }
};

QTEST_APPLESS_MAIN(TestTable)
#include "test_table.moc"
