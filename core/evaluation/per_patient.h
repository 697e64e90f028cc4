#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// The mean probability of each patient's images.
struct PatientMeans {
    std::vector<std::string> patients;  ///< [n] keys, in the order in which they first appear
    std::vector<int> images;            ///< [n] how many images a row is the mean of
    std::vector<double> probabilities;  ///< [n, classes]
};
/// `probabilities`: [images, classes]; `patients`: [images] keys. Images of unknown patients (an
/// empty key) take no part.
PatientMeans patientMeans(const std::vector<double>& probabilities, const std::vector<std::string>& patients,
                          int classes);

/// What the images of each patient say together.
struct PatientPredictions {
    Predictions predictions;  ///< a row a patient, in the order in which patients first appear
    std::vector<int> images;  ///< [n] how many images a row is the mean of
    int severalClasses = 0;   ///< patients left out, as their images are of several classes
};

/// Each patient's mean probability over their images. A patient whose images are of
/// several classes (the healthy eye and the diseased one, one lesion of each kind) has
/// no single truth to be compared with, and is left out and counted.
///
/// Nothing unless the patient of every image is known: an image of an unknown patient
/// might be another one's, and to count it as a patient would feign knowledge. Nothing
/// either where every patient has one image (the figures would be those of the images),
/// or none is left. `predictions` must satisfy computeMetrics().
std::optional<PatientPredictions> perPatient(const Predictions& predictions);

}  // namespace fovea::evaluation
