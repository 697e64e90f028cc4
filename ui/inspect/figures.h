#pragma once

#include <QString>
#include <vector>

#include "evaluation/metrics.h"
#include "inference/evaluate.h"
#include "plots/roc_plot.h"

namespace fovea::ui {

/// A figure as a clinician reads it.
struct FigureWords {
    QString key;       ///< as evaluation::estimate() names it
    QString name;      ///< "Finds dr"
    QString value;     ///< "83 %"
    QString interval;  ///< "71 % to 92 %", or that there is none
    bool hasInterval = false;
    QString tooltip;  ///< what it is, with the technical word
};

/// The figures shown, the most telling first. Two classes: the second one, in
/// alphabetical order, is the one to be found.
std::vector<FigureWords> figureWords(const inference::Evaluation& evaluation);
/// "on 24 images of 9 patients"
QString basisWords(const inference::Evaluation& evaluation);

/// ROC of class 1 for two classes, else of every class against the rest.
std::vector<RocCurve> rocCurves(const inference::Evaluation& evaluation);

/// Two classes: the threshold on class 1 with the highest sensitivity + specificity
/// (Youden's index), the one nearest to one half among equals; 0.5 where undefined.
double youdenThreshold(const inference::Evaluation& evaluation);

/// Sensitivity and specificity of class 1 from this probability on, with intervals
/// that take account of shared patients, as evaluation::estimate() makes them.
/// Takes a moment: for a worker. Errors: invalidArgument, cancelled.
struct OperatingFigures {
    evaluation::Estimate sensitivity, specificity;
};
Result<OperatingFigures> operatingFigures(const inference::Evaluation& evaluation, double threshold,
                                          const JobContext& job);

}  // namespace fovea::ui
