#pragma once

#include <QString>

#include "base/error.h"

namespace fovea::ui {

/// An error in words of the user's language: the one place where codes become text.
struct ErrorWords {
    QString message;  ///< what happened, one sentence
    QString remedy;   ///< what to do about it, one sentence
    QString detail;   ///< technical, English; for a tooltip or "Details"
    QString file;     ///< the file or folder concerned; may be empty
};
ErrorWords errorWords(const Error& error);

/// Message, file and remedy in one paragraph of plain text.
QString errorSentence(const Error& error);

}  // namespace fovea::ui
