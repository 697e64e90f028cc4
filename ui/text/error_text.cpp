#include "text/error_text.h"

#include <QCoreApplication>
#include <QDir>

#include "text/message_words.h"

namespace fovea::ui {

ErrorWords errorWords(const Error& error) {
    ErrorWords words;
    words.detail = QString::fromStdString(error.detail);
    words.file = QDir::toNativeSeparators(QString::fromStdString(error.file));
    if (!error.reasons.empty()) {
        words.message = messageWords(error.reasons);
        return words;
    }
    const ErrorText text = errorText(error.code);
    words.message = QCoreApplication::translate("Errors", text.message);
    words.remedy = QCoreApplication::translate("Errors", text.remedy);
    return words;
}

QString whatAndRemedy(const ErrorWords& words) {
    return words.remedy.isEmpty() ? words.message : words.message + QLatin1Char(' ') + words.remedy;
}

QString errorSentence(const Error& error) {
    const ErrorWords words = errorWords(error);
    QString text = words.message;
    if (!words.detail.isEmpty() && error.code != ErrorCode::cancelled)
        text += QStringLiteral(" (") + words.detail + QLatin1Char(')');
    if (!words.file.isEmpty()) text += QLatin1Char('\n') + words.file;
    return words.remedy.isEmpty() ? text : text + QLatin1Char('\n') + words.remedy;
}

}  // namespace fovea::ui
