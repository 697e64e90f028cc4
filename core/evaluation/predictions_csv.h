#pragma once

#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "evaluation/metrics.h"

namespace fovea::evaluation {

/// Keys that stand for patients outside the project: "P0001", "P0002" ... in the
/// order in which patients first appear. Empty where the patient is unknown.
/// The same list gives the same keys; they tell nothing of the identifiers.
std::vector<std::string> pseudonymousKeys(const std::vector<std::string>& patients);

/// What the table says beside the predictions.
struct PredictionsTable {
    std::vector<std::string> files;       ///< [n] as they shall stand in the first column
    std::vector<std::string> classNames;  ///< [classes]
    std::vector<int> images = {};         ///< [n]: how many a row stands for; empty: one each
};

/// The table as text: columns `file`, `patient_key` (then `images`, where a row stands for several), `true`,
/// `predicted`, then one probability a class under the class's name. CSV by RFC 4180: UTF-8, comma, CRLF,
/// fields quoted where needed. Probabilities have 17 significant digits, so that
/// they read back as the same doubles, and a point whatever the locale. Patients
/// appear by pseudonymousKeys() only.
/// Error: invalidArgument (sizes that differ, or what computeMetrics() refuses).
Result<std::string> predictionsCsv(const Predictions& predictions, const PredictionsTable& table);

/// The same of whole patients, as perPatient() has them: columns `patient_key` (the keys
/// of the table of the images), `images`, `true`, `predicted`, then the probabilities.
/// Errors: as above; invalidArgument too where perPatient() gives nothing.
Result<std::string> patientPredictionsCsv(const Predictions& images,
                                          const std::vector<std::string>& classNames);

/// Writes the table of the images after kCsvMark, so that spreadsheet programs read it rightly,
/// whole or not at all. Errors: as above, notWritable, diskFull.
Result<void> writePredictionsCsv(const std::string& path, const Predictions& predictions,
                                 const PredictionsTable& table, FileLayer& files);

}  // namespace fovea::evaluation
