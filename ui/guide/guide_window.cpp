#include "guide/guide_window.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kContentsWidth = 30 * kGrid, kTextWidth = 80 * kGrid, kHeight = 84 * kGrid;
constexpr int kUrlRole = Qt::UserRole;
constexpr int kMarkAlpha = 48;

/// Shows pages that were compiled in, and nothing else.
class GuideText : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int type, const QUrl& name) override {
        const QUrl at = source().resolved(name);
        if (type == QTextDocument::MarkdownResource) return guideMarkdown(at);
        QFile picture(QLatin1Char(':') + at.path());
        if (at.scheme() != QLatin1String("qrc") || !picture.open(QIODevice::ReadOnly)) return {};
        return picture.readAll();
    }
};

QToolButton* toolButton(const char* name, const QString& iconName, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}
}  // namespace

GuideWindow::GuideWindow(QWidget* parent) : QDialog(parent), m_chapters(guideChapters()) {
    setObjectName(QStringLiteral("guideWindow"));
    setWindowTitle(tr("Guide"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    auto* split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(makeContents());
    split->addWidget(makePage());
    split->setStretchFactor(1, 1);
    split->setSizes({kContentsWidth, kTextWidth});
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    box->addWidget(split);
    makeKeys();
    connect(m_text, &QTextBrowser::sourceChanged, this, &GuideWindow::showPage);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (isInGuide(url)) m_text->setSource(url);
    });
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    resize(kContentsWidth + kTextWidth, kHeight);
}

QWidget* GuideWindow::makeContents() {
    m_contents = new QTreeWidget;
    m_contents->setObjectName(QStringLiteral("guideContents"));
    m_contents->setAccessibleName(tr("Contents of the guide"));
    m_contents->setHeaderHidden(true);
    m_contents->setMinimumWidth(kContentsWidth / 2);
    const auto fill = [](QTreeWidgetItem* item, const QString& title, const QUrl& url) {
        item->setText(0, title);
        item->setToolTip(0, title);
        item->setData(0, kUrlRole, url);
    };
    for (const GuideChapter& chapter : m_chapters) {
        auto* item = new QTreeWidgetItem(m_contents);
        fill(item, chapter.title, chapter.url);
        for (const GuideSection& section : chapter.sections) {
            QUrl url = chapter.url;
            url.setFragment(section.anchor);
            fill(new QTreeWidgetItem(item), section.title, url);
        }
    }
    const auto open = [this](QTreeWidgetItem* item) { m_text->setSource(item->data(0, kUrlRole).toUrl()); };
    connect(m_contents, &QTreeWidget::itemClicked, this, open);
    connect(m_contents, &QTreeWidget::itemActivated, this, open);
    return m_contents;
}

QWidget* GuideWindow::makePage() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(makeTools());
    m_text = new GuideText;
    m_text->setObjectName(QStringLiteral("guideText"));
    m_text->setAccessibleName(tr("Page of the guide"));
    m_text->setOpenLinks(false);  // connected instead: nothing leads out of the guide
    m_text->document()->setDocumentMargin(2 * kGrid);
    column->addWidget(m_text, 1);
    auto* keys = new QPushButton(tr("All &keys…"));
    keys->setObjectName(QStringLiteral("guideKeys"));
    keys->setAutoDefault(false);
    makeLink(keys);
    auto* close = new QPushButton(tr("&Close"));
    close->setObjectName(QStringLiteral("closeGuide"));
    close->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(keys);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(keys, &QPushButton::clicked, this, &GuideWindow::keysRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return page;
}

QLayout* GuideWindow::makeTools() {
    m_back = toolButton("guideBack", QStringLiteral("go-previous"), tr("Back (Alt+Left)"));
    m_forward = toolButton("guideForward", QStringLiteral("go-next"), tr("Forward (Alt+Right)"));
    for (QToolButton* button : {m_back, m_forward}) button->setEnabled(false);
    m_words = new QLineEdit;
    m_words->setObjectName(QStringLiteral("guideWords"));
    m_words->setPlaceholderText(tr("Find in the guide"));
    m_words->setToolTip(tr("Enter or F3 goes to the next place, Shift+F3 to the one before (Ctrl+F)"));
    m_words->setAccessibleName(tr("Find in the guide"));
    m_words->setClearButtonEnabled(true);
    QToolButton* before = toolButton("guideFindBefore", QStringLiteral("go-up"), tr("The place before"));
    QToolButton* next = toolButton("guideFindNext", QStringLiteral("go-down"), tr("The next place"));
    m_found = new QLabel;
    m_found->setObjectName(QStringLiteral("guideFound"));
    makeSmall(m_found);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(kGrid / 2);
    tools->addWidget(m_back);
    tools->addWidget(m_forward);
    tools->addSpacing(kGrid);
    tools->addWidget(m_words, 1);
    tools->addWidget(before);
    tools->addWidget(next);
    tools->addWidget(m_found);
    connect(m_back, &QToolButton::clicked, this, [this] { m_text->backward(); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_text->forward(); });
    connect(m_words, &QLineEdit::textEdited, m_found, &QLabel::clear);
    connect(m_words, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(next, &QToolButton::clicked, this, [this] { find(false); });
    connect(before, &QToolButton::clicked, this, [this] { find(true); });
    return tools;
}

void GuideWindow::makeKeys() {
    const auto on = [this](const QKeySequence& keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    on(Qt::ALT | Qt::Key_Left, [this] { m_text->backward(); });
    on(Qt::ALT | Qt::Key_Right, [this] { m_text->forward(); });
    on(Qt::CTRL | Qt::Key_F, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    on(Qt::Key_F3, [this] { find(false); });
    on(Qt::SHIFT | Qt::Key_F3, [this] { find(true); });
}

void GuideWindow::showTopic(const QString& topic) {
    QUrl url = guideUrl(topic);
    if (url.isEmpty()) url = m_chapters.front().url;
    m_text->setSource(url);
    m_text->setFocus(Qt::OtherFocusReason);
    // Again once it has been laid out in its own width.
    QTimer::singleShot(0, this, [this, url] {
        if (url.hasFragment() && m_text->source() == url) m_text->scrollToAnchor(url.fragment());
    });
}

QString GuideWindow::chapter() const {
    const int at = chapterShown();
    return at < 0 ? QString() : m_chapters[std::size_t(at)].name;
}

QString GuideWindow::place() const {
    return m_text->source().fragment();
}

int GuideWindow::chapterShown() const {
    const QUrl shown = m_text->source().adjusted(QUrl::RemoveFragment);
    for (std::size_t i = 0; i < m_chapters.size(); ++i)
        if (m_chapters[i].url == shown) return int(i);
    return -1;
}

void GuideWindow::showPage(const QUrl& url) {
    // source() is still the page before: it is told of after this.
    prepareGuidePage(*m_text->document(), url, borderColor(palette()));
    m_text->scrollToAnchor(url.fragment());  // which was no place before; of none it does nothing
    markPlace(url.fragment());
    chooseInContents(url);
}

void GuideWindow::markPlace(const QString& place) {
    QList<QTextEdit::ExtraSelection> marks;
    for (QTextBlock block = m_text->document()->begin(); block.isValid() && !place.isEmpty();
         block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (!it.fragment().charFormat().anchorNames().contains(place)) continue;
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(block);
            mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            QColor colour = accentColor(palette());
            colour.setAlpha(kMarkAlpha);
            mark.format.setBackground(colour);
            marks << mark;
        }
    m_text->setExtraSelections(marks);
}

void GuideWindow::chooseInContents(const QUrl& url) {
    const QUrl page = url.adjusted(QUrl::RemoveFragment);
    for (int i = 0; i < m_contents->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_contents->topLevelItem(i);
        const bool here = item->data(0, kUrlRole).toUrl() == page;
        item->setExpanded(here);
        if (!here) continue;
        QTreeWidgetItem* chosen = item;
        for (int j = 0; j < item->childCount(); ++j)
            if (item->child(j)->data(0, kUrlRole).toUrl() == url) chosen = item->child(j);
        m_contents->setCurrentItem(chosen);
    }
}

bool GuideWindow::findHere(bool backward) {
    return m_text->find(m_words->text(), backward ? QTextDocument::FindBackward : QTextDocument::FindFlags());
}

void GuideWindow::find(bool backward) {
    const QString words = m_words->text();
    m_found->clear();
    if (words.isEmpty() || findHere(backward)) return;
    if (m_plain.empty())
        for (const GuideChapter& chapter : m_chapters) {
            QTextDocument page;
            page.setMarkdown(guideMarkdown(chapter.url));
            m_plain.push_back(page.toPlainText());
        }
    // On the other pages, in their order, and at last on the other side of this one.
    const int total = int(m_chapters.size());
    for (int i = 1; i <= total; ++i) {
        const int at = (chapterShown() + (backward ? -i : i) + 2 * total) % total;
        if (!m_plain[std::size_t(at)].contains(words, Qt::CaseInsensitive)) continue;
        m_text->setSource(m_chapters[std::size_t(at)].url);
        m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        findHere(backward);
        return;
    }
    m_found->setText(tr("Not in the guide"));
}

void GuideWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // Links have the colour that was the theme's when the page was read.
    if (event->type() != QEvent::PaletteChange || !m_text || m_text->source().isEmpty()) return;
    const int at = m_text->verticalScrollBar()->value();
    m_text->reload();
    m_text->verticalScrollBar()->setValue(at);
}

}  // namespace fovea::ui
