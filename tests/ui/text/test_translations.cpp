// Every translation in ui/i18n is whole and says what its source says; and the window takes it.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

#include "text/message_words.h"
#include "text/translations.h"
#include "text/words.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

struct Text {
    QString context, source;
    QStringList said;  ///< a translation, or its plural forms
    bool plural = false, finished = false;
};

std::vector<Text> textsIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::vector<Text> texts;
    QString context;
    for (QXmlStreamReader in(&file); !in.atEnd();) {
        if (in.readNext() != QXmlStreamReader::StartElement) continue;
        const auto name = in.name();
        if (name == QLatin1String("name")) {
            context = in.readElementText();
        } else if (name == QLatin1String("message")) {
            texts.push_back({context,
                             {},
                             {},
                             in.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"),
                             false});
        } else if (name == QLatin1String("source")) {
            texts.back().source = in.readElementText();
        } else if (name == QLatin1String("translation")) {
            texts.back().finished = !in.attributes().hasAttribute(QLatin1String("type"));
            if (!texts.back().plural) texts.back().said << in.readElementText();
        } else if (name == QLatin1String("numerusform")) {
            texts.back().said << in.readElementText();
        }
    }
    return texts;
}

QStringList found(const QString& text, const char* pattern) {
    QStringList all;
    for (auto it = QRegularExpression(QLatin1String(pattern)).globalMatch(text); it.hasNext();)
        all << it.next().captured(1);
    all.sort();
    return all;
}

/// %1, %n, {name}: which there are. A language may say one twice, and "once" for %n = 1.
QStringList places(const QString& text, bool one = false) {
    QStringList all = found(text, "(%L?[0-9]+|%n|\\{\\w+(?=[|}]))");
    all.removeDuplicates();
    if (one) all.removeAll(QStringLiteral("%n"));
    return all;
}

QStringList markup(const QString& text) {
    return found(text, "(</?[a-z][^>]*>|&\\w+;)");
}

/// The letters that Alt reaches it by; "&&" is a "&" that is printed.
QStringList letters(const QString& text) {
    return found(QString(text).remove(QLatin1String("&&")).toUpper(), "&(?!\\w+;)([^&\\s])");
}

/// What is wrong with a translation, empty when nothing is.
QString fault(const Text& text, int forms) {
    // A function of that name in a namespace: what it translates is found under another context, if at all.
    if (text.context.endsWith(QLatin1String("fovea::ui"))) return QStringLiteral("of no class");
    if (!text.finished) return QStringLiteral("not finished");
    if (text.said.size() != (text.plural ? forms : 1)) return QStringLiteral("plural forms missing");
    for (const QString& said : text.said) {
        if (said.trimmed().isEmpty()) return QStringLiteral("empty");
        const bool one = text.said.size() > 1 && &said == &text.said.front();
        if (places(said, one) != places(text.source, one))
            return QStringLiteral("other places (%1, %n, {name})");
        // {name|one|several}: both words or none.
        for (const QString& place : found(said, "\\{([^}]*)\\}"))
            if (const auto bars = place.count(QLatin1Char('|')); bars != 0 && bars != 2)
                return QStringLiteral("a place needs the words for one and for several");
        if (markup(said) != markup(text.source)) return QStringLiteral("other HTML");
        if (letters(said).size() != letters(text.source).size())
            return QStringLiteral("letter for Alt missing, or one too many");
        for (const char c : {'\n', '\t'})
            if (said.count(QLatin1Char(c)) != text.source.count(QLatin1Char(c)))
                return QStringLiteral("other line breaks or tabs");
        // Parts of sentences, prefixes and units are joined without a blank of their own. What has no letters
        // parts the words of a list: each language has its own.
        if (std::none_of(text.source.begin(), text.source.end(), [](QChar c) { return c.isLetter(); }))
            continue;
        const auto ends = [](const QString& s) { return std::pair(s.front().isSpace(), s.back().isSpace()); };
        if (ends(said) != ends(text.source)) return QStringLiteral("other blanks at its ends");
    }
    return {};
}

/// Classes whose controls are in sight together, beside each class with itself.
const QList<QStringList> kTogether{{"TrainPage", "PlanPanel", "SettingsPanel", "LastRunPanel"},
                                   {"TrainPage", "ProgressPanel"},
                                   {"TrainPage", "RunsPanel"},
                                   {"ApplyHead", "PredictionsPanel"},
                                   {"InspectHead", "InspectPage", "CurvesTab"},
                                   {"InspectHead", "InspectPage", "SubgroupsTab"},
                                   {"InspectHead", "InspectPage", "SummaryTab", "FindingsCard"},
                                   {"InspectHead", "NumberPage", "SubgroupsTab"},
                                   {"InspectHead", "OpenTestPage"},
                                   {"LabelTableDialog", "ProposedQuestions"},
                                   {"BackbonesDialog", "BackboneDetails"}};

/// Two that have one letter in the translation and two in English. Which are never in sight together in
/// English is known by tests/ui/*/test_*_controls.cpp alone; what has one letter there may have one here.
QStringList clashes(const std::vector<Text>& texts) {
    QMap<QString, QStringList> pages;  // contexts in sight together
    for (const Text& text : texts) pages[text.context] = {text.context};
    for (const QStringList& page : kTogether) {
        QStringList contexts;
        for (const QString& name : page) contexts << QLatin1String("fovea::ui::") + name;
        pages[page.join(QLatin1Char('+'))] = contexts;
    }
    QStringList wrong;
    for (const QStringList& contexts : pages) {
        QMap<QString, const Text*> by;
        for (const Text& text : texts) {
            if (!contexts.contains(text.context)) continue;
            const QStringList here = letters(text.said.value(0));
            // "&%1": of the control's own number
            if (here.size() != 1 || here.front() == QLatin1String("%")) continue;
            const Text*& other = by[here.front()];
            if (other && letters(other->source) != letters(text.source))
                wrong << QStringLiteral("%1 and %2").arg(other->said.front(), text.said.front());
            other = &text;
        }
    }
    wrong.removeDuplicates();
    return wrong;
}

QStringList files() {
    return QDir(QStringLiteral(FOVEA_I18N))
        .entryList({QStringLiteral("fovea_*.ts")}, QDir::Files, QDir::Name);
}

QString codeOf(const QString& file) {
    return file.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('_'), 1);
}

/// Plural forms of a language: a new one is entered here, as Qt Linguist asks for them.
const QMap<QString, int> kForms{{"de", 2}, {"en", 2}, {"zh_CN", 1}};

/// What a language puts before and behind a name; likewise.
const QMap<QString, QString> kQuotes{
    {"de", QStringLiteral("„“")}, {"en", QStringLiteral("“”")}, {"zh_CN", QStringLiteral("“”")}};

/// As many before as behind, no other ones, and some where the source has some.
bool quotesAre(const QString& own, const QString& source, const QString& said) {
    for (const QChar quote : QStringLiteral("„“”«»‹›"))
        if (!own.contains(quote) && said.contains(quote)) return false;
    return said.count(own.front()) == said.count(own.back()) &&
           (said.contains(own.front()) || !source.contains(QChar(0x201C)));
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(m_before); }

    void eachSaysWhatItsSourceSays_data() {
        QTest::addColumn<QString>("file");
        for (const QString& file : files()) QTest::newRow(qPrintable(file)) << file;
    }
    void eachSaysWhatItsSourceSays() {
        QFETCH(QString, file);
        QVERIFY2(kForms.contains(codeOf(file)), "say in kForms how many plural forms the language has");
        const std::vector<Text> texts = textsIn(QStringLiteral(FOVEA_I18N "/") + file);
        QVERIFY(!texts.empty());
        QStringList wrong;
        for (const Text& text : texts)
            if (const QString what = fault(text, kForms[codeOf(file)]); !what.isEmpty())
                wrong << QStringLiteral("%1: %2\n  %3\n  %4")
                             .arg(text.context, what, text.source, text.said.join(QStringLiteral(" / ")));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void namesStandInTheLanguagesQuotes_data() { eachSaysWhatItsSourceSays_data(); }
    void namesStandInTheLanguagesQuotes() {
        QFETCH(QString, file);
        QVERIFY2(kQuotes.contains(codeOf(file)), "say in kQuotes which quotes the language has");
        const QString own = kQuotes[codeOf(file)];
        QStringList wrong;
        for (const Text& text : textsIn(QStringLiteral(FOVEA_I18N "/") + file))
            for (const QString& said : text.said)
                if (!quotesAre(own, text.source, said)) wrong << text.source + QLatin1String(": ") + said;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY(!quotesAre(own, QStringLiteral("“%1”"), QStringLiteral("%1")));
        QVERIFY(!quotesAre(own, QStringLiteral("“%1”"), own.front() + QStringLiteral("%1")));
        QVERIFY(!quotesAre(own, QStringLiteral("“%1”"), QStringLiteral("«%1»")));
    }

    void noLetterTwiceOnAPage_data() { eachSaysWhatItsSourceSays_data(); }
    void noLetterTwiceOnAPage() {
        QFETCH(QString, file);
        const QStringList wrong = clashes(textsIn(QStringLiteral(FOVEA_I18N "/") + file));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    /// The test itself: each of these is found.
    void faultsAreFound_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("said");
        QTest::newRow("place missing") << "%1 of %2"
                                       << "%1 von";
        QTest::newRow("place of another name") << "{images} here"
                                               << "{bilder} hier";
        QTest::newRow("word for several missing") << "{n|image|images}"
                                                  << "{n|Bild}";
        QTest::newRow("tag not closed") << "<b>bold</b>"
                                        << "<b>fett";
        QTest::newRow("letter missing") << "&Save"
                                        << "Speichern";
        QTest::newRow("two letters") << "&Save"
                                     << "&Speicher&n";
        QTest::newRow("line break missing") << "a\nb"
                                            << "a b";
        QTest::newRow("blank missing") << " epochs"
                                       << "Epochen";
        QTest::newRow("empty") << "Save"
                               << "";
    }
    void faultsAreFound() {
        QFETCH(QString, source);
        QFETCH(QString, said);
        QVERIFY(!fault({"c", source, {said}, false, true}, 2).isEmpty());
        QVERIFY(fault({"c", source, {source}, false, true}, 2).isEmpty());
        QVERIFY(!fault({"c", source, {source}, false, false}, 2).isEmpty());
        QVERIFY(!fault({"c", source, {source}, true, true}, 2).isEmpty());
    }
    void clashesAreFound() {
        const Text save{"c", "&Save", {"&Sichern"}, false, true}, stop{"c", "S&top", {"&Stopp"}, false, true};
        QCOMPARE(clashes({save, stop}).size(), 1);
        QVERIFY(clashes({save, {"c", "&Send", {"&Senden"}, false, true}}).isEmpty());
    }

    void thoseThatAreCompiledInCanBeChosen() {
        QStringList known, there;
        for (const Language& language : languages()) known << language.code;
        for (const QString& file : files()) there << codeOf(file);
        known.sort();
        there.sort();
        QCOMPARE(known, there);
        QVERIFY(known.contains(QLatin1String("de")));
    }

    void theChosenOneIsSpoken_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("several");
        QTest::addColumn<QString>("number");
        QTest::newRow("English") << "en"
                                 << "Excluded"
                                 << "about 1 minute"
                                 << "about 5 minutes"
                                 << "0.5";
        QTest::newRow("German") << "de"
                                << "Ausgeschlossen"
                                << "etwa 1 Minute"
                                << "etwa 5 Minuten"
                                << "0,5";
        QTest::newRow("Chinese") << "zh_CN"
                                 << "已排除"
                                 << "约 1 分钟"
                                 << "约 5 分钟"
                                 << "0.5";
    }
    void theChosenOneIsSpoken() {
        QFETCH(QString, language);
        // Of its own: what is installed ends with it.
        int argc = 1;
        char name[] = "test";
        char* argv[] = {name, nullptr};
        QCoreApplication application(argc, argv);
        installTranslations(application, language);
        QTEST(splitWords(dataset::Split::excluded), "split");
        QTEST(durationWords(60), "one");
        QTEST(durationWords(300), "several");
        QTEST(numberWords(0.5, 'f', 1), "number");
    }

    void datesAndNamesAreTheLanguages_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("change");
        QTest::newRow("English") << "en"
                                 << "3 May 2026"
                                 << "3 May, 14:05"
                                 << "new question “AMD”";
        QTest::newRow("German") << "de"
                                << "3. Mai 2026"
                                << "3. Mai, 14:05"
                                << "neue Frage „AMD“";
        QTest::newRow("Chinese") << "zh_CN"
                                 << "2026年5月3日"
                                 << "5月3日 14:05"
                                 << "新提问“AMD”";
    }
    void datesAndNamesAreTheLanguages() {
        QFETCH(QString, language);
        int argc = 1;
        char name[] = "test";
        char* argv[] = {name, nullptr};
        QCoreApplication application(argc, argv);
        installTranslations(application, language);
        const QDateTime at(QDate(2026, 5, 3), QTime(14, 5));
        QTEST(dayWords(at), "day");
        QTEST(momentWords(at), "moment");
        project::Change change;
        change.action = project::Action::addQuestion;
        change.argument = "AMD";
        QTEST(changeWords(change), "change");
    }

private:
    const QLocale m_before;
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "test_translations.moc"
