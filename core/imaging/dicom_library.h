#pragma once

#include "base/result.h"

namespace fovea::imaging {

/// Registers DCMTK's decoders and silences its log, once per process. Thread-safe.
void prepareDicomLibrary();
/// The same for what reads or writes attributes. Error: fileNotFound, where DCMTK's dictionary, by which it
/// knows what they are called and how they are written, is not where it looks; its reasons say what to do.
/// Thread-safe.
Result<void> requireDicomDictionary();

}  // namespace fovea::imaging
