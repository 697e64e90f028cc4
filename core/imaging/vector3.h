#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace fovea::imaging {

/// Towards the patient's left, back and head, as in DICOM (PS3.3 C.7.6.2.1.1).
using Vector3 = std::array<double, 3>;

inline double dot(const Vector3& a, const Vector3& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
inline Vector3 cross(const Vector3& a, const Vector3& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}
/// a + factor * b
inline Vector3 plus(const Vector3& a, const Vector3& b, double factor = 1) {
    return {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
}
inline double length(const Vector3& a) {
    return std::sqrt(dot(a, a));
}
/// Of length one. No numbers where the length is 0.
inline Vector3 unit(const Vector3& a) {
    const double by = 1 / length(a);
    return {a[0] * by, a[1] * by, a[2] * by};
}

}  // namespace fovea::imaging
