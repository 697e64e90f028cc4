#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace fovea::dataset {

/// A whole number, 0 or above, and nothing behind it.
std::optional<int> wholeNumber(std::string_view text);

/// A fact by its keyword, without padding; empty where there is none.
std::string headerFact(const std::map<std::string, std::string>& facts, const char* keyword);

/// Whole years, by Patient's Age ("045Y", "018M"; PS3.5, AS), else from the dates of birth and study; nothing
/// where neither says it.
std::optional<int> ageInYears(const std::map<std::string, std::string>& facts);

/// What a header knows of a patient as a clinical variable: "age" in years, "sex" as it stands there. Empty
/// where it does not say it, and for every other name.
std::string headerVariable(const std::map<std::string, std::string>& facts, const std::string& name);
inline constexpr const char* kHeaderVariables[] = {"age", "sex"};

}  // namespace fovea::dataset
