#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::runs {

/// By which an adapter that was passed on knows the images it learned from or chose its epoch by: of each
/// pixel hash the first 32 bits of a salted SHA-256 (decision 0032). No image, no patient and no hash can
/// be told from them, as those bits stand for endlessly many pictures. Who holds the very same pixels can
/// find out that they were among the training images, for which the marks are there. An image that was not
/// is taken for one that was in n of 4.3 thousand million cases, n being the number of training images:
/// with 10,000 of them, for one in 430,000 images.
///
/// The salt is made of all hashes together: marks of two adapters cannot be compared unless both learned
/// from the same images.
/// Immutable, thread-safe.
class TrainingMarks {
public:
    /// `pixelHashes`: Sample::pixelHash of all images, in any order.
    static TrainingMarks of(const std::vector<std::string>& pixelHashes);
    /// What text() wrote. Error: corruptFile.
    static Result<TrainingMarks> fromText(const std::string& text);
    /// For AdapterInfo::trainingMarks: salt and marks as hexadecimal digits, sorted.
    std::string text() const;
    bool contain(const std::string& pixelHash) const;
    std::size_t size() const { return m_marks.size(); }

private:
    std::uint32_t markOf(const std::string& pixelHash) const;
    std::string m_salt;  ///< 32 hexadecimal digits
    std::set<std::uint32_t> m_marks;
};

}  // namespace fovea::runs
