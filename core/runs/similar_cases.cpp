#include "runs/similar_cases.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "evaluation/metrics.h"
#include "features/token_summary.h"
#include "inference/predictor.h"
#include "runs/project_source.h"
#include "runs/stored_run.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

std::vector<float> standardised(std::vector<float> states, const std::vector<float>& from,
                                std::size_t width) {
    const double n = std::max(1.0, double(from.size() / std::max<std::size_t>(1, width)));
    std::vector<double> mean(width), deviation(width);
    for (std::size_t i = 0; i < from.size(); ++i) mean[i % width] += double(from[i]) / n;
    for (std::size_t i = 0; i < from.size(); ++i)
        deviation[i % width] += std::pow(double(from[i]) - mean[i % width], 2) / n;
    for (double& d : deviation) d = std::sqrt(d);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::size_t k = i % width;
        states[i] = deviation[k] > 0 ? float((double(states[i]) - mean[k]) / deviation[k]) : 0;
    }
    return states;
}

struct SimilarCases::Impl {
    StoredRun run;  ///< training and validation images that are stored
    std::size_t width = 0;
    std::vector<float> states, around;  ///< [n, width]: as they are, and standardised
};

SimilarCases::SimilarCases(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SimilarCases::SimilarCases(SimilarCases&&) noexcept = default;
SimilarCases& SimilarCases::operator=(SimilarCases&&) noexcept = default;
SimilarCases::~SimilarCases() = default;

Result<SimilarCases> SimilarCases::of(const project::Project& project, std::int64_t runId,
                                      std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<SimilarCases> {
        FOVEA_TRY(StoredRun stored, openStoredRun(project, runId, std::move(files), job));
        std::erase_if(stored.samples, [&](const Sample& s) {
            return (s.split != Split::train && s.split != Split::validation) ||
                   !stored.store.contains(s.pixelHash);
        });
        const std::size_t width = features::SummaryLayout(stored.store.shape()).classState.size;
        return SimilarCases(std::make_unique<Impl>(Impl{std::move(stored), width, {}, {}}));
    });
}

Result<void> SimilarCases::readStates(const JobContext& job) {
    if (!m_impl->around.empty()) return {};
    std::vector<float> states;
    for (const Sample& s : m_impl->run.samples) {
        FOVEA_CHECK(job.check());
        FOVEA_TRY(const features::StoredTokens tokens, m_impl->run.store.tokens(s.pixelHash));
        states.insert(states.end(), tokens.classState.begin(), tokens.classState.end());
    }
    m_impl->around = standardised(states, states, m_impl->width);
    m_impl->states = std::move(states);
    return {};
}

const std::vector<std::string>& SimilarCases::classes() const {
    return m_impl->run.adapter.info.classes;
}

std::size_t SimilarCases::images() const {
    return m_impl->run.samples.size();
}

Result<std::vector<SimilarCase>> SimilarCases::nearest(const std::vector<float>& classState,
                                                       const Sample* itself, int count,
                                                       const JobContext& job) {
    return guarded([&]() -> Result<std::vector<SimilarCase>> {
        const std::size_t width = m_impl->width;
        if (classState.size() != width)
            return Error{ErrorCode::invalidArgument, "a class token of another network", {}};
        FOVEA_CHECK(readStates(job));
        const std::vector<float> asked = standardised(classState, m_impl->states, width);
        std::vector<SimilarCase> found;
        for (std::size_t i = 0; i < m_impl->run.samples.size(); ++i) {
            const Sample& s = m_impl->run.samples[i];
            if (itself && (s.id == itself->id || s.pixelHash == itself->pixelHash ||
                           (!s.patient.empty() && s.patient == itself->patient)))
                continue;
            double sum = 0;
            for (std::size_t k = 0; k < width; ++k) {
                const double beside = double(m_impl->around[i * width + k]) - double(asked[k]);
                sum += beside * beside;
            }
            found.push_back({s, std::sqrt(sum / double(width)), 0, 0});
        }
        const std::size_t kept = std::min(found.size(), std::size_t(std::max(0, count)));
        std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(kept), found.end(),
                          [](const SimilarCase& a, const SimilarCase& b) { return a.distance < b.distance; });
        found.resize(kept);
        std::vector<Sample> samples;
        for (const SimilarCase& c : found) samples.push_back(c.sample);
        const adapter::AdapterInfo& info = m_impl->run.adapter.info;
        FOVEA_TRY(auto said, predictStored(m_impl->run.store, m_impl->run.adapter.network,
                                           info.lowNormalisation, samples, job));
        said = inference::statedProbabilities(info, std::move(said));
        const std::size_t C = info.classes.size();
        for (std::size_t i = 0; i < kept; ++i) {
            const auto row = std::span(said).subspan(i * C, C);
            found[i].predicted = evaluation::predictedClass(row);
            found[i].probability = row[std::size_t(found[i].predicted)];
        }
        return found;
    });
}

Result<std::vector<SimilarCase>> SimilarCases::nearest(const Sample& sample, int count,
                                                       const JobContext& job) {
    FOVEA_TRY(const features::StoredTokens tokens, m_impl->run.store.tokens(sample.pixelHash));
    return nearest(tokens.classState, &sample, count, job);
}

}  // namespace fovea::runs
