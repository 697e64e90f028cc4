#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "evaluation/estimate_json.h"
#include "runs/benchmark.h"

namespace fovea::runs {

using evaluation::Estimate;
using evaluation::toJson;
using nlohmann::json;

namespace {

json numberOrNull(double value) {
    return std::isfinite(value) ? json(value) : json(nullptr);
}

json overSetsJson(const evaluation::OverSets& over) {
    return {{"sets", over.sets}, {"as_sample", toJson(over.asSample)}, {"of_these", toJson(over.ofThese)}};
}

json cellJson(const BenchmarkCell& c, bool first) {
    if (!c.ran()) return {{"model", c.model}, {"problem", c.problem}};
    json validation = json::array();
    for (const double auc : c.validationAucs) validation.push_back(numberOrNull(auc));
    json cell = {{"model", c.model},
                 {"trainings", c.trainings},
                 {"validation_auc", std::move(validation)},
                 {"auc", toJson(c.auc)},
                 {"log_loss", numberOrNull(c.logLoss)},
                 {"balanced_accuracy", numberOrNull(c.balancedAccuracy)},
                 {"rank", numberOrNull(c.rank)}};
    if (!first) cell["first_minus_this"] = toJson(c.firstMinusThis);
    if (c.cost) cell["cost"] = costToJson(*c.cost);
    return cell;
}

/// As few digits as bring the same number back, whatever the locale; empty where unknown.
std::string plain(double value) {
    if (!std::isfinite(value)) return {};
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

void addEstimate(std::vector<std::string>& line, const Estimate& e) {
    for (const double value : {e.value, e.low, e.high}) line.push_back(plain(value));
}

const std::vector<std::string> kColumns = {"data_set",
                                           "model",
                                           "trainings",
                                           "auc",
                                           "auc_low",
                                           "auc_high",
                                           "log_loss",
                                           "balanced_accuracy",
                                           "rank",
                                           "first_minus_this",
                                           "first_minus_this_low",
                                           "first_minus_this_high",
                                           "validation_auc",
                                           "learnable_parameters",
                                           "peak_tensor_mb",
                                           "seconds",
                                           "problem"};

std::string row(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        line += csvField(fields[i]);
    }
    return line + "\r\n";
}

}  // namespace

json benchmarkJson(const Benchmark& b) {
    json sets = json::array(), rows = json::array();
    for (const BenchmarkSet& s : b.sets) {
        json cells = json::array();
        for (const BenchmarkCell& c : s.cells) cells.push_back(cellJson(c, &c == &s.cells.front()));
        json set = {{"name", s.name},
                    {"classes", s.classes},
                    {"train_images", s.trainImages},
                    {"validation_images", s.validationImages},
                    {"images", s.judgedImages},
                    {"patients_known", s.patientsKnown},
                    {"models", std::move(cells)},
                    {"best_other", s.bestOther.empty() ? json(nullptr) : json(s.bestOther)},
                    {"first_minus_best_other", toJson(s.firstMinusBestOther)}};
        if (b.part == dataset::Split::test) set["test_looks"] = s.testEvaluations;
        sets.push_back(std::move(set));
    }
    for (const BenchmarkRow& r : b.rows) {
        json line = {{"model", r.model},
                     {"sets", r.sets},
                     {"auc", toJson(r.auc)},
                     {"log_loss", numberOrNull(r.logLoss)},
                     {"balanced_accuracy", numberOrNull(r.balancedAccuracy)},
                     {"rank", numberOrNull(r.rank)}};
        if (&r != &b.rows.front()) line["first_minus_this"] = overSetsJson(r.firstMinusThis);
        rows.push_back(std::move(line));
    }
    return {{"part", dataset::splitName(b.part)},
            {"train_images", b.trainImages ? json(*b.trainImages) : json(nullptr)},
            {"seeds", b.seeds},
            {"sets", std::move(sets)},
            {"over_sets", std::move(rows)},
            {"first_minus_best_other", overSetsJson(b.firstMinusBestOther)},
            {"made", b.made},
            {"reused", b.reused}};
}

std::string benchmarkCsv(const Benchmark& b) {
    std::string table = row(kColumns);
    for (const BenchmarkSet& s : b.sets)
        for (const BenchmarkCell& c : s.cells) {
            if (!c.ran()) {
                std::vector<std::string> line(kColumns.size());
                line[0] = s.name, line[1] = c.model, line.back() = c.problem;
                table += row(line);
                continue;
            }
            std::vector<std::string> line{s.name, c.model, std::to_string(c.trainings)};
            addEstimate(line, c.auc);
            for (const double value : {c.logLoss, c.balancedAccuracy, c.rank}) line.push_back(plain(value));
            addEstimate(line, c.firstMinusThis);
            double validation = 0;
            for (const double auc : c.validationAucs) validation += auc / double(c.validationAucs.size());
            line.push_back(plain(validation));
            if (c.cost)
                for (const double value :
                     {double(c.cost->learnableParameters), c.cost->peakTensorMb, c.cost->seconds})
                    line.push_back(plain(value));
            else
                line.insert(line.end(), 3, "");
            line.emplace_back();
            table += row(line);
        }
    for (const BenchmarkRow& r : b.rows) {
        std::vector<std::string> line{"all sets", r.model, ""};
        addEstimate(line, r.auc);
        for (const double value : {r.logLoss, r.balancedAccuracy, r.rank}) line.push_back(plain(value));
        addEstimate(line, r.firstMinusThis.asSample);
        line.insert(line.end(), 5, "");
        table += row(line);
    }
    return table;
}

}  // namespace fovea::runs
