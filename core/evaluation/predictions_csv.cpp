#include "evaluation/predictions_csv.h"

#include <charconv>
#include <string_view>
#include <unordered_map>

#include "base/csv.h"
#include "evaluation/weighted_metrics.h"

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

        std::vector<std::string> fields{"file", "patient_key", "true", "predicted"};
        fields.insert(fields.end(), table.classNames.begin(), table.classNames.end());
        std::string text = line(fields);

        std::vector<std::string> keys = pseudonymousKeys(predictions.patients);
        keys.resize(predictions.size());
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            const std::span row(predictions.probabilities.data() + i * classes, classes);
            fields = {table.files[i], keys[i], table.classNames[predictions.truth[i]],
                      table.classNames[predictedClass(row)]};
            for (const double p : row) fields.push_back(roundTrip(p));
            text += line(fields);
        }
        return text;
    });
}

Result<void> writePredictionsCsv(const std::string& path, const Predictions& predictions,
                                 const PredictionsTable& table, FileLayer& files) {
    FOVEA_TRY(const std::string text, predictionsCsv(predictions, table));
    return files.writeAtomically(path, text);
}

}  // namespace fovea::evaluation
