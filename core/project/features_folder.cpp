#include "project/features_folder.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "project/project_file.h"

namespace fovea::project {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kSetting = "features_folder";
constexpr const char* kMarker = "fovea-features.json";

constexpr MessageKind kOfAnotherProject{
    "features_of_another_project",
    FOVEA_TEXT("Messages", "This folder holds the features of another project. Choose another folder.")};
constexpr MessageKind kFolderAway{
    "features_folder_away",
    FOVEA_TEXT("Messages",
               "The folder for features is not there. Connect its disk, or choose another folder.")};
constexpr MessageKind kNotTheFolder{
    "not_the_features_folder",
    FOVEA_TEXT("Messages",
               "This is not the folder that was chosen for features. Connect its disk, or choose another "
               "folder.")};
constexpr MessageKind kFolderOfOtherFiles{
    "features_folder_in_use",
    FOVEA_TEXT("Messages", "This folder holds other files. Make an empty one for features.")};

/// As the setting has it, in JSON.
struct Choice {
    std::string folder;  ///< empty: the project's own
    std::string id;      ///< of this project, in the markers of folders it chose; empty before the first
};

Result<Choice> choiceOf(const Project& project) {
    FOVEA_TRY(const std::string text, project.setting(kSetting));
    if (text.empty()) return Choice{};
    const json j = json::parse(text, nullptr, false);
    if (!j.is_object() || !j.contains("folder") || !j["folder"].is_string() || !j.contains("id") ||
        !j["id"].is_string())
        return Error{ErrorCode::corruptFile, "the setting 'features_folder' cannot be read",
                     project.folder()};
    return Choice{j["folder"], j["id"]};
}

Result<void> keep(Project& project, const Choice& choice) {
    return project.keepSetting(kSetting, json{{"folder", choice.folder}, {"id", choice.id}}.dump());
}

/// 32 hexadecimal digits that no other project has.
std::string newId() {
    std::random_device random;
    std::string digits;
    while (digits.size() < 32) digits += "0123456789abcdef"[random() % 16];
    return digits;
}

/// Whose a folder is; empty when it has no marker.
Result<std::string> ownerOf(const std::string& folder) {
    const std::string path = (fs::path(folder) / kMarker).string();
    const auto text = readTextFile(path);
    if (!text && text.error().code == ErrorCode::fileNotFound) return std::string();
    if (!text) return text.error();
    const json j = json::parse(*text, nullptr, false);
    if (!j.is_object() || !j.contains("project") || !j["project"].is_string())
        return Error{ErrorCode::corruptFile, "does not say whose features lie here", path};
    return j["project"].get<std::string>();
}

Error ofAnother(const std::string& folder) {
    return {ErrorCode::invalidArgument, {}, folder, {kOfAnotherProject}};
}

Result<void> mustExist(const std::string& folder) {
    std::error_code code;
    if (fs::is_directory(folder, code)) return {};
    return Error{ErrorCode::fileNotFound, {}, folder, {kFolderAway}};
}

}  // namespace

Result<std::string> chosenFeaturesFolder(const Project& project) {
    FOVEA_TRY(Choice choice, choiceOf(project));
    return std::move(choice.folder);
}

Result<std::string> featuresFolder(const Project& project) {
    return guarded([&]() -> Result<std::string> {
        FOVEA_TRY(const Choice choice, choiceOf(project));
        if (choice.folder.empty()) return project.featuresFolder();
        FOVEA_CHECK(mustExist(choice.folder));
        FOVEA_TRY(const std::string owner, ownerOf(choice.folder));
        // Without a marker it is not the folder that was chosen: another disk lies in its place.
        if (owner.empty()) return Error{ErrorCode::fileNotFound, {}, choice.folder, {kNotTheFolder}};
        if (owner != choice.id) return ofAnother(choice.folder);
        return choice.folder;
    });
}

Result<void> chooseFeaturesFolder(Project& project, const std::string& wanted, FileLayer& files) {
    return guarded([&]() -> Result<void> {
        FOVEA_TRY(Choice choice, choiceOf(project));
        const std::string folder = wanted.empty() ? std::string() : plainPath(wanted);
        if (folder == project.featuresFolder()) return chooseFeaturesFolder(project, {}, files);
        if (!folder.empty()) {
            FOVEA_CHECK(mustExist(folder));
            FOVEA_TRY(const std::string owner, ownerOf(folder));
            if (!owner.empty() && owner != choice.id) return ofAnother(folder);
            if (owner.empty()) {
                if (!fs::is_empty(folder))
                    return Error{ErrorCode::invalidArgument, {}, folder, {kFolderOfOtherFiles}};
                if (choice.id.empty()) {
                    // Before the marker: what a crash leaves is this project's all the same.
                    choice.id = newId();
                    FOVEA_CHECK(keep(project, choice));
                }
                FOVEA_CHECK(files.writeAtomically((fs::path(folder) / kMarker).string(),
                                                  json{{"schema", 1}, {"project", choice.id}}.dump(1)));
            }
        }
        if (folder == choice.folder) return {};
        choice.folder = folder;
        return keep(project, choice);
    });
}

}  // namespace fovea::project
