#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "imaging/read_image.h"
#include "tests/support/cli.h"
#include "tests/ui/support/image_folders.h"

using fovea::test::CliAnswer;

/// `fovea-cli import --copy`, also when it is killed.
class TestCliCopy : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_root;

    QString path(const QString& name) const { return m_root.filePath(name); }
    CliAnswer cli(const QStringList& arguments, bool json = true) const {
        return fovea::test::runCli(arguments, path("user"), json);
    }
    QStringList copies() const { return QDir(path("p.fovea/images")).entryList(QDir::Files); }

private Q_SLOTS:
    void killedAndDoneAgain() {
        constexpr int kPerClass = 150;
        QVERIFY(fovea::test::writeImageFolders(path("images").toStdString(), kPerClass));
        QProcess process;
        process.start(FOVEA_CLI, {"import", path("p.fovea"), path("images"), "--copy"});
        QTRY_VERIFY_WITH_TIMEOUT(copies().size() >= 5, 60000);
        process.kill();
        QVERIFY(process.waitForFinished(-1));
        // What has its name is whole.
        for (const QString& name : copies()) {
            if (name.endsWith(".part")) continue;
            QVERIFY2(fovea::imaging::readImage(path("p.fovea/images/" + name).toStdString()).ok(),
                     qPrintable(name));
        }
        const CliAnswer again = cli({"import", path("p.fovea"), path("images"), "--copy"});
        QVERIFY2(again.exitCode == 0, again.log.constData());
        QCOMPARE(again.json["samples"].get<int>(), 2 * kPerClass);
        QCOMPARE(again.json["copied"].get<int>(), 2 * kPerClass);
        QCOMPARE(copies().size(), 2 * kPerClass);  // and nothing of the first time
        QCOMPARE(copies().filter(".png").size(), 2 * kPerClass);
    }

    void saysWhatIsWrong() {
        QVERIFY(fovea::test::writeImageFolders(path("others").toStdString(), 6));
        QCOMPARE(cli({"import", path("q.fovea"), path("others")}).exitCode, 0);
        const CliAnswer mixed = cli({"import", path("q.fovea"), path("others"), "--copy"});
        QCOMPARE(mixed.exitCode, 1);
        QCOMPARE(mixed.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
        const QByteArray text = cli({"import", path("r.fovea"), path("others"), "--copy"}, false).output;
        QVERIFY(text.contains("12 files copied without patient data"));
        QVERIFY(text.contains("not removed"));
    }
};

QTEST_GUILESS_MAIN(TestCliCopy)
#include "test_cli_copy.moc"
