#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "runs/run_settings.h"
#include "runs/training_budget.h"
#include "tests/support/cli.h"
#include "tests/support/small_project.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

/// The options of a run on the command line are those of core's table, and what is left open is
/// what the window takes.
class TestCliOptions : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project;

    CliAnswer cli(const QStringList& arguments, bool json = true) {
        return test::runCli(arguments, m_folder.filePath("data"), json);
    }

    /// The settings of a training that was interrupted after its first epoch.
    json begun(const QStringList& options) {
        QProcess process;
        process.start(
            FOVEA_CLI,
            QStringList{"train", m_project, "--resolution", "64", "--low-resolution", "32"} + options);
        process.setReadChannel(QProcess::StandardError);
        QByteArray log;
        while (!log.contains("epoch 1 of") && process.waitForReadyRead(60000))
            log += process.readAllStandardError();
        ::kill(pid_t(process.processId()), SIGINT);
        process.waitForFinished(-1);
        const CliAnswer runs = cli({"runs", m_project});
        return runs.json["runs"].empty() ? json() : runs.json["runs"].back()["settings"];
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = QString::fromStdString(test::makeSmallProject(m_folder.path().toStdString(), 12));
        QVERIFY(!m_project.isEmpty());
    }

    void rangesAreThoseOfTheTable_data() {
        QTest::addColumn<QString>("flag");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("exitCode");
        for (const runs::RunOption& option : runs::kRunOptions) {
            const runs::OptionRange& range = option.range;
            if (range.any()) continue;
            const auto row = [&](const char* what, double value, int exitCode) {
                QTest::addRow("%s %s", option.flag, what) << option.flag << value << exitCode;
            };
            const double little = range.least > 0 && range.least < 1 ? range.least / 2 : 1;
            row("least", range.least, 1);  // understood: it is the project that is not there
            row("most", range.most, 1);
            row("too little", range.least - little, 2);
            row("too much", range.most + 1, 2);
        }
    }
    void rangesAreThoseOfTheTable() {
        QFETCH(const QString, flag);
        QFETCH(const double, value);
        const CliAnswer answer =
            cli({"plan", m_folder.filePath("none.fovea"), flag + "=" + QString::number(value, 'g', 10)});
        QTEST(answer.exitCode, "exitCode");
    }

    void helpNamesEveryOption() {
        for (const char* verb : {"plan", "preload", "train", "compare"}) {
            const QByteArray help = cli({verb, "--help"}, false).output;
            for (const runs::RunOption& option : runs::kRunOptions)
                QVERIFY2(help.contains(QByteArray("  ") + option.flag), option.flag);
            QVERIFY(help.contains("--preset"));
        }
    }

    /// As in the window: `train` without options is its preset "balanced".
    void whatIsLeftOpenIsThePresets_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("effort");
        QTest::addColumn<int>("batch");
        QTest::newRow("nothing said") << QStringList() << int(runs::Effort::balanced) << 0;
        QTest::newRow("a preset") << QStringList{"--preset", "quick"} << int(runs::Effort::quick) << 0;
        QTest::newRow("a preset but for one")
            << QStringList{"--preset", "quick", "--batch", "4"} << int(runs::Effort::quick) << 4;
    }
    void whatIsLeftOpenIsThePresets() {
        QFETCH(const QStringList, options);
        QFETCH(const int, effort);
        QFETCH(const int, batch);
        const CliAnswer plan = cli({"plan", m_project, "--resolution", "64", "--low-resolution", "32"});
        QVERIFY2(plan.exitCode == 0, plan.log.constData());
        const runs::TrainingBudget budget =
            runs::trainingBudget(runs::Effort(effort), plan.json["train_images"].get<int>());
        const json settings = begun(options);
        QVERIFY(settings.is_object());
        QCOMPARE(settings["epochs"].get<int>(), budget.epochs);
        QCOMPARE(settings["batch"].get<int>(), batch > 0 ? batch : budget.batch);
        QCOMPARE(settings["learning_rate"].get<double>(), budget.learningRate);
        QCOMPARE(settings["resolution"].get<int>(), 64);
    }
};

QTEST_GUILESS_MAIN(TestCliOptions)
#include "test_cli_options.moc"
