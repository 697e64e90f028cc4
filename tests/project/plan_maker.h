#pragma once

#include <string>

#include "dataset/import.h"

namespace fovea::test {

/// A plan of `count` samples with distinct content; `tag` is in every label and hash.
inline dataset::ImportPlan makePlan(int count, const std::string& tag = "a") {
    dataset::ImportPlan plan;
    for (int i = 0; i < count; ++i) {
        dataset::Sample sample;
        sample.path = "/data/" + std::to_string(i) + ".png";
        sample.format = "PNG";
        sample.width = 100 + i % 7;
        sample.height = 50;
        sample.label = tag;
        sample.patient = "P" + std::to_string(i / 2);
        sample.pixelHash = tag + std::to_string(i);
        sample.facts = {{"Modality", "OP"}, {"PatientID", sample.patient}};
        plan.samples.push_back(sample);
    }
    plan.classes = {tag};
    return plan;
}

}  // namespace fovea::test
