#include "explain/viridis.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace fovea::explain {
namespace {

// Every fifth of the 256 entries of matplotlib's _viridis_data (_cm_listed.py), in 8 bits.
constexpr std::uint8_t controlPoints[][3] = {
    {68, 1, 84},    {70, 8, 92},    {71, 16, 99},   {72, 23, 105},  {72, 29, 111},  {72, 36, 117},
    {71, 42, 122},  {70, 48, 126},  {69, 55, 129},  {67, 61, 132},  {65, 66, 135},  {63, 72, 137},
    {61, 78, 138},  {58, 83, 139},  {56, 89, 140},  {53, 94, 141},  {51, 99, 141},  {49, 104, 142},
    {46, 109, 142}, {44, 113, 142}, {42, 118, 142}, {41, 123, 142}, {39, 128, 142}, {37, 132, 142},
    {35, 137, 142}, {33, 142, 141}, {32, 146, 140}, {31, 151, 139}, {30, 156, 137}, {31, 161, 136},
    {33, 165, 133}, {36, 170, 131}, {40, 174, 128}, {46, 179, 124}, {53, 183, 121}, {61, 188, 116},
    {70, 192, 111}, {80, 196, 106}, {90, 200, 100}, {101, 203, 94}, {112, 207, 87}, {124, 210, 80},
    {137, 213, 72}, {149, 216, 64}, {162, 218, 55}, {176, 221, 47}, {189, 223, 38}, {202, 225, 31},
    {216, 226, 25}, {229, 228, 25}, {241, 229, 29}, {253, 231, 37},
};
constexpr int intervals = int(std::size(controlPoints)) - 1;

}  // namespace

std::array<std::uint8_t, 3> viridis(double share) {
    const double position = (share > 0 ? std::min(share, 1.0) : 0.0) * intervals;
    const int below = std::min(int(position), intervals - 1);
    std::array<std::uint8_t, 3> colour{};
    for (int i = 0; i < 3; ++i)
        colour[i] = std::uint8_t(std::lround(std::lerp(
            double(controlPoints[below][i]), double(controlPoints[below + 1][i]), position - below)));
    return colour;
}

}  // namespace fovea::explain
