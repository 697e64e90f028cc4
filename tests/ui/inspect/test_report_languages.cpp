// A report and a model card are written in the language of the window: no English sentence is left, every
// place is filled in, numbers and dates are that language's.
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <utility>

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/inspect_project.h"
#include "text/translations.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kPatienceMs = 120000;
constexpr int kTellingWords = 4;  // of as many in a row one can say of which language they are

/// What a text says in all its places: its longest piece between them.
QString telling(const QString& source) {
    static const QRegularExpression place(QStringLiteral("\\{[^}]*\\}"));
    QString longest;
    for (const QString& piece : source.split(place))
        if (piece.trimmed().size() > longest.size()) longest = piece.trimmed();
    return longest.count(QLatin1Char(' ')) + 1 >= kTellingWords ? longest : QString();
}

/// Of the texts that pages are made of, what tells that one was left in English.
QStringList englishOf(const QString& language) {
    QFile file(QStringLiteral(FOVEA_I18N "/fovea_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QString context, source;
    QStringList all;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        const QString said = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        if (context != QLatin1String("Report") && context != QLatin1String("Messages") &&
            context != QLatin1String("Errors"))
            continue;
        // A citation reads the same in every language.
        if (const QString words = telling(source); !words.isEmpty() && !said.contains(words)) all << words;
    }
    all.removeDuplicates();
    return all;
}

/// What is read on a page, a text a line: what stands there, and what is said of its pictures and terms.
QString readOn(const QByteArray& html, QString* fault) {
    QXmlStreamReader xml(html);
    QString text;
    int unread = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        const bool style = xml.name() == QLatin1String("style");
        if (xml.isStartElement()) {
            unread += style;
            for (const char* attribute : {"title", "aria-label", "alt"})
                if (const QString said = xml.attributes().value(QLatin1String(attribute)).toString();
                    !said.isEmpty())
                    text += QLatin1Char('\n') + said + QLatin1Char('\n');
            // Terms are marked within a sentence.
            if (xml.name() != QLatin1String("abbr")) text += QLatin1Char('\n');
        } else if (xml.isEndElement()) {
            unread -= style;
            if (xml.name() != QLatin1String("abbr")) text += QLatin1Char('\n');
        } else if (xml.isCharacters() && unread == 0) {
            text += xml.text();
        }
    }
    *fault = xml.errorString();
    return text;
}

/// The window's language for as long as it lives.
class Spoken {
public:
    explicit Spoken(const QString& language) { installTranslations(*qApp, language); }
    ~Spoken() {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>()) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        QLocale::setDefault(m_before);
    }

private:
    const QLocale m_before;
};

QString today(const QString& language) {
    const QDate day = QDateTime::currentDateTimeUtc().date();
    const QString form = language == QLatin1String("de")      ? QStringLiteral("d. MMMM yyyy")
                         : language == QLatin1String("zh_CN") ? QStringLiteral("yyyy年M月d日")
                                                              : QStringLiteral("d MMMM yyyy");
    return QLocale(language).toString(day, form);
}

}  // namespace

class TestReportLanguages : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;

private Q_SLOTS:
    void initTestCase() {
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void isInTheWindowsLanguage_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("html");  // as HTML names it
        QTest::addColumn<QString>("point");
        QTest::newRow("English") << "en"
                                 << "en"
                                 << ".";
        QTest::newRow("German") << "de"
                                << "de"
                                << ",";
        QTest::newRow("Chinese") << "zh_CN"
                                 << "zh-CN"
                                 << ".";
    }
    void isInTheWindowsLanguage() {
        QFETCH(const QString, language);
        QFETCH(const QString, html);
        QFETCH(const QString, point);
        if (languages().size() < 3) QSKIP("the languages were not compiled in");
        const Spoken spoken(language);
        test::InspectBench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const bool english = language == QLatin1String("en");
        const QStringList wrong = englishOf(english ? QStringLiteral("de") : language);
        QVERIFY(wrong.size() > 200);
        for (const bool card : {false, true}) {
            const QString path = QString::fromStdString(m_folder.path(card ? "card.html" : "report.html"));
            QFile::remove(path);
            const QString before = today(language);
            card ? b.inspect.writeCard(path) : b.inspect.writeReport(path);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path) && b.evaluated(), kPatienceMs);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray page = file.readAll();
            QVERIFY(page.contains("lang=\"" + html.toUtf8() + '"'));
            QString fault;
            const QString text = readOn(page, &fault);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));

            QStringList left;
            for (const QString& words : wrong)
                if (text.contains(words)) left << words;
            if (english)  // else nothing would be found in the others either
                QVERIFY2(left.size() > (card ? 10 : 40), qPrintable(QString::number(left.size())));
            else
                QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));

            static const QRegularExpression place(QStringLiteral("\\{[a-z]\\w*[|}]|%[0-9n]"));
            QVERIFY2(!text.contains(place), qPrintable(place.match(text).captured()));
            // Numbers below one: nothing else has a nought before its point, and two digits behind it.
            const QRegularExpression own(QStringLiteral("\\b0[%1][0-9]{2}").arg(point)),
                other(QStringLiteral("[^0-9.,\\n]*\\b0[%1][0-9]{2}[^\\n]*")
                          .arg(point == QLatin1String(".") ? QLatin1Char(',') : QLatin1Char('.')));
            QVERIFY(text.count(own) > 5);
            QVERIFY2(!text.contains(other), qPrintable(other.match(text).captured()));
            QVERIFY2(text.contains(before) || text.contains(today(language)), qPrintable(before));
        }
    }
};

QTEST_MAIN(TestReportLanguages)
#include "test_report_languages.moc"
