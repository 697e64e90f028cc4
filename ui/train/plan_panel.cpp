#include "train/plan_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "jobs/job_runner.h"
#include "runs/figure_words.h"
#include "runs/run_messages.h"
#include "text/message_words.h"
#include "text/words.h"
#include "train/plan_presenter.h"
#include "train/question_runs.h"
#include "train/run_choices.h"
#include "train/run_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
QStringList warningsOf(const runs::RunPlan& p, bool crossValidated) {
    QStringList all;
    for (const Message& warning : p.warnings) {
        all << messageWords(warning);
        const bool few = warning.is(runs::kFewValidation) || warning.is(runs::kFewValidationPatients);
        if (few && !p.settings.fold && !crossValidated)
            all.back() +=
                QLatin1Char(' ') + PlanPanel::tr("Cross-validation shows how much (Advanced, Trainings).");
    }
    return all;
}

/// An estimate has no third digit.
QString wholeBytes(double bytes) {
    const double unit = std::pow(10, std::max(6.0, std::floor(std::log10(std::max(1.0, bytes))) - 1));
    const double shown = std::round(bytes / unit) * unit;
    const bool decimal =
        shown / std::pow(10, 3 * std::floor(std::log10(std::max(1.0, shown)) / 3)) < 10 && shown >= 1e9;
    return QLocale().formattedDataSize(qint64(shown), decimal ? 1 : 0, QLocale::DataSizeSIFormat);
}
}  // namespace

PlanPanel::PlanPanel(PlanPresenter& plan, RunPresenter& run, const RunChoices& choices, JobRunner& jobs,
                     QuestionRuns& questions, QWidget* parent)
    : QFrame(parent), m_plan(plan), m_run(run), m_choices(choices), m_jobs(jobs), m_questions(questions) {
    makeCard(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto* title = new QLabel(tr("What will happen"));
    makeTitle(title);
    m_lead = new QLabel;
    m_lead->setWordWrap(true);
    makeQuiet(m_lead);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnStretch(1, 1);
    m_learn = addRow(grid, tr("Training images"), tr("The network learns from them"));
    m_tune = addRow(grid, tr("Validation images"),
                    tr("They choose the epoch that is kept. A read-out only has no epochs: they judge it"));
    m_unseen = addRow(grid, tr("Test images"),
                      tr("Never seen: looked at only when you ask for it on the Inspect page"));
    m_time = addRow(grid, tr("Takes"), tr("Estimated by a short trial on this computer"));
    m_disk = addRow(grid, tr("Disk"),
                    tr("What the network saw in each image is stored once and used again by every later "
                       "training (features)"));
    m_memory = addRow(grid, tr("Memory"), tr("Above what the program uses now, estimated by a short trial"));
    m_device = addRow(grid, tr("Computes on"), {});
    m_warnings = new QLabel;
    m_warnings->setWordWrap(true);
    m_warnings->setObjectName(QStringLiteral("planWarnings"));

    makeButtons();

    layout->addWidget(title);
    layout->addWidget(m_lead);
    layout->addLayout(grid);
    layout->addWidget(m_warnings);
    layout->addWidget(m_elsewhere, 0, Qt::AlignLeft);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid);
    foot->addWidget(m_interrupted, 1);
    for (QPushButton* button : {m_start, m_all}) foot->addWidget(button, 0, Qt::AlignLeft | Qt::AlignVCenter);
    layout->addLayout(foot);

    connect(m_start, &QPushButton::clicked, &run, &RunPresenter::start);
    connect(m_all, &QPushButton::clicked, &questions, &QuestionRuns::start);
    connect(m_resume, &QPushButton::clicked, &run, &RunPresenter::resume);
    connect(&plan, &PlanPresenter::changed, this, &PlanPanel::showPlan);
    connect(&choices, &RunChoices::seriesChanged, this, &PlanPanel::showPlan);
    for (const auto signal : {&RunPresenter::phaseChanged, &RunPresenter::interruptedChanged})
        connect(&run, signal, this, &PlanPanel::showPlan);
    connect(&jobs, &JobRunner::started, this, &PlanPanel::showPlan);
    connect(&jobs, &JobRunner::finished, this, &PlanPanel::showPlan);
    showPlan();
}

void PlanPanel::makeButtons() {
    m_elsewhere = new QPushButton(tr("Use another &disk…"));
    m_elsewhere->setObjectName(QStringLiteral("useOtherDisk"));
    m_elsewhere->setToolTip(tr("Keeps what is read of the images in a folder on a larger disk"));
    connect(m_elsewhere, &QPushButton::clicked, this, [this] {
        chooseFolder(window(), tr("Folder for what was read of the images"), {},
                     [this](const QString& folder) { m_plan.chooseFeaturesFolder(folder); });
    });
    m_interrupted = new QFrame;
    auto* row = new QHBoxLayout(m_interrupted);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    m_interruptedText = new QLabel;
    m_interruptedText->setWordWrap(true);
    m_resume = new QPushButton(tr("&Continue"));
    m_resume->setObjectName(QStringLiteral("continueTraining"));
    m_resume->setToolTip(
        tr("Goes on from the last finished epoch, to the same result as without the interruption"));
    row->addWidget(m_interruptedText, 1);
    row->addWidget(m_resume);

    m_start = new QPushButton(tr("&Start training"));
    m_start->setObjectName(QStringLiteral("startTraining"));
    m_all = new QPushButton;
    m_all->setObjectName(QStringLiteral("trainAllQuestions"));
    m_all->setToolTip(
        tr("One training for each question, one after the other, with these settings. What was read of "
           "the images serves all of them."));
}

QLabel* PlanPanel::addRow(QGridLayout* grid, const QString& name, const QString& tip) {
    const int row = grid->rowCount();
    auto* label = new QLabel(name);
    auto* value = new QLabel;
    makeQuiet(label);
    label->setToolTip(tip);
    value->setToolTip(tip);
    value->setWordWrap(true);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

void PlanPanel::focusNext() {
    m_start->setFocus();
}

void PlanPanel::showPlan() {
    const auto& plan = m_plan.plan();
    const QString dash = QStringLiteral("–");
    const auto images = [](int n) { return n == 1 ? tr("1 image") : tr("%1 images").arg(countWords(n)); };
    const bool otherJob = m_jobs.running() && !m_plan.planning() && !m_run.busy();

    m_lead->setText(!m_plan.obstacle().isEmpty() ? m_plan.obstacle()
                    : !m_plan.error().isEmpty()  ? m_plan.error()
                    : otherJob                   ? tr("Waiting until “%1” has ended.").arg(m_jobs.title())
                    : m_plan.planning()          ? tr("Measuring how fast this computer is…")
                                                 : tr("You can stop at any time and go on later."));
    if (plan) {
        m_learn->setText(tr("%1, to learn from").arg(images(plan->trainImages)));
        m_tune->setText((plan->settings.epochs > 0 ? tr("%1, to choose the epoch by")
                                                   : tr("%1, to judge the read-out by"))
                            .arg(images(plan->validationImages)));
        m_unseen->setText(tr("%1, never seen").arg(images(plan->testImages)));
        const bool reads = plan->toPreload > 0;
        m_disk->setText(
            reads ? tr("%1 of %2 free")
                        .arg(wholeBytes(double(plan->diskBytes)), wholeBytes(double(plan->freeBytes)))
                  : tr("Nothing new: all images were read before"));
        const QString title =
            plan->device == "cuda" ? tr("the GPU (graphics card)") : tr("the CPU (processor)");
        m_device->setText(plan->precision == backbone::Precision::bf16
                              ? tr("%1, with the faster arithmetic (bf16)").arg(title)
                              : tr("%1, with exact arithmetic (fp32)").arg(title));
        m_device->setToolTip(messageWords(plan->deviceReason) + QLatin1Char('\n') +
                             messageWords(plan->precisionReason));
        if (m_plan.hasTimes()) {
            const int trainings = m_choices.trainings();
            const QString whole = durationWords(plan->preloadSeconds + trainings * plan->trainSeconds);
            m_time->setText(trainings == 1 ? whole : tr("%1 for %2 trainings").arg(whole).arg(trainings));
            m_time->setToolTip(
                reads ? tr("Reading each image once: %1. Learning: %2.")
                            .arg(durationWords(plan->preloadSeconds), durationWords(plan->trainSeconds))
                      : tr("Learning: %1. All images were read before.")
                            .arg(durationWords(plan->trainSeconds)));
            const QString memory = tr("about %1").arg(wholeBytes(plan->memoryMb * 1e6));
            m_memory->setText(plan->freeMemoryMb > 0
                                  ? tr("%1 of %2 free").arg(memory, wholeBytes(plan->freeMemoryMb * 1e6))
                                  : memory);
        } else {
            m_time->setText(m_plan.planning() ? tr("being measured…") : dash);
            m_memory->setText(m_plan.planning() ? tr("being measured…") : dash);
        }
    } else {
        for (QLabel* value : {m_learn, m_tune, m_unseen, m_time, m_disk, m_memory, m_device})
            value->setText(dash);
    }
    QStringList warnings;
    if (plan) {
        if (!plan->fits) warnings << QStringLiteral("⛔ ") + messageWords({plan->refusal, plan->remedy});
        for (const Message& changed : plan->adaptations)
            warnings << QStringLiteral("ℹ ") + messageWords(changed);
        for (const QString& w : warningsOf(*plan, m_choices.series().folds > 0))
            warnings << QStringLiteral("⚠ ") + w;
    }
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    m_elsewhere->setVisible(plan && !plan->fits && plan->shortage == runs::Shortage::disk);

    const auto interrupted = m_run.interrupted();
    m_interrupted->setVisible(interrupted.has_value());
    if (interrupted)
        m_interruptedText->setText(
            !interrupted->interrupted()
                ? tr("%1 is done, but not all the trainings that belong to it.").arg(interrupted->title)
            : interrupted->record.state == project::RunState::failed
                ? tr("%1 did not come to its end.").arg(interrupted->title)
                : tr("%1 was interrupted. What it learned is kept.").arg(interrupted->title));
    const bool possible = m_plan.obstacle().isEmpty() && !otherJob && !m_run.busy();
    m_start->setEnabled(possible && m_plan.error().isEmpty() && (!plan || plan->fits));
    m_start->setText(interrupted ? tr("&Start anew") : tr("&Start training"));
    makePrimary(m_start, !interrupted);
    // Large where it is the button to press; where going on is, no larger than others.
    m_start->setMinimumSize(interrupted ? QSize(0, 0) : QSize(28 * kGrid, 6 * kGrid));
    const int questions = m_questions.trainable();
    m_all->setVisible(questions > 1 && m_choices.trainings() == 1);
    m_all->setText(tr("Train the %n &questions", nullptr, questions));
    m_all->setEnabled(m_start->isEnabled());
    makePrimary(m_resume, interrupted.has_value());
    m_resume->setEnabled(possible);
}

}  // namespace fovea::ui
