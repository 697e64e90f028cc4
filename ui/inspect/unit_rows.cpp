#include "inspect/unit_rows.h"

#include <algorithm>

#include "questions/unit_name.h"

namespace fovea::ui {

UnitRows::UnitRows(std::shared_ptr<const runs::Evaluation> whole, int finding) : m_whole(std::move(whole)) {
    if (!m_whole) return;
    m_evidence = runs::imageEvidence(*m_whole, finding);
    std::size_t first = 0;
    for (std::size_t i = 0; i < m_whole->images.size(); ++i) {
        const std::vector<dataset::Sample>& images = m_whole->images[i];
        m_rows.emplace(m_whole->samples[i].id, Row{&images, first});
        first += images.size();
    }
}

const UnitRows::Row* UnitRows::find(std::int64_t row) const {
    const auto it = m_rows.find(row);
    return it == m_rows.end() ? nullptr : &it->second;
}

std::vector<UnitImage> UnitRows::images(std::int64_t row) const {
    std::vector<UnitImage> all;
    const Row* of = find(row);
    for (std::size_t i = 0; of && i < of->images->size(); ++i) {
        const dataset::Sample& s = (*of->images)[i];
        all.push_back({s.id,
                       s.path,
                       {s.frame, s.plane},
                       m_whole->imageWeights[of->first + i],
                       m_evidence[of->first + i]});
    }
    return all;
}

const dataset::Sample* UnitRows::foremost(std::int64_t row) const {
    const Row* of = find(row);
    if (!of) return nullptr;
    const auto own = m_evidence.begin() + std::ptrdiff_t(of->first);
    const auto most = std::max_element(own, own + std::ptrdiff_t(of->images->size()));
    return &(*of->images)[std::size_t(most - own)];
}

const dataset::Sample* UnitRows::image(std::int64_t row, std::int64_t id) const {
    const Row* of = find(row);
    if (!of) return nullptr;
    const auto it = std::find_if(of->images->begin(), of->images->end(),
                                 [id](const dataset::Sample& s) { return s.id == id; });
    return it == of->images->end() ? nullptr : &*it;
}

int UnitRows::count(std::int64_t row) const {
    const Row* of = find(row);
    return of ? int(of->images->size()) : 0;
}

QString UnitRows::name(std::int64_t row) const {
    const Row* of = find(row);
    return of ? unitName(of->images->front(), m_whole->task.question.answerUnit) : QString();
}

}  // namespace fovea::ui
