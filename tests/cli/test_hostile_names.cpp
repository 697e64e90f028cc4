// Names of files, classes, patients and columns that mean something to a shell, a browser, a spreadsheet
// program, a file system or a database: through import, training, evaluation, tables and reports they are
// words, nothing else.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/random.h"
#include "imaging/write_image.h"
#include "tests/support/cli.h"
#include "tests/support/csv_rows.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using test::CliAnswer;

namespace {
constexpr int kImages = 40;
/// Of a class each; folders are named so.
const QStringList kClasses = {"=HYPERLINK(\"http:x\",\"ill\")", "<img src=x onerror=alert(1)>"};
const QStringList kNames = {"=1+1",
                            "+cmd|' C'!A0",
                            "-rf",
                            "@SUM(A1)",
                            "\"quoted\"",
                            "a,b;c\td",
                            "line\nbreak",
                            "x..%2f",
                            "<script>x<",
                            "$(touch gone)",
                            "`touch gone`",
                            "x' OR '1'='1",
                            "CON",
                            "' ; DROP TABLE samples; --",
                            "&lt;b&gt;&amp;",
                            "\u202egnp.exe",
                            "%s%n",
                            "ümlaut 眼底"};
}  // namespace

class TestHostileNames : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    QString m_project, m_images;

    QString path(const QString& name) const { return m_root.filePath(name); }
    CliAnswer cli(const QStringList& arguments) const { return test::runCli(arguments, path("user"), true); }
    static QString nameOf(int image) { return kNames[image % kNames.size()] + QString(" %1.png").arg(image); }
    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// What lies outside the folders and files that were asked for.
    QStringList strangers() const {
        QStringList found;
        for (const QString& entry :
             QDir(m_root.path())
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
            if (!QStringList{"p.fovea", "images", "user", "backbone", "rows.csv", "labels.csv", "report.html",
                             "card.html", "back.fovea"}
                     .contains(entry))
                found += entry;
        return found;
    }
    static void noneIsComputed(const QByteArray& table) {
        const auto rows = test::csvRows(table.toStdString());
        QVERIFY(rows.size() > 5);
        for (const auto& row : rows) {
            QCOMPARE(row.size(), rows.front().size());
            for (const std::string& field : row) {
                bool number = false;
                QString::fromStdString(field).toDouble(&number);
                const bool computed =
                    !field.empty() && std::string("=+-@\t\r").find(field[0]) != std::string::npos;
                QVERIFY2(number || !computed, field.c_str());
            }
        }
    }
    static void noneIsMarkup(const QByteArray& page) {
        QVERIFY(page.size() > 1000);
        for (const char* markup : {"<img src=x", "<script>x", "onerror=alert(1)>"})
            QVERIFY2(!page.contains(markup), markup);
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = path("p.fovea");
        m_images = path("images");
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(path("backbone").toStdString()));
        for (int i = 0; i < kImages; ++i) {
            Random random{std::uint64_t(i + 1)};
            imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
            for (auto& v : pixels.data) v = std::uint8_t((i % 2 ? 150 : 60) + int(random.below(60)));
            const QString folder = m_images + "/" + kClasses[i % 2];
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(
                imaging::writePng((folder + "/" + nameOf(i)).toStdString(), pixels, *systemFileLayer()).ok());
        }
    }

    void theyAreWordsFromImportToReport() {
        const CliAnswer made = cli({"import", m_project, m_images});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["added"].get<int>(), kImages);
        for (const QString& name : kClasses)
            QCOMPARE(made.json["classes"][name.toStdString()].get<int>(), kImages / 2);

        const CliAnswer trained = cli({"train", m_project, "--backbone", path("backbone"), "--resolution",
                                       "64", "--low-resolution", "32", "--layers", "2,3", "--prompts", "4",
                                       "--epochs", "1", "--device", "cpu", "--precision", "fp32"});
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        const CliAnswer judged = cli({"evaluate", m_project, "--run", "1", "--csv", path("rows.csv"),
                                      "--report", path("report.html")});
        QVERIFY2(judged.exitCode == 0, judged.log.constData());
        noneIsComputed(contents(path("rows.csv")));
        noneIsMarkup(contents(path("report.html")));

        const QString adapter = QString::fromStdString(trained.json["adapter"].get<std::string>());
        const QString image = m_images + "/" + kClasses[1] + "/" + nameOf(1);
        const CliAnswer said =
            cli({"predict", adapter, image, "--backbone", path("backbone"), "--device", "cpu"});
        QVERIFY2(said.exitCode == 0, said.log.constData());
        QCOMPARE(QString::fromStdString(said.json["predictions"][0]["file"].get<std::string>()), image);
        QCOMPARE(strangers(), QStringList());
    }

    /// A table that was written brings every name back as it was.
    void theyComeBackFromATable() {
        QVERIFY(cli({"export-labels", m_project, path("labels.csv")}).exitCode == 0);
        const QByteArray table = contents(path("labels.csv"));
        noneIsComputed(table);
        std::set<std::string> read;
        for (const auto& row : test::csvRows(table.toStdString()))
            for (const std::string& field : row) read.insert(withoutFormulaGuard(field));
        for (const QString& name : kClasses) QVERIFY2(read.count(name.toStdString()) > 0, qPrintable(name));
        const CliAnswer back = cli({"import", path("back.fovea"), m_images, "--labels", path("labels.csv")});
        QVERIFY2(back.exitCode == 0, back.log.constData());
        QCOMPARE(back.json["added"].get<int>(), kImages);
        for (const QString& name : kClasses)
            QCOMPARE(back.json["classes"][name.toStdString()].get<int>(), kImages / 2);
        QCOMPARE(strangers(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestHostileNames)
#include "test_hostile_names.moc"
