#include "data/data_header.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "data/data_presenter.h"
#include "data/label_review.h"
#include "data/tool_button.h"
#include "questions/question_switch.h"
#include "session/project_session.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/menu_button.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

DataHeader::DataHeader(ProjectSession& session, DataPresenter& presenter, LabelReview& review,
                       QWidget* parent)
    : QWidget(parent), m_session(session), m_presenter(presenter), m_counts(new ElidedLabel(this)) {
    makeQuiet(m_counts);
    makeHistory();
    makeSources();
    makeReview(review);
    auto* next = new QPushButton(tr("Continue to training"), this);
    next->setObjectName(QStringLiteral("continueToTraining"));
    makePrimary(next);
    connect(next, &QPushButton::clicked, this, &DataHeader::trainRequested);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    auto* question = new QuestionSwitch(session, QuestionSwitch::Menu::shown, this);
    for (QPushButton* labels : {static_cast<QPushButton*>(m_add), static_cast<QPushButton*>(m_review)})
        setHelpTopic(labels, QStringLiteral("preparing-data#labels"));
    connect(question, &QuestionSwitch::studiesRequested, this, &DataHeader::studiesRequested);
    connect(question, &QuestionSwitch::readersRequested, this, &DataHeader::readersRequested);
    row->addWidget(question);
    row->addWidget(m_counts, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addSpacing(kGrid);
    row->addWidget(m_review);
    row->addWidget(m_add);
    row->addWidget(next);

    const auto showCounts = [this] { m_counts->setFullText(m_presenter.countWords()); };
    connect(&presenter, &DataPresenter::countsChanged, this, showCounts);
    connect(&session, &ProjectSession::historyChanged, this, &DataHeader::showHistory);
    connect(&session, &ProjectSession::busyChanged, this, &DataHeader::showBusy);
    connect(&session, &ProjectSession::changed, this, &DataHeader::showBusy);
    connect(&session, &ProjectSession::closed, this, &DataHeader::showBusy);
    showCounts();
    showHistory();
    showBusy();
}

void DataHeader::makeHistory() {
    m_undo = toolButton(this, QStringLiteral("edit-undo"), tr("Undo"), tr("Undo"));
    m_redo = toolButton(this, QStringLiteral("edit-redo"), tr("Redo"), tr("Redo"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_redo->setObjectName(QStringLiteral("redo"));
    connect(m_undo, &QToolButton::clicked, &m_presenter, &DataPresenter::undo);
    connect(m_redo, &QToolButton::clicked, &m_presenter, &DataPresenter::redo);
}

void DataHeader::makeSources() {
    m_add = new MenuButton(tr("Add images"), this);
    m_add->setIcon(icon(QStringLiteral("list-add")));
    m_add->setObjectName(QStringLiteral("addImages"));
    m_add->setToolTip(
        tr("Choose a folder that holds one folder of images per diagnosis, or single images; "
           "or drop them here"));
    auto* menu = new QMenu(m_add);
    menu->setObjectName(QStringLiteral("addMenu"));
    using Source = DataWindows::Source;
    const auto add = [this, menu](const char* name, const QString& text, Source source) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, source] { Q_EMIT addRequested(source); });
    };
    add("fromFolder", tr("A &folder…"), Source::folder);
    add("fromFiles", tr("Single &images…"), Source::files);
    add("fromTable", tr("With a &table…"), Source::table);
    add("fromHeaderField", tr("By a &header field…"), Source::headerField);
    menu->addSeparator();
    m_export = menu->addAction(icon(QStringLiteral("document-export")), tr("&Export labels…"));
    m_export->setObjectName(QStringLiteral("exportLabels"));
    connect(m_export, &QAction::triggered, this, &DataHeader::exportRequested);
    connect(m_add, &QPushButton::clicked, menu, [this, menu] { m_add->open(*menu); });
}

void DataHeader::makeReview(LabelReview& review) {
    m_review = new MenuButton(tr("Check labels"), this);
    m_review->setObjectName(QStringLiteral("checkLabels"));
    m_review->setToolTip(
        tr("Images that are worth labelling next, labels that are probably wrong, and how far a reader gives "
           "the "
           "same answer twice"));
    auto* menu = new QMenu(m_review);
    menu->setObjectName(QStringLiteral("checkMenu"));
    using Kind = LabelReview::Kind;
    const auto add = [&review, menu](const char* name, const QString& text, Kind kind) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, &review, [&review, kind] { review.ask(kind); });
    };
    add("labelNext", tr("What to label &next"), Kind::next);
    add("suspiciousLabels", tr("&Suspicious labels"), Kind::suspects);
    QAction* again = menu->addAction(tr("Second &reading…"));
    again->setObjectName(QStringLiteral("secondReading"));
    connect(again, &QAction::triggered, this, &DataHeader::secondReadingRequested);
    connect(m_review, &QPushButton::clicked, menu, [this, menu] { m_review->open(*menu); });
    // What says so is loaded after the window.
    const auto showPossible = [this, &review] { m_review->setVisible(review.possible()); };
    connect(&review, &LabelReview::possibleChanged, this, showPossible);
    showPossible();
}

void DataHeader::showHistory() {
    const project::History& history = m_session.history();
    m_undo->setEnabled(history.undo.has_value());
    m_redo->setEnabled(history.redo.has_value());
    m_undo->setToolTip(history.undo ? plainToolTip(tr("Undo: %1 (Ctrl+Z)").arg(changeWords(*history.undo)))
                                    : tr("Undo"));
    m_redo->setToolTip(history.redo
                           ? plainToolTip(tr("Redo: %1 (Ctrl+Shift+Z)").arg(changeWords(*history.redo)))
                           : tr("Redo"));
}

void DataHeader::showBusy() {
    m_add->setEnabled(!m_session.busy());
    m_review->setEnabled(!m_session.samples().empty() && !m_session.busy());
    m_export->setEnabled(!m_session.samples().empty() && !m_session.busy());
}

}  // namespace fovea::ui
