#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/result.h"

namespace fovea::runs {

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

/// Whether rare classes weigh more in the loss (class_targets.h).
enum class Balance {
    off,
    weights,   ///< inverse frequency
    automatic  ///< weights where the classes are unbalanced()
};
const char* balanceName(Balance balance);  ///< "off", "weights", "auto"
/// Error: invalidArgument.
Result<Balance> balanceFromName(const std::string& name);

/// Whether the loss takes the classes, in their order, for grades (class_targets.h).
enum class Ordinal {
    off,
    on,
    automatic  ///< where the project has grades, every class is one, and there are three or more
};
const char* ordinalName(Ordinal ordinal);  ///< "off", "on", "auto"
/// Error: invalidArgument.
Result<Ordinal> ordinalFromName(const std::string& name);

/// Runs that belong together, see series.h.
enum class SeriesKind {
    seeds,           ///< the same, with other seeds
    crossValidation  ///< groups take turns in being held out; then one run on all images
};
const char* seriesKindName(SeriesKind kind);  ///< "seeds", "cross_validation"

/// A run's place in its series.
struct SeriesPosition {
    int id = 0;  ///< of the series; no other one of the project has it
    SeriesKind kind = SeriesKind::seeds;
    int member = 1;  ///< from 1
    int of = 1;      ///< runs in all; of a cross-validation one more than groups: the run on all images
};

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
    /// Numbers of the stored features. None: as chooseStoreType() says. The run record names what was taken.
    std::optional<adapter::StoreType> store;
    /// Taken instead of `store`, because planRun() found no room for that one. An interrupted run is
    /// found by what was asked for, and goes on with what it took.
    std::optional<adapter::StoreType> storeThatFits;
    std::string device = "auto";
    int threads = 0;  ///< 0: torch's default
    int epochs = 20;
    int batch = 16;
    double learningRate = 1e-3;
    bool flip = false;  ///< horizontal flips: only where left and right do not matter
    std::uint64_t seed = 0;
    /// See LoopOptions. How it is computed, not what: a run goes on whatever this is.
    int microBatch = 0;
    std::optional<Fold> fold;  ///< open: train and validation as the project divides them
    /// Another group of the same division, which the run neither learns from nor chooses by.
    std::optional<Fold> heldOut;
    /// Learn from the images of validation too, and end after so many of `epochs`: no epoch is
    /// chosen. What a cross-validation ends with.
    std::optional<int> allForEpochs;
    Balance balance = Balance::off;
    Ordinal ordinal = Ordinal::automatic;
    /// End when so many epochs have been no better than the best one; 0: never. See LoopOptions.
    int patience = 0;
    std::optional<SeriesPosition> series;
};

/// The run's settings as stored, and back: for "repeat" and for evaluation.
std::string settingsToJson(const RunSettings& settings);
Result<RunSettings> settingsFromJson(const std::string& json);

}  // namespace fovea::runs
