#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::ui {

/// A report as A4 pages: `html` as report::renderHtml() and report::renderCard() write it, in UTF-8. Charts
/// are drawn, not copied as pixels; every page has the research-use notice and its number. For a worker: many
/// pages take seconds. Where there is no application object (on the command line) it makes one for itself,
/// without a display, and then has to be called in the main thread.
/// Errors: invalidArgument (not well-formed).
Result<std::vector<std::byte>> reportPdf(const std::string& html);

}  // namespace fovea::ui
