#include "evaluation/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/random.h"
#include "evaluation/weighted_metrics.h"

namespace fovea::evaluation {
namespace {

/// Which patient each image belongs to; an image of unknown patient is its own.
struct Clusters {
    std::vector<std::size_t> patientOf;  ///< [n]
    std::size_t patients = 0;
    bool shared() const { return patients < patientOf.size(); }
};

Clusters clustersOf(const Predictions& predictions) {
    Clusters out;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const std::string key = predictions.patients.empty() ? std::string() : predictions.patients[i];
        if (key.empty()) {
            out.patientOf.push_back(out.patients++);
            continue;
        }
        const auto [entry, isNew] = known.try_emplace(key, out.patients);
        if (isNew) ++out.patients;
        out.patientOf.push_back(entry->second);
    }
    return out;
}

/// Draws of patients with replacement, as weights of the images.
class Draws {
public:
    Draws(const Clusters& clusters, std::uint64_t seed)
        : m_clusters(clusters),
          m_random(seed),
          m_times(clusters.patients),
          m_weights(clusters.patientOf.size()) {}

    std::span<const double> next() {
        std::fill(m_times.begin(), m_times.end(), 0.0);
        for (std::size_t i = 0; i < m_times.size(); ++i) m_times[m_random.below(m_times.size())] += 1;
        for (std::size_t i = 0; i < m_weights.size(); ++i) m_weights[i] = m_times[m_clusters.patientOf[i]];
        return m_weights;
    }

private:
    const Clusters& m_clusters;
    Random m_random;
    std::vector<double> m_times;    ///< [patients]
    std::vector<double> m_weights;  ///< [n]
};

/// Quantile of sorted values, linear between neighbours (NumPy's default).
double quantile(const std::vector<double>& sorted, double q) {
    const double position = q * double(sorted.size() - 1);
    const std::size_t below = std::size_t(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], position - double(below));
}

Estimate percentileInterval(double value, std::vector<double> draws, double confidence) {
    std::erase_if(draws, [](double d) { return std::isnan(d); });
    if (std::isnan(value) || draws.empty()) return {value, kUnknown, kUnknown};
    std::sort(draws.begin(), draws.end());
    const double tail = (1 - confidence) / 2;
    return {value, std::min(value, quantile(draws, tail)), std::max(value, quantile(draws, 1 - tail))};
}

/// z for which a standard normal lies within -z..z with this probability.
double normalQuantile(double confidence) {
    double low = 0, high = 40;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) > 1 - confidence ? low : high) = middle;
    }
    return (low + high) / 2;
}

bool isConfidence(double confidence) {
    return confidence > 0 && confidence < 1;
}

Result<void> checkOptions(const IntervalOptions& options) {
    if (options.resamples < 1) return Error{ErrorCode::invalidArgument, "fewer than one resample", {}};
    if (!isConfidence(options.confidence))
        return Error{ErrorCode::invalidArgument, "confidence is not between 0 and 1", {}};
    return {};
}

/// Right answers among the images that count for one proportion.
struct Proportion {
    double right = 0, images = 0;
    double patients = 0;  ///< with at least one of these images
};

/// `truth`: only images of this class; all when empty.
Proportion proportionOf(const Predictions& predictions, const Clusters& clusters, std::optional<int> truth) {
    Proportion out;
    std::vector<bool> seen(clusters.patients);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (truth && predictions.truth[i] != *truth) continue;
        const std::span row(predictions.probabilities.data() + i * predictions.classes,
                            std::size_t(predictions.classes));
        out.right += predictedClass(row) == predictions.truth[i];
        out.images += 1;
        if (seen[clusters.patientOf[i]]) continue;
        seen[clusters.patientOf[i]] = true;
        out.patients += 1;
    }
    return out;
}

/// Wilson's interval where it is the better one, else nothing.
std::optional<Estimate> wilsonWhereDue(const Proportion& p, const Clusters& clusters, double confidence) {
    if (!clusters.shared()) return wilson(p.right, p.images, confidence);
    // All right or all wrong: every draw repeats that and the percentile interval
    // would be a point, as if nothing were uncertain. Counting patients instead of
    // images keeps the width honest.
    if (p.right == 0 || p.right == p.images)
        return wilson(p.right == 0 ? 0 : p.patients, p.patients, confidence);
    return std::nullopt;
}

/// Of the classes' counts of patients with and without such an image, the smallest.
double fewestPatients(const Predictions& predictions, const Clusters& clusters) {
    double fewest = double(clusters.patients);
    for (int c = 0; c < predictions.classes; ++c) {
        std::vector<bool> with(clusters.patients), without(clusters.patients);
        for (std::size_t i = 0; i < predictions.size(); ++i)
            (predictions.truth[i] == c ? with : without)[clusters.patientOf[i]] = true;
        for (const auto& side : {with, without})
            fewest = std::min(fewest, double(std::count(side.begin(), side.end(), true)));
    }
    return fewest;
}

/// An AUC of 0 or 1 repeats itself in every draw. Its variance is at most
/// A (1 - A) / m, m being the smaller side (Birnbaum and Klose, Bounds for the
/// variance of the Mann-Whitney statistic, Ann. Math. Stat. 28, 1957): that of a
/// proportion of m, whose score interval is Wilson's. Other AUCs are left a point.
Estimate extremeAuc(double auc, double fewest, double confidence) {
    return auc == 0 || auc == 1 ? wilson(auc * fewest, fewest, confidence) : Estimate{auc, auc, auc};
}

void widenExtremeAuc(Estimate& auc, const Predictions& predictions, const Clusters& clusters,
                     double confidence) {
    if (auc.low == auc.high) auc = extremeAuc(auc.value, fewestPatients(predictions, clusters), confidence);
}

void replaceProportions(std::map<std::string, Estimate>& estimates, const Predictions& predictions,
                        const Clusters& clusters, const IntervalOptions& options) {
    const auto replace = [&](const char* name, std::optional<int> truth) {
        if (auto interval =
                wilsonWhereDue(proportionOf(predictions, clusters, truth), clusters, options.confidence))
            estimates[name] = *interval;
    };
    replace("accuracy", {});
    if (predictions.classes != 2) return;
    replace("sensitivity", options.metrics.positive);
    replace("specificity", 1 - options.metrics.positive);
}

/// The mean AUC of the first list, less that of the second where there is one.
Result<Estimate> bootstrapped(std::initializer_list<std::span<const Predictions>> lists,
                              const IntervalOptions& options) {
    return guarded([&]() -> Result<Estimate> {
        FOVEA_CHECK(checkOptions(options));
        const Predictions* first = nullptr;
        std::vector<std::pair<double, WeightedMetrics>> terms;  // share in the result, less than 0: taken off
        double sign = 1;
        for (const std::span<const Predictions> list : lists) {
            if (list.empty()) return Error{ErrorCode::invalidArgument, "no predictions", {}};
            for (const Predictions& p : list) {
                FOVEA_CHECK(checkPredictions(p));
                if (!first) first = &p;
                if (p.classes != first->classes || p.truth != first->truth || p.patients != first->patients)
                    return Error{ErrorCode::invalidArgument, "the sets are not of the same images", {}};
                terms.emplace_back(sign / double(list.size()), WeightedMetrics(p, {}));
            }
            sign = -1;
        }
        const auto value = [&](std::span<const double> weights) {
            double sum = 0;
            for (const auto& [share, metrics] : terms) sum += share * metrics.auc(weights);
            return sum;
        };
        const Clusters clusters = clustersOf(*first);
        std::vector<double> drawn;
        if (clusters.patients > 1) {
            Draws draws(clusters, options.seed);
            for (int r = 0; r < options.resamples; ++r) drawn.push_back(value(draws.next()));
        }
        const std::vector<double> once(first->size(), 1.0);
        Estimate result = percentileInterval(value(once), std::move(drawn), options.confidence);
        if (result.low == result.high) {
            // How far below and above the result may be, by the ends of each list's AUC: square and add
            // (Newcombe, Interval estimation for the difference between independent proportions, Stat.
            // Med. 17, 1998). Trainings on the same images err together: their distances are averaged.
            const double fewest = fewestPatients(*first, clusters);
            std::array<double, 2> below{}, above{};  // of the list that counts, of the one taken off
            for (const auto& [share, metrics] : terms) {
                const Estimate auc = extremeAuc(metrics.auc(once), fewest, options.confidence);
                const bool off = share < 0;
                below[off] += std::abs(share) * (off ? auc.high - auc.value : auc.value - auc.low);
                above[off] += std::abs(share) * (off ? auc.value - auc.low : auc.high - auc.value);
            }
            result.low -= std::hypot(below[0], below[1]);
            result.high += std::hypot(above[0], above[1]);
        }
        return result;
    });
}

}  // namespace

Estimate wilson(double k, double n, double confidence) {
    if (!(n > 0) || !(k >= 0 && k <= n) || !isConfidence(confidence)) return {kUnknown, kUnknown, kUnknown};
    const double z = normalQuantile(confidence), z2 = z * z, p = k / n;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    // At k = 0 and k = n one end is the value itself; rounding must not move it.
    return {p, k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

Result<std::map<std::string, Estimate>> estimate(const Predictions& predictions,
                                                 const IntervalOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<std::map<std::string, Estimate>> {
        FOVEA_CHECK(checkPredictions(predictions));
        FOVEA_CHECK(checkOptions(options));
        const Clusters clusters = clustersOf(predictions);
        const WeightedMetrics metrics(predictions, options.metrics);
        const Metrics whole = metrics.compute(std::vector<double>(predictions.size(), 1.0));

        std::array<std::vector<double>, std::size(kFigures)> drawn;
        if (clusters.patients > 1) {  // one patient tells nothing of how patients differ
            ProgressMeter meter(job, Stage::evaluate, options.resamples);
            Draws draws(clusters, options.seed);
            for (int r = 0; r < options.resamples; ++r) {
                FOVEA_CHECK(job.check());
                const Metrics figuresOfDraw = metrics.compute(draws.next());
                for (std::size_t f = 0; f < std::size(kFigures); ++f)
                    drawn[f].push_back(figuresOfDraw.*kFigures[f].member);
                meter.advance();
            }
        }

        std::map<std::string, Estimate> out;
        for (std::size_t f = 0; f < std::size(kFigures); ++f)
            out[kFigures[f].name] =
                percentileInterval(whole.*kFigures[f].member, std::move(drawn[f]), options.confidence);
        if (!options.metrics.ordinal) out.erase("grade_error");
        widenExtremeAuc(out["auc"], predictions, clusters, options.confidence);
        replaceProportions(out, predictions, clusters, options);
        return out;
    });
}

Result<Estimate> meanAuc(std::span<const Predictions> trainings, const IntervalOptions& options) {
    return bootstrapped({trainings}, options);
}

Result<Estimate> pairedAucDifference(std::span<const Predictions> a, std::span<const Predictions> b,
                                     const IntervalOptions& options) {
    return bootstrapped({a, b}, options);
}

Result<Estimate> pairedAucDifference(const Predictions& a, const Predictions& b,
                                     const IntervalOptions& options) {
    return pairedAucDifference(std::span(&a, 1), std::span(&b, 1), options);
}

Shown whatIsShown(const Estimate& difference) {
    if (!(difference.low < difference.high)) return Shown::untold;
    if (difference.low > 0) return Shown::better;
    return difference.high < 0 ? Shown::worse : Shown::neither;
}

}  // namespace fovea::evaluation
