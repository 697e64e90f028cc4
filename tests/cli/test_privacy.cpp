#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "imaging/write_image.h"
#include "support/cli.h"

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

    static QString source(int i) {
        return QString("STUDY-OF-ZEBRAWITZ/%1/QUAGGASON-%2.dcm").arg(i % 2 ? "ill" : "healthy").arg(i);
    }

    void writeImages() {
        for (int i = 0; i < 36; ++i) {
            fovea::imaging::Pixels p{96, 96, 1, std::vector<std::uint8_t>(96 * 96)};
            for (std::size_t k = 0; k < p.data.size(); ++k)
                p.data[k] = std::uint8_t((k * std::size_t(i + 3) * 7919) >> (i % 2 ? 3 : 6));
            const std::string number = std::to_string(i);
            const auto written =
                fovea::imaging::writeDicom(path(source(i)).toStdString(), p,
                                           {{"PatientName", "ZEBRAWITZ^QUAGGA"},
                                            {"PatientID", "ID-OKAPI-" + number},
                                            {"PatientBirthDate", "19330207"},
                                            {"StudyDate", "20171123"},
                                            {"AccessionNumber", "ACC-AXOLOTL"},
                                            {"InstitutionName", "Klinik Narwalstein"},
                                            {"StationName", "STATION-TAPIR"},
                                            {"StudyInstanceUID", "1.2.826.0.1.7319731.1"},
                                            {"SOPInstanceUID", "1.2.826.0.1.7319731.2." + number}},
                                           number, *fovea::systemFileLayer());
            QVERIFY2(written.ok(), written.ok() ? "" : written.error().detail.c_str());
        }
        QFile broken(path("STUDY-OF-ZEBRAWITZ/ill/QUAGGASON-broken.dcm"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(128, '\0') + "DICMnothing");
    }

    /// The mark that `bytes` hold, as UTF-8 or UTF-16; empty when none.
    static QByteArray markIn(const QByteArray& bytes) {
        for (const QByteArray mark : {"ZEBRAWITZ", "QUAGGA", "OKAPI", "19330207", "20171123", "AXOLOTL",
                                      "Narwalstein", "TAPIR", "7319731"}) {
            const QString text = QString::fromLatin1(mark);
            const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
            if (bytes.contains(mark) || bytes.contains(wide)) return mark;
        }
        return {};
    }

private Q_SLOTS:
    void nothingOfAPatientIsWrittenOutsideTheDatabase() {
        writeImages();
        const QString project = path("p.fovea"), adapter = path("p.fovea/runs/1/adapter.safetensors");
        const auto done = [this](const QStringList& arguments) {
            const CliAnswer answer = cli(arguments);
            if (answer.exitCode != 0) qWarning("%s", answer.log.constData());
            return answer.exitCode == 0;
        };
        QVERIFY(done({"import", project, path("STUDY-OF-ZEBRAWITZ")}));
        QVERIFY(done({"audit", project, "--repair", "exact_duplicate"}));
        QVERIFY(done({"train", project, "--resolution", "128", "--epochs", "3", "--batch", "8"}));
        QVERIFY(done({"evaluate", project, "--run", "1", "--csv", path("asked-for.csv"), "--report",
                      path("report.html")}));
        QVERIFY(done({"explain", adapter, path(source(1)), "--out", path("map.png")}));
        QVERIFY(done({"predict", adapter, path(source(1)), path(source(2))}));
        // A run that fails on an image that is gone says so without naming it in a file.
        QVERIFY(QFile::remove(path(source(3))));
        cli({"train", project, "--resolution", "144", "--epochs", "2", "--batch", "8"});

        int searched = 0;
        bool database = false;
        for (QDirIterator it(m_root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext();) {
            const QString name = it.next();
            if (name.contains("STUDY-OF-") || name.endsWith("asked-for.csv")) continue;
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray mark = markIn(file.readAll());
            if (QFileInfo(name).fileName().startsWith("project.sqlite")) {
                database = database || !mark.isEmpty();
                continue;
            }
            ++searched;
            QVERIFY2(mark.isEmpty(), qPrintable(name + " holds " + mark));
            QVERIFY2(markIn(name.toUtf8()).isEmpty(), qPrintable(name));
        }
        QVERIFY(searched > 8);
        QVERIFY(database);  // the search finds what is there
    }
};

QTEST_GUILESS_MAIN(TestPrivacy)
#include "test_privacy.moc"
