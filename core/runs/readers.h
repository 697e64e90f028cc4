#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/message.h"
#include "evaluation/readers.h"
#include "project/project.h"

namespace fovea::runs {

struct Evaluation;

/// What a reader is judged by.
enum class ReaderReference {
    labels,  ///< the labels, which are not made of this reader's answers by the rule
    others,  ///< what the rule makes of the other readers' answers
    own      ///< the reader's own answers are all that the rule has: no figure tells anything
};
const char* readerReferenceName(ReaderReference reference);  ///< "labels", "others", "own"

/// A reader beside the machine, on the images of an evaluation that this one has read too.
struct ReaderBeside {
    std::string name;
    ReaderReference against = ReaderReference::labels;
    int images = 0;
    /// Images of the same part that were not judged: the others agree on them, but with this reader's answer
    /// there is no consensus. Where there are any, the figures flatter the reader.
    int notJudged = 0;
    /// Machine and reader by that reference. Of two classes the machine at its operating point; of more its
    /// most probable class, and means over the classes. NaN where `against` is `own`.
    evaluation::MachineAndReader figures;
};
/// By name; none where the run's question is not of classes, or nobody has read any of its images.
/// Errors: those of Project::samples().
Result<std::vector<ReaderBeside>> readersBeside(const project::Project& project, const Evaluation& e,
                                                double confidence = 0.95);
/// By what a reader was judged, and what is wrong with that if anything.
std::vector<Message> readerSentences(const ReaderBeside& reader);

/// One entry of `readers` of docs/cli.md.
nlohmann::json toJson(const ReaderBeside& reader);

}  // namespace fovea::runs
