#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/intervals.h"
#include "project/project.h"
#include "runs/run_settings.h"
#include "training/loop.h"

namespace fovea::runs {

/// A run as the project keeps it, read: what a table of runs shows.
struct RunRecord {
    std::int64_t id = 0;
    std::string createdUtc, state, userNote;
    std::optional<RunSettings> settings;  ///< none where the record cannot be read
    std::string backboneTitle;
    std::string requestHash;                    ///< equal for runs that learn the same from the same
    std::string dataHash;                       ///< equal for the same images, labels and parts
    std::string software;                       ///< name and version
    int trainImages = 0, validationImages = 0;  ///< 0: not noted (older versions)
    // What came out; empty until done.
    int epochs = 0;     ///< finished
    int bestEpoch = 0;  ///< from 1
    std::vector<double> losses;
    std::vector<training::EpochRecord> validation;
    double seconds = 0, peakMemoryMb = 0;
    bool stopped = false;            ///< ended early on request
    bool stoppedByPatience = false;  ///< ended early by itself
    /// The baseline beside it (baseline.h), and how much better in AUC the adapter is.
    std::optional<evaluation::Estimate> baselineAuc, overBaseline;
    std::string adapterPath;  ///< relative to the project folder; empty until there is one

    /// Of the best epoch, by which it was chosen: it flatters. NaN where unknown.
    double validationAuc() const;
};

/// Never fails: what a record does not say stays empty.
RunRecord readRecord(const project::Run& run);

/// The AUC that the newest look at this run and part of the data has shown, if any did.
std::optional<evaluation::Estimate> seenAuc(const std::vector<project::RecordedEvaluation>& evaluations,
                                            std::int64_t run, const std::string& split);

}  // namespace fovea::runs
