#include "widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/icon_label.h"
#include "widgets/theme.h"

namespace fovea::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconLabel({}, 48, this)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_other(new QPushButton(this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(32, 32, 32, 32);
    box->setSpacing(8);
    box->addStretch(2);
    makeHeading(m_title);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    makeQuiet(m_text);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(560);
    makePrimary(m_action);
    m_action->hide();
    m_action->setObjectName(QStringLiteral("emptyAction"));
    makeLink(m_other);
    m_other->hide();
    m_other->setObjectName(QStringLiteral("emptyOtherAction"));
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
    box->addWidget(m_other, 0, Qt::AlignHCenter);
    box->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_other, &QPushButton::clicked, this, &EmptyState::otherActionTriggered);
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& text) {
    m_icon->setIconName(iconName);
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setOtherAction(const QString& text) {
    m_other->setText(text);
    m_other->setVisible(!text.isEmpty());
}

}  // namespace fovea::ui
