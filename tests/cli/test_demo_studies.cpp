#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <map>

#include "tests/support/cli.h"
#include "tests/support/csv_rows.h"

using nlohmann::json;

/// The whole job on made-up studies, of which one image shows what the label says.
class TestDemoStudies : public QObject {
    Q_OBJECT
    static std::string contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

private Q_SLOTS:
    void studiesAreMadeLearnedAndJudged() {
        constexpr int kImages = 2, kStudies = 20;
        QTemporaryDir folder, data;
        const QString out = folder.filePath("demo");
        const auto demo = [&](const QStringList& more) {
            return fovea::test::runCli(QStringList{"demo", "--out", out, "--images",
                                                   QString::number(kStudies * kImages), "--seed", "1"} +
                                           more,
                                       data.path());
        };
        const auto answer = demo({"--plain", "--studies", QString::number(kImages)});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json &made = answer.json["import"], &e = answer.json["evaluate"];
        QCOMPARE(made["study_by"].get<std::string>(), std::string("study"));
        QCOMPARE(made["units"].get<int>(), kStudies);
        QVERIFY((made["unit_classes"] == json{{"healthy", kStudies / 2}, {"lesions", kStudies / 2}}));
        QCOMPARE(e["answer_unit"].get<std::string>(), std::string("study"));
        QCOMPARE(e["n"].get<int>(), e["units"].get<int>() * kImages);
        QVERIFY(e["mean_of_images"]["adapter_minus_this"].contains("low"));
        QVERIFY(QFile::exists(QString::fromStdString(answer.json["report"].get<std::string>())));
        QVERIFY(!answer.json["heatmaps"].empty());

        // Of each ill study it is known which image shows it.
        const json lesions = json::parse(contentOf(out + "/phantoms/lesions.json"), nullptr, false);
        QVERIFY(lesions.is_object());
        std::map<std::string, int> shown;
        for (const auto& image : lesions["images"].items()) {
            const std::string& name = image.key();
            ++shown[name.substr(0, name.rfind('/'))];
        }
        QCOMPARE(int(shown.size()), kStudies / 2);
        for (const auto& [study, images] : shown) QCOMPARE(images, 1);

        // A row a study.
        const auto rows = fovea::test::csvRows(contentOf(out + "/predictions.csv"));
        QCOMPARE(int(rows.size()), e["units"].get<int>() + 1);
        QCOMPARE(rows[0][2], std::string("images"));
        for (std::size_t i = 1; i < rows.size(); ++i) QCOMPARE(rows[i][2], std::to_string(kImages));

        // Studies of another size in the same folder would mix two sets; several questions are of images.
        QVERIFY(demo({"--plain", "--studies", "4"}).exitCode == 1);
        QVERIFY(demo({"--plain"}).exitCode == 1);
        QCOMPARE(demo({"--questions", "--studies", "4"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestDemoStudies)
#include "test_demo_studies.moc"
