#include "runs/subgroups.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "dataset/header_values.h"
#include "dataset/label_export.h"
#include "dataset/natural_order.h"
#include "dataset/positive_class.h"
#include "dataset/spelling.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

std::string fact(const Sample& sample, const char* keyword) {
    return dataset::headerFact(sample.facts, keyword);
}

std::string ageBand(std::optional<int> years) {
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
    if (column == "age") return ageBand(dataset::ageInYears(sample.facts));
    if (column == "device") return device(sample);
    if (column == "station") return fact(sample, "StationName");
    if (column == "site") return fact(sample, "InstitutionName");
    if (column == "laterality") return fact(sample, "Laterality");
    return sample.format;
}

bool isKnown(const std::string& column) {
    return std::any_of(std::begin(kSubgroupColumns), std::end(kSubgroupColumns),
                       [&](const SubgroupColumn& known) { return known.name == column; });
}

/// Of each sample what a table's column says.
Result<std::vector<std::string>> inTable(const std::vector<Sample>& samples, int column,
                                         const dataset::LabelTable& table, const JobContext& job) {
    dataset::LabelColumns columns;
    columns.file = table.columns.file;
    columns.frame = table.columns.frame;
    columns.plane = table.columns.plane;
    columns.missingWords = table.columns.missingWords;
    columns.subgroup = column;
    std::unordered_map<std::string, int> fileOf;
    for (const Sample& s : samples) fileOf.emplace(s.path, int(fileOf.size()));
    const std::vector<std::string> files = dataset::relativeFiles(samples);
    FOVEA_TRY(const dataset::LabelMatch match,
              dataset::matchLabels(*table.table, columns, dataset::FileMatcher(files), job));
    std::vector<std::string> groups;
    for (const Sample& s : samples) {
        const dataset::ImageLabels* said = dataset::labelsOf(match, fileOf.at(s.path), s.frame, s.plane);
        groups.push_back(said ? said->subgroup : std::string());
    }
    return groups;
}

/// "61" or "61.4" as a band of ages; what is no number stays.
std::string bandOf(const std::string& age) {
    const auto years = dataset::wholeNumber(std::string_view(age).substr(0, age.find_first_of(".,")));
    return years ? ageBand(years) : age;
}

/// As they are written.
Result<std::vector<std::string>> writtenGroups(const std::vector<Sample>& samples, const std::string& column,
                                               const dataset::LabelTable* table, const JobContext& job) {
    std::vector<std::string> groups;
    const auto index = table ? std::optional(dataset::columnOf(*table->table, column)) : std::nullopt;
    if (index && *index) {
        FOVEA_TRY(groups, inTable(samples, **index, *table, job));
        if (dataset::nameKey(column) == "age")
            for (std::string& group : groups) group = bandOf(group);
        return groups;
    }
    if (!isKnown(column) && index) return index->error();
    if (!isKnown(column))
        return Error{ErrorCode::invalidArgument,
                     "there is no column \"" + column + "\"; there are " + subgroupColumnNames(),
                     {}};
    for (const Sample& s : samples) groups.push_back(groupOf(s, column));
    return groups;
}

}  // namespace

std::string subgroupColumnNames() {
    std::string names;
    for (const SubgroupColumn& column : kSubgroupColumns)
        names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
}

Result<std::vector<std::string>> subgroupsOf(const std::vector<Sample>& samples, const std::string& column,
                                             const dataset::LabelTable* table, const JobContext& job) {
    FOVEA_TRY(std::vector<std::string> groups, writtenGroups(samples, column, table, job));
    dataset::Spellings spellings;
    for (const std::string& group : groups) spellings.add(group);
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
                                                                  const JobContext& job,
                                                                  const dataset::LabelTable* table) {
    evaluation::IntervalOptions intervals = options;
    intervals.metrics.ordinal = evaluation.ordinal;
    intervals.metrics.positive = dataset::positiveIndex(evaluation.classes, evaluation.positive);
    std::optional<evaluation::SubgroupPoint> at;
    if (evaluation.classes.size() == 2)
        if (const auto* point =
                evaluation.thresholds.of(evaluation.classes[std::size_t(intervals.metrics.positive)]))
            at = evaluation::SubgroupPoint{intervals.metrics.positive, point->value};
    std::vector<evaluation::SubgroupTable> tables;
    for (const std::string& column : columns) {
        FOVEA_TRY(const auto groups, subgroupsOf(evaluation.samples, column, table, job));
        FOVEA_TRY(evaluation::SubgroupTable figures,
                  evaluation::figuresBySubgroup(evaluation.predictions, column, groups, intervals, job, at));
        std::sort(figures.groups.begin(), figures.groups.end(),
                  [](const auto& a, const auto& b) { return dataset::naturalLess(a.name, b.name); });
        tables.push_back(std::move(figures));
    }
    return tables;
}

Result<std::vector<evaluation::NumberSubgroupTable>> numbersBySubgroups(
    const Evaluation& evaluation, const std::vector<std::string>& columns, const JobContext& job) {
    std::vector<evaluation::NumberSubgroupTable> tables;
    for (const std::string& column : columns) {
        FOVEA_TRY(const auto groups, subgroupsOf(evaluation.samples, column, nullptr, job));
        FOVEA_TRY(evaluation::NumberSubgroupTable figures,
                  evaluation::figuresBySubgroup(evaluation.predicted.numbers, column, groups, job));
        std::sort(figures.groups.begin(), figures.groups.end(),
                  [](const auto& a, const auto& b) { return dataset::naturalLess(a.name, b.name); });
        tables.push_back(std::move(figures));
    }
    return tables;
}

}  // namespace fovea::runs
