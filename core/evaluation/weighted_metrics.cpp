#include "evaluation/weighted_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

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

/// Row, column and diagonal sums of a confusion matrix.
struct Margins {
    std::vector<double> truth, predicted, right;
    double total = 0;
};

Margins marginsOf(const std::vector<double>& confusion, int classes) {
    Margins m;
    m.truth.resize(classes);
    m.predicted.resize(classes);
    m.right.resize(classes);
    for (int t = 0; t < classes; ++t) {
        for (int p = 0; p < classes; ++p) {
            const double cell = confusion[t * classes + p];
            m.truth[t] += cell;
            m.predicted[p] += cell;
            m.total += cell;
            if (t == p) m.right[t] = cell;
        }
    }
    return m;
}

double kappaOf(const std::vector<double>& confusion, const Margins& m, int classes, bool quadratic) {
    double observed = 0, expected = 0;
    for (int t = 0; t < classes; ++t) {
        for (int p = 0; p < classes; ++p) {
            const double distance = quadratic ? double(t - p) * (t - p) : double(t != p);
            observed += distance * confusion[t * classes + p];
            expected += distance * m.truth[t] * m.predicted[p] / m.total;
        }
    }
    return expected > 0 ? 1 - observed / expected : undefined;
}

double gradeErrorOf(const std::vector<double>& confusion, const Margins& m, int classes) {
    double distance = 0;
    for (int t = 0; t < classes; ++t)
        for (int p = 0; p < classes; ++p) distance += std::abs(t - p) * confusion[t * classes + p];
    return distance / m.total;
}

double withinOneOf(const std::vector<double>& confusion, const Margins& m, int classes) {
    double near = 0;
    for (int t = 0; t < classes; ++t)
        for (int p = std::max(0, t - 1); p <= std::min(classes - 1, t + 1); ++p)
            near += confusion[t * classes + p];
    return near / m.total;
}

void fillFromConfusion(Metrics& out, const std::vector<double>& confusion, int classes,
                       const MetricsOptions& options) {
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

}  // namespace

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

Ranking::Ranking(std::span<const double> scores, std::span<const int> positive) {
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    m_entries.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool endsTie = i + 1 == order.size() || scores[order[i + 1]] < scores[order[i]];
        m_entries.push_back({order[i], positive[order[i]] != 0, endsTie});
    }
}

Ranking::Areas Ranking::areas(std::span<const double> weights) const {
    double positives = 0, negatives = 0;  // so far, ties included
    double tiedPositives = 0, tiedNegatives = 0;
    double pairs = 0, precisionSum = 0;
    for (const Entry& entry : m_entries) {
        const double weight = weights[entry.image];
        (entry.positive ? tiedPositives : tiedNegatives) += weight;
        if (!entry.endsTie) continue;
        pairs += tiedNegatives * (positives + 0.5 * tiedPositives);
        positives += tiedPositives;
        negatives += tiedNegatives;
        if (tiedPositives > 0) precisionSum += tiedPositives * positives / (positives + negatives);
        tiedPositives = tiedNegatives = 0;
    }
    return {ratio(pairs, positives * negatives), ratio(precisionSum, positives)};
}

WeightedMetrics::WeightedMetrics(const Predictions& predictions, const MetricsOptions& options)
    : m_classes(predictions.classes), m_options(options), m_truth(predictions.truth) {
    const std::size_t n = predictions.size();
    // scikit-learn's log_loss clips to the machine epsilon, so that one certain
    // mistake does not make the mean infinite.
    const double epsilon = std::numeric_limits<double>::epsilon();
    m_predicted.resize(n);
    m_logLoss.resize(n);
    m_brier.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::span row(predictions.probabilities.data() + i * m_classes, std::size_t(m_classes));
        m_predicted[i] = predictedClass(row);
        m_logLoss[i] = -std::log(std::clamp(row[m_truth[i]], epsilon, 1 - epsilon));
        double squares = 0;
        for (int c = 0; c < m_classes; ++c) {
            const double miss = row[c] - double(c == m_truth[i]);
            squares += miss * miss;
        }
        const double missOfClass1 = row[1] - double(m_truth[i] == 1);
        m_brier[i] = m_classes == 2 ? missOfClass1 * missOfClass1 : squares;
    }

    std::vector<double> scores(n);
    std::vector<int> positive(n);
    for (int c = 0; c < m_classes; ++c) {
        if (m_classes == 2 && c != options.positive) continue;
        for (std::size_t i = 0; i < n; ++i) {
            scores[i] = predictions.probabilities[i * m_classes + c];
            positive[i] = m_truth[i] == c;
        }
        m_rankings.emplace_back(scores, positive);
    }
}

Ranking::Areas WeightedMetrics::meanAreas(std::span<const double> weights) const {
    // A class without images leaves the mean undefined: NaN carries through.
    Ranking::Areas mean{0, 0};
    for (const Ranking& ranking : m_rankings) {
        const Ranking::Areas areas = ranking.areas(weights);
        mean.roc += areas.roc / double(m_rankings.size());
        mean.averagePrecision += areas.averagePrecision / double(m_rankings.size());
    }
    return mean;
}

double WeightedMetrics::auc(std::span<const double> weights) const {
    return meanAreas(weights).roc;
}

double WeightedMetrics::averagePrecision(std::span<const double> weights) const {
    return meanAreas(weights).averagePrecision;
}

std::vector<double> WeightedMetrics::confusion(std::span<const double> weights) const {
    std::vector<double> cells(std::size_t(m_classes) * m_classes);
    for (std::size_t i = 0; i < size(); ++i) cells[m_truth[i] * m_classes + m_predicted[i]] += weights[i];
    return cells;
}

Metrics WeightedMetrics::compute(std::span<const double> weights) const {
    Metrics out;
    fillFromConfusion(out, confusion(weights), m_classes, m_options);
    const Ranking::Areas areas = meanAreas(weights);
    out.auc = areas.roc;
    out.averagePrecision = areas.averagePrecision;
    double total = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        total += weights[i];
        out.logLoss += weights[i] * m_logLoss[i];
        out.brier += weights[i] * m_brier[i];
    }
    out.logLoss /= total;
    out.brier /= total;
    return out;
}

}  // namespace fovea::evaluation
