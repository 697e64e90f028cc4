#include "runs/unknown_patients.h"

#include "runs/run_messages.h"

namespace fovea::runs {

std::vector<Message> unknownPatientsNotices(bool patientsKnown, const std::optional<AucIfPatients>& told) {
    if (patientsKnown) return {};
    std::vector<Message> notices{kImagesCountedAsPatients};
    if (told)
        notices.push_back({kIntervalIfPatients,
                           {{"images", told->assumed.imagesPerPatient},
                            {"icc", told->assumed.icc},
                            {"low", told->auc.low},
                            {"high", told->auc.high}}});
    return notices;
}

}  // namespace fovea::runs
