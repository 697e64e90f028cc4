#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
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
    bool operator==(const Fold&) const = default;
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

/// What an adapter's answer is read from (docs/decisions/0033).
enum class HeadKind {
    readOut,  ///< side network and read-out together; the read-out alone where no epoch is trained
    plain     ///< the side network alone: the published method
};
const char* headName(HeadKind head);  ///< "readout", "plain"
/// Error: invalidArgument.
Result<HeadKind> headFromName(const std::string& name);

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
    bool operator==(const SeriesPosition&) const = default;
};

/// What a series assigns to its members: nobody chooses it.
struct Assignment {
    /// The group that is validation; instead of RunSettings::fold.
    std::optional<Fold> fold;
    /// Another group of the same division, which the run neither learns from nor chooses by.
    std::optional<Fold> heldOut;
    /// Learn from the images of validation too, and end after so many epochs of those planned: no
    /// epoch is chosen. What a cross-validation ends with.
    std::optional<int> allForEpochs;
    /// Learn from about so many of the training images, 1 or more: see keepTrainImages(). What a benchmark
    /// asks of small data.
    std::optional<int> trainImages;
    std::optional<SeriesPosition> series;
    bool operator==(const Assignment&) const = default;
};

/// What planRun() changed so that a run fits on this computer. An interrupted run is found by what was
/// asked for, and goes on with what it took.
struct Adaptation {
    std::optional<adapter::StoreType> store;  ///< instead of RunSettings::store
    /// See LoopOptions. How it is computed, not what: a run goes on whatever this is.
    int microBatch = 0;
    bool operator==(const Adaptation&) const = default;
};

/// What a user chooses for a run, what a series assigns to it and what it was adapted to. What is left
/// open takes the method's defaults. Each choice is described by a row of kRunOptions.
struct RunSettings {
    std::string backbone = "starter";  ///< as findBackbone() reads it
    adapter::Method method = adapter::Method::fptPlus;
    std::optional<int> resolution;     ///< high, pixels
    std::optional<int> lowResolution;  ///< pixels
    std::optional<std::vector<int>> layers;
    std::optional<double> tokenRatio;
    std::optional<int> prompts;
    /// Numbers a token of the side network, as adapter::sideWidthFromText() reads it.
    std::string sideWidth = "paper";
    /// Side networks that are trained, each from the next seed; the answer is the mean of their logits
    /// (docs/decisions/0066).
    int sideNetworks = 1;
    /// None: as choosePrecision() finds. The run record names what was taken.
    std::optional<backbone::Precision> precision;
    /// Numbers of the stored features. None: as chooseStoreType() says. The run record names what was taken.
    std::optional<adapter::StoreType> store;
    std::string device = "auto";
    int threads = 0;  ///< 0: torch's default
    HeadKind head = HeadKind::readOut;
    int epochs = 20;  ///< 0: the read-out alone, without a side network
    int batch = 16;
    double learningRate = 1e-3;
    bool flip = false;  ///< horizontal flips: only where left and right do not matter
    std::uint64_t seed = 0;
    std::optional<Fold> fold;  ///< open: train and validation as the project divides them
    Balance balance = Balance::off;
    Ordinal ordinal = Ordinal::off;
    /// Weight of the squared earth mover's distance in the loss of grades (training::Objective), beside the
    /// soft labels of `ordinal`; 0: none, as it is not shown to be better (docs/decisions/0040).
    double earthMover = 0;
    /// End when so many epochs have been no better than the best one; 0: never. See LoopOptions.
    int patience = 0;
    /// How the images of a study or a patient come to one answer, where that is what the question asks.
    adapter::Pooling pooling = adapter::Pooling::attention;
    /// How the operating point is chosen, as evaluation::ruleText() writes it. The most probable class by
    /// default: another point, chosen on few images, promises more than it keeps, so it is asked for.
    std::string operatingPoint = "standard";
    /// Clinical variables that the read-out reads beside the image, as variableNames() has them: "age,sex".
    std::string variables;

    Assignment assigned;
    Adaptation adapted;
    bool operator==(const RunSettings&) const = default;
};

/// The group that is validation, as assigned or chosen.
std::optional<Fold> foldOf(const RunSettings& settings);
/// The epochs that the run makes unless it ends early.
int epochsOf(const RunSettings& settings);

/// The share of the side network in the logits of FPT+ with a read-out. One half, which nobody has to
/// choose: over six data sets the mean of both was as good as any reading (docs/decisions/0033).
inline constexpr double kSideShare = 0.5;
/// The share that a run's adapter will have (adapter::Head).
double sideShareOf(const RunSettings& settings);

/// What a number may be, both ends included, and by how much a control goes up.
struct OptionRange {
    double least = 0, most = 0, step = 0;  ///< most 0: no number, or any
    bool any() const { return most <= least; }
};

/// One choice: where it is kept, under which key and option, what it may be. From these rows come the
/// JSON of the settings both ways, the options of the command line, checkSettings() and the ranges of
/// the window's controls. The defaults are those of RunSettings. What a control says in the window,
/// and the presets, are written by hand.
struct RunOption {
    using Member =
        std::variant<std::string RunSettings::*, bool RunSettings::*, int RunSettings::*,
                     double RunSettings::*, std::uint64_t RunSettings::*, std::optional<int> RunSettings::*,
                     std::optional<double> RunSettings::*, std::optional<std::vector<int>> RunSettings::*,
                     std::optional<Fold> RunSettings::*, adapter::Method RunSettings::*,
                     std::optional<backbone::Precision> RunSettings::*,
                     std::optional<adapter::StoreType> RunSettings::*, Balance RunSettings::*,
                     Ordinal RunSettings::*, HeadKind RunSettings::*, adapter::Pooling RunSettings::*>;
    /// How the stored settings name it. `always`: also where it is as by default, which the first
    /// versions did. A new option is stored where it is other than what `before` says, or, where that says
    /// nothing, than by default: the runs of earlier versions keep their hashes then, and go on.
    enum class Stored { always, chosen };

    const char* key;   ///< in JSON
    const char* flag;  ///< on the command line
    Member member;
    OptionRange range;
    const char* words;  ///< "fpt+,fpt": what may be said, or empty; "auto" leaves an optional one open
    const char* help;   ///< one line, English
    Stored stored = Stored::always;
    /// What the runs of versions had that did not know it, as JSON. Null: every version knew it.
    const char* before = nullptr;
};

// One row each, whatever its length in words.
// clang-format off
inline constexpr RunOption kRunOptions[] = {
    {"backbone", "--backbone", &RunSettings::backbone, {}, "",
     "starter, untrained, a name from the list, or a folder"},
    {"method", "--method", &RunSettings::method, {}, "fpt+,fpt",
     "fpt+ or fpt"},
    {"resolution", "--resolution", &RunSettings::resolution, {16, 8192, 32}, "",
     "Pixels of the image that the backbone reads (default 512)"},
    {"low_resolution", "--low-resolution", &RunSettings::lowResolution, {16, 4096, 32}, "",
     "Pixels of the image that the side network reads (default 128 or 224)"},
    {"layers", "--layers", &RunSettings::layers, {}, "",
     "Backbone layers to take features from, as 6,7,8 or 6-11"},
    {"token_ratio", "--token-ratio", &RunSettings::tokenRatio, {1e-6, 1, 0.05}, "",
     "Share of tokens kept (default 0.2)"},
    {"prompts", "--prompts", &RunSettings::prompts, {1, 4096, 1}, "",
     "Prompts per layer (default 16)"},
    {"side_width", "--side-width", &RunSettings::sideWidth, {}, "",
     "Numbers a token of the side network, a multiple of the backbone's heads; paper: an eighth of the "
     "backbone's; auto: that, but at least 64",
     RunOption::Stored::chosen},
    {"side_networks", "--side-networks", &RunSettings::sideNetworks, {1, adapter::kMostSideNetworks, 1}, "",
     "Side networks that are trained, each from another seed; the answer is the mean of their logits (default 1; "
     "3 with --preset thorough)",
     RunOption::Stored::chosen},
    {"precision", "--precision", &RunSettings::precision, {}, "auto,fp32,bf16",
     "fp32 or bf16, of the frozen pass; auto: the faster one here"},
    {"store", "--store", &RunSettings::store, {}, "auto,fp16,int8",
     "fp16 or int8: numbers in which features are stored",
     RunOption::Stored::always, "\"fp16\""},
    {"head", "--head", &RunSettings::head, {}, "readout,plain",
     "What the answer is read from: the side network and a linear read-out of what is stored of an image, or the "
     "side network alone (plain: the published method)",
     RunOption::Stored::chosen, "\"plain\""},
    {"epochs", "--epochs", &RunSettings::epochs, {0, 10000, 5}, "",
     "Passes over the training images (default: as many as --preset takes); 0: the read-out alone, in seconds"},
    {"batch", "--batch", &RunSettings::batch, {1, 4096, 4}, "",
     "Images per step (default: as --preset has it)"},
    {"learning_rate", "--lr", &RunSettings::learningRate, {1e-6, 1, 5e-4}, "",
     "Learning rate (default: as --preset has it)"},
    {"seed", "--seed", &RunSettings::seed, {}, "",
     "Of everything random"},
    {"fold", "--fold", &RunSettings::fold, {}, "",
     "K/N: of the images of train and val, divided into N groups by patient, the K-th is val",
     RunOption::Stored::chosen},
    {"balance", "--balance", &RunSettings::balance, {}, "off,weights,auto",
     "off; weights: rare classes weigh more in the loss; auto: where the largest class has more than 3 times "
     "the smallest one's images",
     RunOption::Stored::always, "\"off\""},
    {"ordinal", "--ordinal", &RunSettings::ordinal, {}, "off,on,auto",
     "Whether the loss takes the classes for grades, so that far off costs more; auto: where the project has "
     "grades",
     RunOption::Stored::always, "\"off\""},
    {"earth_mover", "--earth-mover", &RunSettings::earthMover, {0, 100, 0.5}, "",
     "Of grades: how much the squared distance between cumulative probabilities weighs in the loss",
     RunOption::Stored::chosen},
    {"patience", "--patience", &RunSettings::patience, {0, 10000, 5}, "",
     "End when so many epochs were no better than the best one (0: never)",
     RunOption::Stored::always, "0"},
    {"pooling", "--pooling", &RunSettings::pooling, {}, "attention,mean,max,images",
     "Where a study or a patient has one answer, how its images come to it: attention, the weights are learned; mean "
     "or max of the network's last states; images: each is learned and answers by itself, the mean counts",
     RunOption::Stored::chosen},
    {"operating_point", "--operating-point", &RunSettings::operatingPoint, {}, "",
     "Choose the threshold on validation images: youden, sensitivity=S, specificity=S, harm=R (a miss is as bad "
     "as R false alarms), or a probability; standard: 0.5",
     RunOption::Stored::chosen},
    {"variables", "--variables", &RunSettings::variables, {}, "",
     "Clinical variables that the read-out reads beside the image, divided by commas: age and sex of the headers, "
     "other questions of the project",
     RunOption::Stored::chosen},
    {"flip", "--flip", &RunSettings::flip, {}, "",
     "Mirror training images at random: where left and right do not matter"},
    {"device", "--device", &RunSettings::device, {}, "auto,cpu,cuda",
     "auto, cpu or cuda"},
    {"threads", "--threads", &RunSettings::threads, {0, 1024, 1}, "",
     "Processor threads (default: all)"}};
// clang-format on

/// The row of a choice; `member` is one of RunSettings that has a row.
const RunOption& runOption(const RunOption::Member& member);

/// A choice as text: "2/5", "fpt+", "0.003"; "auto" for an optional one that is open.
std::string optionText(const RunOption& option, const RunSettings& settings);
/// The way back, of a choice that is no number. Layers also as "6-11". Error: invalidArgument.
Result<void> setOption(const RunOption& option, const std::string& text, RunSettings& settings);

/// Whether every number is in its range. Error: invalidArgument, naming the option and the range.
Result<void> checkSettings(const RunSettings& settings);

/// The run's settings as stored, and back, of a run's record or of the settings alone: for "repeat" and
/// for evaluation. Errors: corruptFile; invalidArgument (a word that is none).
std::string settingsToJson(const RunSettings& settings);
Result<RunSettings> settingsFromJson(const std::string& json);

}  // namespace fovea::runs
