#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/cli.h"
#include "tests/ui/support/image_folders.h"

using fovea::test::CliAnswer;

/// `fovea-cli relink`: a folder of images that was moved, with one file renamed, one
/// replaced and one deleted.
class TestCliRelink : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_root;

    QString path(const QString& name) const { return m_root.filePath(name); }
    CliAnswer cli(const QStringList& arguments, bool json = true) const {
        return fovea::test::runCli(arguments, path("user"), json);
    }
    CliAnswer relinked(const QStringList& more) const {
        return cli(QStringList{"relink", path("p.fovea"), path("moved")} + more);
    }

private Q_SLOTS:
    void findsWhatWasMoved() {
        QVERIFY(fovea::test::writeImageFolders(path("here").toStdString(), 6));
        QCOMPARE(cli({"import", path("p.fovea"), path("here")}).exitCode, 0);
        QCOMPARE(relinked({}).json["missing"].get<int>(),
                 0);  // the folder does not exist, but nothing is looked for
        QVERIFY(QDir().rename(path("here"), path("moved")));
        QVERIFY(QFile::rename(path("moved/healthy/1.png"), path("moved/healthy/first.png")));
        QVERIFY(QFile::remove(path("moved/healthy/2.png")));
        QVERIFY(fovea::imaging::writePng(path("moved/healthy/3.png").toStdString(), fovea::test::picture(99),
                                         *fovea::systemFileLayer())
                    .ok());

        QCOMPARE(cli({"audit", path("p.fovea")}).json["missing"].get<int>(), 12);
        QVERIFY(cli({"audit", path("p.fovea")}, false).output.contains("12 images are not where they were"));
        const CliAnswer dry = relinked({"--dry-run"});
        QCOMPARE(dry.exitCode, 0);
        QCOMPARE(dry.json["relinked"].get<int>(), 0);
        const CliAnswer done = relinked({});
        QCOMPARE(done.exitCode, 0);
        for (const CliAnswer& a : {dry, done}) {
            QCOMPARE(a.json["schema"].get<int>(), 1);
            QCOMPARE(a.json["missing"].get<int>(), 12);
            QCOMPARE(a.json["found"].get<int>(), 10);
            QCOMPARE(a.json["renamed"].get<int>(), 1);
            QCOMPARE(a.json["other_content"].get<std::vector<std::string>>(),
                     std::vector{path("here/healthy/3.png").toStdString()});
            QCOMPARE(a.json["not_found"].get<std::vector<std::string>>(),
                     std::vector{path("here/healthy/2.png").toStdString()});
        }
        QCOMPARE(done.json["relinked"].get<int>(), 10);
        QCOMPARE(relinked({}).json["missing"].get<int>(), 2);
        QCOMPARE(cli({"audit", path("p.fovea")}).json["missing"].get<int>(), 2);

        const CliAnswer history = cli({"history", path("p.fovea"), "--undo"});
        QCOMPARE(history.json["redo"]["action"].get<std::string>(), std::string("relink"));
        QCOMPARE(history.json["redo"]["images"].get<int>(), 10);
        QCOMPARE(relinked({"--dry-run"}).json["missing"].get<int>(), 12);
        QCOMPARE(cli({"history", path("p.fovea"), "--redo"}).exitCode, 0);

        const QByteArray text = cli({"relink", path("p.fovea"), path("moved")}, false).output;
        QVERIFY(text.contains("2 images are not where they were"));
        QVERIFY(text.contains("2.png"));
    }

    void saysWhatIsWrong() {
        QVERIFY(QDir().rename(path("moved"), path("again")));
        QCOMPARE(relinked({}).json["error"]["code"].get<std::string>(), std::string("file_not_found"));
        QCOMPARE(cli({"relink", path("p.fovea")}).exitCode, 2);
        QCOMPARE(cli({"relink", path("none.fovea"), path("again")}).json["error"]["code"].get<std::string>(),
                 std::string("file_not_found"));
    }
};

QTEST_GUILESS_MAIN(TestCliRelink)
#include "test_cli_relink.moc"
