#include "data/study_groups.h"

#include <unordered_map>

#include "dataset/units.h"

namespace fovea::ui {

void StudyGroups::follow(const std::vector<dataset::Sample>& samples) {
    m_known = true;
    m_groups.clear();
    m_groupOf.assign(samples.size(), -1);
    std::unordered_map<std::string, int> places;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        std::string key = dataset::unitKey(samples[i], dataset::AnswerUnit::study);
        if (key.empty()) continue;
        const auto [it, fresh] = places.try_emplace(std::move(key), int(m_groups.size()));
        if (fresh) m_groups.push_back({it->first, {}});
        m_groups[std::size_t(it->second)].rows.push_back(int(i));
        m_groupOf[i] = it->second;
    }
    m_studies = int(m_groups.size());
    // One image alone is no group.
    for (int& group : m_groupOf)
        if (group >= 0 && m_groups[std::size_t(group)].rows.size() < 2) group = -1;
}

void StudyGroups::forget() {
    m_known = false;
    m_studies = 0;
    m_groups.clear();
    m_groupOf.clear();
}

const std::vector<int>* StudyGroups::of(int row) const {
    if (row < 0 || std::size_t(row) >= m_groupOf.size() || m_groupOf[std::size_t(row)] < 0) return nullptr;
    return &m_groups[std::size_t(m_groupOf[std::size_t(row)])].rows;
}

int StudyGroups::firstOf(int row) const {
    const std::vector<int>* rows = of(row);
    return rows ? rows->front() : row;
}

bool StudyGroups::isOpen(int row) const {
    return of(row) && m_open.count(m_groups[std::size_t(m_groupOf[std::size_t(row)])].key) > 0;
}

void StudyGroups::setOpen(int row, bool open) {
    if (!of(row)) return;
    const std::string& key = m_groups[std::size_t(m_groupOf[std::size_t(row)])].key;
    if (open)
        m_open.insert(key);
    else
        m_open.erase(key);
}

}  // namespace fovea::ui
