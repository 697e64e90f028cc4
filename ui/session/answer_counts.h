#pragma once

#include <vector>

#include "dataset/question.h"
#include "session/project_session.h"

namespace fovea::ui {

/// How many images of a project say what of a finding.
struct FindingCount {
    int yes = 0, no = 0, notStated = 0;
    bool operator==(const FindingCount&) const = default;
};
/// Of each finding of the question, in its order; excluded images count, as in every bar of the Data page.
std::vector<FindingCount> findingCounts(const dataset::Question& question,
                                        const ProjectSession::Counts& counts);

/// The numbers that images are answered with, in bins of equal width.
struct NumberBins {
    double from = 0, width = 1;  ///< the first bin begins there; in the question's unit
    std::vector<int> images;     ///< of each bin; empty where no image is answered
    int answered = 0, notStated = 0;
    double mean = 0, lowest = 0, highest = 0;  ///< 0 where none is answered
};
/// At most `most` bins, whose width is 1, 2 or 5 times a power of ten. Whole numbers fill bins of whole
/// width.
NumberBins numberBins(const ProjectSession::Counts& counts, int most = 24);

}  // namespace fovea::ui
