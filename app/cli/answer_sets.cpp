#include <algorithm>
#include <cmath>
#include <cstdio>

#include "evaluation/estimate_json.h"
#include "evaluation_json.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

std::string percent(double share) {
    char text[40];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
    return text;
}

std::string interval(const evaluation::Estimate& e) {
    if (std::isnan(e.low) || std::isnan(e.high)) return percent(e.value) + " (no interval)";
    return percent(e.value) + " (95 % interval " + percent(e.low) + " to " + percent(e.high) + ")";
}

}  // namespace

json setsJson(const std::optional<runs::SetsOnImages>& on, const runs::Evaluation& e) {
    if (!on) return nullptr;
    json document = {{"coverage", on->sets.coverage},     {"part", e.setScores->part},
                     {"held", toJson(on->figures.held)},  {"held_per_class", json::object()},
                     {"mean_size", on->figures.meanSize}, {"sure", toJson(on->figures.sure)},
                     {"too_few_images", json::array()}};
    for (std::size_t c = 0; c < e.classes.size(); ++c)
        document["held_per_class"][e.classes[c]] = toJson(on->figures.heldOfClass[c]);
    for (const int c : on->sets.tooFew) document["too_few_images"].push_back(e.classes[std::size_t(c)]);
    return document;
}

std::string setsText(const std::optional<runs::SetsOnImages>& on, const runs::Evaluation& e) {
    if (!on) return {};
    if (!on->sets.known()) return messageText(evaluation::tooFewForSets(on->sets, e.classes)) + "\n";
    char size[40];
    std::snprintf(size, sizeof size, "%.2f", on->figures.meanSize);
    std::string text = "answer sets made to hold the class of " + percent(on->sets.coverage) +
                       " of the images: they do of " + interval(on->figures.held) + "; " + size +
                       " answers in the mean, one alone in " + percent(on->figures.sure.value) + "\n";
    if (e.setScores->part == "val")
        text += e.readOutAlone
                    ? " (made from the validation images)\n"
                    : " (made from the validation images, which chose the epoch: they may hold it a little "
                      "less often than asked)\n";
    return text;
}

void addCoverageOption(CLI::App& verb, double& coverage) {
    verb.add_option("--coverage", coverage,
                    "Of answer sets: the share of the images of each class whose class is to be in its set")
        ->check(CLI::Range(0.5, 0.999))
        ->capture_default_str();
}

}  // namespace fovea::cli
