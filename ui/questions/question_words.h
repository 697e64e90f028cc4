#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "dataset/question.h"

namespace fovea::ui {

/// Questions and answers in words.

QString kindWords(dataset::QuestionKind kind);        ///< "One of several"
QString kindExplanation(dataset::QuestionKind kind);  ///< one plain sentence
/// Its name; of the first question of a project "Diagnosis", translated.
QString questionTitle(const dataset::Question& question);
/// What stands where an image is not answered: "no diagnosis", "nothing stated", "no number".
QString unansweredWords(const dataset::Question& question);
/// The answer of an image for people: a class, "effusion, not nodule", "62 %"; unansweredWords() where it
/// is empty. What does not fit the question stands as it is.
QString answerWords(const dataset::Question& question, const std::string& answer);
/// A number by the user's locale, no more digits than it has, with the unit.
QString quantityWords(double number, const dataset::Question& question);
/// "0 to 100 %", "at least 0 years"; empty where any number is possible.
QString rangeWords(const dataset::Question& question);
/// What is stated of the finding: "yes", "no", "not stated".
QString statedWords(const std::optional<bool>& stated);
/// What is stated of each finding of the question, in its order; none of an answer of another form.
std::vector<std::optional<bool>> statedOf(const dataset::Question& question, const std::string& answer);
/// As statedOf() where all answers agree; of findings in which they differ `mixed` is true.
struct StatedTogether {
    std::optional<bool> stated;
    bool mixed = false;
    bool operator==(const StatedTogether&) const = default;
};
/// What comes after it when a finding is pressed: yes, no, not stated, yes; after a mixed one yes.
std::optional<bool> nextStated(const StatedTogether& now);

}  // namespace fovea::ui
