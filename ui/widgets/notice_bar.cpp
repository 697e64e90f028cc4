#include "widgets/notice_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "text/error_text.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    makeCard(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(16);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
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
    setAccessibleName(tr("Message"));
    hide();
}

void NoticeBar::show(Kind kind, const QString& text, const QString& action) {
    m_kind = kind;
    m_text->setText(text);
    m_text->setToolTip({});
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    paintKind();
    setAccessibleDescription(text);
    setVisible(true);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::show(const Error& error) {
    if (error.code == ErrorCode::cancelled) return;
    const ErrorWords words = errorWords(error);
    QString text = words.message + QLatin1Char(' ') + words.remedy;
    if (!words.file.isEmpty()) text += QLatin1Char('\n') + words.file;
    if (!words.detail.isEmpty()) text += QLatin1Char('\n') + words.detail;
    show(Kind::error, text);
}

void NoticeBar::clear() {
    m_text->clear();
    setVisible(false);
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
