#include "runs/subgroups.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

#include "dataset/label_table.h"
#include "dataset/natural_order.h"
#include "dataset/spelling.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

std::string fact(const Sample& sample, const char* keyword) {
    const auto it = sample.facts.find(keyword);
    return it == sample.facts.end() ? std::string() : dataset::plainName(it->second);
}

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 ? std::optional(number)
                                                                                   : std::nullopt;
}

/// DICOM's date, "19580214", as a number whose difference in 10000s are years.
std::optional<int> dateNumber(const std::string& date) {
    constexpr std::size_t kDigits = 8;
    return date.size() == kDigits ? wholeNumber(date) : std::nullopt;
}

/// By Patient's Age ("045Y", "018M"; PS3.5, AS), else by the dates.
std::optional<int> ageInYears(const Sample& sample) {
    constexpr int kMonths = 12, kWeeks = 52, kDays = 365, kYear = 10000, kOldest = 130;
    const std::string age = fact(sample, "PatientAge");
    if (age.size() > 1)
        if (const auto number = wholeNumber(std::string_view(age).substr(0, age.size() - 1))) {
            const char unit = char(std::toupper(static_cast<unsigned char>(age.back())));
            if (unit == 'Y') return number;
            if (unit == 'M') return *number / kMonths;
            if (unit == 'W') return *number / kWeeks;
            if (unit == 'D') return *number / kDays;
        }
    const auto born = dateNumber(fact(sample, "PatientBirthDate")),
               taken = dateNumber(fact(sample, "StudyDate"));
    if (!born || !taken || *born > *taken) return std::nullopt;
    const int years = (*taken - *born) / kYear;
    return years <= kOldest ? std::optional(years) : std::nullopt;
}

std::string ageBand(const Sample& sample) {
    const auto years = ageInYears(sample);
    if (!years) return {};
    constexpr struct {
        int least;
        const char* words;
    } kBands[] = {
        {80, "80 years and over"}, {60, "60 to 79 years"}, {40, "40 to 59 years"}, {18, "18 to 39 years"}};
    for (const auto& band : kBands)
        if (*years >= band.least) return band.words;
    return "0 to 17 years";
}

std::string device(const Sample& sample) {
    const std::string maker = fact(sample, "Manufacturer"), model = fact(sample, "ManufacturerModelName");
    return maker.empty() || model.empty() ? maker + model : maker + " " + model;
}

std::string groupOf(const Sample& sample, const std::string& column) {
    if (column == "subgroup") return fact(sample, dataset::kSubgroupFact);
    if (column == "sex") return fact(sample, "PatientSex");
    if (column == "age") return ageBand(sample);
    if (column == "device") return device(sample);
    if (column == "station") return fact(sample, "StationName");
    if (column == "site") return fact(sample, "InstitutionName");
    if (column == "laterality") return fact(sample, "Laterality");
    return sample.format;
}

}  // namespace

std::string subgroupColumnNames() {
    std::string names;
    for (const SubgroupColumn& column : kSubgroupColumns)
        names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
}

Result<std::vector<std::string>> subgroupsOf(const std::vector<Sample>& samples, const std::string& column) {
    if (std::none_of(std::begin(kSubgroupColumns), std::end(kSubgroupColumns),
                     [&](const SubgroupColumn& known) { return known.name == column; }))
        return Error{ErrorCode::invalidArgument,
                     "there is no column \"" + column + "\"; there are " + subgroupColumnNames(),
                     {}};
    std::vector<std::string> groups;
    dataset::Spellings spellings;
    for (const Sample& s : samples) {
        groups.push_back(groupOf(s, column));
        spellings.add(groups.back());
    }
    for (std::string& group : groups) group = spellings.of(group);
    return groups;
}

std::vector<std::string> tellingColumns(const std::vector<Sample>& samples) {
    std::vector<std::string> columns;
    for (const SubgroupColumn& column : kSubgroupColumns) {
        const auto groups = subgroupsOf(samples, column.name);
        if (!groups) continue;
        std::set<std::string> stated(groups->begin(), groups->end());
        stated.erase("");
        if (stated.size() > 1) columns.push_back(column.name);
    }
    return columns;
}

Result<std::vector<evaluation::SubgroupTable>> figuresBySubgroups(const Evaluation& evaluation,
                                                                  const std::vector<std::string>& columns,
                                                                  const evaluation::IntervalOptions& options,
                                                                  const JobContext& job) {
    std::vector<evaluation::SubgroupTable> tables;
    for (const std::string& column : columns) {
        FOVEA_TRY(const auto groups, subgroupsOf(evaluation.samples, column));
        FOVEA_TRY(evaluation::SubgroupTable table,
                  evaluation::figuresBySubgroup(evaluation.predictions, column, groups, options, job));
        std::sort(table.groups.begin(), table.groups.end(),
                  [](const auto& a, const auto& b) { return dataset::naturalLess(a.name, b.name); });
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace fovea::runs
