#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <set>
#include <sstream>

#include "imaging/write_image.h"
#include "tests/support/cli.h"

using fovea::test::CliAnswer;
using nlohmann::json;

/// Several questions on the command line: from a table, added later, changed, deleted, exported. Where
/// shared/data lies beside the checkout, with the data sets there, too.
class TestCliQuestions : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_data;
    QTemporaryDir m_images;

    CliAnswer cli(const QStringList& arguments, bool asJson = true) const {
        return fovea::test::runCli(arguments, m_data.path(), asJson);
    }
    QString write(const QString& name, const QByteArray& content) const {
        QFile file(m_data.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("no table");
        return file.fileName();
    }
    QString project(const char* name) const { return m_data.filePath(QString(name) + ".fovea"); }
    static std::string error(const CliAnswer& a) {
        return a.json.is_object() && a.json.contains("error") ? a.json["error"]["code"].get<std::string>()
                                                              : "none";
    }
    static std::string message(const CliAnswer& a) { return a.json["error"]["message"].get<std::string>(); }
    static json question(const CliAnswer& a, const std::string& name) {
        for (const json& one : a.json.at("questions"))
            if (one.at("name") == name) return one;
        return nullptr;
    }
    static QString shared(const char* set) {
        return qEnvironmentVariable("FOVEA_SHARED_DATA",
                                    QStringLiteral(FOVEA_TEST_DATA) + "/../../../shared/data") +
               "/" + set;
    }
    static fovea::imaging::Pixels pixels(int i) {
        fovea::imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
        for (std::size_t k = 0; k < p.data.size(); ++k)
            p.data[k] = std::uint8_t((k * std::size_t(i + 3) * 7919) >> 4);
        return p;
    }
    QString table() const {
        QByteArray text = "image;set;grade;haemorrhage;exudate;size\n";
        const char* const sets[] = {"train", "train", "val", "test"};
        for (int i = 0; i < 24; ++i)
            text += QStringLiteral("%1;%2;%3;%4;%5;%6\n")
                        .arg(i)
                        .arg(QLatin1String(sets[i % 4]))
                        .arg(i / 4 % 3)
                        .arg(i % 2)
                        .arg(QLatin1String(i % 5 == 0   ? ""
                                           : i % 5 == 1 ? "-1"
                                           : i % 5 == 2 ? "1"
                                                        : "0"))
                        .arg(QString::number(i / 2.0).replace('.', ','))
                        .toUtf8();
        return write("t.csv", text);
    }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 24; ++i) {
            const std::string path = m_images.filePath(QString("scans/%1.png").arg(i)).toStdString();
            QVERIFY(fovea::imaging::writePng(path, pixels(i), *fovea::systemFileLayer()).ok());
        }
    }

    void importsAllOfATable() {
        const CliAnswer made =
            cli({"import", project("all"), m_images.path(), "--labels", table(), "--question", "Grade:grade",
                 "--question", "Lesions:haemorrhage,exudate", "--question", "Size:size:number"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["added"].get<int>(), 24);
        QCOMPARE(made.json["question"].get<std::string>(), std::string("Grade"));
        QCOMPARE(made.json["kind"].get<std::string>(), std::string("grades"));
        QVERIFY((made.json["classes"] == json{{"0", 8}, {"1", 8}, {"2", 8}}));
        QCOMPARE(made.json["labels"]["questions"]["Lesions"]["kind"].get<std::string>(),
                 std::string("findings"));
        // The first has taken the place of a new project's only one.
        const CliAnswer listed = cli({"questions", project("all")});
        QVERIFY2(listed.exitCode == 0, listed.log.constData());
        QCOMPARE(listed.json["questions"].size(), std::size_t(3));
        QVERIFY((question(listed, "Lesions")["answers"] == json{"haemorrhage", "exudate"}));
        QCOMPARE(question(listed, "Size")["images"].get<int>(), 24);
        const CliAnswer lesions = cli({"audit", project("all"), "--question", "Lesions"});
        QVERIFY2(lesions.exitCode == 0, lesions.log.constData());
        QVERIFY((lesions.json["findings"]["exudate"] == json{{"yes", 5}, {"no", 9}, {"not_stated", 10}}));
        QVERIFY(
            (lesions.json["findings"]["haemorrhage"] == json{{"yes", 12}, {"no", 12}, {"not_stated", 0}}));
        const CliAnswer size = cli({"audit", project("all"), "--question", "Size"});
        QCOMPARE(size.json["number"]["highest"].get<double>(), 11.5);
        QCOMPARE(size.json["number"]["mean"].get<double>(), 5.75);
        // Who means which of several must be said, and a wrong name tells the right ones.
        QCOMPARE(error(cli({"audit", project("all")})), std::string("invalid_argument"));
        const CliAnswer wrong = cli({"audit", project("all"), "--question", "Colour"});
        QCOMPARE(error(wrong), std::string("not_found"));
        QVERIFY2(message(wrong).find("\"Lesions\"") != std::string::npos, message(wrong).c_str());
        QCOMPARE(error(cli({"plan", project("all")})), std::string("invalid_argument"));
    }

    void theExportedTableReadsBack() {
        const QString out = m_data.filePath("out.csv");
        QCOMPARE(cli({"export-labels", project("all"), out}).exitCode, 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().endsWith("file,Grade,haemorrhage,exudate,Size,patient,split\r\n"));
        const CliAnswer made =
            cli({"import", project("back"), m_images.path(), "--labels", out, "--question", "Grade:Grade",
                 "--question", "Lesions:haemorrhage,exudate:findings", "--question", "Size:Size:number"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        for (const char* name : {"Grade", "Lesions", "Size"}) {
            CliAnswer before = cli({"audit", project("all"), "--question", name});
            CliAnswer after = cli({"audit", project("back"), "--question", name});
            for (const char* field : {"classes", "findings", "number", "splits", "grades", "kind"})
                QVERIFY2(before.json.value(field, json()) == after.json.value(field, json()), field);
        }
        const QString again = m_data.filePath("again.csv");
        QCOMPARE(cli({"export-labels", project("back"), again}).exitCode, 0);
        QFile other(again);
        QVERIFY(other.open(QIODevice::ReadOnly) && file.seek(0));
        QCOMPARE(other.readAll(), file.readAll());
    }

    void headersAnswerQuestions() {
        QVERIFY(QDir().mkpath(m_data.filePath("dicom")));
        for (int i = 0; i < 24; ++i)
            QVERIFY(fovea::imaging::writeDicom(m_data.filePath(QString("dicom/%1.dcm").arg(i)).toStdString(),
                                               pixels(i),
                                               {{"PatientID", "P" + std::to_string(i)},
                                                {"PatientAge", "0" + std::to_string(40 + i) + "Y"},
                                                {"ViewPosition", i % 2 ? "AP" : "PA"}},
                                               std::to_string(i), *fovea::systemFileLayer())
                        .ok());
        const CliAnswer made = cli({"import", project("headers"), m_data.filePath("dicom"), "--question",
                                    "Age:PatientAge:number", "--question", "View:ViewPosition"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["added"].get<int>(), 24);
        QCOMPARE(made.json["kind"].get<std::string>(), std::string("number"));
        const CliAnswer age = cli({"audit", project("headers"), "--question", "Age"});
        QVERIFY2(age.exitCode == 0, age.log.constData());
        QCOMPARE(age.json["number"]["highest"].get<double>(), 63.0);
        QCOMPARE(age.json["number"]["mean"].get<double>(), 51.5);
        const CliAnswer view = cli({"audit", project("headers"), "--question", "View"});
        QVERIFY((view.json["classes"] == json{{"AP", 12}, {"PA", 12}}));
        // What can tell who a patient is answers nothing.
        const CliAnswer name = cli({"import", project("headers"), "--question", "Who:PatientID"});
        QCOMPARE(error(name), std::string("not_found"));
    }

    void oneAfterTheOther() {
        QVERIFY(QDir().mkpath(m_data.filePath("eyes/ill")) && QDir().mkpath(m_data.filePath("eyes/well")));
        for (int i = 0; i < 24; ++i)
            QVERIFY(QFile::copy(
                m_images.filePath(QString("scans/%1.png").arg(i)),
                m_data.filePath(
                    QString("eyes/%1/%2.png").arg(QLatin1String(i % 2 ? "ill" : "well")).arg(i))));
        const QString p = project("later");
        QCOMPARE(cli({"import", p, m_data.filePath("eyes")}).exitCode, 0);
        const json before = cli({"audit", p}).json;
        QCOMPARE(before["question"].get<std::string>(), std::string("Diagnosis"));
        const CliAnswer added =
            cli({"questions", "add", p, "Size", "--labels", table(), "--columns", "size", "--unit", "mm"});
        QVERIFY2(added.exitCode == 0, added.log.constData());
        QCOMPARE(question(added, "Size")["kind"].get<std::string>(), std::string("number"));
        QCOMPARE(question(added, "Size")["unit"].get<std::string>(), std::string("mm"));
        QCOMPARE(question(added, "Size")["images"].get<int>(), 24);
        QCOMPARE(error(cli({"questions", "add", p, "Size", "--kind", "one"})),
                 std::string("invalid_argument"));
        const CliAnswer empty =
            cli({"questions", "add", p, "Lesions", "--kind", "findings", "--answers", "drusen,oedema"});
        QVERIFY2(empty.exitCode == 0, empty.log.constData());
        // Answers for one that is there.
        const CliAnswer more =
            cli({"import", p, "--labels", write("l.csv", "image,what\n0,drusen\n1,none\n2,scar\n"),
                 "--question", "Lesions:what:findings"});
        QVERIFY2(more.exitCode == 0, more.log.constData());
        const CliAnswer lesions = cli({"audit", p, "--question", "Lesions"});
        QVERIFY((lesions.json["findings"]["drusen"] == json{{"yes", 1}, {"no", 2}, {"not_stated", 21}}));
        QVERIFY(lesions.json["findings"].contains("scar"));
        QCOMPARE(error(cli({"import", p, "--labels", table(), "--question", "Size:grade:grades"})),
                 std::string("invalid_argument"));
        // What was there is what it was.
        const json now = cli({"audit", p, "--question", "Diagnosis"}).json;
        for (const char* field : {"classes", "splits", "grades", "positive"})
            QVERIFY(now[field] == before[field]);
        QCOMPARE(cli({"questions", "rename", p, "Size", "Diameter"}).exitCode, 0);
        QCOMPARE(cli({"questions", "change", p, "Diameter", "--high", "20"}).exitCode, 0);
        QCOMPARE(error(cli({"questions", "change", p, "Diameter", "--high", "2"})),
                 std::string("invalid_argument"));
        QCOMPARE(cli({"questions", "delete", p, "Lesions"}).exitCode, 0);
        QCOMPARE(error(cli({"questions", "delete", p, "Lesions"})), std::string("not_found"));
        const CliAnswer left = cli({"questions", "list", p});
        QCOMPARE(left.json["questions"].size(), std::size_t(2));
        QCOMPARE(question(left, "Diameter")["high"].get<double>(), 20.0);
        // All of it can be taken back.
        for (int i = 0; i < 6; ++i) QCOMPARE(cli({"history", p, "--undo"}).exitCode, 0);
        QVERIFY(cli({"history", p, "--undo"}).exitCode == 0);
        QCOMPARE(cli({"questions", p}).json["questions"].size(), std::size_t(1));
    }

    void emptyCellsSayWhatWasSaidOfThem() {
        const QString words = write("w.csv", "image,found\n0,a\n1,\n2,\"a, b\"\n3,b\n");
        for (const bool none : {false, true}) {
            const QString p = project(none ? "none" : "unstated");
            QStringList arguments{
                "import", p, m_images.path(), "--labels", words, "--question", "Found:found:findings"};
            if (none)
                arguments << "--empty-cells"
                          << "none";
            const CliAnswer made = cli(arguments);
            QVERIFY2(made.exitCode == 0, made.log.constData());
            QCOMPARE(made.json["findings"]["a"]["not_stated"].get<int>(), none ? 0 : 1);
            QCOMPARE(made.json["findings"]["a"]["no"].get<int>(), none ? 2 : 1);
        }
    }

    void wrongUse_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("a column without a table") << QStringList{"--question", "Grade:grade"};
        QTest::newRow("no such column") << QStringList{"--labels", "TABLE", "--question", "Grade:colour"};
        QTest::newRow("no name") << QStringList{"--labels", "TABLE", "--question", ":grade"};
        QTest::newRow("two that all else answers") << QStringList{"--question", "A", "--question", "B"};
        QTest::newRow("one column for two")
            << QStringList{"--labels", "TABLE", "--question", "A:grade", "--question", "B:grade"};
        QTest::newRow("two numbers in one")
            << QStringList{"--labels", "TABLE", "--question", "A:grade,size:number"};
    }
    void wrongUse() {
        QFETCH(QStringList, options);
        options.replaceInStrings("TABLE", table());
        const CliAnswer answer = cli(QStringList{"import", project("wrong"), m_images.path()} + options);
        QVERIFY(answer.exitCode != 0);
        QVERIFY(!QFile::exists(project("wrong")));
    }

    /// Retinopathy grade and risk of macular oedema of 382 photographs, by one command.
    void idrid() {
        if (!QFile::exists(shared("idrid") + "/labels.csv")) QSKIP("shared/data/idrid is not there");
        const CliAnswer made =
            cli({"import", project("idrid"), shared("idrid"), "--labels", shared("idrid") + "/labels.csv",
                 "--question", "Retinopathy:retinopathy_grade", "--question",
                 "Macular oedema:macular_edema_risk"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        // Counted from the table by its plain lines.
        std::map<std::string, std::map<std::string, int>> expected;
        std::map<std::string, int> splits;
        QFile file(shared("idrid") + "/labels.csv");
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        while (!file.atEnd()) {
            const QList<QByteArray> cells = file.readLine().trimmed().split(',');
            ++splits[cells.at(1).toStdString()];
            ++expected["Retinopathy"][cells.at(2).toStdString()];
            ++expected["Macular oedema"][cells.at(3).toStdString()];
        }
        QCOMPARE(made.json["added"].get<int>(), splits["train"] + splits["test"]);
        for (const auto& [name, classes] : expected) {
            const CliAnswer own =
                cli({"audit", project("idrid"), "--question", QString::fromStdString(name)});
            QVERIFY2(own.exitCode == 0, own.log.constData());
            QVERIFY2(own.json["classes"] == json(classes), own.json["classes"].dump().c_str());
            QCOMPARE(own.json["kind"].get<std::string>(), std::string("grades"));
            QCOMPARE(own.json["splits"]["test"].get<int>(), splits["test"]);
        }
    }

    /// The white cells of 367 blood smears: words divided by commas, rows that are numbered.
    void bloodCells() {
        const QString table = shared("blood-cells") + "/labels_original.csv";
        if (!QFile::exists(table)) QSKIP("shared/data/blood-cells is not there");
        const CliAnswer made = cli({"import", project("cells"), shared("blood-cells") + "/images", "--labels",
                                    table, "--file-column", "Image", "--question", "Cells:Category"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["kind"].get<std::string>(), std::string("findings"));
        // Row 7 is BloodImage_00007.jpg; an empty cell is not stated.
        std::map<std::string, int> yes;
        int images = 0, empty = 0;
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        while (!file.atEnd()) {
            QString line = QString::fromUtf8(file.readLine()).trimmed();
            const QString number = line.section(',', 1, 1);
            const QString name = QString("BloodImage_%1.jpg").arg(number.toInt(), 5, 10, QLatin1Char('0'));
            if (!QFile::exists(shared("blood-cells") + "/images/" + name)) continue;
            ++images;
            std::set<std::string> words;
            for (const QString& word : line.section(',', 2).remove('"').split(','))
                if (!word.trimmed().isEmpty()) words.insert(word.trimmed().toStdString());
            empty += words.empty() ? 1 : 0;
            for (const std::string& word : words) ++yes[word];
        }
        QCOMPARE(made.json["added"].get<int>(), images);
        QCOMPARE(made.json["findings"].size(), yes.size());
        for (const auto& [name, n] : yes) {
            const json& found = made.json["findings"][name];
            QCOMPARE(found["yes"].get<int>(), n);
            QCOMPARE(found["not_stated"].get<int>(), empty);
            QCOMPARE(found["no"].get<int>(), images - n - empty);
        }
    }
};

QTEST_GUILESS_MAIN(TestCliQuestions)
#include "test_cli_questions.moc"
