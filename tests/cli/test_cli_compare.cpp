// `fovea-cli compare` over several data sets, and with full fine-tuning as a control: tiny pictures and a
// backbone with random weights, so it is not asked who is the better, but whether each number is what it
// says.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/support/cli.h"
#include "tests/support/csv_rows.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/small_project.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

class TestCliCompare : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QStringList m_projects;  ///< "first", "second"
    json m_table;            ///< of both
    const std::vector<std::string> kModels = {"fpt+readout", "readout", "class-token", "pixels"};

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    /// A table of adapters and of two that are fitted, judged by test images.
    CliAnswer table(const QStringList& more = {}) {
        return cli(QStringList{"compare"} + m_projects +
                   QStringList{"--models", "fpt+readout,readout,class-token,pixels", "--seeds", "2", "--part",
                               "test", "--backbone", backbone()} +
                   settings() + more);
    }
    QString backbone() const { return m_folder.filePath("backbone"); }
    static QStringList settings() {
        return {"--resolution", "64",   "--low-resolution", "32",  "--layers",  "2,3",
                "--prompts",    "4",    "--epochs",         "1",   "--batch",   "8",
                "--precision",  "fp32", "--device",         "cpu", "--threads", "1"};
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static double value(const json& estimate) { return estimate.at("value").get<double>(); }
    static bool near(double a, double b) { return std::abs(a - b) < 1e-9; }
    static const json& named(const json& list, const char* key, const std::string& name) {
        for (const json& one : list)
            if (one.at(key) == name) return one;
        qFatal("there is no %s", name.c_str());
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(m_folder.filePath("backbone").toStdString()));
        for (const char* name : {"first", "second"}) {
            const QString images = m_folder.filePath(name);
            QVERIFY(test::writeSpots(images.toStdString(), 20, m_projects.isEmpty() ? 0 : 1000));
            m_projects.append(images + ".fovea");
            const CliAnswer made = cli({"import", m_projects.back(), images});
            QVERIFY2(made.exitCode == 0, made.log.constData());
        }
        const CliAnswer a =
            table({"--csv", m_folder.filePath("table.csv"), "--html", m_folder.filePath("table.html")});
        QVERIFY2(a.exitCode == 0, a.log.constData());
        m_table = a.json;
    }

    /// Means over the sets, mean ranks and paired differences.
    void severalProjectsMakeOneTable() {
        QCOMPARE(m_table["part"].get<std::string>(), std::string("test"));
        QVERIFY(m_table["seeds"] == json({0, 1}));
        // On each of two sets two adapters, and three that know no seed.
        QCOMPARE(m_table["made"].get<int>(), 2 * (2 + 3));
        const json &sets = m_table["sets"], &rows = m_table["over_sets"];
        QCOMPARE(sets.size(), std::size_t(2));
        QCOMPARE(rows.size(), kModels.size());
        for (std::size_t m = 0; m < kModels.size(); ++m) {
            double auc = 0, rank = 0, difference = 0;
            for (const json& set : sets) {
                const json& cell = set["models"][m];
                QVERIFY2(!cell.contains("problem"), cell.dump().c_str());
                QCOMPARE(cell["model"].get<std::string>(), kModels[m]);
                QCOMPARE(cell["trainings"].get<int>(), m == 0 ? 2 : 1);
                QVERIFY(cell["log_loss"].get<double>() > 0);
                auc += value(cell["auc"]) / 2;
                rank += cell["rank"].get<double>() / 2;
                QCOMPARE(cell.contains("first_minus_this"), m > 0);
                if (m == 0) continue;
                const json& less = cell["first_minus_this"];
                QVERIFY(near(value(less), value(set["models"][0]["auc"]) - value(cell["auc"])));
                QVERIFY(less["low"] <= less["value"] && less["value"] <= less["high"]);
                difference += value(less) / 2;
            }
            const json& row = rows[m];
            QCOMPARE(row["model"].get<std::string>(), kModels[m]);
            QCOMPARE(row["sets"].get<int>(), 2);
            QVERIFY(near(value(row["auc"]), auc));
            QVERIFY(near(row["rank"].get<double>(), rank));
            if (m > 0) QVERIFY(near(value(row["first_minus_this"]["as_sample"]), difference));
        }
    }

    void theCsvHasTheSameFigures() {
        const QByteArray written = read(m_folder.filePath("table.csv"));
        const auto lines = test::csvRows({written.data(), std::size_t(written.size())});
        QCOMPARE(lines.size(), 1 + 3 * kModels.size());
        const auto field = [&](const std::string& set, const std::string& model, const char* name) {
            const auto column = std::find(lines[0].begin(), lines[0].end(), name) - lines[0].begin();
            for (const auto& line : lines)
                if (line[0] == set && line[1] == model) return std::stod(line.at(std::size_t(column)));
            return std::nan("");
        };
        for (std::size_t m = 0; m < kModels.size(); ++m) {
            for (const json& set : m_table["sets"]) {
                const json& cell = set["models"][m];
                const std::string name = set["name"];
                QVERIFY(near(field(name, kModels[m], "auc"), value(cell["auc"])));
                QVERIFY(near(field(name, kModels[m], "rank"), cell["rank"].get<double>()));
                if (m == 0) continue;
                const json& less = cell["first_minus_this"];
                QVERIFY(near(field(name, kModels[m], "first_minus_this"), value(less)));
                QVERIFY(near(field(name, kModels[m], "first_minus_this_low"), less["low"].get<double>()));
            }
            const json& row = m_table["over_sets"][m];
            QVERIFY(near(field("all sets", kModels[m], "auc"), value(row["auc"])));
            QVERIFY(near(field("all sets", kModels[m], "rank"), row["rank"].get<double>()));
        }
    }

    void thePageShowsEachModelAndSet() {
        const QByteArray page = read(m_folder.filePath("table.html"));
        for (const std::string& model : kModels)
            QVERIFY2(page.contains(("<th scope=\"row\">" + model + "</th>").c_str()), model.c_str());
        for (const char* heading :
             {">first<", ">second<", "Mean rank", "AUC of fpt+readout minus that of each model"})
            QVERIFY2(page.contains(heading), heading);
    }

    /// An adapter's figure is the mean of what `evaluate` says of its runs.
    void adaptersAreRunsOfTheProjects() {
        for (std::size_t i = 0; i < 2; ++i) {
            const json& set = m_table["sets"][i];
            const QString& project = m_projects[qsizetype(i)];
            QCOMPARE(set["name"].get<std::string>(), QFileInfo(project).baseName().toStdString());
            QCOMPARE(set["test_looks"].get<int>(), 3);
            double mean = 0;
            const CliAnswer runs = cli({"runs", project});
            for (const json& run : runs.json["runs"]) {
                if (run["settings"]["epochs"] == 0) continue;
                const CliAnswer e = cli({"evaluate", project, "--run", QString::number(run["run"].get<int>()),
                                         "--split", "test"});
                QVERIFY2(e.exitCode == 0, e.log.constData());
                mean += value(e.json["auc"]) / 2;
            }
            const double inTable = value(set["models"][0]["auc"]);
            QVERIFY2(near(mean, inTable),
                     qPrintable(QStringLiteral("%1, %2").arg(mean, 0, 'g', 12).arg(inTable, 0, 'g', 12)));
        }
    }

    void nothingIsTrainedTwice() {
        const CliAnswer again = table();
        QVERIFY2(again.exitCode == 0, again.log.constData());
        QCOMPARE(again.json["made"].get<int>(), 0);
        QCOMPARE(again.json["reused"].get<int>(), 10);
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(again.json["sets"][i]["models"] == m_table["sets"][i]["models"]);
    }

    void fineTuningStandsBesideTheAdapter() {
        const QStringList compare =
            QStringList{"compare",    m_projects[0], "--backbones",          backbone(), "--seeds", "1",
                        "--controls", "fine-tuning", "--fine-tuning-epochs", "2"} +
            settings();
        const CliAnswer a = cli(compare);
        QVERIFY2(a.exitCode == 0, a.log.constData());
        const json &list = a.json["contenders"], &adapter = list[0],
                   &tuned = named(list, "reader", "fine_tuning");
        QCOMPARE(adapter["reader"].get<std::string>(), std::string("adapter"));
        QCOMPARE(tuned["backbone"].get<std::string>(), backbone().toStdString());
        QCOMPARE(tuned["validation_auc"].size(), std::size_t(1));
        QVERIFY(value(tuned["auc"]) >= 0 && value(tuned["auc"]) <= 1);
        QVERIFY(near(value(tuned["first_minus_this"]), value(adapter["auc"]) - value(tuned["auc"])));
        // Every number of the backbone, whose class token and the position of that are one, and a linear
        // classifier of two classes on its 48.
        std::int64_t numbers = 2 * (48 + 1) - 48;
        for (const auto& [name, tensor] : test::MadeUpBackbone(test::tinyViT()).tensors)
            numbers += std::int64_t(tensor.values.size());
        const json &cost = tuned["cost"], &less = adapter["cost"];
        QCOMPARE(cost["learnable_parameters"].get<std::int64_t>(), numbers);
        QCOMPARE(cost["epochs"].get<int>(), 2);
        QVERIFY(cost["out_of_time"] == false);
        QVERIFY(cost["peak_tensor_mb"].get<double>() > less["peak_tensor_mb"].get<double>());
        const json plan = cli(QStringList{"plan", m_projects[0], "--backbone", backbone()} + settings()).json;
        QVERIFY(less["learnable_parameters"] == plan["learnable_parameters"]);
        for (const json& one : list) QCOMPARE(one.contains("cost"), &one == &adapter || &one == &tuned);

        const CliAnswer cut = cli(compare + QStringList{"--budget-minutes", "0.0000001"});
        QVERIFY2(cut.exitCode == 0, cut.log.constData());
        QVERIFY(named(cut.json["contenders"], "reader", "fine_tuning")["cost"]["out_of_time"] == true);
    }

    /// It needs the last of the layers; that is said before anything is trained.
    void fineTuningNeedsTheLastLayer() {
        QStringList compare =
            QStringList{"compare",    m_projects[0], "--backbones",          backbone(), "--seeds", "1",
                        "--controls", "fine-tuning", "--fine-tuning-epochs", "1"} +
            settings();
        compare[compare.indexOf("2,3")] = "1,2";
        const auto runsBefore = cli({"runs", m_projects[0]}).json["runs"].size();
        const CliAnswer a = cli(compare);
        QCOMPARE(a.exitCode, 1);
        const json& error = a.json["error"];
        QCOMPARE(error["reasons"][0]["code"].get<std::string>(), std::string("fine_tuning_needs_last_layer"));
        QCOMPARE(
            error["message"].get<std::string>(),
            std::string("Fine-tuning trains all 4 layers of the backbone, but features are taken without "
                        "the last one (layer 3, counted from 0). Take features from that layer, too, or "
                        "leave fine-tuning out."));
        QCOMPARE(cli({"runs", m_projects[0]}).json["runs"].size(), runsBefore);
    }

    /// With what it takes, and what the adapter beside it takes; once it is there it is not made again.
    void fineTuningIsARowOfTheTable() {
        const QString csv = m_folder.filePath("tuned.csv"), page = m_folder.filePath("tuned.html");
        const QStringList compare =
            QStringList{
                "compare", m_projects[0], "--models", "fpt+readout,fine-tuning", "--seeds", "2",     "--part",
                "test",    "--backbone",  backbone(), "--fine-tuning-epochs",    "2",       "--csv", csv,
                "--html",  page} +
            settings();
        const CliAnswer a = cli(compare);
        QVERIFY2(a.exitCode == 0, a.log.constData());
        QCOMPARE(a.json["made"].get<int>(), 1);  // the adapters are those of the first table
        const json &set = a.json["sets"][0], &adapter = set["models"][0], &tuned = set["models"][1];
        QVERIFY2(!tuned.contains("problem"), tuned.dump().c_str());
        QCOMPARE(tuned["trainings"].get<int>(), 1);
        QVERIFY(near(value(tuned["first_minus_this"]), value(adapter["auc"]) - value(tuned["auc"])));
        const json &cost = tuned["cost"], &less = adapter["cost"];
        QCOMPARE(cost["epochs"].get<int>(), 2);
        QVERIFY(cost["learnable_parameters"] > less["learnable_parameters"]);
        QVERIFY(cost["peak_tensor_mb"] > less["peak_tensor_mb"]);
        const QByteArray written = read(csv);
        const auto lines = test::csvRows({written.data(), std::size_t(written.size())});
        const auto column = std::size_t(std::find(lines[0].begin(), lines[0].end(), "learnable_parameters") -
                                        lines[0].begin());
        QCOMPARE(std::stoll(lines[2].at(column)), cost["learnable_parameters"].get<long long>());
        QVERIFY(read(page).contains("What training takes"));
        const CliAnswer again = cli(compare);
        QCOMPARE(again.json["made"].get<int>(), 0);
        QVERIFY(again.json["sets"][0]["models"][1] == tuned);
        const CliAnswer other = cli(compare + QStringList{"--budget-minutes", "0.0000001"});
        QCOMPARE(other.json["made"].get<int>(), 1);
        QVERIFY(other.json["sets"][0]["models"][1]["cost"]["out_of_time"] == true);
    }

    /// The table says who is compared by --models alone.
    void controlsAreRowsByName() {
        const CliAnswer refused = table({"--controls", "fine-tuning"});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
    }
};

QTEST_GUILESS_MAIN(TestCliCompare)
#include "test_cli_compare.moc"
