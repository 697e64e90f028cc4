#include "evaluation/auc_covariance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "evaluation/influence.h"
#include "evaluation/operating_point.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {
namespace {

constexpr double kNothing = 1e-24;   // what rounding leaves of a variance of 0
constexpr double kUsualIcc = 0.5;    // of images of a patient, where nothing can be estimated
constexpr double kOtherClass = 0.5;  // correlation with another class, likewise

/// Of each image the share of the other side that it is rightly placed above or below, ties counted half.
std::vector<double> placements(const std::vector<double>& scores, const std::vector<bool>& positive,
                               double positives, double negatives) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
    std::vector<double> out(scores.size());
    double positivesBelow = 0, negativesBelow = 0;
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        double tiedPositives = 0, tiedNegatives = 0;
        for (; end < order.size() && scores[order[end]] == scores[order[first]]; ++end)
            (positive[order[end]] ? tiedPositives : tiedNegatives) += 1;
        const double below = (negativesBelow + tiedNegatives / 2) / negatives;
        const double above = (positives - positivesBelow - tiedPositives / 2) / positives;
        for (std::size_t i = first; i < end; ++i) out[order[i]] = positive[order[i]] ? below : above;
        positivesBelow += tiedPositives;
        negativesBelow += tiedNegatives;
    }
    return out;
}

/// Newcombe's method 5: variance of an AUC, were it `auc`, of so many of the two sides.
double newcombeVariance(double auc, double positives, double negatives) {
    const double mean = (positives + negatives) / 2 - 1;
    return auc * (1 - auc) * (1 + mean * ((1 - auc) / (2 - auc) + auc / (1 + auc))) / (positives * negatives);
}

/// The lowest true AUC that `auc` does not speak against by more than z.
double scoreLimit(double auc, double z, double positives, double negatives) {
    double low = 0, high = auc;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        const double away = auc - middle;
        const bool against = away * away > z * z * newcombeVariance(middle, positives, negatives);
        (against ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// How many independent images so many of these patients are worth.
double worth(double images, double patients, double designEffect) {
    const double each = images / patients;
    return std::max(1.0, images / (1 + (each - 1) * kUsualIcc) / designEffect);
}

/// By patient.
std::vector<double> summed(const std::vector<double>& values, const Clusters& clusters,
                           const std::vector<bool>& counted) {
    std::vector<double> sums(clusters.patients);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counted[i]) sums[clusters.patientOf[i]] += values[i];
    return sums;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Obuchowski's factor; infinite where there is no patient to spare.
double factor(double patients, double folds) {
    return patients > folds ? patients / (patients - folds) : std::numeric_limits<double>::infinity();
}

}  // namespace

Result<AucCovariance> AucCovariance::of(std::span<const Predictions> models) {
    std::vector<std::vector<Predictions>> single;
    for (const Predictions& p : models) single.push_back({p});
    return ofFolds(single);
}

Result<AucCovariance> AucCovariance::ofFolds(std::span<const std::vector<Predictions>> models) {
    const auto invalid = [](const char* what) { return Error{ErrorCode::invalidArgument, what, {}}; };
    if (models.empty() || models.front().empty()) return invalid("no predictions");
    const std::vector<Predictions>& first = models.front();
    Predictions all;
    for (const Predictions& fold : first) {
        FOVEA_CHECK(checkPredictions(fold));
        if (fold.classes != first.front().classes) return invalid("the folds are of different classes");
        all.truth.insert(all.truth.end(), fold.truth.begin(), fold.truth.end());
        all.patients.insert(all.patients.end(), fold.patients.begin(), fold.patients.end());
        all.patients.resize(all.truth.size());
    }
    for (const std::vector<Predictions>& model : models) {
        if (model.size() != first.size()) return invalid("the sets are not of the same images");
        for (std::size_t f = 0; f < model.size(); ++f) {
            FOVEA_CHECK(checkPredictions(model[f]));
            if (model[f].classes != first[f].classes || model[f].truth != first[f].truth ||
                model[f].patients != first[f].patients)
                return invalid("the sets are not of the same images");
        }
    }
    AucCovariance out;
    out.m_models = models.size();
    const int classes = first.front().classes;
    out.m_classes = classes == 2 ? 1 : std::size_t(classes);
    out.m_clusters = clustersOf(all);
    out.m_truth = std::move(all.truth);
    for (const std::vector<Predictions>& model : models)
        for (int c = classes == 2 ? 1 : 0; c < classes; ++c) {
            std::vector<Fold> folds;
            for (const Predictions& p : model) {
                const ScoredImages images = oneAgainstRest(p, c);
                folds.push_back({images.scores, images.positive});
            }
            out.m_terms.push_back(out.termOf(folds));
        }
    return out;
}

Result<AucCovariance> AucCovariance::ofFindings(std::span<const FindingPredictions> models) {
    const auto invalid = [](const char* what) { return Error{ErrorCode::invalidArgument, what, {}}; };
    if (models.empty()) return invalid("no predictions");
    const FindingPredictions& first = models.front();
    for (const FindingPredictions& p : models) {
        FOVEA_CHECK(checkPredictions(p));
        if (p.findings != first.findings || p.truth != first.truth || p.patients != first.patients)
            return invalid("the sets are not of the same images and findings");
    }
    AucCovariance out;
    out.m_models = models.size();
    out.m_classes = first.findings.size();
    out.m_clusters = clustersOf(first.size(), first.patients);
    for (const FindingPredictions& p : models)
        for (std::size_t f = 0; f < out.m_classes; ++f) {
            Fold fold;
            for (std::size_t i = f; i < p.truth.size(); i += out.m_classes) {
                fold.scores.push_back(p.probabilities[i]);
                fold.sides.push_back(p.truth[i]);
            }
            out.m_terms.push_back(out.termOf({fold}));
        }
    return out;
}

AucCovariance::Term AucCovariance::termOf(const std::vector<Fold>& folds) const {
    const std::size_t all = m_clusters.patientOf.size();
    Term t;
    t.influence.assign(all, 0);
    t.positive.assign(all, false);
    t.negative.assign(all, false);
    std::vector<bool> with(m_clusters.patients), without(m_clusters.patients);
    double sum = 0;
    std::size_t first = 0;
    for (const Fold& fold : folds) {
        std::vector<std::size_t> images;  // of this fold and either side
        std::vector<double> scores;
        std::vector<bool> positive;
        double positives = 0;
        for (std::size_t i = 0; i < fold.sides.size(); ++i) {
            if (fold.sides[i] == kNotStated) continue;
            const bool isPositive = fold.sides[i] == 1;
            images.push_back(first + i);
            scores.push_back(fold.scores[i]);
            positive.push_back(isPositive);
            positives += isPositive;
            (isPositive ? t.positive : t.negative)[images.back()] = true;
            (isPositive ? with : without)[m_clusters.patientOf[images.back()]] = true;
        }
        const double negatives = double(images.size()) - positives;
        t.positives += positives;
        t.negatives += negatives;
        if (positives > 0 && negatives > 0) {
            const std::vector<double> placed = placements(scores, positive, positives, negatives);
            double auc = 0;
            for (std::size_t i = 0; i < images.size(); ++i)
                if (positive[i]) auc += placed[i];
            auc /= positives;
            for (std::size_t i = 0; i < images.size(); ++i)
                t.influence[images[i]] = (placed[i] - auc) / (positive[i] ? positives : negatives);
            sum += auc;
            t.folds += 1;
        }
        first += fold.sides.size();
    }
    if (t.folds > 0) {
        t.auc = sum / t.folds;
        for (double& value : t.influence) value /= t.folds;
    }
    t.positivePatients = double(std::count(with.begin(), with.end(), true));
    t.negativePatients = double(std::count(without.begin(), without.end(), true));
    for (std::size_t p = 0; p < m_clusters.patients; ++p) t.patients += with[p] || without[p];
    return t;
}

double AucCovariance::covariance(std::size_t model, std::size_t of, std::size_t otherModel,
                                 std::size_t otherOf) const {
    const double value = covariance(term(model, of), term(otherModel, otherOf));
    return std::isfinite(value) ? value : kUnknown;
}

double AucCovariance::covariance(const Term& s, const Term& t) const {
    const auto ofSides = [this](const Term& a, bool positives) {
        return summed(a.influence, m_clusters, positives ? a.positive : a.negative);
    };
    const std::vector<double> sPositive = ofSides(s, true), sNegative = ofSides(s, false);
    const std::vector<double> tPositive = ofSides(t, true), tNegative = ofSides(t, false);
    const auto root = [](double a, double b, double foldsA, double foldsB) {
        return std::sqrt(factor(a, foldsA) * factor(b, foldsB));
    };
    return root(s.positivePatients, t.positivePatients, s.folds, t.folds) * product(sPositive, tPositive) +
           root(s.negativePatients, t.negativePatients, s.folds, t.folds) * product(sNegative, tNegative) +
           root(s.patients, t.patients, s.folds, t.folds) *
               (product(sPositive, tNegative) + product(sNegative, tPositive));
}

Estimate AucCovariance::interval(std::size_t model, std::size_t of, double confidence,
                                 const UnknownPatients& unknown) const {
    return interval(term(model, of), confidence, unknown);
}

double AucCovariance::lowestOfPerfect(const Term& t, double confidence,
                                      const UnknownPatients& unknown) const {
    const double effect = unknown.designEffect();
    return lowestOfPerfectAuc(worth(t.positives, t.positivePatients, effect),
                              worth(t.negatives, t.negativePatients, effect), confidence);
}

Estimate AucCovariance::interval(const Term& t, double confidence, const UnknownPatients& unknown) const {
    if (std::isnan(t.auc) || m_clusters.patients < 2) return {t.auc, kUnknown, kUnknown};
    const double effect = unknown.designEffect();
    const double best = lowestOfPerfect(t, confidence, unknown);
    if (t.auc == 1) return {1, best, 1};
    if (t.auc == 0) return {0, 0, 1 - best};
    const double variance = covariance(t, t) * effect;
    if (!std::isfinite(variance)) {  // a side of one patient
        const double z = normalQuantile(confidence);
        const double positives = worth(t.positives, t.positivePatients, effect);
        const double negatives = worth(t.negatives, t.negativePatients, effect);
        return {t.auc, scoreLimit(t.auc, z, positives, negatives),
                1 - scoreLimit(1 - t.auc, z, positives, negatives)};
    }
    if (variance < kNothing) return {t.auc, t.auc, t.auc};

    const auto part = [&](const std::vector<bool>& side, double patients) {
        const std::vector<double> sums = summed(t.influence, m_clusters, side);
        return factor(patients, t.folds) * product(sums, sums) * effect;
    };
    const auto degreesOf = [&](double patients) {
        return std::max(1.0, (patients - t.folds) / unknown.imagesPerPatient);
    };
    const double ofPositives = part(t.positive, t.positivePatients);
    const double ofNegatives = part(t.negative, t.negativePatients);
    const double degrees = std::clamp(variance * variance /
                                          (ofPositives * ofPositives / degreesOf(t.positivePatients) +
                                           ofNegatives * ofNegatives / degreesOf(t.negativePatients)),
                                      1.0, degreesOf(t.positivePatients + t.negativePatients - t.folds));
    const double away = studentQuantile(confidence, degrees) * std::sqrt(variance) / (t.auc * (1 - t.auc));
    const double logit = std::log(t.auc / (1 - t.auc));
    const auto auc = [](double at) { return 1 / (1 + std::exp(-at)); };
    return {t.auc, std::min(auc(logit - away), best), std::max(auc(logit + away), 1 - best)};
}

/// Variance of the mean of the trainings `first` .. `last` - 1, as far as they differ.
double AucCovariance::varianceBetween(std::size_t first, std::size_t last) const {
    const double trainings = double(last - first);
    if (trainings < 2) return 0;
    std::vector<double> aucs;
    for (std::size_t m = first; m < last; ++m) {
        double sum = 0;
        for (std::size_t c = 0; c < m_classes; ++c) sum += auc(m, c) / double(m_classes);
        aucs.push_back(sum);
    }
    const double mean = std::accumulate(aucs.begin(), aucs.end(), 0.0) / trainings;
    double squares = 0;
    for (const double a : aucs) squares += (a - mean) * (a - mean);
    return squares / (trainings - 1) / trainings;
}

Estimate AucCovariance::mean(std::size_t first, std::size_t last, double confidence,
                             const UnknownPatients& unknown) const {
    std::vector<const Term*> terms;
    for (std::size_t i = first * m_classes; i < last * m_classes; ++i) terms.push_back(&m_terms[i]);
    const std::size_t n = terms.size();
    if (n == 1) return interval(*terms.front(), confidence, unknown);
    std::vector<double> below(n), above(n), belowPerfect(n), variances(n);
    std::vector<double> correlations(n * n), guessed(n * n);
    double value = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Estimate e = interval(*terms[i], confidence, unknown);
        value += e.value / double(n);
        below[i] = (e.value - e.low) / double(n);
        above[i] = (e.high - e.value) / double(n);
        belowPerfect[i] = (1 - lowestOfPerfect(*terms[i], confidence, unknown)) / double(n);
        variances[i] = covariance(*terms[i], *terms[i]);
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const bool sameClass = i % m_classes == j % m_classes;
            guessed[i * n + j] = sameClass ? 1 : kOtherClass;
            const double root = std::sqrt(variances[i] * variances[j]);
            const bool known = std::isfinite(root) && root > kNothing;
            correlations[i * n + j] = i == j  ? 1
                                      : known ? std::clamp(covariance(*terms[i], *terms[j]) / root, -1.0, 1.0)
                                              : guessed[i * n + j];
        }
    // How far each limit is from the value: what the patients leave open, and what the trainings do.
    const double between = varianceBetween(first, last);
    const double trainings = double(last - first);
    const auto away = [&](const std::vector<double>& limits, const std::vector<double>& r) {
        const double ofPatients = combined(limits, r);
        if (!(between > 0)) return ofPatients;
        // Student's t for the sum, the patients' share counted as well known.
        const double z = normalQuantile(confidence), sampled = ofPatients * ofPatients / (z * z);
        const double share = between / (sampled + between);
        const double degrees = (trainings - 1) / (share * share);
        return std::hypot(ofPatients, studentQuantile(confidence, degrees) * std::sqrt(between));
    };
    const double best = away(belowPerfect, guessed);
    Estimate out{value, value - away(below, correlations), value + away(above, correlations)};
    if (std::isnan(out.low) || std::isnan(out.high)) return {value, kUnknown, kUnknown};
    if (out.low == out.high && value > 0 && value < 1) return out;  // no patient makes a difference
    out.low = std::max(0.0, std::min(out.low, 1 - best));
    out.high = std::min(1.0, std::max(out.high, best));
    return out;
}

/// The square of what these images add to a variance, over its degrees of freedom.
double AucCovariance::partSquares(const std::vector<double>& influence,
                                  const std::vector<bool>& images) const {
    const std::vector<double> sums = summed(influence, m_clusters, images);
    std::vector<bool> seen(m_clusters.patients);
    for (std::size_t i = 0; i < images.size(); ++i)
        if (images[i]) seen[m_clusters.patientOf[i]] = true;
    const double patients = double(std::count(seen.begin(), seen.end(), true));
    const double part = product(sums, sums);
    return part > 0 ? part * part / std::max(1.0, patients - m_terms.front().folds) : 0;
}

Estimate AucCovariance::difference(std::size_t split, double confidence) const {
    std::vector<double> influence(m_clusters.patientOf.size());
    std::vector<double> weights(m_terms.size());
    double value = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const bool counts = i < split * m_classes;
        weights[i] = counts ? 1 / double(split * m_classes) : -1 / double((m_models - split) * m_classes);
        value += weights[i] * m_terms[i].auc;
        for (std::size_t k = 0; k < influence.size(); ++k)
            influence[k] += weights[i] * m_terms[i].influence[k];
    }
    if (std::isnan(value) || m_clusters.patients < 2) return {value, kUnknown, kUnknown};

    // The variance is that of the terms' covariances; its degrees of freedom come from its parts by the
    // class of the images.
    double variance = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i)
        for (std::size_t j = 0; j < m_terms.size(); ++j)
            variance += weights[i] * weights[j] * covariance(m_terms[i], m_terms[j]);
    const double magnitude = product(influence, influence);
    if (!std::isfinite(variance) || magnitude < kNothing) {
        double below[2] = {0, 0}, above[2] = {0, 0};  // of what counts, of what is taken off
        for (std::size_t i = 0; i < m_terms.size(); ++i) {
            const bool off = weights[i] < 0, sided = m_terms[i].auc == 0 || m_terms[i].auc == 1;
            if (std::isfinite(variance) && !sided) continue;
            const Estimate e = interval(m_terms[i], confidence, {});
            const double share = std::abs(weights[i]);
            below[off] += share * (off ? e.high - e.value : e.value - e.low);
            above[off] += share * (off ? e.value - e.low : e.high - e.value);
        }
        return {value, value - std::hypot(below[0], below[1]), value + std::hypot(above[0], above[1])};
    }
    double squares = 0;  // of the parts, over their degrees
    if (!m_truth.empty()) {
        const int classes = *std::max_element(m_truth.begin(), m_truth.end()) + 1;
        for (int c = 0; c < classes; ++c) {
            std::vector<bool> ofClass;
            for (const int truth : m_truth) ofClass.push_back(truth == c);
            squares += partSquares(influence, ofClass);
        }
    }
    for (std::size_t f = 0; m_truth.empty() && f < m_classes; ++f) {
        std::vector<double> ofFinding(influence.size());
        for (std::size_t m = 0; m < m_models; ++m)
            for (std::size_t k = 0; k < ofFinding.size(); ++k)
                ofFinding[k] += weights[m * m_classes + f] * term(m, f).influence[k];
        squares += partSquares(ofFinding, term(0, f).positive);
        squares += partSquares(ofFinding, term(0, f).negative);
    }
    variance = std::max(0.0, variance);
    const double between = varianceBetween(0, split) + varianceBetween(split, m_models);
    if (between > 0) {
        const double fewest = double(
            std::min(split > 1 ? split : m_models, m_models - split > 1 ? m_models - split : m_models));
        squares += between * between / std::max(1.0, fewest - 1);
    }
    const double total = variance + between;
    const double degrees = std::clamp(squares > 0 ? total * total / squares : 1.0, 1.0,
                                      std::max(1.0, double(m_clusters.patients) - 2));
    const double half = studentQuantile(confidence, degrees) * std::sqrt(total);
    return {value, value - half, value + half};
}

double lowestOfPerfectAuc(double positives, double negatives, double confidence) {
    // As nothing lies above 1, all that the interval may miss lies below.
    return scoreLimit(1, normalQuantile(std::max(0.0, 2 * confidence - 1)), positives, negatives);
}

Result<Estimate> aucIfPatients(const Predictions& predictions, const UnknownPatients& unknown,
                               double confidence) {
    return guarded([&]() -> Result<Estimate> {
        if (unknown.imagesPerPatient < 1 || !(unknown.icc >= 0 && unknown.icc <= 1))
            return Error{
                ErrorCode::invalidArgument, "fewer than one image a patient, or an ICC outside 0..1", {}};
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::of(std::span(&predictions, 1)));
        return aucs.mean(0, 1, confidence, unknown);
    });
}

}  // namespace fovea::evaluation
