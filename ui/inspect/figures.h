#pragma once

#include <QString>
#include <vector>

#include "evaluation/metrics.h"
#include "plots/roc_plot.h"
#include "runs/evaluate.h"

namespace fovea::ui {

/// A figure as a clinician reads it.
struct FigureWords {
    QString key;       ///< as evaluation::estimate() names it
    QString name;      ///< as a paper names it: "Sensitivity"
    QString plain;     ///< what that is: "finds “dr”"
    QString value;     ///< "83 %"
    QString interval;  ///< "71 % to 92 %"; where there is none, why
    bool hasInterval = false;
    QString tooltip;  ///< what it is, in a sentence
};

// `of`: the evaluation itself for its images, or its perPatient for whole patients.

/// The figures shown, the most telling first. Two classes: the second one is the one
/// to be found.
std::vector<FigureWords> figureWords(const runs::Evaluation& evaluation, const runs::Figures& of);
/// "24 images of 9 patients"; "9 patients, each by the mean of all their images"
QString basisWords(const runs::Evaluation& evaluation, const runs::Figures& of);

/// "28 Nov 2026, 30 images. Figure: value (interval)": what was seen then, the most telling figures.
QString pastWords(const runs::PastEvaluation& past);

/// ROC of class 1 for two classes, else of every class against the rest.
std::vector<RocCurve> rocCurves(const runs::Evaluation& evaluation, const runs::Figures& of);

/// Two classes: the threshold on class 1 with the highest sensitivity + specificity
/// (Youden's index), the one nearest to one half among equals; 0.5 where undefined.
double youdenThreshold(const runs::Figures& of);

/// Sensitivity and specificity of class 1 from this probability on, with intervals
/// that take account of shared patients, as evaluation::estimate() makes them.
/// Takes a moment: for a worker. Errors: invalidArgument, cancelled.
struct OperatingFigures {
    evaluation::Estimate sensitivity, specificity;
};
Result<OperatingFigures> operatingFigures(const runs::Figures& of, double threshold, const JobContext& job);

}  // namespace fovea::ui
