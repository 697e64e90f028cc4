#include "evaluation/conformal.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "evaluation/clusters.h"

namespace fovea::evaluation {

Result<ConformalWidth> conformalWidth(const NumberPredictions& validation, double share) {
    return guarded([&]() -> Result<ConformalWidth> {
        FOVEA_CHECK(checkPredictions(validation));
        if (!(share > 0 && share < 1))
            return Error{ErrorCode::invalidArgument, "the share is not between 0 and 1", {}};
        const Clusters clusters = clustersOf(validation.size(), validation.patients);
        std::vector<double> images(clusters.patients);
        for (const std::size_t patient : clusters.patientOf) images[patient] += 1;
        std::vector<std::pair<double, double>> errors;  // with how much of its patient each is
        for (std::size_t i = 0; i < validation.size(); ++i)
            errors.emplace_back(std::abs(validation.predicted[i] - validation.truth[i]),
                                1 / images[clusters.patientOf[i]]);
        std::sort(errors.begin(), errors.end());

        // The new patient is one more, of whom nothing is known: as if an error were infinite.
        constexpr double kRounding = 1e-9;
        const double wanted = share * (double(clusters.patients) + 1) - kRounding;
        ConformalWidth out;
        out.share = share;
        out.images = int(validation.size());
        out.patients = int(clusters.patients);
        out.patientsNeeded = int(std::ceil(1 / (1 - share) - 1 - kRounding));
        double sum = 0;
        for (const auto& [error, weight] : errors) {
            sum += weight;
            if (sum < wanted) continue;
            out.halfWidth = error;
            break;
        }
        return out;
    });
}

}  // namespace fovea::evaluation
