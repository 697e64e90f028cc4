#include "inspect/curves_tab.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "inspect/operating_point.h"
#include "plots/roc_plot.h"
#include "runs/figure_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kWidest = 90 * kGrid;  // a wider curve shows no more

QLabel* words(void (*look)(QLabel*)) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    look(label);
    return label;
}
}  // namespace

CurvesTab::CurvesTab(InspectPresenter& presenter, OperatingPoint& point, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_point(point) {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("ROC curve"), inside);
    card->setMaximumWidth(kWidest);
    QLabel* meaning = words(makeSmall);
    meaning->setText(tr("sensitivity against 1 − specificity: found cases against false alarms"));
    m_roc = new RocPlot;
    m_roc->setObjectName(QStringLiteral("roc"));
    m_words = words(makeQuiet);
    m_words->setObjectName(QStringLiteral("operatingPoint"));
    m_youden = new QPushButton(tr("Youden's index (&best balance)"));
    m_youden->setObjectName(QStringLiteral("youden"));
    m_youden->setToolTip(
        tr("Puts the operating point where sensitivity + specificity is highest on the validation images "
           "(Youden's index)"));
    inside->addWidget(meaning);
    inside->addWidget(m_roc, 1);
    inside->addWidget(m_words);
    inside->addWidget(m_youden, 0, Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->addWidget(card, 1);
    connect(m_roc, &RocPlot::thresholdMoved, &point, &OperatingPoint::setThreshold);
    connect(m_youden, &QPushButton::clicked, this, [this] {
        if (const auto* of = m_presenter.figures()) m_point.setThreshold(youdenThreshold(*of));
    });
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &CurvesTab::showEvaluation);
    connect(&point, &OperatingPoint::changed, this, &CurvesTab::showPoint);
    showEvaluation();
}

void CurvesTab::showEvaluation() {
    const runs::Evaluation* e = m_presenter.evaluation();
    if (!e) return;
    std::vector<RocCurve> curves = rocCurves(*e, *m_presenter.figures());
    for (RocCurve& curve : curves) curve.colour = m_presenter.colourOf(curve.name.toStdString());
    m_roc->setCurves(std::move(curves));
    m_roc->setOperatingPoint(m_point.exists(), m_point.movable());
    m_youden->setVisible(m_point.movable());
    m_words->setVisible(m_point.exists());
    showPoint();
}

void CurvesTab::showPoint() {
    const runs::Evaluation* e = m_presenter.evaluation();
    if (!e || !m_point.exists()) return;
    m_roc->setThreshold(m_point.threshold());
    const RocCurve::Point at = m_roc->operatingPoint();
    const auto with = [](double value, const evaluation::Estimate* x) {
        const QString interval = x ? intervalWords(*x, true) : QString();
        return interval.isEmpty() ? percentWords(value)
                                  : CurvesTab::tr("%1 (%2)").arg(percentWords(value), interval);
    };
    const auto& f = m_point.figures();
    m_words->setText(
        tr("Operating point: “%1” from a probability (threshold) of %2 on. Sensitivity %3, specificity %4. ")
            .arg(fromUtf8(e->classes[1]), percentWords(m_point.threshold()),
                 with(at.truePositiveRate, f ? &f->sensitivity : nullptr),
                 with(1 - at.falsePositiveRate, f ? &f->specificity : nullptr)) +
        (m_point.movable() ? tr("Drag the point, or use the arrow keys, to choose another.")
                           : tr("The point was fixed on the validation images.")));
}

}  // namespace fovea::ui
