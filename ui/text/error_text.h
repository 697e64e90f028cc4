#pragma once

#include <QString>

#include "base/error.h"

namespace fovea::ui {

/// An error in words of the user's language: core's own sentences, translated (contexts "Errors" and
/// "Messages").
struct ErrorWords {
    QString message;  ///< what happened: the error's reasons, or its code's sentence
    QString remedy;   ///< what to do about it, one sentence; empty where the reasons say so
    QString detail;   ///< technical, English; for a tooltip or "Details"
    QString file;     ///< the file or folder concerned; may be empty
};
ErrorWords errorWords(const Error& error);
/// Message and remedy, one after the other.
QString whatAndRemedy(const ErrorWords& words);

/// Message, file and remedy in one paragraph of plain text.
QString errorSentence(const Error& error);

}  // namespace fovea::ui
