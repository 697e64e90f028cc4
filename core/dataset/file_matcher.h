#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace fovea::dataset {

/// An image file's path without the ending that says its format ("a/1.nii.gz" to
/// "a/1"). Other dots stay: UIDs are file names, too.
std::string withoutImageEnding(const std::string& path);
/// Whether there is such an ending.
bool hasImageEnding(const std::string& path);

/// Finds image files by what a table calls them: a path from the folder that was
/// chosen, the end of it ("1.png"), or a path from elsewhere that ends in it
/// ("C:\study\a\1.png" for "a/1.png"), with or without the ending. Backslashes are
/// slashes; letters differ in case, and accents in composition, only where nothing
/// fits exactly. Where nothing fits, blanks around a name, the encoding of an address
/// ("a%20b.png") and of a number the zeros before it ("7" for "0007.png") do not count, nor does
/// the word before the number where all files have the same ("7" for "smear_0007.png"). A path
/// that merely resembles fits nothing.
///
/// Immutable once made, and thread-safe.
class FileMatcher {
public:
    /// `files`: paths below one folder, divided by '/'.
    explicit FileMatcher(std::vector<std::string> files);

    const std::vector<std::string>& files() const { return m_files; }
    /// Indices into files() of what `name` may mean: empty, one, or several when it
    /// is ambiguous, ascending. In this order, the first that fits anything decides:
    /// the whole path, an end of it; then the same without endings.
    std::vector<int> find(const std::string& name) const;

private:
    struct Index {
        std::unordered_map<std::string, std::vector<int>> whole, ends;
    };
    std::vector<int> search(const Index& index, const std::string& name, bool withEnding) const;

    std::vector<std::string> m_files;
    Index m_named, m_stems;
    std::unordered_map<std::string, std::vector<int>> m_numbers;  ///< names without zeros before them
};

}  // namespace fovea::dataset
