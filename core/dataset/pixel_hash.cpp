#include "dataset/pixel_hash.h"

#include "base/sha256.h"

namespace fovea::dataset {

std::string pixelHash(const imaging::Pixels& p) {
    return Sha256()
        .add(std::to_string(p.width) + "x" + std::to_string(p.height) + "x" + std::to_string(p.channels))
        .add(std::as_bytes(std::span(p.data)))
        .hex();
}

}  // namespace fovea::dataset
