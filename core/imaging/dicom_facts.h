#pragma once

#include <map>
#include <string>

#include "imaging/dicom_dataset.h"

namespace fovea::imaging {

/// The header facts that later layers ask for, by keyword, UTF-8 whatever the
/// file's character set; absent and empty ones left out. "Laterality" is that of the image or of `frame`
/// where the series states none, as mammograms and photographs have it.
std::map<std::string, std::string> headerFacts(DcmDataset& dataset, int frame = 0);

/// Text of a header in this specific character set (PS3.3 C.12.1.1.2) as UTF-8. The set may be empty,
/// spelt otherwise ("ISO-IR 100", "iso_ir_192", "UTF-8", "latin1"), or a mixture of those with and
/// without escape sequences. Where it does not fit the text, UTF-8 where the bytes are, else Latin 1.
std::string toUtf8(const std::string& text, const std::string& characterSet);

}  // namespace fovea::imaging
