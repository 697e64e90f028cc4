#include "runs/learned_from.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "runs/run_settings.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;
using nlohmann::json;

namespace {

std::string learnedFromPath(const std::string& runFolder) {
    return (fs::path(runFolder) / "learned-from.json").string();
}

Result<std::vector<std::string>> pixelList(const project::Project& project, std::int64_t run,
                                           const char* which) {
    const std::string path = learnedFromPath(project.runFolder(run));
    FOVEA_TRY(const std::string text, readTextFile(path));
    const json j = json::parse(text, nullptr, false);
    if (!j.is_object() || !j.contains(which) || !j[which].is_array())
        return Error{ErrorCode::corruptFile, "not a list of images", path};
    std::vector<std::string> hashes;
    for (const json& h : j[which])
        if (h.is_string()) hashes.push_back(h);
    return hashes;
}

}  // namespace

Result<void> writeLearnedFrom(const std::string& runFolder, const std::vector<Sample>& samples,
                              FileLayer& files) {
    json hashes = json::array(), validation = json::array();
    for (const Sample& s : samples) {
        if (s.split == Split::train || s.split == Split::validation) hashes.push_back(s.pixelHash);
        if (s.split == Split::validation) validation.push_back(s.pixelHash);
    }
    return files.writeAtomically(learnedFromPath(runFolder),
                                 json{{"schema", 1}, {"pixels", hashes}, {"validation", validation}}.dump());
}

Result<std::vector<std::string>> learnedFrom(const project::Project& project, std::int64_t run) {
    return pixelList(project, run, "pixels");
}

Result<std::vector<Sample>> samplesAsSplit(const project::Project& project, std::int64_t id,
                                           std::vector<Sample> samples) {
    return guarded([&]() -> Result<std::vector<Sample>> {
        FOVEA_TRY(const project::Run run, project.run(id));
        FOVEA_TRY(const RunSettings settings, settingsFromJson(run.settingsJson));
        if (!foldOf(settings) && !settings.assigned.allForEpochs && !settings.assigned.trainImages)
            return samples;
        FOVEA_TRY(const auto learned, pixelList(project, id, "pixels"));
        FOVEA_TRY(const auto validation, pixelList(project, id, "validation"));
        const std::set<std::string> met(learned.begin(), learned.end()),
            judged(validation.begin(), validation.end());
        for (Sample& s : samples) {
            if (s.split != Split::train && s.split != Split::validation) continue;
            s.split = judged.count(s.pixelHash) ? Split::validation
                      : met.count(s.pixelHash)  ? Split::train
                                                : Split::unassigned;
        }
        return samples;
    });
}

}  // namespace fovea::runs
