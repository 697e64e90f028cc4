#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/result.h"

namespace fovea::training {

/// One of several groups of the images of train and validation: it is validation, the
/// others are learned from (k-fold cross-validation). The groups are those of
/// dataset::assignFolds(), the same whatever the run's seed.
struct Fold {
    int number = 1;  ///< 1 .. of
    int of = 5;      ///< at least 2
};
std::string foldText(const Fold& fold);  ///< "2/5"
/// The way back. Error: invalidArgument.
Result<Fold> foldFromText(const std::string& text);

/// What a user chooses for a run. What is left open takes the method's defaults.
struct RunSettings {
    std::string backbone = "starter";  ///< as findBackbone() reads it
    adapter::Method method = adapter::Method::fptPlus;
    std::optional<int> resolution;     ///< high, pixels
    std::optional<int> lowResolution;  ///< pixels
    std::optional<std::vector<int>> layers;
    std::optional<double> tokenRatio;
    std::optional<int> prompts;
    /// None: as choosePrecision() finds. The run record names what was taken.
    std::optional<backbone::Precision> precision;
    std::string device = "auto";
    int threads = 0;  ///< 0: torch's default
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
    bool flip = false;  ///< horizontal flips: only where left and right do not matter
    std::uint64_t seed = 0;
    /// See LoopOptions. How it is computed, not what: a run goes on whatever this is.
    int imagesAtOnce = 0;
    std::optional<Fold> fold;  ///< open: train and validation as the project divides them
};

/// The run's settings as stored, and back: for "repeat" and for evaluation.
std::string settingsToJson(const RunSettings& settings);
Result<RunSettings> settingsFromJson(const std::string& json);

}  // namespace fovea::training
