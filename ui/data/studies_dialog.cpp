#include "data/studies_dialog.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "questions/question_words.h"
#include "session/project_session.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::AnswerUnit;

StudiesDialog::StudiesDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_presenter(new StudiesPresenter(session, this)),
      m_outcome(new QLabel(this)),
      m_use(new QPushButton(this)) {
    setHelpTopic(this, QStringLiteral("asking-the-question#of-what-is-it"));
    auto* box = makeDialogHead(
        this, tr("Studies"),
        tr("Where several images are of one knee, one eye or one patient, and the answer is about that: say "
           "what belongs together, and what has one answer. It is then learned, counted and judged as one."));
    box->addWidget(makeRules());
    box->addWidget(makeUnits());
    m_outcome->setObjectName(QStringLiteral("studiesOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    box->addWidget(m_outcome);
    box->addStretch(1);
    m_use->setObjectName(QStringLiteral("useStudies"));
    addDialogFoot(this, box, m_use);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_presenter, &StudiesPresenter::changed, this, &StudiesDialog::refresh);
    connect(&session, &ProjectSession::busyChanged, this, &StudiesDialog::refresh);
    refresh();
}

QWidget* StudiesDialog::makeRules() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("What puts images together to a study"), inside, this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnStretch(0, 1);
    inside->addLayout(grid);
    auto* group = new QButtonGroup(frame);
    const auto add = [&](const QString& words, const char* name, auto does) {
        auto* button = new QRadioButton(words, frame);
        button->setObjectName(QLatin1String(name));
        group->addButton(button);
        grid->addWidget(button, int(m_rules.size()), 0, Qt::AlignLeft);
        // Not toggled(): the buttons follow the presenter, not the other way round.
        connect(button, &QRadioButton::clicked, this, does);
        m_rules.push_back(button);
    };
    for (std::size_t i = 0; i < m_presenter->rules().size(); ++i) {
        const std::string name = "by:" + dataset::studyRuleText({m_presenter->rules()[i].rule.by, "table"});
        add({}, name.c_str(), [this, i] { m_presenter->setRule(m_presenter->rules()[i].rule); });
        auto* label = new QLabel(frame);
        makeQuiet(label);
        grid->addWidget(label, int(i), 1, Qt::AlignRight);
        m_made.push_back(label);
    }
    add(tr("An&other column of a table"), "byTable", [this] { m_presenter->setByTable(); });
    return frame;
}

QWidget* StudiesDialog::makeUnits() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame =
        titledCard(tr("What has one answer to “%1”").arg(questionTitle(m_session.question())), inside, this);
    auto* group = new QButtonGroup(frame);
    const auto add = [&](AnswerUnit unit, const char* name, const QString& words) {
        auto* button = new QRadioButton(words, frame);
        button->setObjectName(QLatin1String(name));
        group->addButton(button);
        inside->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, unit] { m_presenter->setUnit(unit); });
        m_units[int(unit)] = button;
    };
    add(AnswerUnit::image, "unitImage", tr("Each &image"));
    add(AnswerUnit::study, "unitStudy", tr("Each &study: what is said of one of its images is said of all"));
    add(AnswerUnit::patient, "unitPatient",
        tr("Each &patient: what is said of one of the images is said of all"));
    m_units[int(AnswerUnit::patient)]->setEnabled(m_session.patients() > 0);
    return frame;
}

void StudiesDialog::refresh() {
    const auto& rules = m_presenter->rules();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const bool there = rules[i].rule.by != StudiesPresenter::By::column || !rules[i].rule.column.empty();
        m_rules[i]->setVisible(there);
        m_made[i]->setVisible(there);
        m_rules[i]->setText(StudiesPresenter::ruleWords(rules[i].rule)
                                .replace(QLatin1Char('&'), QStringLiteral("&&")));  // of a column's name
        m_made[i]->setText(m_presenter->madeWords(rules[i]));
        m_rules[i]->setAccessibleDescription(m_made[i]->text());
        const bool chosen = !m_presenter->byTable() && rules[i].rule == m_presenter->rule();
        // What is chosen is not greyed out, even where nothing comes of it.
        m_rules[i]->setEnabled(m_presenter->possible(rules[i].rule) || !m_presenter->counted() || chosen);
        if (chosen) m_rules[i]->setChecked(true);
    }
    const bool table = m_presenter->byTable();
    if (table) m_rules.back()->setChecked(true);
    m_units[int(m_presenter->unit())]->setChecked(true);
    for (QRadioButton* unit : m_units) unit->setEnabled(!table);
    if (m_session.patients() == 0) m_units[int(AnswerUnit::patient)]->setEnabled(false);
    if (m_presenter->rule().by == StudiesPresenter::By::none)
        m_units[int(AnswerUnit::study)]->setEnabled(false);
    m_outcome->setText(table ? tr("Choose the table next, and in it the column that names the study. Then "
                                  "come back here to say what has one answer.")
                       : m_presenter->busy() ? tr("Looking at the images…")
                                             : m_presenter->outcomeWords());
    m_use->setText(table ? tr("Choose a &table…") : tr("&Use this"));
    m_use->setEnabled(m_presenter->ready() && !m_session.busy());
    m_use->setToolTip(m_session.busy() ? tr("This is possible when the running work has ended.") : QString());
    // What was counted comes once it is open; a window of broken lines does not grow by itself.
    const int least = layout()->totalHeightForWidth(width());
    if (isVisible() && least > height()) resize(width(), least);
}

}  // namespace fovea::ui
