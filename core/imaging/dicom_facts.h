#pragma once

#include <map>
#include <string>

#include "imaging/dicom_dataset.h"

namespace fovea::imaging {

/// The header facts that later layers ask for, by keyword, UTF-8 whatever the
/// file's character set; absent and empty ones left out.
std::map<std::string, std::string> headerFacts(DcmDataset& dataset);

/// Text of a header in this specific character set (PS3.3 C.12.1.1.2; may be empty) as UTF-8.
std::string toUtf8(const std::string& text, const std::string& characterSet);

}  // namespace fovea::imaging
