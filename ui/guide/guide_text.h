#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <vector>

class QTextDocument;

namespace fovea::ui {

/// A part of a chapter with a heading of its own.
struct GuideSection {
    QString title, anchor;
};

/// A chapter of docs/guide, which is compiled in as it lies there.
struct GuideChapter {
    QString name;   ///< of its file: "reading-the-figures"
    QUrl url;       ///< in the language of the window where it is there in that, else in English
    QString title;  ///< its own heading
    std::vector<GuideSection> sections;
};

/// The list of contents ("README"), and the chapters in the order in which it names them.
std::vector<GuideChapter> guideChapters();
/// Where a topic (widgets/help_topic.h) stands; empty where the guide has no such chapter. Whether it has the
/// place is not asked.
QUrl guideUrl(const QString& topic);
/// What a heading is called in links, as GitHub does it: "Which images" is "which-images".
QString guideAnchor(const QString& heading);
/// Whether the guide has this page.
bool isInGuide(const QUrl& url);
/// The text of a page, as Markdown; empty where there is none.
QString guideMarkdown(const QUrl& url);

/// Prepares a page that was read from Markdown: headings, and the rows of tables by their first cell, become
/// places that links lead to (returned, headings first); tables get hairlines in `lines`; a link that leads
/// out of the guide becomes its words, because the program opens nothing from the network. May be done again.
QStringList prepareGuidePage(QTextDocument& page, const QUrl& url, const QColor& lines);
/// The places of a chapter.
QStringList guideAnchors(const QString& chapter);

}  // namespace fovea::ui
