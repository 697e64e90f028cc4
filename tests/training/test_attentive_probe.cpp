#include <QTest>
#include <cmath>
#include <cstring>

#include "base/random.h"
#include "evaluation/metrics.h"
#include "training/attentive_probe.h"
#include "training/logistic_regression.h"

using namespace fovea;
using training::AttentiveProbe;

/// Made-up tokens: one of each image's tells its class, and carries a mark in its key. The others' values are
/// as large and mean nothing, so that their mean drowns it.
class TestAttentiveProbe : public QObject {
    Q_OBJECT
private:
    static constexpr int kImages = 240, kHalf = kImages / 2;
    backbone::FeatureShape m_shape;
    std::vector<float> m_keys, m_values;  ///< [n, L, H, M, d]
    std::vector<float> m_means;           ///< [n, L * H * d]
    std::vector<int> m_labels;
    std::size_t m_perImage = 0, m_width = 0;

    training::GatherTokens gather(int first) const {
        return [this, first](std::span<const int> items) -> Result<adapter::Batch> {
            adapter::Batch batch;
            batch.size = int(items.size());
            batch.kept = m_shape.kept;
            const std::size_t layers = std::size_t(m_shape.layers), ofLayer = m_perImage / layers;
            batch.keys.resize(items.size() * m_perImage * sizeof(float));
            batch.values.resize(batch.keys.size());
            for (std::size_t l = 0; l < layers; ++l)
                for (std::size_t b = 0; b < items.size(); ++b) {
                    const std::size_t from = std::size_t(first + items[b]) * m_perImage + l * ofLayer,
                                      to = (l * items.size() + b) * ofLayer;
                    std::memcpy(&batch.keys[to * sizeof(float)], &m_keys[from], ofLayer * sizeof(float));
                    std::memcpy(&batch.values[to * sizeof(float)], &m_values[from], ofLayer * sizeof(float));
                }
            return batch;
        };
    }
    Result<AttentiveProbe> fit(const AttentiveProbe::Options& options, const JobContext& job = {}) const {
        return AttentiveProbe::fit(m_shape, gather(0), std::span(m_labels).first(kHalf), 2,
                                   std::span(m_means).first(kHalf * m_width), options, job);
    }
    /// AUC on the second half of a regression that learned from the first.
    double aucOf(const std::vector<float>& first, const std::vector<float>& second) const {
        const auto model =
            training::LogisticRegression::fit(first, int(m_width), std::span(m_labels).first(kHalf), 2, 0.1);
        if (!model) return std::nan("");
        evaluation::Predictions p;
        p.classes = 2;
        p.truth.assign(m_labels.begin() + kHalf, m_labels.end());
        p.probabilities = model->probabilities(second);
        const auto metrics = evaluation::computeMetrics(p);
        return metrics ? metrics->auc : std::nan("");
    }

private Q_SLOTS:
    void initTestCase() {
        m_shape.layers = 2;
        m_shape.heads = 2;
        m_shape.kept = 24;
        m_shape.headWidth = 8;
        m_shape.width = 16;
        m_perImage = m_shape.stateEntries();
        m_width = m_perImage / std::size_t(m_shape.kept);
        Random random(7);
        for (int i = 0; i < kImages; ++i) {
            m_labels.push_back(i % 2);
            const std::size_t start = m_values.size();
            for (int head = 0; head < m_shape.layers * m_shape.heads; ++head) {
                const int telling = int(random.below(std::uint64_t(m_shape.kept)));
                for (int t = 0; t < m_shape.kept; ++t)
                    for (int c = 0; c < m_shape.headWidth; ++c) {
                        const bool tells = t == telling;
                        m_keys.push_back(float(random.normal() + (tells && c == 0 ? 6 : 0)));
                        m_values.push_back(
                            float(random.normal() + (tells && c == 1 ? 2 * m_labels.back() - 1 : 0)));
                    }
            }
            for (std::size_t w = 0; w < m_width; ++w) {
                const std::size_t d = std::size_t(m_shape.headWidth), kept = std::size_t(m_shape.kept);
                double sum = 0;
                for (std::size_t t = 0; t < kept; ++t)
                    sum += double(m_values[start + (w / d) * kept * d + t * d + w % d]);
                m_means.push_back(float(sum / double(kept)));
            }
        }
    }

    void itBeginsAtTheMean() {
        const auto probe = fit({.epochs = 0});
        QVERIFY(probe.ok());
        const auto pooled = probe->pooled(kImages, gather(0), {});
        QVERIFY(pooled.ok());
        QCOMPARE(pooled->size(), m_means.size());
        for (std::size_t i = 0; i < m_means.size(); ++i) QVERIFY(std::abs((*pooled)[i] - m_means[i]) < 1e-5f);
    }

    void itFindsTheTokenThatTells() {
        const auto probe = fit({.epochs = 60, .learningRate = 2e-2});
        QVERIFY(probe.ok());
        const auto learned = probe->pooled(kHalf, gather(0), {}),
                   judged = probe->pooled(kHalf, gather(kHalf), {});
        QVERIFY(learned.ok() && judged.ok());
        const double found = aucOf(*learned, *judged);
        const std::vector<float> firstMeans(m_means.begin(),
                                            m_means.begin() + std::ptrdiff_t(kHalf * m_width)),
            secondMeans(m_means.begin() + std::ptrdiff_t(kHalf * m_width), m_means.end());
        const double plain = aucOf(firstMeans, secondMeans);
        QVERIFY2(found > 0.9 && found > plain + 0.1,
                 qPrintable(QString("%1, means %2").arg(found).arg(plain)));
    }

    void theSameForTheSameSeed() {
        const auto a = fit({.epochs = 2}), b = fit({.epochs = 2}), other = fit({.epochs = 2, .seed = 1});
        QVERIFY(a.ok() && b.ok() && other.ok());
        QVERIFY(a->queries() == b->queries());
        QVERIFY(a->queries() != other->queries());
    }

    void whatDoesNotFitIsRefused() {
        const auto few = AttentiveProbe::fit(m_shape, gather(0), std::span(m_labels).first(2), 2,
                                             std::span(m_means).first(3), {}, {});
        QVERIFY(!few.ok());
        QCOMPARE(few.error().code, ErrorCode::invalidArgument);
        JobContext job;
        job.cancel.cancel();
        const auto cancelled = fit({.epochs = 1}, job);
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAttentiveProbe)
#include "test_attentive_probe.moc"
