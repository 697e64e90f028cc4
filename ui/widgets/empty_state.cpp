#include "widgets/empty_state.h"

#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fovea::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)), m_action(new QPushButton(this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(32, 32, 32, 32);
    box->setSpacing(8);
    box->addStretch(2);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setObjectName(QStringLiteral("heading"));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setProperty("quiet", true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(560);
    m_action->setProperty("primary", true);
    m_action->hide();
    box->addWidget(m_icon, 0, Qt::AlignHCenter);
    box->addSpacing(8);
    box->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text, 10);
    row->addStretch();
    box->addLayout(row);
    box->addSpacing(16);
    box->addWidget(m_action, 0, Qt::AlignHCenter);
    box->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& text) {
    m_iconName = iconName;
    const QIcon icon = QIcon::fromTheme(iconName);
    m_icon->setPixmap(icon.pixmap(QSize(48, 48), devicePixelRatioF()));
    m_icon->setVisible(!icon.isNull());
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

}  // namespace fovea::ui
