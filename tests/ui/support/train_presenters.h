#pragma once

#include <QTest>
#include <string>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "train/train_presenter.h"

namespace fovea::test {

/// The presenters of the Train page without any window.
struct TrainPresenters {
    ui::Settings settings;
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    ui::TrainPresenter train{session, jobs, settings};

    explicit TrainPresenters(const std::string& iniFile) : settings(QString::fromStdString(iniFile)) {}

    /// Waits until it is open and nothing runs any more. Tried until it is: whoever had it before looks
    /// for problems in the background, and has the project until then.
    bool open(const std::string& project) {
        const auto tried = [&] {
            if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
            return session.isOpen() && !jobs.running();
        };
        return QTest::qWaitFor(tried, 60000);
    }
};

}  // namespace fovea::test
