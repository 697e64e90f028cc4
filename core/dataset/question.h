#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace fovea::dataset {

/// What kind of answer a question has.
/// - one: one of several classes.
/// - grades: the same, and the classes have an order.
/// - findings: of each of several things whether it is there; not stated is an answer, too.
/// - number: a quantity with a unit.
enum class QuestionKind { one, grades, findings, number };
const char* questionKindName(QuestionKind kind);  ///< "one", "grades", "findings", "number"
/// False, and `out` untouched, for any other word.
bool questionKindFromName(const std::string& name, QuestionKind& out);

/// Of what an answer is: of an image by itself, of all images of a study (StudyRule), or of all of a patient.
enum class AnswerUnit { image, study, patient };
const char* answerUnitName(AnswerUnit unit);  ///< "image", "study", "patient"
/// False, and `out` untouched, for any other word.
bool answerUnitFromName(const std::string& name, AnswerUnit& out);

/// What is asked about the images of a project. What is preloaded does not depend on it: a project may hold
/// any number, and images, features, patients and the split are shared by them.
struct Question {
    std::int64_t id = 0;  ///< of the project; 0 before it is stored
    std::string name;     ///< unique in a project, UTF-8, not empty, one line
    QuestionKind kind = QuestionKind::one;
    /// Grades: lowest first. Findings: in the order of every list of them. Else empty: the classes of `one`
    /// are those that occur.
    std::vector<std::string> answers;
    std::string positive;  ///< `one` of two classes: the finding, where somebody said so; else empty
    std::string unit;      ///< of a number; may be empty
    std::optional<double> low, high;  ///< of a number: what is possible, where it is known
    /// What has one answer: it holds for all of a unit's images, and figures count units.
    AnswerUnit answerUnit = AnswerUnit::image;
    /// Of one and grades, where readers answer it: how their answers become one, as consensusRuleText() has
    /// it; else empty.
    std::string consensus;
    bool operator==(const Question&) const = default;
};

/// Error: invalidArgument (name; answers that are missing, doubled, empty or no UTF-8, or hold a sign of
/// findingsText(); low above high).
Result<void> checkQuestion(const Question& question);

/// The answers of one image as they are stored, by Sample::label:
/// - one and grades: the class;
/// - findings: findingsText();
/// - number: numberText().
/// Empty: not answered.

/// What is stated of the findings of an image, by name; what is not stated is not in it.
using Findings = std::map<std::string, bool>;
/// "effusion=yes|nodule=no", in the order of `names`; a name holds neither '=' nor '|'.
std::string findingsText(const Findings& findings, const std::vector<std::string>& names);
/// Error: invalidArgument (another form, a name that is none of `names`).
Result<Findings> findingsFromText(const std::string& text, const std::vector<std::string>& names);

/// The shortest decimal text with a point that reads back as the same number.
std::string numberText(double number);
/// Error: invalidArgument (no finite number, or something behind it).
Result<double> numberFromText(const std::string& text);

/// Whether `text` answers the question: empty does; a class always; findings and numbers in their form, a
/// number within the question's range. Error: invalidArgument, saying why not.
Result<void> checkAnswer(const Question& question, const std::string& text);

}  // namespace fovea::dataset
