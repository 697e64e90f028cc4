#pragma once

#include <QString>
#include <vector>

#include "apply/applied_file.h"
#include "apply/predictions_table.h"
#include "base/result.h"

namespace fovea::ui {

/// What came of writeAppliedReports().
struct AppliedReports {
    int written = 0;
    int notDicom = 0;  ///< files with predictions to which no DICOM document can refer
};

/// Writes a DICOM structured report (imaging::writeStructuredReport()) into `folder` for each DICOM file with
/// predictions, all its frames in one: NAME-prediction.dcm, with a number where that name is taken by another
/// file of the list. They name the patient as the images do. The first one that cannot be written ends it.
/// Errors: notWritable, diskFull.
Result<AppliedReports> writeAppliedReports(const QString& folder, const std::vector<AppliedFile>& files,
                                           const AppliedBy& by);

}  // namespace fovea::ui
