#include "dataset/acquisition_audit.h"

#include <array>
#include <cmath>
#include <map>
#include <string>

namespace fovea::dataset {

namespace {

constexpr double kTelling = 0.8;
constexpr int kRareValue = 5;
constexpr int kFewImages = 10;

using Property = std::string (*)(const Sample&);

std::string imageSize(const Sample& sample) {
    return std::to_string(sample.width) + "x" + std::to_string(sample.height);
}

std::string fileFormat(const Sample& sample) {
    return sample.format;
}

std::string site(const Sample& sample) {
    const auto it = sample.facts.find("InstitutionName");
    return it == sample.facts.end() ? std::string() : it->second;
}

std::string device(const Sample& sample) {
    std::string text;
    for (const char* keyword : {"Manufacturer", "ManufacturerModelName", "StationName"}) {
        const auto it = sample.facts.find(keyword);
        text += (it == sample.facts.end() ? std::string() : it->second) + '\n';
    }
    return text;
}

/// Images of a class and of all others that have a value.
struct Counts {
    std::map<std::string, std::array<int, 2>> values;
    std::array<int, 2> total = {0, 0};
    void add(const std::string& value, bool own) {
        ++values[value][own];
        ++total[own];
    }
};

/// Area under the ROC curve when images of `judged` are ranked by how frequent
/// their value's images are of the class in `learned`; unknown values rank in between.
double areaUnderCurve(const Counts& judged, const Counts& learned) {
    std::map<double, std::array<double, 2>> byScore;
    const double prior = double(learned.total[1]) / (learned.total[0] + learned.total[1]);
    for (const auto& [value, count] : judged.values) {
        const auto it = learned.values.find(value);
        const std::array<int, 2> known = it == learned.values.end() ? std::array<int, 2>{} : it->second;
        auto& there = byScore[(known[1] + prior) / (known[0] + known[1] + 1)];
        for (const std::size_t own : {0, 1}) there[own] += count[own];
    }
    double area = 0, othersBelow = 0;
    for (const auto& [score, count] : byScore) {
        area += count[1] * (othersBelow + count[0] / 2);
        othersBelow += count[0];
    }
    return area / (double(judged.total[0]) * judged.total[1]);
}

constexpr MessageKind kBySize{
    "shortcut_image_size",
    FOVEA_TEXT(
        "Messages",
        "Image size alone tells class '{class}' from the rest in {pairs} of 100 pairs (guessing: 50).")};
constexpr MessageKind kByFormat{
    "shortcut_file_format",
    FOVEA_TEXT(
        "Messages",
        "The file format alone tells class '{class}' from the rest in {pairs} of 100 pairs (guessing: 50).")};
constexpr MessageKind kByDevice{
    "shortcut_device",
    FOVEA_TEXT(
        "Messages",
        "The device alone tells class '{class}' from the rest in {pairs} of 100 pairs (guessing: 50).")};
constexpr MessageKind kBySite{"shortcut_site",
                              FOVEA_TEXT("Messages",
                                         "The hospital or site alone tells class '{class}' from the rest in "
                                         "{pairs} of 100 pairs (guessing: 50).")};

void check(const std::vector<Sample>& samples, const MessageKind& found, Property valueOf,
           std::vector<Problem>& problems) {
    std::map<std::string, int> frequency, classes;
    int total = 0;
    for (const Sample& sample : samples) {
        if (sample.label.empty()) continue;
        ++frequency[valueOf(sample)];
        ++classes[sample.label];
        ++total;
    }
    if (frequency.size() < 2) return;
    for (const auto& [name, size] : classes) {
        if (size >= kFewImages && total - size >= kFewImages) {
            // What is learned from one half is judged on the other: many rare values
            // cannot look telling by chance.
            std::array<Counts, 2> halves;
            std::array<int, 2> seen = {0, 0};
            for (const Sample& sample : samples) {
                if (sample.label.empty()) continue;
                const bool own = sample.label == name;
                const std::string value = valueOf(sample);
                halves[std::size_t(seen[own]++ % 2)].add(frequency[value] < kRareValue ? "rare" : value, own);
            }
            const double area =
                (areaUnderCurve(halves[0], halves[1]) + areaUnderCurve(halves[1], halves[0])) / 2;
            if (area > kTelling)
                problems.push_back({ProblemKind::acquisitionShortcut,
                                    {},
                                    {found, {{"class", name}, {"pairs", std::lround(area * 100)}}}});
        }
        if (classes.size() == 2) break;  // what tells one of two tells the other
    }
}

}  // namespace

void findAcquisitionShortcuts(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    check(samples, kBySize, imageSize, problems);
    check(samples, kByFormat, fileFormat, problems);
    check(samples, kByDevice, device, problems);
    check(samples, kBySite, site, problems);
}

}  // namespace fovea::dataset
