#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "evaluation/clusters.h"
#include "evaluation/findings.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// Images of patients who are not known, of whom each may have several.
struct UnknownPatients {
    int imagesPerPatient = 1;  ///< at most; 1: each image is a patient of its own
    double icc = 0.5;          ///< how alike images of one patient are, 0 .. 1 (intraclass correlation)
    /// By how much variances grow: 1 + (m - 1) ICC (Kish, Survey Sampling, 1965, section 5.4).
    double designEffect() const { return 1 + (imagesPerPatient - 1) * icc; }
};

/// AUCs of several models on the same images, each class against the rest, with their covariance: from
/// them follow the interval of each AUC, of their mean over classes and trainings, and of the difference
/// of two models, without a random number.
///
/// - Variance: every image has an influence value, its placement among the images of the other side less
///   the AUC, as a share of its side (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988). They are
///   summed by patient (Obuchowski, Nonparametric analysis of clustered ROC curve data, Biometrics 53,
///   1997, section 2, with that paper's factors for the number of patients; DeLong's where every patient
///   has one image). Between classes, a product of the roots of the factors takes their place.
/// - Models judged by folds, each by another training: the AUC is the mean of those within the folds, with
///   the influence values of these (LeDell, Petersen and van der Laan, Electron. J. Stat. 9, 2015), and one
///   patient less in the factors for every fold.
/// - Interval of one AUC: on the logit scale, with Student's t of so many degrees as the patients of the
///   two sides leave (Welch and Satterthwaite).
/// - An AUC of 1 has no variance. Its interval ends at 1 and begins where a one-sided score test with
///   Newcombe's variance would still allow 1 (Confidence intervals for an effect size measure based on the
///   Mann-Whitney statistic, part 2, Stat. Med. 25, 2006, method 5), the images of a patient counted with
///   a design effect for an ICC of 0.5. No AUC of the same images has a higher lower limit than that, so
///   that a model with more wrong pairs is never the better known one. Likewise with 0.
/// - A class with one patient: the two-sided score interval.
/// - Mean: the limits of its terms with their correlations (Zou and Donner, Construction of confidence
///   limits about effect measures, Stat. Med. 27, 2008). Where a term has no variance its correlation is
///   taken to be 1 with the same class of another training, 0.5 with another class.
/// - Several trainings: the variance between them is added, as the next training would be another one.
///   Other things vary with another training set, which no interval here knows of.
/// - Findings: each has its own images and sides; what they have in common are the patients.
/// decisions/0030 has what was tried, and the coverage of it.
class AucCovariance {
public:
    /// `models`: at least one, of the same images. Errors: invalidArgument (as computeMetrics(), none given,
    /// truth or patients that differ).
    static Result<AucCovariance> of(std::span<const Predictions> models);
    /// Each model as its folds, which are the same images for every model; no image is in two folds. A fold
    /// without images of a class takes no part in that class's AUC. Errors: as above.
    static Result<AucCovariance> ofFolds(std::span<const std::vector<Predictions>> models);
    /// Each finding in the place of a class, on the images of which it is stated; classes() is their number.
    /// Errors: invalidArgument (none given, as checkPredictions(), findings, truth or patients that differ).
    static Result<AucCovariance> ofFindings(std::span<const FindingPredictions> models);

    std::size_t models() const { return m_models; }
    /// Of two classes 1, class 1 against class 0, of which class 0 has the very same; of more all.
    std::size_t classes() const { return m_classes; }
    std::size_t patients() const { return m_clusters.patients; }
    /// NaN where the class or the rest has no image.
    double auc(std::size_t model, std::size_t of) const { return term(model, of).auc; }
    /// NaN where one of the classes, or its rest, has a single patient.
    double covariance(std::size_t model, std::size_t of, std::size_t otherModel, std::size_t otherOf) const;

    /// Ends NaN with a single patient.
    Estimate interval(std::size_t model, std::size_t of, double confidence = 0.95,
                      const UnknownPatients& unknown = {}) const;
    /// Of the mean over classes and over models `first` .. `last` - 1, trainings of one kind.
    Estimate mean(std::size_t first, std::size_t last, double confidence = 0.95,
                  const UnknownPatients& unknown = {}) const;
    /// Of the mean over models 0 .. `split` - 1, less that over the rest; symmetric. Where no patient makes a
    /// difference, as between two perfect models, the limits of the two are combined as if they were
    /// independent, which is on the safe side.
    Estimate difference(std::size_t split, double confidence = 0.95) const;

private:
    struct Term {
        double auc = kUnknown;
        std::vector<double> influence;         ///< [images]
        std::vector<bool> positive, negative;  ///< [images] neither: no part of it
        double positives = 0, negatives = 0;   ///< images
        double positivePatients = 0, negativePatients = 0;
        double patients = 0;  ///< of either side
        double folds = 0;     ///< with a defined AUC
    };
    /// What an AUC is of: a fold's scores, and of each image whether it is positive, negative or no part.
    struct Fold {
        std::vector<double> scores;
        std::vector<int> sides;  ///< 1, 0, kNotStated
    };

    const Term& term(std::size_t model, std::size_t of) const { return m_terms[model * m_classes + of]; }
    Term termOf(const std::vector<Fold>& folds) const;
    double covariance(const Term& s, const Term& t) const;
    Estimate interval(const Term& t, double confidence, const UnknownPatients& unknown) const;
    double lowestOfPerfect(const Term& t, double confidence, const UnknownPatients& unknown) const;
    double varianceBetween(std::size_t first, std::size_t last) const;
    double partSquares(const std::vector<double>& influence, const std::vector<bool>& images) const;

    std::size_t m_models = 0, m_classes = 0;
    Clusters m_clusters;        ///< of the images of all folds
    std::vector<int> m_truth;   ///< [images] classes; empty of findings
    std::vector<Term> m_terms;  ///< [models, classes]
};

/// Where the interval of an AUC of 1 begins with so many independent images of either side, at least one of
/// each: no AUC of as many has a higher lower limit.
double lowestOfPerfectAuc(double positives, double negatives, double confidence = 0.95);

/// The AUC that estimate() has, with the interval that it had if images of unknown patients were of
/// patients with so many images each. Errors: invalidArgument (as computeMetrics(), or fewer than one image
/// a patient, an ICC outside 0..1).
Result<Estimate> aucIfPatients(const Predictions& predictions, const UnknownPatients& unknown,
                               double confidence = 0.95);

}  // namespace fovea::evaluation
