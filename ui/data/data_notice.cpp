#include "data/data_notice.h"

#include <QCoreApplication>

#include "jobs/job_runner.h"

namespace fovea::ui {

DataNotice possibleLater(const JobRunner& jobs) {
    return {false,
            QCoreApplication::translate("fovea::ui::DataNotice", "This is possible when “%1” has ended.")
                .arg(jobs.title())};
}

}  // namespace fovea::ui
