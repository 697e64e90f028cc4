#include <ATen/ATen.h>

#include <QTest>

#include "training/verify_torch.h"

using namespace fovea;
using training::PlantedMistakes;

/// Mistakes that an implementation of the method could make: each must be seen
/// by the comparison with the reference, where it does its harm.
class TestPlantedMistakes : public QObject {
    Q_OBJECT
private:
    static training::VerifyReport verify(const char* file, const PlantedMistakes& mistakes) {
        const auto report = training::verifyReference(std::string(FOVEA_TEST_DATA) + "/" + file, mistakes);
        if (!report) qFatal("%s", report.error().detail.c_str());
        return *report;
    }
    static bool passes(const training::VerifyReport& report, const char* name) {
        return report.expectations.at(name).pass;
    }

private Q_SLOTS:
    void nothingPlantedPasses() { QVERIFY(verify("fpt_plus_tiny.safetensors", {}).pass); }

    void promptsOfAnotherImage() {
        PlantedMistakes mistakes;
        mistakes.betweenFusionAndSide = [](const at::Tensor& states) { return states.roll(1, 1); };
        for (const char* file : {"fpt_plus_tiny.safetensors", "fpt_tiny.safetensors"}) {
            const auto report = verify(file, mistakes);
            QVERIFY(!report.pass);
            QVERIFY(!passes(report, "logits"));
            QVERIFY(passes(report, "fine_grained_states"));  // the mistake lies after them
        }
    }

    void detachedPrompts() {
        PlantedMistakes mistakes;
        mistakes.betweenFusionAndSide = [](const at::Tensor& states) { return states.detach(); };
        const auto report = verify("fpt_plus_tiny.safetensors", mistakes);
        QVERIFY(!report.pass);
        QVERIFY(passes(report, "logits"));  // looks right until something is learned
        QVERIFY(!passes(report, "grad.fusion_module.prompts"));
        QVERIFY(!passes(report, "train.losses"));
    }

    void fusionLayerNormEps() {
        PlantedMistakes mistakes;
        mistakes.metadata["fusion_layer_norm_eps"] = "1e-12";
        const auto report = verify("fpt_plus_true_init_tiny.safetensors", mistakes);
        QVERIFY(!report.pass);
        QVERIFY(!passes(report, "fine_grained_states"));
    }

    void vitLayerNormEps() {
        PlantedMistakes mistakes;
        mistakes.metadata["layer_norm_eps"] = "1e-3";
        const auto report = verify("fpt_plus_tiny.safetensors", mistakes);
        QVERIFY(!passes(report, "key_states"));
        QVERIFY(!passes(report, "logits"));
    }

    void tanhGelu() {
        PlantedMistakes mistakes;
        mistakes.metadata["hidden_act"] = "\"gelu_new\"";
        const auto report = verify("fpt_plus_tiny.safetensors", mistakes);
        QVERIFY(!report.pass);
        QVERIFY(!passes(report, "key_states"));
    }

    void weightDecayLeftOut() {
        PlantedMistakes mistakes;
        mistakes.metadata["train"] =
            R"({"base_lr": 0.001, "betas": [0.9, 0.999], "weight_decay": 0.0, "clip_norm": 1.0, "steps": 20, "dropout": 0.0})";
        const auto report = verify("fpt_plus_tiny.safetensors", mistakes);
        QVERIFY(!report.pass);
        QVERIFY(passes(report, "grad.fusion_module.prompts"));  // harms the steps alone
        QVERIFY(!passes(report, "train.final_logits"));
    }

    void classTokenInsteadOfGlobalImportance() {
        PlantedMistakes mistakes;
        mistakes.metadata["token_importance"] = "class_token";
        QVERIFY(!passes(verify("fpt_plus_tiny.safetensors", mistakes), "kept_tokens"));
    }
};

QTEST_APPLESS_MAIN(TestPlantedMistakes)
#include "test_planted_mistakes.moc"
