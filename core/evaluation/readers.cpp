#include "evaluation/readers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "evaluation/confusion_intervals.h"
#include "evaluation/influence.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {
namespace {

bool always(std::size_t) {
    return true;
}

/// Some of the images, with the patients that they are of.
Readings ofImages(const Readings& all, const std::vector<std::size_t>& readers,
                  const std::vector<std::size_t>& images) {
    Readings some{all.classes, {}, {}};
    for (const std::size_t r : readers) {
        std::vector<int>& said = some.ofReader.emplace_back();
        for (const std::size_t i : images) said.push_back(all.ofReader[r][i]);
    }
    for (const std::size_t i : images)
        if (!all.patients.empty()) some.patients.push_back(all.patients[i]);
    return some;
}

std::vector<std::size_t> readByEach(const Readings& all, const std::vector<std::size_t>& readers) {
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < all.ofReader.front().size(); ++i)
        if (std::all_of(readers.begin(), readers.end(),
                        [&](std::size_t r) { return all.ofReader[r][i] != kNotRead; }))
            images.push_back(i);
    return images;
}

/// One reader's answers as the truth, the other's as predictions.
Predictions asPredictions(const Readings& two, std::size_t truth) {
    Predictions p;
    p.classes = two.classes;
    p.truth = two.ofReader[truth];
    p.patients = two.patients;
    p.probabilities.assign(p.truth.size() * std::size_t(p.classes), 0);
    for (std::size_t i = 0; i < p.truth.size(); ++i)
        p.probabilities[i * std::size_t(p.classes) + std::size_t(two.ofReader[1 - truth][i])] = 1;
    return p;
}

/// Nobody is the truth: of the two the interval that claims less.
Estimate kappaOfTwo(const Readings& two, const Clusters& clusters, bool ordinal, double confidence) {
    const Estimate one = kappaInterval(asPredictions(two, 0), clusters, ordinal, confidence);
    const Estimate other = kappaInterval(asPredictions(two, 1), clusters, ordinal, confidence);
    if (std::isnan(one.low) || std::isnan(other.low)) return {one.value};
    return {one.value, std::min(one.low, other.low), std::max(one.high, other.high)};
}

PairAgreement pairOf(const Readings& all, std::size_t a, std::size_t b, bool ordinal, double confidence) {
    const std::vector<std::size_t> images = readByEach(all, {a, b});
    PairAgreement pair{a, b, int(images.size()), {}, {}};
    if (images.empty()) return pair;
    const Readings two = ofImages(all, {a, b}, images);
    const Clusters clusters = clustersOf(images.size(), two.patients);
    pair.same = ClusteredProportion(clusters).estimate(
        always, [&](std::size_t i) { return two.ofReader[0][i] == two.ofReader[1][i]; }, confidence);
    pair.kappa = kappaOfTwo(two, clusters, ordinal, confidence);
    return pair;
}

Result<void> check(const Readings& readings) {
    const auto wrong = [](const char* why) { return Error{ErrorCode::invalidArgument, why, {}}; };
    if (readings.ofReader.size() < 2 || readings.classes < 2)
        return wrong("agreement needs two readers and two classes");
    const std::size_t n = readings.ofReader.front().size();
    for (const std::vector<int>& said : readings.ofReader) {
        if (said.size() != n) return wrong("readers of different images");
        if (!std::all_of(said.begin(), said.end(),
                         [&](int c) { return c >= kNotRead && c < readings.classes; }))
            return wrong("a reader names a class that is none");
    }
    if (!readings.patients.empty() && readings.patients.size() != n) return wrong("patients of other images");
    return {};
}

/// A share or the mean of several: its value and interval, and how far each patient moves it.
struct Moved {
    Estimate estimate;
    std::vector<double> ofPatient;
};

Moved moved(std::span<const Share> shares, const Clusters& clusters, double confidence) {
    const ClusteredProportion proportion(clusters);
    Moved result{shares.size() == 1 ? proportion.estimate(shares[0].counts, shares[0].right, confidence)
                                    : proportion.mean(shares, confidence),
                 std::vector<double>(clusters.patients)};
    for (const Share& share : shares) {
        double n = 0, k = 0;
        for (std::size_t i = 0; i < clusters.patientOf.size(); ++i) {
            if (!share.counts(i)) continue;
            n += 1;
            k += share.right(i) ? 1 : 0;
        }
        for (std::size_t i = 0; n > 0 && i < clusters.patientOf.size(); ++i)
            if (share.counts(i))
                result.ofPatient[clusters.patientOf[i]] += ((share.right(i) ? 1 : 0) - k / n) / n;
    }
    return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto product = [](const std::vector<double>& x, const std::vector<double>& y) {
        return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
    };
    const double lengths = std::sqrt(product(a, a) * product(b, b));
    return lengths > 0 ? product(a, b) / lengths : 0;
}

/// The shares of which sensitivity (`found`) or specificity are made, of one who calls the images.
std::vector<Share> sharesOf(const Called& called, const std::vector<int>& calls, bool found, int positive) {
    std::vector<Share> shares;
    for (int c = 0; c < called.classes; ++c) {
        if (called.classes == 2 && c != positive) continue;
        if (found)
            shares.push_back({[&, c](std::size_t i) { return called.truth[i] == c; },
                              [&, c](std::size_t i) { return calls[i] == c; }});
        else
            shares.push_back({[&, c](std::size_t i) { return called.truth[i] != c; },
                              [&, c](std::size_t i) { return calls[i] != c; }});
    }
    return shares;
}

}  // namespace

Estimate fleissKappa(const Readings& readings, const Clusters& clusters, double confidence) {
    const double readers = double(readings.ofReader.size());
    const std::size_t n = readings.ofReader.front().size(), C = std::size_t(readings.classes);
    if (n == 0) return {};
    std::vector<double> shares(C), ofImage(n * C);
    for (const std::vector<int>& said : readings.ofReader)
        for (std::size_t i = 0; i < n; ++i) ofImage[i * C + std::size_t(said[i])] += 1 / readers;
    std::vector<double> apart(n);  // of every image the share of pairs of readers who differ
    std::vector<int> most(n);      // what most call it
    double observed = 0, expected = 1;
    for (std::size_t i = 0; i < n; ++i) {
        const auto own = ofImage.begin() + std::ptrdiff_t(i * C);
        most[i] = int(std::max_element(own, own + std::ptrdiff_t(C)) - own);
        const double squares = std::inner_product(own, own + std::ptrdiff_t(C), own, 0.0);
        apart[i] = (1 - squares) * readers / (readers - 1);
        observed += apart[i] / double(n);
        for (std::size_t c = 0; c < C; ++c) shares[c] += own[std::ptrdiff_t(c)] / double(n);
    }
    for (const double share : shares) expected -= share * share;
    // What is left of 1 - 1 in rounding is no disagreement.
    if (!(expected > 1e-12)) return {};
    const bool nobodyDiffers =
        std::all_of(readings.ofReader.begin(), readings.ofReader.end(),
                    [&](const std::vector<int>& said) { return said == readings.ofReader.front(); });
    const double kappa = nobodyDiffers ? 1 : 1 - observed / expected;
    if (clusters.patients < 2) return {kappa};
    const Estimate allRight = ClusteredProportion(clusters).estimate(always, always, confidence);
    const double best = std::max(-1.0, 1 - (1 - allRight.low) / expected);
    if (nobodyDiffers) return {kappa, best, 1};
    // Of two readers who never agree, likewise from the other end.
    if (!(1 + kappa > 1e-12)) return {-1, -1, -best};
    if (std::all_of(most.begin(), most.end(), [&](int c) { return c == most.front(); })) return {kappa};
    std::vector<double> influence;  // on (1 + kappa) / 2
    for (std::size_t i = 0; i < n; ++i) {
        double ofExpected = 0;
        for (std::size_t c = 0; c < C; ++c) ofExpected -= 2 * shares[c] * (ofImage[i * C + c] - shares[c]);
        const double ofObserved = apart[i] - observed;
        influence.push_back((observed / expected * ofExpected - ofObserved) / (2 * expected * double(n)));
    }
    const Estimate half = onLogitScale((1 + kappa) / 2, influence, most, clusters, confidence);
    if (std::isnan(half.low)) return {kappa, std::min(best, kappa), kappa};
    return {kappa, std::min({2 * half.low - 1, best, kappa}), std::max(kappa, 2 * half.high - 1)};
}

Result<ReaderAgreement> readerAgreement(const Readings& readings, bool ordinal, double confidence) {
    return guarded([&]() -> Result<ReaderAgreement> {
        FOVEA_CHECK(check(readings));
        ReaderAgreement agreement;
        std::vector<std::size_t> everybody(readings.ofReader.size());
        std::iota(everybody.begin(), everybody.end(), std::size_t(0));
        for (const std::size_t a : everybody)
            for (std::size_t b = a + 1; b < everybody.size(); ++b)
                if (PairAgreement pair = pairOf(readings, a, b, ordinal, confidence); pair.images > 0)
                    agreement.pairs.push_back(pair);
        const std::vector<std::size_t> images = readByEach(readings, everybody);
        agreement.readByAll = int(images.size());
        if (images.empty()) return agreement;
        const Readings all = ofImages(readings, everybody, images);
        agreement.fleiss = fleissKappa(all, clustersOf(images.size(), all.patients), confidence);
        return agreement;
    });
}

PairedShares pairedShares(std::span<const Share> a, std::span<const Share> b, const Clusters& clusters,
                          double confidence) {
    const Moved first = moved(a, clusters, confidence), second = moved(b, clusters, confidence);
    const Estimate &x = first.estimate, &y = second.estimate;
    const double r = correlation(first.ofPatient, second.ofPatient), between = x.value - y.value;
    const std::vector<double> correlations = {1, -r, -r, 1};
    const double below = combined(std::vector{x.value - x.low, y.high - y.value}, correlations);
    const double above = combined(std::vector{x.high - x.value, y.value - y.low}, correlations);
    PairedShares result{x, y, {between}};
    if (std::isnan(below) || std::isnan(above)) return result;
    result.difference = {between, std::max(-1.0, between - below), std::min(1.0, between + above)};
    return result;
}

MachineAndReader machineAndReader(const Called& called, int positive, double confidence) {
    const Clusters clusters = clustersOf(called.truth.size(), called.patients);
    const auto paired = [&](bool found) {
        return pairedShares(sharesOf(called, called.machine, found, positive),
                            sharesOf(called, called.reader, found, positive), clusters, confidence);
    };
    return {paired(true), paired(false)};
}

}  // namespace fovea::evaluation
