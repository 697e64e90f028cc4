#include <QTest>
#include <cmath>

#include "adapter/adapter_file.h"
#include "backbone/catalogue.h"
#include "imaging/write_image.h"
#include "inference/case_map.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

/// A backbone made so that all attention goes to the one bright patch: from file
/// to overlay, the map must peak at that patch's place in the image.
class TestPlantedToken : public QObject {
    Q_OBJECT
private:
    /// Token = (brightness, 0 ...); its key grows with brightness, every query asks for that.
    static test::MadeUpBackbone seesBrightness() {
        const backbone::ViTConfig c = test::tinyViT();
        test::MadeUpBackbone b(c);
        const auto D = std::size_t(c.hiddenSize), d = std::size_t(c.headWidth());
        for (auto& [name, t] : b.tensors)
            if (name.find("layernorm") == std::string::npos) std::fill(t.values.begin(), t.values.end(), 0.f);
        auto& patch = b.tensors["vit.embeddings.patch_embeddings.projection.weight"].values;
        std::fill(patch.begin(), patch.begin() + std::ptrdiff_t(patch.size() / D), 1.f / (3 * 16 * 16));
        b.tensors["vit.embeddings.cls_token"].values[1] = 1;  // neither bright nor dark
        for (int layer = 0; layer < c.numLayers; ++layer) {
            const std::string attention =
                "vit.encoder.layer." + std::to_string(layer) + ".attention.attention.";
            for (std::size_t h = 0; h < std::size_t(c.numHeads); ++h) {
                b.tensors[attention + "key.weight"].values[h * d * D] = 4;
                b.tensors[attention + "query.bias"].values[h * d] = 4;
            }
        }
        return b;
    }

    /// An adapter for that backbone, freshly initialised.
    static std::string writeAdapter(const test::TemporaryFolder& folder,
                                    const backbone::BackboneChoice& choice) {
        adapter::AdapterInfo info;
        info.config = adapter::AdapterConfig::defaults(adapter::Method::fptPlus, choice.config, 2, 2);
        info.config.lowResolution = 32;
        info.extraction = {{2, 3}, 128, 0.2, backbone::Importance::global};
        info.precision = "fp32";
        info.backboneName = choice.name;
        info.backboneIdentity = choice.identity;
        info.highNormalisation = choice.normalisation;
        info.classes = {"a", "b"};
        const auto network = adapter::Network::create(info.config, 1);
        if (!network ||
            !adapter::saveAdapter(folder.path("a.safetensors"), info, *network, *systemFileLayer()))
            qFatal("cannot write the adapter");
        return folder.path("a.safetensors");
    }

private Q_SLOTS:
    void overlayPeaksAtThePlantedPatch_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::newRow("square") << 128 << 128 << 2 << 5;
        QTest::newRow("wide") << 512 << 128 << 6 << 1;
        QTest::newRow("tall") << 96 << 400 << 1 << 7;
        QTest::newRow("corner") << 300 << 200 << 7 << 7;
    }
    void overlayPeaksAtThePlantedPatch() {
        QFETCH(const int, width);
        QFETCH(const int, height);
        QFETCH(const int, row);
        QFETCH(const int, column);
        constexpr int kGrid = 8;  // 128 / 16
        const double left = double(column) * width / kGrid, right = double(column + 1) * width / kGrid;
        const double top = double(row) * height / kGrid, bottom = double(row + 1) * height / kGrid;
        imaging::Pixels p{width, height, 1, std::vector<std::uint8_t>(std::size_t(width * height), 40)};
        for (int y = int(std::ceil(top)); y < int(bottom); ++y)
            for (int x = int(std::ceil(left)); x < int(right); ++x) p.data[std::size_t(y * width + x)] = 250;

        test::TemporaryFolder folder;
        QVERIFY(seesBrightness().write(folder.path("vit")));
        const auto choice = backbone::findBackbone(folder.path("vit"));
        QVERIFY2(choice.ok(), choice.ok() ? "" : choice.error().detail.c_str());
        inference::PredictorOptions options;
        options.backbone = folder.path("vit");
        const auto predictor = inference::Predictor::load(writeAdapter(folder, *choice), options);
        QVERIFY2(predictor.ok(), predictor.ok() ? "" : predictor.error().detail.c_str());
        QVERIFY(imaging::writePng(folder.path("image.png"), p, *systemFileLayer()).ok());
        const auto result = predictor->predict(folder.path("image.png"), imaging::ReadOptions{}, true);
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().detail.c_str());

        for (const int layer : {2, 3}) {
            const auto map = inference::caseMap(*predictor, *result, explain::MapKind::kept, layer);
            QVERIFY(map.ok());
            const auto peak = std::max_element(map->values.begin(), map->values.end()) - map->values.begin();
            QCOMPARE(int(peak), row * kGrid + column);
            QVERIFY(map->values[std::size_t(peak)] > 0.9f);
            QVERIFY(map->leadingShare < 0.05);

            const imaging::Pixels overlaid = explain::overlay(result->display, *map);
            QCOMPARE(overlaid.width, width);
            QCOMPARE(overlaid.height, height);
            double most = -1, mostX = 0, mostY = 0;
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const double value = explain::valueAt(*map, x, y, width, height);
                    if (value > most) most = value, mostX = x + 0.5, mostY = y + 0.5;
                }
            QVERIFY(mostX > left && mostX < right && mostY > top && mostY < bottom);
        }
        const auto prompts = inference::caseMap(*predictor, *result, explain::MapKind::prompts, 3);
        QVERIFY(prompts.ok());
        double sum = prompts->leadingShare;
        for (const float v : prompts->values) sum += v;
        QVERIFY(std::abs(sum - 1) < 1e-3);
        QVERIFY(!inference::caseMap(*predictor, *result, explain::MapKind::kept, 1).ok());  // not extracted
    }

    void anotherBackboneIsRefused() {
        test::TemporaryFolder folder;
        auto made = seesBrightness();
        QVERIFY(made.write(folder.path("vit")));
        const auto choice = backbone::findBackbone(folder.path("vit"));
        QVERIFY(choice.ok());
        const std::string adapter = writeAdapter(folder, *choice);
        made.tensors["vit.layernorm.bias"].values[3] = 1;
        QVERIFY(made.write(folder.path("vit")));
        inference::PredictorOptions options;
        options.backbone = folder.path("vit");
        const auto predictor = inference::Predictor::load(adapter, options);
        QVERIFY(!predictor.ok());
        QCOMPARE(predictor.error().code, ErrorCode::backboneMismatch);
    }
};

QTEST_APPLESS_MAIN(TestPlantedToken)
#include "test_planted_token.moc"
