#pragma once

#include <string>

namespace fovea::imaging {

/// How a volume is cut, in the patient's directions.
/// - axial: the patient's left on the right, the back at the bottom; slices from the
///   feet upwards. As radiologists look at it, from below. The default, because most
///   volumes are acquired so.
/// - coronal: the patient's left on the right, the head at the top; from front to back.
/// - sagittal: the front on the left, the head at the top; from the patient's right
///   to the left.
enum class Plane { axial, coronal, sagittal };
const char* planeName(Plane plane);  ///< "axial", "coronal", "sagittal"
/// The way back. False, and `out` untouched, for a name that is none.
bool planeFromName(const std::string& name, Plane& out);

}  // namespace fovea::imaging
