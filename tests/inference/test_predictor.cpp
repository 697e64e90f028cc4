#include <QTest>

#include "dataset/pixel_hash.h"
#include "features/preload.h"
#include "imaging/write_image.h"
#include "inference/predictor.h"
#include "runs/project_source.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

/// A new image is treated like a stored one.
class TestPredictor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysTheSameOfAStoredImage_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("sideShare");
        QTest::newRow("fp16") << int(adapter::StoreType::fp16) << 1.0;
        QTest::newRow("int8") << int(adapter::StoreType::int8) << 1.0;
        QTest::newRow("fp16, with a read-out") << int(adapter::StoreType::fp16) << 0.5;
        QTest::newRow("int8, with a read-out") << int(adapter::StoreType::int8) << 0.5;
        QTest::newRow("int8, a read-out alone") << int(adapter::StoreType::int8) << 0.0;
    }
    void saysTheSameOfAStoredImage() {
        QFETCH(const int, type);
        QFETCH(const double, sideShare);
        test::TemporaryFolder folder;
        imaging::Pixels pixels{90, 70, 1, std::vector<std::uint8_t>(90 * 70)};
        Random random(3);
        for (auto& v : pixels.data) v = std::uint8_t(random.below(256));
        dataset::Sample sample;
        sample.path = folder.path("image.png");
        sample.pixelHash = dataset::pixelHash(pixels);
        QVERIFY(imaging::writePng(sample.path, pixels, *systemFileLayer()).ok());

        adapter::AdapterInfo info;
        info.config = adapter::AdapterConfig::defaults(adapter::Method::fptPlus, test::tinyViT(), 2, 3);
        info.config.lowResolution = 32;
        info.extraction = {{2, 3}, 128, 0.3, backbone::Importance::global};
        info.precision = "fp32";
        info.store = adapter::StoreType(type);
        info.classes = {"a", "b", "c"};
        features::StoreSettings settings;
        settings.config = test::tinyViT();
        settings.extraction = info.extraction;
        settings.lowResolution = 32;
        settings.type = info.store;
        settings.normalisation = info.highNormalisation;
        auto store = features::FeatureStore::open(folder.path("features"), settings, systemFileLayer());
        QVERIFY(store.ok());
        auto vit = backbone::Backbone::untrained(test::tinyViT(), 1);
        QVERIFY(features::preload(*vit, *store, {sample}, {}, {}).ok());

        auto network = adapter::Network::create(info.config, 5);
        auto values = network->values();
        for (float& v : values.at("fusion_module.prompts"))
            v = float(random.normal());  // so that they attend
        QVERIFY(network->setValues(values).ok());
        info.sideShare = sideShare;
        if (sideShare < 1) {
            adapter::ReadOut readOut;
            readOut.weights.resize(std::size_t(3 * adapter::ReadOut::widthFor(info.config)));
            for (float& w : readOut.weights) w = float(0.05 * random.normal());
            readOut.intercepts = {0.25f, -0.5f, 0.25f};
            readOut.typical.resize(readOut.weights.size() / 3);
            QVERIFY(network->setHead({sideShare, readOut}).ok());
        }
        const auto batch = runs::plainBatch(*store, std::span(&sample, 1), info.lowNormalisation);
        QVERIFY(batch.ok());
        const auto stored = network->predict(*batch);
        const auto predictor = inference::Predictor::assemble({info, std::move(*network)}, std::move(*vit));
        const auto fresh = predictor->predict(sample.path, {}, true);
        QVERIFY(stored.ok() && fresh.ok());
        QCOMPARE(fresh->probabilities, stored->probabilities);
        QCOMPARE(fresh->promptAttention.empty(), sideShare == 0);
        const auto tokens = store->tokens(sample.pixelHash);
        QCOMPARE(fresh->tokens.tokens, tokens->tokens);
        QCOMPARE(fresh->tokens.importance, tokens->importance);
        QCOMPARE(fresh->tokens.classState, tokens->classState);
    }
};

QTEST_APPLESS_MAIN(TestPredictor)
#include "test_predictor.moc"
