#include "dataset/keep_together.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace fovea::dataset {

namespace {

class UnionFind {
public:
    explicit UnionFind(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    std::size_t root(std::size_t i) {
        while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

std::string keyOf(const Sample& sample) {
    return (sample.pixelHash.empty() ? sample.path : sample.pixelHash) + '\n' + std::to_string(sample.frame);
}

}  // namespace

std::vector<Together> keepTogether(const std::vector<Sample>& samples) {
    UnionFind groups(samples.size());
    std::unordered_map<std::string_view, std::size_t> byPatient, byFile, byPixels;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Sample& sample = samples[i];
        if (sample.label.empty()) continue;
        if (!sample.patient.empty()) groups.join(i, byPatient.try_emplace(sample.patient, i).first->second);
        if (!sample.path.empty()) groups.join(i, byFile.try_emplace(sample.path, i).first->second);
        if (!sample.pixelHash.empty())
            groups.join(i, byPixels.try_emplace(sample.pixelHash, i).first->second);
    }

    std::vector<Together> result;
    std::unordered_map<std::size_t, std::size_t> indexOfRoot;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].label.empty()) continue;
        const auto [it, fresh] = indexOfRoot.try_emplace(groups.root(i), result.size());
        if (fresh) result.emplace_back();
        Together& group = result[it->second];
        group.members.push_back(i);
        std::string key = keyOf(samples[i]);
        if (fresh || key < group.key) group.key = std::move(key);
    }
    std::sort(result.begin(), result.end(),
              [](const Together& a, const Together& b) { return a.key < b.key; });
    return result;
}

}  // namespace fovea::dataset
