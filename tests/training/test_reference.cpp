#include <QTest>

#include "adapter/adapter_config.h"
#include "training/verify.h"

using namespace fovea;

/// The engine, through the code that users run, against the official implementation's tensors.
class TestReference : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agrees_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("method");
        for (const char* name : {"fpt_plus_tiny", "fpt_plus_class_token_tiny", "fpt_plus_true_init_tiny"})
            QTest::newRow(name) << name << "fpt+";
        QTest::newRow("fpt_tiny") << "fpt_tiny"
                                  << "fpt";
    }
    void agrees() {
        QFETCH(const QString, file);
        QFETCH(const QString, method);
        const std::string path = std::string(FOVEA_TEST_DATA) + "/" + file.toStdString() + ".safetensors";
        const auto report = training::verifyReference(path);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().detail.c_str());
        QCOMPARE(QString::fromStdString(report->method), method);
        for (const char* needed :
             {"kept_tokens", "key_states", "value_states", "fine_grained_states", "logits", "loss",
              "train.losses", "train.learning_rates", "train.grad_norms", "train.final_logits",
              "grad.fusion_module.prompts", "grad.side_encoder.classifier.weight"})
            QVERIFY2(report->expectations.count(needed), needed);
        for (const auto& [name, a] : report->expectations) {
            const QByteArray detail =
                QByteArray::fromStdString(name) + " relative " + QByteArray::number(a.relL2);
            QVERIFY2(a.pass, detail.constData());
            if (name != "kept_tokens") {
                QVERIFY(a.tolerance > 0);
                QVERIFY(a.tolerance <= (name.rfind("grad.", 0) == 0 ? 1e-3 : 1e-4));
            }
        }
        QVERIFY(report->pass);
    }

    /// Huang et al., arXiv 2408.02426, table of learnable parameters: ViT-B/16, five classes.
    void publishedParameterCounts() {
        const auto vit = backbone::ViTConfig::named("ViT-B/16");
        QVERIFY(vit.ok());
        const auto count = [&](adapter::Method method, int layers) {
            return adapter::learnableParameters(adapter::AdapterConfig::defaults(method, *vit, layers, 5));
        };
        QCOMPARE(count(adapter::Method::fptPlus, 6), 900965);
        QCOMPARE(count(adapter::Method::fpt, 12), 1602341);
    }

    void missingFileIsAnError() {
        const auto report = training::verifyReference("/nowhere/reference.safetensors");
        QVERIFY(!report.ok());
        QCOMPARE(report.error().code, ErrorCode::fileNotFound);
    }
    void fileWithoutSettingsIsAnError() {
        const auto report = training::verifyReference(std::string(FOVEA_TEST_DATA) + "/resize.safetensors");
        QVERIFY(!report.ok());
        QCOMPARE(report.error().code, ErrorCode::corruptFile);
    }
};

QTEST_APPLESS_MAIN(TestReference)
#include "test_reference.moc"
