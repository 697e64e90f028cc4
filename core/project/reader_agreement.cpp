#include "project/reader_agreement.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "dataset/class_order.h"
#include "dataset/consensus.h"
#include "dataset/units.h"
#include "evaluation/estimate_json.h"

namespace fovea::project {

using dataset::Sample;
using nlohmann::json;

namespace {

/// By reader.
using Said = std::map<std::string, std::string>;

int placeOf(const std::vector<std::string>& names, const std::string& name) {
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? -1 : int(it - names.begin());
}

/// The figures of all readers together, where somebody has read twice: of everybody's first reading.
Result<void> withoutSecondReadings(AgreementOfReaders& result, evaluation::Readings readings) {
    std::vector<std::vector<int>> first;
    for (std::size_t r = 0; r < result.readers.size(); ++r)
        if (!dataset::isSecondReading(result.readers[r])) first.push_back(std::move(readings.ofReader[r]));
    if (first.size() == result.readers.size()) return {};
    result.figures.readByAll = 0;
    result.figures.fleiss = {};
    if (first.size() < 2) return {};
    readings.ofReader = std::move(first);
    FOVEA_TRY(const evaluation::ReaderAgreement all, evaluation::readerAgreement(readings, result.ordinal));
    result.figures.readByAll = all.readByAll;
    result.figures.fleiss = all.fleiss;
    return {};
}

json toJson(const evaluation::PairAgreement& pair, const std::vector<std::string>& readers) {
    return {{"readers", {readers[pair.a], readers[pair.b]}},
            {"n", pair.images},
            {"same", evaluation::toJson(pair.same)},
            {"kappa", evaluation::toJson(pair.kappa)}};
}

}  // namespace

Result<std::optional<AgreementOfReaders>> agreementOfReaders(const Project& project) {
    FOVEA_TRY(std::vector<Sample> samples, project.samples());
    FOVEA_TRY(const dataset::Question question, project.question());
    return agreementOfReaders(std::move(samples), question);
}

Result<std::optional<AgreementOfReaders>> agreementOfReaders(std::vector<Sample> samples,
                                                             const dataset::Question& question) {
    return guarded([&]() -> Result<std::optional<AgreementOfReaders>> {
        std::erase_if(samples, [](const Sample& s) { return s.split == dataset::Split::excluded; });
        AgreementOfReaders result;
        result.question = question;
        const dataset::Units units = dataset::unitsOf(samples, result.question);
        std::vector<std::vector<Sample>> groups = units.images;
        groups.insert(groups.end(), units.conflicting.begin(), units.conflicting.end());

        std::vector<Said> rows;
        std::set<std::string> readers, classes;
        evaluation::Readings readings;
        for (const std::vector<Sample>& group : groups) {
            Said said = dataset::readingsOf(group);
            if (said.empty()) continue;
            for (const auto& [reader, answer] : said) {
                readers.insert(reader);
                classes.insert(answer);
            }
            const auto labelled = [](const Sample& s) { return !s.label.empty(); };
            if (std::none_of(group.begin(), group.end(), labelled)) ++result.withoutConsensus;
            // Frames of one file are of one patient, also where nobody knows which.
            const Sample& first = group.front();
            readings.patients.push_back(first.patient.empty() ? first.path : first.patient);
            rows.push_back(std::move(said));
        }
        if (rows.empty()) return std::optional<AgreementOfReaders>();
        result.images = int(rows.size());
        result.readers.assign(readers.begin(), readers.end());
        result.classes = dataset::inClassOrder({classes.begin(), classes.end()}, result.question.answers);
        result.ordinal = dataset::areGrades(result.classes, result.question.answers);
        // Two grades are as far apart as they are, whether or not a reader has named one between them.
        if (result.ordinal) result.classes = result.question.answers;
        for (const std::string& reader : result.readers) {
            std::vector<int>& own = readings.ofReader.emplace_back();
            for (const Said& said : rows) {
                const auto it = said.find(reader);
                own.push_back(it == said.end() ? evaluation::kNotRead : placeOf(result.classes, it->second));
            }
            result.read.push_back(
                int(rows.size() - std::size_t(std::count(own.begin(), own.end(), evaluation::kNotRead))));
        }
        if (result.readers.size() < 2) return std::optional(std::move(result));
        // All in one class: there is agreement, and no kappa.
        readings.classes = std::max(2, int(result.classes.size()));
        FOVEA_TRY(result.figures, evaluation::readerAgreement(readings, result.ordinal));
        FOVEA_CHECK(withoutSecondReadings(result, std::move(readings)));
        return std::optional(std::move(result));
    });
}

json toJson(const AgreementOfReaders& a) {
    json document = {{"question", a.question.name},
                     {"consensus", a.question.consensus},
                     {"n", a.images},
                     {"without_consensus", a.withoutConsensus},
                     {"classes", a.classes},
                     {"weights", a.ordinal ? "quadratic" : "none"},
                     {"readers", json::array()},
                     {"pairs", json::array()},
                     {"read_by_all", a.figures.readByAll},
                     {"fleiss", evaluation::toJson(a.figures.fleiss)}};
    for (std::size_t r = 0; r < a.readers.size(); ++r)
        document["readers"].push_back({{"name", a.readers[r]}, {"n", a.read[r]}});
    for (const evaluation::PairAgreement& pair : a.figures.pairs)
        document["pairs"].push_back(toJson(pair, a.readers));
    return document;
}

}  // namespace fovea::project
