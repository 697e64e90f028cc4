#include <QTest>

#include <cmath>
#include <vector>

#include "backbone/cpu_kernels.h"
#include "base/random.h"

using namespace fovea;
using namespace fovea::backbone;

namespace {

float number(float x) {
    return x;
}
float number(Bf16 x) {
    float value = 0;
    convert(&x, 1, &value);
    return value;
}
/// Half a step of the type, relative.
template <class T>
constexpr double kStep = sizeof(T) == 2 ? 1.0 / 256 : 2e-6;

std::vector<float> randomFloats(std::size_t count, double deviation) {
    Random random(3);
    std::vector<float> values(count);
    for (float& v : values) v = float(deviation * random.normal());
    return values;
}

bool near(double a, double b, double relative) {
    return std::abs(a - b) <= relative * std::abs(b) + 1e-9;
}

}  // namespace

/// Against the definitions, in double precision.
class TestCpuKernels : public QObject {
    Q_OBJECT
private:
    static void addSizes() {
        QTest::addColumn<int>("count");
        for (const int count : {1, 3, 16, 65, 1025}) QTest::addRow("%d", count) << count;
    }

    template <class T>
    static void checkSoftmax(std::size_t count) {
        constexpr std::size_t kRows = 6;
        const std::size_t stride = count + 7;
        const auto logits = randomFloats(kRows * stride, 20);
        std::vector<T> out(kRows * stride);
        std::vector<float> shares(kRows), received(count, 0.5f);
        exponentials(logits.data(), kRows, count, stride, 0.25f, out.data(), shares.data());
        receive(out.data(), kRows, count, stride, shares.data(), received.data());
        std::vector<double> sums(count, 0.5);
        for (std::size_t row = 0; row < kRows; ++row) {
            double most = -INFINITY, sum = 0;
            for (std::size_t i = 0; i < count; ++i)
                most = std::max(most, 0.25 * double(logits[row * stride + i]));
            for (std::size_t i = 0; i < count; ++i)
                sum += std::exp(0.25 * double(logits[row * stride + i]) - most);
            for (std::size_t i = 0; i < count; ++i) {
                const double p = std::exp(0.25 * double(logits[row * stride + i]) - most) / sum;
                QVERIFY(near(double(number(out[row * stride + i])) * double(shares[row]), p, kStep<T>));
                sums[i] += p;
            }
            for (std::size_t i = count; i < stride; ++i) QVERIFY(number(out[row * stride + i]) == 0);
        }
        for (std::size_t i = 0; i < count; ++i) QVERIFY(near(received[i], sums[i], kStep<T>));
    }

    template <class T>
    static void checkRows(std::size_t width) {
        constexpr std::size_t kRows = 3;
        const std::size_t stride = width + 5;
        const auto x = randomFloats(kRows * width, 5);
        const std::vector<float> shares = {0.5f, 2, 0.3f};
        std::vector<T> apart(kRows * stride), together(kRows * width);
        scaleRows(x.data(), kRows, width, shares.data(), apart.data(), stride);
        copyRows(apart.data(), kRows, width, stride, together.data());
        for (std::size_t row = 0; row < kRows; ++row)
            for (std::size_t i = 0; i < width; ++i)
                QVERIFY(near(number(together[row * width + i]),
                             double(x[row * width + i]) * double(shares[row]), kStep<T>));
    }

    template <class T>
    static void checkNorm(std::size_t width) {
        constexpr std::size_t kRows = 3;
        const auto x = randomFloats(kRows * width, 5), weight = randomFloats(width, 1),
                   bias = randomFloats(width, 1);
        std::vector<T> out(kRows * width);
        layerNorm(x.data(), kRows, width, weight.data(), bias.data(), 1e-3f, out.data());
        for (std::size_t row = 0; row < kRows; ++row) {
            double mean = 0, variance = 0;
            for (std::size_t i = 0; i < width; ++i) mean += double(x[row * width + i]) / double(width);
            for (std::size_t i = 0; i < width; ++i)
                variance += std::pow(double(x[row * width + i]) - mean, 2) / double(width);
            for (std::size_t i = 0; i < width; ++i) {
                const double normed = (double(x[row * width + i]) - mean) / std::sqrt(variance + 1e-3);
                const double y = normed * double(weight[i]) + double(bias[i]);
                // The two terms may cancel: as near as the larger of them allows.
                const double size = std::abs(normed * double(weight[i])) + std::abs(double(bias[i]));
                QVERIFY(std::abs(double(number(out[row * width + i])) - y) <= kStep<T> * (size + 1e-3));
            }
        }
    }

    template <class T>
    static void checkGate(std::size_t width) {
        const auto values = randomFloats(4 * width, 30);
        std::vector<T> x(values.size()), out(2 * width);
        convert(values.data(), values.size(), x.data());
        gate(x.data(), 2, width, out.data());
        for (std::size_t row = 0; row < 2; ++row) {
            for (std::size_t i = 0; i < width; ++i) {
                const double a = double(number(x[row * 2 * width + i])),
                             b = double(number(x[row * 2 * width + width + i]));
                QVERIFY(near(number(out[row * width + i]), a / (1 + std::exp(-a)) * b, kStep<T>));
            }
        }
    }

    /// The pairs of two heads, in both ways to pair.
    template <class T>
    static void checkTurns(std::size_t pairs) {
        constexpr std::size_t kHeads = 2;
        const auto values = randomFloats(kHeads * 2 * pairs, 3), angles = randomFloats(pairs, 2);
        std::vector<float> cosine, sine;
        for (const float a : angles) {
            cosine.push_back(std::cos(a));
            sine.push_back(std::sin(a));
        }
        const std::size_t ways[2][2] = {{1, pairs}, {2, 1}};
        for (const auto& [step, apart] : ways) {
            std::vector<T> x(values.size()), before(values.size());
            convert(values.data(), values.size(), x.data());
            before = x;
            turnPairs(x.data(), kHeads, pairs, step, apart, cosine.data(), sine.data());
            for (std::size_t head = 0; head < kHeads; ++head)
                for (std::size_t p = 0; p < pairs; ++p) {
                    const std::size_t first = head * 2 * pairs + step * p, second = first + apart;
                    const double a = double(number(before[first])), b = double(number(before[second])),
                                 angle = double(angles[p]), size = std::hypot(a, b);
                    QVERIFY(std::abs(double(number(x[first])) -
                                     (a * std::cos(angle) - b * std::sin(angle))) <= kStep<T> * size);
                    QVERIFY(std::abs(double(number(x[second])) -
                                     (b * std::cos(angle) + a * std::sin(angle))) <= kStep<T> * size);
                }
        }
    }

private Q_SLOTS:
    void softmaxes_data() { addSizes(); }
    void softmaxes() {
        QFETCH(const int, count);
        checkSoftmax<float>(std::size_t(count));
        checkSoftmax<Bf16>(std::size_t(count));
    }
    void scalesAndCopiesRows_data() { addSizes(); }
    void scalesAndCopiesRows() {
        QFETCH(const int, count);
        checkRows<float>(std::size_t(count));
        checkRows<Bf16>(std::size_t(count));
    }
    void normalises_data() { addSizes(); }
    void normalises() {
        QFETCH(const int, count);
        checkNorm<float>(std::size_t(count));
        checkNorm<Bf16>(std::size_t(count));
    }
    void gates_data() { addSizes(); }
    void gates() {
        QFETCH(const int, count);
        checkGate<float>(std::size_t(count));
        checkGate<Bf16>(std::size_t(count));
    }

    void turnsPairs_data() { addSizes(); }
    void turnsPairs() {
        QFETCH(const int, count);
        checkTurns<float>(std::size_t(count));
        checkTurns<Bf16>(std::size_t(count));
    }

    void roundsToTheNearestBf16() {
        // 8 bits of significand: 1, 1 + 1/128, and what lies between.
        const float step = 1.0f / 128;
        const std::vector<std::pair<float, float>> cases = {{1, 1},
                                                            {1 + 0.4f * step, 1},
                                                            {1 + 0.5f * step, 1},  // a tie, to even
                                                            {1 + 0.6f * step, 1 + step},
                                                            {1 + 1.5f * step, 1 + 2 * step},
                                                            {0, 0},
                                                            {INFINITY, INFINITY}};
        for (const auto& [from, to] : cases) {
            Bf16 rounded;
            convert(&from, 1, &rounded);
            QVERIFY(number(rounded) == to);
        }
        const float none = NAN;
        Bf16 rounded;
        convert(&none, 1, &rounded);
        QVERIFY(std::isnan(number(rounded)));
    }
};

QTEST_APPLESS_MAIN(TestCpuKernels)
#include "test_cpu_kernels.moc"
