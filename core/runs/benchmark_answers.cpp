#include "runs/benchmark_answers.h"

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::Sample;
using nlohmann::json;

namespace {

constexpr int kSchema = 1;

json toJson(const AnswersByImage& answers) {
    return json(answers);
}

/// Throws json::exception where it is not what toJson() wrote.
AnswersByImage answersFrom(const json& j) {
    return j.get<AnswersByImage>();
}

}  // namespace

std::string answersPath(const project::Project& project, const std::string& key) {
    return (fs::path(project.folder()) / "benchmark" / (key + ".json")).string();
}

std::optional<BenchmarkAnswers> readAnswers(const std::string& path) {
    const auto text = readTextFile(path);
    if (!text) return {};
    try {
        const json j = json::parse(*text);
        if (j.at("schema") != kSchema) return {};
        BenchmarkAnswers answers;
        for (const auto& [name, split] : j.at("splits").items()) {
            dataset::Split of{};
            if (!dataset::splitFromName(name, of)) return {};
            answers.splits[of] = answersFrom(split.at("stated"));
        }
        if (j.contains("cost")) answers.cost = costFromJson(j.at("cost"));
        return answers;
    } catch (const json::exception&) {
        return {};
    }
}

Result<void> writeAnswers(const std::string& path, const BenchmarkAnswers& answers, FileLayer& files) {
    json splits = json::object();
    for (const auto& [split, of] : answers.splits)
        splits[dataset::splitName(split)] = {{"stated", toJson(of)}};
    FOVEA_CHECK(files.makeFolders(fs::path(path).parent_path().string()));
    json document = {{"schema", kSchema}, {"splits", std::move(splits)}};
    if (answers.cost) document["cost"] = costToJson(*answers.cost);
    return files.writeAtomically(path, document.dump());
}

AnswersByImage byImage(const std::vector<Sample>& samples, const std::vector<double>& probabilities,
                       std::size_t classes) {
    AnswersByImage answers;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto first = probabilities.begin() + std::ptrdiff_t(i * classes);
        answers[samples[i].pixelHash] = {first, first + std::ptrdiff_t(classes)};
    }
    return answers;
}

std::vector<double> answersFor(const std::vector<Sample>& samples, const AnswersByImage& answers) {
    std::vector<double> probabilities;
    for (const Sample& s : samples) {
        const std::vector<double>& said = answers.at(s.pixelHash);
        probabilities.insert(probabilities.end(), said.begin(), said.end());
    }
    return probabilities;
}

}  // namespace fovea::runs
