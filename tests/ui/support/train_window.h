#pragma once

#include <QTest>
#include <string>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "train/train_page.h"
#include "train/train_presenter.h"

namespace fovea::test {

/// The Train page with all that it needs, all of it made, not shown yet. `advanced`: unfolded.
struct TrainWindow {
    ui::Settings settings;
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    ui::TrainPage page{session, jobs, settings};

    explicit TrainWindow(const std::string& iniFile, bool advanced = false)
        : settings(withAdvanced(QString::fromStdString(iniFile), advanced)) {
        page.setObjectName(QStringLiteral("trainPage"));
        page.finish();
    }

    /// Shows it in front, where shortcuts and Tab work.
    bool show(QSize size) {
        page.resize(size);
        page.show();
        page.activateWindow();
        return QTest::qWaitForWindowActive(&page);
    }
    /// To be tried until it is: the window before looks for problems in the background, and has the
    /// project until then.
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && !session.samples().empty();
    }
    void train(int epochs, std::uint64_t seed) {
        auto choices = smallSettings();
        choices.epochs = epochs;
        choices.seed = seed;
        page.presenter().choices().setSettings(choices);
        page.presenter().run().start();
    }

private:
    static QString withAdvanced(const QString& file, bool advanced) {
        ui::Settings(file).set(ui::setting::trainAdvanced, advanced);
        return file;
    }
};

}  // namespace fovea::test
