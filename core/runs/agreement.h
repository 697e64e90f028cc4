#pragma once

#include "adapter/adapter_config.h"
#include "backbone/backbone.h"
#include "base/job_context.h"
#include "base/result.h"
#include "imaging/image.h"

namespace fovea::runs {

/// A frozen pass, and the numbers in which what it gives is stored.
struct Reading {
    const backbone::Backbone& backbone;
    adapter::StoreType store = adapter::StoreType::fp16;
};

/// How near the stored features of one frozen pass come to those of another, over images.
struct Agreement {
    int images = 0;
    /// Cosine between a kept token's key (value) in both passes, for the tokens that the
    /// reference keeps; from each the mean over those tokens of its image, layer and head is
    /// taken away first, as what all tokens share tells nothing.
    double keyCosine = 0, valueCosine = 0;        ///< median
    double lowKeyCosine = 0, lowValueCosine = 0;  ///< 1st percentile
    double overlap = 0;  ///< share of the reference's kept tokens that the other keeps, too
};

/// `images`: as displayed; shrunk as for preloading. Both backbones have one shape.
/// Errors: invalidArgument (no image, another shape), those of extract().
Result<Agreement> agreement(const Reading& reference, const Reading& other,
                            const backbone::Normalisation& normalisation,
                            const backbone::ExtractionSettings& settings,
                            const std::vector<imaging::Pixels>& images, const JobContext& job);

}  // namespace fovea::runs
