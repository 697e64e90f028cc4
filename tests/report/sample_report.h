#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "report/report.h"

namespace fovea::test {

inline std::vector<std::byte> bytesOf(std::initializer_list<int> values) {
    std::vector<std::byte> out;
    for (const int value : values) out.push_back(std::byte(value));
    return out;
}

/// A PNG of one grey pixel.
inline std::vector<std::byte> tinyPng() {
    return bytesOf({0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
                    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
                    0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
                    0x9c, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00,
                    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82});
}

inline report::GalleryItem item(int number, const std::string& truth, const std::string& predicted,
                                double p) {
    return {number, tinyPng(), tinyPng(), "Speck in the upper half.", truth, predicted, p};
}

/// A report of two classes with every section filled; each number in it is one
/// that is found nowhere else.
inline report::ReportData sampleReport() {
    report::ReportData data;
    data.title = "Referable retinopathy, model report";
    data.createdUtc = "2025-03-14T09:26:53Z";
    data.softwareVersion = "0.1.0";
    data.projectName = "Retina phantoms";
    data.runName = "7";
    data.statements.intendedUse = "Triage of screening photographs in a teaching exercise.";
    data.statements.annotators = "Two residents, disagreements settled by a consultant.";

    data.data.classes = {{"normal", {211, 71, 0}, {37, 13, 0}, {53, 19, 0}},
                         {"referable", {223, 73, 0}, {41, 14, 0}, {59, 22, 0}}};
    data.data.total = {"", {434, 144, 0}, {78, 27, 0}, {112, 41, 0}};
    data.data.splitMade =
        "Patients were divided at random, 60 : 15 : 25, keeping the classes in proportion (seed 1234567).";
    data.data.separation = report::PatientSeparation::disjoint;
    data.data.exclusions = {{"unreadable", 3, true}, {"exact_duplicate", 5, true}, {"burned_in", 17, false}};

    data.model.backbone = "vit-base-patch16-224-in21k";
    data.model.backboneHash = "sha256:9f86d081884c7d659a2feaa0c55ad015";
    data.model.method = "FPT+";
    data.model.learnableParameters = 900965;
    data.model.learnableShare = 0.0103;
    data.model.preprocessing = {
        {report::kWindowOfNetwork, "Display window", "as the file says, else 0.5 to 99.5 percentile"},
        {report::kSideOfBackbone, "Fine-grained view", "512 x 512 pixels"},
        {"adapter_side", "Overview", "128 x 128 pixels"},
        {"backbone_normalisation", "Normalisation", "mean 0.5, deviation 0.5"}};
    data.model.settings = {{"Epochs", "20"}, {"Images per step", "16"}, {"Learning rate", "0.0001"}};
    data.model.seed = 987654321;
    data.model.hardware = "8 cores, 15.5 GiB, no GPU";
    for (int epoch = 1; epoch <= 20; ++epoch)
        data.model.epochs.push_back({epoch, 0.1111 + 0.6 * std::exp(-epoch / 6.0),
                                     0.3333 + 0.35 * std::exp(-epoch / 4.0) + 0.004 * epoch,
                                     0.88 - 0.35 * std::exp(-epoch / 5.0) - 0.0015 * std::abs(epoch - 13)});
    data.model.bestEpoch = 13;

    data.results.figures = {
        {"auc", {0.8417, 0.7561, 0.9132}, 112, 41},        {"accuracy", {0.7679, 0.6824, 0.8363}, 112, 41},
        {"sensitivity", {0.7797, 0.6583, 0.8671}, 59, 22}, {"specificity", {0.7547, 0.6241, 0.8514}, 53, 19},
        {"kappa", {0.5344, 0.3718, 0.6829}, 112, 41},      {"brier", {0.1631, 0.1275, 0.2043}, 112, 41}};
    data.results.sharedPatients = true;
    data.results.testEvaluations = 1;
    data.results.classNames = {"normal", "referable"};
    data.results.confusion = {{40, 13}, {12, 47}};
    report::RocCurve roc{"referable", {{0, 0, HUGE_VAL}}, {0.8417, 0.7561, 0.9132}};
    for (int i = 1; i <= 40; ++i) roc.points.push_back({i / 40.0, std::pow(i / 40.0, 0.19), 1 - i / 40.0});
    data.results.roc = {roc};

    data.gallery.failures = {item(1017, "referable", "normal", 0.6125),
                             item(1044, "normal", "referable", 0.9375)};
    data.gallery.failuresInAll = 25;
    data.gallery.examples = {item(1002, "referable", "referable", 0.9875)};
    data.gallery.overlayCaption = "Where the network looked. It does not localise disease.";
    return data;
}

}  // namespace fovea::test
