#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/label_table.h"
#include "project/project.h"
#include "report/report.h"
#include "runs/evaluate.h"
#include "runs/faithfulness.h"
#include "runs/validate.h"

namespace fovea::report {

/// A column with more groups is told apart where it is asked for, not by itself.
inline constexpr int kMostSubgroups = 12;

/// Lays out a page of renderHtml() or renderCard() as a PDF. Core has no fonts: who writes a PDF brings it.
using PdfMaker = std::function<Result<std::vector<std::byte>>(const std::string& html)>;

struct ModelReportOptions {
    Wording wording = {};   ///< of the page, and of what is put together for it
    int failures = 12;      ///< wrongly classified images shown, the surest errors first
    int examples = 6;       ///< rightly classified ones
    int pictureSide = 320;  ///< pixels, longer side of a shown image
    /// What only people can know; without: the project's, and of an external validation nothing.
    std::optional<Statements> statements = {};
    std::optional<runs::AucIfPatients> ifPatients = {};  ///< where patients are unknown
    /// Columns of kSubgroupColumns by which figures are told apart. Without: those of subgroup, sex, age,
    /// device and site that tell 2 to kMostSubgroups groups apart.
    std::optional<std::vector<std::string>> subgroups = {};
    std::shared_ptr<const dataset::LabelTable> subgroupTable =
        {};                                               ///< with the columns asked for; may be null
    std::optional<runs::Faithfulness> faithfulness = {};  ///< of the maps, where it was measured
    PdfMaker pdf = {};                                    ///< for a path that ends in ".pdf"
};

/// Writes a page, whole or not at all: as HTML, or as a PDF where the path ends in ".pdf". checkPage() says
/// beforehand whether it can. Errors: invalidArgument (a PDF, and no maker), that of the maker, notWritable,
/// diskFull.
Result<void> checkPage(const std::string& path, const PdfMaker& pdf);
Result<void> writePage(const std::string& path, const std::string& html, const PdfMaker& pdf,
                       FileLayer& files);

/// Puts together what a report of a run on a split says, from the project, the run
/// record and the evaluation. Reads the shown images again, with overlays of the
/// kept tokens. Cancellable between images. Images are numbered in the order of
/// the evaluation. Errors: those of Predictor::load().
Result<ReportData> modelReport(const project::Project& project, const runs::Evaluation& evaluation,
                               const ModelReportOptions& options, const JobContext& job);

/// The same, rendered and written, see writePage(). Errors: as above, those of writePage().
Result<void> writeModelReport(const std::string& path, const project::Project& project,
                              const runs::Evaluation& evaluation, const ModelReportOptions& options,
                              FileLayer& files, const JobContext& job);

/// The report of an external validation, titled so: what the adapter's file says of the model, and the
/// figures on the images of the source. Errors: as modelReport().
Result<ReportData> validationReport(const runs::ValidationRequest& request,
                                    const runs::ExternalValidation& validation,
                                    const ModelReportOptions& options, const JobContext& job);

/// The same, rendered and written, see writePage(). Errors: as above, those of writePage().
Result<void> writeValidationReport(const std::string& path, const runs::ValidationRequest& request,
                                   const runs::ExternalValidation& validation,
                                   const ModelReportOptions& options, FileLayer& files,
                                   const JobContext& job);

}  // namespace fovea::report
