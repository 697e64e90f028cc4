#include "dataset/consensus.h"

#include <set>

namespace fovea::dataset {

namespace {

constexpr const char* kLabels = "labels";
constexpr const char* kMajority = "majority";
constexpr const char* kAll = "all";
constexpr const char* kFirst = "first:";

/// What more than half of those say who have answered, or all of them; empty where there is no such answer.
std::string mostSaid(const std::map<std::string, std::string>& readings, bool everybody) {
    std::map<std::string, int> times;
    int read = 0;
    for (const auto& [reader, answer] : readings) {
        if (answer.empty()) continue;
        ++times[answer];
        ++read;
    }
    for (const auto& [answer, count] : times)
        if (everybody ? count == read : 2 * count > read) return answer;
    return {};
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
    std::map<std::string, std::set<std::string>> all;
    for (const Sample& s : images)
        for (const auto& [reader, answer] : s.readings)
            if (!answer.empty()) all[reader].insert(answer);
    std::map<std::string, std::string> readings;
    for (const auto& [reader, answers] : all)
        if (answers.size() == 1) readings.emplace(reader, *answers.begin());
    return readings;
}

std::string consensusOf(const std::map<std::string, std::string>& readings, const ConsensusRule& rule) {
    if (rule.kind == ConsensusRule::Kind::labels) return {};
    if (rule.kind == ConsensusRule::Kind::first)
        if (const auto own = readings.find(rule.reader); own != readings.end() && !own->second.empty())
            return own->second;
    return mostSaid(readings, rule.kind == ConsensusRule::Kind::all);
}

}  // namespace fovea::dataset
