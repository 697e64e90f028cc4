#pragma once

#include <cstdint>
#include <vector>

#include "dataset/sample.h"

namespace fovea::phantoms {

/// What an import would bring of `count` DICOM images that do not exist, to try and
/// measure what many samples take: two classes, five images a patient, divided by
/// patient, header facts as scanners write them. Perceptual hashes differ from each
/// other as those of different brain MRI slices do (1 % of pairs in less than 240 of
/// 1,024 bits, half in less than 380); one image in a hundred looks like another one
/// and one in a thousand is another one's copy. Deterministic.
std::vector<dataset::Sample> phantomSamples(int count, std::uint64_t seed = 0);

/// The same, but all are views of one scene: each differs from it in 30 places of its perceptual
/// hash, and so from the others in some 60, a little more than copies may.
std::vector<dataset::Sample> crowdedPhantomSamples(int count, std::uint64_t seed = 0);

}  // namespace fovea::phantoms
