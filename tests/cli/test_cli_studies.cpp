// Studies on the command line: put together at import, learned as one, judged as one, applied to folders.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.h"
#include "imaging/write_image.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/cli.h"
#include "tests/support/csv_rows.h"
#include "tests/support/made_up_backbone.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

namespace {
constexpr int kStudies = 40, kImages = 4;
constexpr int kPersons = 20;  ///< of two studies each
constexpr int kWomen = 12;
}  // namespace

class TestCliStudies : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project, m_images, m_table, m_adapter, m_mammograms;

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    static bool ill(int study) { return study % 2 == 1; }
    /// The one image of a study that shows it.
    static int shows(int study) { return int(mixSeed({std::uint64_t(study)}) % kImages); }
    static QString name(int study, int image) { return QString("s%1/%2.png").arg(100 + study).arg(image); }
    /// `project`: another one than that of studies.
    QStringList settings(const QStringList& more, const QString& project = {}) const {
        return QStringList{"train",
                           project.isEmpty() ? m_project : project,
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
    static std::vector<std::vector<std::string>> rowsOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        return test::csvRows(file.readAll().toStdString());
    }
    static bool write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static constexpr int kSlices = 5;
    /// A NIfTI file, which says nothing of studies and patients.
    QString volume() const {
        test::VolumeMaker volume{{40, 30, kSlices}};
        Random random{7};
        for (int i = 0; i < 40 * 30 * kSlices; ++i) volume.values.push_back(std::int16_t(random.below(1000)));
        const QString file = m_folder.filePath("Somebody/volume.nii");
        if (!QDir().mkpath(m_folder.filePath("Somebody")) ||
            !write(file, QByteArray::fromStdString(volume.nifti())))
            qFatal("cannot write");
        return file;
    }
    /// Of each unit the sum of its images' weights, from the table of --csv-images.
    static std::map<std::string, double> weightsOfUnits(const std::vector<std::vector<std::string>>& images) {
        std::map<std::string, double> sums;
        for (std::size_t i = 1; i < images.size(); ++i) sums[images[i][3]] += std::stod(images[i][4]);
        return sums;
    }
    static int inConfusion(const json& evaluation) {
        int all = 0;
        for (const json& row : evaluation["confusion"])
            for (const json& n : row) all += n.get<int>();
        return all;
    }
    QString womansFolder(int woman) const {
        return QString("%1/%2/W%3").arg(m_mammograms).arg(woman % 2 ? "ill" : "well").arg(100 + woman);
    }
    static std::string studyUid(int woman) {
        return imaging::dicomUid("study of woman " + std::to_string(woman));
    }
    /// Of each woman one study of four views: both breasts from above (CC) and from the side (MLO).
    bool writeMammograms() const {
        std::uint64_t number = 0;
        for (int woman = 0; woman < kWomen; ++woman) {
            const QString folder = womansFolder(woman);
            if (!QDir().mkpath(folder)) return false;
            for (const std::string side : {"L", "R"})
                for (const std::string view : {"CC", "MLO"}) {
                    Random random{++number};
                    imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                    for (auto& v : pixels.data) v = std::uint8_t(60 + int(random.below(100)));
                    const std::string file = folder.toStdString() + "/" + side + "_" + view + ".dcm";
                    if (!imaging::writeDicom(file, pixels,
                                             {{"PatientID", "W" + std::to_string(100 + woman)},
                                              {"StudyInstanceUID", studyUid(woman)},
                                              {"Modality", "MG"},
                                              {"ImageLaterality", side},
                                              {"ViewPosition", view}},
                                             std::to_string(number), *systemFileLayer()))
                        return false;
                }
        }
        return true;
    }

    /// Accuracy, sensitivity and specificity, counted from the table of studies. Their intervals know that
    /// two studies are of one patient: none comes nearer to 0 or 1 than that of as many patients (Wilson's).
    static void sharesAreThoseOfTheRows(const json& e, const std::vector<std::vector<std::string>>& table) {
        const std::string positive =
            e["positive"].is_string() ? e["positive"].get<std::string>() : e["classes"][1].get<std::string>();
        struct Counted {
            int rows = 0, right = 0;
            std::set<std::string> patients;
        };
        std::map<std::string, Counted> counted;
        for (std::size_t i = 1; i < table.size(); ++i) {
            const auto& row = table[i];
            for (const char* figure : {"accuracy", row[3] == positive ? "sensitivity" : "specificity"}) {
                Counted& c = counted[figure];
                ++c.rows;
                c.right += row[3] == row[4] ? 1 : 0;
                c.patients.insert(row[1]);
            }
        }
        QCOMPARE(counted.size(), std::size_t(3));
        for (const auto& [figure, c] : counted) {
            const json& stated = e[figure];
            QVERIFY2(std::abs(stated["value"].get<double>() - double(c.right) / c.rows) < 1e-9,
                     figure.c_str());
            QCOMPARE(c.patients.size() * 2, std::size_t(c.rows));
            constexpr double kSquaredQuantile = 3.8414588;  // of 95 %
            const double patients = double(c.patients.size()), rest = patients + kSquaredQuantile;
            QVERIFY2(stated["low"].get<double>() <= patients / rest + 1e-6, figure.c_str());
            QVERIFY2(stated["high"].get<double>() >= kSquaredQuantile / rest - 1e-6, figure.c_str());
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = m_folder.filePath("p.fovea");
        m_images = m_folder.filePath("images");
        m_table = m_folder.filePath("labels.csv");
        m_mammograms = m_folder.filePath("mammograms");
        QVERIFY(writeMammograms());
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
                             .arg(study % kPersons)
                             .toUtf8();
            }
        QVERIFY(write(m_table, table));
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
        QCOMPARE(e["unit"].get<std::string>(), std::string("study"));
        const int units = e["units"].get<int>();
        QCOMPARE(e["n"].get<int>(), units * kImages);
        QCOMPARE(inConfusion(e), units);
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
        sharesAreThoseOfTheRows(e, table);
        // Images are told with their weights, which sum to 1 over a study.
        const auto ofImages = rowsOf(images);
        QCOMPARE(int(ofImages.size()), units * kImages + 1);
        const auto sums = weightsOfUnits(ofImages);
        QCOMPARE(int(sums.size()), units);
        for (const auto& [unit, sum] : sums) QVERIFY(std::abs(sum - 1) < 1e-5);
        QCOMPARE(ofImages[0].back(), std::string("evidence"));
        QVERIFY(std::stod(ofImages[1].back()) != std::stod(ofImages[2].back()));
    }

    /// On the folder that it was learned from: what took part is left out, and the rest has its figures.
    void anotherSourceIsJudgedByStudies() {
        const CliAnswer inside = cli({"evaluate", m_project, "--run", "1"});
        QVERIFY2(inside.exitCode == 0, inside.log.constData());
        const QString images = m_folder.filePath("external-images.csv");
        const QStringList asked{"validate",
                                m_adapter,
                                m_images,
                                "--labels",
                                m_table,
                                "--label-column",
                                "finding",
                                "--patient-column",
                                "person",
                                "--study-column",
                                "exam",
                                "--csv-images",
                                images,
                                "--backbone",
                                m_folder.filePath("backbone"),
                                "--device",
                                "cpu"};
        const CliAnswer outside = cli(asked);
        QVERIFY2(outside.exitCode == 0, outside.log.constData());
        const json &e = outside.json, &here = inside.json;
        QCOMPARE(e["answer_unit"].get<std::string>(), std::string("study"));
        QCOMPARE(e["units"].get<int>(), here["units"].get<int>());
        QCOMPARE(e["n"].get<int>(), here["n"].get<int>());
        QCOMPARE(e["in_common"]["left_out"].get<int>(), kStudies * kImages - here["n"].get<int>());
        for (const char* figure : {"/auc", "/mean_of_images/auc"}) {
            const json::json_pointer at(figure);
            for (const char* part : {"value", "low", "high"})
                QVERIFY2(
                    std::abs(e.at(at).at(part).get<double>() - here.at(at).at(part).get<double>()) < 1e-3,
                    figure);
        }
        const auto sums = weightsOfUnits(rowsOf(images));
        QCOMPARE(int(sums.size()), e["units"].get<int>());
        for (const auto& [unit, sum] : sums) QVERIFY(std::abs(sum - 1) < 1e-5);
    }

    void foldersAreStudies() {
        const QString rows = m_folder.filePath("new-studies.csv"), images = m_folder.filePath("new.csv");
        const CliAnswer said =
            cli({"predict", m_adapter, m_images + "/s101", m_images + "/s102", "--device", "cpu",
                 "--backbone", m_folder.filePath("backbone"), "--csv-studies", rows, "--csv", images});
        QVERIFY2(said.exitCode == 0, said.log.constData());
        QCOMPARE(said.json["predictions"].size(), std::size_t(2 * kImages));
        QCOMPARE(said.json["studies"].size(), std::size_t(2));
        for (const json& study : said.json["studies"]) {
            QCOMPARE(study["images"].size(), std::size_t(kImages));
            double sum = 0;
            for (const json& weight : study["weights"]) sum += weight.get<double>();
            QVERIFY(std::abs(sum - 1) < 1e-5);
            QCOMPARE(study["evidence"].size(), std::size_t(kImages));
            QVERIFY(study["evidence"][0].get<double>() != study["evidence"][1].get<double>());
            QVERIFY(study["probabilities"].contains("ill") && study["prediction"].is_string());
            QVERIFY(study["unlike_training"].is_boolean() && study["unlike"].contains("distance"));
        }
        // As tables: a row a study, and a row an image.
        const auto table = rowsOf(rows);
        QCOMPARE(table.size(), std::size_t(3));
        QVERIFY(
            (table[0] == std::vector<std::string>{"study", "patient", "images", "prediction", "ill", "well",
                                                  "at_threshold", "answer_set", "unlike_training"}));
        for (std::size_t i = 0; i < 2; ++i) {
            const json& study = said.json["studies"][i];
            const auto& row = table[i + 1];
            QCOMPARE(row.size(), table[0].size());
            QCOMPARE(row[0], study["study"].get<std::string>());
            QVERIFY(row[1].empty() && study["patient"].is_null());
            QCOMPARE(row[2], std::to_string(kImages));
            QCOMPARE(row[3], study["prediction"].get<std::string>());
            QCOMPARE(std::stod(row[4]), study["probabilities"]["ill"].get<double>());
            QCOMPARE(row[6], study["at_threshold"].get<std::string>());
            QCOMPARE(row[8], std::string(study["unlike_training"].get<bool>() ? "1" : "0"));
        }
        QCOMPARE(rowsOf(images).size(), std::size_t(1 + 2 * kImages));
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
        // Where the threshold was chosen, studies are counted, too.
        const CliAnswer words =
            test::runCli({"evaluate", m_project, "--run", "2"}, m_folder.filePath("data"), false);
        QVERIFY2(words.output.contains(" studies (validation)"), words.output.constData());
        QVERIFY2(!words.output.contains(" images (validation)"), words.output.constData());
    }

    /// All images of a person have one answer, by the other of the two published methods.
    void aPatientHasOneAnswer() {
        const QString project = m_folder.filePath("patients.fovea");
        constexpr int kImagesOfPerson = kStudies / kPersons * kImages;
        const CliAnswer made = cli({"import", project, m_images, "--labels", m_table, "--label-column",
                                    "finding", "--patient-column", "person", "--unit", "patient",
                                    "--test-share", "0.3", "--validation-share", "0.2"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["answer_unit"].get<std::string>(), std::string("patient"));
        QCOMPARE(made.json["units"].get<int>(), kPersons);
        QVERIFY((made.json["unit_classes"] == json{{"ill", kPersons / 2}, {"well", kPersons / 2}}));
        // What was said of one image of each study holds for all eight of the person.
        QVERIFY(!made.json["splits"].contains("unassigned"));

        const CliAnswer trained = cli(settings({"--epochs", "2", "--method", "fpt"}, project));
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        const QString rows = m_folder.filePath("persons.csv"), images = m_folder.filePath("of-persons.csv");
        const CliAnswer answer =
            cli({"evaluate", project, "--run", "1", "--csv", rows, "--csv-images", images});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& e = answer.json;
        QCOMPARE(e["answer_unit"].get<std::string>(), std::string("patient"));
        const int units = e["units"].get<int>();
        QVERIFY(units > 1 && units < kPersons);
        QCOMPARE(e["n"].get<int>(), units * kImagesOfPerson);
        QCOMPARE(inConfusion(e), units);
        QVERIFY(e["per_patient"].is_null());  // that is all of it
        const auto table = rowsOf(rows);
        QCOMPARE(int(table.size()), units + 1);
        std::set<std::string> persons;
        for (std::size_t i = 1; i < table.size(); ++i) {
            QCOMPARE(table[i][2], std::to_string(kImagesOfPerson));
            persons.insert(table[i][1]);
        }
        QCOMPARE(int(persons.size()), units);
        const auto sums = weightsOfUnits(rowsOf(images));
        QCOMPARE(int(sums.size()), units);
        for (const auto& [unit, sum] : sums) QVERIFY(std::abs(sum - 1) < 1e-5);

        // It knows no studies, and says so instead of passing over the column of them.
        const CliAnswer refused =
            cli({"validate", QString::fromStdString(trained.json["adapter"].get<std::string>()), m_images,
                 "--labels", m_table, "--label-column", "finding", "--study-column", "exam", "--backbone",
                 m_folder.filePath("backbone"), "--device", "cpu"});
        QVERIFY(refused.exitCode != 0);
        QCOMPARE(refused.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
        QVERIFY(refused.json["error"]["message"].get<std::string>().find("a column of studies") !=
                std::string::npos);

        // All slices of a volume whose patient is known.
        const CliAnswer ofVolume =
            cli({"predict", QString::fromStdString(trained.json["adapter"].get<std::string>()), volume(),
                 "--patients", "folder", "--backbone", m_folder.filePath("backbone"), "--device", "cpu"});
        QVERIFY2(ofVolume.exitCode == 0, ofVolume.log.constData());
        QCOMPARE(ofVolume.json["studies"].size(), std::size_t(1));
        QVERIFY((ofVolume.json["studies"][0]["frames"] == json{0, 1, 2, 3, 4}));

        // Of new images a table says whose they are; an image of nobody known is one by itself.
        QByteArray whose = "file,patient\n";
        for (const int study : {1, 1 + kPersons})
            for (int image = 0; image < kImages; ++image) whose += name(study, image).toUtf8() + ",A\n";
        const QString said = m_folder.filePath("whose.csv");
        QVERIFY(write(said, whose));
        const CliAnswer predicted =
            cli({"predict", QString::fromStdString(trained.json["adapter"].get<std::string>()),
                 m_images + "/s101", m_images + "/s121", m_images + "/s102", "--patients", said, "--device",
                 "cpu", "--backbone", m_folder.filePath("backbone")});
        QVERIFY2(predicted.exitCode == 0, predicted.log.constData());
        const json& studies = predicted.json["studies"];
        QCOMPARE(studies.size(), std::size_t(1 + kImages));
        QCOMPARE(studies[0]["images"].size(), std::size_t(kImagesOfPerson));
        QCOMPARE(studies[0]["patient"].get<std::string>(), std::string("P0001"));
        for (std::size_t i = 1; i < studies.size(); ++i) {
            QCOMPARE(studies[i]["images"].size(), std::size_t(1));
            QVERIFY(studies[i]["patient"].is_null());
        }
    }

    /// The same four views are two studies, one or four, as the adapter learned it. Rows use one project.
    void predictPutsTogetherAsTheAdapterLearned_data() {
        QTest::addColumn<QStringList>("studies");  // of one woman, as they are called
        const QString folder = womansFolder(1) + "/";
        QTest::newRow("patient-side") << QStringList{"L", "R"};
        QTest::newRow("study") << QStringList{QString::fromStdString(studyUid(1))};
        QTest::newRow("file") << QStringList{folder + "L_CC.dcm", folder + "L_MLO.dcm", folder + "R_CC.dcm",
                                             folder + "R_MLO.dcm"};
    }
    void predictPutsTogetherAsTheAdapterLearned() {
        QFETCH(const QStringList, studies);
        constexpr int kViews = 4;
        const QString rule = QTest::currentDataTag(), project = m_folder.filePath("mammograms.fovea");
        const CliAnswer put =
            cli(QDir(project).exists()
                    ? QStringList{"import", project, "--study-by", rule}
                    : QStringList{"import", project, m_mammograms, "--study-by", rule, "--unit", "study"});
        QVERIFY2(put.exitCode == 0, put.log.constData());
        QCOMPARE(put.json["study_by"].get<std::string>(), rule.toStdString());
        QCOMPARE(put.json["units"].get<int>(), kWomen * int(studies.size()));
        const CliAnswer trained = cli(settings({"--epochs", "0"}, project));
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        const auto predicted = [&](const QString& what, const QStringList& more = {}) {
            return cli(QStringList{"predict",
                                   QString::fromStdString(trained.json["adapter"].get<std::string>()), what,
                                   "--name-patients", "--device", "cpu", "--backbone",
                                   m_folder.filePath("backbone")} +
                       more);
        };
        const CliAnswer said = predicted(womansFolder(1));
        QVERIFY2(said.exitCode == 0, said.log.constData());
        QStringList names;
        for (const json& study : said.json["studies"]) {
            names << QString::fromStdString(study["study"].get<std::string>());
            QCOMPARE(study["patient"].get<std::string>(), std::string("W101"));
            QCOMPARE(study["images"].size(), std::size_t(kViews / studies.size()));
        }
        QCOMPARE(names, studies);
        // Of a volume all slices are asked about where they are one study, unless one is named; of one whose
        // study is not known the first alone.
        const QString file = volume();
        const CliAnswer ofVolume = predicted(file);
        QVERIFY2(ofVolume.exitCode == 0, ofVolume.log.constData());
        QCOMPARE(ofVolume.json["studies"].size(), std::size_t(1));
        const json& frames = ofVolume.json["studies"][0]["frames"];
        if (rule != QStringLiteral("file")) {
            QVERIFY2((frames == json{0}), frames.dump().c_str());
            return;
        }
        QVERIFY2((frames == json{0, 1, 2, 3, 4}), frames.dump().c_str());
        QCOMPARE(ofVolume.json["studies"][0]["weights"].size(), std::size_t(kSlices));
        const CliAnswer ofSlice = predicted(file, {"--frame", "3"});
        QVERIFY2(ofSlice.exitCode == 0, ofSlice.log.constData());
        QVERIFY((ofSlice.json["studies"][0]["frames"] == json{3}));
    }

    void theLearningCurveIsOfStudies() {
        QStringList asked = settings({"--repetitions", "1"});
        asked.front() = "learning-curve";
        const CliAnswer curve = cli(asked);
        QVERIFY2(curve.exitCode == 0, curve.log.constData());
        QCOMPARE(curve.json["answer_unit"].get<std::string>(), std::string("study"));
        QCOMPARE(curve.json["units"].get<int>() * kImages, curve.json["images"].get<int>());
        QCOMPARE(curve.json["units"].get<int>(), 2 * curve.json["patients"].get<int>());
        QVERIFY(!curve.json["levels"].empty());
        for (const json& level : curve.json["levels"])
            QCOMPARE(level["units"].get<double>() * kImages, level["images"].get<double>());
    }

    /// Of the project's studies, two a person: 141 diseased patients of one study each are worth 212 studies.
    void howManyIsOfStudies() {
        const CliAnswer planned =
            cli({"how-many", m_project, "--prevalence", "0.1", "--auc", "0.9", "--sensitivity", "0.9"});
        QVERIFY2(planned.exitCode == 0, planned.log.constData());
        QCOMPARE(planned.json["answer_unit"].get<std::string>(), std::string("study"));
        QCOMPARE(planned.json["per_patient"].get<double>(), double(kStudies) / kPersons);
        const json& sensitivity = planned.json["sensitivity"];
        QCOMPARE(sensitivity["diseased"].get<int>(), 212);
        QCOMPARE(sensitivity["units"].get<int>(), 2120);
        QCOMPARE(sensitivity["patients"].get<int>(), 1060);
        const int units = planned.json["auc"]["units"].get<int>();
        QCOMPARE(planned.json["auc"]["patients"].get<int>(), (units + 1) / 2);
        const QByteArray words =
            test::runCli({"how-many", m_project, "--prevalence", "0.1"}, m_folder.filePath("data"), false)
                .output;
        QVERIFY2(words.contains("212 diseased studies of about 106 patients, and 2120 studies of about 1060"),
                 words.constData());
        QVERIFY2(!words.contains("image"), words.constData());
        // What the project says is a default; a patient with one answer counts once.
        const CliAnswer alone = cli({"how-many", m_project, "--per-patient", "1"});
        QCOMPARE(alone.json["sensitivity"]["diseased"].get<int>(), 141);
        const CliAnswer ofImages = cli({"how-many", m_project, "--unit", "image", "--icc", "1"});
        QCOMPARE(ofImages.json["per_patient"].get<double>(), double(kStudies * kImages) / kPersons);
        QCOMPARE(ofImages.json["sensitivity"]["diseased"].get<int>(), 141 * kStudies * kImages / kPersons);
        QCOMPARE(cli({"how-many", m_project, "--unit", "patient"}).json["sensitivity"]["diseased"].get<int>(),
                 141);
        QVERIFY(cli({"how-many", "--unit", "patient", "--per-patient", "2"}).exitCode != 0);
    }

    void whatIsForImagesAloneSaysSo() {
        for (const QStringList& asked :
             {QStringList{"suspects", m_project, "--backbone", m_folder.filePath("backbone")},
              QStringList{"suggest", m_project}}) {
            const CliAnswer refused = cli(asked);
            QVERIFY2(refused.exitCode != 0, qPrintable(asked.front()));
            QVERIFY2(refused.json["error"]["message"].get<std::string>().find("study") != std::string::npos,
                     refused.json.dump().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliStudies)
#include "test_cli_studies.moc"
