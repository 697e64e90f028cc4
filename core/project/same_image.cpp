#include "project/same_image.h"

#include <set>

namespace fovea::project {

using dataset::Sample;

ImageName nameOf(const Sample& sample) {
    return {sample.path, dataset::placeOf(sample)};
}

std::vector<Sample> merged(std::vector<Sample> incoming, const std::vector<Sample>& present) {
    std::set<ImageName> places;
    for (const Sample& s : incoming) places.insert(nameOf(s));
    for (const Sample& s : present)
        if (!places.count(nameOf(s))) incoming.push_back(s);
    return incoming;
}

}  // namespace fovea::project
