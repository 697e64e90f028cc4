#include "questions/question_dialog.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

#include "questions/question_words.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::QuestionKind;

namespace {

/// Whether images answer the question or trainings belong to it. Of one that is not in use: whether the
/// project's samples say so.
bool isUsed(const ProjectSession& session, const dataset::Question& question) {
    if (question.id == 0) return false;
    const auto& runs = session.allRuns();
    if (std::any_of(runs.begin(), runs.end(), [&](const auto& run) { return run.question == question.id; }))
        return true;
    const auto& samples = session.samples();
    if (question.id == session.question().id)
        return std::any_of(samples.begin(), samples.end(), [](const auto& s) { return !s.label.empty(); });
    return std::any_of(samples.begin(), samples.end(),
                       [&](const auto& s) { return s.answers.count(question.name) > 0; });
}

QLineEdit* line(QWidget* parent, const char* name, const QString& text, const QString& accessible) {
    auto* edit = new QLineEdit(text, parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(accessible);
    return edit;
}

}  // namespace

QuestionDialog::QuestionDialog(ProjectSession& session, const dataset::Question& question, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_draft(QuestionDraft::of(question)),
      m_kinds(new QButtonGroup(this)),
      m_missing(new QLabel(this)),
      m_store(new QPushButton(question.id == 0 ? tr("&Add the question") : tr("&Keep"), this)) {
    setObjectName(QStringLiteral("questionDialog"));
    setHelpTopic(this, QStringLiteral("asking-the-question#what-is-the-answer"));
    auto* box = makeDialogHead(
        this, question.id == 0 ? tr("New question") : tr("Change the question"),
        tr("What is to be learned about the images. A project may hold several questions about the same "
           "images; what is preloaded of the images serves all of them."));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = line(this, "questionName", m_draft.name, tr("Name of the question"));
    m_name->setPlaceholderText(tr("for example Macular oedema"));
    form->addRow(tr("&Name:"), m_name);
    QVBoxLayout* body = addDialogBody(box);
    body->addLayout(form);
    makeKinds(body, possibleKinds(question, isUsed(session, question)));
    makeAnswers(body);
    makeNumber(body);
    body->addStretch(1);
    m_missing->setObjectName(QStringLiteral("questionMissing"));
    m_missing->setWordWrap(true);
    m_missing->setTextFormat(Qt::PlainText);
    makeQuiet(m_missing);
    m_store->setObjectName(QStringLiteral("storeQuestion"));
    addDialogFoot(this, box, m_store, m_missing);
    for (QLineEdit* edit : {m_name, m_unit, m_low, m_high})
        connect(edit, &QLineEdit::textChanged, this, &QuestionDialog::read);
    connect(m_answers, &QPlainTextEdit::textChanged, this, &QuestionDialog::read);
    connect(m_kinds, &QButtonGroup::idToggled, this, &QuestionDialog::read);
    connect(m_store, &QPushButton::clicked, this, &QuestionDialog::store);
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    connect(&session, &ProjectSession::changed, this, &QuestionDialog::showState);
    connect(&session, &ProjectSession::busyChanged, this, &QuestionDialog::showState);
    resize(60 * kGrid, 64 * kGrid);
    showState();
    m_name->setFocus();
}

void QuestionDialog::makeKinds(QVBoxLayout* box, const std::vector<QuestionKind>& possible) {
    const struct {
        QuestionKind kind;
        const char* name;
        QString words;
    } all[] = {{QuestionKind::one, "kindOne", tr("&One of several")},
               {QuestionKind::grades, "kindGrades", tr("&Grades")},
               {QuestionKind::findings, "kindFindings", tr("&Findings")},
               {QuestionKind::number, "kindNumber", tr("A n&umber")}};
    auto* kinds = new QVBoxLayout;
    kinds->setSpacing(kGrid / 2);
    for (const auto& [kind, name, words] : all) {
        auto* button = new QRadioButton(words, this);
        button->setObjectName(QLatin1String(name));
        button->setEnabled(std::find(possible.begin(), possible.end(), kind) != possible.end());
        button->setChecked(kind == m_draft.kind);
        button->setAccessibleDescription(kindExplanation(kind));
        m_kinds->addButton(button, int(kind));
        auto* explanation = new QLabel(kindExplanation(kind), this);
        explanation->setWordWrap(true);
        explanation->setIndent(3 * kGrid);
        explanation->setEnabled(button->isEnabled());
        makeSmall(explanation);
        kinds->addWidget(button);
        kinds->addWidget(explanation);
    }
    if (possible.size() < std::size(all)) {
        auto* why = new QLabel(
            tr("Images are answered already: of another kind there is to be a question of its own."), this);
        why->setWordWrap(true);
        makeSmall(why);
        kinds->addWidget(why);
    }
    box->addLayout(kinds);
}

void QuestionDialog::makeAnswers(QVBoxLayout* box) {
    m_answersPart = new QWidget(this);
    auto* part = new QVBoxLayout(m_answersPart);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(kGrid / 2);
    m_answersTitle = new QLabel(m_answersPart);
    m_answers = new QPlainTextEdit(m_draft.answers, m_answersPart);
    m_answers->setObjectName(QStringLiteral("questionAnswers"));
    m_answers->setTabChangesFocus(true);
    m_answers->setMinimumHeight(10 * kGrid);
    m_answersTitle->setBuddy(m_answers);
    part->addWidget(m_answersTitle);
    part->addWidget(m_answers, 1);
    box->addWidget(m_answersPart, 10);
}

void QuestionDialog::makeNumber(QVBoxLayout* box) {
    m_numberPart = new QWidget(this);
    auto* form = new QFormLayout(m_numberPart);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    m_unit = line(m_numberPart, "questionUnit", m_draft.unit, tr("Unit of the number"));
    m_unit->setPlaceholderText(tr("for example years, %, mm; may be empty"));
    m_low = line(m_numberPart, "questionLow", m_draft.low, tr("Lowest number that is possible"));
    m_high = line(m_numberPart, "questionHigh", m_draft.high, tr("Highest number that is possible"));
    for (QLineEdit* edit : {m_low, m_high}) edit->setPlaceholderText(tr("not known"));
    form->addRow(tr("Un&it:"), m_unit);
    form->addRow(tr("&Lowest possible:"), m_low);
    form->addRow(tr("&Highest possible:"), m_high);
    box->addWidget(m_numberPart);
}

void QuestionDialog::read() {
    m_draft.name = m_name->text();
    m_draft.kind = QuestionKind(m_kinds->checkedId());
    m_draft.answers = m_answers->toPlainText();
    m_draft.unit = m_unit->text();
    m_draft.low = m_low->text();
    m_draft.high = m_high->text();
    showState();
}

void QuestionDialog::showState() {
    const bool grades = m_draft.kind == QuestionKind::grades;
    m_answersPart->setVisible(grades || m_draft.kind == QuestionKind::findings);
    m_answersTitle->setText(grades ? tr("G&rades, the lowest first, one a line:")
                                   : tr("Find&ings, one a line:"));
    m_answers->setAccessibleName(grades ? tr("Grades, the lowest first, one a line")
                                        : tr("Findings, one a line"));
    m_numberPart->setVisible(m_draft.kind == QuestionKind::number);
    const QString missing = m_draft.missing(m_session.questions());
    m_missing->setText(m_session.busy() ? tr("This is possible when the running work has ended.") : missing);
    m_store->setEnabled(missing.isEmpty() && !m_session.busy());
}

void QuestionDialog::store() {
    dataset::Question question = m_draft.question();
    for (const dataset::Question& before : m_session.questions())
        if (before.id == question.id) {
            question.positive = question.kind == before.kind ? before.positive : std::string();
            question.consensus = before.consensus;
            question.answerUnit = before.answerUnit;
            // It is shown translated, and stays as it was where nobody renames it.
            if (questionTitle(before) == m_draft.name.simplified()) question.name = before.name;
        }
    if (m_session.storeQuestion(question)) accept();
}

}  // namespace fovea::ui
