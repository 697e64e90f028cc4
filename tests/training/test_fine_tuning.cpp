#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "backbone/backbone.h"
#include "base/random.h"
#include "training/fine_tuning.h"

using namespace fovea;
using training::FineTuningOptions;
using training::FineTuningResult;
using training::PictureSet;

namespace {
const std::filesystem::path kRead = std::filesystem::path(FOVEA_TEST_DATA) / "backbones" / "read";
constexpr int kImages = 24, kSide = 112;  // divided by the patches of 8, 14 and 16 pixels
}  // namespace

/// On the small models of tests/data/backbones: stripes across or along, in noise.
class TestFineTuning : public QObject {
    Q_OBJECT
private:
    std::vector<float> m_pictures;  ///< [n, 3, 112, 112]
    std::vector<int> m_labels;

    static std::size_t size() { return std::size_t(3) * kSide * kSide; }
    PictureSet pictures(int first, int count) const {
        return {count, [this, first](std::span<const int> items) -> Result<std::vector<float>> {
                    std::vector<float> batch;
                    for (const int i : items) {
                        const auto from =
                            m_pictures.begin() + std::ptrdiff_t(std::size_t(first + i) * size());
                        batch.insert(batch.end(), from, from + std::ptrdiff_t(size()));
                    }
                    return batch;
                }};
    }
    Result<FineTuningResult> tune(const std::string& name, const FineTuningOptions& options, float shift = 0,
                                  const JobContext& job = {}) const {
        FOVEA_TRY(const backbone::BackboneFolder folder,
                  backbone::openBackboneFolder((kRead / name / "model").string()));
        FOVEA_TRY(const backbone::Backbone vit, backbone::Backbone::load(folder, {}));
        const std::vector<float> image(m_pictures.begin(), m_pictures.begin() + std::ptrdiff_t(size()));
        FOVEA_TRY(backbone::Features known,
                  vit.extract(image, 1, {{vit.config().numLayers - 1}, kSide, 0.5}));
        for (std::size_t i = 0; i < known.classState.size(); i += 2) known.classState[i] += shift;
        constexpr int kHalf = kImages / 2;
        return training::fineTune(folder, pictures(0, kHalf), std::span(m_labels).first(kHalf), 2,
                                  pictures(kHalf, kHalf), std::span(m_labels).last(kHalf),
                                  pictures(kHalf, kHalf), known.classState, options, job);
    }
    static FineTuningOptions quick() {
        FineTuningOptions o;
        o.resolution = kSide;
        o.epochs = 2;
        o.batch = 4;
        return o;
    }

private Q_SLOTS:
    void initTestCase() {
        Random random(5);
        for (int i = 0; i < kImages; ++i) {
            m_labels.push_back(i % 2);
            const int phase = int(random.below(6));
            for (int c = 0; c < 3; ++c)
                for (int y = 0; y < kSide; ++y)
                    for (int x = 0; x < kSide; ++x)
                        m_pictures.push_back(float(((i % 2 ? x : y) + phase) % 6 < 3 ? 0.8 : -0.8) +
                                             float(0.3 * random.normal()));
        }
    }

    /// What the trained network says at its beginning is what the frozen pass says: else it is refused.
    void itBeginsAsTheBackbone_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"hf_vit", "hf_deit", "hf_dinov2", "hf_dinov2_gated", "hf_dinov2_registers",
                                 "hf_vit_without_bias_and_norm"})
            QTest::newRow(name) << name;
    }
    void itBeginsAsTheBackbone() {
        QFETCH(const QString, name);
        FineTuningOptions o = quick();
        o.epochs = 1;
        const auto r = tune(name.toStdString(), o);
        QVERIFY2(r.ok(), r.ok() ? "" : r.error().detail.c_str());
        const auto other = tune(name.toStdString(), o, 100);
        QVERIFY(!other.ok());
        QCOMPARE(other.error().code, ErrorCode::unsupportedModel);
    }

    void itLearnsWithAllItsNumbers() {
        FineTuningOptions o = quick();
        o.epochs = 30;
        o.learningRate = 2e-3;
        const auto r = tune("hf_vit", o);
        QVERIFY2(r.ok(), r.ok() ? "" : r.error().detail.c_str());
        QCOMPARE(r->validationAucs.size(), std::size_t(30));
        const double best = *std::max_element(r->validationAucs.begin(), r->validationAucs.end());
        QVERIFY2(best > 0.9, qPrintable(QString::number(best)));
        QCOMPARE(r->validationAucs[std::size_t(r->bestEpoch) - 1], best);
        QVERIFY(r->validation == r->judged);  // the same images
        QCOMPARE(r->judged.size(), std::size_t(kImages));
        QVERIFY(!r->outOfTime);
        // Every number of the file, its positions stretched to this grid, and the classifier.
        const auto folder = backbone::openBackboneFolder((kRead / "hf_vit" / "model").string());
        QVERIFY(folder.ok());
        const backbone::ViTConfig& c = folder->config;
        const std::int64_t D = c.hiddenSize, F = c.intermediateSize, P = c.patchSize, G = kSide / P;
        const std::int64_t layer = 4 * D + 4 * (D * D + D) + 2 * D * F + F + D;
        QCOMPARE(r->learnableParameters,
                 D + G * G * D + 3 * P * P * D + D + c.numLayers * layer + 2 * D + 2 * (D + 1));
        // Weights, gradients and two moments at least.
        QVERIFY(r->peakTensorMb > 16e-6 * double(r->learnableParameters));
    }

    void theBudgetEndsIt() {
        FineTuningOptions o = quick();
        o.epochs = 1000;
        o.budgetMinutes = 1e-9;
        const auto r = tune("hf_vit", o);
        QVERIFY(r.ok());
        QVERIFY(r->outOfTime);
        QCOMPARE(r->validationAucs.size(), std::size_t(1));
        QCOMPARE(r->bestEpoch, 1);
    }

    void whatCannotBeIsRefused() {
        const auto none = tune("hf_ijepa", quick());
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::unsupportedModel);
        FineTuningOptions o = quick();
        o.resolution = kSide + 1;
        const auto size = tune("hf_vit", o);
        QVERIFY(!size.ok());
        QCOMPARE(size.error().code, ErrorCode::invalidArgument);
        JobContext job;
        job.cancel.cancel();
        const auto cancelled = tune("hf_vit", quick(), 0, job);
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestFineTuning)
#include "test_fine_tuning.moc"
