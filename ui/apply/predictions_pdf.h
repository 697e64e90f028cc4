#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "apply/applied_file.h"
#include "apply/predictions_table.h"
#include "base/result.h"

namespace fovea::ui {

/// What is printed, as HTML: adapter, date, the research-use notice, `validation` (lines about the figures
/// on these images), and the table of what was predicted: file with its folder, prediction, probability and,
/// where there is any, reference. No patient; names of files and folders are as they are.
QString appliedHtml(const std::vector<AppliedFile>& files, const AppliedBy& by,
                    const QStringList& validation);

/// The same as A4 pages, whole or not at all. Takes long for many images: for a worker.
/// Errors: notWritable, diskFull.
Result<void> writeAppliedPdf(const QString& path, const std::vector<AppliedFile>& files, const AppliedBy& by,
                             const QStringList& validation);

}  // namespace fovea::ui
