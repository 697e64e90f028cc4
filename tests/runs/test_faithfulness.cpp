#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "adapter/adapter_file.h"
#include "inference/case_evidence.h"
#include "runs/faithfulness.h"
#include "runs/stored_run.h"
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
    void aMapHangsOnItsWeights_data();
    void aMapHangsOnItsWeights();
    void pointsWhereLesionsAre_data();
    void pointsWhereLesionsAre();
    void pointsAtPartOfAnImage_data();
    void pointsAtPartOfAnImage();
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
    /// "lesions.json" of images of 64 pixels: a list of circles by the file's name.
    bool writeLesions(const json& images) const {
        return systemFileLayer()
            ->writeAtomically(lesions(), json{{"size", 64}, {"images", images}}.dump())
            .ok();
    }
    std::string lesions() const { return m_root + "/lesions.json"; }
    std::string nameOf(const dataset::Sample& s) const {
        return std::filesystem::relative(s.path, m_root).string();
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
    QVERIFY(f->randomised.readOut.size > 0 && f->randomised.readOut.size < 1);
    QVERIFY(f->randomised.readOut.error > 0);
    QVERIFY(std::isnan(f->randomised.sideNetwork.size));
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
    QVERIFY(f->randomised.sideNetwork.size >= 0 && f->randomised.sideNetwork.size <= 1);
}

void TestFaithfulness::aMapHangsOnItsWeights_data() {
    QTest::addColumn<bool>("alike");
    QTest::newRow("weights of their own") << false;
    QTest::newRow("all weights alike") << true;
}

/// Weights that are all alike stay the same in whatever order they are put, and the map with them: the check
/// says so. Where each channel has its own, the map is another.
void TestFaithfulness::aMapHangsOnItsWeights() {
    QFETCH(const bool, alike);
    const std::string path = adapterOf(m_readOut);
    const auto files = systemFileLayer();
    const auto before = readTextFile(path);
    QVERIFY(before.ok());
    const auto putBack = qScopeGuard([&] { (void)files->writeAtomically(path, *before); });
    {
        auto loaded = adapter::loadAdapter(path);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().detail.c_str());
        adapter::Head head = loaded->network.head();
        QVERIFY(head.readOut && !head.hasSideNetwork());
        QCOMPARE(head.readOut->classes(), 2);
        const std::size_t width = std::size_t(head.readOut->width());
        Random random(17);
        for (std::size_t i = 0; i < width; ++i) {
            const float weight = alike ? 0.05f : float(0.05 * random.normal());
            head.readOut->weights[i] = weight;
            head.readOut->weights[width + i] = -weight;
        }
        QVERIFY(loaded->network.setHead(std::move(head)).ok());
        QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *files).ok());
    }
    FaithfulnessOptions options = few();
    options.mostImages = 12;
    const auto f = measured(m_readOut, options);
    QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
    const RandomisedWeights::Part& r = f->randomised.readOut;
    QVERIFY2(alike ? r.size > 0.999 : r.size < 0.6, qPrintable(QString::number(r.size)));
    if (alike) {
        QVERIFY(r.withSign > 0.999 && r.byChance > 0.999 && r.error < 1e-6);
        return;
    }
    // Drawn anew, these weights are as any draw of them: like another draw's map by chance, of either sign.
    QVERIFY(std::abs(r.withSign) < r.size);
    QVERIFY2(std::abs(r.size - r.byChance) < 4 * r.error,
             qPrintable(QString("%1 %2 %3").arg(r.size).arg(r.byChance).arg(r.error)));
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
    for (const dataset::Sample& s : m_readOut.samples)
        images[nameOf(s)] = json::array({{{"x", x}, {"y", 32}, {"radius", radius}}});
    options.lesions = lesions();
    QVERIFY(writeLesions(images));
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

void TestFaithfulness::pointsAtPartOfAnImage_data() {
    QTest::addColumn<bool>("right");
    QTest::newRow("where the evidence is strongest") << true;
    QTest::newRow("where it is weakest") << false;
}

/// A lesion of one patch of each image, and a map that points at it or at another place.
void TestFaithfulness::pointsAtPartOfAnImage() {
    QFETCH(const bool, right);
    Evaluation some = m_readOut;
    some.samples.resize(6);
    const auto stored = openStoredRun(*m_project, some.run, systemFileLayer(), {});
    QVERIFY2(stored.ok(), stored.ok() ? "" : stored.error().detail.c_str());
    const std::vector<std::string>& classes = stored->adapter.info.classes;
    json images = json::object();
    double inside = 0, chance = 0, near = 0;
    const double margin = 15.0 / stored->adapter.info.extraction.resolution;  // of the picture's size
    for (const dataset::Sample& s : some.samples) {
        const auto image = stored->ask(s);
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        const int recorded = int(std::find(classes.begin(), classes.end(), s.label) - classes.begin());
        const auto evidence = inference::caseEvidence(stored->onRecords(), *image, recorded);
        QVERIFY2(evidence.ok(), evidence.ok() ? "" : evidence.error().detail.c_str());
        const explain::TokenMap& map = evidence->together.map;
        std::vector<int> kept;
        double speaksFor = 0;
        for (int i = 0; i < int(map.values.size()); ++i) {
            if (!map.known[std::size_t(i)]) continue;
            kept.push_back(i);
            speaksFor += std::max(0.0, double(map.values[std::size_t(i)]));
        }
        const auto [weakest, strongest] = std::minmax_element(kept.begin(), kept.end(), [&](int a, int b) {
            return map.values[std::size_t(a)] < map.values[std::size_t(b)];
        });
        QVERIFY(kept.size() > 1 && *weakest != *strongest);
        const int place = right ? *strongest : *weakest;
        const double patch = 64.0 / map.columns, share = double(map.values[std::size_t(place)]);
        images[nameOf(s)] = json::array({{{"x", (place % map.columns + 0.5) * patch},
                                          {"y", (place / map.columns + 0.5) * patch},
                                          {"radius", 0.1 * patch}}});
        // From the lesion's middle to the strongest patch, in patches.
        const auto apart = [&](int a, int b) { return std::max(0.0, std::abs(a - b) - 0.5); };
        const double dx = apart(place % map.columns, *strongest % map.columns),
                     dy = apart(place / map.columns, *strongest / map.columns);
        near += (place == *strongest || std::hypot(dx, dy) / map.columns <= margin + 0.1 / map.columns) / 6.0;
        inside += speaksFor > 0 ? std::max(0.0, share) / speaksFor / 6 : 0;
        chance += 1.0 / double(kept.size()) / 6;
    }
    FaithfulnessOptions options = few();
    options.lesions = lesions();
    QVERIFY(writeLesions(images));
    const auto f = measured(some, options);
    QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
    QVERIFY(f->pointing.has_value());
    QCOMPARE(f->pointing->images, 6);
    QVERIFY(std::abs(f->pointing->chance - chance) < 1e-9);
    QVERIFY(chance > 0 && chance < 1);
    const MapPointing& map = f->pointing->maps.front();
    QCOMPARE(map.map, std::string("evidence"));
    QCOMPARE(map.hits.value, right ? 1.0 : 0.0);
    QVERIFY2(std::abs(map.nearHits.value - near) < 1e-9,
             qPrintable(QString("%1 %2").arg(map.nearHits.value).arg(near)));
    QVERIFY(f->pointing->nearChance > chance && f->pointing->nearChance <= 1);
    QVERIFY2(std::abs(map.inside.value - inside) < 1e-6,
             qPrintable(QString("%1 %2").arg(map.inside.value).arg(inside)));
    QVERIFY(right ? inside > chance : inside < chance);
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
