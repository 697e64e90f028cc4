#include <QTest>

#include "base/file_layer.h"
#include "dataset/table.h"
#include "dataset/table_messages.h"
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

std::string utf32(const std::u32string& text, bool big) {
    std::string bytes;
    for (const char32_t c : text)
        for (int i = 0; i < 4; ++i) bytes += static_cast<char>(c >> 8 * (big ? 3 - i : i) & 0xFF);
    return bytes;
}

/// Columns and cells as one text, to compare and to print: "a|b / 1|2".
QString shown(const Result<Table>& table) {
    if (!table) return "error: " + QString::fromStdString(errorMessage(table.error()));
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
    /// A long header and many short rows, few bytes each, would be filled up to more cells than there is
    /// memory.
    void rowsFilledUpHaveABound() {
        std::string text = "file,label";
        for (int i = 0; i < 20000; ++i) text += ",x";
        for (int i = 0; i < 6000; ++i) text += "\na.png,b";
        const auto table = parseTable(text, "t.csv");
        QVERIFY(!table.ok());
        QVERIFY(table.error().reasons.at(0).is(kTableTooLarge));
    }

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
        row("an inch mark", "file,label,size\na.png,ill,3\" mass\n", "file|label|size / a.png|ill|3\" mass");
        row("pipes", "file|label\na.png|ill\n", "file|label / a.png|ill");
        row("blanks", "file  label\na.png   ill\nb.png well\n", "file|label / a.png|ill / b.png|well");
        row("pipes in the cells of a comma table", "file,labels\na.png,x|y\nb.png,y|z\n",
            "file|labels / a.png|x|y / b.png|y|z");
        row("R's row names", "\"file\" \"label\"\n\"1\" \"a.png\" \"ill\"\n\"2\" \"b.png\" \"well\"\n",
            "column 1|file|label / 1|a.png|ill / 2|b.png|well");
        row("a title and a gap", "Study of lesions\nof,2021\n\nfile,label,age\na.png,ill,3\nb.png,well,4\n",
            "file|label|age / a.png|ill|3 / b.png|well|4");
        row("comments", "# made by a tool, 2021\n# again\nfile,label\na.png,ill\nb.png,well\n",
            "file|label / a.png|ill / b.png|well");
        row("a header that is a comment", "#file,label\na.png,ill\nb.png,well\n",
            "file|label / a.png|ill / b.png|well");
        row("titles of a German export",
            "Auswertung;\nStand: 1.2.2024;\n\nDatei;Befund;Wert\na.png;krank;1,5\n"
            "b.png;gesund;2,5\n",
            "Datei|Befund|Wert / a.png|krank|1,5 / b.png|gesund|2,5");
        row("more decimal commas than semicolons", "x;y\n1,5;2,5\n3,5;4,5\n", "x|y / 1,5|2,5 / 3,5|4,5");
        row("guarded formulas", "file,label\n'=1+1.png,'-x\n", "file|label / =1+1.png|-x");
        row("no-break blanks in the header",
            "\xc2\xa0"
            "file\xc2\xa0,label\na.png,ill\n",
            "file|label / a.png|ill");
        row("single quotation marks", "'file','label'\n'a.png','well'\n'b.png',\n",
            "file|label / a.png|well / b.png|");
        row("marks that are letters", "file,label\n'a.png,o'clock\n", "file|label / 'a.png|o'clock");
        row("zeros at the end", std::string("file,label\na.png,ill\n\0\0\0", 25), "file|label / a.png|ill");
        row("the end of file of DOS", "file,label\na.png,ill\n\x1a", "file|label / a.png|ill");
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
        // Letters whose number ends in a zero byte.
        const std::u16string zeros = u"file\tlabel\n\u4e00.png\t\u0100\n";
        row("UTF-16LE with zeros elsewhere", utf16(zeros, false), "file|label / 一.png|Ā");
        row("UTF-16BE with zeros elsewhere", utf16(zeros, true), "file|label / 一.png|Ā");
        const std::u32string wide = U"file\tlabel\nä.png\t漢\n";
        row("UTF-32LE with mark", std::string("\xff\xfe\0\0", 4) + utf32(wide, false),
            "file|label / ä.png|漢");
        row("UTF-32BE with mark", std::string("\0\0\xfe\xff", 4) + utf32(wide, true),
            "file|label / ä.png|漢");
        row("UTF-32LE without mark", utf32(wide, false), "file|label / ä.png|漢");
        row("UTF-32BE without mark", utf32(wide, true), "file|label / ä.png|漢");
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
        row("nothing", "", "This table is empty. Choose another file.");
        row("blank lines only", "\n\r\n ,,\n", "This table is empty. Choose another file.");
        row("a header only", "file,label\n", "This table has no row but its header. Choose another file.");
        row("a quotation mark never closed", "file,label\na.png,\"ill\nb.png,well\n",
            "Row 2 of this table has a quotation mark that is never closed. Correct that row.");
        row("a quotation mark inside a quoted field", "file,label\na.png,ill\n\nb.png,\"5\" lesion\"\n",
            "Row 4 of this table has a quotation mark inside a text that is quoted. Write it twice there.");
        row("another archive", "PK\x03\x04xxxx",
            "This archive is neither an Excel workbook (.xlsx) nor an OpenDocument spreadsheet (.ods). Save "
            "the table as one of these or as CSV.");
        row("an old workbook", "\xd0\xcf\x11\xe0xxxx",
            "This is a workbook of Excel 97 to 2003. Save it as .xlsx or CSV.");
        row("an image", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16),
            "This file holds no text. Choose a table as CSV, TSV, Excel workbook (.xlsx) or OpenDocument "
            "spreadsheet (.ods).");
        row("a stray zero", std::string("file,label\na.png,i\0l\nb.png,well\n", 30),
            "This file holds no text. Choose a table as CSV, TSV, Excel workbook (.xlsx) or OpenDocument "
            "spreadsheet (.ods).");
        row("a half character",
            "\xef\xbb\xbf"
            "file,label\na.png,\xc3",
            "The text of this table is not UTF-8. Say how it is encoded, or save it as UTF-8.");
        row("half of UTF-16",
            "\xff\xfe"
            "f",
            "The text of this table is not UTF-16LE. Say how it is encoded, or save it as UTF-8.");
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

    void numbersRowsAsTheFile() {
        const auto table = parseTable("A title\n\n# a comment\nfile,label\n\na.png,x\n", "t.csv");
        QCOMPARE(shown(table), QString("file|label / a.png|x"));
        QCOMPARE(table->rows[0].number, 6);
    }

    void encodings_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* bytes, const char* encoding, const char* expected) {
            QTest::newRow(name) << QByteArray(bytes) << QString(encoding) << QString::fromUtf8(expected);
        };
        row("Russian of Windows", "file,label\nx1,\xed\xee\xf0\xec\xe0\nx2,\xf0\xe0\xea\n", "Windows-1251",
            "file|label / x1|\u043d\u043e\u0440\u043c\u0430 / x2|\u0440\u0430\u043a");
        row("Russian of DOS", "file,label\nx1,\xad\xae\xe0\xac\xa0\nx2,\xe0\xa0\xaa\n", "IBM866",
            "file|label / x1|\u043d\u043e\u0440\u043c\u0430 / x2|\u0440\u0430\u043a");
        row("Russian of Unix", "file,label\nx1,\xce\xcf\xd2\xcd\xc1\nx2,\xd2\xc1\xcb\n", "KOI8-R",
            "file|label / x1|\u043d\u043e\u0440\u043c\u0430 / x2|\u0440\u0430\u043a");
        row("Japanese", "file,label\nx1,\x90\xb3\x8f\xed\nx2,\x88\xab\x90\xab\n", "Shift_JIS",
            "file|label / x1|\u6b63\u5e38 / x2|\u60aa\u6027");
        row("Greek",
            "file,label\nx1,\xf6\xf5\xf3\xe9\xef\xeb\xef\xe3\xe9\xea\xfc\nx2,"
            "\xea\xe1\xf1\xea\xdf\xed\xef\xf2\n",
            "Windows-1253",
            "file|label / x1|\u03c6\u03c5\u03c3\u03b9\u03bf\u03bb\u03bf\u03b3\u03b9\u03ba\u03cc / "
            "x2|\u03ba\u03b1\u03c1\u03ba\u03af\u03bd\u03bf\u03c2");
        row("Hebrew", "file,label\nx1,\xfa\xf7\xe9\xef\nx2,\xf1\xf8\xe8\xef\x20\xee\xee\xe0\xe9\xf8\n",
            "Windows-1255",
            "file|label / x1|\u05ea\u05e7\u05d9\u05df / x2|\u05e1\u05e8\u05d8\u05df "
            "\u05de\u05de\u05d0\u05d9\u05e8");
        // All of these fill the same bytes; the words of one break the rules of the others.
        row("Hebrew, short", "file,label\nx1,\xf9\xf4\xe9\xf8\nx2,\xeb\xef\n", "Windows-1255",
            "file|label / x1|\u05e9\u05e4\u05d9\u05e8 / x2|\u05db\u05df");
        row("Hebrew, two words", "file,label\nx1,\xfa\xf7\xe9\xef\nx2,\xee\xee\xe0\xe9\xf8\n", "Windows-1255",
            "file|label / x1|\u05ea\u05e7\u05d9\u05df / x2|\u05de\u05de\u05d0\u05d9\u05e8");
        row("Greek, short", "file,label\nx1,\xed\xe1\xe9\nx2,\xfc\xf7\xe9\n", "Windows-1253",
            "file|label / x1|\u03bd\u03b1\u03b9 / x2|\u03cc\u03c7\u03b9");
        row("Greek in capitals", "file,label\nx1,\xcd\xc1\xc9\nx2,\xcf\xd7\xc9\n", "Windows-1253",
            "file|label / x1|\u039d\u0391\u0399 / x2|\u039f\u03a7\u0399");
        row("Russian, short", "file,label\nx1,\xe4\xe0\nx2,\xed\xe5\xf2\n", "Windows-1251",
            "file|label / x1|\u0434\u0430 / x2|\u043d\u0435\u0442");
        row("Chinese, short", "file,label\nx1,\xb6\xf1\xd0\xd4\nx2,\xc1\xbc\xd0\xd4\n", "GB18030",
            "file|label / x1|\u6076\u6027 / x2|\u826f\u6027");
        row("Arabic", "file,label\nx1,\xd8\xc8\xed\xda\xed\nx2,\xe6\xd1\xe3\x20\xce\xc8\xed\xcb\n",
            "Windows-1256",
            "file|label / x1|\u0637\u0628\u064a\u0639\u064a / x2|\u0648\u0631\u0645 "
            "\u062e\u0628\u064a\u062b");
        row("Chinese", "file,label\nx1,\xd5\xfd\xb3\xa3\nx2,\xd6\xd7\xc1\xf6\n", "GB18030",
            "file|label / x1|\u6b63\u5e38 / x2|\u80bf\u7624");
        row("Korean", "file,label\nx1,\xc1\xa4\xbb\xf3\nx2,\xc1\xbe\xbe\xe7\n", "EUC-KR",
            "file|label / x1|\uc815\uc0c1 / x2|\uc885\uc591");
        row("Japanese of Unix",
            "file,label\nx1,\xc0\xb5\xbe\xef\xa4\xca\xb2\xe8\xc1\xfc\nx2,"
            "\xa4\xac\xa4\xf3\xa4\xce\xb5\xbf\xa4\xa4\n",
            "EUC-JP", "file|label / x1|\u6b63\u5e38\u306a\u753b\u50cf / x2|\u304c\u3093\u306e\u7591\u3044");
    }
    void encodings() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, encoding);
        QFETCH(const QString, expected);
        const auto found = parseTable(bytes.toStdString(), "t.csv");
        QCOMPARE(shown(found), expected);
        QCOMPARE(QString::fromStdString(found->encoding), encoding);
        QVERIFY(!found->certain);
        TableOptions options;
        options.encoding = encoding.toLower().toStdString();
        const auto said = parseTable(bytes.toStdString(), "t.csv", options);
        QCOMPARE(shown(said), expected);
        QVERIFY(said->certain);
        options.encoding = "of Babel";
        QCOMPARE(parseTable("file,label\na,b\n", "t.csv", options).error().code, ErrorCode::invalidArgument);
    }
    void japaneseOfMailIsCertain() {
        const auto found = parseTable("file,label\nx1,\x1b$B@5>o\x1b(B\n", "t.csv");
        QCOMPARE(shown(found), QString::fromUtf8("file|label / x1|\u6b63\u5e38"));
        QCOMPARE(found->encoding, std::string("ISO-2022-JP"));
        QVERIFY(found->certain);
    }
    void westernTextIsCertain() {
        QVERIFY(parseTable("Datei;Befund\n1;gutartig-\xe4\n2;b\xf6sartig\n3;Gr\xf6\xdf"
                           "e\n",
                           "t.csv")
                    ->certain);
        QVERIFY(parseTable("file,label\nx1,\xd0\xbd\n", "t.csv")->certain);  // UTF-8
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
