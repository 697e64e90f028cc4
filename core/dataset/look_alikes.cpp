#include "dataset/look_alikes.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "dataset/perceptual_hash.h"

namespace fovea::dataset {

namespace {

/// By what nearDuplicates() tells pictures apart. Of equal pixels the perceptual hash is equal, too, but for
/// what earlier versions did not store of it.
std::vector<std::string> picturesOf(const std::vector<Sample>& samples) {
    std::vector<std::string> pictures;
    pictures.reserve(samples.size());
    for (const Sample& s : samples)
        pictures.push_back(s.pixelHash + ' ' + std::to_string(s.perceptualHash.size()));
    std::sort(pictures.begin(), pictures.end());
    pictures.erase(std::unique(pictures.begin(), pictures.end()), pictures.end());
    return pictures;
}

}  // namespace

std::vector<std::vector<std::size_t>> LookAlikes::of(const std::vector<Sample>& samples) {
    std::vector<std::string> pictures = picturesOf(samples);
    const auto known = std::find_if(m_found.begin(), m_found.end(),
                                    [&](const Found& found) { return found.pictures == pictures; });
    if (known == m_found.end()) {
        auto groups = nearDuplicates(samples);
        Found found{std::move(pictures), {}};
        for (const std::vector<std::size_t>& group : groups) {
            std::vector<std::string>& hashes = found.groups.emplace_back();
            for (const std::size_t i : group) hashes.push_back(samples[i].pixelHash);
        }
        m_found.push_back(std::move(found));
        return groups;
    }
    std::unordered_map<std::string_view, std::size_t> first;  // of equal pictures it stands for all
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (!samples[i].perceptualHash.empty()) first.emplace(samples[i].pixelHash, i);
    std::vector<std::vector<std::size_t>> groups;
    for (const std::vector<std::string>& hashes : known->groups) {
        std::vector<std::size_t>& group = groups.emplace_back();
        for (const std::string& hash : hashes) group.push_back(first.at(hash));
        std::sort(group.begin(), group.end());
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

}  // namespace fovea::dataset
