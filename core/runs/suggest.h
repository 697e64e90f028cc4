#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "project/project.h"

namespace fovea::runs {

struct SuggestOptions {
    std::int64_t run = 0;  ///< whose adapter is asked; 0: the newest that has one
    int count = 50;        ///< images to suggest, 1 or more
    /// Of them drawn at random from all that have no label, 0 to 1: what is learned from images that were
    /// only chosen for being hard is no picture of the others, and these say how good the adapter is.
    double randomShare = 0.2;
    std::uint64_t seed = 0;  ///< of the draw
};

/// An image without a label.
struct Suggestion {
    dataset::Sample sample;
    bool random = false;                ///< drawn, not ranked
    std::vector<double> probabilities;  ///< [C] as the adapter states them
    int proposed = 0;                   ///< the most probable class
    double doubt = 0;                   ///< 0: certain .. 1: the two most probable classes are equally so
    double difference =
        0;  ///< to the nearest image that has a label or stands above it: SimilarCase::distance
};

struct Suggestions {
    std::int64_t run = 0;
    std::vector<std::string> classes;        ///< order of the probabilities
    std::vector<Suggestion> images;          ///< in the order in which to label them
    int unlabelled = 0;                      ///< among which they were chosen
    std::vector<dataset::Problem> problems;  ///< images that could not be read
};

/// What to label next: images without a label of which the adapter is in doubt, or which differ most from
/// those that have one and from those suggested before, ranked by the mean of both ranks, with some drawn at
/// random among them. Changes nothing but for the features that are computed. Progress "preload", "evaluate",
/// "predict"; cancellable. Errors: notFound (no such run, no run with an adapter, no image without a label,
/// none with one), invalidArgument (options), backboneMismatch, those of preload() and loadAdapter().
Result<Suggestions> suggestLabels(const project::Project& project, const SuggestOptions& options,
                                  std::shared_ptr<FileLayer> files, const JobContext& job);

/// The order alone. `doubt` [n]; `images` [n, width] and `known` [m, width] pooled states, see
/// runs/similar_cases.h. `picked` of them, each with whether it was drawn at random, and its distance to the
/// nearest of `known` or of those before it.
struct Picked {
    std::size_t image = 0;
    bool random = false;
    double difference = 0;
};
Result<std::vector<Picked>> pickForLabels(const std::vector<double>& doubt, const std::vector<float>& images,
                                          const std::vector<float>& known, std::size_t width,
                                          const SuggestOptions& options, const JobContext& job);

}  // namespace fovea::runs
