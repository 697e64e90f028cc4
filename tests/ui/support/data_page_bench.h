#pragma once

#include <QTest>

#include "data/data_page.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"

namespace fovea::test {

constexpr int kPerClass = 12;

/// The Data page of a project of its own, and a folder of images to import: two
/// classes, kPerClass each.
struct DataPageBench {
    TemporaryFolder temporary;
    ui::JobRunner jobs;
    ui::ProjectSession session{jobs};
    ui::Settings settings{QString::fromStdString(temporary.path("settings.ini"))};
    ui::DataPage page{session, jobs, settings};
    QString images = QString::fromStdString(temporary.path("images"));

    DataPageBench() {
        writeImageFolders(images.toStdString(), kPerClass);
        page.resize(1000, 700);
        page.show();
    }
    void open() {
        session.open(QString::fromStdString(temporary.path("p.fovea")), true);
        if (!QTest::qWaitFor([&] { return session.isOpen() && !jobs.running(); })) qFatal("no project");
    }
    void importFolders() {
        page.importPaths({images});
        if (!QTest::qWaitFor(
                [&] { return int(session.samples().size()) == 2 * kPerClass && !jobs.running(); }))
            qFatal("the images were not imported");
    }
};

}  // namespace fovea::test
