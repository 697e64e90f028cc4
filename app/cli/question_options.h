#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dataset/label_table.h"
#include "dataset/question.h"
#include "project/project.h"
#include "session.h"

namespace fovea::cli {

/// Adds `--question NAME` to a verb that speaks of a project's labels.
void addQuestionOption(CLI::App& verb, std::string& question);

/// Opens a project with the question in use that was named; where none was, the run's (0: no run), else the
/// only one. Errors: those of Project::open(); notFound (no such question or run); invalidArgument (several
/// questions and none named; the run belongs to another). They name the questions there are.
Result<project::Project> openAsking(const std::string& folder, const std::string& question,
                                    std::int64_t run = 0);

/// `NAME:COLUMN[,COLUMN ...][:one|grades|findings|number]` as a table's columns; a kind that is not said is
/// proposed from what the columns hold. Error: invalidArgument, notFound (no such column).
Result<dataset::QuestionColumns> questionColumns(const std::string& text, const dataset::Table& table);

/// One entry of the field `questions` of docs/cli.md.
nlohmann::json toJson(const dataset::Question& question);
/// `Lesions (findings: haemorrhage, exudate)`.
std::string questionText(const dataset::Question& question);

}  // namespace fovea::cli
