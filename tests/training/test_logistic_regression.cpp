#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>

#include "backbone/tensor_memory.h"
#include "base/file_layer.h"
#include "base/random.h"
#include "base/safetensors.h"
#include "tests/support/temporary_folder.h"
#include "training/logistic_regression.h"

using namespace fovea;
using training::LogisticRegression;

namespace {

/// Units of several images, of which in those of class 1 one has what tells, in the first number. All else is
/// noise, and so is the first number of all other images.
struct PlantedUnits {
    static constexpr int kWidth = 40, kImages = 8;
    std::vector<float> inputs;
    std::vector<int> labels, sizes, planted;  ///< planted: place of the image that tells, -1 of class 0

    explicit PlantedUnits(int units, std::uint64_t seed, double shift = 5) {
        Random random{seed};
        for (int u = 0; u < units; ++u) {
            labels.push_back(u % 2);
            sizes.push_back(kImages);
            planted.push_back(u % 2 == 1 ? int(random.below(kImages)) : -1);
            for (int i = 0; i < kImages; ++i)
                for (int j = 0; j < kWidth; ++j)
                    inputs.push_back(float(random.normal() + (j == 0 && i == planted.back() ? shift : 0)));
        }
    }
    std::vector<int> images() const {
        std::vector<int> all(inputs.size() / kWidth);
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
};

/// Of a unit's images, what a fit says of each.
std::vector<double> saidOf(const training::LogisticRegression::Linear& linear, const PlantedUnits& units,
                           int unit) {
    std::vector<double> logits;
    for (int i = 0; i < PlantedUnits::kImages; ++i)
        for (int c = 0; c < 2; ++c) {
            double sum = linear.intercepts[std::size_t(c)];
            for (int j = 0; j < PlantedUnits::kWidth; ++j)
                sum += linear.weights[std::size_t(c * PlantedUnits::kWidth + j)] *
                       double(units.inputs[std::size_t(
                           (unit * PlantedUnits::kImages + i) * PlantedUnits::kWidth + j)]);
            logits.push_back(sum);
        }
    return logits;
}

}  // namespace

class TestLogisticRegression : public QObject {
    Q_OBJECT
private:
    nlohmann::json m_reference;
    std::vector<float> m_inputs;
    std::vector<int> m_labels;

private Q_SLOTS:
    void initTestCase() {
        m_reference = nlohmann::json::parse(*readTextFile(FOVEA_TEST_DATA "/logistic_regression.json"));
        m_inputs = m_reference["inputs"].get<std::vector<float>>();
        m_labels = m_reference["labels"].get<std::vector<int>>();
    }
    void agreesWithScikitLearn() {
        for (const auto& fit : m_reference["fits"]) {
            const auto model = LogisticRegression::fit(m_inputs, m_reference["width"], m_labels, 3,
                                                       fit["penalty"].get<double>());
            QVERIFY(model.ok());
            const auto found = model->probabilities(m_inputs);
            const auto expected = fit["probabilities"].get<std::vector<double>>();
            QCOMPARE(found.size(), expected.size());
            double largest = 0;
            for (std::size_t i = 0; i < found.size(); ++i)
                largest = std::max(largest, std::abs(found[i] - expected[i]));
            QVERIFY2(largest < 1e-5, std::to_string(largest).c_str());
        }
    }
    void aFitIsWhereTheObjectiveHasNoSlope_data() {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("soft");
        QTest::newRow("more images than inputs") << 60 << 7 << false;
        QTest::newRow("more inputs than images") << 40 << 90 << false;
        QTest::newRow("soft labels and a shift") << 40 << 90 << true;
    }
    /// Of some of the images, by the definition, from the inputs themselves: neither directions nor
    /// their scale may change what is found.
    void aFitIsWhereTheObjectiveHasNoSlope() {
        QFETCH(const int, images);
        QFETCH(const int, width);
        QFETCH(const bool, soft);
        constexpr int kClasses = 3;
        constexpr double kPenalty = 0.02;
        Random random{5};
        std::vector<float> inputs(std::size_t(images * width));
        for (std::size_t i = 0; i < inputs.size(); ++i)
            inputs[i] = float(3 + (1 + double(i % std::size_t(width))) * random.normal());
        std::vector<int> some, labels;
        for (int i = 0; i < images; i += 1 + i % 2) {
            some.push_back(i);
            labels.push_back(int(random.below(kClasses)));
        }
        training::LogisticFitOptions options{.penalty = kPenalty};
        if (soft) options.targets = training::classTargets(std::vector<int>{20, 8, 3}, true, true);
        const auto prepared = training::LogisticInputs::prepare(inputs, width);
        QVERIFY(prepared.ok());
        const auto fit = prepared->fit(some, labels, kClasses, options);
        QVERIFY(fit.ok());
        const auto elsewhere =
            prepared->fit(some, labels, kClasses, {.penalty = 3, .targets = options.targets});
        options.start = &*elsewhere;
        const auto again = prepared->fit(some, labels, kClasses, options);

        // Standardised by all the images.
        const auto n = std::size_t(images), w = std::size_t(width);
        std::vector<double> mean(w), deviation(w);
        for (std::size_t i = 0; i < n * w; ++i) mean[i % w] += double(inputs[i]) / images;
        for (std::size_t i = 0; i < n * w; ++i)
            deviation[i % w] += std::pow(double(inputs[i]) - mean[i % w], 2) / images;
        const auto linear = prepared->model(*fit).linear();
        const auto logits = prepared->logits(*fit, some), logitsAgain = prepared->logits(*again, some);
        std::vector<double> slope(kClasses * w), intercepts(kClasses);
        for (std::size_t row = 0; row < some.size(); ++row) {
            const float* z = &inputs[std::size_t(some[row]) * w];
            double l[kClasses], shifted[kClasses], sum = 0, meanLogit = 0;
            for (std::size_t c = 0; c < kClasses; ++c) {
                l[c] = linear.intercepts[c];
                for (std::size_t i = 0; i < w; ++i) l[c] += linear.weights[c * w + i] * double(z[i]);
                meanLogit += logits[row * kClasses + c] / kClasses;
                shifted[c] = l[c] + (soft ? options.targets.shift[c] : 0);
                sum += std::exp(shifted[c]);
            }
            for (std::size_t c = 0; c < kClasses; ++c) {
                QVERIFY(std::abs(l[c] - (logits[row * kClasses + c] - meanLogit)) < 1e-9);
                QVERIFY(std::abs(logits[row * kClasses + c] - logitsAgain[row * kClasses + c]) < 1e-4);
                double mass = 0;
                const auto asked = [&](std::size_t k) {
                    const auto label = std::size_t(labels[row]);
                    return soft ? options.targets.rows[label * kClasses + k] : double(k == label);
                };
                for (std::size_t k = 0; k < kClasses; ++k) mass += asked(k);
                const double error = (mass * std::exp(shifted[c]) / sum - asked(c)) / double(some.size());
                intercepts[c] += error;
                for (std::size_t i = 0; i < w; ++i)
                    slope[c * w + i] += error * (double(z[i]) - mean[i]) / std::sqrt(deviation[i]);
            }
        }
        for (std::size_t c = 0; c < kClasses; ++c) {
            QVERIFY(std::abs(intercepts[c]) < 1e-6);
            for (std::size_t i = 0; i < w; ++i)
                QVERIFY(std::abs(slope[c * w + i] +
                                 kPenalty * linear.weights[c * w + i] * std::sqrt(deviation[i])) < 1e-6);
        }
    }

    /// An input that never changes must not become infinite.
    void anInputWithoutDeviationSaysNothing() {
        const std::vector<float> inputs = {7, 0, 7, 1, 7, 0, 7, 1};
        const std::vector<int> labels = {0, 1, 0, 1};
        const auto model = LogisticRegression::fit(inputs, 2, labels, 2, 0.01);
        QVERIFY(model.ok());
        const auto p = model->probabilities(inputs);
        QVERIFY(p[0] > 0.9 && p[3] > 0.9);
    }
    void answersWhileItFits() {
        constexpr int n = 20'000, width = 400;
        std::vector<float> inputs(std::size_t(n) * width);
        std::vector<int> labels(n);
        Random random{1};
        for (float& v : inputs) v = float(random.uniform());
        for (int& label : labels) label = int(random.below(3));
        JobContext job;
        job.pause.pause();
        // Held still it has begun; let go, it is to end.
        std::thread user([&] {
            while (!job.pause.holding()) std::this_thread::yield();
            job.cancel.cancel();
        });
        const auto model = LogisticRegression::fit(inputs, width, labels, 3, 0, job);
        user.join();
        QVERIFY(!model.ok());
        QCOMPARE(model.error().code, ErrorCode::cancelled);
    }
    void takesTheMemoryThatItSays() {
        constexpr int n = 20'000, width = 400;
        const std::vector<float> inputs(std::size_t(n) * width, 0.5F);
        std::vector<int> labels(n);
        for (int i = 0; i < n; ++i) labels[std::size_t(i)] = i % 3;
        QVERIFY(LogisticRegression::fit(inputs, width, labels, 3, 1).ok());  // warms up
        const backbone::TensorMemoryWatch tensors;
        QVERIFY(LogisticRegression::fit(inputs, width, labels, 3, 1).ok());
        const double took = tensors.megabytes(), said = LogisticRegression::memoryMb(n, width, 3);
        const std::string both = std::to_string(took) + " of " + std::to_string(said);
        QVERIFY2(took > said * 0.7 && took < said * 1.3, both.c_str());
    }
    void survivesAFile() {
        const test::TemporaryFolder folder;
        const auto model = LogisticRegression::fit(m_inputs, m_reference["width"], m_labels, 3, 0.1);
        QVERIFY(model->save(folder.path("m.safetensors"), *systemFileLayer()).ok());
        const auto loaded = LogisticRegression::load(folder.path("m.safetensors"));
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->width(), m_reference["width"].get<int>());
        QCOMPARE(loaded->classes(), 3);
        QCOMPARE(loaded->probabilities(m_inputs), model->probabilities(m_inputs));
    }
    /// An input that weighs w is spared as by a penalty that is w * w times lower.
    void aWeightSparesAnInput() {
        std::vector<float> inputs;
        std::vector<int> labels, all;
        for (int i = 0; i < 60; ++i) {
            inputs.push_back(float(i % 7) + (i % 3 ? 0.0f : 2.0f));
            labels.push_back(i % 3 ? 0 : 1);
            all.push_back(i);
        }
        constexpr double kPenalty = 0.8;
        const std::vector<float> weight = {2};
        const auto plain = training::LogisticInputs::prepare(inputs, 1),
                   weighted = training::LogisticInputs::prepare(inputs, 1, {}, weight);
        QVERIFY(plain.ok() && weighted.ok());
        const auto a = plain->fit(all, labels, 2, {.penalty = kPenalty / 4}),
                   b = weighted->fit(all, labels, 2, {.penalty = kPenalty});
        QVERIFY(a.ok() && b.ok());
        const auto expected = plain->model(*a).linear(), got = weighted->model(*b).linear();
        QVERIFY(std::abs(expected.weights[0] - got.weights[0]) < 1e-7);
        QVERIFY(std::abs(expected.intercepts[0] - got.intercepts[0]) < 1e-7);
        QVERIFY(std::abs(got.weights[0]) > 0.1);
        QCOMPARE(training::LogisticInputs::prepare(inputs, 2, {}, weight).error().code,
                 ErrorCode::invalidArgument);
    }
    /// One image of eight says what the label says, and is found: with others than it was fitted to.
    void imagesOfUnitsCountByWhatTheySay() {
        const PlantedUnits units(160, 1), others(400, 2);
        const auto inputs = training::LogisticInputs::prepare(units.inputs, PlantedUnits::kWidth);
        QVERIFY(inputs.ok());
        const auto rightOf = [&](const adapter::ImageWeighting& weighting, int& first) {
            training::LogisticFitOptions options{.penalty = 0.1};
            options.sizes = units.sizes;
            options.weighting = weighting;
            const auto fit = inputs->fit(units.images(), units.labels, 2, options);
            if (!fit) return 0;
            const auto linear = inputs->model(*fit).linear();
            int right = 0;
            first = 0;
            for (int u = 0; u < int(others.labels.size()); ++u) {
                const std::vector<double> said = saidOf(linear, others, u);
                const std::vector<double> weights = weighting.weights(said, 2);
                double ill = 0;
                for (std::size_t i = 0; i < weights.size(); ++i)
                    ill += weights[i] * (said[2 * i + 1] - said[2 * i]);
                const int label = others.labels[std::size_t(u)];
                right += (ill > 0) == (label == 1);
                const auto most = std::max_element(weights.begin(), weights.end()) - weights.begin();
                first += label == 1 && int(most) == others.planted[std::size_t(u)];
            }
            return right;
        };
        int first = 0, any = 0;
        const int alike = rightOf({0, 0}, any), weighted = rightOf({0, 4}, first);
        QVERIFY2(weighted > 370, qPrintable(QString::number(weighted)));
        QVERIFY2(alike < weighted - 40, qPrintable(QString::number(alike)));
        QVERIFY2(first > 190, qPrintable(QString::number(first)));  // of 200
        // The other class is not on one image: counting by it finds nothing.
        QVERIFY(rightOf({1, 4}, any) < weighted - 40);
    }
    /// Of units of one to five images, by the definition and by differences of the objective: its derivative
    /// goes through the weights, too.
    void aFitOfUnitsIsWhereTheObjectiveHasNoSlope() {
        constexpr std::size_t kClasses = 3, kWidth = 4;
        constexpr int kUnits = 40;
        constexpr double kPenalty = 0.05, kStep = 1e-5;
        const adapter::ImageWeighting weighting{1, 1.5};
        Random random{8};
        std::vector<int> labels, sizes, all;
        std::vector<float> inputs;
        for (int u = 0; u < kUnits; ++u) {
            labels.push_back(u % int(kClasses));
            sizes.push_back(1 + u % 5);
            for (int i = 0; i < sizes.back(); ++i) {
                all.push_back(int(all.size()));
                for (std::size_t j = 0; j < kWidth; ++j)
                    inputs.push_back(float(random.normal() + (int(j) == labels.back() ? 0.7 : 0)));
            }
        }
        training::LogisticFitOptions options{.penalty = kPenalty};
        options.targets = training::classTargets(std::vector<int>{20, 8, 3}, true, true);
        options.sizes = sizes;
        options.weighting = weighting;
        const auto prepared = training::LogisticInputs::prepare(inputs, int(kWidth));
        QVERIFY(prepared.ok());
        const auto fit = prepared->fit(all, labels, int(kClasses), options);
        QVERIFY(fit.ok());

        const std::size_t n = all.size();
        std::vector<double> mean(kWidth), deviation(kWidth), z;
        for (std::size_t i = 0; i < n * kWidth; ++i) mean[i % kWidth] += double(inputs[i]) / double(n);
        for (std::size_t i = 0; i < n * kWidth; ++i)
            deviation[i % kWidth] += std::pow(double(inputs[i]) - mean[i % kWidth], 2) / double(n);
        for (double& d : deviation) d = std::sqrt(d);
        for (std::size_t i = 0; i < n * kWidth; ++i)
            z.push_back((double(inputs[i]) - mean[i % kWidth]) / deviation[i % kWidth]);
        const auto linear = prepared->model(*fit).linear();
        std::vector<double> unknowns;  // [C, width + 1], of standardised inputs
        for (std::size_t c = 0; c < kClasses; ++c) {
            double intercept = linear.intercepts[c];
            for (std::size_t j = 0; j < kWidth; ++j) {
                unknowns.push_back(linear.weights[c * kWidth + j] * deviation[j]);
                intercept += linear.weights[c * kWidth + j] * mean[j];
            }
            unknowns.push_back(intercept);
        }
        const auto objective = [&](const std::vector<double>& w) {
            double sum = 0;
            for (std::size_t u = 0, first = 0; u < sizes.size(); first += std::size_t(sizes[u++])) {
                std::vector<double> said, logits(kClasses);
                for (std::size_t i = first; i < first + std::size_t(sizes[u]); ++i)
                    for (std::size_t c = 0; c < kClasses; ++c) {
                        const double* const of = &w[c * (kWidth + 1)];
                        said.push_back(std::inner_product(of, of + kWidth, &z[i * kWidth], of[kWidth]));
                    }
                const std::vector<double> weights = weighting.weights(said, int(kClasses));
                for (std::size_t i = 0; i < said.size(); ++i)
                    logits[i % kClasses] += weights[i / kClasses] * said[i];
                double mass = 0;
                for (std::size_t c = 0; c < kClasses; ++c)
                    mass += std::exp(logits[c] += options.targets.shift[c]);
                for (std::size_t c = 0; c < kClasses; ++c)
                    sum -= options.targets.rows[std::size_t(labels[u]) * kClasses + c] *
                           (logits[c] - std::log(mass)) / kUnits;
            }
            for (std::size_t i = 0; i < w.size(); ++i)
                if (i % (kWidth + 1) < kWidth) sum += kPenalty / 2 * w[i] * w[i];
            return sum;
        };
        for (std::size_t i = 0; i < unknowns.size(); ++i) {
            std::vector<double> above = unknowns, below = unknowns;
            above[i] += kStep;
            below[i] -= kStep;
            const double slope = (objective(above) - objective(below)) / (2 * kStep);
            QVERIFY2(std::abs(slope) < 1e-6, qPrintable(QString("%1: %2").arg(i).arg(slope)));
        }
    }
    void aUnitOfOneImageIsThatImage() {
        const auto inputs = training::LogisticInputs::prepare(m_inputs, m_reference["width"]);
        QVERIFY(inputs.ok());
        std::vector<int> all(m_labels.size());
        std::iota(all.begin(), all.end(), 0);
        const std::vector<int> sizes(m_labels.size(), 1);
        training::LogisticFitOptions options{.penalty = 0.1};
        const auto plain = inputs->fit(all, m_labels, 3, options);
        options.sizes = sizes;
        options.weighting = {1, 4};
        const auto ofUnits = inputs->fit(all, m_labels, 3, options);
        QVERIFY(plain.ok() && ofUnits.ok());
        for (std::size_t i = 0; i < plain->coefficients.size(); ++i)
            QVERIFY(std::abs(plain->coefficients[i] - ofUnits->coefficients[i]) < 1e-6);
        // Sizes that are none of these images.
        for (const std::vector<int>& wrong : {std::vector<int>(m_labels.size(), 2), std::vector<int>{1, 1}}) {
            options.sizes = wrong;
            QCOMPARE(inputs->fit(all, m_labels, 3, options).error().code, ErrorCode::invalidArgument);
        }
        options.sizes = sizes;
        options.weighting.least = 3;
        QCOMPARE(inputs->fit(all, m_labels, 3, options).error().code, ErrorCode::invalidArgument);
    }
    void otherFilesAreRefused() {
        const test::TemporaryFolder folder;
        QCOMPARE(LogisticRegression::load(folder.path("none")).error().code, ErrorCode::fileNotFound);
        SafeTensorsWriter writer;
        writer.setMetadata("format", "fovea-logistic-regression-1");
        const std::vector<double> two{1, 1}, six(6, 0.5);
        writer.add("mean", DType::f64, {2}, std::as_bytes(std::span(two)));
        writer.add("deviation", DType::f64, {2}, std::as_bytes(std::span(two)));
        writer.add("weights", DType::f64, {3, 2}, std::as_bytes(std::span(six)));  // [3, 3] it should be
        QVERIFY(systemFileLayer()->writeAtomically(folder.path("m"), writer.bytes()).ok());
        QCOMPARE(LogisticRegression::load(folder.path("m")).error().code, ErrorCode::corruptFile);
    }
    void wrongSizesAreErrors() {
        const std::vector<int> labels = {0, 1, 3};
        const std::vector<float> inputs(6);
        for (const auto& model : {LogisticRegression::fit(inputs, 2, labels, 3, 0.1),
                                  LogisticRegression::fit(inputs, 3, {}, 2, 0.1),
                                  LogisticRegression::fit(inputs, 4, std::vector<int>{0, 1, 1}, 2, 0.1),
                                  LogisticRegression::fit(inputs, 2, std::vector<int>{0, 1, 1}, 2, -1)}) {
            QVERIFY(!model.ok());
            QCOMPARE(model.error().code, ErrorCode::invalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogisticRegression)
#include "test_logistic_regression.moc"
