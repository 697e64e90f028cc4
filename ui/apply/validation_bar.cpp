#include "apply/validation_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "apply/validation_presenter.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr QChar kNoBreak(0x00A0);
}

ValidationBar::ValidationBar(const ValidationPresenter& presenter, QWidget* parent)
    : QFrame(parent),
      m_presenter(presenter),
      m_figures(new QLabel(this)),
      m_cautions(new QLabel(this)),
      m_report(new QPushButton(tr("&Report…"), this)) {
    setObjectName(QStringLiteral("externalValidation"));
    makeCard(this);
    setHelpTopic(this, QStringLiteral("new-images#the-figures-of-known-answers"));
    makeSmall(m_cautions);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid / 2, kGrid, kGrid / 2);
    column->setSpacing(0);
    for (QLabel* label : {m_figures, m_cautions}) label->setWordWrap(true);
    makeLink(m_report);
    m_report->setObjectName(QStringLiteral("validationReport"));
    m_report->setToolTip(tr(
        "Writes the report of the external validation, as a web page or a PDF: all figures, without images "
        "that the adapter has learned from"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_cautions, 1);
    row->addWidget(m_report, 0, Qt::AlignTop);
    column->addWidget(m_figures);
    column->addLayout(row);
    setToolTip(tr(
        "The predictions against the references of this list, with 95 % intervals. Where patients are "
        "unknown each image counts as a patient of its own, which makes the intervals too narrow. "
        "Calibration in the large: 0 is right; above 0 the finding is more frequent than the probabilities "
        "say, below 0 less."));
    connect(&presenter, &ValidationPresenter::changed, this, &ValidationBar::showFigures);
    connect(m_report, &QPushButton::clicked, this, &ValidationBar::reportWanted);
    showFigures();
}

void ValidationBar::showFigures() {
    const QStringList lines = m_presenter.lines();
    setVisible(!lines.isEmpty());
    setAccessibleName(enumerationWords(lines));
    if (lines.isEmpty()) return;
    // Lines are broken between figures, not within them.
    QStringList figures;
    for (const QString& line : lines.mid(1))
        figures << line.toHtmlEscaped().replace(QLatin1Char(' '), kNoBreak);
    m_figures->setText(QStringLiteral("<b>%1</b>&nbsp; %2")
                           .arg(lines.first().toHtmlEscaped(), figures.join(QStringLiteral("&nbsp; "))));
    QStringList quiet = m_presenter.cautions();
    quiet << tr("not stored, but in what you export");
    if (m_presenter.computing()) quiet.prepend(tr("Computing…"));
    m_cautions->setText(quiet.join(QStringLiteral("  ·  ")));
}

}  // namespace fovea::ui
