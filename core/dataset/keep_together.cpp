#include "dataset/keep_together.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "dataset/patient_links.h"
#include "dataset/perceptual_hash.h"
#include "dataset/strata.h"
#include "dataset/union_find.h"

namespace fovea::dataset {

namespace {

bool takesPart(const Sample& sample) {
    return isAnswered(sample) && sample.split != Split::excluded;
}

std::string keyOf(const Sample& sample) {
    return (sample.pixelHash.empty() ? sample.path : sample.pixelHash) + '\n' + std::to_string(sample.frame);
}

}  // namespace

std::vector<Together> keepTogether(const std::vector<Sample>& samples) {
    return keepTogether(samples, nearDuplicates(samples));
}

std::vector<Together> keepTogether(const std::vector<Sample>& samples,
                                   const std::vector<std::vector<std::size_t>>& lookAlikes) {
    UnionFind groups(samples.size());
    std::unordered_map<std::string, std::size_t> byPatient;
    std::unordered_map<std::string_view, std::size_t> byFile, byPixels;
    const PatientLinks links(samples);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Sample& sample = samples[i];
        if (!takesPart(sample)) continue;
        for (std::string& link : links.of(sample))
            groups.join(i, byPatient.try_emplace(std::move(link), i).first->second);
        if (!sample.path.empty()) groups.join(i, byFile.try_emplace(sample.path, i).first->second);
        if (!sample.pixelHash.empty())
            groups.join(i, byPixels.try_emplace(sample.pixelHash, i).first->second);
    }

    for (const std::vector<std::size_t>& alike : lookAlikes) {
        std::optional<std::size_t> first;
        for (const std::size_t named : alike) {
            // One of several equal pictures is named; another of them may be the one that takes part.
            std::size_t i = named;
            if (const auto it = byPixels.find(samples[named].pixelHash); it != byPixels.end()) i = it->second;
            if (!takesPart(samples[i])) continue;
            if (first) groups.join(*first, i);
            if (!first) first = i;
        }
    }

    std::vector<Together> result;
    std::unordered_map<std::size_t, std::size_t> indexOfRoot;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!takesPart(samples[i])) continue;
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

std::vector<Together> keepTogether(const Units& units) {
    std::vector<Sample> images;
    std::vector<std::size_t> unitOf;
    for (std::size_t u = 0; u < units.size(); ++u)
        for (const Sample& image : units.images[u]) {
            images.push_back(image);
            images.back().label = units.rows[u].label;  // which holds for all of them
            unitOf.push_back(u);
        }
    const std::vector<Together> ofImages = keepTogether(images);
    UnionFind groups(units.size());
    for (const Together& t : ofImages)
        for (const std::size_t i : t.members) groups.join(unitOf[t.members.front()], unitOf[i]);
    std::vector<Together> result;
    std::unordered_map<std::size_t, std::size_t> indexOfRoot;
    for (const Together& t : ofImages) {
        const auto [it, fresh] =
            indexOfRoot.try_emplace(groups.root(unitOf[t.members.front()]), result.size());
        if (fresh) result.push_back({{}, t.key});
        for (const std::size_t i : t.members) result[it->second].members.push_back(unitOf[i]);
    }
    for (auto& [members, key] : result) {
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
    }
    return result;
}

}  // namespace fovea::dataset
