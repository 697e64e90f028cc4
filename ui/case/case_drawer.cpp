#include "case/case_drawer.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "case/case_answer.h"
#include "case/case_presenter.h"
#include "case/probability_bars.h"
#include "runs/figure_words.h"
#include "widgets/elided_label.h"
#include "widgets/theme.h"

namespace fovea::ui {

using State = CasePresenter::State;

CaseDrawer::CaseDrawer(const CasePresenter& presenter, QWidget* parent)
    : QFrame(parent),
      m_presenter(presenter),
      m_title(new ElidedLabel(nullptr, Qt::ElideMiddle)),
      m_answer(new QLabel),
      m_verdict(new QLabel),
      m_caption(new QLabel),
      m_bars(new ProbabilityBars),
      m_save(new QPushButton(tr("Save picture…"))) {
    setObjectName(QStringLiteral("caseDrawer"));
    setAutoFillBackground(true);
    makeSmall(m_title);
    makeHeading(m_answer);
    m_answer->setObjectName(QStringLiteral("answer"));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_caption->setObjectName(QStringLiteral("mapCaption"));
    makeSmall(m_caption);
    for (QLabel* label : {m_answer, m_verdict, m_caption}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_save->setObjectName(QStringLiteral("savePicture"));
    m_save->setToolTip(tr("The image as the network saw it, and the map if there is one (PNG). %1")
                           .arg(researchUseNotice()));

    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kGrid, 0, kGrid, 0);
    column->setSpacing(kGrid);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_answer, m_verdict, m_bars})
        column->addWidget(each);
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(2 * kGrid);
    column->addLayout(m_sections);
    column->addStretch(1);
    column->addWidget(m_caption);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("drawerScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, kGrid, 0, kGrid);
    box->setSpacing(kGrid);
    box->addWidget(scroll, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kGrid, 0, kGrid, 0);
    foot->addWidget(m_save);
    box->addLayout(foot);
    connect(m_save, &QPushButton::clicked, this, &CaseDrawer::saveWanted);
}

void CaseDrawer::addSection(QWidget* section) {
    m_sections->addWidget(section);
}

void CaseDrawer::showCase(const std::vector<std::string>& order) {
    const CasePresenter& p = m_presenter;
    m_title->setFullText(p.current().title);
    m_title->setVisible(!p.current().title.isEmpty());
    std::vector<ProbabilityRow> rows = answerRows(p, order);
    if (p.result()) {
        m_answer->setText(shortAnswer());
        m_verdict->setText(verdictText(p));
    } else {
        m_answer->setText(p.state() == State::failed      ? tr("No prediction")
                          : p.state() == State::computing ? tr("Predicting…")
                          : p.state() == State::reading   ? tr("Reading the image…")
                                                          : QString());
        m_verdict->setText(p.error());
    }
    m_answer->setVisible(!m_answer->text().isEmpty());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    m_bars->setVisible(!rows.empty());
    m_save->setEnabled(p.result() != nullptr);
    m_bars->setRows(std::move(rows));
}

void CaseDrawer::setCaption(const QString& words) {
    m_caption->setText(words);
    m_caption->setVisible(!words.isEmpty());
}

QString CaseDrawer::shortAnswer() const {
    return answerText(m_presenter);
}

}  // namespace fovea::ui
