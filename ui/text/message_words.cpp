#include "text/message_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "text/words.h"

namespace fovea::ui {

namespace {

class WindowFormat : public MessageFormat {
public:
    std::string translated(const std::string& english) const override {
        // The sentence of an error's code may stand in a message, too.
        const QString said = QCoreApplication::translate("Messages", english.c_str());
        const QString error = QCoreApplication::translate("Errors", english.c_str());
        return (said == QString::fromStdString(english) ? error : said).toStdString();
    }
    std::string count(std::int64_t number) const override {
        return QLocale().toString(qint64(number)).toStdString();
    }
    std::string number(double value) const override {
        return (std::isnan(value) ? QStringLiteral("–") : numberWords(value, 'f', 3)).toStdString();
    }
    std::string bytes(double value) const override { return bytesWords(value).toStdString(); }
    std::string listed(const std::vector<std::string>& words) const override {
        QStringList list;
        for (const std::string& word : words) list.append(QString::fromStdString(word));
        return QLocale().createSeparatedList(list).toStdString();
    }
};

}  // namespace

QString messageWords(const Message& message) {
    return QString::fromStdString(messageText(message, WindowFormat()));
}

QString messageWords(const std::vector<Message>& messages) {
    QStringList sentences;
    for (const Message& message : messages) sentences.append(messageWords(message));
    return sentences.join(QLatin1Char(' '));
}

}  // namespace fovea::ui
