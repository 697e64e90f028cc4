#pragma once

#include <string>
#include <vector>

namespace fovea::dataset {

/// Which frames of a file that holds several (DICOM, TIFF pages, slices of a volume)
/// become images of their own. The first by default: of a video or a stack the
/// others show nearly the same, and none of them is another case.
struct FrameChoice {
    enum class Kind { first, middle, all, every };
    Kind kind = Kind::first;
    int step = 1;  ///< of `every`: 0, step, 2 step ...; from 1
};

/// "first", "middle", "all", "every:5". False, and `out` untouched, for anything else.
bool frameChoiceFromText(const std::string& text, FrameChoice& out);

/// The way back.
std::string frameChoiceText(const FrameChoice& choice);

/// The chosen ones of `frames` (from 1), ascending; never none. The middle of an
/// even number is the later of the two.
std::vector<int> chosenFrames(const FrameChoice& choice, int frames);

}  // namespace fovea::dataset
