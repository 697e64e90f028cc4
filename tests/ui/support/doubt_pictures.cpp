// Draws what the window says of doubt, lists of labels and readers into PNG files, to be looked at:
// doubt_pictures PROJECT OUT light|dark
// PROJECT is one of phantoms whose newest adapter is sure of some images and not of others (fovea-cli demo
// --lesions texture --images 240, then train --epochs 0). Its readings are made up here and stay: work on a
// copy.
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <functional>
#include <iterator>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/predictions_model.h"
#include "base/random.h"
#include "case/case_presenter.h"
#include "data/data_page.h"
#include "data/label_review.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "phantoms/phantom_slices.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "text/translations.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

constexpr int kPatienceMs = 300000;
constexpr int kThumbnailsMs = 3000;  // and whatever else is made in the background
constexpr int kForAndAgainst = 3;    // in the list of maps

using Shoot = std::function<void(const char*)>;

template <class Done>
bool wait(Done done) {
    return QTest::qWaitFor(done, kPatienceMs);
}

/// Every n-th image of this split with a label.
std::vector<std::int64_t> someOf(const ProjectSession& session, dataset::Split split, int every) {
    std::vector<std::int64_t> ids;
    int seen = 0;
    for (const dataset::Sample& s : session.samples())
        if (s.split == split && !s.label.empty() && seen++ % every == 0) ids.push_back(s.id);
    return ids;
}

/// A list of labels, of which some were looked at by keys; what was changed for it is taken back.
bool shootList(MainWindow& window, ProjectSession& session, JobRunner& jobs, LabelReview::Kind kind,
               const std::vector<std::pair<std::int64_t, std::string>>& changed, int accepted,
               const std::function<void()>& shoot) {
    for (const auto& [id, label] : changed)
        if (!session.relabel({id}, label)) return false;
    LabelReview& review = window.dataPage().review();
    review.ask(kind);
    if (!wait([&] { return review.kind() == kind && !jobs.running(); })) return false;
    for (int i = 0; i < accepted; ++i) review.accept();
    QTest::qWait(kThumbnailsMs);
    shoot();
    review.end();
    for (std::size_t i = 0; i < changed.size() + std::size_t(accepted); ++i) {
        session.undo();
        QTest::qWait(kThumbnailsMs / 30);
    }
    return wait([&] { return !session.busy() && !jobs.running(); });
}

bool shootLists(MainWindow& window, ProjectSession& session, JobRunner& jobs, const Shoot& shoot) {
    window.goTo(StepRail::data);
    std::vector<std::pair<std::int64_t, std::string>> changed;
    for (const std::int64_t id : someOf(session, dataset::Split::train, 9)) changed.emplace_back(id, "");
    if (!shootList(window, session, jobs, LabelReview::Kind::next, changed, 6, [&] { shoot("label-next"); }))
        return false;
    changed.clear();
    for (const std::int64_t id : someOf(session, dataset::Split::train, 17)) {
        const std::string& label = session.samples()[std::size_t(session.rowOf(id))].label;
        for (const std::string& other : session.classes())
            if (other != label) changed.emplace_back(id, other);
    }
    return shootList(window, session, jobs, LabelReview::Kind::suspects, changed, 2,
                     [&] { shoot("label-suspects"); });
}

/// Three who read the images, each wrong in a share of them, and none of them who made the labels.
Result<bool> readByThree(project::Project& project) {
    FOVEA_TRY(std::vector<dataset::Sample> samples, project.samples());
    FOVEA_TRY(const std::vector<std::string> classes, project.classes());
    const std::pair<const char*, double> readers[] = {{"Ferro", 0.1}, {"Okafor", 0.2}, {"Tanaka", 0.35}};
    Random random(5);
    for (dataset::Sample& s : samples)
        for (const auto& [name, wrong] : readers) {
            const bool other = random.uniform() < wrong;
            s.readings[name] = s.label == classes[0] ? classes[other ? 1 : 0] : classes[other ? 0 : 1];
        }
    FOVEA_CHECK(project.setSampleLabels(samples));
    return true;
}

bool shootReaders(MainWindow& window, ProjectSession& session, JobRunner& jobs, const Shoot& shoot) {
    bool read = false;
    session.startOnProject<bool>(
        QStringLiteral("Readers"),
        [](project::Project& project, const JobContext&) { return readByThree(project); },
        [&read](const Result<bool>& done) { read = done.ok(); });
    if (!wait([&] { return read && !jobs.running(); })) return false;
    window.goTo(StepRail::inspect);
    auto* inspect = window.findChild<InspectPage*>();
    inspect->setTab(InspectPage::curves);
    auto* table = inspect->findChild<QTableWidget*>(QStringLiteral("readersBeside"));
    if (!wait([&] { return table->isVisible() && !jobs.running(); })) return false;
    QTest::qWait(kThumbnailsMs / 6);
    shoot("inspect-readers");
    for (QWidget* over = table; over; over = over->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(over)) scroll->ensureWidgetVisible(table, 0, 120);
    shoot("inspect-readers-table");
    return true;
}

/// The first of the list that has a role set is looked at.
bool lookAt(QTableView& list, int role) {
    for (int row = 0; row < list.model()->rowCount(); ++row)
        if (list.model()->index(row, 0).data(role).toBool()) {
            list.selectRow(row);
            list.setFocus();
            return true;
        }
    return false;
}

bool shootDoubt(MainWindow& window, const ProjectSession& session, const QString& slices,
                const Shoot& shoot) {
    QTest::mouseClick(window.findChild<QWidget*>(QStringLiteral("useAdapter")), Qt::LeftButton);
    auto* apply = window.findChild<ApplyPage*>();
    ApplyPresenter& p = apply->presenter();
    if (!wait([&] { return p.info().has_value(); })) return false;
    QStringList files{slices};
    for (const std::int64_t id : someOf(session, dataset::Split::test, 2))
        files << QString::fromStdString(session.samples()[std::size_t(session.rowOf(id))].path);
    p.add(files);
    if (!wait([&] { return !p.files().empty() && p.waiting() == 0 && !p.predicting(); })) return false;
    auto* list = apply->findChild<QTableView*>(QStringLiteral("predictions"));
    auto* kinds = apply->findChild<QComboBox*>(QStringLiteral("mapKind"));
    if (!lookAt(*list, PredictionsModel::unlikeRole)) return false;
    if (!wait([&] { return apply->casePresenter().result() != nullptr; })) return false;
    QTest::qWait(kThumbnailsMs);
    shoot("apply-unlike");
    if (!lookAt(*list, PredictionsModel::uncertainRole)) return false;
    kinds->setCurrentIndex(kForAndAgainst);
    if (!wait([&] { return !apply->casePresenter().mapPicture().isNull(); })) return false;
    QTest::qWait(kThumbnailsMs / 4);
    shoot("apply-uncertain");
    kinds->setCurrentIndex(0);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    installTranslations(app);
    const QStringList args = app.arguments();
    if (args.size() < 4 || !QDir().mkpath(args[2])) return 2;
    QTemporaryDir scratch;
    if (!phantoms::writeSlices(scratch.filePath(QStringLiteral("MR")).toStdString(), 2, *systemFileLayer(),
                               {}))
        return 1;
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.set(setting::theme, args[3]);
    applyTheme(app, themeModeFromName(args[3]));
    JobRunner jobs;
    ProjectSession session(jobs);
    MainWindow window(session, jobs, settings);
    window.setPages(gui::makePageFactory());
    window.resize(1280, 800);
    window.show();
    const Shoot shoot = [&](const char* page) {
        QTest::qWait(300);  // lets queued repaints happen; nothing depends on it
        const QString path = QStringLiteral("%1/%2-%3.png").arg(args[2], QLatin1String(page), args[3]);
        window.grab().save(path);
        std::printf("%s\n", qPrintable(path));
    };
    window.openProject(args[1]);
    if (!wait([&] { return session.isOpen() && !jobs.running() && window.dataPage().review().possible(); }))
        return 1;
    if (!shootLists(window, session, jobs, shoot)) return 1;
    window.goTo(StepRail::inspect);
    auto* inspect = window.findChild<InspectPage*>();
    if (!wait([&] { return inspect->presenter().evaluation() && !jobs.running(); })) return 1;
    return shootReaders(window, session, jobs, shoot) &&
                   shootDoubt(window, session, scratch.filePath(QStringLiteral("MR")), shoot)
               ? 0
               : 1;
}
