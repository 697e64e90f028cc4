#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "evaluation/readers.h"

namespace fovea::project {

/// A reader reads some images again, without seeing what was said of them: how far somebody gives
/// the same answer twice is as far as the labels can be believed.
struct SecondReadingRequest {
    std::string reader;      ///< who reads, not empty; who is no reader of the project yet gave the labels
    int images = 50;         ///< at most; 50 are read in minutes, and tell a kappa of 0.6 from one of 0.9
    std::uint64_t seed = 1;  ///< of the draw; another one draws others
};

/// What is read again.
struct SecondReadingDraw {
    std::vector<std::int64_t> images;  ///< ids, in the order of reading
    int of = 0;                        ///< images among which they were drawn
    int patients = 0;                  ///< known ones whose images these are
    int files = 0;                     ///< that these are of whose patient is unknown: each counts as one
    bool againstLabels = false;        ///< the first answers are the labels, not a reader's readings
};

/// What was said of an image first: its label, or else what `reader` said. Empty: nothing.
std::string firstAnswer(const dataset::Sample& sample, const std::string& reader, bool againstLabels);

/// Draws patients, and of each one image; where there are more images to draw than patients, of each a second
/// one, and so on. Of images with a first answer that are not excluded. The same seed draws the same of the
/// same images. Error: invalidArgument (no name, or that of a second reading; fewer than one image).
Result<SecondReadingDraw> drawSecondReading(const std::vector<dataset::Sample>& samples,
                                            const SecondReadingRequest& request);

/// How far the second reading of `reader` (dataset::secondReadingOf()) agrees with the first answers, on all
/// images that have both and are not excluded; nothing where none has. Of PairAgreement `a` is the first.
Result<std::optional<evaluation::PairAgreement>> agreementOfSecondReading(
    const std::vector<dataset::Sample>& samples, const dataset::Question& question,
    const std::string& reader);

}  // namespace fovea::project
