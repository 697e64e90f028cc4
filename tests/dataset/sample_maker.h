#pragma once

#include <string>
#include <vector>

#include "dataset/sample.h"

namespace fovea::test {

/// Samples as an import would bring them, each image different from all others.
class SampleMaker {
public:
    dataset::Sample& add(const std::string& label, const std::string& patient = {},
                         dataset::Split split = dataset::Split::unassigned) {
        const std::string number = std::to_string(samples.size());
        dataset::Sample sample;
        sample.path = "/data/" + label + "/" + number + ".png";
        sample.format = "PNG";
        sample.width = 64;
        sample.height = 48;
        sample.label = label;
        sample.patient = patient;
        sample.split = split;
        sample.pixelHash = "hash " + number;
        samples.push_back(sample);
        return samples.back();
    }
    void addMany(int count, const std::string& label, dataset::Split split = dataset::Split::unassigned) {
        for (int i = 0; i < count; ++i) add(label, {}, split);
    }

    std::vector<dataset::Sample> samples;
};

}  // namespace fovea::test
