#pragma once

#include <span>
#include <vector>

#include "adapter/adapter_config.h"
#include "base/result.h"
#include "training/class_targets.h"

namespace fovea::training {

/// Where the loss of a number turns from squares to a straight line, in deviations (Huber, Ann. Math.
/// Statist. 35, 1964): what lies farther off than most of the training images do pulls no more than that.
inline constexpr double kHuberDelta = 1;

/// What training minimises (docs/decisions/0040). Which of it holds is said by the network's outputs:
/// - classes: cross-entropy with `targets`, and beside it `earthMover` times the squared earth mover's
/// distance
///   of classes that are grades;
/// - findings: binary cross-entropy of what is stated, mean over all stated entries of a batch;
/// - number: Huber's loss of its deviations, with kHuberDelta.
/// Plain by default.
struct Objective {
    ClassTargets targets;  ///< of classes
    /// Of grades: sum over the grades of the squared difference between the cumulative probabilities and
    /// those of the targets (Hou, Yu and Samaras, arXiv 1611.05916). 0: none.
    double earthMover = 0;
    /// [F], of findings: of each those of its two classes no and yes; empty: all plain. Their shift is taken
    /// for the difference of the two, as a finding has one logit.
    std::vector<ClassTargets> findings = {};

    /// [C]: what the loss adds to the logits (ClassTargets::shift); empty: nothing.
    std::vector<double> shift() const;
    /// Error: invalidArgument where it is not one of such a network.
    Result<void> check(const adapter::AdapterConfig& config) const;
};

/// How good answers are: what of it is undefined is NaN.
struct ValidationFigures {
    double loss = 0, auc = 0;
};
/// - classes: mean of minus the logarithm of the true class's probability; AUC as computeMetrics();
/// - findings: the same, over all entries that are stated; the mean of the AUCs that are defined;
/// - number: mean of Huber's loss; no AUC.
/// `answers` [n, C] as Prediction::probabilities; `labels` [n] of classes, else `targets` [n, C] as Batch's.
/// Error: as computeMetrics().
Result<ValidationFigures> validationFigures(const adapter::AdapterConfig& config,
                                            std::span<const double> answers, std::span<const int> labels,
                                            std::span<const float> targets);

}  // namespace fovea::training
