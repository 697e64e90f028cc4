#pragma once

#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "features/feature_store.h"

namespace fovea::runs {

/// The simple ways to read what is stored of an image, none of which is the adapter's: a logistic
/// regression on numbers that are the same whatever is asked. None is a straw man: the mean of the kept
/// values is what an adapter's prompts gather before their first step, and all of z is what its read-out
/// reads (features/token_summary.h).
enum class BaselineMethod {
    classToken,        ///< the class token's last state, [D]: the baseline of earlier versions
    meanValues,        ///< mean of the kept values of each layer and head, [L * D]
    meanAndDeviation,  ///< and their deviation, [2 L * D]
    allOfZ,            ///< class token, means and deviations, [D + 2 L * D]: the read-out alone
    attentiveProbe,    ///< kept values, gathered by one learned query a layer and head, [L * D]
    pixels             ///< the picture itself, shrunk to 8 x 8 points of three colours: needs no network
};
inline constexpr BaselineMethod kBaselineMethods[] = {
    BaselineMethod::classToken, BaselineMethod::meanValues,     BaselineMethod::meanAndDeviation,
    BaselineMethod::allOfZ,     BaselineMethod::attentiveProbe, BaselineMethod::pixels};
/// Those among which the baseline beside a run is chosen: fitted in seconds, and none but a part of another
/// that is there (means with deviations differ from all of z by the class token alone).
inline constexpr BaselineMethod kCheapMethods[] = {BaselineMethod::classToken, BaselineMethod::meanValues,
                                                   BaselineMethod::allOfZ, BaselineMethod::pixels};

/// "class-token", "mean-values", "mean-deviation", "all-of-z", "attentive-probe", "pixels".
const char* baselineMethodName(BaselineMethod method);
/// Error: invalidArgument.
Result<BaselineMethod> baselineMethodFromName(const std::string& name);
/// What its logistic regression reads, to stand after "logistic regression on": "the class token of the
/// backbone". A term of a message.
const char* baselineMethodWords(BaselineMethod method);

/// How many numbers it reads of an image.
int baselineWidth(BaselineMethod method, const backbone::FeatureShape& shape);

/// What is read of images whatever the method, each record once. The attentive probe starts from the means.
class BaselineInputs {
public:
    /// Features of every sample must be in the store. `methods`: those that will be asked for. Cancellable.
    /// Errors: those of the store.
    static Result<BaselineInputs> read(const features::FeatureStore& store,
                                       const std::vector<dataset::Sample>& samples,
                                       const std::vector<BaselineMethod>& methods, const JobContext& job);
    /// [n, baselineWidth()]; not of the attentive probe, whose numbers are learned.
    std::vector<float> of(BaselineMethod method) const;
    std::size_t images() const { return m_images; }

private:
    explicit BaselineInputs(const backbone::FeatureShape& shape) : m_shape(shape) {}
    backbone::FeatureShape m_shape;
    std::size_t m_images = 0;
    std::vector<float> m_summaries;  ///< [n, SummaryLayout::size()], or empty
    std::vector<float> m_pixels;     ///< [n, 192], or empty
};

}  // namespace fovea::runs
