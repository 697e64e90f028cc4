#include "runs/baseline_method.h"

#include <algorithm>

#include "features/token_summary.h"
#include "imaging/resize.h"
#include "runs/run_messages.h"

namespace fovea::runs {

using dataset::Sample;
using features::SummaryLayout;
using features::SummaryPart;

namespace {

constexpr int kSide = 8, kColours = 3;
constexpr std::size_t kPixels = std::size_t(kSide) * kSide * kColours;

struct Named {
    BaselineMethod method;
    const char *name, *words;
};
constexpr Named kNames[] = {{BaselineMethod::classToken, "class-token", kReadsClassToken},
                            {BaselineMethod::meanValues, "mean-values", kReadsMeanValues},
                            {BaselineMethod::meanAndDeviation, "mean-deviation", kReadsMeanAndDeviation},
                            {BaselineMethod::allOfZ, "all-of-z", kReadsAllOfZ},
                            {BaselineMethod::attentiveProbe, "attentive-probe", kReadsAttentively},
                            {BaselineMethod::pixels, "pixels", kReadsPixels}};

const Named& named(BaselineMethod method) {
    return *std::find_if(std::begin(kNames), std::end(kNames),
                         [&](const Named& n) { return n.method == method; });
}

/// The numbers of a summary that a method reads: a stretch of it, as its parts lie one behind the other.
SummaryPart partOf(BaselineMethod method, const SummaryLayout& layout) {
    switch (method) {
        case BaselineMethod::classToken:
            return layout.classState;
        case BaselineMethod::meanValues:
        case BaselineMethod::attentiveProbe:
            return layout.means;
        case BaselineMethod::meanAndDeviation:
            return {layout.means.first, layout.means.size + layout.deviations.size};
        case BaselineMethod::allOfZ:
            return {0, layout.size()};
        case BaselineMethod::pixels:
            break;
    }
    return {};
}

}  // namespace

const char* baselineMethodName(BaselineMethod method) {
    return named(method).name;
}

const char* baselineMethodWords(BaselineMethod method) {
    return named(method).words;
}

Result<BaselineMethod> baselineMethodFromName(const std::string& name) {
    for (const Named& n : kNames)
        if (name == n.name) return n.method;
    return Error{ErrorCode::invalidArgument, "\"" + name + "\" is no baseline", {}};
}

int baselineWidth(BaselineMethod method, const backbone::FeatureShape& shape) {
    return int(method == BaselineMethod::pixels ? kPixels : partOf(method, SummaryLayout(shape)).size);
}

Result<BaselineInputs> BaselineInputs::read(const features::FeatureStore& store,
                                            const std::vector<Sample>& samples,
                                            const std::vector<BaselineMethod>& methods,
                                            const JobContext& job) {
    BaselineInputs inputs(store.shape());
    inputs.m_images = samples.size();
    const auto pixels = std::count(methods.begin(), methods.end(), BaselineMethod::pixels);
    if (std::size_t(pixels) < methods.size()) {
        std::vector<std::string> hashes;
        hashes.reserve(samples.size());
        for (const Sample& s : samples) hashes.push_back(s.pixelHash);
        FOVEA_TRY(inputs.m_summaries, store.summaries(hashes, job));
    }
    if (pixels == 0) return inputs;
    for (const Sample& s : samples) {
        FOVEA_CHECK(job.check());
        FOVEA_TRY(imaging::Pixels low, store.lowImage(s.pixelHash));
        const imaging::Pixels small = imaging::resize(imaging::toRgb(std::move(low)), kSide, kSide);
        inputs.m_pixels.insert(inputs.m_pixels.end(), small.data.begin(), small.data.end());
    }
    return inputs;
}

std::vector<float> BaselineInputs::of(BaselineMethod method) const {
    if (method == BaselineMethod::pixels) return m_pixels;
    const SummaryLayout layout(m_shape);
    const SummaryPart part = partOf(method, layout);
    std::vector<float> values;
    values.reserve(m_images * part.size);
    for (std::size_t i = 0; i < m_images; ++i) {
        const auto first = m_summaries.begin() + std::ptrdiff_t(i * layout.size() + part.first);
        values.insert(values.end(), first, first + std::ptrdiff_t(part.size));
    }
    return values;
}

}  // namespace fovea::runs
