// The guide inside the program: all of docs/guide is there, every place that the window names is in it,
// and its window leads nowhere else.
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSet>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>
#include <QXmlStreamReader>
#include <map>

#include "guide/guide_text.h"
#include "guide/guide_window.h"
#include "text/translations.h"
#include "widgets/theme.h"

using namespace fovea::ui;

namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The window in front, at the contents.
struct Bench {
    GuideWindow window;
    QTextBrowser* text = window.findChild<QTextBrowser*>(QStringLiteral("guideText"));
    QTreeWidget* contents = window.findChild<QTreeWidget*>(QStringLiteral("guideContents"));

    Bench() {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("not active");
        window.showTopic(QStringLiteral("README"));
    }
    /// All links of the page, as it stands there.
    QStringList links() const {
        QStringList all;
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                if (const QString to = it.fragment().charFormat().anchorHref(); !to.isEmpty()) all << to;
        return all;
    }
    /// The files of all pictures of the page.
    QStringList pictures() const {
        QStringList all;
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QTextCharFormat format = it.fragment().charFormat();
                if (format.isImageFormat())
                    all << QLatin1Char(':') +
                               text->source().resolved(QUrl(format.toImageFormat().name())).path();
            }
        return all;
    }
    /// The place that was asked for is in sight.
    bool shows(const QString& words) const {
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            if (block.text() == words)
                return text->viewport()->rect().contains(text->cursorRect(QTextCursor(block)).center());
        return false;
    }
};

}  // namespace

class TestGuide : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }

    void everyChapterIsThere() {
        const auto chapters = guideChapters();
        QStringList names;
        for (const GuideChapter& chapter : chapters) {
            QVERIFY2(!chapter.title.isEmpty(), qPrintable(chapter.name));
            QVERIFY(isInGuide(chapter.url));
            names << chapter.name + QStringLiteral(".md");
        }
        names.sort();
        QStringList files =
            QDir(QStringLiteral(FOVEA_SOURCE "/docs/guide")).entryList({QStringLiteral("*.md")}, QDir::Files);
        files.sort();
        QCOMPARE(names, files);
        for (const QString& file : files)
            QCOMPARE(guideMarkdown(QUrl(QStringLiteral("qrc:/fovea/guide/") + file)),
                     textOf(QStringLiteral(FOVEA_SOURCE "/docs/guide/") + file));
        QVERIFY(guideUrl(QStringLiteral("no-such-chapter")).isEmpty());
        QVERIFY(!isInGuide(QUrl(QStringLiteral("file:///etc/hostname"))));
        QVERIFY(!isInGuide(QUrl(QStringLiteral("https://example.org/fovea/guide/README.md"))));
    }

    void placesAreNamedAsGitHubDoesIt() {
        QCOMPARE(guideAnchor(QStringLiteral(" What the computer must not see ")),
                 QStringLiteral("what-the-computer-must-not-see"));
        QCOMPARE(guideAnchor(QStringLiteral("PPV, NPV")), QStringLiteral("ppv-npv"));
        QCOMPARE(guideAnchor(QStringLiteral("1. Put the images into folders")),
                 QStringLiteral("1-put-the-images-into-folders"));
        QVERIFY(guideAnchors(QStringLiteral("reading-the-figures")).contains(QStringLiteral("auc")));
        QVERIFY(guideAnchors(QStringLiteral("reading-the-figures")).contains(QStringLiteral("the-figures")));
    }

    /// Of setHelpTopic(), FigureTable::Column and the tables of topics: they are whole strings everywhere.
    void everyTopicOfTheWindowIsInTheGuide() {
        std::map<QString, QStringList> anchors;
        for (const GuideChapter& chapter : guideChapters())
            anchors[chapter.name] = guideAnchors(chapter.name);
        static const QRegularExpression named(QStringLiteral("\"([a-z]+(?:-[a-z]+)*)#([a-z0-9-]+)\"")),
            chapter(QStringLiteral("setHelpTopic\\([^;\"]*\"([a-z-]+)\"\\)"));
        QStringList wrong;
        int topics = 0;
        QDirIterator files(QStringLiteral(FOVEA_SOURCE "/ui"), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString text = textOf(files.next());
            for (auto it = named.globalMatch(text); it.hasNext(); ++topics) {
                const QRegularExpressionMatch match = it.next();
                const auto of = anchors.find(match.captured(1));
                if (of == anchors.end() || !of->second.contains(match.captured(2)))
                    wrong << files.fileName() + QStringLiteral(": ") + match.captured(0);
            }
            for (auto it = chapter.globalMatch(text); it.hasNext();)
                if (const QString name = it.next().captured(1); !anchors.count(name))
                    wrong << files.fileName() + QStringLiteral(": ") + name;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY2(topics > 40, qPrintable(QString::number(topics)));
    }

    /// Every page can be shown; what it leads to is in the guide and is a place there; pictures are small.
    void everyLinkLeadsToAPlace() {
        Bench b;
        QVERIFY(b.links().size() > 10);  // of the page that it begins with
        for (const GuideChapter& chapter : guideChapters()) {
            b.window.showTopic(chapter.name);
            QCOMPARE(b.window.chapter(), chapter.name);
            QVERIFY2(b.text->toPlainText().size() > 200, qPrintable(chapter.name));
            for (const QString& link : b.links()) {
                const QUrl to = b.text->source().resolved(QUrl(link));
                QVERIFY2(isInGuide(to), qPrintable(chapter.name + QStringLiteral(": ") + link));
                if (!to.hasFragment()) continue;
                const QString name = QFileInfo(to.path()).completeBaseName();
                QVERIFY2(guideAnchors(name).contains(to.fragment()), qPrintable(link));
            }
            for (const QString& picture : b.pictures()) QVERIFY2(QFile::exists(picture), qPrintable(picture));
        }
        for (const QString& name : QDir(QStringLiteral(":/fovea/images")).entryList()) {
            const QImage picture(QStringLiteral(":/fovea/images/") + name);
            QVERIFY2(picture.width() > 0 && picture.width() <= 600, qPrintable(name));
        }
        QVERIFY(!QDir(QStringLiteral(":/fovea/images")).entryList().isEmpty());
    }

    void aTopicIsShownWhereItStands() {
        Bench b;
        b.window.showTopic(QStringLiteral("training-settings#learning-rate"));
        QCOMPARE(b.window.chapter(), QStringLiteral("training-settings"));
        QCOMPARE(b.window.place(), QStringLiteral("learning-rate"));
        QTRY_VERIFY(b.shows(QStringLiteral("Learning rate")));
        QCOMPARE(b.text->extraSelections().size(), 1);
        // What it has not leads to the contents.
        b.window.showTopic(QStringLiteral("nowhere#else"));
        QCOMPARE(b.window.chapter(), QStringLiteral("README"));
    }

    void goesBackAndForth() {
        Bench b;
        auto* back = b.window.findChild<QToolButton*>(QStringLiteral("guideBack"));
        auto* forward = b.window.findChild<QToolButton*>(QStringLiteral("guideForward"));
        b.window.showTopic(QStringLiteral("privacy"));
        b.window.showTopic(QStringLiteral("reading-the-figures#auc"));
        QVERIFY(back->isEnabled() && !forward->isEnabled());
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(b.window.chapter(), QStringLiteral("privacy"));
        QTest::keyClick(b.text, Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(b.window.place(), QStringLiteral("auc"));
        QTest::keyClick(b.text, Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(b.window.chapter(), QStringLiteral("privacy"));
    }

    void whatTheFirstChapterNamesIsInTheWindow_data() {
        QTest::addColumn<QString>("chapter");
        QTest::addColumn<QString>("catalogue");
        QTest::newRow("English") << "first-classifier.md"
                                 << "";
        QTest::newRow("German") << "de/first-classifier.md"
                                << "fovea_de.ts";
        QTest::newRow("Chinese") << "zh/first-classifier.md"
                                 << "fovea_zh_CN.ts";
    }
    /// A bold word is that of a button, a page or a line of the window, so that it can be found there.
    void whatTheFirstChapterNamesIsInTheWindow() {
        QFETCH(const QString, chapter);
        QFETCH(const QString, catalogue);
        const bool english = catalogue.isEmpty();
        QFile file(QStringLiteral(FOVEA_SOURCE "/ui/i18n/") +
                   (english ? QStringLiteral("fovea_de.ts") : catalogue));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression letter(QStringLiteral("\\(&.\\)|&")), end(QStringLiteral("[.…:]+$"));
        const auto plain = [](QString words) { return words.remove(letter).remove(end).trimmed().toLower(); };
        QSet<QString> known{QStringLiteral("trainingsbildern")};  // "von den Trainingsbildern lernt es"
        for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext())
            if (xml.isStartElement() && xml.name() == (english ? u"source" : u"translation"))
                known << plain(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        const QString text = textOf(QStringLiteral(FOVEA_SOURCE "/docs/guide/") + chapter);
        static const QRegularExpression bold(QStringLiteral("\\*\\*(.+?)\\*\\*"));
        int names = 0;
        QStringList wrong;
        for (auto it = bold.globalMatch(text); it.hasNext(); ++names)
            if (const QString name = it.next().captured(1); !known.contains(plain(name))) wrong << name;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY2(names > 20, qPrintable(QString::number(names)));
    }

    void theContentsLeadToChaptersAndTheirParts() {
        Bench b;
        QCOMPARE(b.contents->topLevelItemCount(), int(guideChapters().size()));
        QTreeWidgetItem* chapter = b.contents->topLevelItem(2);
        b.contents->scrollToItem(chapter);
        QTest::mouseClick(b.contents->viewport(), Qt::LeftButton, {},
                          b.contents->visualItemRect(chapter).center());
        QCOMPARE(b.window.chapter(), QStringLiteral("preparing-data"));
        QVERIFY(chapter->isExpanded() && chapter->childCount() > 3);
        b.contents->setFocus();
        QTest::keyClick(b.contents, Qt::Key_Down);
        QTest::keyClick(b.contents, Qt::Key_Return);
        QCOMPARE(b.window.place(), QStringLiteral("how-many"));
        QCOMPARE(b.contents->currentItem(), chapter->child(0));
    }

    void findsWordsInAllOfIt() {
        Bench b;
        auto* words = b.window.findChild<QLineEdit*>(QStringLiteral("guideWords"));
        auto* found = b.window.findChild<QLabel*>(QStringLiteral("guideFound"));
        QTest::keyClick(b.text, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("tilted gantry"));
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(b.window.chapter(), QStringLiteral("preparing-data"));
        QCOMPARE(b.text->textCursor().selectedText(), QStringLiteral("tilted gantry"));
        words->clear();
        QTest::keyClicks(words, QStringLiteral("zzzz"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(!found->text().isEmpty());
        QCOMPARE(b.window.chapter(), QStringLiteral("preparing-data"));
        // Once around: the only place is found again.
        words->clear();
        QTest::keyClicks(words, QStringLiteral("tilted gantry"));
        for (const auto modifier : {Qt::NoModifier, Qt::ShiftModifier}) {
            b.window.showTopic(QStringLiteral("privacy"));
            QTest::keyClick(&b.window, Qt::Key_F3, modifier);
            QTRY_COMPARE(b.window.chapter(), QStringLiteral("preparing-data"));
            QCOMPARE(b.text->textCursor().selectedText(), QStringLiteral("tilted gantry"));
        }
    }

    void followsTheTheme() {
        Bench b;
        const auto linkColour = [&b] {
            for (QTextBlock block = b.text->document()->begin(); block.isValid(); block = block.next())
                for (auto it = block.begin(); !it.atEnd(); ++it)
                    if (it.fragment().charFormat().isAnchor() &&
                        !it.fragment().charFormat().anchorHref().isEmpty())
                        return it.fragment().charFormat().foreground().color();
            return QColor();
        };
        const QColor light = linkColour();
        QVERIFY(light.isValid());
        applyTheme(*qApp, ThemeMode::dark);
        const auto again = qScopeGuard([] { applyTheme(*qApp, ThemeMode::light); });
        QTRY_VERIFY(linkColour().lightnessF() > light.lightnessF());
        QCOMPARE(b.window.chapter(), QStringLiteral("README"));
    }

    /// The first chapter in the language of the window; the others, which are not translated, in English.
    void speaksTheLanguageOfTheWindow() {
        const QLocale before;
        const auto again = qScopeGuard([&] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        const QUrl first = guideUrl(QStringLiteral("first-classifier"));
        if (languages().size() < 3) QSKIP("the languages were not compiled in");
        QVERIFY(first.path().contains(QLatin1String("/zh/")));
        QVERIFY(guideUrl(QStringLiteral("privacy")).path().endsWith(QLatin1String("guide/privacy.md")));
        QLocale::setDefault(QLocale(QStringLiteral("de_AT")));
        QVERIFY(guideUrl(QStringLiteral("first-classifier")).path().contains(QLatin1String("/de/")));
        QVERIFY(guideChapters()[1].title.startsWith(QStringLiteral("Ihr erster")));
        QLocale::setDefault(QLocale(QStringLiteral("zh_TW")));
        QVERIFY(!guideUrl(QStringLiteral("first-classifier")).path().contains(QLatin1String("/zh/")));
    }
};

QTEST_MAIN(TestGuide)
#include "test_guide.moc"
