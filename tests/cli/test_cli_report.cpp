#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "tests/support/cli.h"
#include "tests/support/small_project.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

/// What leaves a project on the command line: an adapter with its threshold, its report and card, the audit
/// trail; and that their figures are those of the table of predictions.
class TestCliReport : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project, m_moved;
    json m_threshold;  ///< as `train` stated it
    double m_temperature = 0;

    QString path(const char* name) { return m_folder.filePath(name); }
    CliAnswer cli(const QStringList& arguments, bool json = true) {
        return test::runCli(arguments, path("data"), json);
    }
    QByteArray contents(const char* name) {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = QString::fromStdString(test::makeSmallProject(m_folder.path().toStdString(), 24));
        QVERIFY(!m_project.isEmpty());
        QCOMPARE(cli({"classes", m_project, "--positive", "left"}).exitCode, 0);
        const CliAnswer train = cli({"train", m_project, "--resolution", "64", "--low-resolution", "32",
                                     "--epochs", "3", "--operating-point", "sensitivity=0.9"});
        QVERIFY2(train.exitCode == 0, train.log.constData());
        m_threshold = train.json["threshold"];
        m_temperature = train.json["temperature"].get<double>();
        QCOMPARE(m_threshold["rule"].get<std::string>(), std::string("sensitivity=0.9"));
        QCOMPARE(m_threshold["class"].get<std::string>(), std::string("left"));
        m_moved = path("elsewhere/received.safetensors");
        std::filesystem::create_directories(path("elsewhere").toStdString());
        QVERIFY(QFile::copy(QString::fromStdString(train.json["adapter"].get<std::string>()), m_moved));
    }

    /// Another folder, no project: the same threshold and temperature, and the images called by them.
    void theThresholdTravels() {
        const QString images = path("images");
        const CliAnswer predict = cli(
            {"predict", m_moved, images + "/left/1.png", images + "/right/1.png", images + "/left/2.png"});
        QVERIFY2(predict.exitCode == 0, predict.log.constData());
        QVERIFY2(predict.json["threshold"] == m_threshold, predict.json["threshold"].dump().c_str());
        QCOMPARE(predict.json["temperature"].get<double>(), m_temperature);
        const double threshold = m_threshold["value"].get<double>();
        for (const json& p : predict.json["predictions"])
            QCOMPARE(p["at_threshold"].get<std::string>(),
                     std::string(p["probabilities"]["left"].get<double>() >= threshold ? "left" : "right"));
        // The same as in the project, to the last digit.
        const CliAnswer test = cli({"evaluate", m_project, "--run", "1", "--split", "val"});
        QVERIFY(test.json["threshold"] == m_threshold);
        QCOMPARE(test.json["temperature"].get<double>(), m_temperature);
    }

    /// Counted from the table by nothing of ours.
    void figuresAtTheThresholdAreThoseOfTheTable() {
        const CliAnswer test = cli({"evaluate", m_project, "--run", "1", "--csv", path("test.csv"),
                                    "--report", path("report.html")});
        QVERIFY2(test.exitCode == 0, test.log.constData());
        const QStringList rows =
            QString::fromUtf8(contents("test.csv")).trimmed().split(QStringLiteral("\r\n"));
        const QStringList head = rows[0].split(',');
        const qsizetype truth = head.indexOf(QStringLiteral("true")),
                        left = head.indexOf(QStringLiteral("left"));
        QVERIFY(truth > 0 && left > 0);
        QCOMPARE(rows.size(), test.json["n"].get<qsizetype>() + 1);
        int found = 0, with = 0, recognised = 0, without = 0;
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QStringList cells = rows[i].split(',');
            const bool has = cells[truth] == QStringLiteral("left"),
                       called = cells[left].toDouble() >= m_threshold["value"].get<double>();
            (has ? with : without) += 1;
            if (has && called) ++found;
            if (!has && !called) ++recognised;
        }
        const json& at = test.json["at_threshold"];
        QCOMPARE(at["sensitivity"]["value"].get<double>(), double(found) / with);
        QCOMPARE(at["specificity"]["value"].get<double>(), double(recognised) / without);
        QCOMPARE(at["found"].get<int>(), found);
        QCOMPARE(at["cleared"].get<int>(), recognised);
        const QByteArray report = contents("report.html");
        QVERIFY(report.contains("a sensitivity of at least 90.0"));
        QVERIFY(report.contains("on the validation images: "));
        QVERIFY(report.contains("Results on test images, never seen before"));
    }

    /// Before the temperature and after it: what the network itself says follows from the table.
    void calibrationIsToldBeforeAndAfter() {
        const CliAnswer test = cli({"evaluate", m_project, "--run", "1", "--csv", path("calibration.csv")});
        QVERIFY2(test.exitCode == 0, test.log.constData());
        const double temperature = test.json["temperature"].get<double>();
        QVERIFY(temperature > 0 && temperature != 1);
        const json &after = test.json["calibration"], &before = after["before"];
        QVERIFY(before.is_object() && before.contains("slope") && before.contains("intercept"));
        const QStringList rows =
            QString::fromUtf8(contents("calibration.csv")).trimmed().split(QStringLiteral("\r\n"));
        const QStringList head = rows[0].split(',');
        const qsizetype truth = head.indexOf(QStringLiteral("true")),
                        left = head.indexOf(QStringLiteral("left")),
                        right = head.indexOf(QStringLiteral("right"));
        QVERIFY(truth > 0 && left > 0 && right > 0);
        double shown = 0, said = 0;
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QStringList cells = rows[i].split(',');
            const double wrong = cells[cells[truth] == QStringLiteral("left") ? right : left].toDouble();
            const double odds = std::pow(wrong / (1 - wrong), temperature);
            shown += wrong * wrong / double(rows.size() - 1);
            said += std::pow(odds / (1 + odds), 2) / double(rows.size() - 1);
        }
        const auto is = [](const json& figure, double counted) {
            return std::abs(figure.get<double>() - counted) <= 1e-6 * counted;
        };
        QVERIFY2(is(after["brier"], shown), after.dump().c_str());
        QVERIFY2(is(before["brier"], said), before.dump().c_str());
        QVERIFY(before["log_loss"] != after["log_loss"]);
    }

    void reportAndCardAsPdf() {
        for (const char* name : {"report.pdf", "card.pdf"}) {
            const CliAnswer answer =
                name == std::string("card.pdf")
                    ? cli({"card", m_project, "--out", path(name)})
                    : cli({"evaluate", m_project, "--run", "1", "--split", "val", "--report", path(name)});
            QVERIFY2(answer.exitCode == 0, answer.log.constData());
            const QByteArray pdf = contents(name);
            QVERIFY2(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"), name);
            QVERIFY2(pdf.contains("/Type /Font"), name);  // words, no picture of them
        }
    }

    void theCardSaysOfWhichImagesItIs() {
        // After figuresAtTheThresholdAreThoseOfTheTable() the test images are no news.
        const int before = cli({"evaluate", m_project, "--run", "1"}).json["test_looks"].get<int>();
        const CliAnswer answer = cli({"card", m_project, "--out", path("card.html"), "--prevalence", "0.1"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["split"].get<std::string>(), std::string("test"));
        QCOMPARE(cli({"evaluate", m_project, "--run", "1"}).json["test_looks"].get<int>(), before);
        const QByteArray card = contents("card.html");
        for (const char* words : {"<h1>Model card</h1>", "Intended use", "To be completed", "Training data",
                                  "test images, never seen before", "Operating point", "prevalence of 10.0",
                                  "Subgroups", "Limits and cautions"})
            QVERIFY2(card.contains(words), words);
        QVERIFY(!card.contains(m_folder.path().toUtf8()));

        // Of the file alone: nothing is made up.
        const CliAnswer alone = cli({"card", m_moved, "--out", path("alone.html")});
        QVERIFY2(alone.exitCode == 0, alone.log.constData());
        QVERIFY(alone.json["run"].is_null());
        const QByteArray page = contents("alone.html");
        QVERIFY(page.contains("holds no test") && page.contains("on the images that it was chosen on"));
        QVERIFY(!page.contains("never seen before"));
        QCOMPARE(cli({"card", m_moved, "--out", path("x.html"), "--run", "1"}).exitCode, 1);
        QCOMPARE(cli({"card", path("nothing"), "--out", path("x.html")}).exitCode, 1);
    }

    void theAuditTrail() {
        const CliAnswer answer = cli({"history", m_project, "--trail", "--csv", path("trail.csv")});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& trail = answer.json["trail"];
        std::string before;
        QStringList actions;
        for (const json& entry : trail) {
            const std::string at = entry["at_utc"].get<std::string>();
            QVERIFY2(before <= at, at.c_str());
            before = at;
            actions << QString::fromStdString(entry["action"].get<std::string>());
        }
        QVERIFY2(actions.contains(QStringLiteral("import")), qPrintable(actions.join(' ')));
        QVERIFY(actions.size() >= 3);  // and the finding, and the run
        const QStringList rows =
            QString::fromUtf8(contents("trail.csv")).trimmed().split(QStringLiteral("\r\n"));
        QCOMPARE(rows.size(), actions.size() + 1);
        QVERIFY(rows[0].endsWith(QStringLiteral("at_utc,action,detail")));
        // Without it there is none, and no patient or file is in it.
        QVERIFY(!cli({"history", m_project}).json.contains("trail"));
        QVERIFY(!contents("trail.csv").contains(m_folder.path().toUtf8()));
    }

    /// A perfect adapter has no slope: that is said, and no "nan".
    void nothingIsSaidAsNan() {
        for (const char* split : {"val", "train"}) {
            const QByteArray text =
                cli({"evaluate", m_project, "--run", "1", "--split", split}, false).output;
            QVERIFY(text.contains("calibration: "));
            QVERIFY2(!text.contains("nan"), text.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliReport)
#include "test_cli_report.moc"
