#include "runs/train_images.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/random.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

namespace {

struct Patient {
    std::string hash;  ///< the lowest of the images': a name that no path is part of
    std::map<std::string, int> labels;
    std::vector<const Sample*> images;
    /// The class of most of them.
    const std::string& label() const {
        return std::max_element(labels.begin(), labels.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }
};

}  // namespace

void keepTrainImages(std::vector<Sample>& samples, int images) {
    std::map<std::string, int> framesTaken;
    for (const Sample& s : samples) ++framesTaken[s.path];
    std::map<std::string, Patient> known;
    std::size_t all = 0;
    for (const Sample& s : samples) {
        if (s.split != Split::train) continue;
        ++all;
        const std::string key = !s.patient.empty()        ? "patient " + s.patient
                                : framesTaken[s.path] > 1 ? "file " + s.path
                                                          : "image " + s.pixelHash + s.path;
        Patient& p = known[key];
        p.hash = p.images.empty() ? s.pixelHash : std::min(p.hash, s.pixelHash);
        ++p.labels[s.label];
        p.images.push_back(&s);
    }
    if (images < 1 || all <= std::size_t(images)) return;
    std::map<std::string, std::vector<const Patient*>> byClass;
    std::map<std::string, std::size_t> imagesOf;
    for (const auto& [key, p] : known) {
        byClass[p.label()].push_back(&p);
        imagesOf[p.label()] += p.images.size();
    }
    std::set<const Sample*> kept;
    std::uint64_t number = 0;
    for (auto& [label, patients] : byClass) {
        std::sort(patients.begin(), patients.end(),
                  [](const Patient* a, const Patient* b) { return a->hash < b->hash; });
        Random random(mixSeed({0, number++}));
        random.shuffle(patients);
        const double quota = double(images) * double(imagesOf[label]) / double(all);
        double taken = 0;
        for (const Patient* p : patients) {
            // Half of a patient's images over the quota is as near as half below it.
            if (taken > 0 && taken + double(p->images.size()) / 2 > quota) break;
            kept.insert(p->images.begin(), p->images.end());
            taken += double(p->images.size());
        }
    }
    std::vector<Sample> left;
    for (const Sample& s : samples)
        if (s.split != Split::train || kept.count(&s)) left.push_back(s);
    samples = std::move(left);
}

}  // namespace fovea::runs
