#pragma once

#include <vector>

#include "dataset/look_alikes.h"
#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// A class, or a finding one way, of fewer images is small.
constexpr int kSmallClass = 10;

/// A split as it is called in a sentence: "in training", "the training images".
const char* splitWords(Split split);

/// Finds what would make the result a lie, from what import recorded. No pixels are read, and
/// excluded images are left out. In this order:
/// - exact duplicates (same pixels; says so when they lie in several splits);
/// - near duplicates;
/// - one image with two labels;
/// - where a study or a patient has one answer: those whose images contradict each other;
/// - one patient in two splits;
/// - images of unknown patients (one problem, which lists them where not all are unknown);
/// - a class missing from a split that is in use (and why, where it has too few patients for all);
/// - empty splits, once any split is in use;
/// - fewer than two classes;
/// - classes of fewer than 10 images, or of what else has one answer;
/// - of findings instead: each that no image has, or every one, that a split lacks either way, or that
///   fewer than 10 images have or have not; of numbers: those out of range, and none or one only;
/// - burned-in annotations: the header says YES; or, unless it says NO, ultrasound, or secondary
///   capture whose header names a device;
/// - a class, or a finding, told by image size, device, site or file format alone.
///
/// `question`: what Sample::label answers; by default one about classes.
/// Files as in Sample::path; none for the problems that concern a class as a whole.
std::vector<Problem> audit(const std::vector<Sample>& samples, const Question& question = {});
/// The same with look-alikes that may be known.
std::vector<Problem> audit(const std::vector<Sample>& samples, LookAlikes& known,
                           const Question& question = {});

}  // namespace fovea::dataset
