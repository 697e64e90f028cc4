#include "dataset/acquisition_audit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "dataset/perceptual_hash.h"

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

constexpr MessageKind kByMarks{
    "shortcut_marks",
    FOVEA_TEXT(
        "Messages",
        "Text, calipers or other bright marks are drawn onto {own} of 100 images of class '{class}' and onto "
        "{rest} of 100 others: a network would learn the marks. Crop or cover them in all images, or take "
        "the images without them.")};
/// Some 10 pixels on strokes: fewer are in many pictures, where bone or fat is thin and bright.
constexpr int kLeastLevel = 7;
constexpr double kLeastAhead = 0.25;  ///< of shares, each at its bound
constexpr double kDeviations = 2.58;  ///< of the bounds: wrong in one case of a hundred
constexpr double kSeldom = 0.5;       ///< share of the others up to which marks are a class's own

/// Lower and upper bound of a share (Wilson 1927).
std::array<double, 2> boundsOf(double share, double of) {
    const double z2 = kDeviations * kDeviations / of;
    const double middle = (share + z2 / 2) / (1 + z2);
    const double half = kDeviations * std::sqrt(share * (1 - share) / of + z2 / (4 * of)) / (1 + z2);
    return {middle - half, middle + half};
}

/// An image as the reader of marks sees it.
struct Marked {
    const Sample* sample;
    std::array<int, Overlay::kFeatures> features;
    std::size_t patient;  ///< number; an image of unknown patient counts as one of its own
    std::size_t half;     ///< of the patients, 0 or 1
};

/// Marks from a level on.
struct Rule {
    std::size_t feature = 0;
    int level = Overlay::kLevels;
    bool holds(const Marked& image) const { return image.features[feature] >= level; }
};

/// The rule that is true of the largest share of the class more than of the rest.
Rule learnedRule(const std::vector<Marked>& images, const std::string& name, std::size_t half) {
    std::array<std::array<std::array<int, Overlay::kLevels>, 2>, Overlay::kFeatures> counts{};
    std::array<int, 2> total = {0, 0};
    for (const Marked& image : images) {
        if (image.half != half) continue;
        const bool own = image.sample->label == name;
        ++total[own];
        for (std::size_t f = 0; f < Overlay::kFeatures; ++f) ++counts[f][own][std::size_t(image.features[f])];
    }
    Rule best;
    double most = 0;
    for (std::size_t f = 0; f < Overlay::kFeatures; ++f) {
        std::array<int, 2> with = {0, 0};
        for (int level = Overlay::kLevels - 1; level >= kLeastLevel; --level) {
            for (const std::size_t own : {0, 1}) with[own] += counts[f][own][std::size_t(level)];
            const double ahead =
                double(with[1]) / std::max(1, total[1]) - double(with[0]) / std::max(1, total[0]);
            if (ahead > most) {
                most = ahead;
                best = {f, level};
            }
        }
    }
    return best;
}

/// A rule learned from one half of the patients is judged on the other; each patient counts once.
void checkMarks(const std::vector<Marked>& images, const std::string& name, std::vector<Problem>& problems) {
    std::array<std::map<std::size_t, std::array<int, 2>>, 2> patients;  // with marks, all
    std::vector<std::string> files;
    for (const std::size_t half : {0, 1}) {
        const Rule rule = learnedRule(images, name, 1 - half);
        for (const Marked& image : images) {
            if (image.half != half) continue;
            const bool own = image.sample->label == name, with = rule.holds(image);
            auto& [marked, all] = patients[own][image.patient];
            marked += with;
            ++all;
            if (own && with) files.push_back(image.sample->path);
        }
    }
    std::array<double, 2> share = {0, 0};
    for (const std::size_t own : {0, 1}) {
        if (patients[own].size() < std::size_t(kFewImages)) return;
        for (const auto& [patient, counts] : patients[own]) share[own] += double(counts[0]) / counts[1];
        share[own] /= double(patients[own].size());
    }
    const double atLeast = boundsOf(share[1], double(patients[1].size()))[0];
    const double atMost = boundsOf(share[0], double(patients[0].size()))[1];
    if (atLeast - atMost < kLeastAhead || share[0] > kSeldom) return;
    std::sort(files.begin(), files.end());
    problems.push_back(
        {ProblemKind::acquisitionShortcut,
         std::move(files),
         {kByMarks,
          {{"own", std::lround(share[1] * 100)}, {"class", name}, {"rest", std::lround(share[0] * 100)}}}});
}

void findMarks(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    std::vector<Marked> images;
    std::vector<std::size_t> halves;                  // of each patient
    std::map<std::string, std::size_t> named;         // patients
    std::map<std::string, std::size_t> firstOfClass;  // patients, by the class of their first image
    std::map<std::string, int> classes;
    for (const Sample& s : samples) {
        if (s.label.empty()) continue;
        const auto overlay = overlayIn(s.perceptualHash);
        if (!overlay) continue;
        std::size_t patient = halves.size();
        if (!s.patient.empty()) patient = named.try_emplace(s.patient, patient).first->second;
        // Every other one of a class, so that both halves have all classes.
        if (patient == halves.size()) halves.push_back(firstOfClass[s.label]++ % 2);
        images.push_back({&s, overlay->features(), patient, halves[patient]});
        ++classes[s.label];
    }
    if (classes.size() < 2) return;
    for (const auto& [name, size] : classes) checkMarks(images, name, problems);
}

}  // namespace

void findAcquisitionShortcuts(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    check(samples, kBySize, imageSize, problems);
    check(samples, kByFormat, fileFormat, problems);
    check(samples, kByDevice, device, problems);
    check(samples, kBySite, site, problems);
    findMarks(samples, problems);
}

}  // namespace fovea::dataset
