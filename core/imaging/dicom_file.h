#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/message.h"
#include "imaging/dicom_dataset.h"

namespace fovea::imaging {

/// A DICOM file taken apart, its pixels still compressed.
struct DicomFile {
    std::unique_ptr<DcmFileFormat> file;  ///< with its data set, never null
    std::string syntax;                   ///< UID of the transfer syntax
    std::vector<Message> remarks;         ///< what was wrong with its structure (dicom_mending.h)

    DcmDataset& dataset() const { return *file->getDataset(); }
};

/// What of a file is wanted.
enum class DicomPart {
    whole,
    header  ///< up to the pixels, of any transfer syntax; of a DICOMDIR, too
};

/// How the data set of a file begins, not what its header says, tells how it is written; where
/// its structure is damaged, it is read mended. `bytes`: the whole file.
/// Errors: corruptFile, unsupportedFormat (a DICOMDIR, or a transfer syntax that nothing here
/// decodes), outOfMemory; those of requireDicomDictionary().
Result<DicomFile> loadDicom(const std::string& path, std::span<const std::byte> bytes,
                            DicomPart part = DicomPart::whole);

/// DicomPart::header of a file; nothing of one that is no DICOM file. Errors: those of MappedFile::open() and
/// of loadDicom(), naming the file.
Result<std::optional<DicomFile>> dicomHeader(const std::string& path);

}  // namespace fovea::imaging
