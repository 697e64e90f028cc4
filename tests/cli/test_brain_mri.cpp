#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/cli.h"

using fovea::test::CliAnswer;
using nlohmann::json;

/// The whole job on real images, where they are at hand: $FOVEA_BRAIN_MRI, or
/// shared/data/brain-mri beside the checkout. They are not part of the project.
class TestBrainMri : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_data;
    QString m_source;
    CliAnswer cli(const QStringList& arguments) const {
        return fovea::test::runCli(arguments, m_data.path());
    }
    QString project() const { return m_data.filePath("brain.fovea"); }

    /// A part of the images, so that both methods run through in minutes: every sixth of each folder.
    QString everySixth() const {
        const QString target = m_data.filePath("images");
        for (const char* split : {"train", "val", "test"})
            for (const QString& name :
                 QDir(m_source + "/" + split).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString from = m_source + "/" + split + "/" + name,
                              to = target + "/" + split + "/" + name;
                QDir().mkpath(to);
                const QStringList files = QDir(from).entryList(QDir::Files, QDir::Name);
                for (int i = 0; i < files.size(); i += 6)
                    QFile::copy(from + "/" + files[i], to + "/" + files[i]);
            }
        return target;
    }

private Q_SLOTS:
    void initTestCase() {
        m_source = qEnvironmentVariable("FOVEA_BRAIN_MRI",
                                        QStringLiteral(FOVEA_TEST_DATA) + "/../../../shared/data/brain-mri");
        if (!QDir(m_source).exists())
            QSKIP("the brain MRI images are not here: set FOVEA_BRAIN_MRI to try them");
        const CliAnswer import = cli({"import", project(), everySixth()});
        QVERIFY2(import.exitCode == 0, import.log.constData());
        QCOMPARE(import.json["classes"].size(), std::size_t(4));
        QCOMPARE(import.json["patients"].get<int>(), 0);
        QVERIFY(import.json["samples_without_patient"] == import.json["samples"]);
    }

    void runsThrough_data() {
        QTest::addColumn<QString>("method");
        QTest::newRow("fpt+") << "fpt+";
        QTest::newRow("fpt") << "fpt";
    }
    void runsThrough() {
        QFETCH(const QString, method);
        // At half the usual resolution: this test is about the way, not about the figures.
        const QStringList train = {"train",   project(), "--method", method,  "--epochs",     "4",
                                   "--batch", "16",      "--lr",     "0.001", "--resolution", "256",
                                   "--seed",  "1"};
        const CliAnswer first = cli(train), second = cli(train);
        QVERIFY2(first.exitCode == 0, first.log.constData());
        QVERIFY(first.json["losses"] == second.json["losses"]);
        const QString run = QString::number(first.json["run"].get<int>()),
                      csv = m_data.filePath(method + ".csv");
        const CliAnswer evaluation = cli({"evaluate", project(), "--run", run, "--csv", csv});
        QVERIFY2(evaluation.exitCode == 0, evaluation.log.constData());
        checkAgainstTable(evaluation.json, csv);

        const QString adapter = QString::fromStdString(first.json["adapter"].get<std::string>());
        const QDir pictures(m_data.filePath("images/test/glioma"));
        const QString image = pictures.filePath(pictures.entryList(QDir::Files).first());
        QCOMPARE(cli({"predict", adapter, image}).exitCode, 0);
        QCOMPARE(cli({"explain", adapter, image, "--out", m_data.filePath("o.png")}).exitCode, 0);
    }

private:
    /// The figures recomputed from the per-image table, independently of the program.
    static void checkAgainstTable(const json& figures, const QString& path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        const QList<QByteArray> classes = lines[0].trimmed().split(',').mid(4);
        struct Row {
            qsizetype truth, predicted;
            std::vector<double> p;
        };
        std::vector<Row> rows;
        for (const QByteArray& line : lines.mid(1)) {
            const QList<QByteArray> cells = line.trimmed().split(',');
            if (cells.size() < 5) continue;
            Row row{classes.indexOf(cells[2]), classes.indexOf(cells[3]), {}};
            for (const QByteArray& p : cells.mid(4)) row.p.push_back(p.toDouble());
            QCOMPARE(std::max_element(row.p.begin(), row.p.end()) - row.p.begin(), row.predicted);
            rows.push_back(row);
        }
        QCOMPARE(rows.size(), figures["n"].get<std::size_t>());
        double right = 0, auc = 0, recall = 0;
        for (qsizetype c = 0; c < classes.size(); ++c) {
            double pairs = 0, won = 0, ofClass = 0, found = 0;
            for (const Row& a : rows) {
                if (a.truth != c) continue;
                ++ofClass;
                found += a.predicted == c;
                for (const Row& b : rows) {
                    if (b.truth == c) continue;
                    ++pairs;
                    const double pa = a.p[std::size_t(c)], pb = b.p[std::size_t(c)];
                    won += pa > pb ? 1 : pa == pb ? 0.5 : 0;
                }
            }
            auc += won / pairs / double(classes.size());
            recall += found / ofClass / double(classes.size());
            right += found;
        }
        QVERIFY(std::abs(figures["auc"]["value"].get<double>() - auc) < 1e-9);
        QVERIFY(std::abs(figures["accuracy"]["value"].get<double>() - right / double(rows.size())) < 1e-9);
        QVERIFY(std::abs(figures["balanced_accuracy"]["value"].get<double>() - recall) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestBrainMri)
#include "test_brain_mri.moc"
