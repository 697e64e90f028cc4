#pragma once

#include <cstdint>
#include <span>

namespace fovea::imaging {

/// What happens to an attribute, by PS3.15 Annex E, Table E.1-1. Where the table leaves a
/// choice by the kind of object (X/Z, X/D, Z/D, X/Z/D), the last letter is taken, which every
/// object may have.
enum class DeidentifyAction {
    dummy,   ///< D: another value that says nothing; a sequence is emptied
    empty,   ///< Z: no value
    remove,  ///< X: taken out, with all below it
    uid      ///< U: another UID, the same one wherever the old one stood
};

/// One attribute, as group and element: 0x00080050.
struct DeidentifyRule {
    std::uint32_t tag = 0;
    DeidentifyAction action = DeidentifyAction::remove;
};

/// The column "Basic Prof." of DICOM PS3.15 2024b, Table E.1-1, in ascending order of tags.
/// Not in it, as they are groups: private attributes, curves (50xx) and overlays (60xx),
/// which are removed.
std::span<const DeidentifyRule> deidentifyRules();

/// Null for an attribute that the table does not name.
const DeidentifyRule* deidentifyRule(std::uint32_t tag);

}  // namespace fovea::imaging
