#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "backbone/tensor_memory.h"
#include "base/file_layer.h"
#include "base/random.h"
#include "base/safetensors.h"
#include "tests/support/temporary_folder.h"
#include "training/logistic_regression.h"

using namespace fovea;
using training::LogisticRegression;

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
