#include "dataset/header_values.h"

#include <charconv>

#include "dataset/spelling.h"
#include "imaging/dicom_attributes.h"

namespace fovea::dataset {

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 ? std::optional(number)
                                                                                   : std::nullopt;
}

namespace {

/// DICOM's date, "19580214", as a number whose difference in 10000s are years.
std::optional<int> dateNumber(const std::string& date) {
    constexpr std::size_t kDigits = 8;
    return date.size() == kDigits ? wholeNumber(date) : std::nullopt;
}

}  // namespace

std::string headerFact(const std::map<std::string, std::string>& facts, const char* keyword) {
    const auto it = facts.find(keyword);
    return it == facts.end() ? std::string() : plainName(it->second);
}

std::optional<int> ageInYears(const std::map<std::string, std::string>& facts) {
    constexpr int kYear = 10000, kOldest = 130;
    if (const auto years = imaging::yearsOfAge(headerFact(facts, "PatientAge"))) return int(*years);
    const auto born = dateNumber(headerFact(facts, "PatientBirthDate")),
               taken = dateNumber(headerFact(facts, "StudyDate"));
    if (!born || !taken || *born > *taken) return std::nullopt;
    const int years = (*taken - *born) / kYear;
    return years <= kOldest ? std::optional(years) : std::nullopt;
}

std::string headerVariable(const std::map<std::string, std::string>& facts, const std::string& name) {
    if (name == "sex") return headerFact(facts, "PatientSex");
    const auto years = name == "age" ? ageInYears(facts) : std::nullopt;
    return years ? std::to_string(*years) : std::string();
}

}  // namespace fovea::dataset
