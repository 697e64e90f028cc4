#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dataset/file_content.h"
#include "dataset/sample.h"

namespace fovea::project {

/// What makes an image the same one in a project: its file, and which picture of it.
using ImageName = std::pair<std::string, dataset::Place>;
ImageName nameOf(const dataset::Sample& sample);

/// `incoming`, and behind them those of `present` that are not among them.
std::vector<dataset::Sample> merged(std::vector<dataset::Sample> incoming,
                                    const std::vector<dataset::Sample>& present);

}  // namespace fovea::project
