// Writes a picture of every page, light and dark, for the documentation.
// Usage: ui_screenshots OUT-FOLDER SUFFIX FOLDER [SOURCE]
// FOLDER holds the demo, which is made when it does not exist; or it is a project
// (its name ends in .fovea), made from the images in SOURCE when it does not exist.
// Of a project with several questions (fovea-cli demo --questions) each kind of question is pictured on Data,
// Inspect and Apply instead of all that has nothing to do with that; likewise of studies (fovea-cli demo
// --studies). At 200 %: set QT_SCALE_FACTOR=2. In another size: set FOVEA_WINDOW=960x540, Full HD at 200 %.
// At the end a training is begun, pictured and stopped: work on a copy of the project.
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "backbones/backbones_dialog.h"
#include "backbones/backbones_presenter.h"
#include "case/case_presenter.h"
#include "data/data_page.h"
#include "data/grid_view.h"
#include "data/label_table_dialog.h"
#include "data/sample_filter.h"
#include "data/viewer_panel.h"
#include "dataset/label_export.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "inspect/number_page.h"
#include "inspect/subgroups_presenter.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "runs/figure_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/about_dialog.h"
#include "shell/key_sheet.h"
#include "shell/main_window.h"
#include "text/translations.h"
#include "train/runs_panel.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

using namespace fovea::ui;

namespace {

constexpr int kPatienceMs = 300000;
constexpr int kThumbnailsMs = 8000;  // on a busy machine
constexpr int kSettleMs = 500;
constexpr int kTakenIn = 2, kForAndAgainst = 3;  // in the list of maps; of a number: larger or smaller

template <class Done>
bool wait(Done done) {
    return QTest::qWaitFor(done, kPatienceMs);
}

/// Of the window that is pictured.
QSize windowSize() {
    const QStringList sides =
        qEnvironmentVariable("FOVEA_WINDOW", QStringLiteral("1280x800")).split(QLatin1Char('x'));
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize(1280, 800);
}

bool openProject(MainWindow& window, ProjectSession& session, const QString& folder, const QString& source) {
    if (!folder.endsWith(QLatin1String(".fovea"))) {
        window.tryDemo(folder, 120);
    } else if (QDir(folder).exists()) {
        window.openProject(folder);
    } else {
        fovea::project::ImportRequest request;
        request.source = source.toStdString();
        session.importImages(folder, request);
    }
    return QTest::qWaitFor([&] { return session.isOpen() && !session.jobs().running(); }, kPatienceMs);
}

/// The project's own labels, with what goes wrong in real tables.
QString oddTable(const ProjectSession& session, const QString& folder) {
    std::vector<fovea::dataset::Sample> samples = session.samples();
    samples.resize(samples.size() - 3);
    samples[0].patient += " (?)";
    std::string text = *fovea::dataset::labelsCsv(samples);
    text += "\"moved, not found.dcm\",healthy,,train\r\n";
    samples.resize(1);
    samples[0].patient = "another";
    text += samples[0].path.substr(samples[0].path.rfind('/') + 1) + "," + samples[0].label +
            ",another,later\r\n";
    const QString path = folder + QStringLiteral("/labels.csv");
    (void)fovea::systemFileLayer()->writeAtomically(path.toStdString(), text);
    return path;
}

/// Some images, or the folders of some studies.
void dropImages(ApplyPage& page, const ProjectSession& session) {
    constexpr std::size_t kDropped = 12;
    const bool studies = session.question().answerUnit != fovea::dataset::AnswerUnit::image;
    QList<QUrl> urls;
    const auto& samples = session.samples();
    for (std::size_t i = 0; i < kDropped && i < samples.size(); ++i) {
        const QString path = QString::fromStdString(samples[i * samples.size() / kDropped].path);
        urls << QUrl::fromLocalFile(studies ? QFileInfo(path).path() : path);
    }
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&page, &enter);
    QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&page, &drop);
}

/// Summary, curves, subgroups and cases of the test images, and what stands before them.
bool shootInspect(InspectPage& inspect, JobRunner& jobs, const std::function<void(const QString&)>& shoot) {
    InspectPresenter& p = inspect.presenter();
    p.showTest();
    if (p.stage() == InspectPresenter::Stage::locked) shoot(QStringLiteral("inspect-locked"));
    if (!p.testOpened()) p.openTest();
    if (!wait([&] { return p.testKnown() && !jobs.running(); })) return false;
    QTest::qWait(kSettleMs);  // the figures of the classes
    shoot(QStringLiteral("inspect-summary"));
    inspect.setTab(InspectPage::curves);
    shoot(QStringLiteral("inspect-curves"));
    auto* decision = inspect.findChild<QWidget*>(QStringLiteral("decision"));
    for (QWidget* over = decision; over; over = over->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(over)) scroll->ensureWidgetVisible(decision, 0, 40);
    shoot(QStringLiteral("inspect-decision"));
    inspect.setTab(InspectPage::subgroups);
    if (!wait([&] { return inspect.subgroupsPresenter().stage() == SubgroupsPresenter::Stage::figures; }))
        return false;
    shoot(QStringLiteral("inspect-subgroups"));
    inspect.setTab(InspectPage::cases);
    inspect.findChild<QComboBox*>(QStringLiteral("mapKind"))->setCurrentIndex(kForAndAgainst);
    if (!wait([&] { return !inspect.casePresenter().mapPicture().isNull(); })) return false;
    QTest::qWait(kThumbnailsMs / 2);
    shoot(QStringLiteral("inspect"));
    return true;
}

/// The run's adapter over some of the project's images, with a map of the kind `map`.
bool shootApply(MainWindow& window, const ProjectSession& session, int map,
                const std::function<void(const QString&)>& shoot) {
    QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("useAdapter")), Qt::LeftButton);
    auto* apply = window.findChild<ApplyPage*>();
    ApplyPresenter& p = apply->presenter();
    if (!wait([&] { return p.info().has_value(); })) return false;
    dropImages(*apply, session);
    if (!wait([&] { return !p.files().empty() && p.waiting() == 0 && !p.predicting(); })) return false;
    apply->findChild<QComboBox*>(QStringLiteral("mapKind"))->setCurrentIndex(map);
    if (!wait([&] { return !apply->casePresenter().mapPicture().isNull(); })) return false;
    QTest::qWait(kThumbnailsMs / 4);
    shoot(QStringLiteral("apply"));
    return true;
}

/// Where an answer is of several images: which of them decided.
bool shootStudies(MainWindow& window, const ProjectSession& session, JobRunner& jobs,
                  const std::function<void(const QString&)>& shoot) {
    const auto shootOfStudies = [&](const QString& page) { shoot(QStringLiteral("studies-") + page); };
    shootOfStudies(QStringLiteral("data"));
    QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("byStudy")), Qt::LeftButton);
    // One is open, the others are a row each.
    GridView& grid = window.dataPage().grid();
    grid.setFocus();
    QTest::keyClick(&grid, Qt::Key_Home);
    QTest::keyClick(&grid, Qt::Key_Right);
    QTest::keyClick(&grid, Qt::Key_E);
    QTest::qWait(kThumbnailsMs / 4);
    shootOfStudies(QStringLiteral("data-by-study"));
    window.goTo(StepRail::inspect);
    auto* inspect = window.findChild<InspectPage*>();
    if (!wait([&] { return inspect->presenter().evaluation() && !jobs.running(); })) return false;
    return shootInspect(*inspect, jobs, shootOfStudies) &&
           shootApply(window, session, kForAndAgainst, shootOfStudies);
}

/// Figures and images of a number.
bool shootNumber(InspectPage& inspect, const std::function<void(const QString&)>& shoot) {
    auto* page = inspect.findChild<NumberPage*>();
    auto* tabs = page->findChild<QTabWidget*>(QStringLiteral("numberTabs"));
    tabs->setCurrentIndex(1);
    if (!wait([&] { return page->casePresenter().result() != nullptr; })) return false;
    page->findChild<QComboBox*>(QStringLiteral("mapKind"))->setCurrentIndex(kForAndAgainst);
    if (!wait([&] { return !page->casePresenter().mapPicture().isNull(); })) return false;
    shoot(QStringLiteral("inspect-number-cases"));
    tabs->setCurrentIndex(2);
    shoot(QStringLiteral("inspect-number-curves"));
    tabs->setCurrentIndex(3);
    QTest::qWait(kSettleMs);
    shoot(QStringLiteral("inspect-number-subgroups"));
    tabs->setCurrentIndex(0);
    return true;
}

/// What each kind of question looks like.
bool shootQuestions(MainWindow& window, ProjectSession& session, JobRunner& jobs,
                    const std::function<void(const QString&)>& shoot) {
    auto* inspect = window.findChild<InspectPage*>();
    const std::vector<fovea::dataset::Question> questions = session.questions();
    for (const fovea::dataset::Question& question : questions) {
        const QString kind = QLatin1String(fovea::dataset::questionKindName(question.kind));
        if (!wait([&] { return !session.busy() && !jobs.running(); })) return false;
        session.useQuestion(question.id);
        if (!wait([&] { return session.question().id == question.id && !session.busy(); })) return false;
        window.goTo(StepRail::data);
        GridView& grid = window.dataPage().grid();
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::qWait(kThumbnailsMs / 4);
        shoot(QStringLiteral("data-") + kind);
        if (session.runs().empty()) continue;
        window.goTo(StepRail::inspect);
        InspectPresenter& p = inspect->presenter();
        if (!wait([&] { return p.whole() && !jobs.running(); })) return false;
        if (!p.testOpened()) p.openTest();
        p.showTest();
        if (!wait([&] { return p.testKnown() && !jobs.running(); })) return false;
        QTest::qWait(kSettleMs);  // the figures of the classes
        shoot(QStringLiteral("inspect-") + kind);
        if (question.kind == fovea::dataset::QuestionKind::number) {
            if (!shootNumber(*inspect, shoot)) return false;
            continue;
        }
        inspect->setTab(InspectPage::cases);
        if (!wait([&] { return inspect->casePresenter().result() != nullptr; })) return false;
        QTest::qWait(kThumbnailsMs / 4);
        shoot(QStringLiteral("inspect-") + kind + QStringLiteral("-cases"));
        inspect->setTab(InspectPage::summary);
    }
    window.goTo(StepRail::train);
    if (!wait([&] {
            return window.findChild<TrainPage*>()->presenter().planner().hasTimes() && !jobs.running();
        }))
        return false;
    shoot(QStringLiteral("train-questions"));
    return true;
}

/// All adapters of a project over the same images, and what somebody knows of some of them.
bool shootSeveral(MainWindow& window, ProjectSession& session,
                  const std::function<void(const QString&)>& shoot) {
    window.goTo(StepRail::apply);
    auto* apply = window.findChild<ApplyPage*>();
    ApplyPresenter& p = apply->presenter();
    std::vector<AdapterChoice::Entry> entries = p.choice().entries();
    for (const AdapterChoice::Entry& entry : entries) {
        p.chooseAdapter(entry.path);
        if (!wait([&] { return p.info().has_value(); })) return false;
        if (p.files().empty()) dropImages(*apply, session);
        if (!wait([&] { return !p.files().empty() && p.waiting() == 0 && !p.predicting(); })) return false;
        const QString kind = fovea::ui::fromUtf8(p.info()->question.kind);
        auto* list = apply->findChild<QTableView*>(QStringLiteral("predictions"));
        list->selectRow(1);
        list->setFocus();
        if (p.kind() == AppliedKind::findings)
            for (const auto modifier : {Qt::NoModifier, Qt::ShiftModifier}) {
                QTest::keyClick(list, modifier == Qt::NoModifier ? Qt::Key_1 : Qt::Key_2, modifier);
            }
        if (p.kind() == AppliedKind::number) p.setReference({p.files()[0].id, p.files()[1].id}, "6");
        if (!wait([&] { return apply->casePresenter().result() != nullptr; })) return false;
        QTest::qWait(kThumbnailsMs / 4);
        shoot(QStringLiteral("apply-") + kind);
    }
    for (const AdapterChoice::Entry& entry : entries) {
        const std::size_t before = p.choice().further().size();
        if (entry.path == p.adapter()) continue;
        p.choice().setFurther(entry.path, true);
        if (!wait([&] { return p.choice().further().size() > before; })) return false;
    }
    if (!wait([&] { return p.waiting() == 0 && !p.predicting(); })) return false;
    if (!wait([&] { return apply->casePresenter().result() != nullptr; })) return false;
    QTest::qWait(kThumbnailsMs / 4);
    shoot(QStringLiteral("apply-several"));
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    installTranslations(application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 4) return 2;
    const QDir out(arguments[1]);
    if (!out.mkpath(QStringLiteral("."))) return 2;

    QTemporaryDir temporary;
    for (const QString& mode : QStringList{QStringLiteral("light"), QStringLiteral("dark")}) {
        Settings settings(temporary.filePath(mode + QStringLiteral(".ini")));
        settings.set(setting::theme, mode);
        applyTheme(application, themeModeFromName(mode));
        JobRunner jobs;
        ProjectSession session(jobs);
        MainWindow window(session, jobs, settings);
        window.setPages(fovea::gui::makePageFactory());
        window.resize(windowSize());
        window.show();
        const auto shootWindow = [&](QWidget& what, const QString& page) {
            QTest::qWait(300);
            what.grab().save(
                out.filePath(page + QLatin1Char('-') + mode + arguments[2] + QStringLiteral(".png")));
        };
        const auto shoot = [&](const QString& page) { shootWindow(window, page); };
        shoot(QStringLiteral("start"));
        if (!openProject(window, session, arguments[3], arguments.value(4))) return 1;
        window.goTo(StepRail::data);
        QTest::qWait(kThumbnailsMs);
        GridView& grid = window.dataPage().grid();
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Right);
        if (!wait([&] { return window.dataPage().viewer().view().hasImage(); })) return 1;
        shoot(QStringLiteral("data"));
        if (session.question().answerUnit != fovea::dataset::AnswerUnit::image) {
            if (!shootStudies(window, session, jobs, shoot)) return 1;
            continue;
        }
        if (session.questions().size() > 1) {
            if (!shootQuestions(window, session, jobs, shoot) || !shootSeveral(window, session, shoot))
                return 1;
            continue;
        }
        auto& side = *window.dataPage().findChild<QTabWidget*>(QStringLiteral("side"));
        side.setCurrentIndex(1);
        shoot(QStringLiteral("data-problems"));
        side.setCurrentIndex(0);
        window.showKeys();
        if (auto* sheet = window.findChild<KeySheet*>()) {
            shootWindow(*sheet, QStringLiteral("keys"));
            sheet->close();
        }
        window.showAbout();
        if (auto* about = window.findChild<AboutDialog*>()) {
            shootWindow(*about, QStringLiteral("about"));
            about->close();
        }
        QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("asTable")), Qt::LeftButton);
        shoot(QStringLiteral("data-table"));
        window.dataPage().openTable(oddTable(session, temporary.path()));
        auto& table = *window.findChild<LabelTableDialog*>();
        table.presenter().setFolder(QString::fromStdString(fovea::dataset::commonFolder(session.samples())));
        table.resize(1080, 880);
        if (!wait([&] { return table.presenter().ready(); })) return 1;
        shootWindow(table, QStringLiteral("import-table"));
        table.reject();
        window.goTo(StepRail::settings);
        shoot(QStringLiteral("settings"));
        // Nothing is fetched: the picture is of the question.
        QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("openBackbones")), Qt::LeftButton);
        auto& networks = *window.findChild<BackbonesDialog*>();
        const auto row = [&] { return networks.findChild<QLabel*>(QStringLiteral("backboneTitle"))->text(); };
        if (!wait([&] { return !networks.presenter().entries().empty(); })) return 1;
        for (int i = 0; i < 30 && row() != QLatin1String("DINOv2 Base"); ++i)
            QTest::keyClick(networks.findChild<QWidget*>(QStringLiteral("backboneTable")), Qt::Key_Down);
        shootWindow(networks, QStringLiteral("backbones"));
        QTest::mouseClick(networks.findChild<QWidget*>(QStringLiteral("download")), Qt::LeftButton);
        shootWindow(networks, QStringLiteral("backbones-consent"));
        networks.close();
        window.goTo(StepRail::train);
        auto* train = window.findChild<TrainPage*>();
        if (!train || !wait([&] { return train->presenter().planner().hasTimes() && !jobs.running(); }))
            return 1;
        shoot(QStringLiteral("train"));
        if (window.rail().button(StepRail::inspect).isEnabled()) {
            window.goTo(StepRail::inspect);
            auto* inspect = window.findChild<InspectPage*>();
            if (!wait([&] { return inspect->presenter().evaluation() && !jobs.running(); })) return 1;
            if (!shootInspect(*inspect, jobs, shoot)) return 1;
            auto* kinds = inspect->findChild<QComboBox*>(QStringLiteral("mapKind"));
            kinds->showPopup();
            shootWindow(*kinds->view()->window(), QStringLiteral("map-kinds"));
            kinds->hidePopup();
            if (!shootApply(window, session, kTakenIn, shoot)) return 1;
        } else {
            window.goTo(StepRail::apply);
            shoot(QStringLiteral("apply"));
        }
        if (mode == QLatin1String("light")) continue;

        // A training while it runs, while it is paused and when it is done, in both looks.
        window.goTo(StepRail::train);
        if (!wait([&] { return !jobs.running(); })) return 1;
        train->presenter().choices().choosePreset(QStringLiteral("quick"));
        fovea::runs::RunSettings choices = train->presenter().choices().settings();
        choices.epochs = 30;
        train->presenter().choices().setSettings(choices);
        train->presenter().run().start();
        constexpr int kRounds = 12;
        if (!wait([&] { return train->presenter().progress().figures().epoch >= kRounds; })) return 1;
        const auto inBothLooks = [&](const QString& page) {
            for (const char* look : {"light", "dark"}) {
                applyTheme(application, themeModeFromName(QLatin1String(look)));
                QTest::qWait(500);
                window.grab().save(out.filePath(page + QLatin1Char('-') + QLatin1String(look) + arguments[2] +
                                                QStringLiteral(".png")));
            }
        };
        inBothLooks(QStringLiteral("train-running"));
        train->presenter().run().pause();
        if (!wait([&] { return jobs.holding(); })) return 1;
        inBothLooks(QStringLiteral("train-paused"));
        window.close();
        if (!wait([&] { return window.findChild<QWidget*>(QStringLiteral("closeQuestion")); })) return 1;
        window.findChild<QWidget*>(QStringLiteral("closeQuestion"))
            ->grab()
            .save(out.filePath(QStringLiteral("train-quit-dark") + arguments[2] + QStringLiteral(".png")));
        QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("keepRunning")), Qt::LeftButton);
        train->presenter().run().goOn();
        if (!wait([&] { return train->presenter().run().phase() == RunPresenter::Phase::done; })) return 1;
        inBothLooks(QStringLiteral("train-done"));
        train->presenter().run().startOver();
        session.setUserNote(session.runs().front().id, "the demo's own");
        session.setUserNote(session.runs().back().id, "a first impression");
        if (!wait([&] { return train->presenter().planner().hasTimes() && !jobs.running(); })) return 1;
        inBothLooks(QStringLiteral("train-again"));
        train->setView(TrainPage::allTrainings);
        session.refresh();
        if (!wait([&] { return !jobs.running(); })) return 1;
        train->findChild<RunsPanel*>()->select({session.runs().front().id, session.runs().back().id});
        inBothLooks(QStringLiteral("runs"));
        train->setView(TrainPage::newTraining);
        choices.epochs = 20;
        train->presenter().choices().setSettings(choices);
        train->presenter().choices().setSeries({.folds = 3});
        if (!wait([&] { return train->presenter().planner().hasTimes() && !jobs.running(); })) return 1;
        train->presenter().run().start();
        if (!wait([&] { return train->presenter().run().phase() == RunPresenter::Phase::done; })) return 1;
        inBothLooks(QStringLiteral("train-series"));
        // A training that was interrupted, as one finds it again.
        train->presenter().run().startOver();
        train->presenter().choices().setSeries({});
        choices.seed = 1;
        train->presenter().choices().setSettings(choices);
        if (!wait([&] { return train->presenter().planner().hasTimes() && !jobs.running(); })) return 1;
        train->presenter().run().start();
        if (!wait([&] { return train->presenter().progress().figures().epoch >= 3; })) return 1;
        train->presenter().run().stop();
        if (!wait([&] { return train->presenter().run().phase() == RunPresenter::Phase::stopped; })) return 1;
        train->presenter().run().startOver();
        if (!wait([&] { return train->presenter().planner().hasTimes() && !jobs.running(); })) return 1;
        inBothLooks(QStringLiteral("train-interrupted"));
        train->setView(TrainPage::allTrainings);
        inBothLooks(QStringLiteral("runs-all"));
    }
    return 0;
}
