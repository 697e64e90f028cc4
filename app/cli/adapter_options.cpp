#include "adapter_options.h"

namespace fovea::cli {

imaging::ReadOptions whereOf(int frame, const std::string& plane, const inference::Predictor& predictor) {
    imaging::ReadOptions where{frame, predictor.inputSettings().plane};
    imaging::planeFromName(plane, where.plane);  // checked when the option was read; empty: stays
    return where;
}

void addPlaceOptions(CLI::App& verb, int& frame, std::string& plane) {
    verb.add_option("--frame", frame, "Of files with several: which, from 0")->check(CLI::NonNegativeNumber);
    verb.add_option("--plane", plane,
                    "How to cut a volume: axial, coronal or sagittal (default: as most training images were)")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
}

void addPredictorOptions(CLI::App& verb, inference::PredictorOptions& o) {
    verb.add_option("--backbone", o.backbone, "Folder or name, when it is not on this user's list");
    verb.add_option("--device", o.device, "auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    verb.add_option("--threads", o.threads, "CPU threads (default: all)")->check(CLI::Range(1, 1024));
}

nlohmann::json named(const std::vector<std::string>& classes, const double* probabilities) {
    nlohmann::json object;
    for (std::size_t c = 0; c < classes.size(); ++c) object[classes[c]] = probabilities[c];
    return object;
}

}  // namespace fovea::cli
