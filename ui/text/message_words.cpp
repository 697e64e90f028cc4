#include "text/message_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "text/words.h"

namespace fovea::ui {

namespace {

class WindowFormat : public MessageFormat {
public:
    std::string translated(const std::string& english) const override {
        // One text may be said in several places: the sentence of an error's code in a message, a message
        // in a report.
        const QString same = QString::fromStdString(english);
        for (const char* context : {"Messages", "Errors", "Report"})
            if (const QString said = QCoreApplication::translate(context, english.c_str()); said != same)
                return said.toStdString();
        return english;
    }
    std::string count(std::int64_t number) const override {
        return QLocale().toString(qint64(number)).toStdString();
    }
    std::string number(double value) const override {
        return (std::isnan(value) ? QStringLiteral("–") : numberWords(value, 'f', 3)).toStdString();
    }
    std::string decimal(double value, int digits) const override {
        return numberWords(value, 'f', digits).toStdString();
    }
    std::string bytes(double value) const override { return bytesWords(value).toStdString(); }
    std::string listed(const std::vector<std::string>& words) const override {
        return QLocale().createSeparatedList(all(words)).toStdString();
    }
    std::string enumerated(const std::vector<std::string>& words) const override {
        return enumerationWords(all(words)).toStdString();
    }

private:
    static QStringList all(const std::vector<std::string>& words) {
        QStringList list;
        for (const std::string& word : words) list.append(QString::fromStdString(word));
        return list;
    }
};

}  // namespace

const MessageFormat& windowFormat() {
    static const WindowFormat format;
    return format;
}

QString messageWords(const Message& message) {
    return QString::fromStdString(messageText(message, windowFormat()));
}

QString messageWords(const std::vector<Message>& messages) {
    QStringList sentences;
    for (const Message& message : messages) sentences.append(messageWords(message));
    return sentences.join(QLatin1Char(' '));
}

}  // namespace fovea::ui
