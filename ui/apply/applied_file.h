#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/message.h"
#include "inference/predictor.h"

namespace fovea::ui {

/// One frame of one file under one adapter.
struct AppliedFile {
    enum class State { waiting, done, failed };
    QString path;
    int frame = 0;   ///< from 0
    int frames = 0;  ///< of the file; 0 until it was read
    State state = State::waiting;
    int predicted = -1;                 ///< index into the classes
    std::vector<double> probabilities;  ///< [classes]
    QString error;                      ///< when failed: what happened, in words
    std::string reference;              ///< class by somebody who knows; empty: none
    /// Stands for the patient in the file's header, from 1; 0: unknown. The identifier itself is not kept.
    int patient = 0;
    qint64 id = 0;  ///< of this row as long as it is on the list
    /// Of an adapter of a number, in its unit; `predicted` is -1 then.
    std::optional<inference::NumberAnswer> number = {};
    /// What it is at the adapter's operating points, see evaluation::classesAt(); of findings those that are
    /// called.
    std::vector<std::string> atThreshold;
    /// Classes between which the adapter is uncertain, the most probable first; one: it is sure; empty: it
    /// cannot say.
    std::vector<int> answerSet;
    /// It is of another kind than the training images: what the adapter says of it means nothing.
    bool unlike = false;
    Message unlikeWhy;  ///< of an unlike image

    /// A class that is to be read: not of an image that is unlike.
    bool hasAnswer() const { return state == State::done && !unlike; }
    bool uncertain() const { return hasAnswer() && answerSet.size() > 1; }
};

/// What kind of answers an adapter gives.
enum class AppliedKind { classes, findings, number };
AppliedKind appliedKind(const adapter::QuestionAsked& question);
/// The answer for people: a class, "effusion, mass" or "no finding", "62 % (55 to 70)". Of a row that is
/// done.
QString appliedWords(const AppliedFile& file, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question);

}  // namespace fovea::ui
