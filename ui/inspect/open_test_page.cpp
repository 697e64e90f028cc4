#include "inspect/open_test_page.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "runs/figure_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kWordsWidth = 70 * kGrid;  // a line that is read without effort

QLabel* sentence(QVBoxLayout& column, const char* name = nullptr) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    if (name) label->setObjectName(QLatin1String(name));
    column.addWidget(label);
    return label;
}
}  // namespace

OpenTestPage::OpenTestPage(InspectPresenter& presenter, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_jobs(jobs) {
    auto* inside = new QWidget;
    inside->setMaximumWidth(kWordsWidth);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    auto* title = new QLabel(tr("The test set is locked"));
    makeHeading(title);
    column->addWidget(title);
    m_images = sentence(*column, "testImages");
    sentence(*column)->setText(
        tr("Choose first, on the validation images: which training, which settings, which threshold. Whoever "
           "chooses by the test set tunes to it, and its figures then flatter like all others."));
    m_counted = sentence(*column, "testCounted");
    m_before = sentence(*column, "testBefore");
    m_open = new QPushButton(tr("&Open the test set"));
    m_open->setObjectName(QStringLiteral("openTest"));
    makePrimary(m_open);
    column->addWidget(m_open, 0, Qt::AlignLeft);

    auto* outer = new QVBoxLayout(this);
    outer->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(inside, 100);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(2);
    connect(m_open, &QPushButton::clicked, &presenter, &InspectPresenter::openTest);
    connect(&presenter, &InspectPresenter::evaluationChanged, this, &OpenTestPage::showState);
    connect(&jobs, &JobRunner::started, this, &OpenTestPage::showState);
    connect(&jobs, &JobRunner::finished, this, &OpenTestPage::showState);
    showState();
}

QString OpenTestPage::countedWords() const {
    const int times = m_presenter.testEvaluations();
    const QString counted = tr("Opening it is counted in the project and printed in every report.");
    if (times == 0) return tr("%1 It has not been opened yet.").arg(counted);
    return tr("%1 So far: %n time(s), by all trainings of this project together.", nullptr, times)
        .arg(counted);
}

void OpenTestPage::showState() {
    m_images->setText(
        tr("%n image(s) were put aside before the training began. The adapter has never seen them, so they "
           "tell how well it does on new images.",
           nullptr, m_presenter.imagesIn(dataset::Split::test)));
    m_counted->setText(countedWords());
    const auto& past = m_presenter.pastTest();
    m_before->setVisible(past.has_value());
    if (past)
        m_before->setText(
            tr("This training was evaluated on it before: %1. Images or labels may have changed "
               "since; evaluating them again is then counted.")
                .arg(pastWords(*past)));
    const bool free = !m_jobs.running();
    m_open->setEnabled(free);
    m_open->setToolTip(free ? QString() : tr("Waiting until “%1” has ended.").arg(m_jobs.title()));
}

}  // namespace fovea::ui
