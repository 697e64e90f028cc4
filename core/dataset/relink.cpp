#include "dataset/relink.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/parallel.h"
#include "dataset/file_content.h"
#include "dataset/image_folder.h"
#include "imaging/decoding_bytes.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

struct MissingFile {
    std::string path;
    std::vector<const Sample*> samples;  ///< which it must show; in order of plane, then frame
    std::vector<const Sample*> aside;    ///< which go where it goes, shown or not
    int candidate = -1;                  ///< index of the file that may be it, then of the one that is
    bool found = false, otherContent = false;

    bool isShownBy(FileContent& content, std::size_t from = 0) const {
        return std::all_of(samples.begin() + std::ptrdiff_t(from), samples.end(),
                           [&](const Sample* s) { return content.hash(placeOf(*s)) == s->pixelHash; });
    }
};

/// The last `parts` names of a path; empty when it has fewer.
std::string_view endOf(std::string_view path, int parts) {
    std::size_t at = path.size();
    while (parts-- > 0) {
        if (at == 0) return {};
        at = path.rfind('/', at - 1);
        if (at == std::string_view::npos) return parts == 0 ? path : std::string_view();
    }
    return path.substr(at + 1);
}

class Search {
public:
    Search(std::vector<MissingFile> files, std::vector<std::string> candidates,
           const imaging::WindowPolicy& window, const JobContext& job)
        : files(std::move(files)),
          m_candidates(std::move(candidates)),
          m_taken(m_candidates.size()),
          m_window(window),
          m_job(job) {}

    Result<void> run() {
        pairByName();
        FOVEA_CHECK(verifyPairs());
        return searchByContent();
    }
    const std::string& candidate(const MissingFile& file) const {
        return m_candidates[std::size_t(file.candidate)];
    }

    std::vector<MissingFile> files;

private:
    /// Longest common ends first, so that of many "1.png" each meets its own.
    void pairByName() {
        int deepest = 0;
        for (const std::string& path : m_candidates)
            deepest = std::max(deepest, int(std::count(path.begin(), path.end(), '/')));
        for (int parts = deepest; parts > 0; --parts) {
            std::unordered_map<std::string_view, std::vector<int>> ends;
            for (std::size_t i = m_candidates.size(); i-- > 0;)
                if (const auto end = endOf(m_candidates[i], parts); !m_taken[i] && !end.empty())
                    ends[end].push_back(int(i));
            for (MissingFile& file : files) {
                if (file.candidate >= 0) continue;
                const auto it = ends.find(endOf(file.path, parts));
                if (it == ends.end() || it->second.empty()) continue;
                file.candidate = it->second.back();
                it->second.pop_back();
                m_taken[std::size_t(file.candidate)] = true;
            }
        }
    }

    Result<void> verifyPairs() {
        std::vector<MissingFile*> pairs;
        for (MissingFile& file : files)
            if (file.candidate >= 0) pairs.push_back(&file);
        ProgressMeter meter(m_job, Stage::relink, std::int64_t(pairs.size()));
        const auto bytes = [&](std::size_t i) { return imaging::decodingBytes(candidate(*pairs[i])); };
        FOVEA_CHECK(inParallel(pairs.size(), meter, m_job, bytes, [&](std::size_t i) {
            MissingFile& file = *pairs[i];
            FileContent content(candidate(file), m_window);
            file.found = file.isShownBy(content);
        }));
        for (MissingFile* file : pairs) {
            if (file->found) continue;
            file->otherContent = true;
            m_taken[std::size_t(file->candidate)] = false;
        }
        return {};
    }

    Result<void> searchByContent() {
        // A file is known by its first picture, and taken when the others agree, too.
        std::map<std::pair<Place, std::string>, std::vector<MissingFile*>> wanted;
        std::set<Place> places;
        std::size_t left = 0;
        for (MissingFile& file : files) {
            if (file.found) continue;
            const Sample& first = *file.samples.front();
            places.insert(placeOf(first));
            wanted[{placeOf(first), first.pixelHash}].push_back(&file);
            ++left;
        }
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < m_candidates.size(); ++i)
            if (!m_taken[i]) open.push_back(i);
        if (left == 0 || open.empty()) return {};
        // In portions: when all are found, the rest need not be read. Taken in order, so
        // that of equal files the same one is taken each time.
        constexpr std::size_t kPortion = 64;
        ProgressMeter meter(m_job, Stage::relinkContent, std::int64_t(open.size()));
        for (std::size_t begin = 0; begin < open.size() && left > 0; begin += kPortion) {
            const std::size_t count = std::min(kPortion, open.size() - begin);
            std::vector<std::vector<MissingFile*>> fits(count);
            const auto bytes = [&](std::size_t i) {
                return imaging::decodingBytes(m_candidates[open[begin + i]]);
            };
            FOVEA_CHECK(inParallel(count, meter, m_job, bytes, [&](std::size_t i) {
                FileContent content(m_candidates[open[begin + i]], m_window);
                for (const Place& place : places) {
                    const auto it = wanted.find({place, content.hash(place)});
                    if (it == wanted.end()) continue;
                    for (MissingFile* file : it->second)
                        if (file->isShownBy(content, 1)) fits[i].push_back(file);
                }
            }));
            for (std::size_t i = 0; i < count; ++i) {
                for (MissingFile* file : fits[i]) {
                    if (file->found) continue;
                    file->found = true;
                    file->candidate = int(open[begin + i]);
                    --left;
                    break;
                }
            }
        }
        return {};
    }

    const std::vector<std::string> m_candidates;
    std::vector<bool> m_taken;
    imaging::WindowPolicy m_window;
    const JobContext& m_job;
};

Result<Relinking> plan(const std::vector<Sample>& samples, const imaging::WindowPolicy& window,
                       const std::string& folder, const JobContext& job) {
    FOVEA_TRY(const std::vector<std::string> missing, missingFiles(samples, job));
    Relinking relinking;
    if (missing.empty()) return relinking;
    FOVEA_TRY(const ImageFolder below, searchAllImages(folder, job));

    std::vector<MissingFile> files;
    std::unordered_map<std::string_view, std::size_t> rows;
    for (const std::string& path : missing) {
        rows.emplace(path, files.size());
        files.push_back({.path = path, .samples = {}, .aside = {}});
    }
    std::unordered_set<std::string_view> used;
    for (const Sample& sample : samples) {
        const auto it = rows.find(sample.path);
        if (it == rows.end()) {
            used.insert(sample.path);
            continue;
        }
        files[it->second].samples.push_back(&sample);
        ++relinking.missing;
    }
    for (MissingFile& file : files) {
        const auto aside = std::stable_partition(file.samples.begin(), file.samples.end(),
                                                 [](const Sample* s) { return s->split != Split::excluded; });
        if (aside != file.samples.begin()) {
            file.aside.assign(aside, file.samples.end());
            file.samples.erase(aside, file.samples.end());
        }
        std::sort(file.samples.begin(), file.samples.end(),
                  [](const Sample* a, const Sample* b) { return placeOf(*a) < placeOf(*b); });
    }
    std::vector<std::string> candidates;
    const fs::path place = fs::absolute(folder).lexically_normal();
    for (const FoundImage& image : below.images) {
        std::string path = (place / image.relative).native();
        if (!used.count(path)) candidates.push_back(std::move(path));
    }

    Search search(std::move(files), std::move(candidates), window, job);
    FOVEA_CHECK(search.run());
    for (const MissingFile& file : search.files) {
        if (!file.found) {
            (file.otherContent ? relinking.otherContent : relinking.notFound).push_back(file.path);
            continue;
        }
        const std::string& path = search.candidate(file);
        if (endOf(path, 1) != endOf(file.path, 1))
            relinking.renamed += int(file.samples.size() + file.aside.size());
        for (const auto* group : {&file.samples, &file.aside}) {
            for (const Sample* sample : *group) {
                relinking.found.push_back(*sample);
                relinking.found.back().path = path;
            }
        }
    }
    std::sort(relinking.found.begin(), relinking.found.end(),
              [](const Sample& a, const Sample& b) { return a.id < b.id; });
    return relinking;
}

}  // namespace

Result<std::vector<std::string>> missingFiles(const std::vector<Sample>& samples, const JobContext& job) {
    std::vector<std::string> missing;
    std::unordered_set<std::string_view> seen;
    std::unordered_map<std::string_view, bool> folders;
    const auto there = [](std::string_view path) {
        std::error_code ignored;
        return fs::exists(fs::path(path), ignored);
    };
    for (const Sample& sample : samples) {
        if (!seen.insert(sample.path).second) continue;
        FOVEA_CHECK(job.check());
        const std::string_view folder = std::string_view(sample.path).substr(0, sample.path.rfind('/'));
        const auto [known, fresh] = folders.try_emplace(folder, true);
        if (fresh) known->second = folder.empty() || there(folder);
        if (!known->second || !there(sample.path)) missing.push_back(sample.path);
    }
    return missing;
}

Result<int> missingImages(const std::vector<Sample>& samples, const JobContext& job) {
    FOVEA_TRY(const std::vector<std::string> files, missingFiles(samples, job));
    const std::unordered_set<std::string_view> gone(files.begin(), files.end());
    return int(std::count_if(samples.begin(), samples.end(), [&](const Sample& s) {
        return s.split != Split::excluded && gone.count(s.path) > 0;
    }));
}

Result<Relinking> planRelink(const std::vector<Sample>& samples, const imaging::WindowPolicy& window,
                             const std::string& folder, const JobContext& job) {
    return guarded([&] { return plan(samples, window, folder, job); });
}

}  // namespace fovea::dataset
