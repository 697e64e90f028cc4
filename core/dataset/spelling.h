#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fovea::dataset {

/// A name as it is meant: without blanks around it, and with plain blanks for no-break and other
/// ones. Marks without width are left out.
std::string plainName(std::string_view text);

/// Equal for names that differ only in blanks, letter case, the width or composition of letters, the
/// kind of hyphen or apostrophe, or in how a number is written: "Benign " and "benign"; "BI\u2011RADS" and
/// "BI-RADS"; "3", "3.0", "3,0" and "03".
std::string nameKey(std::string_view text);

/// Whether a cell says that nothing is known, as R ("NA"), pandas ("nan"), SQL ("null", "\N"),
/// SAS (".") and spreadsheets ("#N/A") write it. Not words that may be a finding ("none").
bool isMissingWord(std::string_view text);

/// Brings names that nameKey() calls equal to one spelling: the one that is in use already, else
/// of numbers the shortest, of other names the most frequent.
class Spellings {
public:
    void add(const std::string& name, int times = 1);
    /// Of a project: this spelling stays, however often the others occur.
    void addInUse(const std::string& name);
    /// The one spelling. Empty for a name of nothing but blanks.
    std::string of(const std::string& name) const;

    /// All, in one spelling, in the order in which they first came.
    std::vector<std::string> names() const;

    struct Merged {
        std::string name;                 ///< that is used
        std::vector<std::string> others;  ///< as they were written, blanks included
    };
    /// Names that were written in several ways, in the order in which they first came.
    std::vector<Merged> merged() const;

private:
    struct Name {
        std::string inUse;
        std::vector<std::pair<std::string, int>> written;  ///< and how often, in the order they came
    };
    static std::string chosen(const Name& name);

    std::unordered_map<std::string, std::size_t> m_index;  // by key
    std::vector<Name> m_names;
};

}  // namespace fovea::dataset
