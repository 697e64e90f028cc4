#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dataset/label_table.h"
#include "session.h"

namespace fovea::cli {

/// How a table of labels is to be read, as given on the command line.
struct LabelOptions {
    std::string table;  ///< empty: none
    std::string delimiter;
    std::string encoding;      ///< one of dataset::kTextEncodings; empty: found out
    std::string sheet;         ///< of a workbook; empty: the first with a table
    std::string missingWords;  ///< "names"; else "unstated"
    bool noHeader = false;
    std::vector<std::string> questions;  ///< as questionColumns() reads them; then no class is guessed
    bool answersOnly = false;            ///< patients, splits and subgroups only from columns that are named
    std::string studyColumn;             ///< as dataset::StudyRule::column; empty: none
    std::vector<std::string> readers;    ///< NAME:COLUMN
    std::string consensus;               ///< as dataset::consensusRuleText(); empty: not said
    std::string emptyCells;              ///< "none"; else "unstated": see QuestionColumns::emptyIsNone
    /// Whether something is to be read: a table, or headers.
    bool any() const { return !table.empty() || !questions.empty(); }
    CLI::Option *file = nullptr, *label = nullptr, *patient = nullptr, *split = nullptr, *subgroup = nullptr,
                *frame = nullptr, *plane = nullptr;
};

void addLabelOptions(CLI::App& verb, LabelOptions& options);
/// --frames; `frames`: as dataset::frameChoiceFromText() reads it.
void addFramesOption(CLI::App& verb, std::string& frames);

/// The table, its columns as given, else guessed with the help of `files`, paths below `folder`. Where
/// questions have columns and there is no table, the files' headers are it (dataset::headerTable()).
Result<std::shared_ptr<const dataset::LabelTable>> readLabels(const LabelOptions& options,
                                                              const std::string& folder,
                                                              const std::vector<std::string>& files,
                                                              const JobContext& job);

/// What was read and how it fitted: the field `labels` of docs/cli.md.
nlohmann::json toJson(const dataset::LabelTable& labels, const dataset::LabelCounts& counts);
std::string labelsText(const dataset::LabelTable& labels, const dataset::LabelCounts& counts);

}  // namespace fovea::cli
