#include <ATen/ATen.h>

#include <QTest>

#include "pretraining/formula_images_torch.h"

using namespace fovea::pretraining;

/// What is asked of a network must be true of the picture.
class TestFormulaImages : public QObject {
    Q_OBJECT
private:
    static constexpr int kCount = 24, kSize = 128, kPatches = 64;
    FormulaBatch m_batch;

    static bool near(const at::Tensor& a, const at::Tensor& b, double by) {
        return at::allclose(a, b, 0, by);
    }

private Q_SLOTS:
    void initTestCase() { m_batch = drawFormulas(kCount, kSize, 5, at::kCPU); }

    void shapes() {
        QVERIFY(m_batch.images.sizes() == at::IntArrayRef({kCount, 2, kSize, kSize}));
        QVERIFY(m_batch.textures.sizes() == at::IntArrayRef({kCount, kPatches, targets::kTextures}));
        QVERIFY(m_batch.content.sizes() == at::IntArrayRef({kCount, kPatches, targets::kCells}));
        QVERIFY(m_batch.measures.sizes() == at::IntArrayRef({kCount, kPatches, targets::kMeasures}));
        QVERIFY(m_batch.globals.sizes() == at::IntArrayRef({kCount, targets::kGlobals}));
        for (const at::Tensor& t : {m_batch.images, m_batch.content, m_batch.measures, m_batch.globals})
            QVERIFY(t.isfinite().all().item<bool>());
    }
    void theSameSeedDrawsTheSame() {
        const FormulaBatch again = drawFormulas(kCount, kSize, 5, at::kCPU);
        const FormulaBatch other = drawFormulas(kCount, kSize, 6, at::kCPU);
        QVERIFY(again.images.equal(m_batch.images) && again.measures.equal(m_batch.measures));
        QVERIFY(!other.images.equal(m_batch.images));
        QVERIFY(tint(m_batch.images, 1).equal(tint(again.images, 1)));
        QVERIFY(!tint(m_batch.images, 1).equal(tint(again.images, 2)));
    }
    void sharesOfAPatchSumToOne() {
        const at::Tensor one = at::ones({kCount, kPatches});
        QVERIFY(near(m_batch.textures.sum(-1), one, 1e-5));
        QVERIFY(near(m_batch.regions.sum(-1), one, 1e-5));
        QVERIFY(near(m_batch.lesions.sum(-1), one, 1e-5));
    }
    /// A picture's lesion class and its patches' say the same.
    void lesionsOfPatchAndPictureAgree() {
        int ill = 0;
        for (int b = 0; b < kCount; ++b) {
            const std::int64_t kind = m_batch.lesion[b].item<std::int64_t>();
            const at::Tensor share = m_batch.lesions[b].sum(0);  // [kLesions]
            for (std::int64_t k = 1; k < targets::kLesions; ++k)
                if (k != kind) QCOMPARE(share[k].item<float>(), 0.f);
            ill += kind > 0 && share[kind].item<float>() > 0;
        }
        QVERIFY2(ill > kCount / 5,
                 "half of the pictures should have a lesion, most of them inside the picture");
    }
    /// The picture's own sums of specks are those of its patches, as far as patches count (to 3).
    void specksAreCounted() {
        const at::Tensor most = (m_batch.specks == targets::kSpecks - 1).sum(1);
        for (int b = 0; b < kCount; ++b) {
            const double sum = m_batch.specks[b].sum().item<double>();
            const double whole = std::exp(m_batch.globals[b][0].item<double>() + 2) - 1;
            if (most[b].item<std::int64_t>() == 0)
                QVERIFY(std::abs(sum - whole) < 1e-3);
            else
                QVERIFY(whole > sum - 1e-3);
        }
    }
    /// The difference to the mirrored patch changes sign from one side to the other.
    void mirrorIsAntisymmetric() {
        const at::Tensor mirror = m_batch.measures.select(2, 6).view({kCount, 8, 8});
        QVERIFY(near(mirror, -mirror.flip(2), 1e-4));
        QVERIFY(mirror.abs().max().item<double>() > 0.1);
    }
    /// Detail of one pixel: little in a patch without texture or speck, much with white noise.
    void fineDetailIsMeasured() {
        constexpr int kSmooth = 0, kWhiteNoise = 5;
        const at::Tensor energy = m_batch.measures.select(2, 8);
        const auto meanWhere = [&](int texture) {
            const at::Tensor whole =
                at::logical_and(m_batch.textures.select(2, texture) > 0.99, m_batch.specks == 0);
            return energy.masked_select(whole).mean().item<double>();
        };
        QVERIFY(meanWhere(kWhiteNoise) > meanWhere(kSmooth) + 0.3);  // a factor of e in energy
    }
    void picturesAreStandardised() {
        const at::Tensor grey = m_batch.images.select(1, 0);
        QVERIFY(near(grey.mean({1, 2}), at::zeros({kCount}), 1e-3));
        QVERIFY(near(grey.std({1, 2}, true), at::ones({kCount}), 1e-2));
        const at::Tensor seen = tint(m_batch.images, 3);
        QVERIFY(seen.abs().max().item<double>() <= 1);
        QVERIFY((seen.select(1, 0) - seen.select(1, 2)).abs().max().item<double>() > 0.1);  // colour
    }
};

QTEST_GUILESS_MAIN(TestFormulaImages)
#include "test_formula_images.moc"
