#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dataset/question.h"
#include "dataset/sample.h"
#include "dataset/strata.h"

namespace fovea::dataset {

/// Several of what has one answer: "images", "studies", "patients".
const char* answerUnitsName(AnswerUnit unit);

/// What an image belongs to: the same text for all images of a unit, empty for one that is a unit by itself.
/// It names the patient. A study of two patients is two units.
std::string unitKey(const Sample& sample, AnswerUnit unit);

/// Images put together in units, each of which has one answer.
struct Units {
    /// Of each unit its first image, with the answer that holds for all: where images are rows, this is one.
    std::vector<Sample> rows;
    std::vector<std::vector<Sample>> images;  ///< [n], of each unit, in the order given
    /// Units whose images contradict each other: they have no answer, and are not among the rows.
    std::vector<std::vector<Sample>> conflicting;

    std::size_t size() const { return rows.size(); }
    /// How many images the rows stand for.
    std::size_t imageCount() const;
};

/// In the order in which units first appear. Of units of one image each row is that image, in the order
/// given. What is stated of findings on some images of a unit holds for it together.
Units unitsOf(const std::vector<Sample>& samples, const Question& question);

/// These images, and with them all others of their units; without any twice, by Sample::id.
std::vector<std::int64_t> withWholeUnits(const std::vector<Sample>& samples,
                                         const std::vector<std::int64_t>& ids, AnswerUnit unit);

/// Each image by itself, as where an answer is of an image.
Units eachAlone(const std::vector<Sample>& samples);

/// The answer of a unit holds for all its images: those without one take it over, and where they have no
/// split, the one that the others have. Only where these agree (of findings each may state others: what they
/// state together is taken over), and not from or to images that are excluded.
/// `asked`: what the samples answer. Indices of those that were changed, ascending.
std::vector<std::size_t> spreadAnswers(std::vector<Sample>& samples, const Asked& asked);

}  // namespace fovea::dataset
