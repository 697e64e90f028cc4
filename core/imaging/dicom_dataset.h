#pragma once

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// DCMTK's conditions as an Error; `fallback` for those that say nothing special.
Error dicomError(const OFCondition& condition, ErrorCode fallback, const std::string& doing);

/// The number that a text begins with, whatever blanks surround it; a decimal comma, as writers
/// with such a locale put into DS, is a point. Nothing where it begins with none.
std::optional<double> numberIn(const std::string& text);

/// Value `position` of an attribute. Nothing where it is absent, empty or no number.
std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position = 0);
std::optional<int> wholeNumberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position = 0);
/// All values, backslash between them, without padding; empty where absent.
std::string textOf(DcmItem& item, const DcmTagKey& tag);

/// The item that describes a frame: the first item of `macro` that holds one of `attributes`
/// in the per-frame functional groups, else in the shared ones, else the data set itself.
DcmItem& frameItem(DcmDataset& dataset, int frame, const DcmTagKey& macro,
                   std::initializer_list<DcmTagKey> attributes);

/// "JPEG 2000 Image Compression (1.2.840.10008.1.2.4.91)"; newer ones than DCMTK knows included.
std::string transferSyntaxText(const std::string& uid);

/// The bytes of a new file, explicit VR little endian. Error: internal.
Result<std::vector<std::byte>> encodeDicom(DcmFileFormat& file);

}  // namespace fovea::imaging
