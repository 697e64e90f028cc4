#include "project/confirmed_labels.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace fovea::project {

namespace {

using OfQuestions = std::map<std::string, ConfirmedLabels>;  // by the question's id

Result<OfQuestions> readAll(const Project& project) {
    FOVEA_TRY(const std::string text, project.setting(kKeyOfConfirmedLabels));
    OfQuestions all;
    if (text.empty()) return all;
    const nlohmann::json questions = nlohmann::json::parse(text, nullptr, false);
    if (!questions.is_object())
        return Error{ErrorCode::corruptFile, "the setting 'confirmed_labels' is no object", project.folder()};
    for (const auto& question : questions.items()) {
        if (!question.value().is_object()) continue;
        for (const auto& image : question.value().items()) {
            const std::string& key = image.key();
            std::int64_t id = 0;
            const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
            if (error == std::errc() && end == key.data() + key.size() && image.value().is_string())
                all[question.key()][id] = image.value().get<std::string>();
        }
    }
    return all;
}

}  // namespace

Result<ConfirmedLabels> confirmedLabels(const Project& project) {
    FOVEA_TRY(const OfQuestions all, readAll(project));
    FOVEA_TRY(const dataset::Question question, project.question());
    const auto own = all.find(std::to_string(question.id));
    return own == all.end() ? ConfirmedLabels() : own->second;
}

Result<void> setConfirmedLabel(Project& project, std::int64_t sample, const std::string& label) {
    FOVEA_TRY(OfQuestions all, readAll(project));
    FOVEA_TRY(const dataset::Question question, project.question());
    ConfirmedLabels& own = all[std::to_string(question.id)];
    const auto known = own.find(sample);
    const std::string before = known == own.end() ? std::string() : known->second;
    if (before == label) return {};
    if (label.empty())
        own.erase(sample);
    else
        own[sample] = label;
    nlohmann::json questions = nlohmann::json::object();
    for (const auto& [id, images] : all)
        for (const auto& [image, text] : images) questions[id][std::to_string(image)] = text;
    try {
        return project.setSetting(kKeyOfConfirmedLabels, questions.empty() ? "" : questions.dump());
    } catch (const nlohmann::json::exception&) {
        return Error{ErrorCode::invalidArgument, "a label is not UTF-8", {}};
    }
}

}  // namespace fovea::project
