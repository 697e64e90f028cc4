#include <QTest>
#include <filesystem>
#include <functional>

#include "backbone/catalogue.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::backbone;
using test::MadeUpBackbone;

namespace {
struct Defect {
    const char* name;
    std::function<void(MadeUpBackbone&)> spoil;                 // before it is written
    std::function<void(const std::string& folder)> afterwards;  // to the files
    ErrorCode code;
    const char* phrase;  // in the detail
};

const std::string kLayer = "vit.encoder.layer.2.";

const std::vector<Defect>& defectTable() {
    static const std::vector<Defect> all = {
        {"missing tensor",
         [](auto& b) { b.tensors.erase(kLayer + "output.dense.bias"); },
         {},
         ErrorCode::missingTensors,
         "missing: vit.encoder.layer.2.output.dense.bias"},
        {"unexpected tensor",
         [](auto& b) {
             b.tensors["vit.encoder.layer.2.lambda_1"] = {{48}, std::vector<float>(48)};
         },
         {},
         ErrorCode::missingTensors,
         "unexpected: vit.encoder.layer.2.lambda_1"},
        {"wrong shape",
         [](auto& b) {
             b.tensors["vit.embeddings.cls_token"] = {{1, 2, 24}, std::vector<float>(48)};
         },
         {},
         ErrorCode::missingTensors,
         "is [1, 2, 24], not [1, 1, 48]"},
        {"more layers promised than there are",
         [](auto& b) { b.config["num_hidden_layers"] = 5; },
         {},
         ErrorCode::missingTensors,
         "encoder.layer.4"},
        {"another architecture",
         [](auto& b) { b.config["model_type"] = "swin"; },
         {},
         ErrorCode::unsupportedModel,
         "swin"},
        {"unknown activation",
         [](auto& b) { b.config["hidden_act"] = "silu"; },
         {},
         ErrorCode::unsupportedModel,
         "silu"},
        {"heads that do not divide",
         [](auto& b) { b.config["num_attention_heads"] = 5; },
         {},
         ErrorCode::invalidArgument,
         "num_attention_heads"},
        {"lacks a setting",
         [](auto& b) { b.config.erase("patch_size"); },
         {},
         ErrorCode::corruptFile,
         "patch_size"},
        {"preprocessor of two channels",
         [](auto& b) {
             b.preprocessor["image_mean"] = {0.5, 0.5};
         },
         {},
         ErrorCode::corruptFile,
         "image_mean"},
        {"weights cut short", [](auto&) {},
         [](const auto& f) { std::filesystem::resize_file(f + "/model.safetensors", 9000); },
         ErrorCode::corruptFile, "outside the file"},
        {"config is no JSON", [](auto&) {},
         [](const auto& f) {
             (void)systemFileLayer()->writeAtomically(f + "/config.json", std::string("{")).ok();
         },
         ErrorCode::corruptFile, "JSON"},
        {"no weights", [](auto&) {}, [](const auto& f) { std::filesystem::remove(f + "/model.safetensors"); },
         ErrorCode::fileNotFound, "model.safetensors"},
        {"pickle only", [](auto&) {},
         [](const auto& f) { std::filesystem::rename(f + "/model.safetensors", f + "/pytorch_model.bin"); },
         ErrorCode::unsupportedModel, "never opened"},
        {"no config", [](auto&) {}, [](const auto& f) { std::filesystem::remove(f + "/config.json"); },
         ErrorCode::fileNotFound, "config.json"},
    };
    return all;
}
}  // namespace

class TestBackboneFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_data.path().c_str()); }

    void soundFolderOpens_data() {
        QTest::addColumn<QString>("prefix");
        QTest::newRow("with prefix") << "vit.";
        QTest::newRow("without") << "";
    }
    void soundFolderOpens() {
        QFETCH(const QString, prefix);
        test::TemporaryFolder folder;
        MadeUpBackbone made(test::tinyViT(), prefix.toStdString());
        made.tensors[prefix.toStdString() + "pooler.dense.weight"] = {{48, 48}, std::vector<float>(48 * 48)};
        QVERIFY(made.write(folder.path("b")));
        const auto opened = openBackboneFolder(folder.path("b"));
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().detail.c_str());
        QCOMPARE(opened->config.numLayers, 4);
        QVERIFY(Backbone::load(*opened).ok());
    }

    void defects_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < defectTable().size(); ++i) QTest::newRow(defectTable()[i].name) << int(i);
    }
    void defects() {
        QFETCH(const int, index);
        const Defect& defect = defectTable()[std::size_t(index)];
        test::TemporaryFolder folder;
        MadeUpBackbone made(test::tinyViT());
        defect.spoil(made);
        QVERIFY(made.write(folder.path("b")));
        if (defect.afterwards) defect.afterwards(folder.path("b"));
        const auto opened = openBackboneFolder(folder.path("b"));
        QVERIFY(!opened.ok());
        QCOMPARE(errorCodeName(opened.error().code), errorCodeName(defect.code));
        QVERIFY2(errorMessage(opened.error()).find(defect.phrase) != std::string::npos,
                 errorMessage(opened.error()).c_str());
        QVERIFY(!opened.error().file.empty());
    }

    void starterIsShipped() {
        const auto starter = findBackbone("starter");
        QVERIFY2(starter.ok(), starter.ok() ? "" : starter.error().detail.c_str());
        QCOMPARE(starter->title, std::string("Fovea starter, ViT-Tiny/16"));
        QCOMPARE(starter->config.hiddenSize, 192);
        QVERIFY(loadBackbone(*starter, {}).ok());
        const auto found = findBackboneByIdentity(starter->identity, "");
        QVERIFY(found.ok());
        QCOMPARE(found->name, std::string("starter"));
    }

    void identityFollowsTheContent() {
        test::TemporaryFolder folder;
        MadeUpBackbone made(test::tinyViT());
        QVERIFY(made.write(folder.path("one")) && made.write(folder.path("same")));
        made.tensors["vit.layernorm.bias"].values[0] = 0.5f;
        QVERIFY(made.write(folder.path("other")));
        const auto one = findBackbone(folder.path("one")), same = findBackbone(folder.path("same")),
                   other = findBackbone(folder.path("other"));
        QVERIFY(one.ok() && same.ok() && other.ok());
        QCOMPARE(one->identity, same->identity);
        QVERIFY(one->identity != other->identity);
    }

    void addedFoldersAreListed() {
        test::TemporaryFolder folder;
        QVERIFY(MadeUpBackbone(test::tinyViT()).write(folder.path("my-vit")));
        QVERIFY(addBackbone(folder.path("my-vit")).ok());
        const auto names = backboneNames();
        QVERIFY(std::find(names.begin(), names.end(), "my-vit") != names.end());
        QVERIFY(findBackbone("my-vit").ok());
        const auto unknown = findBackbone("no-such");
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().code, ErrorCode::notFound);
        QVERIFY(unknown.error().detail.find("my-vit") != std::string::npos);
    }

private:
    test::TemporaryFolder m_data;
};

QTEST_APPLESS_MAIN(TestBackboneFolder)
#include "test_backbone_folder.moc"
