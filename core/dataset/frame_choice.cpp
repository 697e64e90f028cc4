#include "dataset/frame_choice.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace fovea::dataset {

bool frameChoiceFromText(const std::string& text, FrameChoice& out) {
    using Kind = FrameChoice::Kind;
    if (text == "first") return out = {Kind::first}, true;
    if (text == "middle") return out = {Kind::middle}, true;
    if (text == "all") return out = {Kind::all}, true;
    constexpr std::string_view kEvery = "every:";
    if (!text.starts_with(kEvery)) return false;
    int step = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + kEvery.size(), end, step);
    if (error != std::errc() || rest != end || step < 1) return false;
    out = {Kind::every, step};
    return true;
}

std::string frameChoiceText(const FrameChoice& choice) {
    switch (choice.kind) {
        case FrameChoice::Kind::middle:
            return "middle";
        case FrameChoice::Kind::all:
            return "all";
        case FrameChoice::Kind::every:
            return "every:" + std::to_string(choice.step);
        case FrameChoice::Kind::first:
            break;
    }
    return "first";
}

std::vector<int> chosenFrames(const FrameChoice& choice, int frames) {
    switch (choice.kind) {
        case FrameChoice::Kind::first:
            return {0};
        case FrameChoice::Kind::middle:
            return {frames / 2};
        case FrameChoice::Kind::all:
        case FrameChoice::Kind::every:
            break;
    }
    const int step = choice.kind == FrameChoice::Kind::every ? std::max(choice.step, 1) : 1;
    std::vector<int> chosen;
    // Counted so that no step is too large for the sum.
    for (int frame = 0;; frame += step) {
        chosen.push_back(frame);
        if (frames - frame <= step) return chosen;
    }
}

}  // namespace fovea::dataset
