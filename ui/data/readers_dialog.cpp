#include "data/readers_dialog.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "session/project_session.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

using Kind = ReadersPresenter::Kind;

}  // namespace

ReadersDialog::ReadersDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_presenter(new ReadersPresenter(session, this)),
      m_readers(makeSentences(this, "readersRead")),
      m_kappa(makeSentences(this, "readersKappa")),
      m_outcome(makeSentences(this, "readersOutcome")),
      m_table(new QTableWidget(0, 4, this)),
      m_senior(new QComboBox(this)),
      m_use(new QPushButton(tr("&Use this rule"), this)) {
    resize(80 * kGrid, 72 * kGrid);
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    auto* box = makeDialogHead(
        this, tr("Readers"),
        tr("How far those agree who have read the same images, and what is learned where they do not. A "
           "machine that learned from readers can be believed as far as they agree."));
    QVBoxLayout* body = addDialogBody(box);
    body->addWidget(makeAgreement(), 1);
    body->addWidget(makeRules());
    body->addWidget(m_outcome);
    m_use->setObjectName(QStringLiteral("useRule"));
    addDialogFoot(this, box, m_use);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_presenter, &ReadersPresenter::changed, this, &ReadersDialog::refresh);
    connect(&session, &ProjectSession::busyChanged, this, &ReadersDialog::refresh);
    refresh();
}

QWidget* ReadersDialog::makeAgreement() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("Agreement"), inside, this);
    m_table->setObjectName(QStringLiteral("readersTable"));
    m_table->setAccessibleName(tr("Agreement of readers"));
    m_table->setHorizontalHeaderLabels(
        {tr("Readers"), tr("Images (n)"), tr("Same answer (%)"), tr("Kappa (−1 to 1)")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    makeQuiet(m_readers);
    makeSmall(m_kappa);
    inside->addWidget(m_readers);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_kappa);
    return frame;
}

QWidget* ReadersDialog::makeRules() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("What becomes the label"), inside, this);
    auto* group = new QButtonGroup(frame);
    const auto add = [&](Kind kind, const char* name, const QString& words) {
        auto* button = new QRadioButton(words, frame);
        button->setObjectName(QLatin1String(name));
        group->addButton(button);
        // Not toggled(): the buttons follow the presenter, not the other way round.
        connect(button, &QRadioButton::clicked, this, [this, kind] {
            m_presenter->setRule({kind, kind == Kind::first ? senior() : std::string()});
        });
        m_rules[int(kind)] = button;
        return button;
    };
    inside->addWidget(
        add(Kind::labels, "rule:labels", tr("The &labels that are there: readers only stand beside them")));
    inside->addWidget(add(Kind::majority, "rule:majority",
                          tr("What &more than half of those say who have read the image")));
    inside->addWidget(add(Kind::all, "rule:all", tr("What &all of those say who have read it")));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(add(Kind::first, "rule:first", tr("What &one says, else the majority of the others:")));
    m_senior->setObjectName(QStringLiteral("ruleReader"));
    m_senior->setAccessibleName(tr("Reader whose word counts first"));
    connect(m_senior, &QComboBox::activated, this, [this] { m_presenter->setRule({Kind::first, senior()}); });
    row->addWidget(m_senior);
    row->addStretch(1);
    inside->addLayout(row);
    return frame;
}

std::string ReadersDialog::senior() const {
    return m_senior->itemText(std::max(0, m_senior->currentIndex())).toStdString();
}

void ReadersDialog::fillTable() {
    const auto rows = m_presenter->rows();
    m_table->setRowCount(int(rows.size()));
    for (int i = 0; i < int(rows.size()); ++i) {
        const ReadersPresenter::Row& row = rows[std::size_t(i)];
        const QString cells[] = {row.readers, row.images, row.same, row.kappa};
        for (int c = 0; c < 4; ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            item->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            m_table->setItem(i, c, item);
        }
        if (row.together) m_table->item(i, 3)->setToolTip(tr("Fleiss' kappa"));
    }
}

void ReadersDialog::fillSeniors() {
    QStringList names;
    for (const std::string& reader : m_presenter->seniors()) names << QString::fromStdString(reader);
    QStringList shown;
    for (int i = 0; i < m_senior->count(); ++i) shown << m_senior->itemText(i);
    const QSignalBlocker quiet(m_senior);
    if (names != shown) {
        m_senior->clear();
        m_senior->addItems(names);
    }
    if (m_presenter->rule().kind == Kind::first)
        m_senior->setCurrentIndex(m_senior->findText(QString::fromStdString(m_presenter->rule().reader)));
}

void ReadersDialog::refresh() {
    m_readers->setText(m_presenter->readersWords());
    m_kappa->setText(m_presenter->kappaWords());
    // What stands there stays while it is looked at anew.
    if (!m_presenter->busy()) {
        fillTable();
        fillSeniors();
        m_outcome->setText(m_presenter->outcomeWords());
    }
    m_rules[int(m_presenter->rule().kind)]->setChecked(true);
    m_senior->setEnabled(m_senior->count() > 0);
    m_rules[int(Kind::first)]->setEnabled(m_senior->count() > 0);
    m_use->setEnabled(m_presenter->ready() && !m_session.busy() && !m_session.readOnly());
    m_use->setToolTip(m_session.busy() ? tr("This is possible when the running work has ended.") : QString());
}

}  // namespace fovea::ui
