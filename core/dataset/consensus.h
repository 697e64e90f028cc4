#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// What is learned where several readers have answered a question about classes or grades.
struct ConsensusRule {
    enum class Kind {
        labels,    ///< what else is said of the image: readers stand beside it
        majority,  ///< what more than half of those say who have read the image
        all,       ///< what all of those say
        first      ///< what `reader` says; where that one has not read the image, the majority of the others
    };
    Kind kind = Kind::labels;
    std::string reader;  ///< of `first`
    bool operator==(const ConsensusRule&) const = default;
};
/// "labels", "majority", "all", "first:NAME".
std::string consensusRuleText(const ConsensusRule& rule);
/// The way back; empty is `labels`. Error: invalidArgument.
Result<ConsensusRule> consensusRuleFromText(const std::string& text);

/// What readers say of the images of a unit together: of each reader the answer, where there is one and only
/// one.
std::map<std::string, std::string> readingsOf(const std::vector<Sample>& images);

/// What the readings of an image (Sample::readings) come to; empty: nothing, and always so of `labels`.
/// Second readings count in no majority: nobody has two votes.
std::string consensusOf(const std::map<std::string, std::string>& readings, const ConsensusRule& rule);

/// Of each image [n] what the readings of its unit come to; empty: nothing; not set: nobody has read any
/// image of the unit. Images that are excluded are units by themselves.
std::vector<std::optional<std::string>> consensusOfEach(const std::vector<Sample>& samples, AnswerUnit unit,
                                                        const ConsensusRule& rule);

/// Every answer that a reader gives, each once, by name.
std::vector<std::string> answersOfReaders(const std::vector<Sample>& samples);

/// `classes`, and behind them those of `grades` that only a reader gives.
std::vector<std::string> withGradesOfReaders(std::vector<std::string> classes,
                                             const std::vector<std::string>& grades,
                                             const std::vector<Sample>& samples);

/// Who reads images again, without seeing what was said of them, is a further reader of this name: it tells
/// how far somebody agrees with himself, and is asked for no label.
std::string secondReadingOf(const std::string& reader);  ///< "Ann, second reading"
bool isSecondReading(const std::string& reader);
/// Who reads: of a second reading the reader whose it is, else `reader`.
std::string personOf(const std::string& reader);

}  // namespace fovea::dataset
