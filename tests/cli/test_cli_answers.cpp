// All kinds of questions on the command line: trained in one go, evaluated, and their adapters applied
// together.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "project/project.h"
#include "tests/runs/question_project.h"
#include "tests/support/cli.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

class TestCliAnswers : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project, m_backbone, m_image;
    std::map<std::string, json> m_runs;  ///< by question: its row of the table of results

    CliAnswer cli(const QStringList& arguments) {
        return test::runCli(arguments, m_folder.filePath("data"), true);
    }
    json evaluated(const std::string& question, const QStringList& more = {}) {
        const CliAnswer answer = cli(QStringList{"evaluate", m_project, "--run",
                                                 QString::number(m_runs.at(question)["run"].get<int>())} +
                                     more);
        if (answer.exitCode != 0) qFatal("%s", answer.log.constData());
        return answer.json;
    }
    /// Sees the images as the trainings have, whose stored features serve again.
    QStringList network() const {
        return {"--backbone", m_backbone, "--resolution", "64",  "--low-resolution", "32",
                "--layers",   "2,3",      "--prompts",    "4",   "--device",         "cpu",
                "--threads",  "1",        "--precision",  "fp32"};
    }
    /// With the first question in use; the command line can have it again once this is gone.
    project::Project opened() const {
        auto project = project::Project::open(m_project.toStdString());
        if (!project) qFatal("%s", project.error().detail.c_str());
        return std::move(*project);
    }
    static QList<QByteArray> linesOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) qFatal("no table");
        return file.readAll().trimmed().split('\n');
    }
    /// Whether the n-th line, counted from the head, is of that rank and file.
    static bool isRow(const QByteArray& line, std::size_t n, const json& entry) {
        return line.startsWith(QByteArray::number(qulonglong(n)) + ',' +
                               QByteArray::fromStdString(entry["file"].get<std::string>()) + ',');
    }
    static bool isEstimate(const json& figure) {
        return figure.is_object() && figure.contains("value") && figure.contains("low") &&
               figure.contains("high");
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string root = m_folder.path().toStdString();
        QVERIFY(test::makeQuestionProject(root));
        m_project = m_folder.filePath("p.fovea");
        m_backbone = m_folder.filePath("backbone");
        m_image = m_folder.filePath("images/bright/1000.png");
        const CliAnswer answer =
            cli(QStringList{"train", m_project, "--all-questions", "--epochs", "0"} + network());
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["questions"].size(), std::size_t(4));
        for (const json& row : answer.json["questions"]) m_runs[row["question"]] = row;
        QCOMPARE(m_runs.at("Grey")["figure"].get<std::string>(), std::string("mae"));
        QCOMPARE(m_runs.at("Findings")["figure"].get<std::string>(), std::string("auc"));
        // One reading of the images serves all.
        int read = 0;
        for (const auto& [name, row] : m_runs) read += row["outcome"]["preload"]["added"].get<int>();
        QCOMPARE(read, 60);
    }

    void findingsAreNamedWithTheirFigures() {
        const QString table = m_folder.filePath("findings.csv");
        const json e = evaluated("Findings", {"--csv", table});
        QCOMPARE(e["kind"].get<std::string>(), std::string("findings"));
        QCOMPARE(e["question"].get<std::string>(), std::string("Findings"));
        for (const char* name : {"bright", "rough"}) {
            const json& finding = e["findings"][name];
            QVERIFY(isEstimate(finding["auc"]) && isEstimate(finding["at_threshold"]["sensitivity"]));
            QVERIFY(finding["with_finding"].get<int>() <= finding["n"].get<int>());
        }
        QVERIFY(!e["findings"].contains("never"));
        QVERIFY(e["findings"]["bright"]["auc"]["value"].get<double>() > 0.9);
        QVERIFY(isEstimate(e["averages"]["exact_match"]) && isEstimate(e["averages"]["micro"]["auc"]));
        QVERIFY(std::abs(e["averages"]["macro"]["auc"]["value"].get<double>() -
                         (e["findings"]["bright"]["auc"]["value"].get<double>() +
                          e["findings"]["rough"]["auc"]["value"].get<double>()) /
                             2) < 1e-9);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().contains("bright true,bright predicted,bright,rough true"));
    }

    void aNumberHasItsFigures() {
        const json e = evaluated("Grey");
        QCOMPARE(e["kind"].get<std::string>(), std::string("number"));
        // The unit is that of the number; of what it is stands beside n.
        QCOMPARE(e["number_unit"].get<std::string>(), std::string("grey values"));
        QCOMPARE(e["unit"].get<std::string>(), std::string("image"));
        QCOMPARE(e["answer_unit"].get<std::string>(), std::string("image"));
        QCOMPARE(e["units"].get<int>(), e["n"].get<int>());
        for (const char* name : {"mae", "rmse", "bias", "r2"}) QVERIFY2(isEstimate(e[name]), name);
        QVERIFY(isEstimate(e["limits"]["lower"]) && isEstimate(e["limits"]["upper"]));
        QVERIFY(e["limits"]["lower"]["value"].get<double>() < e["bias"]["value"].get<double>());
        QVERIFY(e["rmse"]["value"].get<double>() >= e["mae"]["value"].get<double>());
    }

    void aQuestionOfOldKeepsItsFields() {
        const json e = evaluated("Diagnosis");
        QCOMPARE(e["kind"].get<std::string>(), std::string("one"));
        for (const char* name : {"auc", "accuracy", "confusion", "threshold", "at_threshold", "calibration",
                                 "per_class", "baseline", "net_benefit", "subgroups"})
            QVERIFY2(e.contains(name), name);
        QVERIFY(!e.contains("findings") && !e.contains("mae"));
    }

    void whatIsForClassesAloneSaysSo_data() {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("subgroups") << QStringList{"--subgroups", "format"};
        QTest::newRow("prevalence") << QStringList{"--prevalence", "0.1"};
    }
    void whatIsForClassesAloneSaysSo() {
        QFETCH(const QStringList, more);
        const CliAnswer answer = cli(QStringList{"evaluate", m_project, "--run",
                                                 QString::number(m_runs.at("Findings")["run"].get<int>())} +
                                     more);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(QByteArray::fromStdString(answer.json.dump()).contains("classes"));
    }

    void severalAdaptersAnswerAtOnce() {
        const auto adapter = [&](const char* question) {
            return QString::fromStdString(m_runs.at(question)["adapter"].get<std::string>());
        };
        const QString table = m_folder.filePath("answers.csv");
        const CliAnswer answer = cli({"predict", adapter("Diagnosis"), m_image, "--adapter",
                                      adapter("Findings"), "--adapter", adapter("Grey"), "--backbone",
                                      m_backbone, "--device", "cpu", "--threads", "1", "--csv", table});
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["frozen_passes"].get<int>(), 1);
        const json& said = answer.json["predictions"][0];
        const json& answers = said["answers"];
        QVERIFY(answers["Diagnosis"]["class"] == said["prediction"]);
        QCOMPARE(said["prediction"].get<std::string>(), std::string("bright"));
        const json& bright = answers["Findings"]["bright"];
        QVERIFY(bright["probability"].get<double>() > 0.5 && bright["positive"].get<bool>());
        const json& grey = answers["Grey"];
        QCOMPARE(grey["unit"].get<std::string>(), std::string("grey values"));
        QVERIFY(grey["value"].get<double>() > 100 && grey["value"].get<double>() < 255);
        // Alone each says the same, in the fields that were there before.
        const CliAnswer alone = cli({"predict", adapter("Findings"), m_image, "--backbone", m_backbone,
                                     "--device", "cpu", "--threads", "1"});
        QCOMPARE(alone.exitCode, 0);
        QVERIFY(alone.json["predictions"][0]["probabilities"]["bright"] == bright["probability"]);
        QFile file(table);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().contains(
            "at_threshold,answer_set,unlike_training,Findings: bright,Findings: bright predicted"));
        // Answers of images are put together to none of studies.
        const QString none = m_folder.filePath("none.csv");
        const CliAnswer refused = cli({"predict", adapter("Diagnosis"), m_image, "--backbone", m_backbone,
                                       "--device", "cpu", "--csv-studies", none});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
        QVERIFY(!QFile::exists(none));
        // Two that answer the same question would be taken for one another.
        const CliAnswer twice = cli({"predict", adapter("Grey"), m_image, "--adapter", adapter("Grey"),
                                     "--backbone", m_backbone, "--device", "cpu"});
        QCOMPARE(twice.exitCode, 1);
    }

    /// Two labels that say what the images do not show stand at the head of the list.
    void suspectsFindWhatWasPlanted() {
        std::set<std::string> planted;
        const std::vector<dataset::Sample> known = opened().samples().value();
        for (const auto& [is, said] : {std::pair("bright", "dark"), std::pair("dark", "bright")}) {
            const auto one = std::find_if(known.begin(), known.end(), [is = is](const dataset::Sample& s) {
                return s.label == is && s.split == dataset::Split::train;
            });
            QVERIFY(one != known.end());
            QVERIFY(opened().setLabel({one->id}, said).ok());
            planted.insert(one->path);
        }
        const QString csv = m_folder.filePath("suspects.csv");
        const CliAnswer answer = cli(
            QStringList{"suspects", m_project, "--question", "Diagnosis", "--count", "1000", "--csv", csv} +
            network());
        const CliAnswer few =
            cli(QStringList{"suspects", m_project, "--question", "Diagnosis", "--count", "3"} + network());
        for (std::size_t i = 0; i < planted.size(); ++i) QVERIFY(opened().undo().ok());
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QCOMPARE(answer.json["confirmed"].get<int>(), 0);
        const json& all = answer.json["suspects"];
        const auto looked = std::count_if(known.begin(), known.end(), [](const dataset::Sample& s) {
            return s.split == dataset::Split::train || s.split == dataset::Split::validation;
        });
        QCOMPARE(all.size(), std::size_t(looked));
        QCOMPARE(answer.json["images"].get<std::size_t>(), all.size());
        QVERIFY(answer.json["groups"].get<int>() > 1 && answer.json["problems"].empty());
        QVERIFY(answer.json["penalty"].is_number() && answer.json["log_loss"].get<double>() > 0);
        std::set<std::string> first;
        double before = -1;
        int likely = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const json& s = all[i];
            const double own = s["label_probability"].get<double>(),
                         other = s["proposed_probability"].get<double>();
            QVERIFY(std::abs(own + other - 1) < 1e-6);  // of two classes
            QVERIFY(own - other >= before);
            before = own - other;
            QVERIFY(s["label"] != s["proposed"]);
            QVERIFY(s["split"] == "train" || s["split"] == "val");
            QCOMPARE(s["frame"].get<int>(), 0);
            if (s["likely"].get<bool>()) {
                ++likely;
                QVERIFY(other > own);
            }
            if (i < all.size() / 10) first.insert(s["file"].get<std::string>());
        }
        QCOMPARE(answer.json["likely"].get<int>(), likely);
        for (const std::string& file : planted) QVERIFY2(first.count(file) == 1, file.c_str());
        const QList<QByteArray> lines = linesOf(csv);
        QVERIFY(lines[0].endsWith(
            "rank,file,frame,label,proposed,label_probability,proposed_probability,likely\r"));
        QCOMPARE(std::size_t(lines.size()), all.size() + 1);
        for (std::size_t i = 0; i < all.size(); ++i) QVERIFY(isRow(lines[qsizetype(i) + 1], i + 1, all[i]));
        // Fewer are told, of all that were looked at.
        QCOMPARE(few.json["suspects"].size(), std::size_t(3));
        QVERIFY(few.json["suspects"][0] == all[0]);
        QVERIFY(few.json["images"] == answer.json["images"]);
    }

    void suggestNamesWhatToLabelNext() {
        std::vector<std::int64_t> ids;
        std::set<std::string> without;
        const std::vector<dataset::Sample> known = opened().samples().value();
        for (const dataset::Sample& s : known) {
            if (s.split != dataset::Split::test) continue;
            ids.push_back(s.id);
            without.insert(s.path);
        }
        QVERIFY(ids.size() > 5);
        const QStringList verb{"suggest", m_project, "--question", "Diagnosis"};
        const QString csv = m_folder.filePath("suggestions.csv");
        QCOMPARE(cli(verb).exitCode, 1);  // all have a label
        QVERIFY(opened().setLabel(ids, "").ok());
        const CliAnswer answer = cli(verb + QStringList{"--count", "5", "--csv", csv});
        const CliAnswer ranked = cli(verb + QStringList{"--random-share", "0"});
        QVERIFY(opened().undo().ok());
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        QVERIFY(answer.json["run"] == m_runs.at("Diagnosis")["run"]);
        QCOMPARE(answer.json["unlabelled"].get<std::size_t>(), without.size());
        QCOMPARE(answer.json["random_share"].get<double>(), 0.2);
        QVERIFY(answer.json["problems"].empty());
        const json& all = answer.json["suggestions"];
        QCOMPARE(all.size(), std::size_t(5));
        int drawn = 0;
        std::set<std::string> once;
        const QList<QByteArray> lines = linesOf(csv);
        QVERIFY(lines[0].endsWith("rank,file,frame,random,proposed,doubt,difference,bright,dark\r"));
        QCOMPARE(lines.size(), 6);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const json& s = all[i];
            const auto file = s["file"].get<std::string>();
            QVERIFY2(without.count(file) == 1 && once.insert(file).second, file.c_str());
            QCOMPARE(s["frame"].get<int>(), 0);
            drawn += s["random"].get<bool>() ? 1 : 0;
            const double bright = s["probabilities"]["bright"].get<double>(),
                         dark = s["probabilities"]["dark"].get<double>();
            QVERIFY(std::abs(bright + dark - 1) < 1e-9);
            QCOMPARE(s["proposed"].get<std::string>(), std::string(bright >= dark ? "bright" : "dark"));
            QVERIFY(std::abs(s["doubt"].get<double>() - (1 - std::abs(bright - dark))) < 1e-9);
            QVERIFY(s["difference"].get<double>() > 0);
            QVERIFY(isRow(lines[qsizetype(i) + 1], i + 1, s));
        }
        QCOMPARE(drawn, 1);  // a fifth
        // Up to the one that was drawn, the order is the ranking's own.
        const json& own = ranked.json["suggestions"];
        QCOMPARE(own.size(), without.size());
        for (std::size_t i = 0; i < own.size(); ++i) {
            QVERIFY(!own[i]["random"].get<bool>());
            if (i < all.size() - 1) QVERIFY(own[i] == all[i]);
        }
        const CliAnswer number = cli({"suggest", m_project, "--question", "Grey"});
        QCOMPARE(number.exitCode, 1);
        QCOMPARE(number.json["error"]["code"].get<std::string>(), std::string("invalid_argument"));
    }
};

QTEST_GUILESS_MAIN(TestCliAnswers)
#include "test_cli_answers.moc"
