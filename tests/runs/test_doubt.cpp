#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/safetensors.h"
#include "inference/predictor.h"
#include "project/confirmed_labels.h"
#include "runs/doubt.h"
#include "runs/evaluate.h"
#include "runs/similar_cases.h"
#include "runs/stored_run.h"
#include "runs/suggest.h"
#include "runs/suspects.h"
#include "tests/runs/brightness_project.h"

using namespace fovea;
using namespace fovea::runs;
using dataset::Sample;
using dataset::Split;

/// What a trained adapter says of its own doubt, and what a project's stored features say of its labels.
class TestDoubt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readOutIsJudgedOutOfFold();
    void sideNetworkIsJudgedOnValidation();
    void knowsAnotherKindOfPicture();
    void statesItsCoverage();
    void earlierAdaptersSayNothing();
    void plantedLabelsAreFoundFirst();
    void suspectsLeaveTestImagesAlone();
    void confirmedLabelsAreLeftOut();
    void suggestsWhatHasNoLabel();
    void picksByDoubtAndDifference();
    void asksTheNewestRunWithAnAdapter();
    void similarCasesAreOfTheSameKind();
    void anAdapterHoldsNoImage();

private:
    std::string adapterOf(std::int64_t run) const {
        const auto known = m_project->run(run);
        return known ? m_project->folder() + "/" + known->adapterPath : std::string();
    }
    inference::Predictor predictorOf(std::int64_t run, double coverage = 0.9) const {
        inference::PredictorOptions options;
        options.device = "cpu";
        options.threads = 1;
        options.backbone = m_root + "/backbone";
        options.coverage = coverage;
        auto predictor = inference::Predictor::load(adapterOf(run), options);
        if (!predictor) qFatal("%s", predictor.error().detail.c_str());
        return std::move(*predictor);
    }
    std::vector<Sample> samplesOf(Split split) const {
        std::vector<Sample> samples = m_project->samples().value();
        std::erase_if(samples, [&](const Sample& s) { return s.split != split; });
        return samples;
    }

    QTemporaryDir m_folder;
    std::string m_root;
    std::optional<project::Project> m_project;
    std::int64_t m_readOut = 0, m_both = 0;  ///< runs
};

void TestDoubt::initTestCase() {
    m_root = m_folder.path().toStdString();
    QVERIFY(test::makeBrightnessProject(m_root, 4));
    auto project = project::Project::open(m_root + "/p.fovea");
    QVERIFY(project.ok());
    m_project.emplace(std::move(*project));
    RunSettings settings = test::smallRun(m_root);
    settings.epochs = 0;
    auto readOut = runTraining(*m_project, settings, false, systemFileLayer(), {});
    QVERIFY2(readOut.ok(), readOut ? "" : readOut.error().detail.c_str());
    m_readOut = readOut->run;
    auto both = runTraining(*m_project, test::smallRun(m_root), false, systemFileLayer(), {});
    QVERIFY(both.ok());
    m_both = both->run;
}

void TestDoubt::readOutIsJudgedOutOfFold() {
    const auto info = adapter::readAdapterInfo(adapterOf(m_readOut));
    QVERIFY(info.ok() && info->tuning.setScores && info->kind);
    QCOMPARE(info->tuning.setScores->part, std::string("out_of_fold"));
    QCOMPARE(int(info->tuning.setScores->classes.size()), 2);
    QCOMPARE(info->tuning.setScores->classes[0].images, 24);  // all of the training images
    QCOMPARE(info->kind->images, 48);
    // The record says the same, so that nothing is found to have been left behind.
    const auto run = m_project->run(m_readOut);
    QVERIFY(run.ok());
    const auto result = resultFromJson(run->resultJson);
    QVERIFY(result.ok() && result->tuning);
    QCOMPARE(adapter::tuningToJson(*result->tuning), adapter::tuningToJson(info->tuning));
}

void TestDoubt::sideNetworkIsJudgedOnValidation() {
    const auto info = adapter::readAdapterInfo(adapterOf(m_both));
    QVERIFY(info.ok() && info->tuning.setScores && info->kind);
    QCOMPARE(info->tuning.setScores->part, std::string("val"));
    QCOMPARE(info->tuning.setScores->classes[1].images, 8);
}

void TestDoubt::knowsAnotherKindOfPicture() {
    const inference::Predictor predictor = predictorOf(m_both);
    int alarms = 0;
    for (const Sample& s : samplesOf(Split::test)) {
        const auto said = predictor.predict(s.path, {}, false);
        QVERIFY(said.ok() && said->likeness);
        alarms += said->likeness->unlike();
        // 8 validation images a class: too few to flag any.
        QVERIFY(said->answerSet.empty());
        QVERIFY(said->likeness->unlike() || said->likeness->why.empty());
    }
    QVERIFY2(alarms <= 1, qPrintable(QString::number(alarms)));
    imaging::Pixels coloured{64, 64, 3, {}};  // a red ramp, smooth where the training images are noise
    for (int i = 0; i < 64 * 64; ++i)
        for (const int v : {i % 64 * 4, 20, 20}) coloured.data.push_back(std::uint8_t(v));
    const auto said = predictor.predict(coloured, false);
    QVERIFY(said.ok() && said->likeness);
    QVERIFY2(said->likeness->unlike(), qPrintable(QString::number(said->likeness->distance)));
    QVERIFY(said->likeness->why.is(evaluation::kColourAmongGrey));
}

void TestDoubt::statesItsCoverage() {
    auto evaluation = evaluateRun(*m_project, m_readOut, Split::test, {}, systemFileLayer(), {});
    QVERIFY(evaluation.ok());
    const auto on = answerSetsOn(*evaluation, 0.9);
    QVERIFY(on.ok() && on->has_value());
    QVERIFY((*on)->sets.tooFew.empty());
    QVERIFY((*on)->figures.meanSize >= 1 && (*on)->figures.meanSize <= 2);
    QVERIFY((*on)->figures.held.value >= 0.7);
    QVERIFY(!answerSetsOn(*evaluation, 1.0).ok());
    // The same images are unlike whether they are asked for one by one or all at once.
    QVERIFY(evaluation->unlike);
    const inference::Predictor usual = predictorOf(m_readOut);
    for (const Sample& s : samplesOf(Split::test)) {
        const auto said = usual.predict(s.path, {}, false);
        QVERIFY(said.ok() && said->likeness);
        QCOMPARE(evaluation->unlike->count(s.id) > 0, said->likeness->unlike());
        QVERIFY(!said->answerSet.empty());
        QCOMPARE(said->answerSet.front(), said->predicted);
    }
    // 24 images a class are too few for 99 in 100: neither answer is ever ruled out, and no image is flagged.
    const inference::Predictor strict = predictorOf(m_readOut, 0.99);
    QCOMPARE(int(strict.answerSets()->tooFew.size()), 2);
    const auto said = strict.predict(samplesOf(Split::test).front().path, {}, false);
    QVERIFY(said.ok() && said->answerSet.empty());
    const auto none = answerSetsOn(*evaluation, 0.99);
    QVERIFY(none.ok() && !(*none)->sets.known() && std::isnan((*none)->figures.held.value));
}

/// The same file without what this version added.
void TestDoubt::earlierAdaptersSayNothing() {
    auto loaded = adapter::loadAdapter(adapterOf(m_both));
    QVERIFY(loaded.ok());
    loaded->info.kind.reset();
    loaded->info.tuning.setScores.reset();
    const std::string path = m_root + "/earlier.safetensors";
    QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer()).ok());
    inference::PredictorOptions options;
    options.device = "cpu";
    options.backbone = m_root + "/backbone";
    const auto predictor = inference::Predictor::load(path, options);
    QVERIFY(predictor.ok());
    const auto said = predictor->predict(samplesOf(Split::test).front().path, {}, false);
    const auto now = predictorOf(m_both).predict(samplesOf(Split::test).front().path, {}, false);
    QVERIFY(said.ok() && now.ok());
    QVERIFY(said->answerSet.empty() && !said->likeness);
    QVERIFY(said->probabilities == now->probabilities);
}

void TestDoubt::plantedLabelsAreFoundFirst() {
    const std::vector<Sample> train = samplesOf(Split::train);
    std::set<std::int64_t> planted;
    for (const std::size_t i : {std::size_t(3), std::size_t(17), std::size_t(40)}) {
        planted.insert(train[i].id);
        QVERIFY(m_project->setLabel({train[i].id}, train[i].label == "ill" ? "well" : "ill").ok());
    }
    const auto suspects = suspectLabels(*m_project, test::smallRun(m_root), systemFileLayer(), {});
    for (std::size_t i = 0; i < planted.size(); ++i) QVERIFY(m_project->undo().ok());
    QVERIFY2(suspects.ok(), suspects ? "" : suspects.error().detail.c_str());
    std::set<std::int64_t> first;
    for (std::size_t i = 0; i < planted.size(); ++i) {
        const Suspect& s = suspects->ranked[i];
        first.insert(s.sample.id);
        QVERIFY(s.likely);
        QVERIFY(s.other > s.given);
        QVERIFY(s.proposed != s.sample.label);
    }
    QVERIFY(first == planted);
    QVERIFY(suspects->likely >= int(planted.size()));
}

void TestDoubt::suspectsLeaveTestImagesAlone() {
    const auto suspects = suspectLabels(*m_project, test::smallRun(m_root), systemFileLayer(), {});
    QVERIFY(suspects.ok());
    QCOMPARE(suspects->ranked.size(), std::size_t(48 + 16));
    for (const Suspect& s : suspects->ranked) QVERIFY(s.sample.split != Split::test);
    for (std::size_t i = 1; i < suspects->ranked.size(); ++i) {
        const Suspect &a = suspects->ranked[i - 1], &b = suspects->ranked[i];
        QVERIFY(a.given - a.other <= b.given - b.other);
    }
}

void TestDoubt::suggestsWhatHasNoLabel() {
    SuggestOptions options;
    options.run = m_both;
    options.count = 10;
    const auto none = suggestLabels(*m_project, options, systemFileLayer(), {});
    QVERIFY(!none.ok());
    QVERIFY(none.error().code == ErrorCode::notFound);
    const std::vector<Sample> test = samplesOf(Split::test);
    std::vector<std::int64_t> ids;
    for (const Sample& s : test) ids.push_back(s.id);
    QVERIFY(m_project->setLabel(ids, "").ok());
    const auto suggested = suggestLabels(*m_project, options, systemFileLayer(), {});
    QVERIFY(m_project->undo().ok());
    QVERIFY2(suggested.ok(), suggested ? "" : suggested.error().detail.c_str());
    QCOMPARE(suggested->unlabelled, int(test.size()));
    QCOMPARE(int(suggested->images.size()), 10);
    QCOMPARE(int(std::count_if(suggested->images.begin(), suggested->images.end(),
                               [](const Suggestion& s) { return s.random; })),
             2);
    std::set<std::int64_t> once;
    for (const Suggestion& s : suggested->images) {
        QVERIFY(once.insert(s.sample.id).second);
        QVERIFY(s.doubt >= 0 && s.doubt <= 1 && s.difference > 0);
        const double p = s.probabilities[0];
        QVERIFY(std::abs(s.doubt - (1 - std::abs(p - (1 - p)))) < 1e-9);
    }
}

/// Four places on a line; what is known lies at 0.
void TestDoubt::picksByDoubtAndDifference() {
    const std::vector<float> images = {0.1f, 5.0f, 5.1f, 0.2f};
    SuggestOptions options;
    options.count = 4;
    options.randomShare = 0;
    const auto orderOf = [&](const std::vector<double>& doubt) {
        std::vector<std::size_t> order;
        const auto picked = pickForLabels(doubt, images, {0.0f}, 1, options, {});
        for (const Picked& p : picked.value()) order.push_back(p.image);
        return order;
    };
    // As doubtful as each other: the furthest first; then no longer its neighbour, which is like it.
    const std::vector<std::size_t> order = orderOf({0.5, 0.5, 0.5, 0.5});
    QCOMPARE(order[0], std::size_t(2));
    QCOMPARE(order[1], std::size_t(3));
    // Equally far or not, the one in doubt before the one that is not.
    QCOMPARE(orderOf({0.0, 0.2, 0.1, 0.9})[0], std::size_t(1));
    options.randomShare = 1;
    const auto all = pickForLabels({0, 0, 0, 0}, images, {0.0f}, 1, options, {});
    QVERIFY(all.ok());
    QVERIFY(std::all_of(all->begin(), all->end(), [](const Picked& p) { return p.random; }));
    options.count = 0;
    QVERIFY(!pickForLabels({0, 0, 0, 0}, images, {0.0f}, 1, options, {}).ok());
}

void TestDoubt::asksTheNewestRunWithAnAdapter() {
    const std::int64_t question = m_project->question().value().id;
    const auto without = m_project->addRun(settingsToJson(test::smallRun(m_root)));
    QVERIFY(without.ok());
    const auto newest = runWithAdapter(*m_project, question);
    QVERIFY(newest.ok() && newest->has_value());
    QCOMPARE((*newest)->id, m_both);
    QCOMPARE(runWithAdapter(*m_project, question, m_readOut).value().value().id, m_readOut);
    QVERIFY(!runWithAdapter(*m_project, question, *without).value());
    QVERIFY(!runWithAdapter(*m_project, question + 1).value());
    QVERIFY(m_project->removeRun(*without).ok());
    // By itself: what belonged to a series or a computer does not.
    RunSettings settings = test::smallRun(m_root);
    settings.device = "cpu";
    settings.fold = Fold{2, 5};
    settings.assigned.fold = Fold{1, 3};
    project::Run run;
    run.settingsJson = settingsToJson(settings);
    const auto alone = settingsAlone(run);
    QVERIFY(alone.ok());
    QCOMPARE(alone->device, std::string("auto"));
    QVERIFY(!alone->fold && alone->assigned == Assignment());
    QCOMPARE(alone->epochs, settings.epochs);
    run.settingsJson = "nonsense";
    QVERIFY(!settingsAlone(run).ok());
}

void TestDoubt::similarCasesAreOfTheSameKind() {
    auto similar = SimilarCases::of(*m_project, m_both, systemFileLayer(), {});
    QVERIFY2(similar.ok(), similar ? "" : similar.error().detail.c_str());
    QCOMPARE(similar->images(), std::size_t(48 + 16));
    int same = 0, all = 0;
    for (const Split split : {Split::train, Split::test})
        for (const Sample& s : samplesOf(split)) {
            const auto nearest = similar->nearest(s, 3);
            QVERIFY(nearest.ok());
            QCOMPARE(int(nearest->size()), 3);
            for (std::size_t i = 0; i < nearest->size(); ++i) {
                const SimilarCase& c = (*nearest)[i];
                QVERIFY(c.sample.id != s.id);
                QVERIFY(c.sample.split == Split::train || c.sample.split == Split::validation);
                QVERIFY(i == 0 || c.distance >= (*nearest)[i - 1].distance);
                QVERIFY(c.probability >= 0.5 && c.probability <= 1);
                same += c.sample.label == s.label;
                ++all;
            }
        }
    QVERIFY2(same > 0.9 * all, qPrintable(QString::number(same)));
    QVERIFY(!similar->nearest(std::vector<float>(3), nullptr, 3).ok());
    QVERIFY(!SimilarCases::of(*m_project, 99, systemFileLayer(), {}).ok());
}

/// Similar cases are of the project alone: of the images that an adapter learned from, its file has marks
/// (TrainingMarks) and statistics of all together, and asking for similar cases adds nothing.
void TestDoubt::anAdapterHoldsNoImage() {
    // Whoever adds a member says here that no image, hash or patient can be told from it.
    const QStringList known =
        QString(
            "activation answer_sets backbone backbone_width classes created_utc dropout findings "
            "fusion_norm_eps heads high_normalisation high_resolution image_weighting interval "
            "layer_norm_eps layers low_normalisation low_resolution method patch_size plane "
            "pooling positive precision prompts qkv_bias question recalibration side_networks "
            "side_reduction side_share side_width software store threshold token_importance "
            "token_ratio training training_kind training_marks variables window")
            .split(' ');
    for (const std::int64_t run : {m_readOut, m_both}) {
        const auto before = readTextFile(adapterOf(run));
        QVERIFY(before.ok());
        auto similar = SimilarCases::of(*m_project, run, systemFileLayer(), {});
        QVERIFY(similar.ok());
        QVERIFY(similar->nearest(samplesOf(Split::test).front(), 3).ok());
        const auto after = readTextFile(adapterOf(run));
        QVERIFY(after.ok() && *after == *before);
        const auto holds = [&](std::string_view what) { return before->find(what) != std::string::npos; };

        const auto file = SafeTensors::open(adapterOf(run));
        QVERIFY(file.ok());
        const auto settings = nlohmann::json::parse(file->metadata().at("fovea"));
        for (const auto& [member, value] : settings.items())
            QVERIFY2(known.contains(QString::fromStdString(member)), member.c_str());
        // A salt, and eight digits for each image that it learned from or chose its epoch by.
        QCOMPARE(settings.at("training_marks").get<std::string>().size(), 32 + 8 * similar->images());
        const auto stored = openStoredRun(*m_project, run, systemFileLayer(), {});
        QVERIFY(stored.ok());
        QVERIFY(!holds(m_root) && !holds("/images/"));
        for (const Sample& s : stored->samples) {
            QVERIFY2(!holds(std::filesystem::path(s.path).filename().string()), s.path.c_str());
            for (const std::string& hash : {s.pixelHash, s.perceptualHash})
                for (std::size_t from = 0; from + 16 <= hash.size(); from += 16)
                    QVERIFY2(!holds(hash.substr(from, 16)), s.path.c_str());
            // What a similar case is found by: the state that the frozen network gives the image.
            const auto tokens = stored->store.tokens(s.pixelHash);
            QVERIFY(tokens.ok() && tokens->classState.size() >= 4);
            QVERIFY(!holds({reinterpret_cast<const char*>(tokens->classState.data()), 4 * sizeof(float)}));
        }
    }
}

void TestDoubt::confirmedLabelsAreLeftOut() {
    const auto suspects = [this] {
        return suspectLabels(*m_project, test::smallRun(m_root), systemFileLayer(), {});
    };
    const auto all = suspects();
    QVERIFY(all.ok());
    QCOMPARE(all->confirmed, 0);
    const Sample first = all->ranked.front().sample;
    QVERIFY(project::setConfirmedLabel(*m_project, first.id, first.label).ok());
    const auto without = suspects();
    // Of another label than the one that was confirmed nothing is known.
    QVERIFY(m_project->setLabel({first.id}, first.label == "ill" ? "well" : "ill").ok());
    const auto other = suspects();
    for (int i = 0; i < 2; ++i) QVERIFY(m_project->undo().ok());
    QVERIFY(without.ok() && other.ok());
    QCOMPARE(without->confirmed, 1);
    QCOMPARE(without->ranked.size() + 1, all->ranked.size());
    for (const Suspect& s : without->ranked) QVERIFY(s.sample.id != first.id);
    QCOMPARE(other->confirmed, 0);
    QCOMPARE(other->ranked.size(), all->ranked.size());
}

QTEST_GUILESS_MAIN(TestDoubt)
#include "test_doubt.moc"
