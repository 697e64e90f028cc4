#include "widgets/notice_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

#include "text/error_text.h"
#include "widgets/file_actions.h"
#include "widgets/icon.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kShortMs = 6000, kLongMs = 12000;
constexpr int kWidest = 88 * kGrid, kMargin = 2 * kGrid;
}  // namespace

NoticeBar::NoticeBar(QWidget* parent, Place place)
    : QFrame(parent),
      m_over(place == Place::overPage && parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_open(new QPushButton(this)),
      m_folder(new QPushButton(tr("Show in folder"), this)),
      m_close(new QToolButton(this)) {
    m_over ? makeToast(this) : makeCard(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(16);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QPushButton* button : {m_action, m_open, m_folder}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(m_close);
    makeLink(m_open);
    makeLink(m_folder);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_open->setObjectName(QStringLiteral("openSaved"));
    m_folder->setObjectName(QStringLiteral("showSavedInFolder"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(icon(QStringLiteral("close")));
    if (m_close->icon().isNull()) m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(tr("Dismiss this message"));
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_saved)); });
    connect(m_folder, &QPushButton::clicked, this, [this] { showInFolder(m_saved); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const QWidget* focus = QApplication::focusWidget();
        focus&& isAncestorOf(focus) ? wait() : clear();
    });
    if (m_over) {
        setObjectName(QStringLiteral("notice"));
        parent->installEventFilter(this);
        m_escape = new QShortcut(Qt::Key_Escape, parent);
        m_escape->setContext(Qt::WidgetWithChildrenShortcut);
        m_escape->setEnabled(false);
        connect(m_escape, &QShortcut::activated, this, &NoticeBar::clear);
        // Of two notices on one page, or on a page within a page, each press takes one.
        connect(m_escape, &QShortcut::activatedAmbiguously, this, &NoticeBar::clear);
    }
    setSpokenRole(this, QAccessible::Notification);
    setAccessibleName(tr("Message"));
    hide();
}

void NoticeBar::show(Kind kind, const QString& text, const QString& action) {
    m_kind = kind;
    m_text->setText(text);
    m_text->setToolTip({});
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_saved.clear();
    m_open->hide();
    m_folder->hide();
    paintKind();
    setAccessibleDescription(text);
    if (isVisible()) speakAgain(this);
    setVisible(true);
    place();
    wait();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::show(const Error& error) {
    if (error.code == ErrorCode::cancelled) return;
    const ErrorWords words = errorWords(error);
    QString text = whatAndRemedy(words);
    if (!words.file.isEmpty()) text += QLatin1Char('\n') + words.file;
    if (!words.detail.isEmpty()) text += QLatin1Char('\n') + words.detail;
    show(Kind::error, text);
}

void NoticeBar::showSaved(const QString& text, const QString& path, const QString& open) {
    show(Kind::information, text);
    m_saved = path;
    m_open->setText(open.isEmpty() ? tr("Open") : open);
    m_open->show();
    m_folder->show();
    place();
    wait();
}

void NoticeBar::clear() {
    m_timer.stop();
    if (m_escape) m_escape->setEnabled(false);
    m_text->clear();
    setVisible(false);
}

int NoticeBar::staysMs(Kind kind, bool hasButtons) {
    if (kind == Kind::error || (kind == Kind::warning && hasButtons)) return 0;
    return kind == Kind::warning || hasButtons ? kLongMs : kShortMs;
}

void NoticeBar::wait() {
    if (!m_over) return;
    m_escape->setEnabled(true);
    const int ms = staysMs(m_kind, !m_action->text().isEmpty() || !m_saved.isEmpty());
    if (ms > 0 && !underMouse())
        m_timer.start(ms);
    else
        m_timer.stop();
}

void NoticeBar::place() {
    if (!m_over) return;
    const QSize page = parentWidget()->size();
    const int width = std::min(kWidest, page.width() - 2 * kMargin);
    layout()->activate();
    const int height = hasHeightForWidth() ? heightForWidth(width) : sizeHint().height();
    setGeometry((page.width() - width) / 2, page.height() - height - kMargin, width, height);
    raise();
}

bool NoticeBar::eventFilter(QObject* object, QEvent* event) {
    if (m_over && object == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(object, event);
}

void NoticeBar::enterEvent(QEnterEvent* event) {
    QFrame::enterEvent(event);
    m_timer.stop();
}

void NoticeBar::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    if (isVisible()) wait();
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintKind();
}

void NoticeBar::paintKind() {
    QString name = QStringLiteral("data-information");
    if (m_kind == Kind::warning) name = QStringLiteral("data-warning");
    if (m_kind == Kind::error) name = QStringLiteral("data-error");
    m_icon->setPixmap(icon(name).pixmap(QSize(22, 22), devicePixelRatioF()));
}

}  // namespace fovea::ui
