#include "dataset/acquisition_audit.h"

#include <cmath>
#include <map>
#include <string>

namespace fovea::dataset {

namespace {

constexpr double kTelling = 0.9;
constexpr int kRareValue = 5;
constexpr int kFewImages = 10;

using Counts = std::map<std::string, int>;
using Property = std::string (*)(const Sample&);

std::string imageSize(const Sample& sample) {
    return std::to_string(sample.width) + "x" + std::to_string(sample.height);
}

std::string fileFormat(const Sample& sample) {
    return sample.format;
}

std::string device(const Sample& sample) {
    std::string text;
    for (const char* keyword : {"Manufacturer", "ManufacturerModelName", "StationName"}) {
        const auto it = sample.facts.find(keyword);
        text += (it == sample.facts.end() ? std::string() : it->second) + '\n';
    }
    return text;
}

/// How well a property tells class `name`: balanced accuracy of the rule.
double balancedAccuracy(const std::map<std::string, Counts>& byClass, const Counts& all,
                        const std::string& name, int total) {
    const Counts& own = byClass.at(name);
    double size = 0;
    for (const auto& [value, n] : own) size += n;
    if (size < kFewImages || total - size < kFewImages) return 0;
    double hits = 0, falseAlarms = 0;
    for (const auto& [value, n] : all) {
        const auto it = own.find(value);
        const double in = it == own.end() ? 0 : it->second;
        const double out = n - in;
        if (in / size <= out / (total - size)) continue;
        hits += in / size;
        falseAlarms += out / (total - size);
    }
    return (hits + 1 - falseAlarms) / 2;
}

void check(const std::vector<Sample>& samples, const std::string& what, Property valueOf,
           std::vector<Problem>& problems) {
    Counts frequency;
    for (const Sample& sample : samples) {
        if (!sample.label.empty()) ++frequency[valueOf(sample)];
    }
    if (frequency.size() < 2) return;
    Counts all;
    std::map<std::string, Counts> byClass;
    int total = 0;
    for (const Sample& sample : samples) {
        if (sample.label.empty()) continue;
        const std::string own = valueOf(sample);
        const std::string value = frequency[own] < kRareValue ? "rare" : own;
        ++all[value];
        ++byClass[sample.label][value];
        ++total;
    }
    for (const auto& [name, counts] : byClass) {
        const double accuracy = balancedAccuracy(byClass, all, name, total);
        if (accuracy >= kTelling) {
            problems.push_back({ProblemKind::acquisitionShortcut,
                                {},
                                what + " alone tells class '" + name + "' from the rest, right in " +
                                    std::to_string(std::lround(accuracy * 100)) +
                                    " % where guessing gives 50 %."});
        }
        if (byClass.size() == 2) break;  // what tells one of two tells the other
    }
}

}  // namespace

void findAcquisitionShortcuts(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    check(samples, "Image size", imageSize, problems);
    check(samples, "The file format", fileFormat, problems);
    check(samples, "The device", device, problems);
}

}  // namespace fovea::dataset
