#include "evaluation/per_patient.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace fovea::evaluation {

PatientMeans patientMeans(const std::vector<double>& probabilities, const std::vector<std::string>& patients,
                          int classCount) {
    const auto classes = std::size_t(classCount);
    PatientMeans means;
    std::unordered_map<std::string, std::size_t> rows;
    for (std::size_t i = 0; i < patients.size(); ++i) {
        if (patients[i].empty()) continue;
        const auto [entry, isNew] = rows.try_emplace(patients[i], means.patients.size());
        if (isNew) {
            means.patients.push_back(patients[i]);
            means.images.push_back(0);
            means.probabilities.resize(means.probabilities.size() + classes);
        }
        ++means.images[entry->second];
        for (std::size_t c = 0; c < classes; ++c)
            means.probabilities[entry->second * classes + c] += probabilities[i * classes + c];
    }
    for (std::size_t p = 0; p < means.patients.size(); ++p)
        for (std::size_t c = 0; c < classes; ++c) means.probabilities[p * classes + c] /= means.images[p];
    return means;
}

std::optional<PatientPredictions> perPatient(const Predictions& images) {
    const auto isUnknown = [](const std::string& key) { return key.empty(); };
    if (images.patients.size() != images.size() ||
        std::any_of(images.patients.begin(), images.patients.end(), isUnknown))
        return {};
    const PatientMeans means = patientMeans(images.probabilities, images.patients, images.classes);
    if (means.patients.size() == images.size()) return {};

    constexpr int kSeveral = -1;
    std::unordered_map<std::string, int> truths;
    for (std::size_t i = 0; i < images.size(); ++i) {
        int& truth = truths.try_emplace(images.patients[i], images.truth[i]).first->second;
        if (truth != images.truth[i]) truth = kSeveral;
    }
    PatientPredictions out;
    out.predictions.classes = images.classes;
    const auto classes = std::ptrdiff_t(images.classes);
    for (std::size_t p = 0; p < means.patients.size(); ++p) {
        const int truth = truths.at(means.patients[p]);
        if (truth == kSeveral) {
            ++out.severalClasses;
            continue;
        }
        out.predictions.truth.push_back(truth);
        out.predictions.patients.push_back(means.patients[p]);
        out.images.push_back(means.images[p]);
        const auto row = means.probabilities.begin() + std::ptrdiff_t(p) * classes;
        out.predictions.probabilities.insert(out.predictions.probabilities.end(), row, row + classes);
    }
    if (out.images.empty()) return {};
    return out;
}

}  // namespace fovea::evaluation
