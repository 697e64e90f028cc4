#include <QTest>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "adapter/network.h"
#include "backbone/backbone.h"
#include "backbone/model_config.h"
#include "base/safetensors.h"

using namespace fovea;
using namespace fovea::backbone;
using nlohmann::json;
namespace fs = std::filesystem;

// tests/data/backbones holds models in every naming that can be read, with what an
// independent implementation computes from them, and folders that must be refused.
// tests/backbone/make_reference.py made it. A new layout or failure is a new folder.

namespace {

const fs::path kData = fs::path(FOVEA_TEST_DATA) / "backbones";
constexpr double kTolerance = 1e-4;

void addFolders(const char* kind) {
    QTest::addColumn<QString>("folder");
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(kData / kind)) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& f : folders)
        QTest::newRow(f.filename().c_str()) << QString::fromStdString(f.string());
}

std::vector<float> floats(const SafeTensors& file, const std::string& name) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != DType::f32) return {};
    std::vector<float> values(view->bytes.size() / sizeof(float));
    std::memcpy(values.data(), view->bytes.data(), view->bytes.size());
    return values;
}

/// IEEE half precision, to which the reference's images are rounded.
std::vector<float> halves(const SafeTensors& file, const std::string& name) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != DType::f16) return {};
    std::vector<std::uint16_t> bits(view->bytes.size() / 2);
    std::memcpy(bits.data(), view->bytes.data(), view->bytes.size());
    std::vector<float> values;
    for (const std::uint16_t b : bits) {
        const int exponent = (b >> 10) & 31, fraction = b & 1023;
        const double size =
            exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
        values.push_back(float((b & 0x8000) ? -size : size));
    }
    return values;
}

std::vector<std::int32_t> integers(const SafeTensors& file, const std::string& name) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != DType::i32) return {};
    std::vector<std::int32_t> values(view->bytes.size() / 4);
    std::memcpy(values.data(), view->bytes.data(), view->bytes.size());
    return values;
}

double difference(const std::vector<float>& computed, const std::vector<float>& expected) {
    if (computed.size() != expected.size() || expected.empty()) return INFINITY;
    double sum = 0, norm = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        sum += std::pow(double(computed[i]) - expected[i], 2);
        norm += std::pow(double(expected[i]), 2);
    }
    return std::sqrt(sum / norm);
}

struct Reference {
    SafeTensors file;
    json facts;
};
Result<Reference> reference(const fs::path& folder) {
    FOVEA_TRY(SafeTensors file, SafeTensors::open((folder / "expected.safetensors").string()));
    json facts = json::parse(file.metadata().at("facts"));
    return Reference{std::move(file), std::move(facts)};
}

ExtractionSettings settingsOf(const json& pass) {
    return {pass["layers"].get<std::vector<int>>(), pass["resolution"], pass["ratio"],
            importanceFromName(pass["importance"].get<std::string>()).value()};
}

/// A tensor of a shape, without contents: enough to ask what it means.
ViTTensors timmOfWidth(std::int64_t width) {
    std::map<std::string, TensorView> tensors;
    const auto add = [&](const char* name, std::vector<std::int64_t> shape) {
        tensors[name] = {DType::f32, std::move(shape), {}};
    };
    add("cls_token", {1, 1, width});
    add("pos_embed", {1, 197, width});
    add("patch_embed.proj.weight", {width, 3, 16, 16});
    add("blocks.0.norm1.weight", {width});
    add("blocks.0.attn.qkv.bias", {3 * width});
    add("blocks.0.mlp.fc1.weight", {4 * width, width});
    add("blocks.0.mlp.fc2.weight", {width, 4 * width});
    return recogniseTensors(tensors, "weights").value();
}

}  // namespace

class TestBackboneLayouts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAnIndependentImplementation_data() { addFolders("read"); }
    void agreesWithAnIndependentImplementation() {
        QFETCH(const QString, folder);
        const fs::path path = folder.toStdString();
        const auto expected = reference(path);
        QVERIFY2(expected.ok(), expected.ok() ? "" : expected.error().detail.c_str());
        const auto opened = openBackboneFolder((path / "model").string());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().detail.c_str());
        QVERIFY(json(opened->normalisation.mean) == expected->facts["mean"]);
        QVERIFY(json(opened->normalisation.deviation) == expected->facts["std"]);
        QCOMPARE(opened->normalisation.rescale, 1.0 / 255);
        for (const PassKind kind : {PassKind::fastest, PassKind::torch, PassKind::plain}) {
            const auto vit = Backbone::load(*opened, {.pass = kind});
            QVERIFY2(vit.ok(), vit.ok() ? "" : vit.error().detail.c_str());
            int i = 0;
            for (const json& pass : expected->facts["passes"]) {
                const std::string name = std::to_string(i++) + ".";
                const std::vector<float> images = halves(expected->file, name + "image");
                const TensorView* view = expected->file.find(name + "image");
                const auto f = vit->extract(images, int(view->shape[0]), settingsOf(pass));
                QVERIFY2(f.ok(), f.ok() ? "" : f.error().detail.c_str());
                QCOMPARE(f->shape.leading, expected->facts["leading"].get<int>());
                QCOMPARE(f->shape.heads, expected->facts["heads"].get<int>());
                QCOMPARE(f->tokens, integers(expected->file, name + "tokens"));
                const double keys = difference(f->keys, floats(expected->file, name + "keys")),
                             values = difference(f->values, floats(expected->file, name + "values")),
                             importance =
                                 difference(f->importance, floats(expected->file, name + "importance")),
                             state = difference(f->classState, floats(expected->file, name + "class_state"));
                const std::string figures = name + " keys " + std::to_string(keys) + " values " +
                                            std::to_string(values) + " importance " +
                                            std::to_string(importance) + " state " + std::to_string(state);
                QVERIFY2(
                    keys < kTolerance && values < kTolerance && importance < kTolerance && state < kTolerance,
                    figures.c_str());
            }
            QVERIFY(i > 0);
        }
    }

    void importanceByTheClassTokenNeedsOne_data() { addFolders("read"); }
    void importanceByTheClassTokenNeedsOne() {
        QFETCH(const QString, folder);
        const fs::path path = folder.toStdString();
        const auto expected = reference(path);
        const auto opened = openBackboneFolder((path / "model").string());
        QVERIFY(expected.ok() && opened.ok());
        const auto shape = featureShape(opened->config, {{0}, 48, 0.5, Importance::classToken});
        QCOMPARE(shape.ok(), expected->facts["has_class_token"].get<bool>());
        if (!shape.ok()) {
            QCOMPARE(shape.error().code, ErrorCode::invalidArgument);
            QVERIFY(shape.error().detail.find("no class token") != std::string::npos);
        }
    }

    void adapterFitsEach_data() { addFolders("read"); }
    void adapterFitsEach() {
        QFETCH(const QString, folder);
        const auto opened = openBackboneFolder((fs::path(folder.toStdString()) / "model").string());
        QVERIFY(opened.ok());
        const ViTConfig& config = opened->config;
        for (const adapter::Method method : {adapter::Method::fpt, adapter::Method::fptPlus}) {
            const ExtractionSettings settings = adapter::defaultExtraction(method, config);
            const auto shape = featureShape(config, settings);
            QVERIFY(shape.ok());
            QCOMPARE(settings.resolution, shape->grid * config.patchSize);
            QVERIFY(std::abs(settings.resolution - 512) <= config.patchSize / 2);
            const auto c = adapter::AdapterConfig::defaults(method, config, int(settings.layers.size()), 3);
            QCOMPARE(c.lowResolution % config.patchSize, 0);
            const auto network = adapter::Network::create(c, 1);
            QVERIFY2(network.ok(), network.ok() ? "" : network.error().detail.c_str());
            adapter::Batch batch;
            batch.size = 1;
            batch.kept = 4;
            batch.low.assign(std::size_t(3) * c.lowResolution * c.lowResolution, 0.5f);
            const std::vector<float> states(shape->stateEntries() / shape->kept * 4, 0.25f);
            const auto bytes = std::as_bytes(std::span(states));
            batch.keys.assign(bytes.begin(), bytes.end());
            batch.values = batch.keys;
            const auto prediction = network->predict(batch);
            QVERIFY2(prediction.ok(), prediction.ok() ? "" : prediction.error().detail.c_str());
            QCOMPARE(prediction->probabilities.size(), std::size_t(3));
        }
    }

    void refusedForWhatItIs_data() { addFolders("refused"); }
    void refusedForWhatItIs() {
        QFETCH(const QString, folder);
        const fs::path path = folder.toStdString();
        const auto text = readTextFile((path / "expected.json").string());
        QVERIFY(text.ok());
        const json expected = json::parse(*text);
        const auto opened = openBackboneFolder((path / "model").string());
        QVERIFY(!opened.ok());
        QCOMPARE(QString(errorCodeName(opened.error().code)),
                 QString::fromStdString(expected["code"].get<std::string>()));
        QVERIFY(!expected["words"].empty());
        for (const json& words : expected["words"])
            QVERIFY2(errorMessage(opened.error()).find(words.get<std::string>()) != std::string::npos,
                     (words.get<std::string>() + " is not in: " + errorMessage(opened.error())).c_str());
        QVERIFY(opened.error().detail.find('\n') == std::string::npos);
        QVERIFY(!opened.error().file.empty());
    }

    void aPickleChosenByItselfIsRefusedToo() {
        const auto opened =
            openBackboneFolder((kData / "refused/pickle_pth/model/RETFound_cfp_weights.pth").string());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::unsupportedModel);
        QVERIFY(opened.error().detail.find("python3 -c") != std::string::npos);
    }

    void shardsMakeOneModel() {
        const auto whole = openBackboneFolder((kData / "read/hf_vit_sharded/model").string());
        QVERIFY(whole.ok());
        QCOMPARE(whole->weights.paths().size(), std::size_t(3));
    }

    // Widths and heads as published: Touvron et al. 2012.12877, Dosovitskiy et al.
    // 2010.11929, Zhai et al. 2106.04560 (giant, gigantic), Oquab et al. 2304.07193 (1536).
    void headsByConvention_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("heads");
        for (const auto& [width, heads] : std::initializer_list<std::pair<int, int>>{{192, 3},
                                                                                     {384, 6},
                                                                                     {768, 12},
                                                                                     {1024, 16},
                                                                                     {1152, 16},
                                                                                     {1280, 16},
                                                                                     {1408, 16},
                                                                                     {1536, 24},
                                                                                     {1664, 16}})
            QTest::addRow("%d", width) << width << heads;
    }
    void headsByConvention() {
        QFETCH(const int, width);
        QFETCH(const int, heads);
        const auto c = configOf({}, timmOfWidth(width), "config.json", "weights");
        QVERIFY2(c.ok(), c.ok() ? "" : c.error().detail.c_str());
        QCOMPARE(c->numHeads, heads);
        QCOMPARE(c->imageSize, 224);
        QCOMPARE(c->layerNormEps, 1e-6);
        ModelConfig stated;
        stated.heads = width / 32;
        QCOMPARE(configOf(stated, timmOfWidth(width), "config.json", "weights")->numHeads, width / 32);
    }

    void flopsCountWhatIsComputed() {
        // A mean of patches needs the last layer whole, a gated MLP half as much again.
        ViTConfig c;
        const ExtractionSettings all{{11}, 224, 0.2, Importance::global};
        const double plain = passFlops(c, all);
        c.summary = Summary::meanOfNormed;
        const double N = 197, D = 768;
        QVERIFY(std::abs(passFlops(c, all) - plain - (2 * N * N * D + 2 * N * D * D + 16 * N * D * D)) < 1);
        c.summary = Summary::classToken;
        c.gatedMlp = true;
        QVERIFY(std::abs(passFlops(c, all) - plain - 11 * 8 * N * D * D) < 1);
    }
};

QTEST_APPLESS_MAIN(TestBackboneLayouts)
#include "test_backbone_layouts.moc"
