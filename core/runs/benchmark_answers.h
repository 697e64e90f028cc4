#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "project/project.h"
#include "runs/training_cost.h"

namespace fovea::runs {

/// Of an image, by its pixels: a probability a class, in the project's order, or a finding that is learned.
using AnswersByImage = std::map<std::string, std::vector<double>>;

/// What one training or fit of a benchmark says of the images of each split, as an adapter states it
/// (recalibrated; of
/// findings as the network says them). Kept without labels and patients: those are the project's.
struct BenchmarkAnswers {
    std::map<dataset::Split, AnswersByImage> splits;
    std::optional<TrainingCost> cost = {};  ///< of fine-tuning
};

/// Where the answers of that key lie: `benchmark/KEY.json` in the project's folder.
std::string answersPath(const project::Project& project, const std::string& key);
/// Nothing where there are none, or what is there cannot be read: they are made again.
std::optional<BenchmarkAnswers> readAnswers(const std::string& path);
/// Errors: diskFull, notWritable.
Result<void> writeAnswers(const std::string& path, const BenchmarkAnswers& answers, FileLayer& files);

/// Rows of `probabilities`, [n, classes], by the pixels of `samples`.
AnswersByImage byImage(const std::vector<dataset::Sample>& samples, const std::vector<double>& probabilities,
                       std::size_t classes);
/// The way back: [n, classes], of `samples`, each of which must be among the answers.
std::vector<double> answersFor(const std::vector<dataset::Sample>& samples, const AnswersByImage& answers);

}  // namespace fovea::runs
