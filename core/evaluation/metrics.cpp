#include "evaluation/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "evaluation/threshold_counts.h"

namespace fovea::evaluation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : undefined;
}

/// Mean of the terms that are defined; NaN when none is.
class DefinedMean {
public:
    void add(double term) {
        if (std::isnan(term)) return;
        m_sum += term;
        ++m_count;
    }
    double value() const { return m_count > 0 ? m_sum / m_count : undefined; }

private:
    double m_sum = 0;
    int m_count = 0;
};

using Confusion = std::vector<std::vector<int>>;  // [classes, classes], rows true

/// Row, column and diagonal sums of a confusion matrix.
struct Margins {
    std::vector<double> truth, predicted, right;
    double total = 0;
};

Margins marginsOf(const Confusion& confusion, int classes) {
    Margins m;
    m.truth.resize(classes);
    m.predicted.resize(classes);
    m.right.resize(classes);
    for (int t = 0; t < classes; ++t) {
        for (int p = 0; p < classes; ++p) {
            const double cell = confusion[t][p];
            m.truth[t] += cell;
            m.predicted[p] += cell;
            m.total += cell;
            if (t == p) m.right[t] = cell;
        }
    }
    return m;
}

double kappaOf(const Confusion& confusion, const Margins& m, int classes, bool quadratic) {
    double observed = 0, expected = 0;
    for (int t = 0; t < classes; ++t) {
        for (int p = 0; p < classes; ++p) {
            const double distance = quadratic ? double(t - p) * (t - p) : double(t != p);
            observed += distance * confusion[t][p];
            expected += distance * m.truth[t] * m.predicted[p] / m.total;
        }
    }
    return expected > 0 ? 1 - observed / expected : undefined;
}

double gradeErrorOf(const Confusion& confusion, const Margins& m, int classes) {
    double distance = 0;
    for (int t = 0; t < classes; ++t)
        for (int p = 0; p < classes; ++p) distance += std::abs(t - p) * confusion[t][p];
    return distance / m.total;
}

double withinOneOf(const Confusion& confusion, const Margins& m, int classes) {
    double near = 0;
    for (int t = 0; t < classes; ++t)
        for (int p = std::max(0, t - 1); p <= std::min(classes - 1, t + 1); ++p) near += confusion[t][p];
    return near / m.total;
}

void fillFromConfusion(Metrics& out, const Confusion& confusion, int classes, const MetricsOptions& options) {
    const bool ordinal = options.ordinal;
    const Margins m = marginsOf(confusion, classes);
    out.accuracy = std::accumulate(m.right.begin(), m.right.end(), 0.0) / m.total;
    out.kappa = kappaOf(confusion, m, classes, ordinal);
    out.gradeError = ordinal ? gradeErrorOf(confusion, m, classes) : undefined;
    out.withinOne = ordinal ? withinOneOf(confusion, m, classes) : undefined;

    DefinedMean recall, precision, f1, specificity;
    for (int c = 0; c < classes; ++c) {
        recall.add(ratio(m.right[c], m.truth[c]));
        const double negatives = m.total - m.truth[c];
        specificity.add(ratio(negatives - (m.predicted[c] - m.right[c]), negatives));
        // scikit-learn: a class neither present nor predicted has no part in the
        // mean; one that is present but never predicted has precision 0.
        if (m.truth[c] + m.predicted[c] <= 0) continue;
        precision.add(m.predicted[c] > 0 ? m.right[c] / m.predicted[c] : 0);
        f1.add(2 * m.right[c] / (m.truth[c] + m.predicted[c]));
    }
    out.balancedAccuracy = recall.value();
    out.precision = precision.value();
    out.f1 = f1.value();
    if (classes == 2) {
        const int positive = options.positive, negative = 1 - positive;
        out.sensitivity = ratio(m.right[positive], m.truth[positive]);
        out.specificity = ratio(m.right[negative], m.truth[negative]);
    } else {
        out.sensitivity = recall.value();
        out.specificity = specificity.value();
    }
}

/// Of the positive one of two classes, else the mean over all, one against the rest.
template <class Area>
double meanArea(const Predictions& p, const MetricsOptions& options, const Area& area) {
    const auto classes = std::size_t(p.classes);
    std::vector<double> scores(p.size());
    std::vector<int> positive(p.size());
    const double terms = classes == 2 ? 1 : double(classes);
    double mean = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        if (classes == 2 && int(c) != options.positive) continue;
        for (std::size_t i = 0; i < p.size(); ++i) {
            scores[i] = p.probabilities[i * classes + c];
            positive[i] = p.truth[i] == int(c);
        }
        // A class without images leaves the mean undefined: NaN carries through.
        mean += area(scores, positive) / terms;
    }
    return mean;
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

}  // namespace

int predictedClass(std::span<const double> probabilities) {
    return int(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

int predictedClass(const Predictions& predictions, std::size_t i) {
    const auto classes = std::size_t(predictions.classes);
    return predictedClass(std::span(predictions.probabilities).subspan(i * classes, classes));
}

Result<void> checkPredictions(const Predictions& predictions) {
    const auto invalid = [](std::string what) {
        return Error{ErrorCode::invalidArgument, std::move(what), {}};
    };
    const std::size_t n = predictions.size();
    if (predictions.classes < 2) return invalid("fewer than two classes");
    if (n == 0) return invalid("no predictions");
    if (predictions.probabilities.size() != n * std::size_t(predictions.classes))
        return invalid("number of probabilities is not images x classes");
    if (!predictions.patients.empty() && predictions.patients.size() != n)
        return invalid("number of patient keys is not the number of images");
    for (std::size_t i = 0; i < n; ++i) {
        if (predictions.truth[i] < 0 || predictions.truth[i] >= predictions.classes)
            return invalid("true class out of range at row " + std::to_string(i));
        double sum = 0;
        for (int c = 0; c < predictions.classes; ++c) {
            const double p = predictions.probabilities[i * predictions.classes + c];
            if (!(p >= -1e-6 && p <= 1 + 1e-6))
                return invalid("not a probability at row " + std::to_string(i));
            sum += p;
        }
        if (std::abs(sum - 1) > 1e-3)
            return invalid("probabilities do not sum to 1 at row " + std::to_string(i));
    }
    return {};
}

std::vector<double> logLosses(const Predictions& predictions) {
    // scikit-learn's log_loss clips to the machine epsilon, so that one certain
    // mistake does not make the mean infinite.
    const double epsilon = std::numeric_limits<double>::epsilon();
    std::vector<double> losses;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const double ofTruth =
            predictions
                .probabilities[i * std::size_t(predictions.classes) + std::size_t(predictions.truth[i])];
        losses.push_back(-std::log(std::clamp(ofTruth, epsilon, 1 - epsilon)));
    }
    return losses;
}

std::vector<double> squaredErrors(const Predictions& predictions) {
    const auto classes = std::size_t(predictions.classes);
    std::vector<double> errors;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        double squares = 0;
        for (std::size_t c = classes == 2 ? 1 : 0; c < classes; ++c) {
            const double miss =
                predictions.probabilities[i * classes + c] - double(int(c) == predictions.truth[i]);
            squares += miss * miss;
        }
        errors.push_back(squares);
    }
    return errors;
}

Result<Metrics> computeMetrics(const Predictions& predictions, const MetricsOptions& options) {
    return guarded([&]() -> Result<Metrics> {
        FOVEA_CHECK(checkPredictions(predictions));
        Metrics out;
        fillFromConfusion(out, confusionMatrix(predictions), predictions.classes, options);
        out.auc = meanArea(predictions, options, rocAuc);
        out.averagePrecision = meanArea(predictions, options, averagePrecision);
        out.logLoss = meanOf(logLosses(predictions));
        out.brier = meanOf(squaredErrors(predictions));
        return out;
    });
}

std::vector<std::vector<int>> confusionMatrix(const Predictions& predictions) {
    const std::size_t classes = std::size_t(predictions.classes);
    std::vector<std::vector<int>> cells(classes, std::vector<int>(classes));
    for (std::size_t i = 0; i < predictions.size(); ++i)
        ++cells[std::size_t(predictions.truth[i])][std::size_t(predictedClass(predictions, i))];
    return cells;
}

double rocAuc(std::span<const double> scores, std::span<const int> positive) {
    double pairs = 0, found = 0, falseAlarms = 0;
    for (const ThresholdCounts& c : countsByThreshold(scores, positive)) {
        pairs += (double(c.falseAlarms) - falseAlarms) * (found + 0.5 * (double(c.found) - found));
        found = double(c.found);
        falseAlarms = double(c.falseAlarms);
    }
    return ratio(pairs, found * falseAlarms);
}

double averagePrecision(std::span<const double> scores, std::span<const int> positive) {
    double sum = 0, found = 0;
    for (const ThresholdCounts& c : countsByThreshold(scores, positive)) {
        if (double(c.found) > found)
            sum += (double(c.found) - found) * double(c.found) / double(c.found + c.falseAlarms);
        found = double(c.found);
    }
    return ratio(sum, found);
}

std::vector<RocPoint> rocCurve(std::span<const double> scores, std::span<const int> positive) {
    const std::vector<ThresholdCounts> counts = countsByThreshold(scores, positive);
    if (counts.empty() || counts.back().found == 0 || counts.back().falseAlarms == 0) return {};
    std::vector<RocPoint> points{{0, 0, std::numeric_limits<double>::infinity()}};
    for (const ThresholdCounts& c : counts)
        points.push_back({double(c.falseAlarms) / double(counts.back().falseAlarms),
                          double(c.found) / double(counts.back().found), c.threshold});
    return points;
}

}  // namespace fovea::evaluation
