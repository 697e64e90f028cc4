#include <QTest>

#include "dataset/table.h"
#include "dataset/table_messages.h"
#include "dataset/workbook.h"
#include "tests/support/zip_maker.h"

using namespace fovea;
using namespace fovea::dataset;

namespace {

/// "3: a|b / 4: 1|2", to compare and to print.
QString shown(const std::vector<TableRow>& rows) {
    QStringList lines;
    for (const TableRow& row : rows) {
        QStringList cells;
        for (const std::string& cell : row.cells) cells << QString::fromStdString(cell);
        lines << QString::number(row.number) + ": " + cells.join('|');
    }
    return lines.join(" / ");
}

const char* kXlsxRows =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"D3\" "
    "t=\"inlineStr\"><is><t>a &amp; "
    "</t><r><t xml:space=\"preserve\">b</t></r></is></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>1.png</t></is></c><c r=\"B4\"><v>3</v></c><c "
    "r=\"C4\"><v>0.5</v></c>"
    "<c r=\"D4\" t=\"b\"><v>1</v></c><c r=\"E4\" t=\"str\"><f>A4</f><v>computed</v></c><c "
    "r=\"F4\"><f>1+2</f><v>3</v></c>"
    "</row>";
const char* kOdsRows =
    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>file</text:p></table:table-cell>"
    "<table:table-cell "
    "office:value-type=\"string\"><text:p>label</text:p></table:table-cell></table:table-row>"
    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
    "<table:table-row><table:table-cell "
    "office:value-type=\"string\"><text:p>1.png</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"boolean\" "
    "office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"float\" "
    "office:value=\"2.5\"><text:p>2,5</text:p></table:table-cell>"
    "</table:table-row>";

}  // namespace

class TestWorkbook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsXlsx() {
        const std::string bytes =
            test::xlsxOf({{"empty", ""}, {"Labels", kXlsxRows}}, {"A title", "file", "B\xc3\xb6sartig"});
        const auto sheets = readWorkbook(bytes, "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(sheets->size(), std::size_t(2));
        QCOMPARE((*sheets)[1].name, std::string("Labels"));
        QCOMPARE(shown((*sheets)[1].rows),
                 QString::fromUtf8(
                     "1: A title / 3: file|B\xc3\xb6sartig||a & b / 4: 1.png|3|0.5|TRUE|computed|3"));
    }

    /// Excel keeps dates as numbers of days; how a cell is formatted says that it is one.
    void datesByTheirFormat() {
        const std::string formats =
            "<numFmts count=\"5\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/>"
            "<numFmt numFmtId=\"165\" formatCode=\"[$-407]d. mmmm yyyy;@\"/>"
            "<numFmt numFmtId=\"166\" formatCode=\"0.00 &quot;day&quot;\"/>"
            "<numFmt numFmtId=\"167\" formatCode=\"[Red]0;[Magenta]-0\"/>"
            "<numFmt numFmtId=\"168\" formatCode=\"[hh]:mm:ss\"/></numFmts>"
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs count=\"9\">";
        std::string all = formats, row = "<row r=\"1\">";
        // The format, the number, and what is read.
        const std::tuple<int, const char*, const char*> cells[] = {{0, "45000", "45000"},
                                                                   {14, "45000", "2023-03-15"},
                                                                   {164, "36526", "2000-01-01"},
                                                                   {165, "44985", "2023-02-28"},
                                                                   {166, "45000", "45000"},
                                                                   {167, "45000", "45000"},
                                                                   {168, "1.5", "1.5"},
                                                                   {22, "45000.75", "2023-03-15 18:00"},
                                                                   {14, "-3", "-3"},
                                                                   {14, "1", "1900-01-01"},
                                                                   {20, "0.5", "0.5"},
                                                                   {14, "44999.99999", "2023-03-15"}};
        int column = 0;
        QStringList expected;
        for (const auto& [format, number, text] : cells) {
            all += "<xf numFmtId=\"" + std::to_string(format) + "\"/>";
            row += std::string("<c r=\"") + char('A' + column) + "1\" s=\"" + std::to_string(column) +
                   "\"><v>" + number + "</v></c>";
            expected << text;
            ++column;
        }
        const auto sheets =
            readWorkbook(test::xlsxOf({{"S", row + "</row>"}}, {}, all + "</cellXfs>"), "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown(sheets->front().rows), "1: " + expected.join('|'));
    }
    void readsOds() {
        const auto sheets = readWorkbook(test::odsOf({{"One", kOdsRows}}), "t.ods");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown((*sheets)[0].rows), QString("1: file|label / 4: 1.png|WAHR|2.5"));
    }

    void cellsOfOds_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& type, const char* content,
                            const char* expected) {
            QTest::newRow(name) << "<table:table-cell " + type + ">" + content + "</table:table-cell>"
                                << QString(expected);
        };
        row("computed text", "table:formula=\"of:=[.A1]&quot;x&quot;\" office:value-type=\"string\"",
            "<text:p>ill</text:p>", "ill");
        row("computed number", "table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"",
            "<text:p>2,0</text:p>", "2");
        row("several lines", "office:value-type=\"string\"", "<text:p>ill</text:p><text:p>left</text:p>",
            "ill left");
        row("several lines in styles", "office:value-type=\"string\"",
            "<text:p>ill</text:p><text:p text:style-name=\"P1\">left</text:p>", "ill left");
        row("blanks that have a name", "office:value-type=\"string\"",
            "<text:p>not<text:s/>ill<text:s text:c=\"2\"/>at<text:tab/>all<text:line-break/>.</text:p>",
            "not ill at all .");
        row("a share", "office:value-type=\"percentage\" office:value=\"0.5\"", "<text:p>50 %</text:p>",
            "0.5");
        row("an amount", "office:value-type=\"currency\" office:value=\"3\"", "<text:p>3 EUR</text:p>", "3");
        row("a truth value", "office:value-type=\"boolean\" office:boolean-value=\"true\"",
            "<text:p>WAHR</text:p>", "WAHR");
    }
    void cellsOfOds() {
        QFETCH(const QString, cell);
        QFETCH(const QString, expected);
        const std::string rows =
            "<table:table-row><table:table-cell office:value-type=\"string\">"
            "<text:p>file</text:p></table:table-cell>" +
            cell.toStdString() + "</table:table-row>";
        const auto sheets = readWorkbook(test::odsOf({{"One", rows}}), "t.ods");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown((*sheets)[0].rows), "1: file|" + expected);
    }

    void tablesComeFromTheFirstSheetThatHasOne() {
        const std::string bytes = test::odsOf({{"Notes", ""}, {"One", kOdsRows}, {"Two", kOdsRows}});
        const auto first = parseTable(bytes, "t.ods");
        QVERIFY(first.ok());
        QCOMPARE(first->sheet, std::string("One"));
        QCOMPARE(first->sheets, (std::vector<std::string>{"Notes", "One", "Two"}));
        QCOMPARE(first->columns, (std::vector<std::string>{"file", "label", "column 3"}));
        QCOMPARE(first->rows[0].number, 4);
        TableOptions options;
        options.sheet = "two";
        QCOMPARE(parseTable(bytes, "t.ods", options)->sheet, std::string("Two"));
        options.sheet = "Three";
        const auto none = parseTable(bytes, "t.ods", options);
        QCOMPARE(none.error().code, ErrorCode::notFound);
        QCOMPARE(none.error().detail, std::string("no sheet 'Three'; there are 'Notes', 'One', 'Two'"));
        QVERIFY(parseTable(test::odsOf({{"Notes", ""}}), "t.ods")
                    .error()
                    .reasons.at(0)
                    .is(kWorkbookWithoutTable));
    }

    void partsMayBeNamedFromTheRoot() {
        // As openpyxl, and so pandas, writes every workbook.
        const std::vector<std::pair<std::string, std::string>> sheets = {{"empty", ""},
                                                                         {"Labels", kXlsxRows}};
        const std::vector<std::string> strings = {"A title", "file", "label"};
        const auto usual = readWorkbook(test::xlsxOf(sheets, strings), "t.xlsx");
        const auto fromRoot = readWorkbook(test::xlsxOf(sheets, strings, {}, "/xl/"), "t.xlsx");
        QVERIFY2(fromRoot.ok(), fromRoot ? "" : fromRoot.error().detail.c_str());
        QCOMPARE(shown((*fromRoot)[1].rows), shown((*usual)[1].rows));
        QVERIFY(!(*fromRoot)[1].rows.empty());
    }

    void cellsMergedDownwardsAreOfAllTheirRows() {
        const auto cell = [](const char* at, const char* text) {
            return std::string("<c r=\"") + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
        };
        const auto row = [](int number, const std::string& cells) {
            return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
        };
        const std::string rows =
            row(1, cell("A1", "A title")) + row(2, cell("A2", "patient") + cell("B2", "file")) +
            row(3, cell("A3", "P1") + cell("B3", "1.png")) + row(4, cell("B4", "2.png")) +
            row(6, cell("B6", "3.png")) + row(7, cell("A7", "P2") + cell("B7", "4.png"));
        const std::string merged =
            "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell "
            "ref=\"A3:A6\"/></mergeCells><sheetData>";
        const auto sheets = readWorkbook(test::xlsxOf({{"Labels", rows + merged}}), "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown((*sheets)[0].rows),
                 QString("1: A title / 2: patient|file / 3: P1|1.png / 4: P1|2.png / "
                         "6: P1|3.png / 7: P2|4.png"));
    }

    void textsAsOthersWriteThem_data() {
        QTest::addColumn<QString>("cell");  // B1 of a sheet; the first shared string is "shared"
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* cell, const char* expected) {
            QTest::newRow(name) << QString(cell) << QString(expected);
        };
        row("of a formula", "<c r=\"B1\" t=\"str\"><f>A1</f><v>text</v></c>", "text");
        row("like that of a formula, without one", "<c r=\"B1\" t=\"str\"><v>text</v></c>", "text");
        row("a date", "<c r=\"B1\" t=\"d\"><v>2024-01-02</v></c>", "2024-01-02");
        row("with how it is pronounced",
            "<c r=\"B1\" t=\"inlineStr\"><is><t>悪性</t><rPh sb=\"0\" "
            "eb=\"2\"><t>アクセイ</t></rPh></is></c>",
            "悪性");
        row("shared, with how it is pronounced", "<c r=\"B1\" t=\"s\"><v>1</v></c>", "良性");
        row("a carriage return", "<c r=\"B1\" t=\"inlineStr\"><is><t>a_x000D_</t></is></c>", "a       ");
        row("a truth value", "<c r=\"B1\" t=\"b\"><v>1</v></c>", "TRUE");
    }
    void textsAsOthersWriteThem() {
        QFETCH(const QString, cell);
        QFETCH(const QString, expected);
        const std::string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + cell.toStdString() + "</row>";
        const std::string place(120, 'P');
        std::string bytes = test::xlsxOf({{"One", rows}}, {"shared", place});
        // The second string as Excel writes it, as long as what stood there.
        const std::string plain = "<si><t>" + place + "</t></si>";
        std::string japanese = "<si><t>良性</t><rPh sb=\"0\" eb=\"2\"><t>リョウセイ</t></rPh>";
        japanese.resize(plain.size() - 5, ' ');
        bytes.replace(bytes.find(plain), plain.size(), japanese + "</si>");
        const auto sheets = readWorkbook(bytes, "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown((*sheets)[0].rows), "1: shared|" + expected);
    }

    void strictWorkbooks() {
        // "Strict Open XML Spreadsheet" of Excel's list of formats.
        std::string bytes = test::xlsxOf({{"One", kXlsxRows}}, {"A title", "file", "label"}, {}, {}, true);
        const auto sheets = readWorkbook(bytes, "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QVERIFY(shown((*sheets)[0].rows).startsWith("1: A title / 3: file|label"));
    }

    void aSheetThatNamesImagesComesFirst() {
        const std::string notes =
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>grade"
            "</text:p></table:table-cell></table:table-row>";
        const std::string bytes =
            test::odsOf({{"Legend", notes + notes}, {"One", kOdsRows}, {"Two", kOdsRows}});
        QCOMPARE(parseTable(bytes, "t.ods")->sheet, std::string("One"));
        TableOptions options;
        options.sheet = "Legend";
        QCOMPARE(parseTable(bytes, "t.ods", options)->sheet, std::string("Legend"));
    }

    void titlesAboveAreNoTable() {
        const std::string rows = std::string(kXlsxRows);
        const auto table =
            parseTable(test::xlsxOf({{"Labels", rows}}, {"A title", "file", "label"}), "t.xlsx");
        QVERIFY(table.ok());
        QCOMPARE(table->columns[0], std::string("file"));
        QCOMPARE(table->rows[0].number, 4);
    }

    void damagedOnesAreRefused() {
        const std::string whole = test::xlsxOf({{"Labels", kXlsxRows}}, {"A title", "file", "label"});
        for (std::size_t cut = 4; cut < whole.size(); cut += whole.size() / 37) {
            const auto read = readWorkbook(whole.substr(0, cut), "t.xlsx");
            QVERIFY(!read.ok());
            QCOMPARE(read.error().code, ErrorCode::unusableTable);
        }
        // What says which kind of workbook it is, too.
        std::string untold = whole;
        untold.replace(untold.find("</Types>"), 3, "<//");
        QCOMPARE(readWorkbook(untold, "t.xlsx").error().code, ErrorCode::unusableTable);
        // One that says it unpacks to more than any table.
        std::string bomb = whole;
        const std::size_t entry = bomb.find("PK\x01\x02");
        bomb.replace(entry + 24, 4, "\xff\xff\xff\x7f");
        QVERIFY(readWorkbook(bomb, "t.xlsx").error().reasons.at(0).is(kTableTooLarge));
    }

    /// Few bytes that say much: each would fill the memory, or go on for hours.
    void endlessOnesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        std::string lastColumn, shared;
        for (int i = 1; i <= 7000; ++i)
            lastColumn += "<row r=\"" + std::to_string(i) + "\"><c r=\"XFD" + std::to_string(i) +
                          "\"><v>1</v></c></row>";
        row("rows up to the last column", test::xlsxOf({{"One", lastColumn}}));
        for (int i = 1; i <= 1100; ++i)
            shared += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) +
                      "\" t=\"s\"><v>0</v></c></row>";
        row("a long text of many cells", test::xlsxOf({{"One", shared}}, {std::string(1 << 20, 'x')}));
        const auto repeated = [](const std::string& attributes) {
            return test::odsOf(
                {{"One",
                  "<table:table-row><table:table-cell office:value-type=\"float\" "
                  "office:value=\"1\" table:number-columns-repeated=\"2000000000\"" +
                      attributes + "><text:p>1</text:p></table:table-cell></table:table-row>"}});
        };
        row("a cell repeated", repeated({}));
        // More than the library has split into tokens by then: its thread has to be stopped.
        const std::string value =
            "office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>"
            "</table:table-row>";
        std::string filled =
            "<table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\" " + value;
        for (int i = 0; i < 20000; ++i) filled += "<table:table-row><table:table-cell " + value;
        row("a cell repeated, many behind it", test::odsOf({{"One", filled}}));
        row("a formula repeated", repeated("\n table:formula = 'of:=1'"));
        row("a formula repeated, without a blank before it", repeated("table:formula=\"of:=1\""));
        std::string empty;
        for (int i = 0; i < 20; ++i)
            empty +=
                "<table:table-row><table:table-cell "
                "table:number-columns-repeated=\"2000000000\"/></table:table-row>";
        row("nothing repeated", test::odsOf({{"One", empty}}));
        // An entry of the directory hidden behind the start of another.
        std::string hidden = test::xlsxOf({{"Labels", kXlsxRows}}, {"A title", "file", "label"});
        const std::size_t entry = hidden.find("PK\x01\x02");
        hidden.replace(entry + 24, 4, "\xff\xff\xff\x7f");
        hidden.insert(entry, std::string("PK\x01\x02") + std::string(16, '\0'));
        row("an entry hidden behind another", hidden);
    }
    void endlessOnesAreRefused() {
        QFETCH(QByteArray, bytes);
        const auto read = readWorkbook(bytes.toStdString(), "t.xlsx");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::unusableTable);
        QVERIFY2(read.error().reasons.at(0).is(kTableTooLarge), read.error().detail.c_str());
    }

    /// As formulas leave them, filled far to the right: they take no place.
    void cellsWithoutATextFarToTheRight() {
        std::string rows;
        for (int i = 1; i <= 7000; ++i) {
            const std::string number = std::to_string(i);
            rows += "<row r=\"" + number + "\"><c r=\"A" + number + "\"><v>1</v></c><c r=\"XFD" + number +
                    "\" t=\"s\"><v>0</v></c></row>";
        }
        const auto sheets = readWorkbook(test::xlsxOf({{"One", rows}}, {""}), "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(sheets->at(0).rows.size(), std::size_t(7000));
        QCOMPARE(sheets->at(0).rows.back().cells.size(), std::size_t(1));
    }

    void theWordFormulaInAText() {
        const auto sheets = readWorkbook(
            test::odsOf({{"One",
                          "<table:table-row><table:table-cell office:value-type=\"string\">"
                          "<text:p>see formula=\"a\"</text:p></table:table-cell></table:table-row>"}}),
            "t.ods");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown(sheets->at(0).rows), QStringLiteral("1: see formula=\"a\""));
    }

    /// For each of them the rest of the sheet was searched for a text.
    void manyTextsInTheSheetWithoutAText() {
        std::string rows;
        for (int i = 1; i <= 100000; ++i)
            rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) +
                    "\" t=\"inlineStr\"><is></is></c></row>";
        rows +=
            "<row r=\"100001\"><c r=\"A100001\" t=\"str\"><v>inlineStr</v></c>"
            "<c r=\"B100001\" t=\"inlineStr\"/><c r=\"C100001\" t=\"inlineStr\"><is><t>b</t></is></c></row>";
        const auto sheets = readWorkbook(test::xlsxOf({{"One", rows}}), "t.xlsx");
        QVERIFY2(sheets.ok(), sheets ? "" : sheets.error().detail.c_str());
        QCOMPARE(shown(sheets->at(0).rows), QStringLiteral("100001: inlineStr||b"));
    }
};

QTEST_APPLESS_MAIN(TestWorkbook)
#include "test_workbook.moc"
