#pragma once

#include "report/model_report.h"
#ifdef FOVEA_WITH_PDF
#include "paper/report_pdf.h"
#endif

namespace fovea::cli {

/// What lays out a PDF; nothing where the program was built without the window.
inline report::PdfMaker pdfMaker() {
#ifdef FOVEA_WITH_PDF
    return ui::reportPdf;
#else
    return {};
#endif
}

}  // namespace fovea::cli
