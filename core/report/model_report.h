#pragma once

#include <string>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "project/project.h"
#include "report/report.h"
#include "runs/evaluate.h"

namespace fovea::report {

struct ModelReportOptions {
    int failures = 12;      ///< wrongly classified images shown, the surest errors first
    int examples = 6;       ///< rightly classified ones
    int pictureSide = 320;  ///< pixels, longer side of a shown image
    Statements statements;  ///< what only people can know
};

/// Puts together what a report of a run on a split says, from the project, the run
/// record and the evaluation. Reads the shown images again, with overlays of the
/// kept tokens. Cancellable between images. Images are numbered in the order of
/// the evaluation. Errors: those of Predictor::load().
Result<ReportData> modelReport(const project::Project& project, const runs::Evaluation& evaluation,
                               const ModelReportOptions& options, const JobContext& job);

/// The same, rendered and written. Errors: as above, notWritable, diskFull.
Result<void> writeModelReport(const std::string& path, const project::Project& project,
                              const runs::Evaluation& evaluation, const ModelReportOptions& options,
                              FileLayer& files, const JobContext& job);

}  // namespace fovea::report
