#pragma once

#include <functional>
#include <vector>

#include "adapter/network.h"
#include "base/job_context.h"
#include "dataset/units.h"
#include "features/feature_store.h"

namespace fovea::runs {

/// What a model says of units, and of each of their images by itself. As adapter::Prediction::probabilities.
struct UnitAnswers {
    std::vector<double> answers;   ///< [n, C]
    std::vector<double> ofImages;  ///< [m, C], the images of the units after one another
    std::vector<double>
        weights;  ///< [m]: how much of a unit's answer an image is; of each unit they sum to 1
};

/// [n, C]: the mean of what is said of each unit's images, `ofImages` [m, C]. Of one image the very same.
std::vector<double> meanOverImages(const dataset::Units& units, const std::vector<double>& ofImages);
/// The same where of two classes the image decides whose probability of class `positive` is highest; of more
/// each class has the highest of any image, and rows are scaled to sum to 1.
std::vector<double> mostOverImages(const dataset::Units& units, const std::vector<double>& ofImages,
                                   int positive);
/// The images of the units after one another.
std::vector<dataset::Sample> imagesOf(const dataset::Units& units);
/// Those that a baseline is fitted to: of units of more than kMostImagesOfUnit so many, evenly spread, so
/// that what a fit needs does not grow with the slices of a study.
std::vector<dataset::Sample> imagesToFit(const dataset::Units& units);
/// What a network learns an answer of: the units; where each image answers by itself (Pooling::images), their
/// `images`, in that order.
dataset::Units learnedUnits(dataset::Units units, const std::vector<dataset::Sample>& images,
                            adapter::Pooling pooling);

/// Of stored images, as predictStored() says them; of units adapter::Network::predictUnit(). Each batch is
/// handed to `change`, if there is one, before the network sees it. Progress and errors: as there.
Result<UnitAnswers> predictUnits(const features::FeatureStore& store, const adapter::Network& network,
                                 const backbone::Normalisation& lowNormalisation, const dataset::Units& units,
                                 const JobContext& job,
                                 const std::function<void(adapter::Batch&)>& change = {});

}  // namespace fovea::runs
