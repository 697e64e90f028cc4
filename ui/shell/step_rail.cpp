#include "shell/step_rail.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "data/tool_button.h"
#include "widgets/elided_label.h"
#include "widgets/icon.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kRailWidth = 22 * kGrid;
constexpr int kIcon = 22;
}  // namespace

RailButton::RailButton(const QString& iconName, const QString& title, QWidget* parent)
    : QAbstractButton(parent), m_iconName(iconName) {
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void RailButton::setState(const QString& text) {
    if (m_state == text) return;
    m_state = text;
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const {
    const int text =
        QFontMetrics(font()).height() + (m_state.isEmpty() ? 0 : QFontMetrics(smallFont()).height());
    return {kRailWidth, std::max(kIcon, text) + 2 * kGrid};
}

void RailButton::enterEvent(QEnterEvent*) {
    update();
}
void RailButton::leaveEvent(QEvent*) {
    update();
}

void RailButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = accentColor(palette());
    const QRectF box = QRectF(rect()).adjusted(kGrid, 1, -kGrid, -1);
    if (isChecked() || (underMouse() && isEnabled())) {
        QColor hovered = palette().color(QPalette::Text);
        hovered.setAlphaF(0.06f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? chosenTint(palette()) : hovered);
        painter.drawRoundedRect(box, 6, 6);
        if (isChecked()) {
            painter.setBrush(accent);
            const QRectF bar(box.left(), box.top() + kGrid, 3, box.height() - 2 * kGrid);
            painter.drawRoundedRect(mirrored(*this, bar), 1.5, 1.5);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
    }
    const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
    const QRect iconRect(int(box.left()) + 2 * kGrid, (height() - kIcon) / 2, kIcon, kIcon);
    fovea::ui::icon(m_iconName).paint(&painter, mirrored(*this, iconRect), Qt::AlignCenter, mode);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    QFont strong = font();
    strong.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics titleMetrics(strong), stateMetrics(smallFont());
    const int left = iconRect.right() + 1 + 12, room = int(box.right()) - left - kGrid / 2;
    const int lines = titleMetrics.height() + (m_state.isEmpty() ? 0 : stateMetrics.height());
    int y = (height() - lines) / 2;
    painter.setFont(strong);
    painter.setPen(palette().color(group, QPalette::Text));
    painter.drawText(mirrored(*this, QRect(left, y, room, titleMetrics.height())),
                     Qt::AlignLeft | Qt::AlignVCenter, titleMetrics.elidedText(text(), Qt::ElideRight, room));
    if (m_state.isEmpty()) return;
    y += titleMetrics.height();
    painter.setFont(smallFont());
    painter.setPen(isEnabled() ? quietColor(palette()) : palette().color(QPalette::Disabled, QPalette::Text));
    painter.drawText(mirrored(*this, QRect(left, y, room, stateMetrics.height())),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     stateMetrics.elidedText(m_state, Qt::ElideRight, room));
}

StepRail::StepRail(QWidget* parent)
    : QWidget(parent),
      m_group(new QButtonGroup(this)),
      m_project(new ElidedLabel(this)),
      m_history(toolButton(
          this, QStringLiteral("view-history"), tr("History…"),
          tr("Everything that ever changed this project, and how often test images were evaluated"))) {
    setFixedWidth(kRailWidth);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 2 * kGrid, 0, kGrid);
    box->setSpacing(kGrid / 2);
    const auto add = [&](Place place, const char* iconName, const QString& title, const QString& name) {
        auto* button = new RailButton(QLatin1String(iconName), title, this);
        button->setObjectName(name);
        m_buttons[place] = button;
        m_group->addButton(button, place);
        return button;
    };
    add(projects, "go-home", tr("Projects"), QStringLiteral("stepProjects"));
    add(data, "folder-pictures", tr("Data"), QStringLiteral("stepData"));
    add(train, "run-build", tr("Train"), QStringLiteral("stepTrain"));
    add(inspect, "view-statistics", tr("Inspect"), QStringLiteral("stepInspect"));
    add(apply, "view-preview", tr("Apply"), QStringLiteral("stepApply"));
    // Before Settings, so that Tab goes from top to bottom.
    m_guide = new RailButton(QStringLiteral("help-contents"), tr("Guide"), this);
    m_guide->setObjectName(QStringLiteral("railGuide"));
    m_guide->setCheckable(false);
    m_guide->setToolTip(tr("The guide, at the chapter of the page (F1)"));
    connect(m_guide, &RailButton::clicked, this, &StepRail::guideRequested);
    add(settings, "configure", tr("Settings"), QStringLiteral("stepSettings"));
    makeTitle(m_project);
    m_project->setContentsMargins(0, 0, 0, 0);
    auto* name = new QHBoxLayout;
    name->setContentsMargins(3 * kGrid, kGrid, kGrid, kGrid / 2);
    name->addWidget(m_project, 1);
    name->addWidget(m_history);
    box->addWidget(m_buttons[projects]);
    box->addSpacing(kGrid);
    box->addLayout(name);
    for (const Place place : {data, train, inspect, apply}) box->addWidget(m_buttons[place]);
    box->addStretch();
    box->addWidget(m_guide);
    box->addWidget(m_buttons[settings]);
    m_history->setObjectName(QStringLiteral("openHistory"));
    connect(m_history, &QToolButton::clicked, this, &StepRail::historyRequested);
    setTabOrder(m_buttons[projects], m_history);  // from top to bottom
    setProject({}, {});
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Place(id)); });
}

void StepRail::setCurrent(Place place) {
    m_buttons[place]->setChecked(true);
}

void StepRail::setProject(const QString& name, const QString& folder) {
    m_project->setFullText(name.isEmpty() ? tr("No project open") : name);
    if (name.isEmpty())
        makeQuiet(m_project);
    else
        makeTitle(m_project);
    m_project->setAccessibleDescription(folder);
    m_history->setVisible(!name.isEmpty());
}

void StepRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(mirrored(*this, QRect(width() - 1, 0, 1, height())), borderColor(palette()));
}

}  // namespace fovea::ui
