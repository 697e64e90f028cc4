#include "widgets/empty_state.h"

#include <QCheckBox>
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
      m_option(new QCheckBox(this)),
      m_links(new QVBoxLayout) {
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
    m_option->hide();
    m_option->setObjectName(QStringLiteral("emptyOption"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
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
    box->addLayout(m_links);
    box->addSpacing(16);
    box->addWidget(m_option, 0, Qt::AlignHCenter);
    box->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_option, &QCheckBox::toggled, this, &EmptyState::optionToggled);
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

void EmptyState::setOption(const QString& text, const QString& tip) {
    m_option->setText(text);
    m_option->setToolTip(tip);
    m_option->setAccessibleDescription(tip);
    m_option->setVisible(!text.isEmpty());
}

void EmptyState::setOtherActions(const QStringList& texts) {
    while (m_others.size() < texts.size()) {
        auto* link = new QPushButton(this);
        const int index = int(m_others.size());
        makeLink(link);
        link->setObjectName(QStringLiteral("emptyOtherAction%1").arg(index + 1));
        connect(link, &QPushButton::clicked, this, [this, index] { Q_EMIT otherActionTriggered(index); });
        m_links->addWidget(link, 0, Qt::AlignHCenter);
        m_others << link;
    }
    for (int i = 0; i < m_others.size(); ++i) {
        m_others[i]->setText(texts.value(i));
        m_others[i]->setVisible(i < texts.size());
    }
}

}  // namespace fovea::ui
