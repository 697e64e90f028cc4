#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/support/cli.h"

using nlohmann::json;

namespace {
// Of an interval of 99.9 %, by Student's t with the eight degrees of freedom of about a dozen patients.
constexpr double kErrors = 5;
// Of a probability: as good as none.
constexpr double kNoDifference = 0.1;
}  // namespace

/// The whole job on made-up images that a question of every kind is asked of.
class TestDemoQuestions : public QObject {
    Q_OBJECT

    /// What is said of a patient's images, who has a finding or not, with another one or without.
    struct Patient {
        bool has = false, other = false;
        double sum = 0;
        int images = 0;
    };
    /// How a finding's probability differs with something, patients alike in all else: the mean over those
    /// that are, its standard error, and whether there are such patients.
    struct Effect {
        double value = 0, error = 0;
        bool known = false;
    };

    /// Adds the patients of a table of `evaluate --csv`, in which no field needs quotes. `keys`: what tells
    /// those of this table from others'.
    static void addPatients(const QString& table, const QString& keys, const QString& finding,
                            const QString& other, std::map<QString, Patient>& patients) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly)) qFatal("no table");
        const QStringList rows = QString::fromUtf8(file.readAll()).trimmed().split(QStringLiteral("\r\n"));
        const QStringList head = rows[0].split(QLatin1Char(','));
        const auto column = [&](const QString& name) {
            const qsizetype place = head.indexOf(name);
            if (place < 0) qFatal("no column %s", qPrintable(name));
            return place;
        };
        const qsizetype key = column(QStringLiteral("patient_key")), said = column(finding),
                        has = column(finding + QStringLiteral(" true")),
                        with = column(other + QStringLiteral(" true"));
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QStringList cells = rows[i].split(QLatin1Char(','));
            Patient& patient = patients[keys + cells[key]];
            patient.has = cells[has] == QStringLiteral("yes");
            patient.other = cells[with] == QStringLiteral("yes");
            patient.sum += cells[said].toDouble();
            ++patient.images;
        }
    }
    /// Of Patient::has, or else of Patient::other, among patients who agree in the other one.
    static Effect effectOf(bool Patient::*what, bool Patient::*rest,
                           const std::map<QString, Patient>& patients) {
        std::map<std::pair<bool, bool>, std::vector<double>> cells;  // rest and what
        for (const auto& [key, p] : patients) cells[{p.*rest, p.*what}].push_back(p.sum / p.images);
        double squares = 0, inverse = 0;
        std::map<std::pair<bool, bool>, double> means;
        for (const auto& [cell, values] : cells) {
            double& mean = means[cell];
            for (const double v : values) mean += v / double(values.size());
            for (const double v : values) squares += (v - mean) * (v - mean);
        }
        Effect effect;
        int groups = 0;
        for (const bool group : {false, true}) {
            const auto without = cells.find({group, false}), with = cells.find({group, true});
            if (without == cells.end() || with == cells.end()) continue;
            ++groups;
            effect.value += means[with->first] - means[without->first];
            inverse += 1 / double(with->second.size()) + 1 / double(without->second.size());
        }
        const double freedom = double(patients.size()) - double(cells.size());
        effect.known = groups > 0 && freedom > 0;
        if (!effect.known) return effect;
        effect.value /= groups;
        effect.error = std::sqrt(squares / freedom * inverse) / groups;
        return effect;
    }

private Q_SLOTS:
    void everyKindHasItsDemonstration() {
        QTemporaryDir folder, data;
        const QString out = folder.filePath("demo");
        const auto answer = fovea::test::runCli(
            {"demo", "--questions", "--images", "96", "--seed", "1", "--out", out}, data.path());
        QVERIFY2(answer.exitCode == 0, answer.log.constData());
        std::map<std::string, json> of;
        for (const json& one : answer.json.at("questions")) {
            of[one.at("question").get<std::string>()] = one;
            for (const char* file : {"adapter", "report"})
                QVERIFY(QFile::exists(QString::fromStdString(one.at(file).get<std::string>())));
        }
        QCOMPARE(of.size(), std::size_t(4));
        QVERIFY(of["diagnosis"]["kind"] == "one");
        QVERIFY(of["lesions"]["kind"] == "findings");
        QVERIFY(of["severity"]["kind"] == "grades");
        QVERIFY(of["specks"]["kind"] == "number");
        const json& findings = of["lesions"]["evaluate"].at("findings");
        for (const char* finding : {"specks", "blots"}) {
            const json& auc = findings.at(finding).at("auc");
            QVERIFY2(auc.at("low") <= auc.at("value") && auc.at("value") <= auc.at("high"), finding);
        }
        // Lesions that are plainly there are told apart, each from what is without it.
        for (const char* finding : {"specks", "blots"})
            QVERIFY2(findings.at(finding).at("auc").at("value") > 0.9, findings.dump().c_str());
        const json& number = of["specks"]["evaluate"];
        QVERIFY(number.at("mae").at("value") >= 0 && number.contains("limits") && number.contains("r2"));
        // 0.94 is what docs/validation.md has.
        QVERIFY2(number.at("r2").at("value") > 0.8, number.at("r2").dump().c_str());
        QVERIFY(of["severity"]["evaluate"].contains("kappa"));

        // Whether the other kind of lesion is there makes no difference to what is said of one.
        const QString project = QString::fromStdString(answer.json.at("project").get<std::string>()),
                      run = QString::number(of["lesions"]["evaluate"].at("run").get<int>());
        for (const char* split : {"val", "test"}) {
            const auto told = fovea::test::runCli({"evaluate", project, "--question", "lesions", "--run", run,
                                                   "--split", split, "--csv", folder.filePath(split)},
                                                  data.path());
            QVERIFY2(told.exitCode == 0, told.log.constData());
        }
        for (const auto& [finding, other] : {std::pair("specks", "blots"), std::pair("blots", "specks")}) {
            std::map<QString, Patient> patients;
            for (const char* split : {"val", "test"})
                addPatients(folder.filePath(split), QLatin1String(split), QLatin1String(finding),
                            QLatin1String(other), patients);
            const Effect own = effectOf(&Patient::has, &Patient::other, patients),
                         others = effectOf(&Patient::other, &Patient::has, patients);
            const QString said = QStringLiteral("%1: its own %2, of the other %3, standard error %4")
                                     .arg(QLatin1String(finding))
                                     .arg(own.value)
                                     .arg(others.value)
                                     .arg(others.error);
            QVERIFY2(own.known && others.known, qPrintable(said));
            QVERIFY2(std::abs(others.value) < std::max(kErrors * others.error, kNoDifference),
                     qPrintable(said));
            QVERIFY2(std::abs(others.value) < own.value / 2, qPrintable(said));
        }
        // An adapter of findings and one of a number, on the same folder: what was learned from is left out,
        // and the rest has the figures that it had in the project.
        const QString images = out + "/phantoms";
        const QStringList labels{"--labels", images + "/labels.csv", "--patient-column", "patient"};
        for (const auto& [name, asked, figure] :
             {std::tuple("lesions", "lesions:specks,blots:findings", "/findings/blots/auc"),
              {"specks", "specks:count:number", "/mae"}}) {
            const json::json_pointer at(figure);
            const QString report = folder.filePath(QString(name) + ".html");
            const auto external = fovea::test::runCli(
                QStringList{"validate", QString::fromStdString(of[name]["adapter"].get<std::string>()),
                            images, "--question", asked, "--report", report} +
                    labels,
                data.path());
            QVERIFY2(external.exitCode == 0, external.log.constData());
            QVERIFY(external.json["in_common"]["images"] > 0);
            const json &here = external.json.at(at), &there = of[name].at("evaluate").at(at);
            for (const char* part : {"value", "low", "high"}) {
                const double a = here.at(part), b = there.at(part);
                QVERIFY2(std::abs(a - b) <= 1e-3 * std::abs(b), qPrintable(QString::number(a)));
            }
            QFile written(report);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray html = written.readAll();
            QVERIFY(html.contains("External validation") && html.contains("another source"));
            QVERIFY(html.contains(name == std::string("lesions") ? "Mean over findings" : "Bland-Altman"));
        }
        // Other options in the same folder would mix two sets.
        const auto mixed =
            fovea::test::runCli({"demo", "--images", "96", "--seed", "1", "--out", out}, data.path());
        QVERIFY(mixed.exitCode != 0);
    }
};

QTEST_GUILESS_MAIN(TestDemoQuestions)
#include "test_demo_questions.moc"
