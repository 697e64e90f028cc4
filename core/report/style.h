#pragma once

namespace fovea::report {

/// The report's style sheet. Holds no address of anything.
extern const char* const styleSheet;

}  // namespace fovea::report
