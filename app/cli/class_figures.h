#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "evaluation/per_class.h"
#include "runs/evaluate.h"
#include "runs/unknown_patients.h"

namespace fovea::cli {

/// What is stated of the people and images of an evaluation: `--images-per-patient`, `--icc`.
struct PatientsStated {
    int imagesPerPatient = 0;  ///< 0: not stated
    double icc = 0.5;
};
void addPatientsOptions(CLI::App& verb, PatientsStated& stated);

/// What `evaluate` and `validate` state of each class, and of patients that are not known: fields
/// `per_class`, `auc_if_patients` of docs/cli.md.
struct ClassFiguresBeside {
    std::vector<evaluation::ClassFigures> classes;
    std::optional<double> prevalence;  ///< the evaluation's
    std::optional<runs::AucIfPatients> ifPatients;
    bool patientsKnown = false;
};
/// Errors: as perClass().
Result<ClassFiguresBeside> classFigures(const runs::Evaluation& evaluation, const PatientsStated& stated);

void addTo(nlohmann::json& document, const ClassFiguresBeside& beside,
           const std::vector<std::string>& classes);
std::string text(const ClassFiguresBeside& beside, const std::vector<std::string>& classes);

}  // namespace fovea::cli
