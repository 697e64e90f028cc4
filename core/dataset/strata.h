#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// The questions that samples answer.
struct Asked {
    std::vector<Question> questions = {Question()};
    std::size_t inUse = 0;  ///< index of the one that Sample::label answers; Sample::answers has the others
};

/// The answer to a question of `asked`, by index; empty when there is none.
const std::string& answerTo(const Asked& asked, std::size_t question, const Sample& sample);
/// Whether any question is answered.
bool isAnswered(const Sample& sample);

/// What an image counts as when images are divided so that all splits are alike.
struct Stratum {
    std::size_t question = 0;  ///< index
    std::string name;
    auto operator<=>(const Stratum&) const = default;
};

/// Most strata that a number is divided into, each with at least kFewestOfStratum images.
constexpr std::size_t kMostOfNumber = 4;
constexpr std::size_t kFewestOfStratum = 10;

/// The strata of each sample, in the questions' order; none where nothing is answered.
/// - one and grades: the class;
/// - findings: each that is stated, and what is stated of it;
/// - number: the quantile in which it lies, equal numbers in one.
std::vector<std::vector<Stratum>> strataOf(const std::vector<Sample>& samples, const Asked& asked);

}  // namespace fovea::dataset
