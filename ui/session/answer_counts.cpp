#include "session/answer_counts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fovea::ui {

namespace {
int imagesOf(const std::map<dataset::Split, int>& parts) {
    int images = 0;
    for (const auto& [split, n] : parts) images += n;
    return images;
}

/// The least of 1, 2, 5, 10, 20 ... that is as large; whole where only whole numbers are to be told apart.
double roundWidth(double width, bool whole) {
    if (!(width > 0)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    double round = 10 * power;
    for (const double step : {5.0, 2.0, 1.0})
        if (step * power >= width * (1 - 1e-9)) round = step * power;
    return whole ? std::max(1.0, round) : round;
}
}  // namespace

std::vector<FindingCount> findingCounts(const dataset::Question& question,
                                        const ProjectSession::Counts& counts) {
    std::vector<FindingCount> all(question.answers.size());
    for (const auto& [label, parts] : counts) {
        const int images = imagesOf(parts);
        const auto findings = dataset::findingsFromText(label, question.answers);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto stated =
                findings ? findings->find(question.answers[i]) : dataset::Findings::const_iterator();
            if (!findings || stated == findings->end())
                all[i].notStated += images;
            else
                (stated->second ? all[i].yes : all[i].no) += images;
        }
    }
    return all;
}

NumberBins numberBins(const ProjectSession::Counts& counts, int most) {
    NumberBins bins;
    std::vector<std::pair<double, int>> numbers;
    bool whole = true;
    double sum = 0;
    for (const auto& [label, parts] : counts) {
        const int images = imagesOf(parts);
        const auto number = dataset::numberFromText(label);
        if (!number) {
            bins.notStated += images;
            continue;
        }
        numbers.emplace_back(*number, images);
        whole = whole && *number == std::floor(*number);
        bins.answered += images;
        sum += *number * images;
    }
    if (numbers.empty()) return bins;
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    bins.lowest = low->first;
    bins.highest = high->first;
    bins.mean = sum / bins.answered;
    const auto placed = [&](double width) {
        bins.width = width;
        bins.from = std::floor(bins.lowest / width) * width;
        return std::size_t(std::floor((bins.highest - bins.from) / width)) + 1;
    };
    std::size_t total = placed(roundWidth((bins.highest - bins.lowest) / most, whole));
    // The ends may need a bin of their own.
    if (total > std::size_t(most)) total = placed(roundWidth(bins.width * 1.01, whole));
    bins.images.assign(total, 0);
    for (const auto& [number, images] : numbers)
        bins.images[std::min(total - 1, std::size_t((number - bins.from) / bins.width))] += images;
    return bins;
}

}  // namespace fovea::ui
