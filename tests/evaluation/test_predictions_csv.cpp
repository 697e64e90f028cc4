#include "evaluation/predictions_csv.h"

#include <QStringList>
#include <QTest>
#include <bit>
#include <clocale>
#include <cstdlib>

#include "tests/evaluation/made_predictions.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::evaluation;

class TestPredictionsCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exactText();
    void hostileFieldsReadBack();
    void probabilitiesReadBackExactly();
    void pointWhateverTheLocale();
    void patientsArePseudonymous();
    void unknownPatientsHaveNoKey();
    void keysBeyondFourDigits();
    void tableOfPatients();
    void noTableOfPatients();
    void writesTheFile();
    void fullDiskIsAnError();
    void sizesMustAgree();
};

namespace {

/// A reader by RFC 4180's grammar, sharing nothing with the writer.
QVector<QStringList> parsed(const QByteArray& csv) {
    QVector<QStringList> rows;
    QStringList row;
    QByteArray field;
    bool quoted = false;
    for (int i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
                field += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row << QString::fromUtf8(field);
            field.clear();
        } else if (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            row << QString::fromUtf8(field);
            field.clear();
            rows << row;
            row.clear();
            ++i;
        } else {
            field += c;
        }
    }
    return rows;
}

QByteArray csvOf(const Predictions& predictions, const PredictionsTable& table) {
    const auto text = predictionsCsv(predictions, table);
    if (!text.ok()) qFatal("%s", text.error().detail.c_str());
    return QByteArray::fromStdString(*text);
}

const Predictions two{2, {1, 0}, {0.25, 0.75, 0.125, 0.875}, {"Q-7", "Q-7"}};

}  // namespace

void TestPredictionsCsv::exactText() {
    QCOMPARE(csvOf(two, {{"a.png", "b.png"}, {"normal", "referable"}}),
             QByteArray("file,patient_key,true,predicted,normal,referable\r\n"
                        "a.png,P0001,referable,referable,0.25,0.75\r\n"
                        "b.png,P0001,normal,referable,0.125,0.875\r\n"));
}

void TestPredictionsCsv::hostileFieldsReadBack() {
    const PredictionsTable table{{"a \"b\", c.png", "line\r\nbreak\n.png"}, {"no, \"none\"", "Ödem\n黄斑"}};
    const auto rows = parsed(csvOf(two, table));
    QCOMPARE(rows.size(), 3);
    for (const QStringList& row : rows) QCOMPARE(row.size(), 6);
    QCOMPARE(rows[0][4], QString::fromStdString(table.classNames[0]));
    QCOMPARE(rows[0][5], QString::fromStdString(table.classNames[1]));
    QCOMPARE(rows[1][0], QString::fromStdString(table.files[0]));
    QCOMPARE(rows[2][0], QString::fromStdString(table.files[1]));
    QCOMPARE(rows[2][2], QString::fromStdString(table.classNames[0]));
    QCOMPARE(rows[2][3], QString::fromStdString(table.classNames[1]));
}

void TestPredictionsCsv::probabilitiesReadBackExactly() {
    Random random(1);
    Predictions predictions = test::manyClasses(200, 5, random);
    for (int c = 0; c < 5; ++c) predictions.probabilities[c] = c == 3 ? 1 : 1e-300 * c;
    PredictionsTable table{{}, {"a", "b", "c", "d", "e"}};
    for (std::size_t i = 0; i < predictions.size(); ++i) table.files.push_back(std::to_string(i));
    const auto rows = parsed(csvOf(predictions, table));
    QCOMPARE(rows.size(), 201);
    for (int i = 0; i < 200; ++i) {
        for (int c = 0; c < 5; ++c) {
            const std::string cell = rows[i + 1][4 + c].toStdString();
            char* end = nullptr;
            const double value = std::strtod(cell.c_str(), &end);
            QVERIFY(!cell.empty() && *end == '\0');
            QCOMPARE(std::bit_cast<std::uint64_t>(value),
                     std::bit_cast<std::uint64_t>(predictions.probabilities[i * 5 + c]));
        }
    }
}

void TestPredictionsCsv::pointWhateverTheLocale() {
    // Not every machine has a locale with a decimal comma.
    const char* comma = nullptr;
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"})
        if (!comma) comma = std::setlocale(LC_NUMERIC, name);
    if (!comma) QSKIP("no locale with a decimal comma is installed");
    const QByteArray csv = csvOf(two, {{"a", "b"}, {"n", "r"}});
    std::setlocale(LC_NUMERIC, "C");
    QVERIFY(csv.contains("0.25,0.75\r\n"));
}

void TestPredictionsCsv::patientsArePseudonymous() {
    const std::vector<std::string> identifiers{
        "MÜLLER^ANNA 1961", "4711", "MÜLLER^ANNA 1961", "", "0815", "4711"};
    const std::vector<std::string> expected{"P0001", "P0002", "P0001", "", "P0003", "P0002"};
    QCOMPARE(pseudonymousKeys(identifiers), expected);

    Random random(2);
    Predictions predictions = test::twoClasses(6, 1, random);
    predictions.patients = identifiers;
    const QByteArray csv = csvOf(predictions, {{"1", "2", "3", "4", "5", "6"}, {"n", "r"}});
    for (const std::string& identifier : identifiers)
        if (!identifier.empty()) QVERIFY(!csv.contains(("," + identifier + ",").c_str()));
    QVERIFY(!csv.contains("ANNA"));
    QCOMPARE(parsed(csv)[5][1], QStringLiteral("P0003"));
}

void TestPredictionsCsv::unknownPatientsHaveNoKey() {
    Predictions predictions = two;
    predictions.patients.clear();
    const auto rows = parsed(csvOf(predictions, {{"a", "b"}, {"n", "r"}}));
    QCOMPARE(rows[1][1], QString());
    QCOMPARE(rows[2][1], QString());
}

void TestPredictionsCsv::keysBeyondFourDigits() {
    std::vector<std::string> many;
    for (int i = 0; i < 10001; ++i) many.push_back("id " + std::to_string(i));
    const auto keys = pseudonymousKeys(many);
    QCOMPARE(keys[9998], std::string("P9999"));
    QCOMPARE(keys[10000], std::string("P10001"));
}

void TestPredictionsCsv::tableOfPatients() {
    // The first patient has images of both classes: left out here, but keeps the key.
    const Predictions images{2, {0, 1, 1, 1}, {1, 0, 1, 0, 0.25, 0.75, 0.75, 0.25}, {"x", "x", "y", "y"}};
    const auto text = patientPredictionsCsv(images, {"n", "r"});
    QVERIFY(text.ok());
    QCOMPARE(*text, std::string("patient_key,images,true,predicted,n,r\r\nP0002,2,r,n,0.5,0.5\r\n"));
}

void TestPredictionsCsv::noTableOfPatients() {
    for (const std::vector<std::string>& classes : {std::vector<std::string>{"n", "r"}, {"n"}}) {
        const auto text = patientPredictionsCsv(two, classes);
        QVERIFY(!text.ok());
        QCOMPARE(text.error().code, ErrorCode::invalidArgument);
    }
}

void TestPredictionsCsv::writesTheFile() {
    const test::TemporaryFolder folder;
    const std::string path = folder.path("vorhersagen ü.csv");
    const PredictionsTable table{{"a", "b"}, {"n", "r"}};
    QVERIFY(writePredictionsCsv(path, two, table, *systemFileLayer()).ok());
    // After the mark by which spreadsheet programs know UTF-8.
    QCOMPARE(readTextFile(path).value(), "\xef\xbb\xbf" + predictionsCsv(two, table).value());
}

void TestPredictionsCsv::fullDiskIsAnError() {
    const test::TemporaryFolder folder;
    test::FullDisk disk(10);
    const auto written = writePredictionsCsv(folder.path("t.csv"), two, {{"a", "b"}, {"n", "r"}}, disk);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, ErrorCode::diskFull);
}

void TestPredictionsCsv::sizesMustAgree() {
    for (const PredictionsTable& table :
         {PredictionsTable{{"a"}, {"n", "r"}}, PredictionsTable{{"a", "b"}, {"n"}}}) {
        const auto text = predictionsCsv(two, table);
        QVERIFY(!text.ok());
        QCOMPARE(text.error().code, ErrorCode::invalidArgument);
    }
}

QTEST_GUILESS_MAIN(TestPredictionsCsv)
#include "test_predictions_csv.moc"
