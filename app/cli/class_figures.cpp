#include "class_figures.h"

#include <cstdio>
#include <sstream>

#include "evaluation/estimate_json.h"
#include "runs/class_figures.h"

namespace fovea::cli {

using evaluation::ClassFigures;
using nlohmann::json;

void addPatientsOptions(CLI::App& verb, PatientsStated& stated) {
    verb.add_option("--images-per-patient", stated.imagesPerPatient,
                    "Where patients are unknown: how many images a patient has at most")
        ->check(CLI::Range(1, 1'000'000));
    verb.add_option("--icc", stated.icc,
                    "With it: how alike the images of a patient are, 0 to 1 (intraclass correlation)")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
}

Result<ClassFiguresBeside> classFigures(const runs::Evaluation& e, const PatientsStated& stated) {
    ClassFiguresBeside beside;
    beside.patientsKnown = e.patientsKnown;
    beside.prevalence = e.prevalence;
    FOVEA_TRY(beside.classes, runs::classFigures(e));
    if (stated.imagesPerPatient > 0) {
        FOVEA_TRY(beside.ifPatients, runs::aucIfPatients(e, {stated.imagesPerPatient, stated.icc}));
    }
    return beside;
}

void addTo(json& document, const ClassFiguresBeside& beside, const std::vector<std::string>& classes) {
    json& perClass = document["per_class"] = json::object();
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const ClassFigures& f = beside.classes[c];
        const bool stated = beside.prevalence.has_value();
        perClass[classes[c]] = {{"n", f.images},
                                {"patients", f.patients},
                                {"auc", evaluation::toJson(f.auc)},
                                {"sensitivity", evaluation::toJson(f.sensitivity)},
                                {"specificity", evaluation::toJson(f.specificity)},
                                {"ppv", evaluation::toJson(stated ? f.ppvAtPrevalence : f.ppv)},
                                {"npv", evaluation::toJson(stated ? f.npvAtPrevalence : f.npv)}};
    }
    document["auc_if_patients"] = nullptr;
    if (!beside.ifPatients) return;
    json told = evaluation::toJson(beside.ifPatients->auc);
    told["images_per_patient"] = beside.ifPatients->assumed.imagesPerPatient;
    told["icc"] = beside.ifPatients->assumed.icc;
    document["auc_if_patients"] = std::move(told);
}

std::string text(const ClassFiguresBeside& beside, const std::vector<std::string>& classes) {
    std::ostringstream out;
    out << "each class against the rest";
    if (beside.prevalence) out << ", PPV and NPV at a prevalence of " << *beside.prevalence;
    out << ":\n";
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const ClassFigures& f = beside.classes[c];
        out << "  " << classes[c] << " (" << f.images << (f.images == 1 ? " image" : " images") << "):";
        const auto figure = [&](const char* name, const evaluation::Estimate& e) {
            char part[100];
            std::snprintf(part, sizeof part, " %s %.3f (%.3f to %.3f)", name, e.value, e.low, e.high);
            out << part;
        };
        figure("AUC", f.auc);
        figure("sensitivity", f.sensitivity);
        figure("specificity", f.specificity);
        figure("PPV", beside.prevalence ? f.ppvAtPrevalence : f.ppv);
        figure("NPV", beside.prevalence ? f.npvAtPrevalence : f.npv);
        out << '\n';
    }
    for (const Message& notice : runs::unknownPatientsNotices(beside.patientsKnown, beside.ifPatients))
        out << "note: " << messageText(notice) << '\n';
    return out.str();
}

}  // namespace fovea::cli
