#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fovea::dataset {

/// A picture's texture in 32 x 32 places: how far each is above or below the 5 x 5 places around it, in
/// quarters of their deviation, -8 to 7; 0 where one of those belongs to the dark around what is
/// shown. Brightness, contrast and the outline, which all pictures of one device share, say nothing here;
/// what differs between two organs does.
class Thumbnail {
public:
    static constexpr int kSide = 32;
    static constexpr std::size_t kPlaces = kSide * kSide;

    /// Of grey levels times two, [32, 32].
    static Thumbnail of(const std::array<int, kPlaces>& twiceGrey);
    /// As text: a hexadecimal digit a place, row by row.
    std::string text() const;
    /// The way back; nothing where it is no such text.
    static std::optional<Thumbnail> parse(std::string_view digits);

    Thumbnail mirrored() const;  ///< left and right exchanged
    /// Whether enough places differ from those around them for pictures to be told by it.
    bool isTelling() const;

    /// Of both, -1 to 1.
    double correlation(const Thumbnail& other) const;
    /// The same where either shows a part of the other, with up to about a twentieth cut off at each
    /// side: the highest of 49 ways to cut.
    double correlationOfCropped(const Thumbnail& other) const;

private:
    std::array<std::int8_t, kPlaces> m_places{};
};

}  // namespace fovea::dataset
