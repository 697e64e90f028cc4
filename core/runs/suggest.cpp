#include "runs/suggest.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

#include "adapter/adapter_file.h"
#include "backbone/threads.h"
#include "base/random.h"
#include "features/preload.h"
#include "features/token_summary.h"
#include "inference/predictor.h"
#include "project/network_window.h"
#include "runs/project_source.h"
#include "runs/read_only.h"
#include "runs/resolved_run.h"
#include "runs/similar_cases.h"
#include "runs/stored_run.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

namespace {

constexpr int kPolledEvery = 256;  // images

double squaredDistance(const float* a, const float* b, std::size_t width) {
    float sum = 0;
    for (std::size_t k = 0; k < width; ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return double(sum);
}

/// Of each how many are smaller, equal ones sharing the mean, as a share of all.
std::vector<double> rankShares(const std::vector<double>& values, const std::vector<std::size_t>& of) {
    std::vector<std::size_t> order = of;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> shares(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        for (std::size_t i = first; i < end; ++i)
            shares[order[i]] = double(first + end) / 2 / double(order.size());
        first = end;
    }
    return shares;
}

double doubtOf(std::span<const double> probabilities) {
    double most = 0, next = 0;
    for (const double p : probabilities) {
        next = std::max(next, std::min(p, most));
        most = std::max(most, p);
    }
    return std::clamp(1 - (most - next), 0.0, 1.0);
}

Result<project::Run> askedRun(const project::Project& project, const dataset::Question& question,
                              std::int64_t id) {
    FOVEA_TRY(const std::optional<project::Run> run, runWithAdapter(project, question.id, id));
    if (run) return *run;
    return Error{ErrorCode::notFound,
                 id == 0 ? "no training for \"" + question.name + "\" has an adapter yet"
                         : "run " + std::to_string(id) + " is not one for \"" + question.name +
                               "\", or has no adapter yet",
                 project.folder()};
}

/// Features of images that are not in the store yet.
Result<std::vector<dataset::Problem>> readMissing(const ResolvedRun& r, features::FeatureStore& store,
                                                  const std::vector<Sample>& samples, const JobContext& job) {
    if (features::missingSamples(store, samples).empty()) return std::vector<dataset::Problem>();
    FOVEA_TRY(const backbone::Backbone vit,
              backbone::loadBackbone(r.backbone, {.precision = r.precision.precision,
                                                  .device = r.device.name,
                                                  .threads = r.settings.threads}));
    FOVEA_TRY(features::PreloadReport report, features::preload(vit, store, samples, r.window, job));
    return std::move(report.problems);
}

Result<std::vector<float>> classStates(const features::FeatureStore& store,
                                       const std::vector<Sample>& samples, const JobContext& job) {
    std::vector<float> states;
    for (const Sample& s : samples) {
        FOVEA_CHECK(job.check());
        FOVEA_TRY(const features::StoredTokens tokens, store.tokens(s.pixelHash));
        states.insert(states.end(), tokens.classState.begin(), tokens.classState.end());
    }
    return states;
}

/// One of those of equal pixels.
void keepOneOfEach(std::vector<Sample>& samples) {
    std::set<std::string> seen;
    std::erase_if(samples, [&](const Sample& s) { return !seen.insert(s.pixelHash).second; });
}

}  // namespace

Result<std::vector<Picked>> pickForLabels(const std::vector<double>& doubt, const std::vector<float>& images,
                                          const std::vector<float>& known, std::size_t width,
                                          const SuggestOptions& options, const JobContext& job) {
    const std::size_t n = doubt.size();
    if (options.count < 1 || !(options.randomShare >= 0 && options.randomShare <= 1))
        return Error{ErrorCode::invalidArgument, "at least one image, and a share from 0 to 1", {}};
    std::vector<double> nearest(n, std::numeric_limits<double>::max());
    for (std::size_t i = 0; i < n; ++i) {
        if (i % kPolledEvery == 0) FOVEA_CHECK(job.check());
        for (std::size_t k = 0; k < known.size(); k += width)
            nearest[i] = std::min(nearest[i], squaredDistance(&images[i * width], &known[k], width));
    }
    std::vector<std::size_t> left(n);
    std::iota(left.begin(), left.end(), std::size_t(0));
    const std::vector<double> doubtShare = rankShares(doubt, left);
    Random random(mixSeed({options.seed, 0x5065}));
    std::vector<Picked> picked;
    double owed = 0;  // of images at random, which are spread evenly
    while (!left.empty() && int(picked.size()) < options.count) {
        FOVEA_CHECK(job.check());
        owed += options.randomShare;
        const bool drawn = owed >= 1 - 1e-9;
        std::size_t place = 0;
        if (drawn) {
            owed -= 1;
            place = std::size_t(random.below(left.size()));
        } else {
            const std::vector<double> away = rankShares(nearest, left);
            const auto worth = [&](std::size_t i) { return doubtShare[i] + away[i]; };
            for (std::size_t j = 1; j < left.size(); ++j)
                if (worth(left[j]) > worth(left[place])) place = j;
        }
        const std::size_t image = left[place];
        picked.push_back({image, drawn, std::sqrt(nearest[image] / double(width))});
        left.erase(left.begin() + std::ptrdiff_t(place));
        for (const std::size_t i : left)
            nearest[i] =
                std::min(nearest[i], squaredDistance(&images[i * width], &images[image * width], width));
    }
    return picked;
}

Result<Suggestions> suggestLabels(const project::Project& project, const SuggestOptions& options,
                                  std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Suggestions> {
        FOVEA_TRY(const dataset::Question question, project.question());
        FOVEA_CHECK(mustBeOfClasses(question, "images are proposed for labelling"));
        FOVEA_CHECK(mustBeOfImages(question, "images are proposed for labelling"));
        FOVEA_TRY(const project::Run run, askedRun(project, question, options.run));
        FOVEA_TRY(const RunSettings settings, settingsAlone(run));
        const backbone::Threads threads(settings.threads);
        const std::string path = (std::filesystem::path(project.folder()) / run.adapterPath).string();
        FOVEA_TRY(const adapter::LoadedAdapter adapter, adapter::loadAdapter(path));
        FOVEA_TRY(const inference::InputSettings input, inference::inputSettingsOf(adapter.info));
        FOVEA_TRY(const project::WindowedImages seen,
                  project::imagesThroughWindow(project, input.window, job));
        FOVEA_TRY(const ResolvedRun r, resolve(project, seen, settings));
        if (r.backbone.identity != adapter.info.backboneIdentity)
            return Error{ErrorCode::backboneMismatch, "the backbone has changed since this run", path};
        FOVEA_TRY(features::FeatureStore store, openStore(project, r, std::move(files)));
        std::vector<Sample> unlabelled, labelled;
        for (const Sample& s : seen.samples)
            if (s.split != Split::excluded) (s.label.empty() ? unlabelled : labelled).push_back(s);
        keepOneOfEach(unlabelled);
        Suggestions result;
        result.run = run.id;
        result.classes = adapter.info.classes;
        auto problems = readMissing(r, store, unlabelled, job);
        if (!problems) return errorOfWriting(project, problems.error());
        result.problems = std::move(*problems);
        const auto notThere = [&](const Sample& s) { return !store.contains(s.pixelHash); };
        std::erase_if(unlabelled, notThere);
        std::erase_if(labelled, notThere);
        result.unlabelled = int(unlabelled.size());
        if (unlabelled.empty() || labelled.empty())
            return Error{
                ErrorCode::notFound,
                unlabelled.empty() ? "there is no image without a label" : "there is no image with a label",
                project.folder()};
        FOVEA_TRY(auto said,
                  predictStored(store, adapter.network, adapter.info.lowNormalisation, unlabelled, job));
        said = inference::statedProbabilities(adapter.info, std::move(said));
        const std::size_t C = result.classes.size(),
                          width = features::SummaryLayout(store.shape()).classState.size;
        std::vector<double> doubt;
        for (std::size_t i = 0; i < unlabelled.size(); ++i)
            doubt.push_back(doubtOf(std::span(said).subspan(i * C, C)));
        FOVEA_TRY(const std::vector<float> known, classStates(store, labelled, job));
        FOVEA_TRY(std::vector<float> asked, classStates(store, unlabelled, job));
        FOVEA_TRY(const auto picked, pickForLabels(doubt, standardised(std::move(asked), known, width),
                                                   standardised(known, known, width), width, options, job));
        for (const Picked& p : picked) {
            const auto row = std::span(said).subspan(p.image * C, C);
            result.images.push_back({unlabelled[p.image],
                                     p.random,
                                     {row.begin(), row.end()},
                                     evaluation::predictedClass(row),
                                     doubt[p.image],
                                     p.difference});
        }
        return result;
    });
}

}  // namespace fovea::runs
