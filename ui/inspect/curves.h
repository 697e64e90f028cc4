#pragma once

#include <string>
#include <vector>

#include "dataset/question.h"
#include "evaluation/net_benefit.h"
#include "evaluation/operating_point.h"
#include "plots/rate_plot.h"
#include "plots/roc_plot.h"
#include "plots/score_plot.h"

namespace fovea::ui {

// What the plots of Inspect draw of one class against the rest. `counted`: what the figures are of.

/// Sensitivity against 1 - specificity, one point a score. Without points where one side is empty.
RocCurve rocCurve(const evaluation::ScoredImages& images, const QString& finding, int colour);
/// Precision (PPV) against sensitivity, one point a score.
std::vector<RateLine> precisionRecallLines(const evaluation::ScoredImages& images, const QString& finding,
                                           int colour);
/// The reliability diagram: how often it came true against what was stated, with intervals.
std::vector<RateLine> reliabilityLines(const evaluation::ScoredImages& images, const QString& finding,
                                       int colour, dataset::AnswerUnit counted);
/// The decision curve: net benefit of acting on the adapter and of acting on every image, and what of it is
/// worth showing (acting on every image falls without end).
struct DecisionLines {
    std::vector<RateLine> lines;
    double low = 0, high = 1;
};
DecisionLines decisionLines(const evaluation::DecisionCurve& curve, int colour, int restColour,
                            dataset::AnswerUnit counted);
/// "At a threshold of 37 % the net benefit in 100 images is 21 (10 to 31); minus that of acting on every
/// image, 8 (…)": with what it is shown to be worth.
QString benefitWords(const evaluation::NetBenefit& at, dataset::AnswerUnit counted);
/// The probabilities of those with the finding and of the others.
struct ScoreKinds {
    ScorePlot::Kind with, without;
};
ScoreKinds scoreKinds(const evaluation::ScoredImages& images, const QString& finding, const QString& rest,
                      int colour, int restColour);
/// What is in use, whence, and whether it was chosen after a look at test images: "In use: 37 %, by Youden's
/// index on 24 validation images." `of`: the class; `unit`: what has one answer.
QString inUseWords(const evaluation::Thresholds& thresholds, const std::string& of, dataset::AnswerUnit unit);
/// Which share of the images has it.
double shareOf(const evaluation::ScoredImages& images);

}  // namespace fovea::ui
