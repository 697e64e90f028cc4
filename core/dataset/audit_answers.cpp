#include "dataset/audit_answers.h"

#include <map>

#include "dataset/audit.h"

namespace fovea::dataset {

namespace {

constexpr MessageKind kFindingNowhere{
    "finding_nowhere",
    FOVEA_TEXT(
        "Messages",
        "No image is said to have '{finding}': there is nothing to learn of it. Add images that have it, "
        "or take the finding away.")};
constexpr MessageKind kFindingEverywhere{
    "finding_everywhere",
    FOVEA_TEXT(
        "Messages",
        "No image is said to be without '{finding}': there is nothing to tell apart. Add images without "
        "it, or say of which that it is not there.")};
constexpr MessageKind kFindingMissing{
    "finding_missing", FOVEA_TEXT("Messages", "No image with '{finding}' is among the {split} images.")};
constexpr MessageKind kWithoutFindingMissing{
    "without_finding_missing",
    FOVEA_TEXT("Messages", "No image without '{finding}' is among the {split} images.")};
constexpr MessageKind kFewOfFinding{"few_of_finding",
                                    FOVEA_TEXT("Messages", "Only {images|image|images} with '{finding}'.")};
constexpr MessageKind kFewWithoutFinding{
    "few_without_finding", FOVEA_TEXT("Messages", "Only {images|image|images} without '{finding}'.")};
constexpr MessageKind kOutOfRange{
    "number_out_of_range",
    FOVEA_TEXT("Messages",
               "The number of {images|image|images} lies outside what the question takes: see whether it was "
               "typed or read wrongly, or widen the range.")};
constexpr MessageKind kOneNumber{
    "one_number",
    FOVEA_TEXT("Messages", "All images have the number {number}: there is nothing to learn to tell apart.")};

/// What is stated of one finding, one way.
struct Stated {
    std::vector<std::string> files;
    std::map<Split, int> splits;
};

}  // namespace

std::set<std::string> contradictions(const std::set<std::string>& answers, const Question& question) {
    std::set<std::string> said;
    if (question.kind != QuestionKind::findings) {
        if (answers.size() > 1)
            for (const std::string& answer : answers) said.insert("'" + answer + "'");
        return said;
    }
    std::map<std::string, std::set<bool>> stated;
    for (const std::string& answer : answers)
        if (const auto findings = findingsFromText(answer, question.answers))
            for (const auto& [name, there] : *findings) stated[name].insert(there);
    for (const auto& [name, ways] : stated)
        if (ways.size() > 1)
            for (const bool there : ways) said.insert("'" + findingsText({{name, there}}, {name}) + "'");
    return said;
}

void auditFindings(const std::vector<Sample>& samples, const Question& question,
                   std::vector<Problem>& problems) {
    std::map<std::string, Stated> yes, no;
    std::set<Split> present;
    for (const Sample& sample : samples) {
        const auto findings = findingsFromText(sample.label, question.answers);
        if (!findings || findings->empty()) continue;
        present.insert(sample.split);
        for (const auto& [name, there] : *findings) {
            Stated& stated = there ? yes[name] : no[name];
            stated.files.push_back(sample.path);
            ++stated.splits[sample.split];
        }
    }
    for (const std::string& name : question.answers)
        for (const bool there : {true, false}) {
            const Stated& own = there ? yes[name] : no[name];
            const MessageArgument finding("finding", name);
            if (own.files.empty()) {
                problems.push_back({ProblemKind::tooFewClasses,
                                    {},
                                    {there ? kFindingNowhere : kFindingEverywhere, {finding}}});
                continue;
            }
            for (const Split split : {Split::train, Split::validation, Split::test})
                if (present.contains(split) && !own.splits.contains(split))
                    problems.push_back({ProblemKind::missingClass,
                                        {},
                                        {there ? kFindingMissing : kWithoutFindingMissing,
                                         {finding, {"split", Terms{{splitWords(split)}}}}}});
            if (int(own.files.size()) < kSmallClass)
                problems.push_back(
                    {ProblemKind::smallClass,
                     own.files,
                     {there ? kFewOfFinding : kFewWithoutFinding, {finding, {"images", own.files.size()}}}});
        }
}

void auditNumbers(const std::vector<Sample>& samples, const Question& question,
                  std::vector<Problem>& problems) {
    std::vector<std::string> outside;
    std::set<std::string> numbers;
    for (const Sample& sample : samples) {
        if (sample.label.empty()) continue;
        numbers.insert(sample.label);
        if (!checkAnswer(question, sample.label)) outside.push_back(sample.path);
    }
    if (!outside.empty()) {
        const MessageArgument images("images", outside.size());
        problems.push_back({ProblemKind::outOfRange, std::move(outside), {kOutOfRange, {images}}});
    }
    if (numbers.size() == 1)
        problems.push_back({ProblemKind::tooFewClasses, {}, {kOneNumber, {{"number", *numbers.begin()}}}});
}

}  // namespace fovea::dataset
