// The window says core's sentences in the user's language.
#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>
#include <cmath>

#include "base/entries_shown.h"
#include "text/error_text.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {

constexpr MessageKind kSmall{"small", "Class \"{class}\" has only {patients|patient|patients}."};
constexpr MessageKind kRoom{"room", "{needed} are needed, {free} are free."};
constexpr MessageKind kFigure{"figure", "The AUC is {auc} {images}."};

/// German, of the contexts that core's texts are in.
class German : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char*, int) const override {
        const std::pair<QByteArray, QByteArray> asked(context, text);
        if (asked == std::pair(QByteArray("Messages"), QByteArray(kSmall.text)))
            return QStringLiteral("Nur {patients|Kranker|Kranke} in „{class}“.");
        if (asked == std::pair(QByteArray("Messages"), QByteArray(kFigure.text)))
            return QStringLiteral("Die AUC ist {images} {auc}.");
        if (asked == std::pair(QByteArray("Messages"), QByteArray("on the test images")))
            return QStringLiteral("auf den Testbildern");
        if (asked == std::pair(QByteArray("Words"), QByteArray(", "))) return QStringLiteral("、");
        if (asked == std::pair(QByteArray("Errors"), QByteArray("The disk is full.")))
            return QStringLiteral("Die Platte ist voll.");
        return {};
    }
};

}  // namespace

class TestMessageWords : public QObject {
    Q_OBJECT
    German m_german;
    const QLocale m_before;

private Q_SLOTS:
    /// An interval "−0.00 to 0.00" was read as one that lies below 0.
    void whatIsRoundedToNothingHasNoSign() {
        for (const QLocale::Language language : {QLocale::C, QLocale::English, QLocale::German}) {
            QLocale::setDefault(QLocale(language));
            const QString nothing = QLocale().toString(0.0, 'f', 2);
            for (const double value : {0.0, -0.0, -1e-17, -0.0049})
                QCOMPARE(numberWords(value, 'f', 2), nothing);
            QCOMPARE(numberWords(-0.0051, 'f', 2), QLocale().toString(0.01, 'f', 2).prepend(QChar(0x2212)));
            QCOMPARE(numberWords(-0.2, 'f', 0), QStringLiteral("0"));
            QCOMPARE(numberWords(-2e-9, 'g', 1).front(), QChar(0x2212));
        }
    }

    void init() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }
    void cleanup() {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(m_before);
    }

    /// Words side by side are parted as the language does it, in the window and in core's texts alike.
    void listsArePartedAsTheLanguageDoesIt() {
        const QStringList words{QStringLiteral("AMD"), QStringLiteral("DR"), QStringLiteral("normal")};
        QCOMPARE(enumerationWords(words), QStringLiteral("AMD、DR、normal"));
        QCOMPARE(enumerationWords({QStringLiteral("AMD")}), QStringLiteral("AMD"));
        QCOMPARE(windowFormat().enumerated({"AMD", "DR"}), std::string("AMD、DR"));
        QCOMPARE(MessageFormat().enumerated({"AMD", "DR"}), std::string("AMD, DR"));
    }

    void oneEntryAloneIsNotHidden() {
        QCOMPARE(entriesShown(5, 5), std::size_t(5));
        QCOMPARE(entriesShown(6, 5), std::size_t(6));
        QCOMPARE(entriesShown(7, 5), std::size_t(5));
        QCOMPARE(entriesShown(0, 5), std::size_t(0));
    }

    void placesAreFilledInTheTranslation() {
        QCOMPARE(messageWords({kSmall, {{"class", "AMD"}, {"patients", 1}}}),
                 QStringLiteral("Nur 1 Kranker in „AMD“."));
        QCOMPARE(messageWords({kSmall, {{"class", "AMD"}, {"patients", 1234}}}),
                 QStringLiteral("Nur 1.234 Kranke in „AMD“."));
        // A name of the user's is never taken for a text of ours.
        QCOMPARE(messageWords({kSmall, {{"class", "on the test images"}, {"patients", 2}}}),
                 QStringLiteral("Nur 2 Kranke in „on the test images“."));
    }

    void numbersAreTheLanguages() {
        QCOMPARE(messageWords({kFigure, {{"auc", 0.9124}, {"images", Terms{{"on the test images"}}}}}),
                 QStringLiteral("Die AUC ist auf den Testbildern 0,912."));
        QCOMPARE(messageWords({kFigure, {{"auc", NAN}, {"images", Terms{{"on the test images"}}}}}),
                 QStringLiteral("Die AUC ist auf den Testbildern –."));
        // Not translated yet: English, with numbers as the user reads them.
        QCOMPARE(messageWords({kRoom, {{"needed", Bytes{5.2e9}}, {"free", Bytes{3.8e8}}}}),
                 QStringLiteral("5,2 GB are needed, 380,0 MB are free."));
    }

    void aPlainSentenceIsNotTranslated() {
        QCOMPARE(messageWords(Message("on the test images")), QStringLiteral("on the test images"));
    }

    void severalAreAParagraph() {
        QCOMPARE(messageWords({Message("One."), {kSmall, {{"class", "ä"}, {"patients", 2}}}}),
                 QStringLiteral("One. Nur 2 Kranke in „ä“."));
        QVERIFY(messageWords(std::vector<Message>()).isEmpty());
    }

    void anErrorIsToldByItsReasonsOrItsCode() {
        const ErrorWords general = errorWords({ErrorCode::diskFull, "code 28", {}});
        QCOMPARE(general.message, QStringLiteral("Die Platte ist voll."));
        QVERIFY(!general.remedy.isEmpty());
        QCOMPARE(whatAndRemedy(general), general.message + QLatin1Char(' ') + general.remedy);
        const Error error{
            ErrorCode::diskFull, "code 28", "/data", {{kSmall, {{"class", "AMD"}, {"patients", 2}}}, "Now."}};
        const ErrorWords reasoned = errorWords(error);
        QCOMPARE(reasoned.message, QStringLiteral("Nur 2 Kranke in „AMD“. Now."));
        QVERIFY(reasoned.remedy.isEmpty());
        QCOMPARE(whatAndRemedy(reasoned), reasoned.message);
        QCOMPARE(errorSentence(error), QStringLiteral("Nur 2 Kranke in „AMD“. Now. (code 28)\n/data"));
    }
};

}  // namespace fovea::ui

QTEST_MAIN(fovea::ui::TestMessageWords)
#include "test_message_words.moc"
