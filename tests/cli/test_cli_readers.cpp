#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>
#include <map>

#include "tests/support/cli.h"
#include "tests/support/small_project.h"

using namespace fovea;
using nlohmann::json;
using test::CliAnswer;

/// A table with a column for each reader: from the import to the report.
class TestCliReaders : public QObject {
    Q_OBJECT
    static constexpr int kPerClass = 24;
    static constexpr std::array kReaders = {"Ann", "Bo", "Cem"};
    QTemporaryDir m_folder;
    QString m_project;
    /// By file below "images", what each reader says; empty: not read.
    std::map<std::string, std::array<std::string, 3>> m_said;

    QString path(const char* name) { return m_folder.filePath(name); }
    CliAnswer cli(const QStringList& arguments) { return test::runCli(arguments, path("data")); }
    QByteArray contents(const char* name) {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList readers() const {
        QStringList options;
        for (const char* name : kReaders) options << "--reader" << QString("%1:by %1").arg(name);
        return options;
    }
    /// What two of them agree on, where they do; `but`: who is not asked, -1: all are.
    static std::string agreed(const std::array<std::string, 3>& said, int but = -1) {
        std::map<std::string, int> times;
        int read = 0;
        for (int r = 0; r < 3; ++r) {
            if (r == but || said[std::size_t(r)].empty()) continue;
            ++times[said[std::size_t(r)]];
            ++read;
        }
        for (const auto& [answer, count] : times)
            if (2 * count > read) return answer;
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::writeSpots(path("images").toStdString(), kPerClass));
        QByteArray table = "file,patient,by Ann,by Bo,by Cem\n";
        int number = 0;
        for (const bool left : {true, false}) {
            for (int i = 1; i <= kPerClass; ++i, ++number) {
                const std::string truth = left ? "left" : "right", other = left ? "right" : "left";
                const std::string file = truth + "/" + std::to_string(i) + ".png";
                auto& said = m_said[file];
                said = {number % 5 == 0 ? other : truth, number % 7 == 3 ? other : truth,
                        number % 4 == 1 ? other : truth};
                if (number % 6 == 2) said[2].clear();
                table += QByteArray::fromStdString(file + ",P" + std::to_string(number / 2) + "," + said[0] +
                                                   "," + said[1] + "," + said[2] + "\n");
            }
        }
        QFile file(path("readers.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(table) == table.size());
    }

    void importsThemAndSaysHowTheyAgree() {
        m_project = path("p.fovea");
        const CliAnswer made = cli(
            QStringList{"import", m_project, path("images"), "--labels", path("readers.csv"), "--seed", "1"} +
            readers());
        QVERIFY2(made.exitCode == 0, made.log.constData());
        std::map<std::string, int> labels;
        int without = 0, readByAll = 0, same = 0, both = 0;
        for (const auto& [file, said] : m_said) {
            ++labels[agreed(said)];
            without += agreed(said).empty() ? 1 : 0;
            readByAll += said[2].empty() ? 0 : 1;
            both += said[2].empty() ? 0 : 1;
            same += !said[2].empty() && said[0] == said[2] ? 1 : 0;
        }
        QVERIFY(without > 0);  // or this says less than it seems
        QCOMPARE(made.json["classes"]["left"].get<int>(), labels["left"]);
        QCOMPARE(made.json["classes"]["right"].get<int>(), labels["right"]);
        QCOMPARE(made.json["classes"]["(unlabelled)"].get<int>(), without);
        QCOMPARE(made.json["labels"]["readers"]["Bo"].get<std::string>(), std::string("by Bo"));
        const json& a = made.json["reader_agreement"];
        QCOMPARE(a["consensus"].get<std::string>(), std::string("majority"));
        QCOMPARE(a["n"].get<int>(), 2 * kPerClass);
        QCOMPARE(a["without_consensus"].get<int>(), without);
        QCOMPARE(a["readers"][0]["name"].get<std::string>(), std::string("Ann"));
        QCOMPARE(a["readers"][2]["n"].get<int>(), readByAll);
        QCOMPARE(a["read_by_all"].get<int>(), readByAll);
        QCOMPARE(a["weights"].get<std::string>(), std::string("none"));
        QCOMPARE(a["pairs"].size(), std::size_t(3));
        const json& pair = a["pairs"][1];
        QCOMPARE(pair["readers"][1].get<std::string>(), std::string("Cem"));
        QCOMPARE(pair["n"].get<int>(), both);
        QCOMPARE(pair["same"]["value"].get<double>(), double(same) / both);
        for (const json* kappa : {&pair["kappa"], &a["fleiss"]}) {
            const double value = (*kappa)["value"].get<double>();
            QVERIFY(value > 0 && value < 1);
            QVERIFY((*kappa)["low"].get<double>() < value && value < (*kappa)["high"].get<double>());
        }
        const CliAnswer audit = cli({"audit", m_project});
        QVERIFY(audit.json["reader_agreement"] == a);
        QCOMPARE(audit.json["questions"][0]["consensus"].get<std::string>(), std::string("majority"));
    }

    void takesThemBack() {
        QCOMPARE(cli({"history", m_project, "--undo"}).exitCode, 0);
        QVERIFY(cli({"audit", m_project}).json["reader_agreement"].is_null());
        QCOMPARE(cli({"history", m_project, "--redo"}).exitCode, 0);
        QVERIFY(cli({"audit", m_project}).json["reader_agreement"].is_object());
    }

    /// Counted from the table of predictions by nothing of ours.
    void statesReadersBesideTheMachine() {
        QCOMPARE(cli({"classes", m_project, "--positive", "left"}).exitCode, 0);
        const CliAnswer train = cli({"train", m_project, "--resolution", "64", "--low-resolution", "32",
                                     "--epochs", "0", "--threads", "1"});
        QVERIFY2(train.exitCode == 0, train.log.constData());
        const CliAnswer judged = cli({"evaluate", m_project, "--run", "1", "--csv", path("test.csv"),
                                      "--report", path("report.html")});
        QVERIFY2(judged.exitCode == 0, judged.log.constData());
        const QStringList rows =
            QString::fromUtf8(contents("test.csv")).trimmed().split(QStringLiteral("\r\n"));
        const QStringList head = rows[0].split(',');
        const qsizetype probability = head.indexOf(QStringLiteral("left"));
        QVERIFY(probability > 0 && head[0].endsWith(QStringLiteral("file")));
        const json& all = judged.json["readers"];
        QCOMPARE(all.size(), std::size_t(3));
        for (int r = 0; r < 3; ++r) {
            int n = 0, with = 0, found = 0, machineFound = 0, cleared = 0, machineCleared = 0, notJudged = 0;
            for (const auto& [file, said] : m_said)
                notJudged +=
                    !said[std::size_t(r)].empty() && agreed(said).empty() && !agreed(said, r).empty() ? 1 : 0;
            for (qsizetype i = 1; i < rows.size(); ++i) {
                const QStringList cells = rows[i].split(',');
                const QStringList folders = cells[0].split('/');
                const auto& said = m_said.at(folders.mid(folders.size() - 2).join('/').toStdString());
                const std::string& own = said[std::size_t(r)];
                const std::string truth = agreed(said, r);
                if (own.empty() || truth.empty()) continue;
                const bool called = cells[probability].toDouble() >= 0.5;
                ++n;
                if (truth == "left") {
                    ++with;
                    found += own == "left" ? 1 : 0;
                    machineFound += called ? 1 : 0;
                } else {
                    cleared += own == "right" ? 1 : 0;
                    machineCleared += called ? 0 : 1;
                }
            }
            const json& reader = all[std::size_t(r)];
            QCOMPARE(reader["name"].get<std::string>(), std::string(kReaders[std::size_t(r)]));
            QCOMPARE(reader["against"].get<std::string>(), std::string("others"));
            QCOMPARE(reader["n"].get<int>(), n);
            QCOMPARE(reader["not_judged"].get<int>(), notJudged);
            QVERIFY(r == 2 || notJudged > 0);  // or this says less than it seems
            QVERIFY(with > 0 && with < n);
            const auto is = [](const json& figure, double value) {
                return std::abs(figure["value"].get<double>() - value) < 1e-12 &&
                       figure["low"].get<double>() <= value && value <= figure["high"].get<double>();
            };
            QVERIFY(is(reader["sensitivity"], double(found) / with));
            QVERIFY(is(reader["specificity"], double(cleared) / (n - with)));
            QVERIFY(is(reader["machine"]["sensitivity"], double(machineFound) / with));
            QVERIFY(is(reader["machine"]["specificity"], double(machineCleared) / (n - with)));
            QVERIFY(is(reader["difference"]["sensitivity"], double(machineFound - found) / with));
            QVERIFY(is(reader["difference"]["specificity"], double(machineCleared - cleared) / (n - with)));
        }
        const QByteArray report = contents("report.html");
        QVERIFY(report.contains("Readers beside the machine"));
        for (const char* name : kReaders)
            QVERIFY2(report.contains(QByteArray("reader “") + name + "”"), name);
        QVERIFY(report.contains("among them. This reader"));
        QVERIFY(report.contains("figures and the difference are by what the others"));
        // By which rule the reference was made; that of the run is that of the figures.
        QVERIFY(report.contains("what more than half of those readers say who have read it"));
        QVERIFY(!report.contains("Reference of the figures here"));
    }

    /// A reference that no reader made, and one that is made by a reader alone.
    void saysWhatAReaderIsJudgedBy() {
        QByteArray table = "file,truth\n";
        for (const auto& [file, said] : m_said)
            table += QByteArray::fromStdString(file + "," + file.substr(0, file.find('/')) + "\n");
        QFile file(path("truth.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(table) == table.size());
        file.close();
        QCOMPARE(
            cli({"import", m_project, "--labels", path("truth.csv"), "--label-column", "truth"}).exitCode, 0);
        const CliAnswer truth = cli({"evaluate", m_project, "--run", "1", "--report", path("truth.html")});
        QVERIFY2(truth.exitCode == 0, truth.log.constData());
        const QByteArray report = contents("truth.html");
        QVERIFY(report.contains("what more than half of those readers say who have read it"));
        QVERIFY(report.contains("Reference of the figures here"));
        QVERIFY(report.contains("labels that are not made of readers"));
        QCOMPARE(truth.json["readers"][1]["against"].get<std::string>(), std::string("labels"));
        QCOMPARE(cli({"audit", m_project}).json["reader_agreement"]["consensus"].get<std::string>(),
                 std::string("labels"));

        const QString alone = path("alone.fovea");
        QCOMPARE(
            cli({"import", alone, path("images"), "--labels", path("readers.csv"), "--reader", "Ann:by Ann"})
                .exitCode,
            0);
        QCOMPARE(cli({"train", alone, "--resolution", "64", "--low-resolution", "32", "--epochs", "0",
                      "--threads", "1"})
                     .exitCode,
                 0);
        const CliAnswer own = cli({"evaluate", alone, "--run", "1"});
        QVERIFY2(own.exitCode == 0, own.log.constData());
        QCOMPARE(own.json["readers"][0]["against"].get<std::string>(), std::string("own"));
        QCOMPARE(own.json["readers"][0]["n"].get<int>(), 0);
        QVERIFY(own.json["readers"][0]["sensitivity"]["value"].is_null());
    }

    void refusesWhatMakesNoSense() {
        const QStringList import = {"import", m_project, "--labels", path("readers.csv")};
        QCOMPARE(cli(import + QStringList{"--reader", "Ann"}).exitCode, 1);
        QCOMPARE(cli(import + QStringList{"--reader", "Ann:nobody"}).exitCode, 1);
        QCOMPARE(cli(import + QStringList{"--reader", "Ann:by Ann", "--reader", "Ann:by Bo"}).exitCode, 1);
        QCOMPARE(cli(import + QStringList{"--reader", "Ann:by Ann", "--question", "Side:by Bo"}).exitCode, 1);
        const CliAnswer nobody = cli(import + readers() + QStringList{"--consensus", "first:Dan"});
        QCOMPARE(nobody.exitCode, 1);
        QCOMPARE(nobody.json["error"]["reasons"][0]["code"].get<std::string>(),
                 std::string("no_such_reader"));
        QCOMPARE(cli(import + readers() + QStringList{"--consensus", "most"}).exitCode, 2);
        QCOMPARE(cli(import + QStringList{"--consensus", "majority"}).exitCode, 2);
        QCOMPARE(cli({"import", m_project, path("images"), "--reader", "Ann:by Ann"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliReaders)
#include "test_cli_readers.moc"
