#include "questions/question_switch.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "jobs/job_runner.h"
#include "questions/question_dialog.h"
#include "questions/question_words.h"
#include "widgets/elided_combo.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/menu_button.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

QuestionSwitch::QuestionSwitch(ProjectSession& session, Menu menu, QWidget* parent)
    : QWidget(parent), m_session(session), m_choice(new ElidedCombo(this)) {
    setObjectName(QStringLiteral("questionSwitch"));
    setHelpTopic(this, QStringLiteral("asking-the-question#what-is-the-answer"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(m_choice);
    m_choice->setObjectName(QStringLiteral("questionChoice"));
    m_choice->setAccessibleName(tr("Question in use"));
    m_choice->setAccessibleDescription(
        tr("What is asked about the images: labels, trainings and figures are those of this question."));
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_session.useQuestion(m_choice->itemData(index).toLongLong());
        fill();  // where that was refused, it shows the one in use
    });
    if (menu == Menu::shown) makeMenu();
    makeKeys();
    connect(&session, &ProjectSession::changed, this, &QuestionSwitch::fill);
    connect(&session, &ProjectSession::closed, this, &QuestionSwitch::fill);
    connect(&session, &ProjectSession::samplesEdited, this, &QuestionSwitch::fill);
    // Once it is known whether the job makes way.
    connect(&session, &ProjectSession::busyChanged, this, &QuestionSwitch::fill, Qt::QueuedConnection);
    fill();
}

void QuestionSwitch::makeMenu() {
    m_more = new MenuButton(tr("Edit question"), this);
    m_more->setObjectName(QStringLiteral("questionMore"));
    makeLink(m_more);
    m_more->setToolTip(tr("Ask something else about the same images, or change what is asked"));
    m_more->setAccessibleName(tr("Questions: new, change, delete"));
    layout()->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, [this] {
        auto* menu = new QMenu(m_more);
        menu->setObjectName(QStringLiteral("questionMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto add = [&](const char* name, const QString& words, bool possible, auto does) {
            QAction* action = menu->addAction(words);
            action->setObjectName(QLatin1String(name));
            action->setEnabled(possible && !m_session.busy());
            connect(action, &QAction::triggered, this, does);
            return action;
        };
        QString name = questionTitle(m_session.question());
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        add("newQuestion", tr("&New question…"), true, [this] { askNew(); });
        add("changeQuestion", tr("&Rename or change “%1”…").arg(name), true, [this] { askChange(); });
        add("studies", tr("&Studies: what has one answer…"), !m_session.samples().empty(),
            [this] { Q_EMIT studiesRequested(); });
        if (hasReaders())
            add("readers", tr("R&eaders: how far they agree…"), true, [this] { Q_EMIT readersRequested(); });
        // Undo brings it back: nothing is asked.
        QAction* remove = add("deleteQuestion", tr("&Delete “%1” and its labels").arg(name),
                              m_session.questions().size() > 1 && m_session.runs().empty(),
                              [this] { m_session.removeQuestion(m_session.question().id); });
        if (!m_session.runs().empty()) remove->setToolTip(tr("Delete its trainings first"));
        menu->setToolTipsVisible(true);
        m_more->open(*menu);
    });
}

bool QuestionSwitch::hasReaders() const {
    const auto& samples = m_session.samples();
    return std::any_of(samples.begin(), samples.end(), [](const auto& s) { return !s.readings.empty(); });
}

void QuestionSwitch::makeKeys() {
    for (const int by : {1, -1}) {
        auto* shortcut =
            new QShortcut(by > 0 ? QKeySequence(Qt::Key_F4) : QKeySequence(Qt::SHIFT | Qt::Key_F4), this);
        shortcut->setContext(Qt::WindowShortcut);
        describeKey(*shortcut, tr("Questions"), by > 0 ? tr("Next question") : tr("Question before"));
        connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    }
}

void QuestionSwitch::step(int by) {
    const auto& all = m_session.questions();
    const auto it = std::find_if(all.begin(), all.end(),
                                 [this](const auto& q) { return q.id == m_session.question().id; });
    if (all.size() < 2 || it == all.end()) return;
    const int total = int(all.size()), next = (int(it - all.begin()) + by + total) % total;
    m_session.useQuestion(all[std::size_t(next)].id);
}

void QuestionSwitch::fill() {
    const auto& all = m_session.questions();
    bool same = int(all.size()) == m_choice->count();
    for (int i = 0; same && i < m_choice->count(); ++i)
        same = m_choice->itemText(i) == questionTitle(all[std::size_t(i)]) &&
               m_choice->itemData(i).toLongLong() == all[std::size_t(i)].id;
    // Not for nothing: its list may be open just now.
    if (!same) {
        m_choice->clear();
        for (const dataset::Question& question : all) {
            m_choice->addItem(questionTitle(question), qlonglong(question.id));
            m_choice->setItemData(m_choice->count() - 1, kindWords(question.kind), Qt::ToolTipRole);
        }
    }
    const int index = m_choice->findData(qlonglong(m_session.question().id));
    if (m_choice->currentIndex() != index) m_choice->setCurrentIndex(index);
    m_choice->setVisible(all.size() > 1);
    m_choice->setEnabled(!m_session.busy() || m_session.jobs().disposable());
    if (m_more) m_more->setEnabled(m_session.isOpen());
    setVisible(m_more || all.size() > 1);
}

void QuestionSwitch::openDialog(const dataset::Question& question) {
    if (m_dialog) m_dialog->reject();
    m_dialog = new QuestionDialog(m_session, question, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

QWidget* underQuestionSwitch(ProjectSession& session, QWidget* page) {
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->addWidget(new QuestionSwitch(session, QuestionSwitch::Menu::none, whole), 0, Qt::AlignLeft);
    column->addWidget(page, 1);
    return whole;
}

void QuestionSwitch::askNew() {
    openDialog(dataset::Question());
}

void QuestionSwitch::askChange() {
    openDialog(m_session.question());
}

}  // namespace fovea::ui
