#include "project/series_of_import.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/sha256.h"

namespace fovea::project {

namespace fs = std::filesystem;

namespace {

constexpr const char* kVolumes = "volumes";

/// Always the same of a source and what is made of it, so that images that are there are known again.
std::string nameOf(const fs::path& source, const SeriesAsked& asked) {
    constexpr std::size_t kDigits = 8;
    Sha256 hash;
    hash.add(source.native()).add(asked.isotropicMm ? std::to_string(*asked.isotropicMm) : std::string());
    return source.filename().native() + "-" + hash.hex().substr(0, kDigits);
}

}  // namespace

SeriesOfImport::Fresh::~Fresh() {
    if (path.empty()) return;
    std::error_code ignored;
    fs::remove_all(path, ignored);
    fs::remove(fs::path(path).parent_path(), ignored);  // where nothing else is in it
}

SeriesOfImport::~SeriesOfImport() = default;

Result<SeriesOfImport> SeriesOfImport::make(const std::string& folder, const ImportRequest& request,
                                            bool copies, const JobContext& job) {
    SeriesOfImport series;
    std::error_code code;
    // One that ends in a slash has no name.
    fs::path source = fs::absolute(request.source, code).lexically_normal();
    if (!source.has_filename()) source = source.parent_path();
    const std::string name = nameOf(source, *request.series);
    if (copies) {
        FOVEA_TRY(series.m_temporary, TemporaryFolder::make());
        series.m_folder = series.m_temporary->path(name);
    } else {
        series.m_folder = (fs::path(folder) / kVolumes / name).native();
        if (!fs::exists(series.m_folder, code)) series.m_fresh.reset(new Fresh{series.m_folder});
    }
    const dataset::VolumeOptions options{
        request.source, series.m_folder, request.series->isotropicMm, {}, request.layer};
    FOVEA_TRY(series.m_made, dataset::makeVolumes(options, job));
    return series;
}

std::vector<dataset::Problem> SeriesOfImport::problems() const {
    std::vector<dataset::Problem> all = m_made.problems;
    const auto first = std::ptrdiff_t(all.size());
    for (const dataset::MadeVolume& volume : m_made.volumes)
        for (const imaging::SeriesDefect& defect : volume.defects) {
            const auto same = std::find_if(all.begin() + first, all.end(), [&](const dataset::Problem& p) {
                return p.message == defect.message;
            });
            // The folder of copies is gone afterwards.
            std::string file = m_temporary ? volume.file : (fs::path(m_folder) / volume.file).native();
            if (same == all.end())
                all.push_back({dataset::ProblemKind::damagedButRead, {std::move(file)}, defect.message});
            else
                same->files.push_back(std::move(file));
        }
    return all;
}

}  // namespace fovea::project
