#include "data/proposed_questions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "data/label_table_presenter.h"
#include "questions/question_words.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

using dataset::QuestionKind;

ProposedQuestions::ProposedQuestions(LabelTablePresenter& presenter, QWidget* parent)
    : QFrame(parent), m_presenter(presenter), m_grid(new QGridLayout), m_emptyIsNone(new QCheckBox(this)) {
    setObjectName(QStringLiteral("proposedQuestions"));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    makeCard(this);
    auto* title = new QLabel(tr("What else it answers"), this);
    makeTitle(title);
    auto* words = new QLabel(tr("Each becomes a question of its own about the same images."), this);
    makeSmall(words);
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kGrid);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 2);
    m_emptyIsNone->setObjectName(QStringLiteral("emptyIsNone"));
    m_emptyIsNone->setText(tr("An &empty cell says that the finding is not there"));
    m_emptyIsNone->setToolTip(
        tr("Without the tick nothing is stated there, and such images neither teach nor judge "
           "the finding. −1 and words as “uncertain” are never counted as a statement."));
    connect(m_emptyIsNone, &QCheckBox::clicked, &presenter, &LabelTablePresenter::setEmptyIsNone);
    box->addWidget(title);
    box->addWidget(words);
    box->addLayout(m_grid);
    box->addWidget(m_emptyIsNone);
    connect(&presenter, &LabelTablePresenter::changed, this, &ProposedQuestions::refresh);
    refresh();
}

void ProposedQuestions::addRow(int index) {
    const LabelTablePresenter::Proposed& one = m_presenter.proposed()[std::size_t(index)];
    Row row{one.columns.columns, new QCheckBox(this), new QLineEdit(this), new QComboBox(this)};
    const QString columns = m_presenter.columnWords(one);
    row.taken->setObjectName(QStringLiteral("takeQuestion-%1").arg(index));
    QString shown = fontMetrics().elidedText(columns, Qt::ElideRight, 40 * kGrid);
    row.taken->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    row.taken->setToolTip(plainToolTip(columns));
    row.taken->setAccessibleName(tr("Take over the columns %1").arg(columns));
    row.name->setObjectName(QStringLiteral("questionName-%1").arg(index));
    row.name->setAccessibleName(tr("Name of the question of %1").arg(columns));
    row.kind->setObjectName(QStringLiteral("questionKind-%1").arg(index));
    row.kind->setAccessibleName(tr("What kind of answers %1 holds").arg(columns));
    for (const QuestionKind kind :
         {QuestionKind::one, QuestionKind::grades, QuestionKind::findings, QuestionKind::number}) {
        const bool several = one.columns.columns.size() > 1;
        if (several && (kind == QuestionKind::grades || kind == QuestionKind::number)) continue;
        row.kind->addItem(kindWords(kind), int(kind));
        row.kind->setItemData(row.kind->count() - 1, kindExplanation(kind), Qt::ToolTipRole);
    }
    connect(row.taken, &QCheckBox::clicked, this,
            [this, index](bool on) { m_presenter.setTaken(index, on); });
    connect(row.name, &QLineEdit::editingFinished, this,
            [this, index, name = row.name] { m_presenter.setQuestionName(index, name->text()); });
    connect(row.kind, &QComboBox::activated, this, [this, index, kind = row.kind] {
        m_presenter.setQuestionKind(index, QuestionKind(kind->currentData().toInt()));
    });
    m_grid->addWidget(row.taken, index, 0);
    m_grid->addWidget(row.name, index, 1);
    m_grid->addWidget(row.kind, index, 2);
    m_rows.push_back(row);
}

void ProposedQuestions::rebuild() {
    for (const Row& row : m_rows)
        for (QWidget* w : {static_cast<QWidget*>(row.taken), static_cast<QWidget*>(row.name),
                           static_cast<QWidget*>(row.kind)})
            w->deleteLater();
    m_rows.clear();
    for (std::size_t i = 0; i < m_presenter.proposed().size(); ++i) addRow(int(i));
    QWidget* before = nullptr;
    for (const Row& row : m_rows) {
        if (before) setTabOrder(before, row.taken);
        setTabOrder(row.taken, row.name);
        setTabOrder(row.name, row.kind);
        before = row.kind;
    }
    if (before) setTabOrder(before, m_emptyIsNone);
}

void ProposedQuestions::refresh() {
    const auto& all = m_presenter.proposed();
    // While it is counted anew the same questions stay, with the keyboard in them.
    const bool same = all.size() == m_rows.size() &&
                      std::equal(all.begin(), all.end(), m_rows.begin(), [](const auto& one, const Row& row) {
                          return one.columns.columns == row.columns;
                      });
    if (!same) rebuild();
    bool empty = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Row& row = m_rows[i];
        row.taken->setChecked(all[i].taken);
        if (!row.name->hasFocus()) row.name->setText(QString::fromStdString(all[i].columns.name));
        row.kind->setCurrentIndex(row.kind->findData(int(all[i].columns.kind)));
        row.name->setEnabled(all[i].taken);
        row.kind->setEnabled(all[i].taken);
        empty =
            empty || (all[i].taken && all[i].emptyCells > 0 && all[i].columns.kind == QuestionKind::findings);
    }
    m_emptyIsNone->setVisible(empty);
    m_emptyIsNone->setChecked(m_presenter.emptyIsNone());
    setVisible(!all.empty());
}

}  // namespace fovea::ui
