#include "evaluation/predictions_csv.h"

#include <charconv>
#include <string_view>
#include <unordered_map>

#include "base/csv.h"
#include "evaluation/per_patient.h"

namespace fovea::evaluation {
namespace {

// As printf's %.17g, which would follow the locale's decimal sign.
std::string roundTrip(double value) {
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 17).ptr;
    return std::string(text, end);
}

std::string line(const std::vector<std::string>& fields) {
    std::string out;
    for (const std::string& field : fields) {
        if (&field != &fields.front()) out += ',';
        out += csvField(field);
    }
    return out += "\r\n";
}

/// `first`, true and predicted class, the probabilities of row `i`.
std::string predictionLine(const Predictions& predictions, std::size_t i,
                           const std::vector<std::string>& classNames, std::vector<std::string> first) {
    const std::span row(predictions.probabilities.data() + i * classNames.size(), classNames.size());
    first.push_back(classNames[predictions.truth[i]]);
    first.push_back(classNames[predictedClass(row)]);
    for (const double p : row) first.push_back(roundTrip(p));
    return line(first);
}

std::string headLine(std::vector<std::string> first, const std::vector<std::string>& classNames) {
    first.insert(first.end(), {"true", "predicted"});
    first.insert(first.end(), classNames.begin(), classNames.end());
    return line(first);
}

}  // namespace

std::vector<std::string> pseudonymousKeys(const std::vector<std::string>& patients) {
    std::unordered_map<std::string, std::string> known;
    std::vector<std::string> out;
    out.reserve(patients.size());
    for (const std::string& patient : patients) {
        if (patient.empty()) {
            out.emplace_back();
            continue;
        }
        const auto [entry, isNew] = known.try_emplace(patient);
        if (isNew) {
            const std::string digits = std::to_string(known.size());
            entry->second = "P" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
        }
        out.push_back(entry->second);
    }
    return out;
}

Result<std::string> predictionsCsv(const Predictions& predictions, const PredictionsTable& table) {
    return guarded([&]() -> Result<std::string> {
        FOVEA_CHECK(checkPredictions(predictions));
        const std::size_t classes = std::size_t(predictions.classes);
        if (table.files.size() != predictions.size() || table.classNames.size() != classes)
            return Error{ErrorCode::invalidArgument, "file or class names do not match the predictions", {}};

        const bool several = !table.images.empty();
        if (several && table.images.size() != predictions.size())
            return Error{ErrorCode::invalidArgument, "numbers of images do not match the predictions", {}};

        std::vector<std::string> head = {"file", "patient_key"};
        if (several) head.emplace_back("images");
        std::string text = headLine(std::move(head), table.classNames);
        std::vector<std::string> keys = pseudonymousKeys(predictions.patients);
        keys.resize(predictions.size());
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            std::vector<std::string> first = {table.files[i], keys[i]};
            if (several) first.push_back(std::to_string(table.images[i]));
            text += predictionLine(predictions, i, table.classNames, std::move(first));
        }
        return text;
    });
}

Result<std::string> patientPredictionsCsv(const Predictions& images,
                                          const std::vector<std::string>& classNames) {
    return guarded([&]() -> Result<std::string> {
        FOVEA_CHECK(checkPredictions(images));
        if (classNames.size() != std::size_t(images.classes))
            return Error{ErrorCode::invalidArgument, "class names do not match the predictions", {}};
        Predictions keyed = images;
        keyed.patients = pseudonymousKeys(images.patients);
        const auto patients = perPatient(keyed);
        if (!patients)
            return Error{ErrorCode::invalidArgument,
                         "there is no table of patients: they are not all known, or each has one image, or "
                         "images of several classes",
                         {}};
        std::string text = headLine({"patient_key", "images"}, classNames);
        for (std::size_t i = 0; i < patients->images.size(); ++i)
            text += predictionLine(patients->predictions, i, classNames,
                                   {patients->predictions.patients[i], std::to_string(patients->images[i])});
        return text;
    });
}

Result<void> writePredictionsCsv(const std::string& path, const Predictions& predictions,
                                 const PredictionsTable& table, FileLayer& files) {
    FOVEA_TRY(const std::string text, predictionsCsv(predictions, table));
    return files.writeAtomically(path, std::string(kCsvMark) + text);
}

}  // namespace fovea::evaluation
