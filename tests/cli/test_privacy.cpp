#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "tests/support/cli.h"
#include "tests/support/marked_images.h"

using fovea::test::CliAnswer;

/// What only the project's database may know: names, numbers, dates, UIDs and places
/// of the images. The whole job is done with images that are full of them; then every
/// byte that Fovea wrote is searched, but for the database and the table of
/// predictions, which the user asked for.
class TestPrivacy : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_root;

    QString path(const QString& name) const { return m_root.filePath(name); }

    CliAnswer cli(const QStringList& arguments) const {
        return fovea::test::runCli(arguments, path("user"), false);
    }

private Q_SLOTS:
    void nothingOfAPatientIsWrittenOutsideTheDatabase() {
        using fovea::test::markedImage;
        QVERIFY(fovea::test::writeMarkedImages(m_root.path(), 36));
        const QString project = path("p.fovea"), adapter = path("p.fovea/runs/1/adapter.safetensors");
        const auto done = [this](const QStringList& arguments) {
            const CliAnswer answer = cli(arguments);
            if (answer.exitCode != 0) qWarning("%s", answer.log.constData());
            return answer.exitCode == 0;
        };
        QVERIFY(done({"import", project, path(fovea::test::kMarkedFolder)}));
        QVERIFY(done({"audit", project, "--repair", "exact_duplicate"}));
        QVERIFY(done({"train", project, "--resolution", "128", "--epochs", "3", "--batch", "8"}));
        QVERIFY(done({"evaluate", project, "--run", "1", "--csv", path("asked-for.csv"), "--report",
                      path("report.html")}));
        QVERIFY(done({"explain", adapter, path(markedImage(1)), "--out", path("map.png")}));
        QVERIFY(done({"predict", adapter, path(markedImage(1)), path(markedImage(2))}));
        // A run that fails on an image that is gone says so without naming it in a file.
        QVERIFY(QFile::remove(path(markedImage(3))));
        cli({"train", project, "--resolution", "144", "--epochs", "2", "--batch", "8"});

        const auto search = fovea::test::searchForMarks(m_root.path(), {"asked-for.csv"});
        QVERIFY2(search.found.isEmpty(), qPrintable(search.found.join(u'\n')));
        QVERIFY(search.searched > 8);
        QVERIFY(search.inDatabase);
    }

    /// Copies in a project hold nothing, and no more does a table that is made of it. Its
    /// database does: the name of the file that could not be read.
    void nothingOfAPatientIsInCopies() {
        QTemporaryDir root;
        QVERIFY(fovea::test::writeMarkedImages(root.path(), 12));
        const QString project = root.filePath("p.fovea"), table = root.filePath("table.csv");
        const auto imported = fovea::test::runCli(
            {"import", project, root.filePath(fovea::test::kMarkedFolder), "--copy"}, root.filePath("user"));
        QVERIFY2(imported.exitCode == 0, imported.log.constData());
        QCOMPARE(imported.json["added"].get<int>(), 12);
        QCOMPARE(imported.json["copied"].get<int>(), 12);
        QCOMPARE(imported.json["patients"].get<int>(), 12);
        QVERIFY(fovea::test::runCli({"export-labels", project, table}, root.filePath("user")).exitCode == 0);
        const auto search = fovea::test::searchForMarks(root.path());
        QVERIFY2(search.found.isEmpty(), qPrintable(search.found.join(u'\n')));
        QVERIFY(search.searched >= 13);
        QVERIFY(search.inDatabase);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("P-"));
        // Usable as any other: the copies are what is read.
        QVERIFY(QDir(root.filePath(fovea::test::kMarkedFolder)).removeRecursively());
        const auto preloaded =
            fovea::test::runCli({"preload", project, "--resolution", "128"}, root.filePath("user"));
        QVERIFY2(preloaded.exitCode == 0, preloaded.log.constData());
        QCOMPARE(preloaded.json["added"].get<int>(), 12);
        QVERIFY(preloaded.json["problems"].empty());
        QCOMPARE(fovea::test::runCli({"import", project, "--copy"}, root.filePath("user")).exitCode, 2);
    }

    /// A training crashes in the midst of such images. What it leaves is handed to whoever looks after Fovea.
    void nothingOfAPatientIsInTheReportOfACrash() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer says it in its own way");
#endif
        QTemporaryDir root;
        QVERIFY(fovea::test::writeMarkedImages(root.path(), 36));
        const QString project = root.filePath("p.fovea"), user = root.filePath("user");
        const auto imported =
            fovea::test::runCli({"import", project, root.filePath(fovea::test::kMarkedFolder)}, user);
        QVERIFY2(imported.exitCode == 0, imported.log.constData());
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", user);
        process.setProcessEnvironment(environment);
        process.start(FOVEA_CLI, {"train", project, "--resolution", "128", "--epochs", "10000"});
        process.setReadChannel(QProcess::StandardError);
        QByteArray said;
        while (!said.contains("epoch 1 ") && process.waitForReadyRead(300000))
            said += process.readAllStandardError();
        QVERIFY2(said.contains("epoch 1 "), said.constData());
        QCOMPARE(::kill(pid_t(process.processId()), SIGSEGV), 0);
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);

        const QDir crashes(user + "/fovea/crashes");
        const QStringList reports = crashes.entryList({"*.txt"}, QDir::Files);
        QCOMPARE(reports.size(), 1);
        QFile file(crashes.filePath(reports.front()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray report = file.readAll();
        QVERIFY2(report.contains("program: fovea-cli") && report.contains("begun last: train"), report);
        QVERIFY2(!report.contains(root.path().toUtf8()), report);
        const auto search = fovea::test::searchForMarks(root.path());
        QVERIFY2(search.found.isEmpty(), qPrintable(search.found.join(u'\n')));
        QVERIFY(search.inDatabase);
    }
};

QTEST_GUILESS_MAIN(TestPrivacy)
#include "test_privacy.moc"
