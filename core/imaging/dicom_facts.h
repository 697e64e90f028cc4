#pragma once

#include <map>
#include <string>

#include "imaging/dicom_dataset.h"

namespace fovea::imaging {

/// The header facts that later layers ask for, by keyword, UTF-8 whatever the
/// file's character set; absent and empty ones left out.
std::map<std::string, std::string> headerFacts(DcmDataset& dataset);

}  // namespace fovea::imaging
