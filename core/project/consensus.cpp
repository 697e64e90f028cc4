#include "project/consensus.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "project/same_image.h"

namespace fovea::project {

using dataset::ConsensusRule;
using dataset::Question;
using dataset::QuestionKind;
using dataset::Sample;

namespace {

constexpr MessageKind kReadersOfClasses{
    "readers_of_classes",
    FOVEA_TEXT("Messages",
               "Readers are compared where they name classes or grades. The question \"{question}\" asks "
               "something else.")};
constexpr MessageKind kNoSuchReader{
    "no_such_reader",
    FOVEA_TEXT("Messages", "No reader \"{reader}\" has read an image. There are {readers}.")};

std::vector<std::string> readersOf(const std::vector<Sample>& samples) {
    std::set<std::string> readers;
    for (const Sample& s : samples)
        for (const auto& [reader, answer] : s.readings) readers.insert(reader);
    return {readers.begin(), readers.end()};
}

}  // namespace

Result<void> checkReadable(const Question& question, const std::string& file) {
    if (question.kind == QuestionKind::one || question.kind == QuestionKind::grades) return {};
    return Error{ErrorCode::invalidArgument, {}, file, {{kReadersOfClasses, {{"question", question.name}}}}};
}

Result<void> checkRule(const ConsensusRule& rule, const std::vector<std::string>& readers) {
    const bool known = std::find(readers.begin(), readers.end(), rule.reader) != readers.end();
    if (rule.kind != ConsensusRule::Kind::first || (known && !dataset::isSecondReading(rule.reader)))
        return {};
    Terms names;
    for (const std::string& reader : readers) names.words.push_back("\"" + reader + "\"");
    return Error{
        ErrorCode::invalidArgument, {}, {}, {{kNoSuchReader, {{"reader", rule.reader}, {"readers", names}}}}};
}

void keepReadings(std::vector<Sample>& samples, const std::vector<Sample>& present) {
    std::map<ImageName, const Sample*> known;
    for (const Sample& sample : present) known[nameOf(sample)] = &sample;
    for (Sample& sample : samples)
        if (const auto own = known.find(nameOf(sample)); own != known.end())
            sample.readings.insert(own->second->readings.begin(), own->second->readings.end());
}

Result<std::vector<std::size_t>> followReaders(std::vector<Sample>& after, const std::vector<Sample>& before,
                                               const Question& was, const Question& is) {
    using Kind = ConsensusRule::Kind;
    std::vector<std::size_t> changed;
    FOVEA_TRY(const ConsensusRule ruleBefore, dataset::consensusRuleFromText(was.consensus));
    FOVEA_TRY(const ConsensusRule ruleNow, dataset::consensusRuleFromText(is.consensus));
    if (ruleBefore.kind == Kind::labels || ruleNow.kind == Kind::labels) return changed;
    const auto madeBefore = dataset::consensusOfEach(before, was.answerUnit, ruleBefore);
    const auto madeNow = dataset::consensusOfEach(after, is.answerUnit, ruleNow);
    std::map<ImageName, std::size_t> places;
    for (std::size_t i = 0; i < before.size(); ++i) places[nameOf(before[i])] = i;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto known = places.find(nameOf(after[i]));
        if (known == places.end() || !madeNow[i]) continue;
        // Where nobody had read the unit, there was no label that the rule had made.
        if (before[known->second].label != madeBefore[known->second].value_or(std::string())) continue;
        if (after[i].label == *madeNow[i]) continue;
        after[i].label = *madeNow[i];
        changed.push_back(i);
    }
    return changed;
}

Result<RuledLabels> labelsByRule(const std::vector<Sample>& samples, const Question& question,
                                 const ConsensusRule& rule) {
    RuledLabels result;
    if (rule.kind == ConsensusRule::Kind::labels) return result;
    FOVEA_TRY(const ConsensusRule before, dataset::consensusRuleFromText(question.consensus));
    Question ruled = question;
    ruled.consensus = dataset::consensusRuleText(rule);
    std::vector<Sample> after = samples;
    const auto made = dataset::consensusOfEach(samples, question.answerUnit, rule);
    if (before.kind == ConsensusRule::Kind::labels) {
        for (std::size_t i = 0; i < after.size(); ++i)
            if (made[i]) after[i].label = *made[i];
    } else {
        FOVEA_CHECK(followReaders(after, samples, question, ruled));
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const bool inUse = after[i].split != dataset::Split::excluded;
        if (inUse && made[i] && after[i].label == *made[i]) {
            ++result.read;
            result.withoutConsensus += made[i]->empty() ? 1 : 0;
        }
        if (after[i].label == samples[i].label) continue;
        result.changedInUse += inUse ? 1 : 0;
        result.changed.push_back(std::move(after[i]));
    }
    return result;
}

Result<int> changeConsensus(Project& project, const ConsensusRule& rule) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(Question question, project.question());
        FOVEA_CHECK(checkReadable(question));
        FOVEA_TRY(const std::vector<Sample> samples, project.samples());
        FOVEA_CHECK(checkRule(rule, readersOf(samples)));
        FOVEA_TRY(const RuledLabels labels, labelsByRule(samples, question, rule));
        const std::string text = dataset::consensusRuleText(rule);
        if (question.consensus == text) return 0;
        question.consensus = text;
        FOVEA_CHECK(labels.changed.empty() ? project.changeQuestion(question)
                                           : project.setSampleLabels(labels.changed, {question}));
        return labels.changedInUse;
    });
}

}  // namespace fovea::project
