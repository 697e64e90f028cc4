#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class DcmDataset;

namespace fovea::test {

/// Writes a small DICOM file with DCMTK, field by field: for what the sample files do not have.
struct DicomMaker {
    int rows = 1;
    int columns = 1;
    int samples = 1;
    int allocated = 16;
    int stored = 16;
    int representation = 0;
    int planar = 0;
    std::string photometric = "MONOCHROME2";
    std::vector<std::uint16_t> words;                        ///< pixel data of 16 bits, or
    std::vector<std::uint8_t> bytes;                         ///< of 8
    std::vector<std::pair<std::string, std::string>> texts;  ///< more attributes, by keyword
    /// For what needs sequences.
    std::function<void(DcmDataset&)> more;
    bool withMetaHeader = true;

    /// Whether that worked.
    bool write(const std::string& path) const;
};

/// A lookup table item in a sequence ("ModalityLUTSequence", "VOILUTSequence").
void addTable(DcmDataset& dataset, const std::string& sequence, int first, int bits,
              const std::vector<std::uint16_t>& entries);
/// A per-frame or shared functional group with attributes of one macro.
void addFrameGroup(DcmDataset& dataset, const std::string& groups, int item, const std::string& macro,
                   const std::vector<std::pair<std::string, std::string>>& texts);
/// The three palettes, entries of 16 bits.
void addPalette(DcmDataset& dataset, const std::vector<std::uint16_t>& red,
                const std::vector<std::uint16_t>& green, const std::vector<std::uint16_t>& blue);

}  // namespace fovea::test
