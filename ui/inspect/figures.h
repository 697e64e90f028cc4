#pragma once

#include <QString>
#include <vector>

#include "runs/evaluate.h"

namespace fovea::runs {
struct Faithfulness;
}

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
    QString topic;    ///< widgets/help_topic.h
};

// `of`: the evaluation itself for its images, or its perPatient for whole patients.

/// The figures shown, the most telling first. Of two classes the positive
/// one is to be found, see Evaluation::positive.
std::vector<FigureWords> figureWords(const runs::Evaluation& evaluation, const runs::Figures& of);
/// "24 images of 9 patients"; "9 patients, each by the mean of all their images"
QString basisWords(const runs::Evaluation& evaluation, const runs::Figures& of);

/// "The rarest class has 2 images: too few to rely on these figures.", where it has fewer images (studies,
/// patients) than evaluation::kFewInSubgroup; empty where there are enough.
QString fewWords(const runs::Evaluation& evaluation, const runs::Figures& of);

/// "28 Nov 2026, 30 images. Figure: value (interval)": what was seen then, the most telling figures.
QString pastWords(const runs::PastEvaluation& past);

/// The sentences on whether maps show what the answer hangs on, and on which images of the evaluation that
/// was measured.
QString faithfulnessWords(const runs::Faithfulness& measured, const runs::Evaluation& of);

}  // namespace fovea::ui
