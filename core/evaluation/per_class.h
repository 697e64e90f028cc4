#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "evaluation/intervals.h"

namespace fovea::evaluation {

/// What a clinician asks of one class: how it is told from all others. Every figure has the interval
/// that patients with several images leave it.
struct ClassFigures {
    int images = 0;        ///< of this class
    int patients = 0;      ///< with such an image; an image of unknown patient is a patient of its own
    Estimate auc;          ///< of its probability, one class against the rest
    Estimate sensitivity;  ///< of its images, the share predicted as it
    Estimate specificity;  ///< of the others, the share not predicted as it
    Estimate ppv;          ///< of those predicted as it, the share that is; as common as in these images
    Estimate npv;          ///< of those not predicted as it, the share that is not; likewise
    /// The same two among people of whom the stated share has it; NaN where none was stated. Sensitivity
    /// and specificity are taken to be those of the images.
    Estimate ppvAtPrevalence, npvAtPrevalence;
};

struct PerClassOptions {
    double confidence = 0.95;  ///< between 0 and 1
    /// [classes], each between 0 and 1: how common each class is among the people asked about. Empty: not
    /// stated.
    std::vector<double> prevalence = {};
};

/// [classes]. AUCs as AucCovariance, proportions as ClusteredProportion, PPV and NPV at a stated
/// prevalence as predictiveValuesAt(). A figure of no image is NaN.
/// Errors: invalidArgument (as computeMetrics(), or the options).
Result<std::vector<ClassFigures>> perClass(const Predictions& predictions,
                                           const PerClassOptions& options = {});

/// What `--prevalence P` says for each class. Of two classes, `positive` (0 or 1) has it and the other the
/// rest; of more, each class in its turn is as common as that.
std::vector<double> prevalences(double prevalence, int classes, int positive = 1);

/// PPV and NPV by Bayes from a sensitivity and a specificity, at a prevalence between 0 and 1. Their limits
/// are those of the likelihood ratios, from the limits of the two (MOVER-R: Donner and Zou, Closed-form
/// confidence intervals for functions of the normal mean and standard deviation, Stat. Methods Med. Res.
/// 21, 2012; Newcombe, likewise 25, 2016): so they know of patients, and of shares of 0 and 1, where the
/// delta method on the logit scale (Mercaldo, Lau and Zhou, Stat. Med. 26, 2007) has none.
/// NaN where sensitivity or specificity is, or has no interval.
struct PredictiveValues {
    Estimate ppv, npv;
};
PredictiveValues predictiveValuesAt(double prevalence, const Estimate& sensitivity,
                                    const Estimate& specificity);

}  // namespace fovea::evaluation
