#include "shell/history_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <vector>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "shell/history_presenter.h"
#include "widgets/dialog_parts.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/screen_size.h"
#include "widgets/theme.h"

namespace fovea::ui {

HistoryDialog::HistoryDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_presenter(new HistoryPresenter(session, this)),
      m_table(new QTableView(this)),
      m_find(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_tests(new QLabel(this)),
      m_copy(new QPushButton(tr("C&opy"), this)),
      m_export(new QPushButton(tr("&Export…"), this)),
      m_notice(new NoticeBar(this, NoticeBar::Place::overPage)) {
    setObjectName(QStringLiteral("historyDialog"));
    resize(fitting(QSize(110 * kGrid, 76 * kGrid), *this));
    setHelpTopic(this, QStringLiteral("preparing-data#history"));
    auto* box = makeDialogHead(
        this, tr("History"),
        tr("Everything that ever changed this project (its audit trail), the newest first. Nothing is ever "
           "removed from it, and it names no patient."));
    m_tests->setObjectName(QStringLiteral("historyTests"));
    m_tests->setWordWrap(true);
    makeTable();
    box->addLayout(makeFind());
    box->addWidget(m_table, 1);
    box->addWidget(m_tests);
    box->addLayout(makeFoot());
    connect(m_presenter, &HistoryPresenter::changed, this, &HistoryDialog::showState);
    connect(m_presenter, &HistoryPresenter::written, m_notice,
            [this](const QString& path) { m_notice->showSaved(tr("The history is saved."), path); });
    connect(m_presenter, &HistoryPresenter::failed, m_notice,
            [this](const Error& error) { m_notice->show(error); });
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    connect(&session, &ProjectSession::busyChanged, this, &HistoryDialog::showState);
    showState();
}

void HistoryDialog::makeTable() {
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("History"));
    m_table->setModel(m_presenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryPresenter::detailColumn, QHeaderView::Stretch);
    auto* copying = new QShortcut(QKeySequence::Copy, m_table);
    copying->setContext(Qt::WidgetShortcut);
    describeKey(*copying, tr("History"), tr("Copy the chosen lines"));
    connect(copying, &QShortcut::activated, this, &HistoryDialog::copy);
}

QHBoxLayout* HistoryDialog::makeFind() {
    auto* label = new QLabel(tr("&Find:"), this);
    label->setBuddy(m_find);
    m_find->setObjectName(QStringLiteral("findHistory"));
    m_find->setClearButtonEnabled(true);
    m_find->setPlaceholderText(tr("words, for example: evaluation test"));
    connect(m_find, &QLineEdit::textChanged, m_presenter, &HistoryPresenter::setWords);
    makeQuiet(m_count);
    // What is narrowed stands below the words that narrow it, for the keyboard too.
    setTabOrder(m_find, m_table);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(label);
    row->addWidget(m_find, 1);
    row->addWidget(m_count);
    return row;
}

QHBoxLayout* HistoryDialog::makeFoot() {
    m_copy->setObjectName(QStringLiteral("copyHistory"));
    m_copy->setToolTip(tr("Copies the chosen lines, or all that are shown"));
    m_export->setObjectName(QStringLiteral("exportHistory"));
    m_export->setToolTip(tr("Saves all entries as a table (CSV), oldest first"));
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeHistory"));
    // Enter belongs to the words that are looked for.
    for (QPushButton* button : {m_copy, m_export, close}) button->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &HistoryDialog::copy);
    connect(m_export, &QPushButton::clicked, this, &HistoryDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid);
    foot->addWidget(m_copy);
    foot->addWidget(m_export);
    foot->addStretch(1);
    foot->addWidget(close);
    return foot;
}

void HistoryDialog::showState() {
    const QLocale locale;
    const int all = m_presenter->entries();
    // A job has the project to itself.
    m_count->setText(all == 0 && m_session.busy()
                         ? tr("Shown when “%1” has ended").arg(m_session.jobs().title())
                         : (all == 1 ? tr("%1 of %2 entry") : tr("%1 of %2 entries"))
                               .arg(locale.toString(m_presenter->rowCount()), locale.toString(all)));
    m_tests->setVisible(all > 0);
    m_tests->setText(tr("Test evaluations so far: %1. Each further one weakens what the test images can say.")
                         .arg(locale.toString(m_presenter->testEvaluations())));
    m_copy->setEnabled(m_presenter->rowCount() > 0);
    m_export->setEnabled(all > 0);
}

void HistoryDialog::copy() {
    std::vector<int> rows;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) rows.push_back(row.row());
    QGuiApplication::clipboard()->setText(m_presenter->text(rows));
}

void HistoryDialog::save() {
    chooseSaveFile(this, tr("Save the history"),
                   proposedFile(m_session.folder(), {m_session.name(), tr("history")}, QStringLiteral("csv")),
                   tr("Table (*.csv)"), QStringLiteral("csv"),
                   [this](const QString& path) { m_presenter->write(path); });
}

}  // namespace fovea::ui
