#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "imaging/read_image.h"
#include "inference/predictor.h"

namespace fovea::cli {

/// Options of the verbs that apply an adapter to files.
void addPlaceOptions(CLI::App& verb, int& frame, std::string& plane);  ///< --frame, --plane
void addPredictorOptions(CLI::App& verb,
                         inference::PredictorOptions& options);  ///< --backbone, --device, --threads
/// What --frame and --plane say; without a plane as the adapter was trained.
imaging::ReadOptions whereOf(int frame, const std::string& plane, const inference::Predictor& predictor);

/// Class to probability, of `probabilities` [classes].
nlohmann::json named(const std::vector<std::string>& classes, const double* probabilities);

}  // namespace fovea::cli
