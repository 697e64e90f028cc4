#include "guide/guide_text.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextTable>

#include "text/translations.h"

static void initGuide() {
    Q_INIT_RESOURCE(fovea_guide);
}

namespace fovea::ui {

namespace {

const QLatin1String kFolder("/fovea/guide/");
constexpr int kCellPadding = 6;

QString resourceOf(const QUrl& url) {
    return QLatin1Char(':') + url.path();
}

QUrl urlOf(const QString& file) {
    return QUrl(QStringLiteral("qrc:") + kFolder + file);
}

/// Of a chapter, in the language of the window where it is there in that.
QUrl pageOf(const QString& name) {
    const QString file = name + QStringLiteral(".md");
    const QLocale spoken;
    for (const Language& language : languages()) {
        const QLocale of(language.code);
        if (of.language() != spoken.language() || of.script() != spoken.script()) continue;
        const QUrl url = urlOf(language.code.section(QLatin1Char('_'), 0, 0) + QLatin1Char('/') + file);
        if (isInGuide(url)) return url;
    }
    return urlOf(file);
}

GuideChapter chapterOf(const QString& name) {
    GuideChapter chapter{name, pageOf(name), {}, {}};
    for (const QString& line : guideMarkdown(chapter.url).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("# "))) chapter.title = line.mid(2).trimmed();
        if (line.startsWith(QLatin1String("## ")))
            chapter.sections.push_back({line.mid(3).trimmed(), guideAnchor(line.mid(3))});
    }
    return chapter;
}

/// Makes the beginning of a paragraph the place of that name; not again where there is one of it.
void namePlace(const QTextBlock& block, QStringList& places) {
    const QString name = guideAnchor(block.text());
    if (name.isEmpty() || places.contains(name)) return;
    places << name;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorNames({name});
    cursor.mergeCharFormat(format);
}

void drawTable(QTextTable& table, const QColor& lines) {
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(lines);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(kCellPadding);
    format.setHeaderRowCount(1);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    table.setFormat(format);
}

void closeWaysOut(QTextDocument& page, const QUrl& url) {
    struct Span {
        int begin, end;
        QTextCharFormat format;
    };
    std::vector<Span> spans;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment words = it.fragment();
            const QString target = words.charFormat().anchorHref();
            if (target.isEmpty() || isInGuide(url.resolved(QUrl(target)))) continue;
            QTextCharFormat format = words.charFormat();
            format.clearProperty(QTextFormat::AnchorHref);
            format.setAnchor(!format.anchorNames().isEmpty());
            format.setFontUnderline(false);
            format.clearForeground();
            // Where it would have led.
            if (target.startsWith(QLatin1String("http"))) format.setToolTip(target);
            spans.push_back({words.position(), words.position() + words.length(), format});
        }
    for (const Span& span : spans) {
        QTextCursor cursor(&page);
        cursor.setPosition(span.begin);
        cursor.setPosition(span.end, QTextCursor::KeepAnchor);
        cursor.setCharFormat(span.format);
    }
}

}  // namespace

bool isInGuide(const QUrl& url) {
    initGuide();
    return url.scheme() == QLatin1String("qrc") && url.path().startsWith(kFolder) &&
           QFile::exists(resourceOf(url));
}

QString guideMarkdown(const QUrl& url) {
    initGuide();
    QFile file(resourceOf(url));
    return isInGuide(url) && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString guideAnchor(const QString& heading) {
    QString anchor;
    for (const QChar c : heading.trimmed().toLower()) {
        if (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-')) anchor += c;
        if (c.isSpace()) anchor += QLatin1Char('-');
    }
    return anchor;
}

std::vector<GuideChapter> guideChapters() {
    GuideChapter contents = chapterOf(QStringLiteral("README"));
    contents.sections.clear();
    std::vector<GuideChapter> all{contents};
    static const QRegularExpression entry(QStringLiteral("^[0-9]+\\. \\[[^\\]]+\\]\\(([a-z-]+)\\.md\\)"),
                                          QRegularExpression::MultilineOption);
    for (auto it = entry.globalMatch(guideMarkdown(contents.url)); it.hasNext();)
        all.push_back(chapterOf(it.next().captured(1)));
    return all;
}

QUrl guideUrl(const QString& topic) {
    QUrl url = pageOf(topic.section(QLatin1Char('#'), 0, 0));
    if (!isInGuide(url)) return {};
    if (const QString place = topic.section(QLatin1Char('#'), 1); !place.isEmpty()) url.setFragment(place);
    return url;
}

QStringList prepareGuidePage(QTextDocument& page, const QUrl& url, const QColor& lines) {
    QStringList places;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0) namePlace(block, places);
    for (QTextFrame* frame : page.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table) continue;
        drawTable(*table, lines);
        for (int row = 1; row < table->rows(); ++row)  // below its head
            namePlace(table->cellAt(row, 0).firstCursorPosition().block(), places);
    }
    closeWaysOut(page, url);
    return places;
}

QStringList guideAnchors(const QString& chapter) {
    const QUrl url = guideUrl(chapter);
    QTextDocument page;
    page.setMarkdown(guideMarkdown(url));
    return prepareGuidePage(page, url, {});
}

}  // namespace fovea::ui
