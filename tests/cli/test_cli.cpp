#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <csignal>
#include <set>

#include "backbone/cpu_pass.h"
#include "imaging/write_image.h"
#include "tests/support/cli.h"

using fovea::test::CliAnswer;
using nlohmann::json;

/// The command line as scripts use it: the whole job, and what it says when
/// something is wrong.
class TestCli : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_data, m_demo;
    json m_demoAnswer;

    CliAnswer cli(const QStringList& arguments, bool asJson = true) const {
        return fovea::test::runCli(arguments, m_data.path(), asJson);
    }
    QString demo(const char* name) const { return m_demo.filePath(name); }
    static QString text(const json& value) { return QString::fromStdString(value.get<std::string>()); }
    static std::string errorCode(const CliAnswer& a) {
        return a.json.is_object() && a.json.contains("error") ? a.json["error"]["code"].get<std::string>()
                                                              : "none";
    }
    /// Class folders of small distinct pictures.
    static void writeImages(const QString& folder, const std::map<QString, int>& classes) {
        int seed = 0;
        for (const auto& [name, count] : classes)
            for (int i = 0; i < count; ++i) {
                fovea::imaging::Pixels p{48, 40, 1, std::vector<std::uint8_t>(48 * 40)};
                ++seed;
                for (std::size_t k = 0; k < p.data.size(); ++k)
                    p.data[k] = std::uint8_t((k * std::size_t(seed) * 7919) >> 4);
                const QString path = folder + "/" + name + "/" + QString::number(i) + ".png";
                QVERIFY(fovea::imaging::writePng(path.toStdString(), p, *fovea::systemFileLayer()).ok());
            }
    }

    /// A table for writeImages(folder, {{"a", 11}, {"b", 11}}): six of each class are train, two val
    /// and three test. What `more` says of a file, as "split,patient", comes first.
    QString writeTable(const QString& name, const std::map<QString, QString>& more) const {
        QByteArray rows = "file,label,split,patient\n";
        for (const char* label : {"a", "b"})
            for (int i = 0; i < 11; ++i) {
                const QString file = QString("%1/%2.png").arg(label).arg(i);
                const auto said = more.find(file);
                const QString rest = said != more.end() ? said->second
                                     : i < 6            ? "train,"
                                     : i < 8            ? "val,"
                                                        : "test,";
                rows += QString("%1,%2,%3\n").arg(file, label, rest).toUtf8();
            }
        QFile table(m_data.filePath(name));
        if (!table.open(QIODevice::WriteOnly) || table.write(rows) != rows.size()) qFatal("no table");
        return table.fileName();
    }
    static QStringList shortTraining(const QString& project) {
        return {"train",        project, "--epochs",         "1", "--batch", "8",
                "--resolution", "64",    "--low-resolution", "32"};
    }
    static int problemsOf(const CliAnswer& a, const char* kind) {
        const json& all = a.json["problems"];
        return int(std::count_if(all.begin(), all.end(), [&](const json& p) { return p["kind"] == kind; }));
    }

private Q_SLOTS:
    void initTestCase() {
        const CliAnswer answer = cli({"demo", "--out", m_demo.path(), "--images", "40", "--seed", "3"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        m_demoAnswer = answer.json;
    }

    void demoDoesTheWholeJob() {
        QCOMPARE(m_demoAnswer["schema"].get<int>(), 1);
        QCOMPARE(m_demoAnswer["import"]["samples"].get<int>(), 40);
        QVERIFY(m_demoAnswer["import"]["patients"].get<int>() >= 10);
        const json auc = m_demoAnswer["evaluate"]["auc"];
        QVERIFY(auc["low"].get<double>() <= auc["value"].get<double>() &&
                auc["value"].get<double>() <= auc["high"].get<double>());
        QFile report(text(m_demoAnswer["report"]));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray html = report.readAll();
        QVERIFY(html.contains("Research use only"));
        QVERIFY(html.contains(QByteArray::number(auc["value"].get<double>(), 'f', 2).left(4)));
        QVERIFY(QFile::exists(text(m_demoAnswer["adapter"])));
        QVERIFY(m_demoAnswer["heatmaps"].size() >= 4);
        for (const json& path : m_demoAnswer["heatmaps"]) QVERIFY(QFile::exists(text(path)));
        // Patients never straddle splits.
        const CliAnswer audit = cli({"audit", demo("demo.fovea")});
        QCOMPARE(audit.exitCode, 0);
        for (const json& problem : audit.json["problems"]) QVERIFY(problem["kind"] != "patient_leak");
        const CliAnswer history = cli({"history", demo("demo.fovea")});
        QCOMPARE(QString::fromStdString(history.json["undo"]["action"]), QStringLiteral("import"));
        QVERIFY(history.json["redo"].is_null());
    }

    void predictSaysWhatAPatientsImagesSayTogether() {
        // Two images of one patient, one of another; the header says so.
        QFile table(demo("predictions.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        table.readLine();
        QMap<QByteArray, QStringList> byPatient;
        while (!table.atEnd()) {
            const QList<QByteArray> row = table.readLine().trimmed().split(',');
            byPatient[row[1]] << m_demo.filePath(QString::fromUtf8(row[0]));
        }
        QStringList files;
        for (const QStringList& images : byPatient)
            if (images.size() > 1 && files.isEmpty()) files = images.mid(0, 2);
        QCOMPARE(files.size(), 2);
        for (const QStringList& images : byPatient)
            if (files.size() == 2 && !images.contains(files[0])) files << images[0];
        QCOMPARE(files.size(), 3);
        QStringList arguments{"predict", demo("adapter.safetensors")};
        const CliAnswer answer = cli(arguments + files);
        QCOMPARE(answer.exitCode, 0);
        const json& patients = answer.json["patients"];
        QCOMPARE(patients.size(), std::size_t(2));
        QCOMPARE(patients[0]["images"].get<int>(), 2);
        QCOMPARE(patients[1]["images"].get<int>(), 1);
        const json& images = answer.json["predictions"];
        for (const char* name : {"healthy", "lesions"}) {
            const double mean = (images[0]["probabilities"][name].get<double>() +
                                 images[1]["probabilities"][name].get<double>()) /
                                2;
            QVERIFY(std::abs(patients[0]["probabilities"][name].get<double>() - mean) < 1e-12);
            if (mean > 0.5) QCOMPARE(patients[0]["prediction"].get<std::string>(), std::string(name));
        }
        // They are told apart, not named.
        for (std::size_t p : {0u, 1u})
            QCOMPARE(patients[p]["patient"].get<std::string>(),
                     p == 0 ? std::string("P0001") : std::string("P0002"));
        QCOMPARE(images[0]["patient"].get<std::string>(), std::string("P0001"));
        QCOMPARE(images[2]["patient"].get<std::string>(), std::string("P0002"));
        const CliAnswer naming = cli(arguments + files + QStringList{"--name-patients"});
        const auto named = naming.json["patients"][0]["patient"].get<std::string>();
        QVERIFY2(!named.empty() && named != "P0001", named.c_str());
        for (const CliAnswer* each : {&answer, &naming}) {
            const std::string whole = each->json.dump();
            QCOMPARE(whole.find('"' + named + '"') != std::string::npos, each == &naming);
        }
        // A table says something else, and nothing of one image.
        QTemporaryDir work;
        QFile said(work.filePath("patients.csv"));
        QVERIFY(said.open(QIODevice::WriteOnly));
        said.write("file,patient\n" + QFileInfo(files[0]).fileName().toUtf8() + ",A\n" +
                   QFileInfo(files[2]).fileName().toUtf8() + ",A\n");
        said.close();
        const CliAnswer byTable = cli(
            arguments + files + QStringList{"--patients", work.filePath("patients.csv"), "--name-patients"});
        QVERIFY2(byTable.exitCode == 0, byTable.log.constData());
        QCOMPARE(byTable.json["patients"].size(), std::size_t(1));
        QCOMPARE(byTable.json["patients"][0]["patient"].get<std::string>(), std::string("A"));
        QCOMPARE(byTable.json["patients"][0]["images"].get<int>(), 2);
        const CliAnswer byFolder =
            cli(arguments + files + QStringList{"--patients", "folder", "--name-patients"});
        int counted = 0;
        for (const json& patient : byFolder.json["patients"]) counted += patient["images"].get<int>();
        QCOMPARE(counted, 3);
        QCOMPARE(byFolder.json["patients"][0]["patient"].get<std::string>(),
                 QFileInfo(files[0]).dir().dirName().toStdString());
    }

    void predictAgreesWithTheTableOfTheDemo() {
        QFile table(demo("predictions.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().split('\n');
        const QList<QByteArray> header = lines[0].trimmed().split(','), row = lines[1].trimmed().split(',');
        QCOMPARE(header[0], QByteArray("\xef\xbb\xbf"
                                       "file"));
        const QString file = m_demo.filePath(QString::fromUtf8(row[0]));
        const CliAnswer answer = cli({"predict", demo("adapter.safetensors"), file});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json prediction = answer.json["predictions"][0];
        QCOMPARE(QByteArray::fromStdString(prediction["prediction"].get<std::string>()), row[3]);
        for (int c = 4; c < header.size(); ++c) {
            const double stored = row[c].toDouble(),
                         now = prediction["probabilities"][header[c].toStdString()].get<double>();
            QVERIFY2(std::abs(stored - now) < 1e-5, header[c].constData());
        }
    }

    void predictSaysHowSureItIs() {
        const QString folder = m_demo.filePath("phantoms/lesions/");
        const QString file = folder + QDir(folder).entryList({"*.dcm"}).first();
        const QStringList arguments{"predict", demo("adapter.safetensors"), file};
        const CliAnswer answer = cli(arguments);
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json prediction = answer.json["predictions"][0];
        QVERIFY(prediction["unlike_training"].is_boolean());
        QCOMPARE(prediction["unlike"]["distance"].get<double>() > prediction["unlike"]["limit"].get<double>(),
                 prediction["unlike_training"].get<bool>());
        QCOMPARE(answer.json["answer_sets"]["coverage"].get<double>(), 0.9);
        // So few images rule nothing out at such a coverage: that is said once, and of no image.
        const CliAnswer strict = cli(arguments + QStringList{"--coverage", "0.999"});
        QCOMPARE(strict.json["answer_sets"]["too_few_images"].size(), std::size_t(2));
        QVERIFY(strict.json["predictions"][0]["uncertain"].is_null());
        QVERIFY(strict.json["predictions"][0]["answer_set"].is_null());
        // Enough for the least coverage there is.
        const CliAnswer loose = cli(arguments + QStringList{"--coverage", "0.5"});
        const json& said = loose.json["predictions"][0];
        QVERIFY(loose.json["answer_sets"]["too_few_images"].empty());
        QVERIFY(said["answer_set"][0] == said["prediction"]);
        QCOMPARE(said["uncertain"].get<bool>(), said["answer_set"].size() > 1);
    }

    void predictSaysWhyAnImageIsUnlike_data() {
        QTest::addColumn<QString>("modality");  // in its header; empty: a PNG, which has none
        QTest::addColumn<QString>("why");
        QTest::newRow("grey") << ""
                              << "It is another kind of picture: it is grey, and the training images are in "
                                 "colour.";
        QTest::newRow("ultrasound") << "US"
                                    << "It is of another modality: US, and the training images are OP.";
    }

    /// `unlike.why` is the sentence that people read, and null of an image like those of the training.
    void predictSaysWhyAnImageIsUnlike() {
        QFETCH(const QString, modality);
        QFETCH(const QString, why);
        const auto files = fovea::systemFileLayer();
        fovea::imaging::Pixels stripes{512, 512, 1, std::vector<std::uint8_t>(512 * 512)};
        for (std::size_t i = 0; i < stripes.data.size(); ++i)
            stripes.data[i] = std::uint8_t(i / 8 % 2 == 0 ? 30 : 220);
        const QString other = m_data.filePath("unlike" + modality + (modality.isEmpty() ? ".png" : ".dcm"));
        QVERIFY(modality.isEmpty()
                    ? fovea::imaging::writePng(other.toStdString(), stripes, *files).ok()
                    : fovea::imaging::writeDicom(other.toStdString(), stripes,
                                                 {{"Modality", modality.toStdString()}}, "unlike", *files)
                          .ok());
        const QDir folder(m_demo.filePath("phantoms/healthy"));
        const QString own = folder.filePath(folder.entryList({"*.dcm"}).first());
        const QStringList arguments{"predict", demo("adapter.safetensors"), other, own};
        const CliAnswer answer = cli(arguments);
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json &unlike = answer.json["predictions"][0], &like = answer.json["predictions"][1];
        QVERIFY(unlike["unlike_training"].get<bool>());
        QCOMPARE(text(unlike["unlike"]["why"]), why);
        QVERIFY(!like["unlike_training"].get<bool>());
        QVERIFY(like["unlike"]["why"].is_null());
        // The same for people, once.
        QCOMPARE(cli(arguments, false).output.count("unlike the training images: " + why.toUtf8()), 1);
    }

    void explainWritesAnOverlayInTheImagesOwnSize() {
        const QString image = m_demo.filePath("phantoms");
        QDir folder(image);
        const QString file =
            folder.filePath("lesions/") + QDir(folder.filePath("lesions")).entryList({"*.dcm"}).first();
        for (const char* kind : {"kept", "prompts"}) {
            const QString out = m_data.filePath(QString("%1.png").arg(kind));
            const CliAnswer answer =
                cli({"explain", demo("adapter.safetensors"), file, "--out", out, "--kind", kind});
            QVERIFY2(answer.exitCode == 0, answer.log.constData());
            double sum = answer.json["class_token_share"].get<double>();
            QCOMPARE(answer.json["values"].size(), std::size_t(32 * 32));
            for (const json& v : answer.json["values"]) sum += v.get<double>();
            QVERIFY(sum > 0 && sum < 1.001);
            const CliAnswer picture = cli({"image", out});
            QCOMPARE(picture.json["width"].get<int>(), 1024);
            QCOMPARE(picture.json["height"].get<int>(), 1024);
        }
        const CliAnswer wrongLayer = cli({"explain", demo("adapter.safetensors"), file, "--out",
                                          m_data.filePath("x.png"), "--layer", "0"});
        QCOMPARE(wrongLayer.exitCode, 1);
        QCOMPARE(errorCode(wrongLayer), std::string("invalid_argument"));
    }

    void explainSaysWhatSpokeForTheAnswer() {
        const QDir folder(m_demo.filePath("phantoms/lesions"));
        const QString file = folder.filePath(folder.entryList({"*.dcm"}).first()),
                      csv = m_data.filePath("evidence.csv");
        const CliAnswer answer =
            cli({"explain", demo("adapter.safetensors"), file, "--out", m_data.filePath("evidence.png"),
                 "--kind", "evidence", "--answer", "lesions", "--csv", csv});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& said = answer.json;
        QCOMPARE(said["part"].get<std::string>(), std::string("both"));
        QVERIFY(std::abs(said["read_out_logit"].get<double>() + said["side_network_logit"].get<double>() -
                         said["logit"].get<double>()) < 1e-6);
        double readOut = said["class_token"].get<double>() + said["constant"].get<double>() +
                         said["parts"]["read_out"]["without_place"].get<double>();
        for (std::size_t i = 0; i < said["values"].size(); ++i) {
            const json &of = said["parts"]["read_out"]["values"][i],
                       &side = said["parts"]["side_network"]["values"][i];
            QCOMPARE(of.is_null(), said["values"][i].is_null());
            if (of.is_null()) continue;
            readOut += of.get<double>();
            QVERIFY(std::abs(of.get<double>() + side.get<double>() - said["values"][i].get<double>()) < 1e-4);
        }
        QVERIFY(std::abs(readOut - said["read_out_logit"].get<double>()) < 1e-3);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QString head = QString::fromUtf8(table.readLine());
        QVERIFY2(head.startsWith("row,column,evidence,layer_") &&
                     head.contains(",read_out,read_out_layer_") &&
                     head.contains(",side_network,side_network_layer_"),
                 qPrintable(head));
    }

    /// Of the answer that is given, where none is named: a number for each block of patches.
    void explainSaysWhatChangesWithoutAPlace() {
        const QDir folder(m_demo.filePath("phantoms/lesions"));
        const QString file = folder.filePath(folder.entryList({"*.dcm"}).first()),
                      out = m_data.filePath("occlusion.png"), csv = m_data.filePath("occlusion.csv");
        const CliAnswer answer = cli({"explain", demo("adapter.safetensors"), file, "--out", out, "--kind",
                                      "occlusion", "--csv", csv});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& said = answer.json;
        QCOMPARE(said["kind"].get<std::string>(), std::string("occlusion"));
        QVERIFY(said["layer"].is_null());
        QVERIFY(said["answer"] == said["prediction"]);
        QVERIFY(text(said["caption"]).contains("tokens of a place are taken out"));
        QVERIFY(QFile::exists(out));
        const std::size_t columns = said["columns"].get<std::size_t>(),
                          block = said["block"].get<std::size_t>();
        const json& values = said["values"];
        QCOMPARE(values.size(), said["rows"].get<std::size_t>() * columns);
        QVERIFY(block > 1 && columns % block == 0);
        bool changes = false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t row = i / columns, column = i % columns;
            QVERIFY(values[i] == values[row / block * block * columns + column / block * block]);
            if (values[i].is_null()) continue;
            QVERIFY(std::abs(values[i].get<double>()) <= 1);
            changes = changes || values[i].get<double>() != 0;
        }
        QVERIFY(changes);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readLine(), QByteArray("row,column,occlusion\r\n"));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const QList<QByteArray> cells = table.readLine().trimmed().split(',');
            QCOMPARE(cells.size(), 3);
            QCOMPARE(cells[0].toULongLong() * columns + cells[1].toULongLong(), qulonglong(i));
            QCOMPARE(cells[2].isEmpty(), values[i].is_null());
            if (!values[i].is_null()) QVERIFY(std::abs(cells[2].toDouble() - values[i].get<double>()) < 1e-6);
        }
        QVERIFY(table.atEnd());
    }

    void evaluateSaysHowFaithfulMapsAre() {
        const QStringList verb{"evaluate", demo("demo.fovea"), "--run", "1", "--split", "val"};
        const QString report = m_data.filePath("faithful.html");
        const CliAnswer answer =
            cli(verb + QStringList{"--faithfulness", "--faithfulness-images", "4", "--lesions",
                                   demo("phantoms/lesions.json"), "--report", report});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json& faithfulness = answer.json["faithfulness"];
        QCOMPARE(faithfulness["images"].get<int>(), 4);
        for (const char* name : {"deletion", "insertion", "random", "pointing_game"})
            QVERIFY2(!faithfulness[name].is_null(), name);
        QVERIFY(faithfulness["pointing_game"]["images"].get<int>() >= 1);
        QFile page(report);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray html = page.readAll();
        QVERIFY(html.contains("Answer as tokens are taken out") && html.contains("lowers the probability"));
        QVERIFY(!cli(verb).json.contains("faithfulness"));
        QCOMPARE(cli(verb + QStringList{"--lesions", demo("phantoms/lesions.json")}).exitCode, 1);
    }

    void anAdapterIsExported() {
        const QString out = m_data.filePath("adapter.pt");
        const CliAnswer answer = cli({"export", demo("adapter.safetensors"), "--torchscript", out});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QVERIFY(answer.json["difference"].get<double>() <= answer.json["allowed"].get<double>());
        QVERIFY(QFile(out).size() > 1000000);
    }

    void testLooksAreCounted() {
        const int before = m_demoAnswer["evaluate"]["test_looks"].get<int>();
        const CliAnswer test = cli({"evaluate", demo("demo.fovea"), "--run", "1"});
        // The demo has evaluated the same images.
        QCOMPARE(test.json["test_looks"].get<int>(), before);
        QVERIFY(!test.json["counted"].get<bool>());
        QVERIFY(test.json["auc"] == m_demoAnswer["evaluate"]["auc"]);
        const CliAnswer validation = cli({"evaluate", demo("demo.fovea"), "--run", "1", "--split", "val"});
        QCOMPARE(validation.json["test_looks"].get<int>(), before);
        QCOMPARE(validation.json["split"].get<std::string>(), std::string("val"));
        // The list of runs tells what the looks have shown, and is none itself.
        for (int i = 0; i < 2; ++i) {
            const json listed = cli({"runs", demo("demo.fovea")}).json;
            QCOMPARE(listed["test_looks"].get<int>(), before);
            const json run = listed["runs"][0];
            QCOMPARE(run["run"].get<int>(), 1);
            QCOMPARE(run["state"].get<std::string>(), std::string("done"));
            QVERIFY(run["test_auc"] == test.json["auc"]);
            QVERIFY(run["validation_auc"] == validation.json["auc"]);
            QCOMPARE(run["best_epoch"].get<int>(), m_demoAnswer["train"]["best_epoch"].get<int>());
            QVERIFY(QFile::exists(text(run["adapter"])));
        }
        QCOMPARE(cli({"runs", m_data.filePath("nothing")}).exitCode, 1);
    }

    void evaluateSaysWhatActingIsWorthAndForWhom() {
        const CliAnswer answer =
            cli({"evaluate", demo("demo.fovea"), "--run", "1", "--subgroups", "sex,age"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json benefit = answer.json["net_benefit"];
        QCOMPARE(benefit.size(), std::size_t(1));
        QCOMPARE(benefit[0]["curve"].size(), std::size_t(99));
        // From the table that the demo wrote, at the threshold that is stated.
        QFile table(demo("predictions.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = table.readAll().trimmed().split('\n');
        const auto column = rows[0].trimmed().split(',').indexOf(
            QByteArray::fromStdString(benefit[0]["class"].get<std::string>()));
        const double t = benefit[0]["threshold"].get<double>();
        double sum = 0;
        for (int i = 1; i < rows.size(); ++i) {
            const QList<QByteArray> cells = rows[i].trimmed().split(',');
            const bool finding = cells[2].toStdString() == benefit[0]["class"].get<std::string>();
            if (cells[column].toDouble() >= t) sum += finding ? 1 : -t / (1 - t);
        }
        QVERIFY(std::abs(benefit[0]["model"]["value"].get<double>() - sum / double(rows.size() - 1)) < 1e-12);

        const json tables = answer.json["subgroups"];
        QCOMPARE(tables.size(), std::size_t(2));
        QCOMPARE(tables[0]["column"].get<std::string>(), std::string("sex"));
        for (const json& one : tables) {
            int images = one["unstated"].get<int>();
            for (const json& group : one["groups"]) {
                images += group["n"].get<int>();
                QVERIFY(group["few"].get<bool>() == (group["patients"].get<int>() < 10));
                for (const char* figure : {"auc", "sensitivity", "specificity", "auc_minus_rest"})
                    QVERIFY(group[figure].contains("low"));
                for (const char* figure : {"sensitivity", "specificity", "sensitivity_minus_rest"})
                    QVERIFY(group["at_threshold"][figure].contains("low"));
            }
            QCOMPARE(images, answer.json["n"].get<int>());
        }
        QVERIFY(answer.json["subgroup_comparisons"]["made"].is_number());
        QVERIFY(!answer.json["counted"].get<bool>());  // nothing new was seen
        // A table has what a header lacks; a column that is nowhere is refused before anything is counted.
        QFile more(m_data.filePath("more.csv"));
        QVERIFY(more.open(QIODevice::WriteOnly));
        more.write("file,scanner\n");
        for (int i = 1; i < rows.size(); ++i)
            more.write(rows[i].split(',')[0] + (i % 2 ? ",old\n" : ",new\n"));
        more.close();
        const QStringList byTable{"evaluate",         demo("demo.fovea"), "--run",      "1",
                                  "--subgroup-table", more.fileName(),    "--subgroups"};
        const CliAnswer further = cli(byTable + QStringList{"scanner"});
        QVERIFY2(further.exitCode == 0, further.log.constData());
        const json groups = further.json["subgroups"][0]["groups"];
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0]["n"].get<int>() + groups[1]["n"].get<int>(), int(rows.size()) - 1);
        for (const CliAnswer& wrong :
             {cli(byTable + QStringList{"shoes"}),
              cli({"evaluate", demo("demo.fovea"), "--run", "1", "--subgroups", "shoes"})}) {
            QCOMPARE(wrong.exitCode, 1);
            QVERIFY(wrong.json["error"]["message"].get<std::string>().find("shoes") != std::string::npos);
        }
    }

    void validateOnAnotherSource() {
        // The demo's own images under another name: those it learned from are known and left out.
        QTemporaryDir work;
        const QString adapter = work.filePath("received.safetensors"), csv = work.filePath("external.csv"),
                      report = work.filePath("external.html");
        QVERIFY(QFile::copy(demo("adapter.safetensors"), adapter));
        const CliAnswer answer = cli(
            {"validate", adapter, demo("phantoms"), "--csv", csv, "--report", report, "--subgroups", "sex"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json common = answer.json["in_common"];
        const int learned = m_demoAnswer["train"]["train_images"].get<int>() +
                            m_demoAnswer["train"]["validation_images"].get<int>();
        QCOMPARE(common["images"].get<int>(), learned);
        QVERIFY(!common["patients_compared"].get<bool>());
        QVERIFY(common["patients"].get<int>() > 0);
        // What is left are the test images, with the very figures of evaluate.
        const CliAnswer own = cli({"evaluate", demo("demo.fovea"), "--run", "1"});
        QCOMPARE(answer.json["n"].get<int>(), own.json["n"].get<int>());
        for (const char* figure : {"auc", "accuracy", "sensitivity", "specificity"})
            QVERIFY2(std::abs(answer.json[figure]["value"].get<double>() -
                              own.json[figure]["value"].get<double>()) < 1e-9,
                     figure);
        QVERIFY(answer.json["confusion"] == own.json["confusion"]);
        for (const char* ofAProject : {"run", "split", "test_looks", "counted"})
            QVERIFY(!answer.json.contains(ofAProject));
        QVERIFY(answer.json["baseline"].is_null());
        QFile html(report), table(csv);
        QVERIFY(html.open(QIODevice::ReadOnly) && table.open(QIODevice::ReadOnly));
        const QByteArray page = html.readAll();
        QVERIFY(page.contains("<h1>External validation</h1>") && page.contains("Net benefit"));
        QVERIFY(!page.contains(work.path().toUtf8()) && !page.contains(m_demo.path().toUtf8()));
        QCOMPARE(table.readAll().trimmed().split('\n').size(), answer.json["n"].get<int>() + 1);
        QCOMPARE(cli({"validate", adapter}).exitCode, 2);
        QCOMPARE(errorCode(cli({"validate", adapter, work.filePath("nothing")})),
                 std::string("file_not_found"));
    }

    void wouldMorePatientsHelp() {
        const CliAnswer answer = cli({"learning-curve", demo("demo.fovea"), "--repetitions", "2"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["model"].get<std::string>(), std::string("logistic_regression"));
        const json levels = answer.json["levels"];
        QVERIFY(levels.size() >= 2);
        for (std::size_t i = 1; i < levels.size(); ++i)
            QVERIFY(levels[i - 1]["patients"].get<double>() < levels[i]["patients"].get<double>());
        QVERIFY(levels.back()["auc"]["low"].is_number());
        QVERIFY(answer.json["ahead"].is_array());
        const CliAnswer words = cli({"learning-curve", demo("demo.fovea"), "--repetitions", "2"}, false);
        QVERIFY(words.output.contains("logistic regression") &&
                words.output.contains("The test images took no part"));
    }

    void howManyPatients() {
        const CliAnswer usual = cli({"how-many", "--sensitivity", "0.9", "--width", "0.05"});
        QCOMPARE(usual.exitCode, 0);
        QCOMPARE(usual.json["sensitivity"]["diseased"].get<int>(), 141);
        QVERIFY(usual.json["sensitivity"]["patients"].is_null());
        // statsmodels: proportion_confint(0.9 * 141, 141, 0.05, "wilson")
        QVERIFY(std::abs(usual.json["sensitivity"]["low"].get<double>() - 0.8393961858081922) < 1e-9);
        QVERIFY(std::abs(usual.json["sensitivity"]["high"].get<double>() - 0.9393863597310674) < 1e-9);
        QVERIFY(cli({"how-many"}).json == usual.json);
        const CliAnswer all = cli({"how-many", "--sensitivity", "0.9", "--specificity", "0.8", "--auc", "0.9",
                                   "--prevalence", "0.1"});
        QCOMPARE(all.json["sensitivity"]["patients"].get<int>(), 1410);
        QVERIFY(all.json["specificity"]["healthy"].get<int>() <
                all.json["specificity"]["patients"].get<int>());
        QVERIFY(all.json["auc"]["patients"].get<int>() > 100);
        double before = 1;
        for (const json& row : all.json["auc"]["widths"]) {
            QVERIFY(row["width"].get<double>() < before);
            before = row["width"];
        }
        QVERIFY(cli({"how-many"}, false).output.contains("you need about 141 diseased patients"));
        QCOMPARE(cli({"how-many", "--width", "0.7"}).exitCode, 2);
        QCOMPARE(errorCode(cli({"how-many", "--auc", "1"})), std::string("invalid_argument"));
    }

    void classesFromAHeaderField() {
        const QString images = demo("phantoms"), project = m_data.filePath("laterality.fovea");
        const CliAnswer named = cli({"import", project, images, "--label-attribute", "PatientName"});
        QCOMPARE(named.exitCode, 1);
        QCOMPARE(errorCode(named), std::string("invalid_argument"));
        QVERIFY(!QFile::exists(project));
        const CliAnswer made = cli({"import", project, images, "--label-attribute", "Laterality"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QCOMPARE(made.json["classes"].size(), std::size_t(2));
        QCOMPARE(made.json["classes"]["L"].get<int>() + made.json["classes"]["R"].get<int>(), 40);
        QVERIFY(made.json["patients"] == m_demoAnswer["import"]["patients"]);
    }

    void groupsTakeTurns() {
        const QString project = demo("demo.fovea");
        const CliAnswer plan = cli({"plan", project, "--fold", "2/3"});
        QVERIFY2(plan.exitCode == 0, plan.log.constData());
        QCOMPARE(plan.json["fold"].get<std::string>(), std::string("2/3"));
        const CliAnswer whole = cli({"plan", project});
        QVERIFY(whole.json["fold"].is_null());
        const auto learnable = [](const json& p) {
            return p["train_images"].get<int>() + p["validation_images"].get<int>();
        };
        QCOMPARE(learnable(plan.json), learnable(whole.json));
        QCOMPARE(plan.json["test_images"].get<int>(), whole.json["test_images"].get<int>());
        // A handful of patients: told, with the way out; not where that was taken.
        const auto hinted = [](const json& p) {
            return p["warnings"].dump().find("--cross-validate") != std::string::npos;
        };
        QVERIFY(hinted(whole.json) && !hinted(plan.json));

        // Together the groups are everything but the test images, each image once.
        int judged = 0;
        std::set<std::string> files;
        for (const char* fold : {"1/3", "2/3", "3/3"}) {
            const CliAnswer trained = cli({"train", project, "--epochs", "2", "--fold", fold});
            QVERIFY2(trained.exitCode == 0, trained.log.constData());
            const QString csv = m_data.filePath("fold.csv");
            const CliAnswer val =
                cli({"evaluate", project, "--run", QString::number(trained.json["run"].get<int>()), "--split",
                     "val", "--csv", csv});
            QVERIFY2(val.exitCode == 0, val.log.constData());
            judged += val.json["n"].get<int>();
            QFile table(csv);
            QVERIFY(table.open(QIODevice::ReadOnly));
            const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
            for (int i = 1; i < lines.size(); ++i) files.insert(lines[i].split(',')[0].toStdString());
        }
        QCOMPARE(judged, learnable(whole.json));
        QCOMPARE(int(files.size()), judged);
    }

    void crossValidationFromTheCommandLine() {
        const QString project = m_data.filePath("series.fovea"), images = m_data.filePath("series");
        writeImages(images, {{"a", 11}, {"b", 11}});
        QCOMPARE(cli({"import", project, images, "--labels", writeTable("series.csv", {})}).exitCode, 0);
        QCOMPARE(cli(shortTraining(project) + QStringList{"--seeds", "2", "--cross-validate", "3"}).exitCode,
                 2);
        const CliAnswer trained =
            cli(shortTraining(project) + QStringList{"--cross-validate", "3", "--balance", "weights"});
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        const json series = trained.json["series"];
        QCOMPARE(series["kind"].get<std::string>(), std::string("cross_validation"));
        QCOMPARE(series["members"].size(), std::size_t(3));
        QCOMPARE(series["n"].get<int>(), 16);
        QVERIFY(series["spread"]["auc"]["mean"].is_number() && series["pooled"]["auc"]["low"].is_number());
        QVERIFY(std::abs(series["auc_within_folds"]["value"].get<double>() -
                         series["spread"]["auc"]["mean"].get<double>()) < 1e-9);
        QCOMPARE(series["shipped_run"].get<int>(), trained.json["run"].get<int>());
        QVERIFY(trained.json["baseline"].is_null());
        QCOMPARE(trained.json["class_weights"].size(), std::size_t(2));

        // A member is a run like any other, with the baseline beside it.
        const QString member = QString::number(series["members"][0]["run"].get<int>());
        const CliAnswer val = cli({"evaluate", project, "--run", member, "--split", "val"});
        QVERIFY2(val.exitCode == 0, val.log.constData());
        const json simple = val.json["baseline"];
        QVERIFY(std::abs(val.json["auc"]["value"].get<double>() - simple["auc"]["value"].get<double>() -
                         simple["adapter_minus_this"]["value"].get<double>()) < 1e-9);
        QCOMPARE(val.json["test_looks"].get<int>(), 0);
        // The validation images chose the epoch.
        QVERIFY(simple["verdict"] == "not_shown" || simple["verdict"] == "worse");
        QVERIFY(simple.contains("smallest_difference"));
        const QString report = m_data.filePath("series.html");
        const CliAnswer test =
            cli({"evaluate", project, "--run", QString::number(trained.json["run"].get<int>()), "--report",
                 report, "--prevalence", "0.1", "--images-per-patient", "3"});
        QVERIFY2(test.exitCode == 0, test.log.constData());
        for (const char* name : {"a", "b"})
            for (const char* figure : {"auc", "sensitivity", "specificity", "ppv", "npv"})
                QVERIFY2(test.json["per_class"][name][figure].contains("low"), figure);
        const json unknown = test.json["auc_if_patients"];
        QCOMPARE(unknown.is_null(), test.json["patients_known"].get<bool>());
        if (!unknown.is_null()) {
            QCOMPARE(unknown["images_per_patient"].get<int>(), 3);
            QVERIFY(unknown["low"].get<double>() <= test.json["auc"]["low"].get<double>());
        }
        QCOMPARE(test.json["n"].get<int>(), 6);
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray html = file.readAll();
        QVERIFY(html.contains("Compared with the baseline") && html.contains("Trained several times"));
    }

    void aGroupIsJudgedWhenTheImagesAreTooFewForGroupsNow() {
        const QString project = m_data.filePath("few.fovea"), images = m_data.filePath("few");
        writeImages(images, {{"a", 11}, {"b", 11}});
        const CliAnswer made = cli({"import", project, images, "--labels", writeTable("few.csv", {})});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        const CliAnswer trained = cli(shortTraining(project) + QStringList{"--fold", "1/2"});
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        std::map<QString, QString> moved;  // one image of b is left to learn from
        for (int i = 1; i < 8; ++i) moved[QString("b/%1.png").arg(i)] = "test,";
        QCOMPARE(cli({"import", project, "--labels", writeTable("moved.csv", moved)}).exitCode, 0);
        QCOMPARE(cli({"plan", project, "--fold", "1/2"}).exitCode, 1);
        const CliAnswer a = cli({"evaluate", project, "--run", "1"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(a.json["n"].get<int>(), 6);
        QCOMPARE(problemsOf(a, "patient_leak"), 7);
    }

    /// Seen through another window an image that is gone has no hash to be known by.
    void whatMayHaveBeenLearnedFromIsNoTest() {
        const QString project = m_data.filePath("gone.fovea"), images = m_data.filePath("gone");
        writeImages(images, {{"a", 11}, {"b", 11}});
        const QString table = writeTable(
            "gone.csv",
            {{"a/0.png", "train,P"}, {"a/8.png", "test,P"}, {"b/8.png", "test,Q"}, {"b/9.png", "test,Q"}});
        const CliAnswer made = cli({"import", project, images, "--labels", table});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        const CliAnswer trained = cli(shortTraining(project));
        QVERIFY2(trained.exitCode == 0, trained.log.constData());
        QCOMPARE(cli({"window", project, "--set", "percentile"}).exitCode, 0);
        const auto evaluated = [&](int n, int leaks, int unreadable) {
            const CliAnswer a = cli({"evaluate", project, "--run", "1"});
            return a.exitCode == 0 && a.json["n"].get<int>() == n && problemsOf(a, "patient_leak") == leaks &&
                   problemsOf(a, "unreadable") == unreadable;
        };
        QVERIFY(evaluated(5, 1, 0));  // P was learned from
        // All that was learned from is there: what is gone was not.
        QVERIFY(QFile::remove(images + "/b/8.png"));
        QVERIFY(evaluated(4, 1, 1));
        // Any of the two may be the one that is missing.
        QVERIFY(QFile::remove(images + "/a/0.png"));
        QVERIFY(evaluated(3, 2, 2));
    }

    void gradesOrderEveryFigure() {
        const QStringList evaluate = {"evaluate", demo("demo.fovea"), "--run", "1", "--split", "val"};
        const json before = cli(evaluate).json;
        QVERIFY(!before["ordinal"].get<bool>() && !before.contains("grade_error"));
        QCOMPARE(cli({"classes", demo("demo.fovea"), "--grades", "lesions,healthly"}).exitCode, 1);
        const CliAnswer set = cli({"classes", demo("demo.fovea"), "--grades", "lesions,healthy"});
        QVERIFY2(set.exitCode == 0, set.log.constData());
        QCOMPARE(set.json["classes"][0]["name"].get<std::string>(), std::string("lesions"));
        // The run learned in the other order; its figures follow the project's all the same.
        const json after = cli(evaluate).json;
        QVERIFY(after["ordinal"].get<bool>());
        QVERIFY((after["classes"] == json{"lesions", "healthy"}));
        for (int t = 0; t < 2; ++t)
            for (int p = 0; p < 2; ++p)
                QVERIFY(after["confusion"][t][p] == before["confusion"][1 - t][1 - p]);
        // What is to be found stays what it is.
        QVERIFY(after["positive"] == before["positive"]);
        QVERIFY(after["sensitivity"]["value"] == before["sensitivity"]["value"]);
        QVERIFY(std::abs(after["grade_error"]["value"].get<double>() -
                         (1 - before["accuracy"]["value"].get<double>())) < 1e-12);
        QVERIFY(after["per_patient"].contains("grade_error"));
        const CliAnswer cleared = cli({"classes", demo("demo.fovea"), "--no-grades"});
        QCOMPARE(cleared.json["grades"].size(), std::size_t(0));
        QVERIFY(cli(evaluate).json["confusion"] == before["confusion"]);
    }

    void gradesOfAnImport() {
        const QString project = m_data.filePath("grades.fovea"), images = m_data.filePath("graded");
        writeImages(images, {{"mild", 6}, {"none", 6}, {"severe", 6}});
        QCOMPARE(cli({"import", project, images, "--grades", "none,severe"}).exitCode, 1);
        QVERIFY(!QFile::exists(project));  // nothing is made for a slip
        const CliAnswer made = cli({"import", project, images, "--grades", "none,mild,severe"});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        QVERIFY((made.json["grades"] == json{"none", "mild", "severe"}));
    }

    void figuresOfWholePatients() {
        // The demo's patients have several phantoms each.
        const QString csv = m_data.filePath("patients.csv");
        const CliAnswer answer =
            cli({"evaluate", demo("demo.fovea"), "--run", "1", "--split", "val", "--csv-patients", csv});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        const json patients = answer.json["per_patient"];
        QVERIFY(patients["n"].get<int>() < answer.json["n"].get<int>());
        QCOMPARE(patients["several_classes"].get<int>(), 0);
        int counted = 0;
        for (const json& row : patients["confusion"])
            for (const json& cell : row) counted += cell.get<int>();
        QCOMPARE(counted, patients["n"].get<int>());
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
        QVERIFY(
            lines[0].startsWith("\xef\xbb\xbf"
                                "patient_key,images,true,predicted,healthy,lesions"));
        QCOMPARE(int(lines.size()), counted + 1);
        int images = 0;
        for (int i = 1; i < lines.size(); ++i) images += lines[i].split(',')[1].toInt();
        QCOMPARE(images, answer.json["n"].get<int>());
        QFile report(text(m_demoAnswer["report"]));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.readAll().contains("Patient by patient"));
    }

    void sameSeedGivesTheSameLossesAndAKilledRunGoesOn() {
        const QString project = demo("demo.fovea");
        const QStringList train = {"train", project, "--epochs", "12", "--seed", "5"};
        const CliAnswer undisturbed = cli(train);
        QVERIFY2(undisturbed.exitCode == 0, undisturbed.log.constData());
        const CliAnswer again = cli(train);
        QVERIFY(again.json["losses"] == undisturbed.json["losses"]);

        // Killed as soon as it says that an epoch is done: no chance to tidy up.
        QProcess process;
        process.start(FOVEA_CLI, train);
        process.setReadChannel(QProcess::StandardError);
        QByteArray log;
        while (!log.contains("epoch 3 of") && process.waitForReadyRead(60000))
            log += process.readAllStandardError();
        process.kill();
        process.waitForFinished(-1);
        const CliAnswer resumed = cli(train + QStringList{"--resume"});
        QVERIFY2(resumed.exitCode == 0, resumed.log.constData());
        // Its own run, not one beside it; from the last saved step, or anew (test_run_crash has both).
        QCOMPARE(resumed.json["run"].get<int>(), again.json["run"].get<int>() + 1);
        QVERIFY(resumed.json["losses"] == undisturbed.json["losses"]);
        QVERIFY(resumed.json["validation"] == undisturbed.json["validation"]);
    }

    void compareSetsBackbonesAgainstTheirControls() {
        const CliAnswer a = cli({"compare", demo("demo.fovea"), "--seeds", "2", "--resolution", "128",
                                 "--epochs", "2", "--batch", "8"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        json list = json::array();  // without the other simple readings, which say what they read
        std::vector<std::string> who;
        std::set<std::string> reads;
        for (const json& c : a.json["contenders"]) {
            if (c["reader"] == "baseline") {
                reads.insert(c["reads"].get<std::string>());
                continue;
            }
            list.push_back(c);
            who.push_back(c["reader"].get<std::string>() + "/" + c["backbone"].get<std::string>());
        }
        QCOMPARE(reads, (std::set<std::string>{"all-of-z", "attentive-probe", "mean-deviation", "mean-values",
                                               "pixels"}));
        QCOMPARE(who,
                 (std::vector<std::string>{"adapter/starter", "adapter/untrained", "side_network_alone/",
                                           "logistic_regression/starter", "logistic_regression/untrained"}));
        // Each control stands beside a variant of its backbone; the side network sees none.
        const std::vector<int> beside = {0, 1, 0, 0, 1};
        for (std::size_t i = 0; i < list.size(); ++i) {
            QCOMPARE(list[i]["variant"].get<int>(), beside[i]);
            const bool fitted = list[i]["reader"] == "logistic_regression";
            QVERIFY(fitted ? list[i]["penalty_chosen"] == true : list[i]["penalty_chosen"].is_null());
        }
        const double first = list[0]["auc"]["value"];
        QVERIFY(!list[0].contains("first_minus_this"));
        for (const json& c : list) {
            QVERIFY(c["auc"]["low"] <= c["auc"]["value"] && c["auc"]["value"] <= c["auc"]["high"]);
            const bool fitted = c["reader"] == "logistic_regression";
            QCOMPARE(c["validation_auc"].size(), std::size_t(fitted ? 1 : 2));
            if (c.contains("first_minus_this"))
                QVERIFY(std::abs(c["first_minus_this"]["value"].get<double>() -
                                 (first - c["auc"]["value"].get<double>())) < 1e-9);
        }
        // Four adapters, four looks; and its figure is the mean of what evaluate says of them.
        const auto evaluated = [&](int run) {
            return cli({"evaluate", demo("demo.fovea"), "--run", QString::number(run)})
                .json["auc"]["value"]
                .get<double>();
        };
        const CliAnswer last = cli({"train", demo("demo.fovea"), "--resolution", "128", "--epochs", "1"});
        const int run = last.json["run"].get<int>();
        QVERIFY(std::abs((evaluated(run - 4) + evaluated(run - 3)) / 2 - first) < 1e-9);
    }

    void compareSetsPrecisionsSideBySideWithoutAnImageThatIsGone() {
        if (!fovea::backbone::computesBf16()) QSKIP("this CPU has no AVX-512, by which bf16 is computed");
        const QString project = m_data.filePath("precisions.fovea"), images = m_data.filePath("precisions");
        writeImages(images, {{"a", 11}, {"b", 11}});
        const CliAnswer made = cli({"import", project, images, "--labels", writeTable("precisions.csv", {})});
        QVERIFY2(made.exitCode == 0, made.log.constData());
        const auto agreedOn = [&] {
            QStringList compare = shortTraining(project);
            compare[0] = "compare";
            const CliAnswer a = cli(
                compare + QStringList{"--backbones", "starter", "--precisions", "fp32,bf16", "--seeds", "1"});
            if (a.exitCode != 0) qWarning("%s", a.log.constData());
            const json second = a.exitCode == 0 ? a.json["contenders"][1] : json::object();
            return second.contains("agreement") ? second["agreement"]["images"].get<int>() : -1;
        };
        QCOMPARE(agreedOn(), 6);
        QVERIFY(QFile::remove(images + "/a/8.png"));  // its features are stored
        QCOMPARE(agreedOn(), 5);
    }

    void compareSetsMethodsAndStoresSideBySide() {
        const QString project = m_data.filePath("stores.fovea"), images = m_data.filePath("stores");
        writeImages(images, {{"a", 11}, {"b", 11}});
        QCOMPARE(cli({"import", project, images, "--labels", writeTable("stores.csv", {})}).exitCode, 0);
        QStringList compare = shortTraining(project);
        compare[0] = "compare";
        const CliAnswer a = cli(compare + QStringList{"--backbones", "starter", "--methods", "fpt+,fpt",
                                                      "--stores", "int8,fp16", "--seeds", "1"});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        std::vector<std::string> who;
        for (const json& c : a.json["contenders"]) {
            if (c["reader"] == "baseline") continue;
            who.push_back(c["reader"].get<std::string>() + "/" + c["method"].get<std::string>() + "/" +
                          c["store"].get<std::string>());
            // Features of another method are of other layers: there is nothing to agree on.
            QCOMPARE(c.contains("agreement"), who.back() == "adapter/fpt+/fp16");
            QCOMPARE(c.contains("first_minus_this"), who.size() > 1);
        }
        QCOMPARE(who, (std::vector<std::string>{"adapter/fpt+/int8", "adapter/fpt+/fp16", "adapter/fpt/int8",
                                                "adapter/fpt/fp16", "side_network_alone/fpt+/",
                                                "side_network_alone/fpt/", "logistic_regression//"}));
        const json agreement = a.json["contenders"][1]["agreement"];
        QCOMPARE(agreement["overlap"].get<double>(), 1.0);
        QVERIFY(agreement["low_key_cosine"] > 0.999 && agreement["key_cosine"] < 1);
        // The plan says what is stored without being asked, and the record what was.
        QCOMPARE(cli({"plan", project}).json["store"].get<std::string>(), std::string("int8"));
    }

    void interruptEndsWith130AndKeepsTheProject() {
        QProcess process;
        process.start(FOVEA_CLI, {"train", demo("demo.fovea"), "--epochs", "10000", "--json"});
        process.setReadChannel(QProcess::StandardError);
        QByteArray log;
        while (!log.contains("epoch 1 of") && process.waitForReadyRead(60000))
            log += process.readAllStandardError();
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 130);
        const json answer = json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
        QCOMPARE(answer["error"]["code"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(cli({"audit", demo("demo.fovea")}).exitCode, 0);
    }

    void planSaysWhatItWouldCost() {
        const CliAnswer plan = cli({"plan", demo("demo.fovea"), "--resolution", "256"});
        QVERIFY2(plan.exitCode == 0, plan.log.constData());
        QCOMPARE(plan.json["to_preload"].get<int>(), 40);
        QVERIFY(plan.json["disk_bytes"].get<double>() > 0);
        QVERIFY(plan.json["preload_seconds"].get<double>() > 0);
        const CliAnswer preload = cli({"preload", demo("demo.fovea"), "--resolution", "256"});
        QCOMPARE(preload.json["added"].get<int>(), 40);
        QCOMPARE(cli({"preload", demo("demo.fovea"), "--resolution", "256"}).json["already_there"].get<int>(),
                 40);
    }

    void verifyPassesOnTheReferenceFiles() {
        const QString data = FOVEA_TEST_DATA;
        const CliAnswer answer =
            cli({"verify", data + "/fpt_tiny.safetensors", data + "/fpt_plus_tiny.safetensors"});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.json["pass"].get<bool>());
        QCOMPARE(answer.json["files"].size(), std::size_t(2));
        QCOMPARE(answer.json["files"][0]["expectations"]["logits"]["tolerance"].get<double>(), 1e-4);
    }

    void benchMeasures_data() {
        QTest::addColumn<QString>("work");
        for (const char* work : {"preload", "train", "import", "predict"}) QTest::newRow(work) << work;
    }
    void benchMeasures() {
        QFETCH(const QString, work);
        const CliAnswer answer =
            cli({"bench", work, "--backbone", "vit-t16", "--resolution", "128", "--repetitions", "1"});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QVERIFY(answer.json["seconds_per_item"].get<double>() > 0);
        QCOMPARE(text(answer.json["work"]), work);
        if (work == "preload" || work == "train") {
            QVERIFY(answer.json["speedup"].get<double>() > 0);
            QVERIFY(answer.json["gflops"].get<double>() > 0);
            QVERIFY(answer.json["peak_gflops"].get<double>() > 0);
        }
    }

    void oneUnreadableImageIsListedAndLeftOut() {
        QTemporaryDir source, work;
        writeImages(source.path(), {{"a", 6}, {"b", 6}});
        QFile broken(source.filePath("a/broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\x89PNG\r\n\x1a\n and then nothing");
        broken.close();
        const CliAnswer answer = cli({"import", work.filePath("p.fovea"), source.path()});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["samples"].get<int>(), 12);
        int unreadable = 0;
        for (const json& p : answer.json["problems"])
            if (p["kind"] == "unreadable") {
                ++unreadable;
                QCOMPARE(text(p["files"][0]), source.filePath("a/broken.png"));
            }
        QCOMPARE(unreadable, 1);
    }

    void singleFilesAreImported() {
        QTemporaryDir source, work;
        writeImages(source.path(), {{"a", 6}, {"b", 6}});
        const QString project = work.filePath("p.fovea");
        QCOMPARE(cli({"import", project, source.path()}).exitCode, 0);
        QDir(source.path()).mkpath("more/b");
        const QStringList files = QDir(source.filePath("a")).entryList(QDir::Files);
        QVERIFY(QFile::copy(source.filePath("a/" + files[0]), source.filePath("more/b/1.png")));
        QVERIFY(QFile::copy(source.filePath("a/" + files[1]), source.filePath("more/b/2.png")));
        const CliAnswer answer =
            cli({"import", project, source.filePath("more/b/1.png"), source.filePath("more/b/2.png")});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["added"].get<int>(), 2);
        QCOMPARE(answer.json["classes"]["b"].get<int>(), 8);
    }

    void wrongInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("code");
        m_wrong.reset(new QTemporaryDir);
        QDir root(m_wrong->path());
        root.mkpath("empty");
        writeImages(root.filePath("single"), {{"only", 8}});
        writeImages(root.filePath("good"), {{"a", 6}, {"b", 6}});
        root.mkpath("backbone");
        QFile::copy(QStringLiteral(FOVEA_TEST_DATA) + "/../../resources/starter-backbone/config.json",
                    root.filePath("backbone/config.json"));
        QFile weights(root.filePath("backbone/model.safetensors"));
        QVERIFY(weights.open(QIODevice::WriteOnly));
        weights.write(QByteArray::fromHex("ffffffffffffff7f") + "{}");
        weights.close();
        const QString project = root.filePath("p.fovea");
        QTest::newRow("source does not exist")
            << QStringList{"import", project, root.filePath("nowhere")} << "file_not_found";
        QTest::newRow("no images") << QStringList{"import", project, root.filePath("empty")} << "no_images";
        QTest::newRow("no such project")
            << QStringList{"train", root.filePath("none.fovea")} << "file_not_found";
        QTest::newRow("not a project") << QStringList{"audit", root.filePath("good")} << "not_a_project";
        QTest::newRow("unwritable project")
            << QStringList{"import", "/proc/p.fovea", root.filePath("good")} << "not_writable";
        QTest::newRow("lying safetensors")
            << QStringList{"backbones", "--add", root.filePath("backbone")} << "corrupt_file";
        QTest::newRow("no such image") << QStringList{"image", root.filePath("none.png")} << "file_not_found";
        QTest::newRow("not an image")
            << QStringList{"image", root.filePath("backbone/config.json")} << "unsupported_format";
        QTest::newRow("no such run") << QStringList{"evaluate", demo("demo.fovea"), "--run", "999"}
                                     << "not_found";
        QTest::newRow("no such backbone")
            << QStringList{"plan", demo("demo.fovea"), "--backbone", "resnet"} << "not_found";
        QTest::newRow("adapter that is none")
            << QStringList{"predict", QStringLiteral(FOVEA_TEST_DATA) + "/fpt_tiny.safetensors", "x.png"}
            << "corrupt_file";
        QTest::newRow("layers out of range")
            << QStringList{"plan", demo("demo.fovea"), "--layers", "11,12"} << "invalid_argument";
    }
    void wrongInput() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, code);
        const CliAnswer answer = cli(arguments);
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(QString::fromStdString(errorCode(answer)), code);
        const json& error = answer.json["error"];
        QVERIFY(!error["message"].get<std::string>().empty());
        QVERIFY(!error["remedy"].get<std::string>().empty() || !error["reasons"].empty());
        QVERIFY(!QFile::exists(m_wrong->filePath("p.fovea")));  // nothing half-made is left
    }

    void sharesAreChosen() {
        QTemporaryDir source, work;
        writeImages(source.path(), {{"a", 10}, {"b", 10}});
        const QString project = work.filePath("p.fovea");
        const CliAnswer import =
            cli({"import", project, source.path(), "--validation-share", "0.2", "--test-share", "0.5"});
        QVERIFY2(import.exitCode == 0, import.log.constData());
        const auto splits = [](const CliAnswer& answer) {
            return answer.json["splits"].get<std::map<std::string, int>>();
        };
        using Splits = std::map<std::string, int>;
        QCOMPARE(splits(import), (Splits{{"train", 6}, {"val", 4}, {"test", 10}}));
        // Kept: dividing anew uses them, too.
        QCOMPARE(splits(cli({"audit", project, "--repair", "missing_class"})), splits(import));
        QCOMPARE(splits(cli({"import", project, source.path(), "--split", "auto", "--test-share", "0"})),
                 (Splits{{"train", 16}, {"val", 4}}));
    }

    void changesAreToldInWords() {
        QTemporaryDir source, work;
        writeImages(source.path(), {{"a", 3}, {"b", 3}});
        const QString project = work.filePath("p.fovea");
        QCOMPARE(cli({"import", project, source.path()}).exitCode, 0);
        QCOMPARE(cli({"classes", project, "--grades", "b,a"}).exitCode, 0);
        const std::string text = cli({"history", project}, false).output.toStdString();
        QVERIFY2(text.find("can be undone: order of the grades, 2") == 0, text.c_str());
    }

    void oneClassCannotBeTrained() {
        QTemporaryDir source, work;
        writeImages(source.path(), {{"only", 8}});
        const CliAnswer import = cli({"import", work.filePath("p.fovea"), source.path()});
        QCOMPARE(import.exitCode, 0);
        const auto& problems = import.json["problems"];
        QVERIFY(std::any_of(problems.begin(), problems.end(),
                            [](const json& p) { return p["kind"] == "too_few_classes"; }));
        const CliAnswer train = cli({"train", work.filePath("p.fovea")});
        QCOMPARE(train.exitCode, 1);
        QCOMPARE(errorCode(train), std::string("too_few_samples"));
    }

    void wrongUsageEndsWith2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no verb") << QStringList{};
        QTest::newRow("unknown verb") << QStringList{"paint"};
        QTest::newRow("unknown option") << QStringList{"audit", "p", "--colour"};
        QTest::newRow("missing argument") << QStringList{"import", "p"};
        QTest::newRow("layers that are none") << QStringList{"plan", "p", "--layers", "3-x"};
        QTest::newRow("split that is none")
            << QStringList{"evaluate", "p", "--run", "1", "--split", "unassigned"};
        QTest::newRow("group beyond the last") << QStringList{"train", "p", "--fold", "6/5"};
        QTest::newRow("no group") << QStringList{"train", "p", "--fold", "2"};
        QTest::newRow("negative share") << QStringList{"import", "p", "s", "--test-share", "-0.1"};
        QTest::newRow("share that is none") << QStringList{"import", "p", "s", "--validation-share", "nan"};
        QTest::newRow("nothing left to learn from")
            << QStringList{"import", "p", "s", "--validation-share", "0.5", "--test-share", "0.5"};
        QTest::newRow("shares without images")
            << QStringList{"import", "p", "--labels", "t.csv", "--test-share", "0.5"};
        QTest::newRow("value outside its range") << QStringList{"train", "p", "--epochs", "-1"};
    }
    void wrongUsageEndsWith2() {
        QFETCH(const QStringList, arguments);
        QCOMPARE(cli(arguments, false).exitCode, 2);
    }
    void helpEndsWith0() { QCOMPARE(cli({"train", "--help"}, false).exitCode, 0); }

private:
    std::unique_ptr<QTemporaryDir> m_wrong;
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
