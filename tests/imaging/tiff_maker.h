#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fovea::test {

/// Writes a TIFF of one page and one strip, tag by tag.
struct TiffMaker {
    int width = 0, height = 0;
    int bits = 8, samples = 1, format = 1, photometric = 1;
    bool big = false;    ///< big-endian ("MM")
    std::string pixels;  ///< as they are to lie in the file
    /// Further tags, or others instead: tag to type and values.
    std::map<int, std::pair<int, std::vector<std::uint32_t>>> more;

    /// The Image Description.
    void describe(const std::string& text) {
        std::vector<std::uint32_t> letters(text.begin(), text.end());
        letters.push_back(0);
        more[270] = {2, letters};
    }

    std::string number(std::uint64_t value, std::size_t size) const {
        std::string out(size, '\0');
        for (std::size_t i = 0; i < size; ++i) out[big ? size - 1 - i : i] = char(value >> 8 * i);
        return out;
    }

    std::string file() const { return made(true); }
    /// With the places of its strips as `more` has them.
    std::string fileWithOffsets() const { return made(false); }

private:
    std::string made(bool oneStrip) const {
        auto tags = more;
        const auto put = [&](int tag, int type, std::vector<std::uint32_t> values) {
            tags.emplace(tag, std::pair(type, std::move(values)));
        };
        put(256, 4, {std::uint32_t(width)});
        put(257, 4, {std::uint32_t(height)});
        put(258, 3, std::vector<std::uint32_t>(std::size_t(samples), std::uint32_t(bits)));
        put(259, 3, {1});
        put(262, 3, {std::uint32_t(photometric)});
        put(273, 4, {0});
        put(277, 3, {std::uint32_t(samples)});
        put(278, 4, {std::uint32_t(height)});
        put(279, 4, {std::uint32_t(pixels.size())});
        put(339, 3, std::vector<std::uint32_t>(std::size_t(samples), std::uint32_t(format)));
        const auto sizeOf = [](int type) {
            return type == 1 || type == 2 || type == 6 ? 1u : type == 3 || type == 8 ? 2u : 4u;
        };
        const std::size_t directory = 8 + 2 + 12 * tags.size() + 4;
        std::size_t tail = 0;
        for (const auto& [tag, entry] : tags)
            if (const std::size_t size = sizeOf(entry.first) * entry.second.size(); size > 4) tail += size;
        if (oneStrip) tags[273].second = {std::uint32_t(directory + tail)};
        std::string entries, values;
        for (const auto& [tag, entry] : tags) {
            std::string data;
            for (const std::uint32_t v : entry.second) data += number(v, sizeOf(entry.first));
            entries += number(std::uint64_t(tag), 2) + number(std::uint64_t(entry.first), 2) +
                       number(entry.second.size(), 4);
            if (data.size() <= 4) {
                entries += data + std::string(4 - data.size(), '\0');
            } else {
                entries += number(directory + values.size(), 4);
                values += data;
            }
        }
        return (big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(tags.size(), 2) + entries +
               number(0, 4) + values + pixels;
    }
};

}  // namespace fovea::test
