#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "evaluation/clusters.h"
#include "evaluation/intervals.h"
#include "evaluation/proportion.h"

namespace fovea::evaluation {

/// Where a reader has not read an image.
inline constexpr int kNotRead = -1;

/// What several readers say of the same images.
struct Readings {
    int classes = 0;
    std::vector<std::vector<int>> ofReader;  ///< [readers][n]: 0 .. classes-1, or kNotRead
    std::vector<std::string> patients;       ///< [n] keys, or none at all, as Predictions::patients
};

/// How far two readers agree on the images that both have read.
struct PairAgreement {
    std::size_t a = 0, b = 0;  ///< places in Readings::ofReader
    int images = 0;
    Estimate same;   ///< the share of which they say the same: a ClusteredProportion
    Estimate kappa;  ///< Cohen's: of kappaInterval() with either of them as the truth the wider one
};

/// How far readers agree with each other.
struct ReaderAgreement {
    std::vector<PairAgreement> pairs;  ///< every two that have read an image both, in the readers' order
    int readByAll = 0;                 ///< images
    Estimate fleiss;                   ///< of these; see fleissKappa()
};

/// `ordinal`: the classes are grades; Cohen's kappa has quadratic weights then, Fleiss' never.
/// Error: invalidArgument (fewer than two readers or classes, sizes that differ, no such class).
Result<ReaderAgreement> readerAgreement(const Readings& readings, bool ordinal, double confidence = 0.95);

/// Fleiss' kappa (Measuring nominal scale agreement among many raters, Psychol. Bull. 76, 1971) of images
/// that every reader has read: on the logit scale of (1 + kappa) / 2, by how much each image moves it, as
/// kappaInterval() does it for two. NaN where all answers are one class; no ends with a single patient, or
/// where most readers call every image the same.
Estimate fleissKappa(const Readings& readings, const Clusters& clusters, double confidence = 0.95);

/// A share, or the mean of several, of two who judge the same images.
struct PairedShares {
    Estimate a, b;
    /// a - b. From the limits of both with the correlation that the patients show (Newcombe, Improved
    /// confidence intervals for the difference between binomial proportions based on paired data, Stat. Med.
    /// 17, 1998, method 8; Zou and Donner, Stat. Med. 27, 2008, for any two estimates). No correlation where
    /// one of them is always right or never. Ends NaN where `a` or `b` has none.
    Estimate difference;
};
/// `a` and `b`: of the same images, Share by Share. Errors: none; NaN where no image counts.
PairedShares pairedShares(std::span<const Share> a, std::span<const Share> b, const Clusters& clusters,
                          double confidence = 0.95);

/// What is to be known of the images to compare two who call them.
struct Called {
    int classes = 0;
    std::vector<int> truth;             ///< [n]: 0 .. classes-1
    std::vector<int> machine, reader;   ///< [n]; a class that is none of these is wrong
    std::vector<std::string> patients;  ///< as Readings::patients
};

/// Machine (`a`) and reader (`b`) on the same images.
struct MachineAndReader {
    PairedShares sensitivity, specificity;
};
/// Of two classes those of `positive`; of more the means over the classes that estimate() has.
MachineAndReader machineAndReader(const Called& called, int positive, double confidence = 0.95);

}  // namespace fovea::evaluation
