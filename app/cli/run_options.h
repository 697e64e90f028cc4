#pragma once

#include "session.h"
#include "training/run.h"

namespace fovea::cli {

/// The options that plan, preload, train and demo share, as text, and their
/// meaning once the command line has been read.
class RunOptions {
public:
    void addTo(CLI::App& verb);
    /// Error: invalidArgument.
    Result<training::RunSettings> settings() const;

private:
    std::string m_backbone = "starter", m_method = "fpt+", m_layers, m_precision = "fp32", m_device = "auto";
    int m_resolution = 0, m_lowResolution = 0, m_prompts = 0, m_threads = 0;
    double m_tokenRatio = 0;
    training::RunSettings m_defaults;
};

nlohmann::json toJson(const training::RunOutcome& outcome);
nlohmann::json toJson(const features::PreloadReport& report);

}  // namespace fovea::cli
