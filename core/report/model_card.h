#pragma once

#include <string>

#include "report/model_report.h"

namespace fovea::report {

/// One page on an adapter for whoever considers using it (Mitchell et al., Model Cards for Model Reporting,
/// FAT* 2019, arXiv 1810.03993): intended use, training data, figures with intervals, operating point,
/// subgroups, limits and cautions. The same as HTML as renderHtml(), with the same promises. What only people
/// know is theirs, or stands as "to be completed".
std::string renderCard(const ReportData& data, const Wording& wording = {});

/// What a card says of a run and its evaluation: modelReport() without pictures. Errors: as there.
Result<ReportData> cardOfRun(const project::Project& project, const runs::Evaluation& evaluation,
                             const ModelReportOptions& options, const JobContext& job);

/// What a card says of an adapter by its file alone, wherever it is: how it was made, its operating point
/// with the figures that it was chosen with. It knows of no test, and nothing of what people said of the
/// study; the card says so. Errors: those of adapter::readAdapterInfo().
Result<ReportData> cardOfAdapter(const std::string& path, const Wording& wording = {});

/// Rendered and written, see writePage(). Errors: those of writePage().
Result<void> writeCard(const std::string& path, const ReportData& data, const PdfMaker& pdf, FileLayer& files,
                       const Wording& wording = {});

}  // namespace fovea::report
