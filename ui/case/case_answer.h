#pragma once

#include <QString>
#include <map>
#include <vector>

#include "case/probability_bars.h"

namespace fovea::ui {

class CasePresenter;

/// What an adapter says of an image, in words, whatever its question.

/// "malignant 83 %"; "effusion 91 %, mass 64 %" (the findings that are called) or "no finding";
/// "62 % (55 % to 69 %)", a number with its interval. Empty until predicted.
QString answerText(const CasePresenter& presenter);
/// Whether that is the reference, in a sentence; empty where there is none.
QString verdictText(const CasePresenter& presenter);
/// A row for each probability; of a number none. `order`: see placeOfClass().
std::vector<ProbabilityRow> answerRows(const CasePresenter& presenter, const std::vector<std::string>& order);
/// What is stated of findings, of an answer as dataset::findingsText() writes it.
std::map<std::string, bool> statedIn(const std::string& answer);

}  // namespace fovea::ui
