#include "evaluation/clusters.h"

#include <algorithm>
#include <unordered_map>

namespace fovea::evaluation {

Clusters clustersOf(const Predictions& predictions) {
    return clustersOf(predictions.size(), predictions.patients);
}

Clusters clustersOf(std::size_t images, const std::vector<std::string>& patients) {
    Clusters out;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < images; ++i) {
        const std::string key = patients.empty() ? std::string() : patients[i];
        if (key.empty()) {
            out.patientOf.push_back(out.patients++);
            continue;
        }
        const auto [entry, isNew] = known.try_emplace(key, out.patients);
        if (isNew) ++out.patients;
        out.patientOf.push_back(entry->second);
    }
    return out;
}

bool somePatientsUnknown(const Predictions& predictions) {
    return predictions.patients.size() != predictions.size() ||
           std::any_of(predictions.patients.begin(), predictions.patients.end(),
                       [](const std::string& key) { return key.empty(); });
}

}  // namespace fovea::evaluation
