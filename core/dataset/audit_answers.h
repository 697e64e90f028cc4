#pragma once

#include <set>
#include <string>
#include <vector>

#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// Answers of one image that cannot all be right, in quotation marks: classes or numbers where there are
/// several; of findings those that are stated both ways. Empty where none contradict each other; what is
/// not stated contradicts nothing.
std::set<std::string> contradictions(const std::set<std::string>& answers, const Question& question);

/// What audit() has to say of findings: nowhere stated to be there, or everywhere; missing from a split, or
/// of fewer than 10 images, either way.
void auditFindings(const std::vector<Sample>& samples, const Question& question,
                   std::vector<Problem>& problems);
/// Of a number: outside what is possible; the same everywhere.
void auditNumbers(const std::vector<Sample>& samples, const Question& question,
                  std::vector<Problem>& problems);

}  // namespace fovea::dataset
