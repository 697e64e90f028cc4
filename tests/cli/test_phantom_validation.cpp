#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <optional>

#include "base/random.h"
#include "evaluation/intervals.h"
#include "features/preload.h"
#include "phantoms/phantoms.h"
#include "project/import_images.h"
#include "runs/project_source.h"
#include "runs/run.h"
#include "runs/without_features.h"

using namespace fovea;
using dataset::Sample;
using dataset::Split;

/// What the phantoms are made for: their lesions are there at high resolution and
/// gone at low. The matched filter's part of this is in tests/phantoms.
class TestPhantomValidation : public QObject {
    Q_OBJECT
private:
    static constexpr int kImages = 160;
    QTemporaryDir m_folder;
    std::vector<Sample> m_samples;
    std::optional<features::FeatureStore> m_store;

    enum class Task { sideNetworkAlone, shuffledLabels };

    /// Trains on train, chooses nothing, states the AUC on all other images.
    evaluation::Estimate auc(Task task) {
        std::vector<Sample> samples = m_samples;
        if (task == Task::shuffledLabels) {
            std::vector<std::string> labels;
            for (const Sample& s : samples) labels.push_back(s.label);
            Random(7).shuffle(labels);
            for (std::size_t i = 0; i < samples.size(); ++i) samples[i].label = labels[i];
        }
        const auto of = [&](Split split) {
            std::vector<Sample> some;
            for (const Sample& s : samples)
                if (s.split == split) some.push_back(s);
            return some;
        };
        const std::vector<std::string> classes = {"healthy", "lesions"};
        runs::ChannelStatistics statistics;
        for (const Sample& s : of(Split::train)) statistics.add(*m_store->lowImage(s.pixelHash));
        runs::ProjectSource source(*m_store, of(Split::train), {}, classes, statistics.normalisation(), {},
                                   1);
        runs::WithoutFeatures blank(source);
        training::BatchSource& used =
            task == Task::sideNetworkAlone ? static_cast<training::BatchSource&>(blank) : source;
        const auto config = adapter::AdapterConfig::defaults(
            adapter::Method::fptPlus, m_store->settings().config, m_store->shape().layers, 2);
        auto network = adapter::Network::create(config, 1);
        training::LoopOptions options;
        options.learningRate = 1e-3;
        options.seed = 1;
        const auto loop = training::runLoop(*network, used, options, *systemFileLayer(), {});
        if (!loop) qFatal("%s", loop.error().detail.c_str());

        evaluation::Predictions predictions;
        predictions.classes = 2;
        for (const Sample& s : samples) {
            if (s.split == Split::train) continue;
            auto batch = runs::plainBatch(*m_store, std::span(&s, 1), statistics.normalisation());
            if (task == Task::sideNetworkAlone) runs::WithoutFeatures::blank(*batch);
            const auto p = network->predict(*batch);
            predictions.probabilities.insert(predictions.probabilities.end(), p->probabilities.begin(),
                                             p->probabilities.end());
            predictions.truth.push_back(runs::classIndex(classes, s.label));
            predictions.patients.push_back(s.patient);
        }
        const auto estimate = evaluation::estimate(predictions, {})->at("auc");
        qInfo("AUC %.3f (%.3f to %.3f) on %zu images", estimate.value, estimate.low, estimate.high,
              predictions.size());
        return estimate;
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string images = m_folder.filePath("phantoms").toStdString(),
                          folder = m_folder.filePath("p.fovea").toStdString();
        phantoms::PhantomSetOptions set;
        set.images = kImages;
        set.seed = 1;
        QVERIFY(phantoms::writePhantomSet(images, set, *systemFileLayer(), {}).ok());
        QVERIFY(project::importImages(folder, {images}, {}).ok());
        const auto project = project::Project::open(folder);
        QVERIFY(project.ok());
        m_samples = *project->samples();
        runs::RunSettings settings;
        auto preloaded = runs::preloadedStore(*project, settings, systemFileLayer(), {});
        QVERIFY(preloaded.ok() && preloaded->report.problems.empty());
        m_store.emplace(std::move(preloaded->store));
    }
    void sideNetworkAloneIsGuessing() {
        const auto a = auc(Task::sideNetworkAlone);
        QVERIFY(a.low <= 0.5 && a.high >= 0.5);
    }
    void shuffledLabelsCannotBeLearned() {
        const auto a = auc(Task::shuffledLabels);
        QVERIFY(a.low <= 0.5 && a.high >= 0.5);
    }
};

QTEST_GUILESS_MAIN(TestPhantomValidation)
#include "test_phantom_validation.moc"
