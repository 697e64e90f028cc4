#pragma once

#include <set>
#include <string>
#include <vector>

#include "dataset/sample.h"

namespace fovea::ui {

/// The studies of several images among some samples, and which of them are open. Plain data.
class StudyGroups {
public:
    /// Of these samples from now on; what was open stays so.
    void follow(const std::vector<dataset::Sample>& samples);
    /// Nothing is known of any samples.
    void forget();
    bool known() const { return m_known; }
    int studies() const { return m_studies; }  ///< of one image, too

    /// The rows of the study that a row is in, ascending; null where it is by itself.
    const std::vector<int>* of(int row) const;
    /// The first row of its study; the row itself where it is by itself.
    int firstOf(int row) const;
    bool isOpen(int row) const;
    void setOpen(int row, bool open);  ///< without effect where it is by itself

private:
    struct Group {
        std::string key;  ///< dataset::unitKey()
        std::vector<int> rows;
    };
    bool m_known = false;
    int m_studies = 0;
    std::vector<Group> m_groups;
    std::vector<int> m_groupOf;    ///< by row; -1: by itself
    std::set<std::string> m_open;  ///< keys
};

}  // namespace fovea::ui
