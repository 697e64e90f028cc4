// Studies on the command line: put together at import, learned as one, judged as one, applied to folders.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.h"
#include "imaging/write_image.h"
#include "tests/support/cli.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

namespace {
constexpr int kStudies = 40, kImages = 4;
}

class TestCliStudies : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project, m_images, m_table, m_adapter;

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    static bool ill(int study) { return study % 2 == 1; }
    /// The one image of a study that shows it.
    static int shows(int study) { return int(mixSeed({std::uint64_t(study)}) % kImages); }
    static QString name(int study, int image) { return QString("s%1/%2.png").arg(100 + study).arg(image); }
    QStringList settings(const QStringList& more) const {
        return QStringList{"train",
                           m_project,
                           "--backbone",
                           m_folder.filePath("backbone"),
                           "--resolution",
                           "64",
                           "--low-resolution",
                           "32",
                           "--layers",
                           "2,3",
                           "--prompts",
                           "4",
                           "--device",
                           "cpu",
                           "--threads",
                           "1",
                           "--precision",
                           "fp32",
                           "--lr",
                           "0.005"} +
               more;
    }
    std::vector<std::vector<std::string>> rowsOf(const QString& path) const {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        std::vector<std::vector<std::string>> rows;
        for (const QByteArray& line : file.readAll().split('\n')) {
            std::vector<std::string> row;
            for (const QByteArray& cell : line.trimmed().split(',')) row.push_back(cell.toStdString());
            if (row.size() > 1) rows.push_back(std::move(row));
        }
        return rows;
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = m_folder.filePath("p.fovea");
        m_images = m_folder.filePath("images");
        m_table = m_folder.filePath("labels.csv");
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(m_folder.filePath("backbone").toStdString()));
        QByteArray table = "file,exam,finding,person\n";
        for (int study = 0; study < kStudies; ++study)
            for (int image = 0; image < kImages; ++image) {
                const bool bright = ill(study) && image == shows(study);
                Random random{std::uint64_t(study * kImages + image + 1)};
                imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                for (auto& v : pixels.data) v = std::uint8_t((bright ? 170 : 60) + int(random.below(40)));
                const QString file = m_images + "/" + name(study, image);
                QVERIFY(QDir().mkpath(file.left(file.lastIndexOf('/'))));
                QVERIFY(imaging::writePng(file.toStdString(), pixels, *systemFileLayer()).ok());
                // Said of one image of a study alone; the person has two studies.
                table += QString("%1,e%2,%3,p%4\n")
                             .arg(name(study, image))
                             .arg(study)
                             .arg(image > 0    ? ""
                                  : ill(study) ? "ill"
                                               : "well")
                             .arg(study % 20)
                             .toUtf8();
            }
        QFile file(m_table);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(table) == table.size());
    }

    void importPutsThemTogether() {
        const CliAnswer made = cli({"import", m_project, m_images, "--labels", m_table, "--label-column",
                                    "finding", "--patient-column", "person", "--study-by", "column:exam",
                                    "--unit", "study", "--test-share", "0.3", "--validation-share", "0.2"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["study_by"].get<std::string>(), std::string("column:exam"));
        QCOMPARE(made.json["answer_unit"].get<std::string>(), std::string("study"));
        QCOMPARE(made.json["units"].get<int>(), kStudies);
        QVERIFY((made.json["unit_classes"] == json{{"ill", kStudies / 2}, {"well", kStudies / 2}}));
        // What was said of one image holds for its study, and splits follow.
        QVERIFY((made.json["classes"] ==
                 json{{"ill", kStudies * kImages / 2}, {"well", kStudies * kImages / 2}}));
        QVERIFY(!made.json["splits"].contains("unassigned"));
        for (const json& problem : made.json["problems"])
            QVERIFY2(problem["kind"] != "unit_conflict" && problem["kind"] != "patient_leak",
                     problem.dump().c_str());
        const CliAnswer listed = cli({"questions", m_project});
        QCOMPARE(listed.json["questions"][0]["answer_unit"].get<std::string>(), std::string("study"));
    }

    void aRuleIsRefusedThatKnowsNothing() {
        const CliAnswer refused = cli({"import", m_project, "--study-by", "series"});
        QVERIFY(refused.exitCode != 0);
        QCOMPARE(refused.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
        QVERIFY(cli({"import", m_project, "--study-by", "folder"}).exitCode != 0);
    }

    void studiesAreLearnedAndJudged() {
        const CliAnswer trained = cli(settings({"--epochs", "8", "--head", "plain"}));
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        m_adapter = QString::fromStdString(trained.json["adapter"].get<std::string>());
        const QString rows = m_folder.filePath("studies.csv"), images = m_folder.filePath("images.csv");
        const CliAnswer answer =
            cli({"evaluate", m_project, "--run", "1", "--csv", rows, "--csv-images", images});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& e = answer.json;
        QCOMPARE(e["answer_unit"].get<std::string>(), std::string("study"));
        const int units = e["units"].get<int>();
        QCOMPARE(e["n"].get<int>(), units * kImages);
        int inConfusion = 0;
        for (const json& row : e["confusion"])
            for (const json& n : row) inConfusion += n.get<int>();
        QCOMPARE(inConfusion, units);
        for (const char* beside : {"mean_of_images", "most_of_images"})
            QVERIFY2(e[beside]["auc"].contains("low") && e[beside]["adapter_minus_this"].contains("low"),
                     beside);
        // The figures are those of the rows.
        const auto table = rowsOf(rows);
        QCOMPARE(int(table.size()), units + 1);
        QCOMPARE(table[0][2], std::string("images"));
        std::vector<std::pair<double, bool>> said;
        for (std::size_t i = 1; i < table.size(); ++i) {
            QCOMPARE(table[i][2], std::to_string(kImages));
            said.emplace_back(std::stod(table[i][5]), table[i][3] == "ill");
        }
        double wins = 0, pairs = 0;
        for (const auto& [p, positive] : said)
            for (const auto& [q, other] : said)
                if (positive && !other) wins += p > q ? 1 : p == q ? 0.5 : 0, ++pairs;
        QVERIFY(std::abs(wins / pairs - e["auc"]["value"].get<double>()) < 1e-9);
        // Images are told with their weights, which sum to 1 over a study.
        const auto ofImages = rowsOf(images);
        QCOMPARE(int(ofImages.size()), units * kImages + 1);
        std::map<std::string, double> sums;
        for (std::size_t i = 1; i < ofImages.size(); ++i) sums[ofImages[i][3]] += std::stod(ofImages[i][4]);
        QCOMPARE(int(sums.size()), units);
        for (const auto& [unit, sum] : sums) QVERIFY(std::abs(sum - 1) < 1e-5);
    }

    void foldersAreStudies() {
        const CliAnswer said = cli({"predict", m_adapter, m_images + "/s101", m_images + "/s102", "--device",
                                    "cpu", "--backbone", m_folder.filePath("backbone")});
        QVERIFY2(said.exitCode == 0, said.log.constData());
        QCOMPARE(said.json["predictions"].size(), std::size_t(2 * kImages));
        QCOMPARE(said.json["studies"].size(), std::size_t(2));
        for (const json& study : said.json["studies"]) {
            QCOMPARE(study["images"].size(), std::size_t(kImages));
            double sum = 0;
            for (const json& weight : study["weights"]) sum += weight.get<double>();
            QVERIFY(std::abs(sum - 1) < 1e-5);
            QVERIFY(study["probabilities"].contains("ill") && study["prediction"].is_string());
        }
        // One image is a study, too, and says what it says alone.
        const CliAnswer one = cli({"predict", m_adapter, m_images + "/" + name(1, 0), "--device", "cpu",
                                   "--backbone", m_folder.filePath("backbone")});
        QVERIFY((one.json["studies"][0]["probabilities"] == one.json["predictions"][0]["probabilities"]));
    }

    void imagesCanAnswerAlone() {
        const CliAnswer trained = cli(settings({"--epochs", "0", "--pooling", "images"}));
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        const CliAnswer answer = cli({"evaluate", m_project, "--run", "2"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        // Then the answer is the mean of the images', but for the recalibration.
        QCOMPARE(answer.json["units"].get<int>() * kImages, answer.json["n"].get<int>());
        QVERIFY(std::abs(answer.json["auc"]["value"].get<double>() -
                         answer.json["mean_of_images"]["auc"]["value"].get<double>()) < 0.2);
    }

    void whatIsForImagesAloneSaysSo() {
        for (const QStringList& verb :
             {QStringList{"suspects", m_project}, QStringList{"learning-curve", m_project}}) {
            const CliAnswer refused = cli(verb + QStringList{"--backbone", m_folder.filePath("backbone")});
            QVERIFY2(refused.exitCode != 0, qPrintable(verb[0]));
        }
    }
};

QTEST_GUILESS_MAIN(TestCliStudies)
#include "test_cli_studies.moc"
