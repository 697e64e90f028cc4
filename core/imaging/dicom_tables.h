#pragma once

#include <vector>

#include "imaging/dicom_dataset.h"

namespace fovea::imaging {

/// A lookup table of a DICOM file (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
struct LookupTable {
    int first = 0;  ///< the input that the first entry stands for; clamped outside
    int bits = 16;  ///< of an entry
    std::vector<double> entries;

    double at(double input) const;
};

/// The first item of the sequence that holds a table: descriptor and data that are not empty, as
/// some writers leave them. nullptr where there is none.
DcmItem* tableItem(DcmItem& item, const DcmTagKey& sequence);

/// `signedInput`: how to take the descriptor's first input value where its VR
/// leaves that open. Error: corruptFile.
Result<LookupTable> readTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& data,
                              bool signedInput);

/// A palette in segments: single entries, ramps, repetitions (PS3.3 C.7.9.2). Error: corruptFile.
Result<LookupTable> readSegmentedTable(DcmItem& item, const DcmTagKey& descriptor, const DcmTagKey& segments,
                                       bool signedInput);

}  // namespace fovea::imaging
