#include "evaluation/findings.h"

#include <algorithm>
#include <set>

#include "evaluation/auc_covariance.h"
#include "evaluation/clusters.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {
namespace {

Error invalid(std::string what) {
    return Error{ErrorCode::invalidArgument, std::move(what), {}};
}

/// All stated pairs of an image and a finding, as images of two classes.
struct Pairs {
    Predictions predictions;
    std::vector<std::size_t> findings;  ///< [n] of each pair
};

Pairs pairsOf(const FindingPredictions& p) {
    Pairs pairs;
    pairs.predictions.classes = 2;
    const std::size_t F = p.findings.size();
    for (std::size_t i = 0; i < p.size(); ++i) {
        std::string patient = p.patients.empty() ? std::string() : p.patients[i];
        // The findings of one image are of one patient, whoever that is. No key has a line's end.
        if (patient.empty()) patient = "\n" + std::to_string(i);
        for (std::size_t f = 0; f < F; ++f) {
            const int truth = p.truth[i * F + f];
            if (truth == kNotStated) continue;
            const double probability = p.probabilities[i * F + f];
            pairs.predictions.truth.push_back(truth);
            pairs.predictions.probabilities.insert(pairs.predictions.probabilities.end(),
                                                   {1 - probability, probability});
            pairs.predictions.patients.push_back(patient);
            pairs.findings.push_back(f);
        }
    }
    return pairs;
}

/// Of one set or of several of the same images: those findings that some stated image has and another has
/// not.
std::vector<std::size_t> findingsWithBoth(const FindingPredictions& p) {
    std::vector<std::size_t> both;
    const std::size_t F = p.findings.size();
    for (std::size_t f = 0; f < F; ++f) {
        bool with = false, without = false;
        for (std::size_t i = 0; i < p.size(); ++i) {
            with = with || p.truth[i * F + f] == 1;
            without = without || p.truth[i * F + f] == 0;
        }
        if (with && without) both.push_back(f);
    }
    return both;
}

FindingPredictions only(const FindingPredictions& p, const std::vector<std::size_t>& findings) {
    FindingPredictions some;
    some.patients = p.patients;
    for (const std::size_t f : findings) some.findings.push_back(p.findings[f]);
    const std::size_t F = p.findings.size();
    for (std::size_t i = 0; i < p.size(); ++i)
        for (const std::size_t f : findings) {
            some.truth.push_back(p.truth[i * F + f]);
            some.probabilities.push_back(p.probabilities[i * F + f]);
        }
    return some;
}

/// Of the findings that have an AUC; nothing where none has one.
Result<std::vector<FindingPredictions>> comparable(std::span<const FindingPredictions> sets) {
    if (sets.empty()) return invalid("no predictions");
    for (const FindingPredictions& p : sets) FOVEA_CHECK(checkPredictions(p));
    const std::vector<std::size_t> findings = findingsWithBoth(sets.front());
    std::vector<FindingPredictions> out;
    if (findings.empty()) return out;
    for (const FindingPredictions& p : sets) {
        if (p.findings != sets.front().findings) return invalid("the sets are of different findings");
        out.push_back(only(p, findings));
    }
    return out;
}

FindingFigures figuresOfOne(const FindingPredictions& p, std::size_t f, double threshold, double confidence) {
    FindingFigures figures;
    figures.finding = p.findings[f];
    const Predictions own = ofFinding(p, f);
    figures.images = int(own.size());
    if (own.truth.empty()) {
        figures.at.threshold = threshold;
        return figures;
    }
    const Clusters clusters = clustersOf(own);
    std::set<std::size_t> with;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (own.truth[i] != 1) continue;
        ++figures.withFinding;
        with.insert(clusters.patientOf[i]);
    }
    figures.patients = int(clusters.patients);
    figures.patientsWithFinding = int(with.size());
    if (const auto auc = AucCovariance::of(std::span(&own, 1))) figures.auc = auc->interval(0, 0, confidence);
    figures.at = figuresAt(oneAgainstRest(own, 1), threshold, {}, confidence);
    return figures;
}

/// Sensitivity and specificity over all stated pairs, and their means over findings.
void addShares(FindingsFigures& out, const Pairs& pairs, const std::vector<double>& thresholds,
               double confidence) {
    const Clusters clusters = clustersOf(pairs.predictions);
    const ClusteredProportion share(clusters);
    const std::vector<int>& truth = pairs.predictions.truth;
    const auto called = [&](std::size_t i) {
        return pairs.predictions.probabilities[2 * i + 1] >= thresholds[pairs.findings[i]];
    };
    const auto notCalled = [&](std::size_t i) { return !called(i); };
    std::vector<Share> found, leftAlone;
    for (std::size_t f = 0; f < thresholds.size(); ++f) {
        found.push_back({[&, f](std::size_t i) { return pairs.findings[i] == f && truth[i] == 1; }, called});
        leftAlone.push_back(
            {[&, f](std::size_t i) { return pairs.findings[i] == f && truth[i] == 0; }, notCalled});
    }
    out.macroSensitivity = share.mean(found, confidence);
    out.macroSpecificity = share.mean(leftAlone, confidence);
    out.microSensitivity = share.estimate([&](std::size_t i) { return truth[i] == 1; }, called, confidence);
    out.microSpecificity =
        share.estimate([&](std::size_t i) { return truth[i] == 0; }, notCalled, confidence);
}

void addExactMatch(FindingsFigures& out, const FindingPredictions& p, const std::vector<double>& thresholds,
                   double confidence) {
    const std::size_t F = thresholds.size();
    const Clusters clusters = clustersOf(p.size(), p.patients);
    const auto stated = [&](std::size_t i) {
        for (std::size_t f = 0; f < F; ++f)
            if (p.truth[i * F + f] == kNotStated) return false;
        return true;
    };
    const auto right = [&](std::size_t i) {
        for (std::size_t f = 0; f < F; ++f)
            if ((p.probabilities[i * F + f] >= thresholds[f]) != (p.truth[i * F + f] == 1)) return false;
        return true;
    };
    for (std::size_t i = 0; i < p.size(); ++i) out.imagesAllStated += stated(i);
    if (out.imagesAllStated > 0)
        out.exactMatch = ClusteredProportion(clusters).estimate(stated, right, confidence);
}

}  // namespace

Result<void> checkPredictions(const FindingPredictions& p) {
    const std::size_t F = p.findings.size(), n = p.size();
    if (F == 0) return invalid("no finding");
    if (n == 0) return invalid("no predictions");
    if (p.truth.size() != n * F || p.probabilities.size() != n * F)
        return invalid("number of truths or probabilities is not images x findings");
    if (!p.patients.empty() && p.patients.size() != n)
        return invalid("number of patient keys is not the number of images");
    for (std::size_t i = 0; i < n * F; ++i) {
        if (p.truth[i] != 0 && p.truth[i] != 1 && p.truth[i] != kNotStated)
            return invalid("truth out of range at row " + std::to_string(i / F));
        if (!(p.probabilities[i] >= 0 && p.probabilities[i] <= 1))
            return invalid("not a probability at row " + std::to_string(i / F));
    }
    return {};
}

std::vector<std::size_t> statedImages(const FindingPredictions& p, std::size_t finding) {
    std::vector<std::size_t> images;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p.truth[i * p.findings.size() + finding] != kNotStated) images.push_back(i);
    return images;
}

Predictions ofFinding(const FindingPredictions& p, std::size_t finding) {
    Predictions out;
    out.classes = 2;
    for (const std::size_t i : statedImages(p, finding)) {
        const std::size_t at = i * p.findings.size() + finding;
        out.truth.push_back(p.truth[at]);
        out.probabilities.insert(out.probabilities.end(), {1 - p.probabilities[at], p.probabilities[at]});
        if (!p.patients.empty()) out.patients.push_back(p.patients[i]);
    }
    return out;
}

Result<FindingsFigures> findingsFigures(const FindingPredictions& p, const FindingsOptions& options) {
    return guarded([&]() -> Result<FindingsFigures> {
        FOVEA_CHECK(checkPredictions(p));
        const std::size_t F = p.findings.size();
        if (!(options.confidence > 0 && options.confidence < 1))
            return invalid("confidence is not between 0 and 1");
        if (!options.thresholds.empty() && options.thresholds.size() != F)
            return invalid("number of thresholds is not the number of findings");
        std::vector<double> thresholds = options.thresholds;
        thresholds.resize(F, 0.5);
        if (std::any_of(thresholds.begin(), thresholds.end(), [](double t) { return !(t >= 0 && t <= 1); }))
            return invalid("a threshold is not between 0 and 1");

        FindingsFigures out;
        for (std::size_t f = 0; f < F; ++f)
            out.each.push_back(figuresOfOne(p, f, thresholds[f], options.confidence));
        out.findingsInMacroAuc = int(findingsWithBoth(p).size());
        FOVEA_TRY(out.macroAuc, meanMacroAuc(std::span(&p, 1), options.confidence));
        const Pairs pairs = pairsOf(p);
        if (!pairs.findings.empty()) {
            FOVEA_TRY(const AucCovariance micro, AucCovariance::of(std::span(&pairs.predictions, 1)));
            out.microAuc = micro.interval(0, 0, options.confidence);
            addShares(out, pairs, thresholds, options.confidence);
        }
        addExactMatch(out, p, thresholds, options.confidence);
        return out;
    });
}

Result<Estimate> meanMacroAuc(std::span<const FindingPredictions> trainings, double confidence) {
    return guarded([&]() -> Result<Estimate> {
        FOVEA_TRY(const std::vector<FindingPredictions> sets, comparable(trainings));
        if (sets.empty()) return Estimate{};
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::ofFindings(sets));
        return aucs.mean(0, aucs.models(), confidence);
    });
}

Result<Estimate> macroAucDifference(std::span<const FindingPredictions> a,
                                    std::span<const FindingPredictions> b, double confidence) {
    return guarded([&]() -> Result<Estimate> {
        if (a.empty() || b.empty()) return invalid("no predictions");
        std::vector<FindingPredictions> both(a.begin(), a.end());
        both.insert(both.end(), b.begin(), b.end());
        FOVEA_TRY(const std::vector<FindingPredictions> sets, comparable(both));
        if (sets.empty()) return Estimate{};
        FOVEA_TRY(const AucCovariance aucs, AucCovariance::ofFindings(sets));
        return aucs.difference(a.size(), confidence);
    });
}

}  // namespace fovea::evaluation
