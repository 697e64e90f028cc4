#include "case/case_drawer.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "case/case_answer.h"
#include "case/case_presenter.h"
#include "case/probability_bars.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/theme.h"

namespace fovea::ui {

using State = CasePresenter::State;

namespace {
QString keyOfCase(const CasePresenter::Case& shown) {
    return shown.path + QLatin1Char('\n') + QString::number(shown.where.frame) + QLatin1Char('\n') +
           QString::number(int(shown.where.plane));
}
}  // namespace

CaseDrawer::CaseDrawer(const CasePresenter& presenter, QWidget* parent)
    : QFrame(parent),
      m_presenter(presenter),
      m_title(new ElidedLabel(nullptr, Qt::ElideMiddle)),
      m_answer(new QLabel),
      m_alone(new QLabel),
      m_doubt(new QLabel),
      m_verdict(new QLabel),
      m_caption(new QLabel),
      m_showAnyway(new QPushButton(tr("Show anyway"))),
      m_bars(new ProbabilityBars),
      m_save(new QPushButton(tr("Save picture…"))) {
    setObjectName(QStringLiteral("caseDrawer"));
    setAutoFillBackground(true);
    makeSmall(m_title);
    makeHeading(m_answer);
    m_answer->setObjectName(QStringLiteral("answer"));
    m_alone->setObjectName(QStringLiteral("saidAlone"));
    m_doubt->setObjectName(QStringLiteral("doubt"));
    m_showAnyway->setObjectName(QStringLiteral("showAnyway"));
    m_showAnyway->setToolTip(
        tr("Show what the adapter says of this image, although it was trained on images of another kind"));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_caption->setObjectName(QStringLiteral("mapCaption"));
    makeSmall(m_caption);
    for (QLabel* label : {m_answer, m_alone, m_doubt, m_verdict, m_caption}) {
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
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_answer, m_alone, m_doubt, m_showAnyway,
                                                         m_verdict, m_bars})
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
    connect(m_showAnyway, &QPushButton::clicked, this, &CaseDrawer::showAnyway);
    connect(m_save, &QPushButton::clicked, this, &CaseDrawer::saveWanted);
}

void CaseDrawer::addSection(QWidget* section) {
    m_sections->addWidget(section);
}

bool CaseDrawer::withheld() const {
    const inference::CaseResult* result = m_presenter.result();
    return result && result->likeness && result->likeness->unlike() &&
           m_anyway != keyOfCase(m_presenter.current());
}

QString CaseDrawer::doubtWords() const {
    const inference::CaseResult* result = m_presenter.result();
    if (!result) return {};
    if (result->likeness && result->likeness->unlike()) {
        const QString why = messageWords(result->likeness->why);
        return withheld() ? tr("%1 What the adapter says of it means nothing.").arg(why)
                          : tr("Unlike the training images: %1").arg(why);
    }
    QStringList lines, unknown, classes;
    for (const std::string& name : result->unknownVariables) unknown << fromUtf8(name);
    if (!unknown.isEmpty())
        lines << tr("Not known: %1. The mean of the training images stands in for it.")
                     .arg(enumerationWords(unknown));
    const bool bySets = m_sets && m_sets->least.size() == result->probabilities.size();
    for (const int c : bySets ? m_sets->of(result->probabilities) : result->answerSet)
        classes << fromUtf8(m_presenter.classes()[std::size_t(c)]);
    if (classes.size() > 1) {
        const QString last = classes.takeLast();
        lines << tr("Uncertain between %1 and %2").arg(enumerationWords(classes), last);
    }
    return lines.join(QLatin1Char('\n'));
}

void CaseDrawer::showAnyway() {
    m_anyway = keyOfCase(m_presenter.current());
    showCase(m_order);
    Q_EMIT answerChanged();
}

void CaseDrawer::showCase(const std::vector<std::string>& order) {
    const CasePresenter& p = m_presenter;
    m_order = order;
    if (m_anyway != keyOfCase(p.current())) m_anyway.clear();
    m_title->setFullText(p.current().title);
    m_title->setVisible(!p.current().title.isEmpty());
    std::vector<ProbabilityRow> rows;
    if (p.result() && !withheld()) rows = answerRows(p, order);
    const CasePresenter::Whole& whole = p.current().whole;
    const QString said = p.result() ? saidAlone() : stateWords();
    if (whole.answer.isEmpty()) {
        m_answer->setText(said);
        m_verdict->setText(withheld() ? QString() : p.result() ? verdictText(p) : p.error());
        m_alone->clear();
    } else {
        m_answer->setText(whole.answer);
        m_verdict->clear();
        QStringList lines{whole.verdict,
                          tr("This image by itself: %1").arg(p.error().isEmpty() ? said : p.error())};
        lines.removeAll(QString());
        m_alone->setText(lines.join(QLatin1Char('\n')));
    }
    m_alone->setVisible(!m_alone->text().isEmpty());
    showDoubt();
    m_showAnyway->setVisible(withheld());
    m_answer->setVisible(!m_answer->text().isEmpty());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    m_bars->setVisible(!rows.empty());
    m_save->setEnabled(p.result() && !withheld());  // its title says the answer
    m_bars->setRows(std::move(rows));
}

void CaseDrawer::setAnswerSets(std::optional<evaluation::AnswerSets> sets) {
    m_sets = std::move(sets);
    showDoubt();
}

void CaseDrawer::showDoubt() {
    m_doubt->setText(doubtWords());
    m_doubt->setVisible(!m_doubt->text().isEmpty());
}

void CaseDrawer::setCaption(const QString& words) {
    m_caption->setText(words);
    m_caption->setVisible(!words.isEmpty());
}

QString CaseDrawer::stateWords() const {
    switch (m_presenter.state()) {
        case State::failed:
            return tr("No prediction");
        case State::computing:
            return tr("Predicting…");
        case State::reading:
            return tr("Reading the image…");
        case State::empty:
        case State::ready:
            break;
    }
    return {};
}

QString CaseDrawer::saidAlone() const {
    if (withheld()) return tr("Unlike the training images");
    return answerText(m_presenter);
}

QString CaseDrawer::shortAnswer() const {
    const QString& whole = m_presenter.current().whole.answer;
    return whole.isEmpty() ? saidAlone() : whole;
}

}  // namespace fovea::ui
