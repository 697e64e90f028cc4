#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
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
std::string consensusOf(const std::map<std::string, std::string>& readings, const ConsensusRule& rule);

}  // namespace fovea::dataset
