// Clinical variables on the command line: age and sex of DICOM headers, what they are worth beside the image,
// and a table of them where an adapter is applied.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "base/random.h"
#include "imaging/write_image.h"
#include "tests/support/cli.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

/// A planted confounder: the pictures are noise that knows nothing of the classes, the ill are old, and the
/// sexes are alike in both.
class TestCliVariables : public QObject {
    Q_OBJECT
    static constexpr int kImages = 80;
    QTemporaryDir m_folder;
    json m_outcome, m_evaluation;

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    QString project() const { return m_folder.filePath("p.fovea"); }
    QString backbone() const { return m_folder.filePath("backbone"); }
    CliAnswer train(const QString& variables, const QString& epochs) {
        return cli({"train",    project(), "--backbone",       backbone(), "--resolution", "64",
                    "--layers", "2,3",     "--low-resolution", "32",       "--prompts",    "4",
                    "--device", "cpu",     "--threads",        "1",        "--precision",  "fp32",
                    "--epochs", epochs,    "--variables",      variables});
    }
    /// Noise by `seed`; `age` and `sex` may be empty.
    bool write(const QString& name, int seed, const std::string& age, const std::string& sex) const {
        Random random{std::uint64_t(seed)};
        imaging::Pixels p{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
        for (auto& v : p.data) v = std::uint8_t(random.below(256));
        return imaging::writeDicom(
                   m_folder.filePath(name).toStdString(), p,
                   {{"PatientID", "P" + std::to_string(seed)}, {"PatientAge", age}, {"PatientSex", sex}},
                   std::to_string(seed), *systemFileLayer())
            .ok();
    }
    static double auc(const json& figures) { return figures.at("value").get<double>(); }
    json predicted(const QStringList& files, const QStringList& more = {}) {
        QStringList arguments{"predict", QString::fromStdString(m_outcome["adapter"].get<std::string>())};
        for (const QString& file : files) arguments.append(m_folder.filePath(file));
        const CliAnswer a = cli(arguments + QStringList{"--backbone", backbone(), "--device", "cpu"} + more);
        if (a.exitCode != 0) qFatal("%s", a.log.constData());
        return a.json["predictions"];
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(backbone().toStdString()));
        Random random(3);
        for (int i = 0; i < kImages; ++i) {
            const bool ill = i % 2 == 0;
            QVERIFY(QDir().mkpath(m_folder.filePath(ill ? "images/ill" : "images/well")));
            const int age = (ill ? 62 : 35) + int(random.below(25));
            QVERIFY(write(QString("images/%1/%2.dcm").arg(QLatin1String(ill ? "ill" : "well")).arg(i), i + 1,
                          "0" + std::to_string(age) + "Y", random.below(2) ? "F" : "M"));
        }
        const CliAnswer made = cli({"import", project(), m_folder.filePath("images")});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        const CliAnswer a = train("age, sex", "0");
        QVERIFY2(a.exitCode == 0, a.log.constData());
        m_outcome = a.json;
        const CliAnswer e = cli({"evaluate", project(), "--run", QString::number(m_outcome["run"].get<int>()),
                                 "--report", m_folder.filePath("report.html")});
        QVERIFY2(e.exitCode == 0, e.log.constData());
        m_evaluation = e.json;
    }

    /// Image alone, variables alone, both, paired; and each variable by itself.
    void theConfounderIsReported() {
        const json& v = m_outcome["variables"];
        QVERIFY2(auc(v["image"]) < 0.75, v.dump().c_str());
        QVERIFY2(auc(v["variables"]) > 0.95 && auc(v["both"]) > 0.9, v.dump().c_str());
        QVERIFY(std::abs(auc(v["both_minus_image"]) - (auc(v["both"]) - auc(v["image"]))) < 1e-9);
        QVERIFY(v["both_minus_image"]["low"].get<double>() > 0);
        QVERIFY(std::abs(auc(v["image_minus_variables"]) - (auc(v["image"]) - auc(v["variables"]))) < 1e-9);
        QVERIFY(v["image_minus_variables"]["high"].get<double>() < 0);
        QCOMPARE(v["each"].size(), std::size_t(2));
        QCOMPARE(v["each"][0]["name"].get<std::string>(), std::string("age"));
        QVERIFY(auc(v["each"][0]["auc"]) > 0.95);
        QCOMPARE(v["each"][1]["name"].get<std::string>(), std::string("sex"));
        QVERIFY(auc(v["each"][1]["auc"]) < 0.75);
        const std::string notes = m_outcome["notes"].dump();
        QVERIFY2(notes.find("“age” alone gives the answer away") != std::string::npos, notes.c_str());
        QVERIFY2(notes.find("“sex” alone") == std::string::npos, notes.c_str());
        QVERIFY(notes.find("not shown to say more than the clinical variables alone") != std::string::npos);
    }

    /// One that read the image alone would be a straw man: it would guess.
    void theBaselineReadsThemToo() {
        const json& beside = m_outcome["baseline"];
        QVERIFY2(beside["variables"] == true && auc(beside["auc"]) > 0.9, beside.dump().c_str());
        const json& tested = m_evaluation["baseline"];
        QVERIFY2(tested["variables"] == true && auc(tested["auc"]) > 0.9, tested["auc"].dump().c_str());
        QVERIFY(auc(m_evaluation["auc"]) > 0.9);
        QVERIFY(tested["verdict"] == "not_shown");
        QFile report(m_folder.filePath("report.html"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.readAll().contains("on the clinical variables and "));
    }

    void theHeaderIsReadWhereAnAdapterIsApplied() {
        QVERIFY(write("old.dcm", 1001, "077Y", "F") && write("young.dcm", 1001, "038Y", "F") &&
                write("unsaid.dcm", 1001, "", "F"));
        const json said = predicted({"old.dcm", "young.dcm", "unsaid.dcm"});
        const auto ill = [](const json& one) { return one["probabilities"]["ill"].get<double>(); };
        QVERIFY2(ill(said[0]) > 0.5 && ill(said[1]) < 0.5, said.dump().c_str());
        QVERIFY(ill(said[2]) < ill(said[0]) && ill(said[2]) > ill(said[1]));
        QVERIFY(said[0]["unknown_variables"].empty() && said[1]["unknown_variables"].empty());
        QVERIFY(said[2]["unknown_variables"] == json({"age"}));

        // A table goes before the header; what it does not say the header does.
        QFile table(m_folder.filePath("ages.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("file,age,sex\nold.dcm,,\nyoung.dcm,77,\nunsaid.dcm,38,F\n");
        table.close();
        const json given =
            predicted({"old.dcm", "young.dcm", "unsaid.dcm"}, {"--variables", table.fileName()});
        QVERIFY2(given[1]["probabilities"] == said[0]["probabilities"], given.dump().c_str());
        QVERIFY(given[2]["probabilities"] == said[1]["probabilities"]);
        QVERIFY(given[0]["probabilities"] == said[0]["probabilities"]);
        QVERIFY(given[2]["unknown_variables"].empty());
    }

    /// In the comparison of models, too, who reads them is compared with who reads them.
    void aComparisonGivesThemToTheBaselines() {
        const CliAnswer a = cli({"compare",          project(), "--models",   "readout,pixels,fpt+",
                                 "--seeds",          "1",       "--backbone", backbone(),
                                 "--resolution",     "64",      "--layers",   "2,3",
                                 "--low-resolution", "32",      "--prompts",  "4",
                                 "--device",         "cpu",     "--threads",  "1",
                                 "--precision",      "fp32",    "--epochs",   "1",
                                 "--variables",      "age,sex"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        const json& models = a.json["sets"][0]["models"];
        for (const json& model : models) {
            QVERIFY2(!model.contains("problem"), model.dump().c_str());
            // The published methods have no place for them.
            QVERIFY2((auc(model["auc"]) > 0.9) == (model["model"] != "fpt+"), model.dump().c_str());
        }
    }

    void aVariableThatIsNoneIsRefused() {
        const CliAnswer a = train("age,Weight", "0");
        QCOMPARE(a.exitCode, 1);
        QCOMPARE(a.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
        QVERIFY2(a.json.dump().find("there are age, sex") != std::string::npos, a.json.dump().c_str());
    }
};

QTEST_GUILESS_MAIN(TestCliVariables)
#include "test_cli_variables.moc"
