#include "apply/map_finding.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "case/case_presenter.h"
#include "runs/figure_words.h"
#include "widgets/elided_combo.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kMostProbable = -1;  // as CasePresenter::setAnswer() has it
}

MapFinding::MapFinding(CasePresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_choice(new ElidedCombo) {
    setObjectName(QStringLiteral("findingOfMap"));
    setHelpTopic(this, QStringLiteral("reading-overlays#the-tools-of-a-map"));
    m_choice->setObjectName(QStringLiteral("mapFinding"));
    m_choice->setAccessibleName(tr("Finding that the map is about"));
    m_choice->setToolTip(tr("Which finding the maps “For and against” and “Parts taken out” are about"));
    auto* name = new QLabel(tr("The map is about"));
    makeSmall(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(name);
    column->addWidget(m_choice);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { m_presenter.setAnswer(m_choice->itemData(index).toInt()); });
    connect(&presenter, &CasePresenter::caseChanged, this, &MapFinding::showFindings);
    hide();
    showFindings();
}

void MapFinding::showFindings() {
    QStringList findings;
    if (!m_presenter.thresholds().empty())
        for (const std::string& finding : m_presenter.classes()) findings << fromUtf8(finding);
    if (findings != m_findings) {
        m_findings = findings;
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        m_choice->addItem(tr("the most probable finding"), kMostProbable);
        for (int i = 0; i < int(findings.size()); ++i) m_choice->addItem(findings[i], i);
        m_presenter.setAnswer(kMostProbable);
    }
    m_choice->setCurrentIndex(m_choice->findData(m_presenter.answer()));
    setVisible(!m_findings.isEmpty());
}

}  // namespace fovea::ui
