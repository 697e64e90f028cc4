#include "evaluation/per_patient.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace fovea::evaluation {

std::optional<PatientPredictions> perPatient(const Predictions& images) {
    struct Patient {
        std::string key;
        int truth = 0, images = 0;
        bool oneClass = true;
        std::vector<double> sums;
    };
    const auto classes = std::size_t(images.classes);
    std::vector<Patient> patients;
    std::unordered_map<std::string, std::size_t> known;
    if (images.patients.size() != images.size()) return {};
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::string& key = images.patients[i];
        if (key.empty()) return {};
        const auto [entry, isNew] = known.try_emplace(key, patients.size());
        if (isNew) patients.push_back({key, images.truth[i], 0, true, std::vector<double>(classes)});
        Patient& patient = patients[entry->second];
        ++patient.images;
        patient.oneClass = patient.oneClass && patient.truth == images.truth[i];
        for (std::size_t c = 0; c < classes; ++c) patient.sums[c] += images.probabilities[i * classes + c];
    }
    if (patients.size() == images.size()) return {};

    PatientPredictions out;
    out.predictions.classes = images.classes;
    for (const Patient& patient : patients) {
        if (!patient.oneClass) {
            ++out.severalClasses;
            continue;
        }
        out.predictions.truth.push_back(patient.truth);
        out.predictions.patients.push_back(patient.key);
        out.images.push_back(patient.images);
        for (const double sum : patient.sums) out.predictions.probabilities.push_back(sum / patient.images);
    }
    if (out.images.empty()) return {};
    return out;
}

}  // namespace fovea::evaluation
