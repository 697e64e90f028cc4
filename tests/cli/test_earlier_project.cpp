// A project of Fovea at ec48492, an earlier version: tests/data/earlier, made by the script there.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "tests/support/cli.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using nlohmann::json;

namespace {

/// Largest difference of what both lists have.
double largestDifference(const json& a, const json& b) {
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i].get<double>() - b[i].get<double>()));
    return largest;
}

}  // namespace

/// Opens today, says the same and goes on. With the kernels that the earlier version computed with everything
/// is equal to the last bit (docs/validation.md); with others the last bits of products differ, and features
/// of eight bits may be rounded the other way.
class TestEarlierProject : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    static constexpr double kSame = 1e-5;

    static json expected(const std::string& name) {
        std::ifstream file(std::string(FOVEA_EARLIER) + "/" + name);
        return json::parse(file, nullptr, false);
    }
    /// The options that the earlier version was given, one a line.
    static QStringList options(const std::string& name) {
        std::ifstream file(std::string(FOVEA_EARLIER) + "/" + name);
        QStringList all;
        for (std::string line; std::getline(file, line);) all << QString::fromStdString(line);
        return all;
    }
    QString project() const { return QString::fromStdString(m_folder.path("spots.fovea")); }
    test::CliAnswer run(const QStringList& arguments) const {
        return test::runCli(arguments, QString::fromStdString(m_folder.path("data")));
    }
    test::CliAnswer train(const std::string& with, bool resume) const {
        // What it was asked for then is the published method: there was no other head.
        return run(QStringList{"train", project(), "--head", "plain"} + options(with) +
                   (resume ? QStringList{"--resume"} : QStringList()));
    }

    /// A training goes on where its losses stay the same to the last bit: on the kind of processor that it
    /// began on, which its record names, with the kernels that it had there, those of AVX-512.
    static bool madeOnThisProcessor() {
        std::ifstream processors("/proc/cpuinfo");
        std::string model;
        bool kernels = false;
        for (std::string line; std::getline(processors, line);) {
            if (line.starts_with("model name")) model = line.substr(line.find(": ") + 2);
            if (line.starts_with("flags")) kernels = line.find(" avx512f") != std::string::npos;
        }
        std::ifstream database(std::string(FOVEA_EARLIER) + "/project/project.sqlite", std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(database), {});
        return kernels && !model.empty() && bytes.find(model) != std::string::npos;
    }

private Q_SLOTS:
    void initTestCase() {
        std::filesystem::copy(std::string(FOVEA_EARLIER) + "/project", m_folder.path("spots.fovea"),
                              std::filesystem::copy_options::recursive);
    }

    void itsAdapterPredictsTheSame() {
        const json before = expected("predictions.json").at("predictions");
        QVERIFY(before.size() > 20);
        QStringList arguments{"predict", project() + "/runs/1/adapter.safetensors"};
        for (const json& one : before)
            arguments << project() + "/" + QString::fromStdString(one.at("file").get<std::string>());
        const test::CliAnswer now = run(arguments + QStringList{"--device", "cpu", "--threads", "1"});
        QVERIFY2(now.exitCode == 0, now.log.constData());
        const json& predictions = now.json.at("predictions");
        QCOMPARE(predictions.size(), before.size());
        double largest = 0;
        for (std::size_t i = 0; i < before.size(); ++i)
            for (const auto& [name, probability] : before[i].at("probabilities").items())
                largest =
                    std::max(largest, std::abs(probability.get<double>() -
                                               predictions[i].at("probabilities").at(name).get<double>()));
        qInfo("largest difference of a probability: %g", largest);
        QVERIFY2(largest <= kSame, std::to_string(largest).c_str());
    }

    void itsRunIsEvaluatedTheSame() {
        const json before = expected("evaluation.json");
        const test::CliAnswer now = run({"evaluate", project(), "--run", "1", "--split", "val"});
        QVERIFY2(now.exitCode == 0, now.log.constData());
        QVERIFY(now.json.at("n") == before.at("n"));
        QVERIFY(now.json.at("confusion") == before.at("confusion"));
        for (const char* figure : {"auc", "accuracy", "sensitivity", "specificity", "kappa"})
            QVERIFY2(now.json.at(figure).at("value") == before.at(figure).at("value"), figure);
    }

    void theSameOptionsTrainTheSame() {
        const json before = expected("run.json");
        const test::CliAnswer now = train("run.options", false);
        QVERIFY2(now.exitCode == 0, now.log.constData());
        QVERIFY(now.json.at("best_epoch") == before.at("best_epoch"));
        QVERIFY(now.json.at("learnable_parameters") == before.at("learnable_parameters"));
        QCOMPARE(now.json.at("losses").size(), before.at("losses").size());
        const double largest = largestDifference(now.json.at("losses"), before.at("losses"));
        qInfo("largest difference of a loss: %g", largest);
        QVERIFY2(largest <= kSame, std::to_string(largest).c_str());
    }

    void itsInterruptedRunGoesOn() {
        if (!madeOnThisProcessor()) QSKIP("it was interrupted on another kind of processor");
        const json before = expected("long.json");
        const test::CliAnswer now = train("long.options", true);
        QVERIFY2(now.exitCode == 0, now.log.constData());
        QVERIFY(now.json.at("run") == before.at("run"));
        QVERIFY(now.json.at("epochs") == before.at("epochs"));
        QCOMPARE(now.json.at("losses").size(), before.at("losses").size());
        // Those of before the interruption come from its checkpoint, to the last bit.
        QVERIFY(now.json.at("losses").front() == before.at("losses").front());
        const double largest = largestDifference(now.json.at("losses"), before.at("losses"));
        qInfo("largest difference of a loss: %g", largest);
        QVERIFY2(largest <= kSame, std::to_string(largest).c_str());
    }

    void itsInterruptedSeriesGoesOn() {
        if (!madeOnThisProcessor()) QSKIP("it was interrupted on another kind of processor");
        const json before = expected("series.json");
        const test::CliAnswer now = train("series.options", true);
        QVERIFY2(now.exitCode == 0, now.log.constData());
        const json &then = before.at("series"), &series = now.json.at("series");
        QVERIFY(series.at("id") == then.at("id"));
        QVERIFY(series.at("shipped_run") == then.at("shipped_run"));
        QCOMPARE(series.at("members").size(), then.at("members").size());
        for (std::size_t i = 0; i < then.at("members").size(); ++i) {
            const json &member = series.at("members")[i], &was = then.at("members")[i];
            for (const char* field : {"run", "seed", "best_epoch", "n"})
                QVERIFY2(member.at(field) == was.at(field), field);
            QVERIFY(std::abs(member.at("validation_auc").get<double>() -
                             was.at("validation_auc").get<double>()) <= kSame);
        }
    }
};

QTEST_GUILESS_MAIN(TestEarlierProject)
#include "test_earlier_project.moc"
