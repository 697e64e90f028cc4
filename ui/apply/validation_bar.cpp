#include "apply/validation_bar.h"

#include <QLabel>

#include "apply/validation_presenter.h"
#include "widgets/flow_layout.h"
#include "widgets/theme.h"

namespace fovea::ui {

ValidationBar::ValidationBar(const ValidationPresenter& presenter, QWidget* parent)
    : QFrame(parent), m_presenter(presenter), m_flow(new FlowLayout(this, kGrid / 2)) {
    setObjectName(QStringLiteral("externalValidation"));
    makeCard(this);
    m_flow->setContentsMargins(kGrid, kGrid / 2, kGrid, kGrid / 2);
    setToolTip(
        tr("The predictions against the references of this list, with 95 % intervals. Where patients are "
           "unknown each image counts as a patient of its own, which makes the intervals too narrow."));
    connect(&presenter, &ValidationPresenter::changed, this, &ValidationBar::showFigures);
    showFigures();
}

void ValidationBar::showFigures() {
    qDeleteAll(findChildren<QLabel*>(Qt::FindDirectChildrenOnly));
    const QStringList lines = m_presenter.lines();
    for (int i = 0; i < lines.size(); ++i) {
        auto* label = new QLabel(lines[i], this);
        label->setContentsMargins(0, 0, kGrid, 0);
        if (i == 0) makeTitle(label);
        m_flow->addWidget(label);
    }
    QStringList quiet = m_presenter.cautions();
    quiet << tr("not stored, but in what you export");
    auto* cautions =
        new QLabel((m_presenter.computing() ? tr("Computing…") + QStringLiteral("  ·  ") : QString()) +
                       quiet.join(QStringLiteral("  ·  ")),
                   this);
    makeQuiet(cautions);
    m_flow->addWidget(cautions);
    setAccessibleName(lines.join(QStringLiteral(", ")));
    setVisible(!lines.isEmpty());
    updateGeometry();
}

}  // namespace fovea::ui
