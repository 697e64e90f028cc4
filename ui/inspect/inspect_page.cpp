#include "inspect/inspect_page.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <cmath>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "inspect/cases_presenter.h"
#include "inspect/cases_tab.h"
#include "inspect/curves_tab.h"
#include "inspect/figures.h"
#include "inspect/findings_card.h"
#include "inspect/findings_presenter.h"
#include "inspect/inspect_head.h"
#include "inspect/inspect_presenter.h"
#include "inspect/number_page.h"
#include "inspect/open_test_page.h"
#include "inspect/operating_point.h"
#include "inspect/subgroups_presenter.h"
#include "inspect/subgroups_tab.h"
#include "inspect/summary_presenter.h"
#include "inspect/summary_tab.h"
#include "jobs/job_runner.h"
#include "questions/question_switch.h"
#include "runs/figure_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/key_words.h"
#include "widgets/notice_bar.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::Split;
using Stage = InspectPresenter::Stage;

namespace {
constexpr int kLow = 90 * kGrid;  // a lower page has no room between head and tabs
enum StagePage { tabsPage, lockedPage, waitingPage, numberPage };  // in the stack below the head
}  // namespace

InspectPage::InspectPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent)
    : PageInTurns(parent), m_session(session), m_settings(settings) {
    m_presenter = new InspectPresenter(session, jobs, this);
    m_cases = new CasesPresenter(*m_presenter, this);
    m_summary = new SummaryPresenter(*m_presenter, this);
    m_findings = new FindingsPresenter(*m_presenter, this);
    m_subgroups = new SubgroupsPresenter(*m_presenter, this);
    m_summary->setCoverage(settings.get(setting::coverage) / 100.0);
    m_cases->setCoverage(m_summary->coverage());
    m_point = new OperatingPoint(*m_presenter, this);
    m_case = new CasePresenter(this);
    m_notice = new NoticeBar(this, NoticeBar::Place::overPage);
    m_empty = new EmptyState;
    m_empty->setContent(QStringLiteral("view-statistics"), tr("No adapter to inspect yet"),
                        tr("Train one first. Its figures (AUC, sensitivity, specificity), its mistakes and "
                           "where it looks will stand here."));
    m_empty->setAction(tr("Go to Train"));
    m_work = new QWidget;
    auto* column = new QVBoxLayout(m_work);
    // Every line that is saved here is one of the image.
    column->setContentsMargins(kGrid, kGrid / 2, kGrid, 0);
    column->setSpacing(0);
    m_whole = new QStackedWidget;
    m_whole->addWidget(underQuestionSwitch(session, m_empty));
    m_whole->addWidget(m_work);
    makeInTurns(m_whole,
                {[this, &jobs] { makeHead(jobs); }, [this] { makeStage(); }, [this] { makeSummary(); },
                 [this] { makeCases(); }, [this] { makeCurves(); }, [this] { makeSubgroups(); },
                 [this, &jobs] {
                     makeOtherStages(jobs);
                     makeKeys();
                     connectAll();
                     showRuns();
                     showStage();
                 }});
}

void InspectPage::makeHead(JobRunner& jobs) {
    m_head = new InspectHead(*m_presenter, jobs);
    m_head->setObjectName(QStringLiteral("inspectHead"));
    m_work->layout()->addWidget(m_head);
}

void InspectPage::makeStage() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("inspectTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Summary, cases, curves and subgroups"));
    m_tabs->tabBar()->setDrawBase(false);
    makeLow(m_tabs->tabBar());
    m_stage = new QStackedWidget;
    m_stage->addWidget(m_tabs);
    static_cast<QVBoxLayout*>(m_work->layout())->addWidget(m_stage, 1);
}

void InspectPage::addTab(QWidget* tab, const QString& chapter, const QString& name) {
    auto* page = new PageScroll(tab);
    setHelpTopic(page, chapter);
    m_tabs->addTab(page, name);
}

void InspectPage::makeSummary() {
    auto* summary = new SummaryTab(*m_summary);
    summary->setObjectName(QStringLiteral("summaryTab"));
    auto* findings = new FindingsCard(*m_findings);
    auto* summaryPage = new QWidget;
    auto* column = new QVBoxLayout(summaryPage);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(findings);
    column->addWidget(summary, 1);
    addTab(summaryPage, QStringLiteral("reading-the-figures"), tr("&Summary"));
    connect(summary, &SummaryTab::casesWanted, this, [this](int truth, int predicted) {
        m_cases->setFilter({truth, predicted, false});
        setTab(cases);
        m_casesTab->focusImages();
    });
    connect(findings, &FindingsCard::copied, this, &InspectPage::sayCopied);
    connect(summary, &SummaryTab::copied, this, &InspectPage::sayCopied);
}

void InspectPage::makeCases() {
    m_casesTab = new CasesTab(m_session, *m_cases, *m_case, m_settings);
    addTab(m_casesTab, QStringLiteral("reading-overlays"), tr("&Cases"));
    // A click leaves the keyboard where it was, perhaps in the head, where J and K do nothing.
    connect(
        m_tabs, &QTabWidget::tabBarClicked, m_casesTab,
        [this](int index) {
            if (index == cases) m_casesTab->focusImages();
        },
        Qt::QueuedConnection);
}

void InspectPage::makeCurves() {
    auto* curvesTab = new CurvesTab(*m_point);
    curvesTab->setObjectName(QStringLiteral("curvesTab"));
    addTab(curvesTab, QStringLiteral("threshold-and-prevalence"), tr("C&urves"));
}

void InspectPage::makeSubgroups() {
    auto* groups = new SubgroupsTab(*m_subgroups);
    groups->setObjectName(QStringLiteral("subgroupsTab"));
    addTab(groups, QStringLiteral("reading-the-figures#three-questions-to-ask-of-any-result"),
           tr("Sub&groups"));
    connect(groups, &SubgroupsTab::copied, this, &InspectPage::sayCopied);
}

void InspectPage::makeOtherStages(JobRunner& jobs) {
    auto* locked = new OpenTestPage(*m_presenter, jobs);
    locked->setObjectName(QStringLiteral("openTestPage"));
    m_waiting = new EmptyState;
    m_stage->addWidget(new PageScroll(locked));
    m_stage->addWidget(m_waiting);
}

void InspectPage::sayCopied() {
    m_notice->show(NoticeBar::Kind::information,
                   tr("The table is on the clipboard: paste it into a spreadsheet or a manuscript."));
}

void InspectPage::sayEdited(const QString& what) {
    m_notice->show(NoticeBar::Kind::information, what, tr("Undo"));
}

void InspectPage::makeNumberPage() {
    m_number = new NumberPage(*m_presenter, m_settings);
    m_stage->insertWidget(numberPage, m_number);
    connect(m_number, &NumberPage::copied, this, &InspectPage::sayCopied);
    connect(m_number, &NumberPage::sampleRequested, this, &InspectPage::sampleRequested);
    connect(m_number, &NumberPage::edited, this, &InspectPage::sayEdited);
    if (const auto run = m_presenter->run()) m_number->setAdapter(run->adapterPath);
}

void InspectPage::makeKeys() {
    const auto add = [this](const QKeySequence& keys, const QString& words, auto does,
                            Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(context);
        describeKey(*shortcut, tr("Inspect"), words);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    const auto turn = [this](int by) {
        if (m_stage->currentIndex() == tabsPage)
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), tr("Next of Summary, Cases, Curves, Subgroups"),
        [turn] { turn(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), tr("The one before"), [turn] { turn(-1); });
    // While images are evaluated anew after a change, nothing of the page has the keyboard.
    add(
        QKeySequence::Undo, tr("Undo"), [this] { takeBack(false); }, Qt::WindowShortcut);
    add(
        QKeySequence::Redo, tr("Redo"), [this] { takeBack(true); }, Qt::WindowShortcut);
}

void InspectPage::takeBack(bool again) {
    const auto act = again ? &ProjectSession::redo : &ProjectSession::undo;
    if (!m_session.busy()) return (m_session.*act)();
    // After every change the images are evaluated anew; what is pressed meanwhile is done right after.
    connect(
        &m_session, &ProjectSession::busyChanged, this, [this, act] { (m_session.*act)(); },
        Qt::SingleShotConnection);
}

void InspectPage::connectAll() {
    connect(m_empty, &EmptyState::actionTriggered, this, &InspectPage::trainRequested);
    connect(m_waiting, &EmptyState::actionTriggered, m_presenter, &InspectPresenter::tryAgain);
    connect(m_presenter, &InspectPresenter::runsChanged, this, &InspectPage::showRuns);
    connect(m_presenter, &InspectPresenter::evaluationChanged, this, &InspectPage::showStage);
    connect(m_summary, &SummaryPresenter::coverageChanged, this, [this](double coverage) {
        m_settings.set(setting::coverage, int(std::lround(100 * coverage)));
        m_cases->setCoverage(coverage);
    });
    connect(m_presenter, &InspectPresenter::written, this, [this](const QString& path) {
        m_notice->showSaved(tr("Saved as %1. %2").arg(path, researchUseNotice()), path);
    });
    connect(m_presenter, &InspectPresenter::writeFailed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(m_presenter, &InspectPresenter::faithfulnessMeasured, this, [this] {
        if (const auto* measured = m_presenter->faithfulness())
            m_notice->show(
                NoticeBar::Kind::information,
                tr("%1 It stands on Summary, too.").arg(faithfulnessWords(*measured, *m_presenter->whole())));
    });
    connect(m_presenter, &InspectPresenter::faithfulnessFailed, this,
            [this](const Error& error) { m_notice->show(error); });
    connect(m_point, &OperatingPoint::failed, this, [this](const Error& error) { m_notice->show(error); });
    connect(m_head, &InspectHead::tableRequested, this, [this] { saveAs(Saved::table); });
    connect(m_head, &InspectHead::imagesTableRequested, this, [this] { saveAs(Saved::imagesTable); });
    connect(m_head, &InspectHead::reportRequested, this, [this] { saveAs(Saved::report); });
    connect(m_head, &InspectHead::cardRequested, this, [this] { saveAs(Saved::card); });
    connect(m_head, &InspectHead::applyRequested, this, [this] {
        if (const auto run = m_presenter->run()) Q_EMIT applyRequested(run->adapterPath);
    });
    CaseView& view = m_casesTab->view();
    view.setSaveName([this] { return saveParts({}); }, [this] { return m_session.folder(); });
    connect(&view, &CaseView::notice, this,
            [this](const QString& text) { m_notice->show(NoticeBar::Kind::information, text); });
    connect(&view, &CaseView::saved, m_notice,
            [this](const QString& text, const QString& path) { m_notice->showSaved(text, path); });
    connect(m_casesTab, &CasesTab::sampleRequested, this, &InspectPage::sampleRequested);
    connect(m_casesTab, &CasesTab::edited, this, &InspectPage::sayEdited);
    // The only button of a notice here.
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { takeBack(false); });
    connect(&m_session, &ProjectSession::undone, this, [this](const project::Change& change, bool again) {
        if (isVisible())
            m_notice->show(NoticeBar::Kind::information,
                           (again ? tr("Made again: %1.") : tr("Taken back: %1.")).arg(changeWords(change)));
    });
    connect(&m_session, &ProjectSession::editRefused, this, [this](const QString& reason) {
        if (isVisible()) m_notice->show(NoticeBar::Kind::warning, reason);
    });
}

InspectPage::Tab InspectPage::tab() const {
    return made() ? Tab(m_tabs->currentIndex()) : summary;
}

void InspectPage::setTab(Tab tab) {
    finish();
    m_tabs->setCurrentIndex(tab);
}

void InspectPage::showRuns() {
    const auto run = m_presenter->run();
    m_whole->setCurrentIndex(run ? 1 : 0);
    if (run) {
        m_case->setAdapter(run->adapterPath);
        if (m_number) m_number->setAdapter(run->adapterPath);
    }
}

void InspectPage::showStage() {
    const Stage stage = m_presenter->stage();
    if (stage == Stage::working || stage == Stage::failed) {
        const bool stopped = stage == Stage::failed && m_presenter->error().isEmpty();
        m_waiting->setContent(
            QStringLiteral("view-statistics"),
            stage == Stage::working ? tr("Evaluating…") : (stopped ? tr("Stopped") : tr("Not evaluated")),
            stage == Stage::working ? waitingWords() : m_presenter->error());
        m_waiting->setAction(stage == Stage::failed ? tr("Try again") : QString());
    }
    if (stage == Stage::figures && m_presenter->ofNumber() && !m_number) makeNumberPage();
    turnTo(stage == Stage::figures  ? (m_presenter->ofNumber() ? numberPage : tabsPage)
           : stage == Stage::locked ? lockedPage
                                    : waitingPage);
}

void InspectPage::turnTo(int page) {
    if (page == m_stage->currentIndex()) return;
    // Who works in the tabs by keys finds the keyboard where it was once they are there again.
    QWidget* keyboard = window()->focusWidget();
    if (m_stage->currentIndex() == tabsPage && keyboard && m_tabs->isAncestorOf(keyboard))
        m_keyboard = keyboard;
    m_stage->setCurrentIndex(page);
    keyboard = window()->focusWidget();
    const bool nobody = isVisible() && (!keyboard || keyboard == this);
    if (page != tabsPage) {
        if (m_keyboard || nobody) setFocus();
    } else {
        if (nobody) (m_keyboard && m_keyboard->isEnabled() ? m_keyboard.data() : m_tabs)->setFocus();
        m_keyboard.clear();
    }
}

QString InspectPage::waitingWords() const {
    if (const QString other = m_presenter->waitingFor(); !other.isEmpty())
        return tr("Waiting until “%1” has ended.").arg(other);
    const auto& past = m_presenter->pastTest();
    if (m_presenter->split() != Split::test) return tr("On the validation images.");
    return past && past->sameImages
               ? tr("On the test images. They were evaluated before: %1. Opening that again is not counted.")
                     .arg(pastWords(*past))
               : tr("On the test images.");
}

void InspectPage::showRun(qint64 run) {
    m_presenter->chooseRun(run);
}

QStringList InspectPage::saveParts(const QString& part) const {
    const auto run = m_presenter->run();
    return {m_session.name(), run ? tr("training %1").arg(run->id) : QString(), part};
}

void InspectPage::saveAs(Saved what) {
    if (m_session.jobs().running()) {
        m_notice->show(NoticeBar::Kind::information,
                       tr("This can be saved when “%1” has ended.").arg(m_session.jobs().title()));
        return;
    }
    const bool table = what == Saved::table || what == Saved::imagesTable;
    const QString suffix = table ? QStringLiteral("csv") : QStringLiteral("html");
    const QString part = m_presenter->split() == Split::test ? tr("test") : tr("validation");
    QStringList parts = saveParts(part);
    if (what == Saved::card) parts << tr("model card");
    if (what == Saved::imagesTable) parts << tr("images");
    chooseSaveFile(this,
                   table                   ? tr("Save the table")
                   : what == Saved::report ? tr("Save the report")
                                           : tr("Save the model card"),
                   proposedFile(m_session.folder(), parts, suffix),
                   table ? tr("Table (*.csv)") : tr("Web page (*.html);;PDF, to print (*.pdf)"), suffix,
                   [this, what](const QString& path) {
                       switch (what) {
                           case Saved::table:
                               return m_presenter->writeTable(path);
                           case Saved::imagesTable:
                               return m_presenter->writeImages(path);
                           case Saved::report:
                               return m_presenter->writeReport(path);
                           case Saved::card:
                               return m_presenter->writeCard(path);
                       }
                   });
}

void InspectPage::resizeEvent(QResizeEvent* event) {
    PageInTurns::resizeEvent(event);
    m_work->layout()->setSpacing(height() < kLow ? 0 : kGrid);
}

void InspectPage::showEvent(QShowEvent* event) {
    PageInTurns::showEvent(event);
    m_presenter->setActive(true);
}

void InspectPage::hideEvent(QHideEvent* event) {
    PageInTurns::hideEvent(event);
    m_presenter->setActive(false);
}

}  // namespace fovea::ui
