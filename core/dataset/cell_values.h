#pragma once

#include <optional>
#include <string>
#include <vector>

namespace fovea::dataset {

// What a cell of a table of labels says.

/// Yes, no, or neither: 1 and 0, and what R, spreadsheets and people write instead, in the
/// languages that Fovea's users have tables in. An empty cell is no: some write only the ones.
std::optional<bool> mark(const std::string& cell);

/// From 0, also as spreadsheets have it ("3.0").
std::optional<int> frameNumber(const std::string& cell);

/// A number with a decimal point or a decimal comma; nothing for other text, and for what has both.
std::optional<double> numberIn(const std::string& cell);

/// Whether somebody wrote that a finding is not known: "-1" as CheXpert has it, "uncertain", "unknown" ...
bool isUncertain(const std::string& cell);
/// Whether somebody wrote that there is no finding: "none", "no finding", "normal", "0" ...
bool saysNone(const std::string& cell);

/// The words of a cell between `sign`, without blanks around them, each once, in their order.
std::vector<std::string> wordsOf(const std::string& cell, char sign);

}  // namespace fovea::dataset
