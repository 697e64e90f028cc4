#include "dataset/question.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/names.h"
#include "base/utf8.h"

namespace fovea::dataset {
namespace {

constexpr Named<QuestionKind> kKinds[] = {
    {QuestionKind::one, "one"},
    {QuestionKind::grades, "grades"},
    {QuestionKind::findings, "findings"},
    {QuestionKind::number, "number"},
};

constexpr Named<AnswerUnit> kUnits[] = {
    {AnswerUnit::image, "image"}, {AnswerUnit::study, "study"}, {AnswerUnit::patient, "patient"}};

constexpr char kBetween = '|', kIs = '=';
constexpr const char *kYes = "yes", *kNo = "no";

Error wrong(const std::string& what) {
    return Error{ErrorCode::invalidArgument, what, {}};
}

bool hasControlCharacter(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

Result<void> checkNames(const Question& question) {
    const bool named = question.kind == QuestionKind::grades || question.kind == QuestionKind::findings;
    if (!named && !question.answers.empty())
        return wrong("a question of the kind '" + std::string(questionKindName(question.kind)) +
                     "' has no list of answers");
    if (question.kind == QuestionKind::findings && question.answers.empty())
        return wrong("a question about findings names at least one");
    if (question.kind == QuestionKind::grades && question.answers.size() < 2)
        return wrong("a question about grades names at least two");
    std::set<std::string> seen;
    for (const std::string& answer : question.answers) {
        if (answer.empty() || !isUtf8(answer)) return wrong("an answer is empty or no UTF-8");
        if (!seen.insert(answer).second) return wrong("'" + answer + "' stands twice among the answers");
        if (question.kind == QuestionKind::findings &&
            (answer.find(kBetween) != answer.npos || answer.find(kIs) != answer.npos ||
             hasControlCharacter(answer)))
            return wrong("a finding's name holds no '=', no '|' and no line break: '" + answer + "'");
    }
    return {};
}

}  // namespace

const char* questionKindName(QuestionKind kind) {
    return nameIn(kKinds, kind);
}

bool questionKindFromName(const std::string& name, QuestionKind& out) {
    const std::optional<QuestionKind> kind = valueIn(kKinds, name);
    if (kind) out = *kind;
    return kind.has_value();
}

const char* answerUnitName(AnswerUnit unit) {
    return nameIn(kUnits, unit);
}

bool answerUnitFromName(const std::string& name, AnswerUnit& out) {
    const std::optional<AnswerUnit> unit = valueIn(kUnits, name);
    if (unit) out = *unit;
    return unit.has_value();
}

Result<void> checkQuestion(const Question& question) {
    if (question.name.empty() || !isUtf8(question.name) || hasControlCharacter(question.name))
        return wrong("a question's name is one line of UTF-8 and not empty");
    if (question.low && question.high && *question.low > *question.high)
        return wrong("the lowest possible number is above the highest");
    return checkNames(question);
}

std::string findingsText(const Findings& findings, const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        const auto stated = findings.find(name);
        if (stated == findings.end()) continue;
        if (!text.empty()) text += kBetween;
        text += name + kIs + (stated->second ? kYes : kNo);
    }
    return text;
}

Result<Findings> findingsFromText(const std::string& text, const std::vector<std::string>& names) {
    Findings findings;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(kBetween, from), text.size());
        const std::string one = text.substr(from, to - from);
        from = to + 1;
        const std::size_t is = one.find(kIs);
        const std::string name = one.substr(0, is), said = is == one.npos ? "" : one.substr(is + 1);
        if (said != kYes && said != kNo) return wrong("'" + one + "' is not NAME=yes or NAME=no");
        if (std::find(names.begin(), names.end(), name) == names.end())
            return wrong("no finding is named '" + name + "'");
        if (!findings.emplace(name, said == kYes).second)
            return wrong("'" + name + "' stands twice in an answer");
    }
    return findings;
}

std::string numberText(double number) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

Result<double> numberFromText(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return wrong("'" + text + "' is no number");
    return number;
}

Result<void> checkAnswer(const Question& question, const std::string& text) {
    if (text.empty()) return {};
    if (!isUtf8(text)) return wrong("an answer is no UTF-8");
    if (question.kind == QuestionKind::findings) {
        FOVEA_TRY(const Findings findings, findingsFromText(text, question.answers));
        static_cast<void>(findings);
    }
    if (question.kind == QuestionKind::number) {
        FOVEA_TRY(const double number, numberFromText(text));
        if ((question.low && number < *question.low) || (question.high && number > *question.high))
            return wrong(text + " is outside what the question '" + question.name + "' takes, " +
                         (question.low ? numberText(*question.low) : "any") + " to " +
                         (question.high ? numberText(*question.high) : "any"));
    }
    return {};
}

}  // namespace fovea::dataset
