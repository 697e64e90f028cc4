#include "dataset/consensus.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "dataset/units.h"

namespace fovea::dataset {

namespace {

constexpr const char* kLabels = "labels";
constexpr const char* kMajority = "majority";
constexpr const char* kAll = "all";
constexpr const char* kFirst = "first:";
constexpr std::string_view kSecondReading = ", second reading";

using Readings = std::map<std::string, std::string>;

/// What more than half of those say who have answered, or all of them; empty where there is no such answer.
std::string mostSaid(const std::map<std::string, std::string>& readings, bool everybody) {
    std::map<std::string, int> times;
    int read = 0;
    for (const auto& [reader, answer] : readings) {
        if (answer.empty() || isSecondReading(reader)) continue;
        ++times[answer];
        ++read;
    }
    for (const auto& [answer, count] : times)
        if (everybody ? count == read : 2 * count > read) return answer;
    return {};
}

/// What each reader says of images together, where it is one answer and only one.
Readings together(const std::vector<const Readings*>& ofImages) {
    std::map<std::string, std::set<std::string>> all;
    for (const Readings* said : ofImages)
        for (const auto& [reader, answer] : *said)
            if (!answer.empty()) all[reader].insert(answer);
    Readings readings;
    for (const auto& [reader, answers] : all)
        if (answers.size() == 1) readings.emplace(reader, *answers.begin());
    return readings;
}

/// Whether anybody has read the image who is asked for labels.
bool isRead(const Sample& image) {
    for (const auto& [reader, answer] : image.readings)
        if (!answer.empty() && !isSecondReading(reader)) return true;
    return false;
}

}  // namespace

std::string consensusRuleText(const ConsensusRule& rule) {
    switch (rule.kind) {
        case ConsensusRule::Kind::labels:
            return kLabels;
        case ConsensusRule::Kind::majority:
            return kMajority;
        case ConsensusRule::Kind::all:
            return kAll;
        case ConsensusRule::Kind::first:
            return kFirst + rule.reader;
    }
    return {};
}

Result<ConsensusRule> consensusRuleFromText(const std::string& text) {
    using Kind = ConsensusRule::Kind;
    if (text.empty() || text == kLabels) return ConsensusRule{};
    if (text == kMajority) return ConsensusRule{Kind::majority, {}};
    if (text == kAll) return ConsensusRule{Kind::all, {}};
    if (text.starts_with(kFirst) && text != kFirst)
        return ConsensusRule{Kind::first, text.substr(std::string(kFirst).size())};
    return Error{
        ErrorCode::invalidArgument, "labels, majority, all or first:NAME expected, not '" + text + "'", {}};
}

std::map<std::string, std::string> readingsOf(const std::vector<Sample>& images) {
    std::vector<const Readings*> ofImages;
    for (const Sample& s : images) ofImages.push_back(&s.readings);
    return together(ofImages);
}

std::string consensusOf(const std::map<std::string, std::string>& readings, const ConsensusRule& rule) {
    if (rule.kind == ConsensusRule::Kind::labels) return {};
    if (rule.kind == ConsensusRule::Kind::first)
        if (const auto own = readings.find(rule.reader); own != readings.end() && !own->second.empty())
            return own->second;
    return mostSaid(readings, rule.kind == ConsensusRule::Kind::all);
}

std::vector<std::optional<std::string>> consensusOfEach(const std::vector<Sample>& samples, AnswerUnit unit,
                                                        const ConsensusRule& rule) {
    std::vector<std::optional<std::string>> answers(samples.size());
    const auto settle = [&](const std::vector<std::size_t>& members) {
        std::vector<const Readings*> ofImages;
        bool read = false;
        for (const std::size_t i : members) {
            ofImages.push_back(&samples[i].readings);
            read = read || isRead(samples[i]);
        }
        if (!read) return;
        const std::string answer = consensusOf(together(ofImages), rule);
        for (const std::size_t i : members) answers[i] = answer;
    };
    std::map<std::string, std::vector<std::size_t>> units;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const bool aside = samples[i].split == Split::excluded;
        std::string key = aside ? std::string() : unitKey(samples[i], unit);
        if (key.empty())
            settle({i});
        else
            units[std::move(key)].push_back(i);
    }
    for (const auto& [key, members] : units) settle(members);
    return answers;
}

std::vector<std::string> answersOfReaders(const std::vector<Sample>& samples) {
    std::set<std::string> answers;
    for (const Sample& s : samples)
        for (const auto& [reader, answer] : s.readings)
            if (!answer.empty()) answers.insert(answer);
    return {answers.begin(), answers.end()};
}

std::vector<std::string> withGradesOfReaders(std::vector<std::string> classes,
                                             const std::vector<std::string>& grades,
                                             const std::vector<Sample>& samples) {
    const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const std::string& answer : answersOfReaders(samples))
        if (holds(grades, answer) && !holds(classes, answer)) classes.push_back(answer);
    return classes;
}

std::string secondReadingOf(const std::string& reader) {
    return reader + std::string(kSecondReading);
}

bool isSecondReading(const std::string& reader) {
    return reader.size() > kSecondReading.size() && reader.ends_with(kSecondReading);
}

std::string personOf(const std::string& reader) {
    return isSecondReading(reader) ? reader.substr(0, reader.size() - kSecondReading.size()) : reader;
}

}  // namespace fovea::dataset
