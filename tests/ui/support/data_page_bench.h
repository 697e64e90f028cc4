#pragma once

#include "data/data_page.h"
#include "settings/settings.h"
#include "tests/ui/support/session_bench.h"

namespace fovea::test {

/// The Data page of a project of its own.
struct DataPageBench : SessionBench {
    ui::Settings settings{path("settings.ini")};
    ui::DataPage page{session, jobs, settings};

    DataPageBench() {
        page.resize(1000, 700);
        page.show();
    }
    void importFolders() {
        page.importPaths({images});
        if (!has(2 * kPerClass)) qFatal("the images were not imported");
    }
};

}  // namespace fovea::test
