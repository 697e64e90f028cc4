#include "apply/validation_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>

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
      m_foot(new QHBoxLayout),
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
    m_foot->setSpacing(kGrid);
    m_foot->addWidget(m_cautions, 1);
    m_foot->addWidget(m_report, 0, Qt::AlignTop | Qt::AlignRight);
    column->addWidget(m_figures);
    column->addLayout(m_foot);
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
    const QFontMetrics metrics = m_figures->fontMetrics();
    const int room = contentsRect().width() - 2 * kGrid;
    const bool beside = std::all_of(lines.begin(), lines.end(), [&](const QString& line) {
        return metrics.horizontalAdvance(line) <= room;
    });
    // Lines are broken between figures, not within them. Where one does not fit each begins a line, and an
    // interval stays whole.
    QStringList figures;
    for (const QString& line : lines.mid(1)) {
        const qsizetype whole = beside ? 0 : std::max<qsizetype>(0, line.lastIndexOf(QLatin1Char('(')));
        figures << line.left(whole).toHtmlEscaped() +
                       line.mid(whole).toHtmlEscaped().replace(QLatin1Char(' '), kNoBreak);
    }
    const QString between = beside ? QStringLiteral("&nbsp; ") : QStringLiteral("<br>");
    figures.prepend(QStringLiteral("<b>%1</b>").arg(lines.first().toHtmlEscaped()));
    m_figures->setText(figures.join(between));
    m_foot->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QStringList quiet = m_presenter.cautions();
    quiet << tr("not stored, but in what you export");
    if (m_presenter.computing()) quiet.prepend(tr("Computing…"));
    m_cautions->setText(quiet.join(QStringLiteral("  ·  ")));
}

void ValidationBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) showFigures();
}

}  // namespace fovea::ui
