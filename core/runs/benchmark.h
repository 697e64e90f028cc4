#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "evaluation/over_sets.h"
#include "project/project.h"
#include "runs/run_settings.h"
#include "runs/training_cost.h"

namespace fovea::runs {

/// Who can be a row of the table: those of kBaselineMethods by their names; adapters, trained anew with each
/// seed: "fpt" and "fpt+", the published methods, and "fpt+readout", FPT+ with a read-out, which alone has
/// RunSettings::sideNetworks, where the others have one; "readout", the read-out alone, which knows no seed;
/// "side-network", SideNetworkAlone of FPT+; and "fine-tuning", every number of the backbone trained, once
/// (training/fine_tuning.h).
std::vector<std::string> benchmarkModels();
/// Those that are asked unless others are named; the first is what the others are compared with.
std::vector<std::string> usualBenchmarkModels();

struct BenchmarkOptions {
    std::vector<std::string> models =
        usualBenchmarkModels();                    ///< each once; the first is compared with the rest
    std::vector<std::uint64_t> seeds = {0, 1, 2};  ///< of adapters; a baseline is fitted once
    /// What is judged by. By validation nothing of the test images is seen, but it flatters adapters, whose
    /// epoch those images may have chosen. By test, each run counts as an evaluation of it.
    dataset::Split part = dataset::Split::validation;
    std::optional<int> trainImages;  ///< learn from about so many of them, see keepTrainImages()
    /// How adapters of a project are trained, and what is read of its images; method, head and seed are
    /// overruled.
    std::function<Result<RunSettings>(const project::Project&)> settingsOf;
    evaluation::IntervalOptions intervals;
    /// Of the model "fine-tuning"; its resolution is overruled by what the adapters see.
    training::FineTuningOptions fineTuning = {};
};

/// One model on one data set.
struct BenchmarkCell {
    std::string model;
    int trainings = 0;                   ///< with other seeds; 1 of a baseline
    std::vector<double> validationAucs;  ///< one a training
    evaluation::Estimate auc;            ///< mean over the trainings: headlineOf()
    double logLoss = 0;           ///< likewise, of the probabilities as they are stated; of findings the mean
    double balancedAccuracy = 0;  ///< likewise
    evaluation::Estimate firstMinusThis;  ///< in AUC, paired by patients; not set of the first model
    double rank = 0;                      ///< by AUC among the models of this set, 1 is the best
    /// Where "fine-tuning" is a model of the table: what it takes, and what adapters beside it take, by
    /// steps of as many images.
    std::optional<TrainingCost> cost = {};
    std::string problem;  ///< why it could not be run: then nothing else is set
    bool ran() const { return problem.empty(); }
};

struct BenchmarkSet {
    std::string name;  ///< of the project's folder, without .fovea
    int trainImages = 0, validationImages = 0, judgedImages = 0;
    int classes = 0;  ///< or findings that are learned
    bool patientsKnown = false;
    int testEvaluations = 0;           ///< of the project so far; where test was judged by
    std::vector<BenchmarkCell> cells;  ///< one a model, in their order
    /// Of the models but the first, the one with the highest AUC on validation: what a user could have had
    /// instead. Empty where there is none.
    std::string bestOther;
    evaluation::Estimate firstMinusBestOther;  ///< in AUC, on the images that are judged by
};

/// One model over the sets on which it ran.
struct BenchmarkRow {
    std::string model;
    int sets = 0;
    evaluation::Estimate auc;  ///< mean over the sets; its interval takes them as a sample of sets
    double logLoss = 0, balancedAccuracy = 0, rank = 0;  ///< means over the sets
    evaluation::OverSets firstMinusThis;
};

struct Benchmark {
    dataset::Split part = dataset::Split::validation;
    std::optional<int> trainImages;
    std::vector<std::uint64_t> seeds;
    std::vector<BenchmarkSet> sets;
    std::vector<BenchmarkRow> rows;  ///< one a model, in their order
    evaluation::OverSets firstMinusBestOther;
    int reused = 0, made = 0;  ///< trainings and fits that were there already, and that were made now
};

/// Every model on every data set, each a project with splits of its own and a question of classes or
/// findings.
/// - What a training or fit says of the images is kept in the project (folder `benchmark`), by what it was
///   asked: cut short, it goes on where it was, and another table of the same costs nothing. Adapters are
///   runs of the project like any other, and one that is there already is taken. FPT+ with a read-out and
///   without come of one training (RunObserver::alsoPlain).
/// - All models of a set are judged by the same images: those that each of them could read.
/// - Of fine-tuning the whole training is kept, not its epochs: cut short, that one begins anew.
/// - One that cannot be run on a set (BenchmarkCell::problem) leaves the others as they are.
/// - Progress "compare" counts trainings and fits, that of the one at work comes in between. Cancellable
///   wherever those are.
/// - Errors: invalidArgument (no project, no seed, a model that is none or named twice, a question of a
///   number, or of studies or patients), those of Project::open(), cancelled, diskFull, notWritable.
Result<Benchmark> runBenchmark(const std::vector<std::string>& projects, const BenchmarkOptions& options,
                               std::shared_ptr<FileLayer> files, const JobContext& job);

/// A line a model and data set, and a line a model over all ("all sets"). CSV by RFC 4180, a point whatever
/// the locale; empty where unknown.
std::string benchmarkCsv(const Benchmark& benchmark);
nlohmann::json benchmarkJson(const Benchmark& benchmark);

}  // namespace fovea::runs
