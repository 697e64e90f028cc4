#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"

namespace fovea::imaging {

/// An attribute of a DICOM header, by its tag.
struct DicomAttribute {
    std::uint16_t group = 0, element = 0;
    auto operator<=>(const DicomAttribute&) const = default;
};

/// By keyword ("SeriesDescription") or tag, private ones too ("0019,10A2",
/// "(0019,10a2)"). Error: invalidArgument when there is no such attribute.
Result<DicomAttribute> dicomAttribute(const std::string& text);
/// Its keyword; "(0019,10A2)" where it has none.
std::string attributeName(const DicomAttribute& attribute);

/// Whether its values can tell who the patient is, or when they were examined: by kind
/// (names of persons, dates, times, unique identifiers) or by meaning (patient,
/// accession and order numbers, addresses). Of private attributes only the kind can be
/// known, and only from a file: headerValues() leaves such out by itself.
bool isIdentifying(const DicomAttribute& attribute);

/// The years that an age says as DICOM writes it ("045Y", "018M", "006W", "010D"; PS3.5, AS); none for other
/// text.
std::optional<double> yearsOfAge(const std::string& age);

/// The header's values that could name a class, by attribute: text and numbers of at
/// most 64 characters, UTF-8 whatever the file's character set, without padding,
/// several values with backslashes between. Not those of sequences, nor empty ones,
/// nor names of persons, dates, times and unique identifiers. Empty for a file that is
/// no DICOM file. Reads up to the pixel data. Thread-safe.
/// Errors: fileNotFound, notReadable, corruptFile.
Result<std::map<DicomAttribute, std::string>> headerValues(const std::string& path);

}  // namespace fovea::imaging
