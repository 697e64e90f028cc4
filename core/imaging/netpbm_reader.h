#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"

namespace fovea::imaging {

/// Whether these first bytes are a whole header of PBM, PGM, PPM (P1 to P6), PAM (P7) or PFM (PF, Pf):
/// the letter and digit alone begin many a text.
bool beginsNetpbm(std::span<const std::byte> head);

/// The pictures of such a file with headers made anew: comments, and what follows the last
/// picture, are left out; values stay as they are. Errors: those of readNetpbm().
Result<std::vector<std::byte>> netpbmWithoutComments(std::span<const std::byte> bytes);

}  // namespace fovea::imaging
