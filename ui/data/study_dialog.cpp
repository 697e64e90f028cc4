#include "data/study_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>
#include <optional>
#include <string>

#include "session/project_session.h"
#include "text/message_words.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kLines = 2;

/// What core asks, in the window's language.
QString translated(const char* text) {
    return QString::fromStdString(windowFormat().translated(text));
}
}  // namespace

StudyDialog::StudyDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_finding(new QComboBox(this)),
      m_findingLabel(new QLabel(tr("Which answer is the &finding?"), this)),
      m_keep(new QPushButton(tr("&Keep the answers"), this)) {
    resize(80 * kGrid, 76 * kGrid);
    setHelpTopic(this, QStringLiteral("preparing-data#about-the-study"));
    auto* box = makeDialogHead(
        this, tr("About the study"),
        tr("What only people know. Reports say it; what is left open stands there as to be completed, and "
           "nothing waits for it. What the images say of themselves is proposed."));
    m_finding->setObjectName(QStringLiteral("studyFinding"));
    m_finding->setToolTip(tr("Sensitivity is the share of it that is found"));
    m_findingLabel->setBuddy(m_finding);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_findingLabel);
    row->addWidget(m_finding, 1);
    box->addLayout(row);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // Tab goes to what is inside
    scroll->setWidget(makeQuestions());
    box->addWidget(scroll, 1);
    m_keep->setObjectName(QStringLiteral("keepStudy"));
    addDialogFoot(this, box, m_keep);
    auto* done = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(done, &QShortcut::activated, m_keep, &QPushButton::click);
    describeKey(*done, tr("About the study"), tr("Keep the answers"));
    m_keep->setToolTip(tr("Ctrl+Enter"));
    connect(m_keep, &QPushButton::clicked, this, &StudyDialog::keep);
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    const auto followBusy = [this] { m_keep->setEnabled(!m_session.busy()); };
    connect(&session, &ProjectSession::busyChanged, this, followBusy);
    followBusy();
    fillFinding();
    session.read<std::pair<project::Study, project::Study>>(
        this,
        [](const project::Project& project) -> Result<std::pair<project::Study, project::Study>> {
            FOVEA_TRY(const auto samples, project.samples());
            FOVEA_TRY(project::Study kept, project::study(project));
            return std::pair(std::move(kept), project::proposedStudy(samples));
        },
        [this](Result<std::pair<project::Study, project::Study>> both) {
            if (both) show(both->first, both->second);
        });
}

QWidget* StudyDialog::makeQuestions() {
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, kGrid, 0);
    column->setSpacing(kGrid / 2);
    for (const project::StudyQuestion& q : project::studyQuestions()) {
        auto* label = new QLabel(translated(q.label));
        makeTitle(label);
        auto* question = new QLabel(translated(q.question));
        question->setWordWrap(true);
        makeSmall(question);
        auto* answer = new QPlainTextEdit;
        answer->setObjectName(QStringLiteral("study_") + QLatin1String(q.key));
        answer->setAccessibleName(label->text());
        answer->setAccessibleDescription(question->text());
        answer->setTabChangesFocus(true);
        answer->setPlaceholderText(tr("to be completed"));
        answer->setFixedHeight(kLines * answer->fontMetrics().lineSpacing() + 2 * kGrid);
        label->setBuddy(answer);
        column->addWidget(label);
        column->addWidget(question);
        column->addWidget(answer);
        column->addSpacing(kGrid);
        m_answers.push_back(answer);
    }
    return inside;
}

void StudyDialog::fillFinding() {
    const auto& classes = m_session.classes();
    const bool asked = classes.size() == 2 && m_session.grades().empty();
    m_finding->setVisible(asked);
    m_findingLabel->setVisible(asked);
    m_finding->clear();
    if (!asked) return;
    for (const std::string& name : classes) m_finding->addItem(QString::fromStdString(name));
    m_finding->setCurrentIndex(m_finding->findText(QString::fromStdString(m_session.positive())));
}

void StudyDialog::show(const project::Study& kept, const project::Study& proposed) {
    const auto& questions = project::studyQuestions();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const std::string& answer = kept.*questions[i].answer;
        if (!m_answers[i]->document()->isEmpty()) continue;  // somebody has begun already
        m_answers[i]->setPlainText(
            QString::fromStdString(answer.empty() ? proposed.*questions[i].answer : answer));
    }
}

void StudyDialog::keep() {
    project::Study study;
    const auto& questions = project::studyQuestions();
    for (std::size_t i = 0; i < questions.size(); ++i)
        study.*questions[i].answer = m_answers[i]->toPlainText().trimmed().toStdString();
    std::optional<std::string> finding;
    if (!m_finding->isHidden() && m_finding->currentIndex() >= 0 &&
        m_finding->currentText().toStdString() != m_session.positive())
        finding = m_finding->currentText().toStdString();
    if (m_session.setStudy(study, finding)) accept();
}

}  // namespace fovea::ui
