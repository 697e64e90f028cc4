#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

namespace fovea::test {

/// Byte for byte the small volume files that the tests need, by the formats' own
/// documents: https://nifti.nimh.nih.gov, https://teem.sourceforge.net/nrrd,
/// https://itk.org/Wiki/MetaIO.
struct VolumeMaker {
    std::vector<int> size;  ///< by voxel axis, the fastest first
    /// Of each of the first three voxel axes: towards the patient's left, back, head.
    std::array<std::array<double, 3>, 3> direction = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    std::array<double, 3> spacingMm = {1, 1, 1};
    std::vector<std::int16_t> values;

    std::string bytes() const { return bytesOf(values); }

    std::string nifti(float slope = 0, float intercept = 0) const {
        std::string h(352, '\0');
        put<std::int32_t>(h, 0, 348);
        h[38] = 'r';
        put<std::int16_t>(h, 40, static_cast<std::int16_t>(size.size()));
        for (std::size_t i = 0; i < 7; ++i)
            put<std::int16_t>(h, 42 + 2 * i, static_cast<std::int16_t>(i < size.size() ? size[i] : 1));
        put<std::int16_t>(h, 70, 4);  // DT_SIGNED_SHORT
        put<std::int16_t>(h, 72, 16);
        for (std::size_t i = 0; i < 3; ++i) put<float>(h, 80 + 4 * i, static_cast<float>(spacingMm[i]));
        put<float>(h, 76, 1);
        put<float>(h, 108, 352);
        put<float>(h, 112, slope);
        put<float>(h, 116, intercept);
        h[123] = 2;                    // millimetres
        put<std::int16_t>(h, 254, 1);  // sform: towards right, front, head
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t axis = 0; axis < 3; ++axis)
                put<float>(h, 280 + 16 * row + 4 * axis,
                           static_cast<float>((row < 2 ? -1 : 1) * direction[axis][row] * spacingMm[axis]));
        }
        std::memcpy(&h[344], "n+1", 4);
        return h + bytes();
    }

    /// By nifti2.h.
    std::string nifti2(double slope = 0, double intercept = 0) const {
        std::string h(544, '\0');
        put<std::int32_t>(h, 0, 540);
        std::memcpy(&h[4], "n+2\0\r\n\032\n", 8);
        put<std::int16_t>(h, 12, 4);  // DT_SIGNED_SHORT
        put<std::int16_t>(h, 14, 16);
        put<std::int64_t>(h, 16, static_cast<std::int64_t>(size.size()));
        for (std::size_t i = 0; i < 7; ++i) put<std::int64_t>(h, 24 + 8 * i, i < size.size() ? size[i] : 1);
        put<double>(h, 104, 1);
        for (std::size_t i = 0; i < 3; ++i) put<double>(h, 112 + 8 * i, spacingMm[i]);
        put<std::int64_t>(h, 168, 544);
        put<double>(h, 176, slope);
        put<double>(h, 184, intercept);
        put<std::int32_t>(h, 348, 1);  // sform
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t axis = 0; axis < 3; ++axis)
                put<double>(h, 400 + 32 * row + 8 * axis,
                            (row < 2 ? -1 : 1) * direction[axis][row] * spacingMm[axis]);
        }
        put<std::int32_t>(h, 500, 2);  // millimetres
        return h + bytes();
    }

    /// A NIfTI-1 or NIfTI-2 file of 16 bits in the other byte order.
    static std::string inOtherOrder(std::string file) {
        const auto turn = [&](std::size_t at, std::size_t count, std::size_t width) {
            for (std::size_t i = 0; i < count; ++i)
                std::reverse(file.begin() + std::ptrdiff_t(at + i * width),
                             file.begin() + std::ptrdiff_t(at + (i + 1) * width));
        };
        const bool second = file[0] == '\x1C';
        turn(0, 1, 4);
        if (second) {
            turn(12, 2, 2);
            turn(16, 28, 8);
            turn(344, 2, 4);
            turn(352, 18, 8);
            turn(496, 3, 4);
        } else {
            turn(40, 8, 2);
            turn(68, 4, 2);
            turn(76, 11, 4);
            turn(252, 2, 2);
            turn(256, 18, 4);
        }
        const std::size_t start = second ? 544 : 352;
        turn(start, (file.size() - start) / 2, 2);
        return file;
    }

    /// `data`: what stands behind the header; "data file: NAME" and nothing for a detached one.
    std::string nrrd(const std::string& detached = {}) const {
        std::ostringstream h;
        h << "NRRD0004\ntype: short\ndimension: " << size.size()
          << "\nspace: left-posterior-superior\nsizes:";
        for (const int s : size) h << ' ' << s;
        h << "\nspace directions:";
        for (std::size_t axis = 0; axis < 3; ++axis) {
            h << " (" << direction[axis][0] * spacingMm[axis] << ',' << direction[axis][1] * spacingMm[axis]
              << ',' << direction[axis][2] * spacingMm[axis] << ')';
        }
        h << "\nendian: little\nencoding: raw\nspace origin: (0,0,0)\n";
        if (!detached.empty()) return h.str() + "data file: " + detached + "\n";
        return h.str() + "\n" + bytes();
    }

    std::string metaImage(const std::string& detached = {}) const {
        std::ostringstream h;
        h << "ObjectType = Image\nNDims = " << size.size() << "\nBinaryData = True\nBinaryDataByteOrderMSB = "
          << "False\nCompressedData = False\nTransformMatrix =";
        for (std::size_t axis = 0; axis < size.size(); ++axis) {
            for (std::size_t p = 0; p < size.size(); ++p)
                h << ' ' << (axis < 3 && p < 3 ? direction[axis][p] : axis == p ? 1 : 0);
        }
        h << "\nOffset =";
        for (std::size_t i = 0; i < size.size(); ++i) h << " 0";
        h << "\nElementSpacing =";
        for (std::size_t i = 0; i < size.size(); ++i) h << ' ' << (i < 3 ? spacingMm[i] : 1);
        h << "\nDimSize =";
        for (const int s : size) h << ' ' << s;
        h << "\nElementType = MET_SHORT\nElementDataFile = " << (detached.empty() ? "LOCAL" : detached)
          << '\n';
        return detached.empty() ? h.str() + bytes() : h.str();
    }

    template <class T>
    static void put(std::string& to, std::size_t at, T value) {
        std::memcpy(&to[at], &value, sizeof value);
    }
    template <class T>
    static std::string bytesOf(const std::vector<T>& numbers) {
        return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T)};
    }
};

}  // namespace fovea::test
