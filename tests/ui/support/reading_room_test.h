#pragma once

#include <QAbstractButton>
#include <QEvent>
#include <QFile>
#include <QTableView>
#include <algorithm>
#include <utility>

#include "adapter/adapter_file.h"
#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "data/data_page.h"
#include "data/sample_filter.h"
#include "inspect/cases_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "tests/support/small_project.h"
#include "tests/ui/support/image_folders.h"
#include "tests/ui/support/whole_job_test.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "viewer/viewer.h"
#include "widgets/file_chooser.h"

namespace fovea::test {

/// From a folder of images to predictions of new ones, which the tests do by mouse alone and by keys alone:
/// what they bring in, and what is to be seen after a step. Presenters are asked, and told nothing.
class ReadingRoomTest : public WholeJobTest {
protected:
    static constexpr int kPerClass = 24, kNew = 3;  ///< images of a class; new ones of a class
    static constexpr int kRead = 2 * kNew;          ///< of the new files, and one that cannot be read
    static constexpr int kResolution = 128;         ///< coarser than the preset: the way is what is tested
    static constexpr int kPatienceMs = 60000;
    static constexpr int kDoubleClickMs = 20;

    /// Images and window; what hands do is counted from here on.
    void begin() {
        QVERIFY(writeSpots(m_temporary.path("images"), kPerClass));
        QVERIFY(writeSpots(m_temporary.path("new"), kNew, 500));
        writeBrokenImage(m_temporary.path("new/broken.png"));
        QApplication::setDoubleClickInterval(kDoubleClickMs);
        QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
        openWindow({1440, 900});
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject* object, QEvent* event) override {
        if (object->isWindowType()) {
            m_keys += event->type() == QEvent::KeyPress ? 1 : 0;
            m_presses += event->type() == QEvent::MouseButtonPress ? 1 : 0;
        }
        return WholeJobTest::eventFilter(object, event);
    }

    template <class Page>
    Page& page() {
        Page* found = m_window->findChild<Page*>();
        if (!found) qFatal("no such page");
        return *found;
    }
    bool seen(const QString& name) const {
        const auto all = m_window->findChildren<QWidget*>(name);
        return std::any_of(all.begin(), all.end(), [](const QWidget* w) { return w->isVisible(); });
    }

    // ---- Data ----------------------------------------------------------------------

    bool imported() const {
        return int(m_session.samples().size()) == 2 * kPerClass && m_session.problemsKnown() && idle();
    }
    /// Into a project that is new; then either class is shown by itself. `press`: as of createProject().
    template <class Press>
    void bringIn(const Press& press) {
        createProject(press);
        ui::setNextChosenFiles({path(QStringLiteral("images"))});
        press("emptyAction");
        QTRY_VERIFY_WITH_TIMEOUT(imported(), kPatienceMs);
        ui::SampleFilter& filter = m_window->dataPage().filter();
        for (const char* name : {"class-left", "class-right"}) {
            press(name);
            QCOMPARE(filter.rowCount(), kPerClass);
            press(name);
            QCOMPARE(filter.rowCount(), 2 * kPerClass);
        }
    }
    const dataset::Sample& sample(std::int64_t id) const {
        return m_session.samples()[std::size_t(m_session.rowOf(id))];
    }
    std::string labelOf(std::int64_t id) const { return sample(id).label; }
    static std::string other(const std::string& label) { return label == "left" ? "right" : "left"; }
    bool onlyValidationShown() {
        ui::SampleFilter& filter = m_window->dataPage().filter();
        for (int row = 0; row < filter.rowCount(); ++row) {
            const dataset::Sample& s =
                m_session.samples()[std::size_t(filter.sourceRow(filter.index(row, 0)))];
            if (s.split != dataset::Split::validation) return false;
        }
        return filter.rowCount() > 0 && filter.rowCount() < 2 * kPerClass;
    }

    // ---- Inspect -------------------------------------------------------------------

    ui::InspectPage& inspect() { return page<ui::InspectPage>(); }
    bool evaluated() { return inspect().presenter().evaluation() && idle(); }
    /// A cell of the confusion matrix that has images: reference and prediction.
    std::pair<int, int> cell() {
        const ui::CasesPresenter& cases = inspect().casesPresenter();
        return {cases.truth(0), cases.predicted(0)};
    }
    /// Object names of the chips, without that of a cell.
    QStringList chips() {
        QStringList names;
        for (const ui::CaseChip& chip : inspect().casesPresenter().chips())
            if (chip.key != QLatin1String("cell")) names << QStringLiteral("filter_") + chip.key;
        return names;
    }
    /// That chip is pressed, and what it counts is shown.
    bool filteredBy(const QString& name) {
        const ui::CasesPresenter& cases = inspect().casesPresenter();
        for (const ui::CaseChip& chip : cases.chips())
            if (QStringLiteral("filter_") + chip.key == name)
                return chip.filter == cases.filter() && chip.count == int(cases.shown().size()) &&
                       find<QAbstractButton>(name)->isChecked();
        return false;
    }
    ui::Viewer& viewer() { return inspect().findChild<ui::CaseView*>()->viewer(); }

    // ---- Apply ---------------------------------------------------------------------

    ui::ApplyPresenter& apply() { return page<ui::ApplyPage>().presenter(); }
    bool predicted() {
        return int(apply().files().size()) == kRead + 1 && apply().waiting() == 0 && !apply().predicting();
    }
    /// How many of the files are such.
    template <class Is>
    int count(Is is) {
        const auto& files = apply().files();
        return int(std::count_if(files.begin(), files.end(), is));
    }
    int rows() { return find<QTableView>(QStringLiteral("predictions"))->model()->rowCount(); }
    /// The adapter in use twice again: one to which every image is unlike ("unlike.safetensors"), and one
    /// that is sure of none ("unsure.safetensors").
    bool writeAdapters() {
        auto loaded = adapter::loadAdapter(apply().adapter().toStdString());
        if (!loaded || !loaded->info.kind) return false;
        adapter::AdapterInfo& info = loaded->info;
        const auto save = [&](const char* name) {
            return adapter::saveAdapter(m_temporary.path(name), info, loaded->network, *systemFileLayer())
                .ok();
        };
        info.kind->limit = 1e-6;
        if (!save("unlike.safetensors")) return false;
        info.kind->limit = 1e6;
        const evaluation::SetScores::OfClass doubtful{kPerClass, kPerClass,
                                                      std::vector<double>(kPerClass, 1.0)};
        info.tuning.setScores = evaluation::SetScores{"val", {doubtful, doubtful}};
        return save("unsure.safetensors");
    }
    bool uses(const QString& name) { return apply().adapter() == path(name) && predicted(); }
    bool allUnlike() {
        return uses(QStringLiteral("unlike.safetensors")) &&
               count([](const ui::AppliedFile& f) { return f.unlike; }) == kRead;
    }
    bool allUncertain() {
        return uses(QStringLiteral("unsure.safetensors")) &&
               count([](const ui::AppliedFile& f) { return f.uncertain(); }) == kRead;
    }

    int m_keys = 0, m_presses = 0;  ///< that reached the windows
};

}  // namespace fovea::test
