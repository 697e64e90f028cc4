#pragma once

#include <vector>

#include "dataset/look_alikes.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// Finds what would make the result a lie, from what import recorded. No pixels are read, and
/// excluded images are left out. In this order:
/// - exact duplicates (same pixels; says so when they lie in several splits);
/// - near duplicates;
/// - one image with two labels;
/// - one patient in two splits;
/// - images of unknown patients (one problem, which lists them where not all are unknown);
/// - a class missing from a split that is in use (and why, where it has too few patients for all);
/// - empty splits, once any split is in use;
/// - fewer than two classes;
/// - classes of fewer than 10 images;
/// - burned-in annotations: the header says YES; or, unless it says NO, ultrasound, or secondary
///   capture whose header names a device;
/// - a class told by image size, device, site or file format alone.
///
/// Files as in Sample::path; none for the problems that concern a class as a whole.
std::vector<Problem> audit(const std::vector<Sample>& samples);
/// The same with look-alikes that may be known.
std::vector<Problem> audit(const std::vector<Sample>& samples, LookAlikes& known);

}  // namespace fovea::dataset
