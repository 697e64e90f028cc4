#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "dataset/consensus.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "project/project.h"

namespace fovea::project {

/// Error invalidArgument unless readers can answer the question: one about classes or grades. `file`: what
/// brings their answers, for the error.
Result<void> checkReadable(const dataset::Question& question, const std::string& file = {});
/// Error invalidArgument where the rule goes by a reader who is none of `readers`; it says who there is.
Result<void> checkRule(const dataset::ConsensusRule& rule, const std::vector<std::string>& readers);

/// Images of `samples` that are in the project already keep what readers have said of them there, but for the
/// readers that `samples` have an entry of. `present`: of the project.
void keepReadings(std::vector<dataset::Sample>& samples, const std::vector<dataset::Sample>& present);

/// Where the question was `was` and is `is` (its rule, and what has one answer): images of `after` whose
/// label in `before` was what `was` made of what the readers of their unit say get the one that `is` makes of
/// what they say in `after`. Labels that somebody gave otherwise stay, and so do all where one of both rules
/// is `labels`. What makes an image the same one is its path and place.
/// Indices into `after` of those that were changed, ascending. Error: invalidArgument (a rule that is none).
Result<std::vector<std::size_t>> followReaders(std::vector<dataset::Sample>& after,
                                               const std::vector<dataset::Sample>& before,
                                               const dataset::Question& was, const dataset::Question& is);

/// What another rule would make of the labels of a question.
struct RuledLabels {
    std::vector<dataset::Sample> changed;  ///< with their labels by the rule; excluded ones, too
    int changedInUse = 0;                  ///< of these, ones that are not excluded
    int read = 0;                          ///< images, not excluded, that are labelled by the rule
    int withoutConsensus = 0;              ///< of these, ones without a label then
};
/// As changeConsensus(), of samples in memory; stores nothing.
Result<RuledLabels> labelsByRule(const std::vector<dataset::Sample>& samples,
                                 const dataset::Question& question, const dataset::ConsensusRule& rule);

/// The question in use gets this rule, as one change that can be undone; how many images, not excluded, have
/// another label than before. Where the rule was `labels`, every image that a reader has read is labelled by
/// the new one; else those that the rule before labelled (followReaders()). To `labels` nothing changes but
/// the rule. Errors: those of checkReadable() and checkRule().
Result<int> changeConsensus(Project& project, const dataset::ConsensusRule& rule);

}  // namespace fovea::project
