#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QTest>

#include "backbone/backbone.h"
#include "backbone/backbone_folder.h"
#include "backbone/tensors_torch.h"
#include "pretraining/formula_vit_torch.h"
#include "pretraining/pretrain.h"

using namespace fovea;
using namespace fovea::pretraining;

class TestPretrain : public QObject {
    Q_OBJECT
private:
    static PretrainOptions small() {
        PretrainOptions o;
        o.stages = {{64, 8, 12}, {96, 4, 4}};
        o.learningRate = 1e-3;
        o.warmUpSteps = 2;
        o.roundBatches = 4;
        o.reuse = 2;
        return o;
    }
    static std::string weights(const QString& folder) {
        return *readTextFile(folder.toStdString() + "/model.safetensors");
    }
    static backbone::ViTConfig tiny() {
        backbone::ViTConfig c = *backbone::ViTConfig::named("vit-t16");
        c.numLayers = 3;
        c.imageSize = 64;
        return c;
    }

private Q_SLOTS:
    /// What was trained here is what the backbone's own pass reads.
    void backboneReadsWhatWasTrained() {
        const FormulaViT vit(tiny(), 1, at::kCPU, false);
        QTemporaryDir folder;
        const std::string path = folder.filePath("w.safetensors").toStdString();
        QVERIFY(systemFileLayer()->writeAtomically(path, vit.exported(64).bytes()).ok());
        const auto file = SafeTensors::open(path);
        QVERIFY(file.ok());
        const auto read = backbone::Backbone::load(*file, "vit.", tiny());
        QVERIFY(read.ok());
        const at::NoGradGuard noGrad;
        const at::Tensor images = tint(drawFormulas(2, 64, 1, at::kCPU).images, 1);
        const auto features =
            read->extract(backbone::toVector(images), 2, {{2}, 64, 0.5, backbone::Importance::global});
        QVERIFY(features.ok());
        const at::Tensor expected = vit.tokens(images).select(1, 0);  // [2, D]
        const at::Tensor found =
            at::from_blob(const_cast<float*>(features->classState.data()), expected.sizes());
        // The file holds fp16.
        QVERIFY(((found - expected).norm() / expected.norm()).item<double>() < 2e-3);
    }
    void bf16IsCloseToFp32() {
        const FormulaViT exact(tiny(), 1, at::kCPU, false), fast(tiny(), 1, at::kCPU, true);
        const at::NoGradGuard noGrad;
        const FormulaBatch batch = drawFormulas(4, 64, 1, at::kCPU);
        const at::Tensor images = tint(batch.images, 1);
        const double a = exact.losses(images, batch).total.item<double>(),
                     b = fast.losses(images, batch).total.item<double>();
        QVERIFY(std::abs(a - b) < 0.01 * a);
    }
    void everyPartIsLearned() {
        FormulaViT vit(tiny(), 1, at::kCPU, false);
        const FormulaBatch batch = drawFormulas(4, 64, 1, at::kCPU);
        vit.losses(tint(batch.images, 1), batch).total.backward();
        for (const auto& [name, gradient] : vit.parameters().namedGradients()) {
            // A key's bias shifts all logits of a row alike: its gradient is zero.
            if (name.find("key.bias") == std::string::npos)
                QVERIFY2(gradient.abs().max().item<double>() > 0, name.c_str());
        }
    }
    void lossFallsAndTheSameOptionsGiveTheSameWeights() {
        QTemporaryDir a, b;
        PretrainOptions o = small();
        std::vector<PretrainRecord> rounds;
        const auto first = pretrain(o, a.path().toStdString(), *systemFileLayer(), {},
                                    [&](const PretrainRecord& r) { rounds.push_back(r); });
        QVERIFY(first.ok());
        QVERIFY(pretrain(o, b.path().toStdString(), *systemFileLayer(), {}).ok());
        QVERIFY(weights(a.path()) == weights(b.path()));
        QCOMPARE(first->back().step, 16);
        const auto loss = [](const PretrainRecord& r) {
            for (const auto& [name, value] : r.losses)
                if (name == "total") return value;
            return 0.0;
        };
        QVERIFY(loss(first->at(1)) < loss(first->at(0)));
        const auto folder = backbone::openBackboneFolder(a.path().toStdString());
        QVERIFY(folder.ok());
        QCOMPARE(folder->config.imageSize, 96);
    }
    /// Stopped after a round and continued: the same weights.
    void resumesToTheSameWeights() {
        QTemporaryDir whole, parts;
        PretrainOptions o = small();
        QVERIFY(pretrain(o, whole.path().toStdString(), *systemFileLayer(), {}).ok());
        o.checkpoint = parts.filePath("checkpoint").toStdString();
        const JobContext job;
        const auto stopped = pretrain(o, parts.path().toStdString(), *systemFileLayer(), job,
                                      [&](const PretrainRecord&) { job.cancel.cancel(); });
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
        QVERIFY(pretrain(o, parts.path().toStdString(), *systemFileLayer(), {}).ok());
        QVERIFY(weights(whole.path()) == weights(parts.path()));
        o.learningRate *= 2;  // another training's checkpoint is not taken for this one's
        const auto other = pretrain(o, parts.path().toStdString(), *systemFileLayer(), {});
        QVERIFY(!other.ok());
        QCOMPARE(other.error().code, ErrorCode::invalidArgument);
    }
    /// A second training begins where the first one ended, not at random weights.
    void goesOnFromAnEarlierTraining() {
        QTemporaryDir first, second;
        PretrainOptions o = small();
        QVERIFY(pretrain(o, first.path().toStdString(), *systemFileLayer(), {}).ok());
        o.from = first.path().toStdString();
        o.stages = {{64, 8, 1}};
        o.learningRate = 1e-9;  // so small that fp16 weights stay what they were
        const auto record = pretrain(o, second.path().toStdString(), *systemFileLayer(), {});
        QVERIFY(record.ok());
        const auto a = SafeTensors::open(first.filePath("model.safetensors").toStdString());
        const auto b = SafeTensors::open(second.filePath("model.safetensors").toStdString());
        QVERIFY(a.ok() && b.ok());
        const std::string name = "vit.encoder.layer.3.intermediate.dense.weight";
        QVERIFY(std::ranges::equal(a->find(name)->bytes, b->find(name)->bytes));
        // These are trained in another basis and come back but for rounding.
        const std::string patch = "vit.embeddings.patch_embeddings.projection.weight";
        const at::Tensor was = backbone::toFloatTensor(*a->find(patch)),
                         is = backbone::toFloatTensor(*b->find(patch));
        QVERIFY(((is - was).norm() / was.norm()).item<double>() < 1e-3);
        o.from = first.filePath("nothing").toStdString();
        const auto none = pretrain(o, second.path().toStdString(), *systemFileLayer(), {});
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::fileNotFound);
    }
    void sensibleOptionsOnly() {
        using Training = pretraining::Stage;  // and not that of a job
        for (const Training& stage :
             {Training{100, 8, 4}, Training{64, 0, 4}, Training{64, 8, 0}, Training{0, 8, 4}}) {
            PretrainOptions o = small();
            o.stages = {stage};
            QTemporaryDir folder;
            const auto r = pretrain(o, folder.path().toStdString(), *systemFileLayer(), {});
            QVERIFY(!r.ok());
            QCOMPARE(r.error().code, ErrorCode::invalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(TestPretrain)
#include "test_pretrain.moc"
