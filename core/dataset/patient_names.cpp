#include "dataset/patient_names.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <regex>
#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "dataset/file_matcher.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFolder = "folder", kName = "name";

Result<std::regex> compiled(const std::string& pattern) {
    auto flags = std::regex::ECMAScript;
#ifdef __GLIBCXX__
    // Its other way of searching takes exponential time for some patterns.
    flags |= std::regex_constants::__polynomial;
#endif
    try {
        std::regex expression(pattern, flags);
        if (expression.mark_count() == 1) return expression;
        return Error{ErrorCode::invalidArgument,
                     "the pattern '" + pattern +
                         "' needs exactly one group in round brackets: the part that names the patient",
                     {}};
    } catch (const std::regex_error&) {
        return Error{
            ErrorCode::invalidArgument, "the pattern '" + pattern + "' is not a regular expression", {}};
    }
}

std::string folderAbove(const fs::path& file, int level) {
    fs::path folder = file.parent_path();
    for (int i = 1; i < level; ++i) folder = folder.parent_path();
    return folder.filename().string();
}

std::string group(const std::string& name, const std::regex& expression) {
    std::smatch found;
    if (!std::regex_search(name, found, expression) || !found[1].matched) return {};
    return found[1].str();
}

}  // namespace

Result<void> checkPatientRule(const PatientRule& rule) {
    if (rule.from == PatientRule::From::folder && rule.level < 1)
        return Error{ErrorCode::invalidArgument, "folders above a file are counted from 1", {}};
    if (rule.from == PatientRule::From::pattern) FOVEA_CHECK(compiled(rule.pattern));
    return {};
}

Result<PatientRule> patientRuleFromText(const std::string& text) {
    PatientRule rule;
    if (text == kName) return rule;
    if (text == kFolder) {
        rule.from = PatientRule::From::folder;
        return rule;
    }
    if (text.starts_with(std::string(kFolder) + ":")) {
        rule.from = PatientRule::From::folder;
        const char* end = text.data() + text.size();
        const auto [at, failure] = std::from_chars(text.data() + kFolder.size() + 1, end, rule.level);
        if (failure != std::errc() || at != end) rule.level = 0;
    } else {
        rule.from = PatientRule::From::pattern;
        rule.pattern = text;
    }
    FOVEA_CHECK(checkPatientRule(rule));
    return rule;
}

Result<std::vector<std::string>> patientsFromPaths(const std::vector<Sample>& samples,
                                                   const PatientRule& rule) {
    return guarded([&]() -> Result<std::vector<std::string>> {
        FOVEA_CHECK(checkPatientRule(rule));
        std::optional<std::regex> expression;
        if (rule.from == PatientRule::From::pattern) {
            FOVEA_TRY(expression, compiled(rule.pattern));
        }
        std::vector<std::string> patients;
        patients.reserve(samples.size());
        for (const Sample& sample : samples) {
            const fs::path path = sample.path;
            const std::string name = withoutImageEnding(path.filename().string());
            std::string patient = rule.from == PatientRule::From::folder ? folderAbove(path, rule.level)
                                  : expression                           ? group(name, *expression)
                                               : name.substr(0, name.find_first_of("_- "));
            // A group may end within a letter of several bytes.
            patients.push_back(isUtf8(patient) ? std::move(patient) : std::string());
        }
        return patients;
    });
}

constexpr MessageKind kEveryImageItsOwn{
    "every_image_own_patient",
    FOVEA_TEXT("Messages",
               "By this rule every image would be its own patient: which images are of one patient stays "
               "unknown. Choose another rule, or state that each patient has one image.")};

bool anybodyHasSeveralImages(const std::vector<Sample>& samples) {
    std::unordered_set<std::string_view> patients;
    return std::any_of(samples.begin(), samples.end(), [&](const Sample& s) {
        return !s.patient.empty() && !patients.insert(s.patient).second;
    });
}

bool everyImageItsOwn(const std::vector<Sample>& samples, const std::vector<std::string>& patients) {
    if (anybodyHasSeveralImages(samples)) return false;
    std::unordered_set<std::string_view> patientsSeen;
    for (const Sample& sample : samples)
        if (!sample.patient.empty()) patientsSeen.insert(sample.patient);
    const std::size_t known = patientsSeen.size();
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i].patient.empty() && !patients[i].empty() && !patientsSeen.insert(patients[i]).second)
            return false;
    return patientsSeen.size() > known + 1;
}

Result<std::vector<Sample>> withPatientsFromPaths(const std::vector<Sample>& samples,
                                                  const PatientRule& rule) {
    FOVEA_TRY(std::vector<std::string> patients, patientsFromPaths(samples, rule));
    if (!rule.oneImageEach && everyImageItsOwn(samples, patients))
        return Error{ErrorCode::invalidArgument,
                     "by this rule every image would be its own patient",
                     {},
                     {kEveryImageItsOwn}};
    std::vector<Sample> changed;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!samples[i].patient.empty() || patients[i].empty()) continue;
        changed.push_back(samples[i]);
        changed.back().patient = std::move(patients[i]);
    }
    return changed;
}

}  // namespace fovea::dataset
