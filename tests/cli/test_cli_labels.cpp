#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "imaging/write_image.h"
#include "tests/support/cli.h"
#include "tests/support/zip_maker.h"

using fovea::test::CliAnswer;
using nlohmann::json;

/// Tables of labels on the command line: import, apply, export.
class TestCliLabels : public QObject {
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
    QByteArray read(const QString& name) const {
        QFile file(m_data.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString project(const char* name) const { return m_data.filePath(QString(name) + ".fovea"); }
    static std::string dumped(const json& value) { return value.dump(); }
    static std::string error(const CliAnswer& a) {
        return a.json.is_object() && a.json.contains("error") ? a.json["error"]["code"].get<std::string>()
                                                              : "none";
    }
    static bool says(const CliAnswer& a, const char* what) {
        return a.json.is_object() && a.json.contains("error") &&
               a.json["error"]["message"].get<std::string>().find(what) != std::string::npos;
    }

private Q_SLOTS:
    /// 24 pictures in no class folders.
    void initTestCase() {
        for (int i = 0; i < 24; ++i) {
            fovea::imaging::Pixels p{32, 32, 1, std::vector<std::uint8_t>(32 * 32)};
            for (std::size_t k = 0; k < p.data.size(); ++k)
                p.data[k] = std::uint8_t((k * std::size_t(i + 3) * 7919) >> 4);
            const std::string path = m_images.filePath(QString("scans/%1.png").arg(i)).toStdString();
            QVERIFY(fovea::imaging::writePng(path, p, *fovea::systemFileLayer()).ok());
        }
    }

    void takesPatientsFromPaths() {
        QTemporaryDir eyes;
        for (int i = 0; i < 24; ++i) {
            const QString to = eyes.filePath(QLatin1String(i % 2 ? "ill" : "well"));
            QDir().mkpath(to);
            QVERIFY(QFile::copy(m_images.filePath(QString("scans/%1.png").arg(i)),
                                to + QString("/IMG_%1_%2.png").arg(i / 4, 4, 10, QLatin1Char('0')).arg(i)));
        }
        const auto unknown = [](const CliAnswer& a) {
            for (const json& p : a.json["problems"])
                if (p["kind"] == "patients_unknown")
                    return QString::fromStdString(p["detail"].get<std::string>());
            return QString();
        };
        const CliAnswer plain = cli({"import", project("paths"), eyes.path()});
        QVERIFY2(plain.exitCode == 0, plain.log.constData());
        QVERIFY2(unknown(plain).startsWith("The patient of all 24 images is unknown"),
                 qPrintable(unknown(plain)));
        const CliAnswer named = cli({"import", project("paths"), "--patient-from", "_([0-9]+)_"});
        QVERIFY2(named.exitCode == 0, named.log.constData());
        QCOMPARE(named.json["patients"].get<int>(), 6);
        QCOMPARE(named.json["samples_without_patient"].get<int>(), 0);
        QCOMPARE(unknown(named), QString());
        // One change, which can be taken back.
        QCOMPARE(cli({"history", project("paths"), "--undo"}).exitCode, 0);
        QCOMPARE(cli({"audit", project("paths")}).json["samples_without_patient"].get<int>(), 24);
        QCOMPARE(error(cli({"import", project("paths"), "--patient-from", "^x(.)"})),
                 std::string("invalid_argument"));
        // What makes every image its own patient is taken where it is stated to be so.
        const CliAnswer own = cli({"import", project("paths"), "--patient-from", "_([0-9]+)$"});
        QCOMPARE(error(own), std::string("invalid_argument"));
        QVERIFY2(unknown(cli({"audit", project("paths")})).startsWith("The patient of all 24 images"),
                 own.log.constData());
        const CliAnswer stated =
            cli({"import", project("paths"), "--patient-from", "_([0-9]+)$", "--one-image-per-patient"});
        QVERIFY2(stated.exitCode == 0, stated.log.constData());
        QCOMPARE(stated.json["patients"].get<int>(), 24);
        QCOMPARE(cli({"history", project("paths"), "--undo"}).exitCode, 0);
        QCOMPARE(error(cli({"audit", project("paths"), "--repair", "patients_unknown"})),
                 std::string("invalid_argument"));

        // While they are imported: nobody comes into two splits.
        const CliAnswer apart =
            cli({"import", project("apart"), eyes.path(), "--patient-from", "_([0-9]+)_"});
        QVERIFY2(apart.exitCode == 0, apart.log.constData());
        QCOMPARE(apart.json["patients"].get<int>(), 6);
        const CliAnswer numbers =
            cli({"import", project("numbers"), eyes.path(), "--patient-from", "_([0-9]+)$"});
        QVERIFY2(numbers.exitCode == 0, numbers.log.constData());
        QCOMPARE(numbers.json["samples_without_patient"].get<int>(), 24);
        QVERIFY(!unknown(numbers).isEmpty());
        for (const json& p : apart.json["problems"]) QVERIFY(p["kind"] != "patient_leak");
        QCOMPARE(cli({"import", project("none"), eyes.path(), "--patient-from", "no group"}).exitCode, 2);
        QCOMPARE(cli({"import", project("folder"), eyes.path(), "--patient-from", "folder"})
                     .json["patients"]
                     .get<int>(),
                 2);
    }

    void aGivenTestSetSurvivesTheRepair() {
        QByteArray table = "file,label,split\n";
        for (int i = 0; i < 24; ++i)
            table += QString("%1.png,%2,%3\n")
                         .arg(i)
                         .arg(QLatin1String(i % 2 ? "ill" : "well"), QLatin1String(i < 16 ? "train" : "test"))
                         .toUtf8();
        QCOMPARE(cli({"import", project("given"), m_images.path(), "--labels", write("given.csv", table)})
                     .exitCode,
                 0);
        const auto exported = [&](const char* name) {
            QStringList rows;
            if (cli({"export-labels", project("given"), m_data.filePath(name)}).exitCode != 0) return rows;
            for (const QByteArray& row : read(name).split('\n'))
                if (row.contains("test")) rows << QString::fromUtf8(row);
            return rows;
        };
        const QStringList before = exported("before.csv");
        QCOMPARE(before.size(), 8);
        const CliAnswer mended = cli({"audit", project("given"), "--repair", "empty_part"});
        QVERIFY2(mended.exitCode == 0, mended.log.constData());
        const int taken = mended.json["splits"]["val"].get<int>();
        QVERIFY2(taken >= 2 && taken <= 4, qPrintable(QString::number(taken)));
        QCOMPARE(mended.json["splits"]["train"].get<int>(), 16 - taken);
        QCOMPARE(exported("after.csv"), before);
    }

    void importsWithGuessedColumns() {
        QByteArray table = "Scan;Diagnose;Patient\r\n";
        for (int i = 0; i < 25; ++i)
            table += QString("%1;%2;Pat %3\r\n")
                         .arg(i)
                         .arg(i % 2 ? QStringLiteral("krank") : QString::fromUtf8("gesund-\xc3\xa4"))
                         .arg(i / 2)
                         .toLatin1();
        const CliAnswer a =
            cli({"import", project("guessed"), m_images.path(), "--labels", write("guessed.csv", table)});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(dumped(a.json["classes"]), dumped((json{{"krank", 12}, {"gesund-\xc3\xa4", 12}})));
        QCOMPARE(dumped(a.json["patients"]), dumped(json(12)));
        const json labels = a.json["labels"];
        QCOMPARE(dumped(labels["encoding"]), dumped(json("Windows-1252")));
        QCOMPARE(dumped(labels["delimiter"]), dumped(json("semicolon")));
        QCOMPARE(dumped(labels["columns"]), dumped((json{{"file", "Scan"},
                                                         {"label", {"Diagnose"}},
                                                         {"patient", "Patient"},
                                                         {"split", nullptr},
                                                         {"subgroup", nullptr},
                                                         {"frame", nullptr},
                                                         {"plane", nullptr}})));
        QCOMPARE(dumped(labels["rows"]), dumped(json(25)));
        QCOMPARE(dumped(labels["matched_rows"]), dumped(json(24)));
        QCOMPARE(dumped(labels["unmatched_rows"]), dumped(json(1)));
        bool told = false;
        for (const json& p : a.json["problems"])
            told |= p["kind"] == "unmatched_row" && p["files"] == json{"24"} &&
                    p["detail"].get<std::string>().find("row 26") != std::string::npos;
        QVERIFY(told);
    }

    void importsWithNamedColumns() {
        QByteArray table = "a,b,MEL,NV,c\n";
        for (int i = 0; i < 24; ++i)
            table += QString("x,%1.png,%2,%3,%4\n")
                         .arg(i)
                         .arg(i % 2)
                         .arg(1 - i % 2)
                         .arg(i < 12 ? "train" : "test")
                         .toUtf8();
        const QString path = write("named.csv", table);
        const CliAnswer a =
            cli({"import", project("named"), m_images.path(), "--labels", path, "--file-column", "B",
                 "--label-column", "NV", "--label-column", "MEL", "--split-column", "5"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(dumped(a.json["classes"]), dumped((json{{"MEL", 12}, {"NV", 12}})));
        QCOMPARE(dumped(a.json["splits"]), dumped((json{{"test", 12}, {"train", 12}})));
        QCOMPARE(dumped(a.json["labels"]["columns"]["label"]), dumped((json{"NV", "MEL"})));
        // A column that was guessed can be declined.
        const CliAnswer declined =
            cli({"import", project("declined"), m_images.path(), "--labels", path, "--split-column", ""});
        QVERIFY2(declined.exitCode == 0, declined.log.constData());
        QVERIFY(declined.json["labels"]["columns"]["split"].is_null());
        QVERIFY(declined.json["splits"].contains("val"));
    }

    void exportReadBackGivesTheSame() {
        QByteArray table = "file,label,patient,split\n";
        for (int i = 0; i < 24; ++i)
            table += QString("%1,%2,P%3,%4\n")
                         .arg(i)
                         .arg(i % 3 ? "ill"
                              : i   ? "\"well, so far\""
                                    : "")
                         .arg(i / 2)
                         .arg(i < 12   ? "train"
                              : i < 18 ? "val"
                                       : "test")
                         .toUtf8();
        QCOMPARE(cli({"import", project("first"), m_images.path(), "--labels", write("first.csv", table)})
                     .exitCode,
                 0);
        const QString out = m_data.filePath("out.csv"), again = m_data.filePath("again.csv");
        const CliAnswer exported = cli({"export-labels", project("first"), out});
        QVERIFY2(exported.exitCode == 0, exported.log.constData());
        QCOMPARE(dumped(exported.json["samples"]), dumped(json(24)));
        QVERIFY(cli({"export-labels", project("first"), out}, false).output.contains("names patients"));
        QVERIFY(read("out.csv").contains("\"well, so far\""));
        // A new project, and one that was spoilt.
        QCOMPARE(cli({"import", project("second"), m_images.filePath("scans"), "--labels", out}).exitCode, 0);
        QCOMPARE(cli({"export-labels", project("second"), again}).exitCode, 0);
        QCOMPARE(read("again.csv"), read("out.csv"));
        const QString spoil = write("spoil.csv", table.replace("ill", "wrong").replace("train", "test"));
        const CliAnswer spoilt = cli({"import", project("first"), "--labels", spoil});
        QVERIFY2(spoilt.exitCode == 0, spoilt.log.constData());
        QVERIFY(spoilt.json["classes"].contains("wrong"));
        const CliAnswer mended = cli({"import", project("first"), "--labels", out});
        QVERIFY2(mended.exitCode == 0, mended.log.constData());
        QCOMPARE(dumped(mended.json["labels"]["matched_rows"]), dumped(json(24)));
        QCOMPARE(cli({"export-labels", project("first"), again}).exitCode, 0);
        QCOMPARE(read("again.csv"), read("out.csv"));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("said");
        QTest::newRow("broken") << QByteArray("file,label\n1,\"ill\n") << QStringList{} << "unusable_table"
                                << "Row 2 of this table has a quotation mark that is never closed";
        QTest::newRow("another folder's")
            << QByteArray("file,label\nx.png,ill\n") << QStringList{} << "unusable_table"
            << "Of the 1 row of this table none names";
        QTest::newRow("no such column")
            << QByteArray("file,label\n1,ill\n") << QStringList{"--patient-column", "who"} << "not_found"
            << "no column 'who'; there are 'file', 'label'";
        QTest::newRow("no labels") << QByteArray("file,remark\n1,x\n2,y\n") << QStringList{}
                                   << "unusable_table"
                                   << "--label-column";
    }
    void saysWhatIsWrong() {
        QFETCH(const QByteArray, table);
        QFETCH(const QStringList, more);
        QFETCH(const QString, code);
        QFETCH(const QString, said);
        const QString path = write("wrong.csv", table);
        const CliAnswer a =
            cli(QStringList{"import", project("wrong"), m_images.path(), "--labels", path} + more);
        QCOMPARE(a.exitCode, 1);
        QCOMPARE(error(a), code.toStdString());
        QVERIFY2(says(a, said.toUtf8().constData()), a.output.constData());
        QCOMPARE(a.json["error"]["file"].get<std::string>(), path.toStdString());
        QVERIFY(!QFile::exists(project("wrong")));
    }

    void tablesAsTheyCome() {
        // A workbook whose second sheet is meant, and a code page that is said.
        std::string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>file</t></is></c><c r=\"B1\" "
            "t=\"inlineStr\"><is><t>label</t></is></c></row>";
        QByteArray russian = "file|label\n";
        for (int i = 0; i < 24; ++i) {
            const std::string r = std::to_string(i + 2);
            rows += "<row r=\"" + r + "\"><c r=\"A" + r + "\"><v>" + std::to_string(i) + "</v></c><c r=\"B" +
                    r + "\" t=\"inlineStr\"><is><t>" + (i % 2 ? "ill" : "Well ") + "</t></is></c></row>";
            russian += QByteArray::number(i) + (i % 2 ? "|\xf0\xe0\xea\n" : "|\xed\xee\xf0\xec\xe0\n");
        }
        const std::string book = fovea::test::xlsxOf({{"First", rows}, {"Second", rows}});
        const QString xlsx = write("book.xlsx", QByteArray::fromStdString(book));
        const CliAnswer a =
            cli({"import", project("book"), m_images.path(), "--labels", xlsx, "--sheet", "second"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(dumped(a.json["classes"]), dumped(json{{"Well", 12}, {"ill", 12}}));
        QCOMPARE(dumped(a.json["labels"]["sheet"]), dumped(json("Second")));

        const json classes{{"\u0440\u0430\u043a", 12}, {"\u043d\u043e\u0440\u043c\u0430", 12}};
        const QString table = write("russian.csv", russian);
        const auto guessed = [](const CliAnswer& of) {
            for (const json& p : of.json["problems"])
                if (p["kind"] == "guessed_encoding") return true;
            return false;
        };
        const CliAnswer found = cli({"import", project("found"), m_images.path(), "--labels", table});
        QVERIFY2(found.exitCode == 0, found.log.constData());
        QCOMPARE(dumped(found.json["classes"]), dumped(classes));
        QVERIFY(guessed(found));
        const CliAnswer said = cli(
            {"import", project("said"), m_images.path(), "--labels", table, "--encoding", "windows-1251"});
        QCOMPARE(dumped(said.json["classes"]), dumped(classes));
        QVERIFY(!guessed(said));
        QCOMPARE(
            cli({"import", project("x"), m_images.path(), "--labels", table, "--encoding", "Babel"}).exitCode,
            2);
    }

    void wordsForNothing() {
        QByteArray table = "file,label\n";
        for (int i = 0; i < 24; ++i)
            table += QByteArray::number(i) + (i < 4 ? ",NA\n" : i % 2 ? ",ill\n" : ",well\n");
        const QString path = write("missing.csv", table);
        const CliAnswer a = cli({"import", project("missing"), m_images.path(), "--labels", path});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(dumped(a.json["classes"]), dumped(json{{"(unlabelled)", 4}, {"ill", 10}, {"well", 10}}));
        const CliAnswer names =
            cli({"import", project("names"), m_images.path(), "--labels", path, "--missing-words", "names"});
        QCOMPARE(dumped(names.json["classes"]), dumped(json{{"NA", 4}, {"ill", 10}, {"well", 10}}));
    }

    void hostileNamesComeBack() {
        const QStringList hostile = {"=cmd|' /C calc'!A0", "@SUM(1)", "<img src=x onerror=alert(1)>",
                                     "../../x"};
        QByteArray table = "file,label,patient\n";
        for (int i = 0; i < 24; ++i)
            table += QString("%1,\"%2\",\"%2 %3\"\n").arg(i).arg(hostile[i % 4]).arg(i / 8).toUtf8();
        const QString path = write("hostile.csv", table), out = m_data.filePath("hostile-out.csv"),
                      again = m_data.filePath("hostile-again.csv");
        const CliAnswer a = cli({"import", project("hostile"), m_images.path(), "--labels", path});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        for (const QString& name : hostile) QCOMPARE(a.json["classes"][name.toStdString()].get<int>(), 6);
        QCOMPARE(cli({"export-labels", project("hostile"), out}).exitCode, 0);
        const QByteArray text = read("hostile-out.csv");
        QVERIFY(
            text.startsWith("\xef\xbb\xbf"
                            "file,label"));
        for (const char* formula : {",=", ",@", ",\"=", ",\"@", "\n="})
            QVERIFY2(!text.contains(formula), formula);
        QCOMPARE(cli({"import", project("hostile2"), m_images.filePath("scans"), "--labels", out}).exitCode,
                 0);
        QCOMPARE(cli({"export-labels", project("hostile2"), again}).exitCode, 0);
        QCOMPARE(read("hostile-again.csv"), text);
    }

    void wrongUsage() {
        QCOMPARE(cli({"import", project("x"), m_images.path(), "--file-column", "a"}).exitCode, 2);
        const QString table = write("t.csv", "file,label\n1,ill\n");
        QCOMPARE(cli({"import", project("x")}).exitCode, 2);
        QCOMPARE(error(cli({"import", project("x"), m_images.filePath("scans/1.png"), "--labels", table})),
                 std::string("invalid_argument"));
        QCOMPARE(error(cli({"import", project("first"), "--labels", table, "--split", "auto"})),
                 std::string("invalid_argument"));
        QCOMPARE(error(cli({"import", project("none"), "--labels", table})), std::string("file_not_found"));
        // What is said of images that are read is not passed over in silence.
        const QList<QStringList> ofImages = {{"--copy"},
                                             {"--frames", "all"},
                                             {"--label-attribute", "Laterality"},
                                             {"--plane", "coronal"},
                                             {"--window", "40/400"}};
        for (const QStringList& more : ofImages) {
            const CliAnswer a = cli(QStringList{"import", project("first"), "--labels", table} + more, false);
            QCOMPARE(a.exitCode, 2);
            QVERIFY2(a.log.contains(more.first().toUtf8()), a.log.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliLabels)
#include "test_cli_labels.moc"
