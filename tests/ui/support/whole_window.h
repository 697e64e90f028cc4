#pragma once

#include <QTest>
#include <memory>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

namespace fovea::test {

/// The main window with all its pages, in front, on a project that was trained once and is evaluated; on
/// Apply a few of its images are predicted and have a reference.
class WholeWindow {
public:
    /// `project`: of makeTrainedProject(), in `folder`. Ends the test program where anything fails.
    WholeWindow(const TemporaryFolder& folder, const std::string& project)
        : m_settings(QString::fromStdString(folder.path("settings.ini"))),
          m_window(std::make_unique<ui::MainWindow>(m_session, m_jobs, m_settings)) {
        m_window->setPages(gui::makePageFactory());
        m_window->show();
        need(QTest::qWaitForWindowActive(m_window.get()), "not in front");
        m_session.open(QString::fromStdString(project));
        need(wait([this] { return m_session.isOpen() && idle(); }), "not opened");
        m_window->goTo(ui::StepRail::inspect);
        need(wait([this] {
                 auto* page = m_window->findChild<ui::InspectPage*>();
                 return page && page->presenter().evaluation() && idle();
             }),
             "not evaluated");
        predict(QString::fromStdString(folder.path("images")));
    }
    ~WholeWindow() {
        need(wait([this] { return idle(); }), "still at work");
        m_window.reset();
    }

    ui::MainWindow& window() { return *m_window; }
    ui::ProjectSession& session() { return m_session; }
    ui::Settings& settings() { return m_settings; }
    bool idle() const { return !m_jobs.running() && !m_session.busy(); }

    struct Place {
        const char* name;
        ui::StepRail::Place page;
        int tab = -1;  ///< of Inspect
    };
    static std::vector<Place> places() {
        using Page = ui::StepRail;
        using Tab = ui::InspectPage;
        return {{"start", Page::projects},
                {"data", Page::data},
                {"train", Page::train},
                {"apply", Page::apply},
                {"settings", Page::settings},
                {"inspect, summary", Page::inspect, Tab::summary},
                {"inspect, cases", Page::inspect, Tab::cases},
                {"inspect, curves", Page::inspect, Tab::curves},
                {"inspect, subgroups", Page::inspect, Tab::subgroups}};
    }
    /// Shows a place in that size, laid out to the end; false: it has another size.
    bool show(const Place& place, QSize size) {
        m_window->resize(size);
        m_window->goTo(place.page);
        if (place.tab >= 0) m_window->findChild<ui::InspectPage*>()->setTab(ui::InspectPage::Tab(place.tab));
        if (!QTest::qWaitFor([&] { return m_window->size() == size; })) return false;
        settle();
        return true;
    }
    /// Twice: what wraps asks for another height only once it has its width.
    static void settle() {
        for (int i = 0; i < 2; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        }
    }

private:
    static constexpr int kPatienceMs = 120000;

    static void need(bool done, const char* what) {
        if (!done) qFatal("%s", what);
    }
    template <class Condition>
    static bool wait(Condition condition) {
        return QTest::qWaitFor(condition, kPatienceMs);
    }
    void predict(const QString& images) {
        m_window->goTo(ui::StepRail::apply);
        ui::ApplyPresenter& apply = m_window->findChild<ui::ApplyPage*>()->presenter();
        need(wait([&] { return !apply.adapter().isEmpty() && apply.info(); }), "no adapter");
        apply.add({images + QStringLiteral("/left/1.png"), images + QStringLiteral("/left/2.png"),
                   images + QStringLiteral("/right/1.png"), images + QStringLiteral("/right/2.png")});
        need(wait([&] { return apply.files().size() == 4 && apply.waiting() == 0 && !apply.predicting(); }),
             "not predicted");
        for (const ui::AppliedFile& file : std::vector(apply.files()))
            apply.setReference({file.id}, file.path.contains(QLatin1String("left")) ? "left" : "right");
    }

    ui::JobRunner m_jobs;
    ui::ProjectSession m_session{m_jobs};
    ui::Settings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace fovea::test
