#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "support/cli.h"
#include "support/marked_images.h"

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
};

QTEST_GUILESS_MAIN(TestPrivacy)
#include "test_privacy.moc"
