#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "dataset/question.h"

namespace fovea::ui {

/// A question as it is written down in its window, and what is still wrong with it. No widgets.
struct QuestionDraft {
    QString name;
    dataset::QuestionKind kind = dataset::QuestionKind::one;
    QString answers;    ///< one a line; of grades and findings
    QString unit;       ///< of a number
    QString low, high;  ///< of a number, by the user's locale; empty: not known
    std::int64_t id = 0;

    static QuestionDraft of(const dataset::Question& question);
    /// Without what its kind does not have; lines and spaces that say nothing are gone.
    dataset::Question question() const;
    /// What is to be done before it can be stored, in one sentence; empty: nothing. `others`: the
    /// questions of the project; the one of the same id is none of them.
    QString missing(const std::vector<dataset::Question>& others) const;
};

/// Kinds that a question can become. `used`: images answer it, or trainings belong to it.
std::vector<dataset::QuestionKind> possibleKinds(const dataset::Question& question, bool used);

}  // namespace fovea::ui
