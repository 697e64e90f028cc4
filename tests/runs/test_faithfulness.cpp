#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "runs/faithfulness.h"
#include "tests/runs/brightness_project.h"

using namespace fovea;
using namespace fovea::runs;
using nlohmann::json;

/// Whether maps show what the answer hangs on, on an adapter for which it is known.
class TestFaithfulness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aLinearReadingIsFollowed();
    void theSameTwice();
    void bothParts();
    void pointsWhereLesionsAre_data();
    void pointsWhereLesionsAre();
    void captionsKnow();
    void whatIsRefused();
    void canBeCancelled();

private:
    FaithfulnessOptions few() const {
        FaithfulnessOptions options;
        options.mostImages = 6;
        return options;
    }
    Result<Faithfulness> measured(const Evaluation& e, const FaithfulnessOptions& options,
                                  const JobContext& job = {}) {
        return measureFaithfulness(*m_project, e, options, systemFileLayer(), job);
    }
    std::string adapterOf(const Evaluation& e) const {
        return m_project->folder() + "/" + m_project->run(e.run)->adapterPath;
    }
    Evaluation trained(int epochs) {
        RunSettings settings = test::smallRun(m_root);
        settings.epochs = epochs;
        auto run = runTraining(*m_project, settings, false, systemFileLayer(), {});
        if (!run) qFatal("%s", run.error().detail.c_str());
        auto e = evaluateRun(*m_project, run->run, dataset::Split::train, {}, systemFileLayer(), {});
        if (!e) qFatal("%s", e.error().detail.c_str());
        return std::move(*e);
    }

    QTemporaryDir m_folder;
    std::string m_root;
    std::optional<project::Project> m_project;
    Evaluation m_readOut, m_both;
};

void TestFaithfulness::initTestCase() {
    m_root = m_folder.path().toStdString();
    QVERIFY(test::makeBrightnessProject(m_root, 3));
    auto project = project::Project::open(m_root + "/p.fovea");
    QVERIFY(project.ok());
    m_project.emplace(std::move(*project));
    m_readOut = trained(0);
    m_both = trained(2);
}

/// Of a read-out alone the answer is nearly the sum of what tokens say: taking out those that say most lowers
/// it more than any others do, and leaving them in alone raises it.
void TestFaithfulness::aLinearReadingIsFollowed() {
    FaithfulnessOptions options;
    options.mostImages = 30;
    const auto f = measured(m_readOut, options);
    QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
    QCOMPARE(f->images, 30);
    QCOMPARE(f->maps.front().map, std::string("evidence"));
    QCOMPARE(f->maps.back().map, std::string("random"));
    QCOMPARE(f->maps.size(), std::size_t(3));  // one part: nothing beside it
    const MapCurves& evidence = f->of("evidence");
    QVERIFY(evidence.beatsRandom() && f->faithful());
    QVERIFY(evidence.beatsKept());
    QVERIFY(evidence.fall.value > f->of("random").fall.value);
    for (const MapCurves& map : f->maps) {
        QCOMPARE(map.deletion.size(), f->shares.size());
        QCOMPARE(map.insertion.size(), f->shares.size());
        for (const auto& point : map.deletion) QVERIFY(point.value > 0 && point.value < 1);
    }
    // The more is taken out of a random order, the less is known; of the evidence the answer only falls.
    QVERIFY(evidence.deletion.back().value < evidence.deletion.front().value);
    QVERIFY(std::isfinite(f->randomised.readOut) && f->randomised.readOut < 1);
    QVERIFY(std::isnan(f->randomised.sideNetwork));
    QVERIFY(!f->pointing);
    QCOMPARE(faithfulnessSentences(*f).size(), std::size_t(1));
    const json document = toJson(*f);
    for (const char* name : {"deletion", "insertion", "random", "pointing_game", "randomised_weights"})
        QVERIFY2(document.contains(name), name);
    QCOMPARE(document["faithful"].get<bool>(), true);
}

void TestFaithfulness::theSameTwice() {
    const auto a = measured(m_readOut, few()), b = measured(m_readOut, few());
    QVERIFY(a.ok() && b.ok());
    QCOMPARE(a->images, 6);
    QVERIFY(toJson(*a) == toJson(*b));
}

void TestFaithfulness::bothParts() {
    const auto f = measured(m_both, few());
    QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
    QCOMPARE(f->maps.size(), std::size_t(5));
    for (const char* name : {"evidence", "read_out", "side_network", "kept", "random"})
        QCOMPARE(f->of(name).map, std::string(name));
    QVERIFY(f->randomised.sideNetwork >= 0 && f->randomised.sideNetwork <= 1);
}

void TestFaithfulness::pointsWhereLesionsAre_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("radius");
    QTest::addColumn<bool>("everywhere");
    QTest::newRow("everywhere") << 32.0 << 64.0 << true;
    QTest::newRow("outside the image") << -500.0 << 10.0 << false;
}

void TestFaithfulness::pointsWhereLesionsAre() {
    QFETCH(const double, x);
    QFETCH(const double, radius);
    QFETCH(const bool, everywhere);
    FaithfulnessOptions options = few();
    json images = json::object();
    for (const dataset::Sample& s : m_readOut.samples) {
        const auto name = std::filesystem::relative(s.path, m_root).string();
        images[name] = json::array({{{"x", x}, {"y", 32}, {"radius", radius}}});
    }
    options.lesions = m_root + "/lesions.json";
    QVERIFY(systemFileLayer()
                ->writeAtomically(options.lesions, json{{"size", 64}, {"images", images}}.dump())
                .ok());
    const auto f = measured(m_readOut, options);
    QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
    QVERIFY(f->pointing.has_value());
    QCOMPARE(f->pointing->images, 6);
    QCOMPARE(f->pointing->chance, everywhere ? 1.0 : 0.0);
    for (const MapPointing& map : f->pointing->maps) {
        QCOMPARE(map.hits.value, everywhere ? 1.0 : 0.0);
        QVERIFY(std::abs(map.inside.value - (everywhere ? 1.0 : 0.0)) < 1e-9);
    }
}

void TestFaithfulness::captionsKnow() {
    QVERIFY(measured(m_readOut, few()).ok());
    const std::string adapter = adapterOf(m_readOut);
    const std::string note = std::filesystem::path(adapter).parent_path().string() + "/faithfulness.json";
    const auto files = systemFileLayer();
    json left = json::parse(*readTextFile(note));
    const auto caution = [&] {
        return mapCaution(adapter, explain::MapKind::evidence, explain::EvidenceOf::readOut);
    };
    left["beats_random"]["evidence"] = true;
    QVERIFY(files->writeAtomically(note, left.dump()).ok());
    QVERIFY(!caution());
    left["beats_random"]["evidence"] = false;
    QVERIFY(files->writeAtomically(note, left.dump()).ok());
    QVERIFY(caution());
    QVERIFY(messageText(*caution()).find("not faithful") != std::string::npos);
    QVERIFY(!mapCaution(adapter, explain::MapKind::prompts, explain::EvidenceOf::both));
    left["adapter_sha256"] = "another";
    QVERIFY(files->writeAtomically(note, left.dump()).ok());
    QVERIFY(!caution());
    left["adapter_sha256"] = 7;
    QVERIFY(files->writeAtomically(note, left.dump()).ok());
    QVERIFY(!caution());
    QVERIFY(files->writeAtomically(note, "no JSON").ok());
    QVERIFY(!caution());
    QVERIFY(
        !mapCaution(m_root + "/nowhere.safetensors", explain::MapKind::evidence, explain::EvidenceOf::both));
}

void TestFaithfulness::whatIsRefused() {
    FaithfulnessOptions options = few();
    options.mostImages = 0;
    QCOMPARE(measured(m_readOut, options).error().code, ErrorCode::invalidArgument);
    options = few();
    options.lesions = m_root + "/no.json";
    QCOMPARE(measured(m_readOut, options).error().code, ErrorCode::notReadable);
    options.lesions = m_root + "/broken.json";
    QVERIFY(systemFileLayer()->writeAtomically(options.lesions, "{\"size\": 64}").ok());
    QCOMPARE(measured(m_readOut, options).error().code, ErrorCode::corruptFile);
    Evaluation ofPatients = m_readOut;  // a map is of one image
    ofPatients.task.question.answerUnit = dataset::AnswerUnit::patient;
    QCOMPARE(measured(ofPatients, few()).error().code, ErrorCode::invalidArgument);
    QVERIFY(checkFaithfulness(m_readOut.task.question, few()).ok());
}

void TestFaithfulness::canBeCancelled() {
    JobContext job;
    job.progress = [&](const Progress& p) {
        if (p.stage == Stage::evaluate) job.cancel.cancel();
    };
    const auto f = measured(m_readOut, few(), job);
    QVERIFY(!f.ok());
    QCOMPARE(f.error().code, ErrorCode::cancelled);
}

QTEST_GUILESS_MAIN(TestFaithfulness)
#include "test_faithfulness.moc"
