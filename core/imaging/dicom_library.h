#pragma once

namespace fovea::imaging {

/// Registers DCMTK's decoders and silences its log, once per process. Thread-safe.
void prepareDicomLibrary();

}  // namespace fovea::imaging
