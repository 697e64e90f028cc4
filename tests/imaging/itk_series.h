#pragma once

#include <array>
#include <string>
#include <vector>

namespace fovea::test {

/// What ITK's own reader of DICOM series makes of a folder with one series.
struct ItkSeries {
    std::string failed;  ///< what ITK said; empty where it could
    std::vector<float> values;
    std::array<std::size_t, 3> size = {};
    std::array<double, 3> spacingMm = {}, originMm = {};
    std::array<std::array<double, 3>, 3> direction = {};  ///< of each voxel axis
};
ItkSeries itkSeries(const std::string& folder);

}  // namespace fovea::test
