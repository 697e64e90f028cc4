#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <map>
#include <tuple>

#include "tests/support/cli.h"

using nlohmann::json;

/// The whole job on made-up images that a question of every kind is asked of.
class TestDemoQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsDemonstration() {
        QTemporaryDir folder, data;
        const QString out = folder.filePath("demo");
        const auto answer = fovea::test::runCli(
            {"demo", "--questions", "--images", "96", "--seed", "1", "--out", out}, data.path());
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        std::map<std::string, json> of;
        for (const json& one : answer.json.at("questions")) {
            of[one.at("question").get<std::string>()] = one;
            for (const char* file : {"adapter", "report"})
                QVERIFY(QFile::exists(QString::fromStdString(one.at(file).get<std::string>())));
        }
        QCOMPARE(of.size(), std::size_t(4));
        QVERIFY(of["diagnosis"]["kind"] == "one");
        QVERIFY(of["lesions"]["kind"] == "findings");
        QVERIFY(of["severity"]["kind"] == "grades");
        QVERIFY(of["specks"]["kind"] == "number");
        const json& findings = of["lesions"]["evaluate"].at("findings");
        for (const char* finding : {"specks", "blots"}) {
            const json& auc = findings.at(finding).at("auc");
            QVERIFY2(auc.at("low") <= auc.at("value") && auc.at("value") <= auc.at("high"), finding);
        }
        // Lesions that are plainly there: the specks at least are told apart.
        QVERIFY2(findings.at("specks").at("auc").at("value") > 0.8, findings.dump().c_str());
        const json& number = of["specks"]["evaluate"];
        QVERIFY(number.at("mae").at("value") >= 0 && number.contains("limits") && number.contains("r2"));
        QVERIFY2(number.at("r2").at("value") > 0.3, number.at("r2").dump().c_str());
        QVERIFY(of["severity"]["evaluate"].contains("kappa"));
        // An adapter of findings and one of a number, on the same folder: what was learned from is left out,
        // and the rest has the figures that it had in the project.
        const QString images = out + "/phantoms";
        const QStringList labels{"--labels", images + "/labels.csv", "--patient-column", "patient"};
        for (const auto& [name, asked, figure] :
             {std::tuple("lesions", "lesions:specks,blots:findings", "/findings/blots/auc"),
              {"specks", "specks:count:number", "/mae"}}) {
            const json::json_pointer at(figure);
            const QString report = folder.filePath(QString(name) + ".html");
            const auto external = fovea::test::runCli(
                QStringList{"validate", QString::fromStdString(of[name]["adapter"].get<std::string>()),
                            images, "--question", asked, "--report", report} +
                    labels,
                data.path());
            QVERIFY2(external.exitCode == 0, external.log.constData());
            QVERIFY(external.json["in_common"]["images"] > 0);
            const json &here = external.json.at(at), &there = of[name].at("evaluate").at(at);
            for (const char* part : {"value", "low", "high"}) {
                const double a = here.at(part), b = there.at(part);
                QVERIFY2(std::abs(a - b) <= 1e-3 * std::abs(b), qPrintable(QString::number(a)));
            }
            QFile written(report);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray html = written.readAll();
            QVERIFY(html.contains("External validation") && html.contains("another source"));
            QVERIFY(html.contains(name == std::string("lesions") ? "Mean over findings" : "Bland-Altman"));
        }
        // Other options in the same folder would mix two sets.
        const auto mixed =
            fovea::test::runCli({"demo", "--images", "96", "--seed", "1", "--out", out}, data.path());
        QVERIFY(mixed.exitCode != 0);
    }
};

QTEST_GUILESS_MAIN(TestDemoQuestions)
#include "test_demo_questions.moc"
