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
        // One that says it unpacks to more than any table.
        std::string bomb = whole;
        const std::size_t entry = bomb.find("PK\x01\x02");
        bomb.replace(entry + 24, 4, "\xff\xff\xff\x7f");
        QVERIFY(readWorkbook(bomb, "t.xlsx").error().reasons.at(0).is(kTableTooLarge));
    }
};

QTEST_APPLESS_MAIN(TestWorkbook)
#include "test_workbook.moc"
