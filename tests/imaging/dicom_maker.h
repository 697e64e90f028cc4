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
    /// Instead of those: compressed, one entry a fragment. `frameOffsets`: the basic
    /// offset table, empty for none.
    std::vector<std::vector<std::uint8_t>> fragments;
    std::vector<std::uint32_t> frameOffsets;
    std::string transferSyntax = "1.2.840.10008.1.2.1";
    /// For what needs sequences.
    std::function<void(DcmDataset&)> more;
    bool withMetaHeader = true;

    /// Whether that worked.
    bool write(const std::string& path) const;
    /// The attributes, and pixels that are not compressed.
    void fill(DcmDataset& dataset) const;
};

/// A lookup table item in a sequence ("ModalityLUTSequence", "VOILUTSequence").
void addTable(DcmDataset& dataset, const std::string& sequence, int first, int bits,
              const std::vector<std::uint16_t>& entries);
/// The content of a file that files/make_files.py made, as a fragment.
std::vector<std::uint8_t> fragmentOf(const std::string& content);

/// A per-frame or shared functional group with attributes of one macro.
void addFrameGroup(DcmDataset& dataset, const std::string& groups, int item, const std::string& macro,
                   const std::vector<std::pair<std::string, std::string>>& texts);
/// Three equal palettes in segments.
void addSegmentedPalette(DcmDataset& dataset, int entries, int bits, const std::vector<int>& cells);
/// Floating-point pixel data: "FloatPixelData" or "DoubleFloatPixelData".
void addReals(DcmDataset& dataset, const std::string& keyword, const std::vector<double>& values);
/// An attribute of 16 bits, in place of what was there.
void setWord(DcmDataset& dataset, const std::string& keyword, int value);
/// An attribute as bytes of representation "UN" or "OB", in place of what was there.
void addBytes(DcmDataset& dataset, const std::string& keyword, const std::string& representation,
              const std::string& bytes);
/// A sequence of one item without attributes.
void addEmptyItem(DcmDataset& dataset, const std::string& sequence);
/// The three palettes, entries of 16 bits.
void addPalette(DcmDataset& dataset, const std::vector<std::uint16_t>& red,
                const std::vector<std::uint16_t>& green, const std::vector<std::uint16_t>& blue);

}  // namespace fovea::test
