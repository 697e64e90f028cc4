#include "runs/series_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

namespace fovea::runs {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::string_view kPrefix = "series-", kSuffix = ".json";

fs::path folderOf(const project::Project& project) {
    return fs::path(project.folder()) / "runs";
}
std::string pathOf(const project::Project& project, int id) {
    return (folderOf(project) / (std::string(kPrefix) + std::to_string(id) + std::string(kSuffix))).string();
}

}  // namespace

Result<void> writeSeriesFile(const project::Project& project, const SeriesFile& series, FileLayer& files) {
    json whole = json::parse(seriesToJson(series.outcome));
    if (series.unfinished) {
        const SeriesFile::Unfinished& u = *series.unfinished;
        json predictions = json::array();
        for (const MemberPredictions& p : u.predictions)
            predictions.push_back({{"images", p.images}, {"adapter", p.adapter}, {"baseline", p.baseline}});
        whole["unfinished"] = {{"asked", u.identity.asked},
                               {"fingerprint", u.identity.requestHash},
                               {"seeds", u.options.seeds},
                               {"folds", u.options.folds},
                               {"settings", json::parse(settingsToJson(u.settings))},
                               {"predictions", std::move(predictions)}};
    }
    return files.writeAtomically(pathOf(project, series.outcome.id), whole.dump());
}

Result<std::optional<SeriesFile>> readSeriesFile(const project::Project& project, int id) {
    const std::string path = pathOf(project, id);
    if (!fs::exists(path)) return std::optional<SeriesFile>();
    FOVEA_TRY(const std::string text, readTextFile(path));
    SeriesFile series;
    FOVEA_TRY(series.outcome, seriesFromJson(text));
    try {
        const json whole = json::parse(text);
        if (whole.contains("unfinished")) {
            const json& j = whole.at("unfinished");
            SeriesFile::Unfinished u;
            u.identity = {j.at("asked"), j.at("fingerprint")};
            u.options = {j.at("seeds"), j.at("folds")};
            FOVEA_TRY(u.settings, settingsFromJson(j.at("settings").dump()));
            for (const json& p : j.at("predictions"))
                u.predictions.push_back({p.at("images"), p.at("adapter"), p.at("baseline")});
            if (u.predictions.size() != series.outcome.members.size())
                return Error{ErrorCode::corruptFile, "record of a series: its members do not agree", path};
            series.unfinished = std::move(u);
        }
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("record of a series: ") + e.what(), path};
    }
    return std::optional(std::move(series));
}

std::vector<int> seriesWithFile(const project::Project& project) {
    std::vector<int> ids;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folderOf(project), none)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) continue;
        const std::string_view number =
            std::string_view(name).substr(kPrefix.size(), name.size() - kPrefix.size() - kSuffix.size());
        int id = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), id);
        if (read.ec == std::errc() && read.ptr == number.data() + number.size()) ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace fovea::runs
