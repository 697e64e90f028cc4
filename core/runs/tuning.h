#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/message.h"
#include "evaluation/metrics.h"
#include "evaluation/operating_point.h"
#include "project/project.h"
#include "runs/predicted.h"

namespace fovea::runs {

/// The images that an adapter is tuned on, none of which its network learned from, with what the network
/// says of them. Kept in the run's folder, without identifiers: the operating point can be looked at and
/// moved at once, without the images.
struct TuningImages {
    std::string part;  ///< as evaluation::ChosenOn::part
    /// As the network says it, not recalibrated; columns as the adapter's classes. The keys of patients
    /// are of this list alone.
    Predicted predicted;
};
inline constexpr const char *kOnValidation = "val", *kOutOfFold = "out_of_fold";

/// What a run keeps; nothing where it has none: it is of an earlier version, or had no such image.
/// Error: corruptFile.
Result<std::optional<TuningImages>> tuningImages(const project::Project& project, std::int64_t run);
Result<void> writeTuningImages(const std::string& runFolder, const TuningImages& images, FileLayer& files);

/// Which class is positive (dataset::positiveOf()), of two; else empty.
Result<std::string> positiveOf(const project::Project& project, const std::vector<std::string>& classes);

/// Fits the recalibration, and chooses the operating points by the rule on the recalibrated probabilities; of
/// findings for each. Of a number it is the prediction interval alone. Without images, or where the rule has
/// too few of some class, the standard one stays and `notices` says so. `positive`: of two classes. Errors:
/// as fitRecalibration().
Result<adapter::Tuning> tunedOn(const std::optional<TuningImages>& images, const Task& task,
                                const std::string& positive, const evaluation::OperatingRule& rule,
                                std::vector<Message>& notices);

/// Tunes a finished run's adapter on other images than its own: a cross-validation's last run on those that
/// took turns in being held out. Record first, then adapter; an interruption in between is made good by
/// whoever next uses the run's operating point (settleTuning()).
/// Errors: those of the project and of retuneAdapter().
Result<adapter::Tuning> tuneRun(project::Project& project, std::int64_t run, const TuningImages& images,
                                FileLayer& files);

/// Moves a finished run's operating point, in its record, its adapter and the audit trail. The
/// recalibration stays, and a run of an earlier version gets none. The images of a run that does not keep
/// them are predicted from the stored features.
/// - After a look at the run's figures on test images it is marked as chosen then (Thresholds::afterTest),
///   and the next evaluation of the run counts as a further one, as the adapter is another.
/// - A point that is there already is not moved, and nothing is recorded.
/// - Of findings only that of `finding` is moved; empty: those of all, by the same rule.
/// - Errors: notFound (run, or it has no adapter; no such finding), invalidArgument (of a number, which has
/// no
///   operating point), tooFewSamples (the rule needs images, and there are none
///   that the run has not learned from, or none of a class), those of retuneAdapter().
Result<evaluation::Thresholds> moveOperatingPoint(project::Project& project, std::int64_t run,
                                                  const evaluation::OperatingRule& rule,
                                                  std::shared_ptr<FileLayer> files, const JobContext& job,
                                                  const std::string& finding = {});

/// Gives a copy of an adapter elsewhere what `adapter` has. Errors: those of retuneAdapter();
/// invalidArgument where it is no copy of it.
Result<void> retuneCopy(const std::string& adapter, const std::string& copy, FileLayer& files);

/// Brings the adapter of a run to what its record says, where an interruption left it behind.
Result<void> settleTuning(const project::Project& project, const project::Run& run, FileLayer& files);

}  // namespace fovea::runs
