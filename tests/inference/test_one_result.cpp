#include <QTest>

#include <atomic>
#include <cstdlib>
#include <set>
#include <thread>

#include "backbone/threads.h"
#include "dataset/pixel_hash.h"
#include "features/preload.h"
#include "imaging/write_image.h"
#include "inference/predictor.h"
#include "runs/project_source.h"
#include "tests/support/blas_kernels.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"
#include "training/loop.h"

using namespace fovea;

/// An image has one result, whichever door it comes in by: to the last bit.
class TestOneResult : public QObject {
    Q_OBJECT

    static constexpr int kImages = 19;  // more than a batch of an evaluation, and no multiple of one
    using Probabilities = std::vector<double>;

    test::TemporaryFolder m_folder;
    backbone::ViTConfig m_vit = test::tinyViT();
    adapter::AdapterInfo m_info;
    std::map<std::string, std::vector<float>> m_values;
    std::vector<imaging::Pixels> m_pixels;
    std::vector<dataset::Sample> m_samples;
    std::optional<features::FeatureStore> m_store;
    std::vector<Probabilities> m_expected;  // of each image

    adapter::Network network() const {
        auto network = adapter::Network::create(m_info.config, 5);
        if (!network || !network->setValues(m_values)) qFatal("no network");
        return std::move(*network);
    }
    inference::Predictor predictor(int threads = 0) const {
        auto vit = backbone::Backbone::untrained(m_vit, 1, {.threads = threads});
        auto predictor = inference::Predictor::assemble({m_info, network()}, std::move(*vit));
        if (!predictor) qFatal("no predictor");
        return std::move(*predictor);
    }
    std::vector<Probabilities> stored(const std::vector<dataset::Sample>& samples) const {
        const auto all = runs::predictStored(*m_store, network(), m_info.lowNormalisation, samples, {});
        if (!all) qFatal("%s", all.error().detail.c_str());
        std::vector<Probabilities> each;
        for (auto at = all->begin(); at != all->end(); at += m_info.config.classes)
            each.emplace_back(at, at + m_info.config.classes);
        return each;
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string kernels = test::blasKernels();
        qInfo("OpenBLAS's kernels: %s", kernels.empty() ? "another BLAS" : kernels.c_str());
        if (!kernels.empty() && qEnvironmentVariableIsSet("OPENBLAS_CORETYPE"))
            QCOMPARE(kernels, std::getenv("OPENBLAS_CORETYPE"));
        // Wide enough that a product is shared among threads.
        m_vit.hiddenSize = 384;
        m_vit.numHeads = 6;
        m_vit.intermediateSize = 384;
        m_info.config = adapter::AdapterConfig::defaults(adapter::Method::fptPlus, m_vit, 2, 3);
        m_info.config.lowResolution = 128;
        m_info.extraction = {{2, 3}, 128, 0.3, backbone::Importance::global};
        m_info.precision = "fp32";
        m_info.store = adapter::StoreType::int8;
        m_info.classes = {"a", "b", "c"};
        auto fresh = adapter::Network::create(m_info.config, 5);
        m_values = fresh->values();
        Random random(3);
        for (float& v : m_values.at("fusion_module.prompts")) v = float(random.normal());  // they attend
        for (int i = 0; i < kImages; ++i) {
            imaging::Pixels pixels{90 + i, 70, 1, std::vector<std::uint8_t>(std::size_t((90 + i) * 70))};
            for (auto& v : pixels.data) v = std::uint8_t(random.below(256));
            dataset::Sample sample;
            sample.path = m_folder.path(std::to_string(i) + ".png");
            sample.pixelHash = dataset::pixelHash(pixels);
            QVERIFY(imaging::writePng(sample.path, pixels, *systemFileLayer()).ok());
            m_pixels.push_back(std::move(pixels));
            m_samples.push_back(std::move(sample));
        }
        features::StoreSettings settings;
        settings.config = m_vit;
        settings.extraction = m_info.extraction;
        settings.lowResolution = m_info.config.lowResolution;
        settings.type = m_info.store;
        settings.normalisation = m_info.highNormalisation;
        auto store = features::FeatureStore::open(m_folder.path("features"), settings, systemFileLayer());
        QVERIFY(store.ok());
        m_store.emplace(std::move(*store));
        const auto vit = backbone::Backbone::untrained(m_vit, 1);
        QVERIFY(features::preload(*vit, *m_store, m_samples, {}, {}).ok());
        const inference::Predictor single = predictor();
        for (const imaging::Pixels& pixels : m_pixels)
            m_expected.push_back(single.predict(pixels, false)->probabilities);
    }

    void aFileAndItsPixelsComeToTheSame() {
        const inference::Predictor p = predictor();
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            QCOMPARE(p.predict(m_samples[i].path, {}, false)->probabilities, m_expected[i]);
            QCOMPARE(p.predict(m_pixels[i], true)->probabilities, m_expected[i]);
        }
    }

    void anEvaluationComesToTheSameAsACase() {
        QCOMPARE(stored(m_samples), m_expected);
        for (std::size_t i = 0; i < m_samples.size(); ++i)
            QCOMPARE(stored({m_samples[i]}).front(), m_expected[i]);
    }

    void theBatchAnImageStandsInMakesNoDifference() {
        std::vector<dataset::Sample> backwards(m_samples.rbegin(), m_samples.rend());
        std::vector<Probabilities> expected(m_expected.rbegin(), m_expected.rend());
        for (const std::size_t images : {19, 12, 5, 2}) {
            backwards.resize(images);
            expected.resize(images);
            QCOMPARE(stored(backwards), expected);
        }
    }

    void aThreadsFirstPredictionIsLikeItsNext() {
        const inference::Predictor p = predictor();
        for (int i = 0; i < 3; ++i)
            std::thread([&] {
                for (int k = 0; k < 3; ++k)
                    QCOMPARE(p.predict(m_pixels.front(), false)->probabilities, m_expected.front());
            }).join();
    }

    void severalThreadsAtOnceDoNotDisturbEachOther() {
        constexpr int kThreads = 4, kTimes = 25;
        std::atomic<int> others = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t] {
                backbone::setThreads(t % 3 + 1);
                const inference::Predictor own = predictor(t % 3 + 1);
                for (int k = 0; k < kTimes; ++k) {
                    const std::size_t i = std::size_t(t + k) % m_pixels.size();
                    others += own.predict(m_pixels[i], k % 2 == 0)->probabilities != m_expected[i];
                }
            });
        for (std::thread& t : threads) t.join();
        QCOMPARE(others.load(), 0);
    }

    void anyNumberOfThreadsComesToTheSame() {
        for (const int threads : {1, 3, 8}) {
            const backbone::Threads set(threads);
            const inference::Predictor p = predictor(threads);
            QCOMPARE(p.predict(m_pixels[1], false)->probabilities, m_expected[1]);
            QCOMPARE(stored(m_samples), m_expected);
        }
    }

    void aTrainingComesToTheSameInAnyThread_data() {
        QTest::addColumn<int>("batch");
        QTest::newRow("whole") << 4;
        QTest::newRow("shared among threads") << 16;
    }
    void aTrainingComesToTheSameInAnyThread() {
        QFETCH(const int, batch);
        std::vector<dataset::Sample> labelled = m_samples;
        for (std::size_t i = 0; i < labelled.size(); ++i) labelled[i].label = m_info.classes[i % 3];
        const auto losses = [&] {
            const backbone::Threads threads(2);
            adapter::Network trained = network();
            runs::ProjectSource source(*m_store, labelled, {}, m_info.classes, m_info.lowNormalisation, {},
                                       1);
            training::LoopOptions options;
            options.epochs = 1;
            options.batch = batch;
            const auto result = training::runLoop(trained, source, options, *systemFileLayer(), {});
            return result ? result->losses : std::vector<double>();
        };
        const std::vector<double> expected = losses();
        QVERIFY(!expected.empty());
        std::thread([&] { QCOMPARE(losses(), expected); }).join();
    }

    /// Vectors begin at any multiple of 16 bytes, torch's own memory at one of 64.
    void whereverMemoryBeginsItIsTheSame() {
        const adapter::Network net = network();
        const auto batch = runs::plainBatch(*m_store, std::span(m_samples).first(1), m_info.lowNormalisation);
        QVERIFY(batch.ok());
        const auto offset = [](const auto& v) { return reinterpret_cast<std::uintptr_t>(v.data()) % 64; };
        std::set<std::uintptr_t> low, keys;
        std::vector<adapter::Batch> kept;
        std::vector<std::vector<char>> between;
        for (int i = 0; i < 100; ++i) {
            between.emplace_back(std::size_t(16 * (i % 7 + 1)));
            kept.push_back(*batch);
            low.insert(offset(kept.back().low));
            keys.insert(offset(kept.back().keys));
            const auto p = net.predict(kept.back());
            QCOMPARE(p->probabilities, m_expected.front());
        }
        qInfo("%zu and %zu offsets from a cache line", low.size(), keys.size());
    }
};

QTEST_GUILESS_MAIN(TestOneResult)
#include "test_one_result.moc"
