#include "train/progress_panel.h"

#include <QClipboard>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "plots/run_plot.h"
#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/words.h"
#include "train/run_presenter.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

ProgressPanel::ProgressPanel(RunPresenter& run, QWidget* parent) : QWidget(parent), m_run(run) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(makeHead());
    layout->addWidget(makeCourse(), 1);
    layout->addWidget(makeLog());

    const RunProgress* progress = &run.progress();
    connect(&run, &RunPresenter::phaseChanged, this, &ProgressPanel::showPhase);
    connect(progress, &RunProgress::changed, this, &ProgressPanel::showProgress);
    connect(progress, &RunProgress::curvesChanged, this,
            [this] { m_plot->setCurves(m_run.progress().curves()); });
    connect(progress, &RunProgress::said, m_log, &QPlainTextEdit::appendPlainText);
    connect(m_plot, &PlotPanel::said, m_log, &QPlainTextEdit::appendPlainText);
    showPhase();
}

QWidget* ProgressPanel::makeCourse() {
    auto* card = new QFrame;
    makeCard(card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inside->setSpacing(2 * kGrid);
    m_plot = new RunPlot;
    m_plot->setObjectName(QStringLiteral("runPlot"));
    m_plot->setToolTip({});
    m_save = makeSave();
    m_noCurves = new QLabel(withoutEpochsWords());
    m_noCurves->setObjectName(QStringLiteral("noCurves"));
    m_noCurves->setAlignment(Qt::AlignCenter);
    m_noCurves->setWordWrap(true);
    makeQuiet(m_noCurves);
    auto* top = new QHBoxLayout;
    top->addWidget(makeFigures(), 1);
    top->addWidget(m_save, 0, Qt::AlignTop);
    inside->addLayout(top);
    inside->addWidget(m_plot, 1);
    inside->addWidget(m_noCurves, 1);
    return card;
}

QToolButton* ProgressPanel::makeSave() {
    auto* save = new QToolButton;
    save->setObjectName(QStringLiteral("saveCurves"));
    save->setText(tr("Save"));
    save->setIcon(icon(QStringLiteral("document-save")));
    save->setToolTip(
        tr("Save the curves as a picture or as a table. Wheel and mouse zoom, a double click shows "
           "everything."));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setAutoRaise(true);
    save->setPopupMode(QToolButton::InstantPopup);
    save->setMenu(m_plot->makeMenu());
    return save;
}

QWidget* ProgressPanel::makeHead() {
    auto* card = new QFrame;
    makeCard(card);
    m_stage = new QLabel;
    m_stage->setObjectName(QStringLiteral("trainStage"));
    makeTitle(m_stage);
    m_left = new QLabel;
    makeQuiet(m_left);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("trainSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setFocusPolicy(Qt::StrongFocus);  // else only the mouse gets there
    makeButtons();

    auto* words = new QVBoxLayout;
    words->setSpacing(kGrid / 2);
    words->addWidget(m_stage);
    words->addWidget(m_left);
    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addLayout(words, 1);
    top->addWidget(m_pause, 0, Qt::AlignTop);
    top->addWidget(m_stop, 0, Qt::AlignTop);
    auto* next = new QHBoxLayout;
    next->setSpacing(kGrid);
    for (QPushButton* b : {m_inspect, m_resume, m_keep, m_again}) next->addWidget(b);
    next->addStretch(1);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addLayout(next);
    layout->addWidget(m_bar);
    return card;
}

void ProgressPanel::makeButtons() {
    const auto button = [](const QString& text, const char* name) {
        auto* b = new QPushButton(text);
        b->setObjectName(QLatin1String(name));
        return b;
    };
    m_pause = button(tr("&Pause"), "pauseTraining");
    m_pause->setIcon(icon(QStringLiteral("media-playback-pause")));
    m_stop = button(tr("S&top"), "stopTraining");
    m_inspect = button(tr("See how good it &is"), "inspectResult");
    makePrimary(m_inspect);
    m_resume = button(tr("&Continue"), "resumeTraining");
    makePrimary(m_resume);
    m_keep = button(tr("&Keep the best so far"), "keepBest");
    m_keep->setToolTip(tr("Makes an adapter from the best epoch; this training then ends"));
    m_again = button(tr("&Back to the settings"), "trainAgain");
    connectButtons();
}

void ProgressPanel::connectButtons() {
    auto* byKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_P), this);
    describeKey(*byKey, tr("Train"), tr("Pause the training, or go on"));
    connect(byKey, &QShortcut::activated, m_pause, [this] {
        if (m_pause->isVisible() && m_pause->isEnabled()) m_pause->click();
    });
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_run.phase() == RunPresenter::Phase::running ? m_run.pause() : m_run.goOn(); });
    connect(m_stop, &QPushButton::clicked, &m_run, &RunPresenter::stop);
    connect(m_again, &QPushButton::clicked, &m_run, &RunPresenter::startOver);
    connect(m_resume, &QPushButton::clicked, &m_run, &RunPresenter::resume);
    connect(m_keep, &QPushButton::clicked, &m_run, &RunPresenter::keepBest);
    connect(m_inspect, &QPushButton::clicked, this, [this] {
        if (m_run.outcome()) Q_EMIT inspectRequested(m_run.outcome()->run);
    });
}

QWidget* ProgressPanel::makeLog() {
    auto* card = new QFrame;
    makeCard(card);
    auto* inside = new QHBoxLayout(card);
    inside->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    inside->setSpacing(kGrid);
    m_log = new QPlainTextEdit;
    m_log->setObjectName(QStringLiteral("trainLog"));
    setHelpTopic(this, QStringLiteral("training-settings#what-you-see-while-it-trains"));
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setMaximumBlockCount(2000);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->viewport()->setAutoFillBackground(false);  // the card is its ground
    m_log->document()->setDocumentMargin(0);
    m_log->setFixedHeight(m_log->fontMetrics().lineSpacing() * 5);
    m_log->setAccessibleName(tr("What happened so far"));
    auto* copy = new QPushButton(tr("Cop&y"));
    copy->setObjectName(QStringLiteral("copyLog"));
    copy->setToolTip(tr("Copies all that happened so far, to be pasted elsewhere"));
    makeLink(copy);
    inside->addWidget(m_log, 1);
    inside->addWidget(copy, 0, Qt::AlignTop);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_run.progress().log().join(QLatin1Char('\n')));
    });
    return card;
}

QLabel* ProgressPanel::addFigure(QGridLayout* grid, const QString& name, const QString& plain,
                                 const QString& tip, QLabel** below) {
    auto* figure = new QWidget;
    auto* box = new QVBoxLayout(figure);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto* value = new QLabel(QStringLiteral("–"));
    auto* label = new QLabel(name);
    auto* words = new QLabel(plain);
    words->setWordWrap(true);
    makeSmall(words);
    if (below) *below = words;
    makeTitle(value);
    for (QLabel* l : {value, label, words}) l->setToolTip(tip);
    box->addWidget(value);
    box->addWidget(label);
    box->addWidget(words);
    box->addStretch(1);
    constexpr int kRows = 2;  // all in one would not fit beside the settings on a small screen
    const int place = grid->count();
    grid->addWidget(figure, place % kRows, place / kRows);
    grid->setColumnStretch(place / kRows, 1);
    return value;
}

QWidget* ProgressPanel::makeFigures() {
    auto* figures = new QWidget;
    auto* grid = m_figures = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid / 2);
    grid->setVerticalSpacing(kGrid);
    m_epoch = addFigure(grid, tr("Epoch"), tr("pass over the training images"),
                        tr("One epoch is one pass over all training images"), &m_epochOf);
    m_auc = addFigure(grid, tr("Best AUC"), tr("on the validation images"),
                      tr("Area under the ROC curve on the validation images: 0.5 is chance, 1 is perfect. It "
                         "chose the epoch, so it flatters: Inspect gives honest figures."));
    m_throughput = addFigure(grid, tr("Images/s"), tr("over five seconds"),
                             tr("Throughput: images per second, over the last five seconds"));
    m_elapsed = addFigure(grid, tr("Time"), tr("since the start"), {});
    m_memory =
        addFigure(grid, tr("Memory"), tr("of the whole program"), tr("Of the whole program (resident set)"));
    m_tensors = addFigure(grid, tr("Computation"), tr("its share of the memory"),
                          tr("What the tensors of the computation hold, at most within the last half second; "
                             "on a graphics card it lies on the card"));
    return figures;
}

void ProgressPanel::showEpochs(bool there) {
    // Epoch and best AUC are the first column.
    for (QLabel* figure : {m_epoch, m_auc}) figure->parentWidget()->setVisible(there);
    m_figures->setColumnStretch(0, there ? 1 : 0);
    m_save->setVisible(there);
    m_plot->setVisible(there);
    m_noCurves->setVisible(!there);
}

void ProgressPanel::showPhase() {
    using Phase = RunPresenter::Phase;
    const Phase phase = m_run.phase();
    const bool busy = m_run.busy();
    m_logInUse = m_log->hasFocus();  // before a vanishing button hands the keyboard on
    m_stop->setVisible(busy);
    m_stop->setText(phase == Phase::stopping ? tr("Stopping…") : tr("S&top"));
    m_stop->setEnabled(phase != Phase::stopping);
    m_stop->setToolTip(m_run.runsSeries()
                           ? tr("Finished trainings and epochs are kept; the others go on later")
                       : m_run.progress().figures().readOutAlone
                           ? tr("What was read of the images is kept; you can go on later")
                           : tr("Finished epochs are kept; you can go on later"));
    const bool held = phase == Phase::pausing || phase == Phase::paused;
    m_pause->setVisible(busy);
    m_pause->setEnabled(phase != Phase::stopping);
    m_pause->setText(held ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(
        icon(held ? QStringLiteral("media-playback-start") : QStringLiteral("media-playback-pause")));
    m_pause->setToolTip(held ? tr("Goes on where it stands (Ctrl+P)")
                             : tr("Holds still and keeps everything, also the memory (Ctrl+P)"));
    m_bar->setVisible(busy);
    m_left->setVisible(busy);
    m_summary->setVisible(!busy);
    m_inspect->setVisible(phase == Phase::done);
    m_resume->setVisible((phase == Phase::stopped || phase == Phase::failed) && m_run.interrupted());
    m_keep->setVisible(phase == Phase::stopped && !m_run.runsSeries() && m_run.interrupted() &&
                       (m_run.progress().figures().epoch > 0 || m_run.progress().figures().sideNetwork > 1));
    m_again->setVisible(!busy);
    const QStringList& log = m_run.progress().log();
    if (phase == Phase::running && log.size() <= 1) m_log->setPlainText(log.join(QLatin1Char('\n')));
    if (!busy && phase != Phase::idle) {
        m_stage->setText(m_run.title());
        m_summary->setText(m_run.summary());
    }
    showEpochs(!m_run.progress().figures().readOutAlone);
    showProgress();
    m_plot->setCurves(m_run.progress().curves());
}

void ProgressPanel::focusNext() {
    if (m_logInUse) return;
    if (m_run.busy() && (m_pause->hasFocus() || m_stop->hasFocus())) return;
    for (QPushButton* b : {m_pause, m_inspect, m_resume, m_again}) {
        if (b->isHidden() || !b->isEnabled()) continue;
        b->setFocus();
        return;
    }
}

void ProgressPanel::showProgress() {
    const RunProgress::Figures& c = m_run.progress().figures();
    if (m_run.busy()) {
        m_stage->setText(m_run.title());
        // A bar that runs to and fro would deny that it stands still.
        const bool stands = m_run.phase() == RunPresenter::Phase::paused;
        m_bar->setRange(0, c.total > 0 || stands ? 1000 : 0);
        if (c.total > 0) m_bar->setValue(int(1000 * c.done / c.total));
        const QString left = c.secondsLeft >= 0 ? durationWords(c.secondsLeft) : QString();
        m_left->setText(stands && left.isEmpty() ? tr("Nothing is lost while it stands still.")
                        : stands                 ? tr("%1 left once it goes on").arg(left)
                        : left.isEmpty()         ? tr("Estimating the time…")
                                                 : tr("%1 left").arg(left));
    }
    m_epoch->setText(tr("%1 of %2").arg(c.epoch).arg(c.epochs));
    m_epochOf->setText(c.sideNetwork > 0 ? tr("network %1 of %2").arg(c.sideNetwork).arg(c.sideNetworks)
                                         : tr("pass over the training images"));
    m_auc->setText(std::isfinite(c.auc) && c.bestEpoch > 0 ? decimalWords(c.auc, 2) : QStringLiteral("–"));
    m_throughput->setText(m_run.busy() && c.imagesPerSecond > 0
                              ? decimalWords(c.imagesPerSecond, c.imagesPerSecond < 10 ? 1 : 0)
                              : QStringLiteral("–"));
    m_memory->setText(c.memoryMb > 0 ? bytesWords(c.memoryMb * 1e6) : QStringLiteral("–"));
    m_tensors->setText(c.memoryMb > 0 ? bytesWords(c.tensorsMb * 1e6) : QStringLiteral("–"));
    m_elapsed->setText(clockWords(c.elapsedSeconds));
}

}  // namespace fovea::ui
