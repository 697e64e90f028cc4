#include "train/question_results.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "train/question_runs.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
enum Column { question, training, outcome, columnTotal };
}

QuestionResults::QuestionResults(QuestionRuns& runs, QWidget* parent)
    : QFrame(parent), m_runs(runs), m_grid(new QGridLayout) {
    setObjectName(QStringLiteral("questionResults"));
    makeCard(this);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(kGrid);
    auto* title = new QLabel(tr("The questions"), this);
    makeTitle(title);
    box->addWidget(title);
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(outcome, 1);
    box->addLayout(m_grid);
    connect(&runs, &QuestionRuns::changed, this, &QuestionResults::show);
    show();
}

void QuestionResults::show() {
    const auto& rows = m_runs.rows();
    setVisible(!rows.empty());
    while (m_grid->count() > int(rows.size()) * columnTotal) {
        QLayoutItem* item = m_grid->takeAt(m_grid->count() - 1);
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (m_grid->count() <= int(i) * columnTotal)
            for (int column = 0; column < columnTotal; ++column) {
                auto* label = new QLabel(this);
                label->setTextFormat(Qt::PlainText);
                label->setWordWrap(column == outcome);
                if (column != question) makeQuiet(label);
                m_grid->addWidget(label, int(i), column, Qt::AlignTop);
            }
        const auto set = [&](int column, const QString& text) {
            static_cast<QLabel*>(m_grid->itemAt(int(i) * columnTotal + column)->widget())->setText(text);
        };
        set(question, rows[i].title);
        set(training, rows[i].run > 0 ? tr("training %1").arg(rows[i].run) : QString());
        set(outcome, rows[i].words);
    }
}

}  // namespace fovea::ui
