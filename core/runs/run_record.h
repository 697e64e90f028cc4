#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/message.h"
#include "evaluation/intervals.h"
#include "project/project.h"
#include "runs/baseline.h"
#include "runs/read_out.h"
#include "runs/run_settings.h"
#include "training/loop.h"

namespace fovea::runs {

/// What a plan promised of a run's duration; see RunPlan.
struct RunEstimate {
    double preloadSeconds = 0, trainSeconds = 0;
};

/// What came of one of several side networks.
struct SideNetworkFigures {
    int epochs = 0, bestEpoch = 0;  ///< as RunResult has them
    double auc = 0;                 ///< by which the epoch was chosen; NaN where unknown
};

/// What came out of a run, as it is kept with it; empty until then. Of several side networks losses, epochs
/// and what ended them are the first one's.
struct RunResult {
    std::int64_t learnableParameters = 0;
    int trainImages = 0, validationImages = 0;      ///< 0: not noted (older versions)
    int epochs = 0;                                 ///< finished
    int epochsPlanned = 0;                          ///< more than `epochs` where it ended early
    int bestEpoch = 0;                              ///< from 1
    std::vector<double> losses;                     ///< per step
    std::vector<training::EpochRecord> validation;  ///< per epoch
    double seconds = 0;                             ///< of training, over all sessions; pauses left out
    /// Of the whole run, with preloading and what comes before and after training; over all
    /// sessions, but for work that a crash took; pauses left out.
    double wholeSeconds = 0;
    std::optional<RunEstimate> planned;  ///< what its plan said
    double peakMemoryMb = 0;             ///< of the process
    bool stopped = false;                ///< ended early on request, with the best epoch so far
    bool stoppedByPatience = false;      ///< ended early by RunSettings::patience
    int halvings = 0;                    ///< of the learning rate, see runLoop()
    std::vector<double> classWeights;    ///< [C] in the loss; empty: all the same
    int imagesLeftOut = 0;               ///< because they could not be read
    /// Of the adapter's read-out; none where its head is plain, and of versions before it.
    std::optional<ReadOutFigures> readOut;
    /// The adapter's AUC on the validation images with its interval, of findings in their mean: as
    /// validationAuc(). None of a number, without those images, and of versions that did not note it.
    std::optional<evaluation::Estimate> auc = {};
    std::vector<SideNetworkFigures> sideNetworks = {};  ///< empty where there is one, or none
    /// What its clinical variables are worth; none where it reads none.
    std::optional<VariableFigures> variables = {};
    /// The baseline beside the adapter, on the validation images; none without those. Of findings in the mean
    /// of their AUCs; of a number `number` has it.
    std::optional<BaselineFigures> baseline;
    std::optional<NumberFigures> number = {};
    /// Of side network and read-out together: their AUC on the validation images, by which the epoch was
    /// chosen, less that of the read-out alone, by which nothing was. None of a number, and of other heads.
    std::optional<evaluation::Estimate> sideNetworkAdds = {};
    /// Recalibration and operating points, as the adapter has them; none of an earlier version.
    std::optional<adapter::Tuning> tuning;
    std::vector<Message> notices;  ///< what a user should know of how it went

    /// There were no epochs: a read-out was fitted, and is all of the adapter. The validation images chose
    /// nothing of it, but recalibration and operating point.
    bool readOutAlone() const { return epochs == 0 && readOut.has_value(); }
    /// Of the best epoch, by which it was chosen: it flatters. Of several side networks that of what they say
    /// together. Of a read-out alone its own, by which nothing was chosen. NaN where unknown.
    double validationAuc() const;
};

/// The one form that results have in a project, and back. Error: corruptFile.
std::string resultToJson(const RunResult& result);
Result<RunResult> resultFromJson(const std::string& json);

/// A run as the project keeps it, read: what a table of runs shows.
struct RunRecord : RunResult {
    std::int64_t id = 0;
    std::string createdUtc, userNote;
    project::RunState state = project::RunState::planned;
    std::optional<RunSettings> settings;  ///< none where the record cannot be read
    std::string backboneTitle;
    std::string asked;        ///< equal for runs of which the same was asked, see RunIdentity
    std::string requestHash;  ///< equal for runs that learn the same from the same
    std::string dataHash;     ///< equal for the same images, labels and parts
    /// By which rule readers' answers had become the labels, as dataset::consensusRuleText() has it; empty
    /// where nobody had read anything, and of versions that did not note it.
    std::string consensus;
    std::string software;  ///< name and version
    std::string hardware;
    std::string adapterPath;  ///< relative to the project folder; empty until there is one
};

/// Never fails: what a record does not say, or cannot be read of it, stays empty.
RunRecord readRecord(const project::Run& run);

/// The figure of that name (Evaluation::estimates) that the newest look at this run and part of the data has
/// shown, if any did.
std::optional<evaluation::Estimate> seenFigure(const std::vector<project::RecordedEvaluation>& evaluations,
                                               std::int64_t run, dataset::Split split,
                                               const std::string& name);

/// The AUC that the newest look at this run and part of the data has shown, if any did.
std::optional<evaluation::Estimate> seenAuc(const std::vector<project::RecordedEvaluation>& evaluations,
                                            std::int64_t run, dataset::Split split);

}  // namespace fovea::runs
