#pragma once

#include <QTest>

#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"

namespace fovea::test {

constexpr int kPerClass = 12;

/// A session without a window, and a folder of images to import: two classes, kPerClass each.
struct SessionBench {
    TemporaryFolder temporary;
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    QString images = QString::fromStdString(temporary.path("images"));

    SessionBench() { writeImageFolders(images.toStdString(), kPerClass); }
    void open() {
        session.open(QString::fromStdString(temporary.path("p.fovea")), true);
        if (!QTest::qWaitFor([&] { return session.isOpen() && !jobs.running(); })) qFatal("no project");
    }
    /// Until nothing runs and the project holds so many images; false when that does not come.
    bool has(int samples) {
        return QTest::qWaitFor([&] { return int(session.samples().size()) == samples && !jobs.running(); });
    }
    QString path(const char* name) const { return QString::fromStdString(temporary.path(name)); }
};

}  // namespace fovea::test
