#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// Replaces what names somebody by what names nobody, the same by the same: over files,
/// imports and years for who has the key, and meaningless without it. A value; immutable
/// and thread-safe.
class Pseudonyms {
public:
    /// `key`: from newKey(). As secret as the patients' names: with it, guessed numbers of
    /// patients can be tried out.
    explicit Pseudonyms(std::string key) : m_key(std::move(key)) {}
    /// 256 bits from the system's randomness, as 64 hexadecimal digits.
    static std::string newKey();

    /// "P-" and 16 hexadecimal digits; padding of the identifier does not matter. Empty for
    /// an empty one; a pseudonym stays as it is, so that an exported table can be read back.
    std::string patient(const std::string& identifier) const;
    /// A UID below 2.25; empty for an empty one.
    std::string uid(const std::string& original) const;
    /// 32 hexadecimal digits that tell nothing of `original`.
    std::string name(const std::string& original) const;

private:
    std::string m_key;
};

/// The image file at `path` without what its header says of anybody; the stored pixels
/// stay as they are, bit for bit.
///
/// - DICOM: by the Basic Application Level Confidentiality Profile (PS3.15 Annex E;
///   deidentify_table.h), in nested sequences too. Private and unknown attributes are removed,
///   PatientID becomes Pseudonyms::patient(), PatientIdentityRemoved and the method are noted.
/// - PNG, JPEG, JPEG 2000, TIFF: chunks, segments, boxes and tags that the picture does not
///   need are left out; the orientation stays. WebP, GIF, Netpbm: the same with chunks,
///   extensions and comments. BMP and HEIF of 8 bits become PNG.
/// - NIfTI, NRRD, MetaImage: fields of free text, extensions and comments are left out.
/// - **Pixels are not cleaned**: what is written into the picture stays.
/// - Errors: those of readImage(); unsupportedFormat (detail says why) for files that cannot be
///   cleaned safely, as volumes in two files. Thread-safe.
Result<std::vector<std::byte>> deidentified(const std::string& path, const Pseudonyms& pseudonyms);

/// What the name of such a copy ends in: ".dcm", ".png", ".nii.gz" ... Reads the first bytes
/// only. Errors: fileNotFound, notReadable.
Result<std::string> deidentifiedEnding(const std::string& path);

}  // namespace fovea::imaging
