#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fovea::dataset {

/// Which frames of a file that holds several (DICOM, TIFF pages, slices of a volume)
/// become images of their own. The first by default: of a video or a stack the
/// others show nearly the same, and none of them is another case.
struct FrameChoice {
    enum class Kind {
        first,
        middle,
        all,
        every,
        range,  ///< those of a part of the body
        tissue  ///< those that show most: imaging::TissueMeasure
    };
    Kind kind = Kind::first;
    int step = 1;            ///< of `every`: 0, step, 2 step ...; from 1
    int from = 0, to = 100;  ///< of `range`: percent of the way through each volume, from below to
    int count = 1;           ///< of `tissue`: how many; from 1
};

/// "first", "middle", "all", "every:5", "range:20-80", "tissue:16". False, and `out` untouched, for anything
/// else.
bool frameChoiceFromText(const std::string& text, FrameChoice& out);

/// The way back.
std::string frameChoiceText(const FrameChoice& choice);

/// The chosen ones of `frames` (from 1), ascending; never none. The middle of an
/// even number is the later of the two. Of `range` those whose middle lies in it, else the one nearest to its
/// own middle. Of `tissue` all: fullestFrames() chooses among them. `times`: volumes of as many frames each
/// that follow each other (a volume of four dimensions); those of a part of the body are the same of each.
std::vector<int> chosenFrames(const FrameChoice& choice, int frames, int times = 1);

/// The places of the `count` greatest shares, ascending; all where there are no more. Of equal ones those
/// nearest to the middle.
std::vector<std::size_t> fullestFrames(const std::vector<double>& shares, int count);

}  // namespace fovea::dataset
