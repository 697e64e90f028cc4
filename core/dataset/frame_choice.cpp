#include "dataset/frame_choice.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string_view>

namespace fovea::dataset {

namespace {

/// What stands behind a word, as a whole number and nothing else.
std::optional<int> numberBehind(std::string_view text, std::string_view word) {
    if (!text.starts_with(word)) return std::nullopt;
    text.remove_prefix(word.size());
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end) return std::nullopt;
    return number;
}

constexpr std::string_view kEvery = "every:", kRange = "range:", kTissue = "tissue:";

/// Those whose middle lies in a part of the way, else the one nearest to that part's middle.
std::vector<int> framesBetween(int from, int to, int frames) {
    const auto percent = [&](int frame) { return 100 * (frame + 0.5) / frames; };
    std::vector<int> chosen;
    for (int frame = 0; frame < frames; ++frame)
        if (percent(frame) >= from && percent(frame) <= to) chosen.push_back(frame);
    if (chosen.empty()) chosen.push_back(std::clamp(int((from + to) / 200.0 * frames), 0, frames - 1));
    return chosen;
}

/// The same of each of so many volumes of `frames`.
std::vector<int> framesOfTimes(const std::vector<int>& ofOne, int frames, int times) {
    std::vector<int> all;
    for (int time = 0; time < times; ++time)
        for (const int frame : ofOne) all.push_back(time * frames + frame);
    return all;
}

}  // namespace

bool frameChoiceFromText(const std::string& text, FrameChoice& out) {
    using Kind = FrameChoice::Kind;
    if (text == "first") return out = {Kind::first}, true;
    if (text == "middle") return out = {Kind::middle}, true;
    if (text == "all") return out = {Kind::all}, true;
    FrameChoice read;
    if (const auto step = numberBehind(text, kEvery)) {
        read.kind = Kind::every;
        read.step = *step;
    } else if (const auto count = numberBehind(text, kTissue)) {
        read.kind = Kind::tissue;
        read.count = *count;
    } else if (const std::size_t dash = text.find('-'); dash != std::string::npos) {
        const auto from = numberBehind(std::string_view(text).substr(0, dash), kRange);
        const auto to = numberBehind(std::string_view(text).substr(dash), "-");
        if (!from || !to) return false;
        read.kind = Kind::range;
        read.from = *from;
        read.to = *to;
    } else {
        return false;
    }
    if (read.step < 1 || read.count < 1 || read.from < 0 || read.to > 100 || read.from >= read.to)
        return false;
    out = read;
    return true;
}

std::string frameChoiceText(const FrameChoice& choice) {
    switch (choice.kind) {
        case FrameChoice::Kind::middle:
            return "middle";
        case FrameChoice::Kind::all:
            return "all";
        case FrameChoice::Kind::every:
            return std::string(kEvery) + std::to_string(choice.step);
        case FrameChoice::Kind::range:
            return std::string(kRange) + std::to_string(choice.from) + "-" + std::to_string(choice.to);
        case FrameChoice::Kind::tissue:
            return std::string(kTissue) + std::to_string(choice.count);
        case FrameChoice::Kind::first:
            break;
    }
    return "first";
}

std::vector<int> chosenFrames(const FrameChoice& choice, int frames, int times) {
    switch (choice.kind) {
        case FrameChoice::Kind::first:
            return {0};
        case FrameChoice::Kind::middle: {
            const int each = frames / times;
            return {times / 2 * each + each / 2};
        }
        case FrameChoice::Kind::range:
            return framesOfTimes(framesBetween(choice.from, choice.to, frames / times), frames / times,
                                 times);
        case FrameChoice::Kind::all:
        case FrameChoice::Kind::every:
        case FrameChoice::Kind::tissue:
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

std::vector<std::size_t> fullestFrames(const std::vector<double>& shares, int count) {
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Doubled, so that the middle of an even number is a whole one.
    const auto fromMiddle = [&](std::size_t i) {
        return std::abs(2 * std::ptrdiff_t(i) + 1 - std::ptrdiff_t(shares.size()));
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return shares[a] != shares[b] ? shares[a] > shares[b] : fromMiddle(a) < fromMiddle(b);
    });
    order.resize(std::min(order.size(), std::size_t(std::max(count, 1))));
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace fovea::dataset
