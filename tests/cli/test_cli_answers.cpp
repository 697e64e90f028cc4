// All kinds of questions on the command line: trained in one go, evaluated, and their adapters applied
// together.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/runs/question_project.h"
#include "tests/support/cli.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

class TestCliAnswers : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project, m_backbone, m_image;
    std::map<std::string, json> m_runs;  ///< by question: its row of the table of results

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    json evaluated(const std::string& question, const QStringList& more = {}) {
        const CliAnswer answer = cli(QStringList{"evaluate", m_project, "--run",
                                                 QString::number(m_runs.at(question)["run"].get<int>())} +
                                     more);
        if (answer.exitCode != 0) qFatal("%s", answer.log.constData());
        return answer.json;
    }
    static bool isEstimate(const json& figure) {
        return figure.is_object() && figure.contains("value") && figure.contains("low") &&
               figure.contains("high");
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string root = m_folder.path().toStdString();
        QVERIFY(test::makeQuestionProject(root));
        m_project = m_folder.filePath("p.fovea");
        m_backbone = m_folder.filePath("backbone");
        m_image = m_folder.filePath("images/bright/1000.png");
        const CliAnswer answer = cli({"train",
                                      m_project,
                                      "--all-questions",
                                      "--backbone",
                                      m_backbone,
                                      "--resolution",
                                      "64",
                                      "--low-resolution",
                                      "32",
                                      "--layers",
                                      "2,3",
                                      "--prompts",
                                      "4",
                                      "--device",
                                      "cpu",
                                      "--threads",
                                      "1",
                                      "--precision",
                                      "fp32",
                                      "--epochs",
                                      "0"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["questions"].size(), std::size_t(4));
        for (const json& row : answer.json["questions"]) m_runs[row["question"]] = row;
        QCOMPARE(m_runs.at("Grey")["figure"].get<std::string>(), std::string("mae"));
        QCOMPARE(m_runs.at("Findings")["figure"].get<std::string>(), std::string("auc"));
        // One reading of the images serves all.
        int read = 0;
        for (const auto& [name, row] : m_runs) read += row["outcome"]["preload"]["added"].get<int>();
        QCOMPARE(read, 60);
    }

    void findingsAreNamedWithTheirFigures() {
        const QString table = m_folder.filePath("findings.csv");
        const json e = evaluated("Findings", {"--csv", table});
        QCOMPARE(e["kind"].get<std::string>(), std::string("findings"));
        QCOMPARE(e["question"].get<std::string>(), std::string("Findings"));
        for (const char* name : {"bright", "rough"}) {
            const json& finding = e["findings"][name];
            QVERIFY(isEstimate(finding["auc"]) && isEstimate(finding["at_threshold"]["sensitivity"]));
            QVERIFY(finding["with_finding"].get<int>() <= finding["n"].get<int>());
        }
        QVERIFY(!e["findings"].contains("never"));
        QVERIFY(e["findings"]["bright"]["auc"]["value"].get<double>() > 0.9);
        QVERIFY(isEstimate(e["averages"]["exact_match"]) && isEstimate(e["averages"]["micro"]["auc"]));
        QVERIFY(std::abs(e["averages"]["macro"]["auc"]["value"].get<double>() -
                         (e["findings"]["bright"]["auc"]["value"].get<double>() +
                          e["findings"]["rough"]["auc"]["value"].get<double>()) /
                             2) < 1e-9);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().contains("bright true,bright predicted,bright,rough true"));
    }

    void aNumberHasItsFigures() {
        const json e = evaluated("Grey");
        QCOMPARE(e["kind"].get<std::string>(), std::string("number"));
        QCOMPARE(e["unit"].get<std::string>(), std::string("grey values"));
        for (const char* name : {"mae", "rmse", "bias", "r2"}) QVERIFY2(isEstimate(e[name]), name);
        QVERIFY(isEstimate(e["limits"]["lower"]) && isEstimate(e["limits"]["upper"]));
        QVERIFY(e["limits"]["lower"]["value"].get<double>() < e["bias"]["value"].get<double>());
        QVERIFY(e["rmse"]["value"].get<double>() >= e["mae"]["value"].get<double>());
    }

    void aQuestionOfOldKeepsItsFields() {
        const json e = evaluated("Diagnosis");
        QCOMPARE(e["kind"].get<std::string>(), std::string("one"));
        for (const char* name : {"auc", "accuracy", "confusion", "threshold", "at_threshold", "calibration",
                                 "per_class", "baseline", "net_benefit", "subgroups"})
            QVERIFY2(e.contains(name), name);
        QVERIFY(!e.contains("findings") && !e.contains("mae"));
    }

    void whatIsForClassesAloneSaysSo_data() {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("subgroups") << QStringList{"--subgroups", "format"};
        QTest::newRow("prevalence") << QStringList{"--prevalence", "0.1"};
    }
    void whatIsForClassesAloneSaysSo() {
        QFETCH(const QStringList, more);
        const CliAnswer answer = cli(QStringList{"evaluate", m_project, "--run",
                                                 QString::number(m_runs.at("Findings")["run"].get<int>())} +
                                     more);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(QByteArray::fromStdString(answer.json.dump()).contains("classes"));
    }

    void severalAdaptersAnswerAtOnce() {
        const auto adapter = [&](const char* question) {
            return QString::fromStdString(m_runs.at(question)["adapter"].get<std::string>());
        };
        const QString table = m_folder.filePath("answers.csv");
        const CliAnswer answer = cli({"predict", adapter("Diagnosis"), m_image, "--adapter",
                                      adapter("Findings"), "--adapter", adapter("Grey"), "--backbone",
                                      m_backbone, "--device", "cpu", "--threads", "1", "--csv", table});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["frozen_passes"].get<int>(), 1);
        const json& said = answer.json["predictions"][0];
        const json& answers = said["answers"];
        QVERIFY(answers["Diagnosis"]["class"] == said["prediction"]);
        QCOMPARE(said["prediction"].get<std::string>(), std::string("bright"));
        const json& bright = answers["Findings"]["bright"];
        QVERIFY(bright["probability"].get<double>() > 0.5 && bright["positive"].get<bool>());
        const json& grey = answers["Grey"];
        QCOMPARE(grey["unit"].get<std::string>(), std::string("grey values"));
        QVERIFY(grey["value"].get<double>() > 100 && grey["value"].get<double>() < 255);
        // Alone each says the same, in the fields that were there before.
        const CliAnswer alone = cli({"predict", adapter("Findings"), m_image, "--backbone", m_backbone,
                                     "--device", "cpu", "--threads", "1"});
        QCOMPARE(alone.exitCode, 0);
        QVERIFY(alone.json["predictions"][0]["probabilities"]["bright"] == bright["probability"]);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().contains(
            "at_threshold,answer_set,unlike_training,Findings: bright,Findings: bright predicted"));
        // Two that answer the same question would be taken for one another.
        const CliAnswer twice = cli({"predict", adapter("Grey"), m_image, "--adapter", adapter("Grey"),
                                     "--backbone", m_backbone, "--device", "cpu"});
        QCOMPARE(twice.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliAnswers)
#include "test_cli_answers.moc"
