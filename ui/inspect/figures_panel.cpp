#include "inspect/figures_panel.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "inspect/confusion_view.h"
#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "plots/roc_plot.h"
#include "runs/figure_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
QLabel* words(void (*look)(QLabel*)) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    look(label);
    return label;
}

/// `plain`: what the title means; may be empty.
QVBoxLayout* addCard(QVBoxLayout* column, const QString& title, const QString& plain) {
    QVBoxLayout* inside = nullptr;
    column->addWidget(titledCard(title, inside));
    if (!plain.isEmpty()) {
        QLabel* label = words(makeSmall);
        label->setText(plain);
        inside->addWidget(label);
    }
    return inside;
}
}  // namespace

FiguresPanel::FiguresPanel(InspectPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    addFigures(*column);
    addConfusion(*column);
    addRoc(*column);
    column->addStretch(1);
    connectAll();
    m_all->hide();
    showEvaluation();
}

void FiguresPanel::addFigures(QVBoxLayout& column) {
    QVBoxLayout* good = addCard(&column, tr("Evaluation"), {});
    m_title = qobject_cast<QLabel*>(good->itemAt(0)->widget());
    m_basis = words(makeQuiet);
    m_caution = words(makeQuiet);
    m_caution->setObjectName(QStringLiteral("figuresCaution"));
    m_figuresHost = new QWidget;
    m_figures = new QGridLayout(m_figuresHost);
    m_figures->setContentsMargins(0, 0, 0, 0);
    m_figures->setHorizontalSpacing(2 * kGrid);
    m_figures->setVerticalSpacing(0);
    m_figures->setColumnStretch(0, 1);
    good->addWidget(makeUnits());
    good->addWidget(m_basis);
    good->addWidget(m_figuresHost);
    good->addWidget(m_caution);
}

QWidget* FiguresPanel::makeUnits() {
    m_units = new QWidget;
    auto* units = new QHBoxLayout(m_units);
    units->setContentsMargins(0, 0, 0, 0);
    units->setSpacing(kGrid);
    m_byImage = new QPushButton(tr("&Image by image"));
    m_byPatient = new QPushButton(tr("&Patient by patient"));
    m_byImage->setObjectName(QStringLiteral("byImage"));
    m_byPatient->setObjectName(QStringLiteral("byPatient"));
    m_byPatient->setToolTip(
        tr("Some patients have several images here. This counts each patient once, by the "
           "mean of the probabilities of all their images."));
    for (QPushButton* b : {m_byImage, m_byPatient}) {
        b->setCheckable(true);
        units->addWidget(b);
    }
    units->addStretch(1);
    return m_units;
}

void FiguresPanel::addConfusion(QVBoxLayout& column) {
    QVBoxLayout* confusion =
        addCard(&column, tr("Confusion matrix"), tr("reference against prediction: what was taken for what"));
    m_confusion = new ConfusionView;
    m_confusion->setObjectName(QStringLiteral("confusion"));
    m_all = new QPushButton(tr("Show &all images again"));
    m_all->setObjectName(QStringLiteral("showAll"));
    confusion->addWidget(m_confusion);
    confusion->addWidget(m_all, 0, Qt::AlignLeft);
}

void FiguresPanel::addRoc(QVBoxLayout& column) {
    QVBoxLayout* roc = addCard(&column, tr("ROC curve"),
                               tr("sensitivity against 1 − specificity: found cases against false alarms"));
    m_roc = new RocPlot;
    m_roc->setObjectName(QStringLiteral("roc"));
    m_roc->setFixedHeight(36 * kGrid);
    m_operating = words(makeQuiet);
    m_operating->setObjectName(QStringLiteral("operatingPoint"));
    m_youden = new QPushButton(tr("Youden's index (&best balance)"));
    m_youden->setObjectName(QStringLiteral("youden"));
    m_youden->setToolTip(
        tr("Puts the operating point where sensitivity + specificity is highest on the validation images "
           "(Youden's index)"));
    roc->addWidget(m_roc);
    roc->addWidget(m_operating);
    roc->addWidget(m_youden, 0, Qt::AlignLeft);
}

void FiguresPanel::connectAll() {
    connect(m_confusion, &ConfusionView::cellClicked, this, [this](int truth, int predicted) {
        m_presenter.setFilter({truth, predicted});
    });
    connect(m_all, &QPushButton::clicked, this, [this] { m_presenter.setFilter({}); });
    connect(m_roc, &RocPlot::thresholdMoved, &m_presenter, &InspectPresenter::setThreshold);
    connect(m_youden, &QPushButton::clicked, this, [this] {
        if (const auto* of = m_presenter.figures()) m_presenter.setThreshold(youdenThreshold(*of));
    });
    connect(m_byImage, &QPushButton::clicked, this, [this] {
        m_presenter.setUnit(InspectPresenter::Unit::images);
        showEvaluation();  // pressed again: stays pressed
    });
    connect(m_byPatient, &QPushButton::clicked, this, [this] {
        m_presenter.setUnit(InspectPresenter::Unit::patients);
        showEvaluation();
    });
    connect(&m_presenter, &InspectPresenter::evaluationChanged, this, &FiguresPanel::showEvaluation);
    connect(&m_presenter, &InspectPresenter::thresholdChanged, this, &FiguresPanel::showThreshold);
    connect(&m_presenter, &InspectPresenter::filterChanged, this, [this] {
        const auto f = m_presenter.filter();
        m_confusion->setChosen(f.truth, f.predicted);
        m_all->setVisible(f.truth >= 0 || f.predicted >= 0);
    });
}

FiguresPanel::Row& FiguresPanel::row(std::size_t index) {
    while (m_rows.size() <= index) {
        const int at = int(m_rows.size());
        Row made{new QLabel, words(makeSmall), new QLabel, new QLabel};
        made.name->setWordWrap(true);
        made.plain->setContentsMargins(0, 0, 0, kGrid);
        makeTitle(made.value);
        makeSmall(made.interval);
        made.interval->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_figures->addWidget(made.name, 2 * at, 0);
        m_figures->addWidget(made.value, 2 * at, 1, Qt::AlignRight);
        m_figures->addWidget(made.interval, 2 * at, 2, Qt::AlignRight);
        m_figures->addWidget(made.plain, 2 * at + 1, 0, 1, 3);
        m_rows.push_back(made);
    }
    return m_rows[index];
}

void FiguresPanel::fillFigures() {
    const runs::Evaluation* e = m_presenter.evaluation();
    std::size_t used = 0;
    if (e) {
        for (const FigureWords& f : figureWords(*e, *m_presenter.figures())) {
            Row& r = row(used++);
            r.name->setText(f.name);
            r.plain->setText(f.plain);
            r.value->setText(f.value);
            r.value->setObjectName(QStringLiteral("figure_") + f.key);
            r.interval->setText(f.interval);
            for (QLabel* l : {r.name, r.plain, r.value}) l->setToolTip(f.tooltip);
            r.interval->setToolTip(
                f.tooltip + QLatin1Char('\n') +
                (f.hasInterval ? tr("With 95 % confidence the true value lies in this range.")
                               : tr("Redrawing these images cannot show how uncertain this figure is.")));
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        for (QLabel* l : {m_rows[i].name, m_rows[i].plain, m_rows[i].value, m_rows[i].interval})
            l->setVisible(i < used);
}

QString FiguresPanel::titleWords() const {
    switch (m_presenter.split()) {
        case dataset::Split::test:
            return tr("Test images: never seen before");
        case dataset::Split::validation:
            return tr("Validation images");
        default:
            return tr("Training images");
    }
}

QString FiguresPanel::cautionWords(int testEvaluations) const {
    switch (m_presenter.split()) {
        case dataset::Split::test:
            return testEvaluations == 1 ? tr("The test images have been evaluated once.")
                                        : tr("The test images have been evaluated %1 times. Every "
                                             "evaluation makes the figures a little less honest.")
                                              .arg(testEvaluations);
        case dataset::Split::validation:
            return tr("These images chose the epoch, so the figures flatter a little.");
        default:
            return tr("The adapter learned from these images, so the figures say nothing about others.");
    }
}

void FiguresPanel::showEvaluation() {
    const runs::Evaluation* e = m_presenter.evaluation();
    const bool test = m_presenter.split() == dataset::Split::test;
    fillFigures();
    for (int i = 1; i < layout()->count(); ++i)
        if (QWidget* card = layout()->itemAt(i)->widget()) card->setVisible(e != nullptr);
    const bool patients = m_presenter.unit() == InspectPresenter::Unit::patients;
    m_units->setVisible(e && e->perPatient);
    m_byImage->setChecked(!patients);
    m_byPatient->setChecked(patients);
    m_title->setText(titleWords());
    if (!e) {
        const QString other = m_presenter.waitingFor();
        m_basis->setText(m_presenter.evaluating() ? tr("Evaluating…")
                         : other.isEmpty()        ? m_presenter.error()
                                                  : tr("Waiting until “%1” has ended.").arg(other));
        m_caution->clear();
        return;
    }
    m_basis->setText(
        tr("%1. Ranges are 95 % confidence intervals.").arg(basisWords(*e, *m_presenter.figures())));
    m_caution->setText(cautionWords(e->testEvaluations));
    QStringList classes;
    std::vector<int> colours;
    for (const std::string& c : e->classes) {
        classes << fromUtf8(c);
        colours.push_back(m_presenter.colourOf(c));
    }
    m_confusion->setMatrix(classes, m_presenter.figures()->confusion, patients);
    m_confusion->setColours(colours);
    std::vector<RocCurve> curves = rocCurves(*e, *m_presenter.figures());
    for (RocCurve& curve : curves) curve.colour = m_presenter.colourOf(curve.name.toStdString());
    m_roc->setCurves(std::move(curves));
    m_roc->setOperatingPoint(m_presenter.hasThreshold(), m_presenter.hasThreshold() && !test);
    m_youden->setVisible(m_presenter.hasThreshold() && !test);
    m_operating->setVisible(m_presenter.hasThreshold());
    showThreshold();
}

void FiguresPanel::showThreshold() {
    const runs::Evaluation* e = m_presenter.evaluation();
    if (!e || !m_presenter.hasThreshold()) return;
    const double threshold = m_presenter.threshold();
    m_roc->setThreshold(threshold);
    const RocCurve::Point point = m_roc->operatingPoint();
    const auto with = [](double value, const evaluation::Estimate* x) {
        const QString interval = x ? intervalWords(*x, true) : QString();
        return interval.isEmpty() ? percentWords(value) : tr("%1 (%2)").arg(percentWords(value), interval);
    };
    const auto& f = m_presenter.operating();
    const QString found = with(point.truePositiveRate, f ? &f->sensitivity : nullptr),
                  recognised = with(1 - point.falsePositiveRate, f ? &f->specificity : nullptr);
    const bool test = m_presenter.split() == dataset::Split::test;
    m_operating->setText(
        tr("Operating point: “%1” from a probability (threshold) of %2 on. Sensitivity %3, specificity %4. ")
            .arg(fromUtf8(e->classes[1]), percentWords(threshold), found, recognised) +
        (test ? tr("The point was fixed on the validation images.")
              : tr("Drag the point, or use the arrow keys, to choose another.")));
}

}  // namespace fovea::ui
