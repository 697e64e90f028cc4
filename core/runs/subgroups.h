#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "dataset/label_table.h"
#include "dataset/sample.h"
#include "evaluation/subgroups.h"
#include "runs/evaluate.h"

namespace fovea::runs {

/// A column by which a project's images can be told apart, and what it is taken from.
struct SubgroupColumn {
    const char* name;
    const char* help;  ///< one line, English
};
inline constexpr SubgroupColumn kSubgroupColumns[] = {
    {"subgroup", "the column of the table of labels that was imported as subgroup"},
    {"sex", "Patient's Sex of the header"},
    {"age", "Patient's Age of the header, or from the dates of birth and study, in bands"},
    {"device", "Manufacturer and model of the header"},
    {"station", "Station Name of the header"},
    {"site", "Institution Name of the header"},
    {"laterality", "Laterality of the header"},
    {"format", "the format of the file"},
};
/// "subgroup, sex, age ...": the names, for help and errors.
std::string subgroupColumnNames();

/// The group of each sample by a column: of `table`, whatever its columns are called, or else one of
/// kSubgroupColumns; empty where it says nothing of the sample. Groups that differ only as dataset::nameKey()
/// allows are one. Ages, also the numbers of a table's column "age", are "0 to 17 years", "18 to 39 years",
/// "40 to 59 years", "60 to 79 years" and "80 years and over". Errors: invalidArgument, or notFound with a
/// table (no such column, naming those there are); as dataset::matchLabels().
Result<std::vector<std::string>> subgroupsOf(const std::vector<dataset::Sample>& samples,
                                             const std::string& column,
                                             const dataset::LabelTable* table = nullptr,
                                             const JobContext& job = {});

/// Of all columns those that tell at least two groups of these samples apart.
std::vector<std::string> tellingColumns(const std::vector<dataset::Sample>& samples);

/// The figures of an evaluation by each column, groups in natural order, of the probabilities as they are
/// shown; sensitivity and specificity are those of the evaluation's positive class. Of two classes those at
/// its operating point stand beside them. Nothing new of the test
/// images is seen that was not evaluated: it is no further evaluation. Errors: as subgroupsOf() and
/// estimate().
Result<std::vector<evaluation::SubgroupTable>> figuresBySubgroups(const Evaluation& evaluation,
                                                                  const std::vector<std::string>& columns,
                                                                  const evaluation::IntervalOptions& options,
                                                                  const JobContext& job,
                                                                  const dataset::LabelTable* table = nullptr);

/// The same of a number: how near it comes in each group. Errors: as above.
Result<std::vector<evaluation::NumberSubgroupTable>> numbersBySubgroups(
    const Evaluation& evaluation, const std::vector<std::string>& columns, const JobContext& job);

}  // namespace fovea::runs
