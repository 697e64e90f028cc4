#include "dataset/study_rule.h"

#include <set>

#include "base/names.h"
#include "dataset/header_values.h"

namespace fovea::dataset {

namespace {

using By = StudyRule::By;

constexpr Named<By> kNames[] = {{By::none, ""},
                                {By::study, "study"},
                                {By::series, "series"},
                                {By::file, "file"},
                                {By::column, "column"},
                                {By::patientSide, "patient-side"},
                                {By::patientDate, "patient-date"}};
constexpr const char* kColumn = "column:";

/// Empty where nothing is known. Who the patient is stands in Sample::patient.
std::string studyOf(const Sample& sample, By by) {
    switch (by) {
        case By::study:
            return headerFact(sample.facts, "StudyInstanceUID");
        case By::series:
            return headerFact(sample.facts, "SeriesInstanceUID");
        case By::file:
            return sample.path;
        case By::patientSide:
            return sample.patient.empty() ? std::string() : headerFact(sample.facts, "Laterality");
        case By::patientDate:
            return sample.patient.empty() ? std::string() : headerFact(sample.facts, "StudyDate");
        case By::none:
        case By::column:
            break;
    }
    return sample.study;
}

/// Whether the rule speaks of most images and puts any two together.
bool fits(const std::vector<Sample>& samples, By by) {
    std::set<std::pair<std::string, std::string>> studies;
    std::size_t known = 0;
    for (const Sample& sample : samples) {
        const std::string study = studyOf(sample, by);
        if (study.empty()) continue;
        ++known;
        studies.emplace(sample.patient, study);
    }
    return 2 * known > samples.size() && studies.size() < known;
}

}  // namespace

std::string studyRuleText(const StudyRule& rule) {
    return rule.by == By::column ? kColumn + rule.column : nameIn(kNames, rule.by);
}

Result<StudyRule> studyRuleFromText(const std::string& text) {
    const std::string column = kColumn;
    if (text.starts_with(column) && text.size() > column.size())
        return StudyRule{By::column, text.substr(column.size())};
    const auto by = valueIn(kNames, text);
    if (by && *by != By::column) return StudyRule{*by, {}};
    return Error{ErrorCode::invalidArgument,
                 "\"" + text +
                     "\" puts no images together; that is said by one of study, series, file, column:NAME, "
                     "patient-side, patient-date",
                 {}};
}

void putIntoStudies(std::vector<Sample>& samples, const StudyRule& rule) {
    for (Sample& sample : samples) sample.study = studyOf(sample, rule.by);
}

StudyRule proposedStudyRule(const std::vector<Sample>& samples) {
    for (const By by : {By::file, By::study, By::patientSide, By::patientDate})
        if (fits(samples, by)) return {by, {}};
    return {};
}

}  // namespace fovea::dataset
