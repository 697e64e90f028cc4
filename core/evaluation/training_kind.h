#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"

namespace fovea::evaluation {

/// What is plain to see of a picture without any network.
struct PictureFacts {
    double grey = 0;       ///< mean brightness, 0 black .. 1 white
    double contrast = 0;   ///< deviation of the brightness over the picture
    double colour = 0;     ///< mean of the largest minus the smallest of red, green and blue; 0: grey
    double aspect = 0;     ///< natural logarithm of width over height
    std::string modality;  ///< the word of a DICOM header, "MR"; empty where there is none
};

/// What the training images of an adapter are like, to tell an image of another kind from them: numbers
/// about all of them together, no image and no patient.
///
/// The distance is a Mahalanobis distance of the class token's state, which the frozen network gives an
/// image whatever was learned, with one covariance for all (Lee and others, NeurIPS 2018, arXiv 1807.03888,
/// without classes), shrunken: each number is standardised; along the kDirections directions in which
/// training images differ most each variance counts, along all others the mean of what is left (Tipping and
/// Bishop, J. R. Stat. Soc. B 61, 1999), and all of them are drawn towards one (Ledoit and Wolf, J. Multivar.
/// Anal. 88, 2004). Why this one: docs/decisions/0043.
struct TrainingKind {
    int images = 0;
    double falseAlarmRate = 0;  ///< share of images of the training's kind that are expected beyond `limit`
    double limit = 0;
    std::vector<float> mean, deviation;  ///< [D]
    std::vector<float> directions;       ///< [r, D] of standardised states, orthonormal
    std::vector<double> variances;       ///< [r]
    double rest = 1;                     ///< variance along each direction beside them
    /// Of each fact what most training images lie within.
    struct Range {
        double low = 0, high = 0;
    };
    Range grey, contrast, colour, aspect;
    std::map<std::string, int> modalities;  ///< images by the word of their header, without those of none

    /// Root mean square per number: about 1, or less, for images like those of training. `state`: [D].
    double distance(std::span<const float> state) const;
    /// Why an image may be unlike, by what is plain to see; kNoPlainReason where nothing is.
    Message why(const PictureFacts& facts) const;
};

inline constexpr MessageKind kOtherModality{
    "other_modality",
    FOVEA_TEXT("Messages", "It is of another modality: {modality}, and the training images are {known}.")};
inline constexpr MessageKind kColourAmongGrey{
    "colour_among_grey", FOVEA_TEXT("Messages",
                                    "It is another kind of picture: it is in colour, and the "
                                    "training images are grey.")};
inline constexpr MessageKind kGreyAmongColour{
    "grey_among_colour", FOVEA_TEXT("Messages",
                                    "It is another kind of picture: it is grey, and the training "
                                    "images are in colour.")};
inline constexpr MessageKind kOtherColours{
    "other_colours",
    FOVEA_TEXT("Messages",
               "It is another kind of picture: its colours are stronger or weaker than those of "
               "the training images.")};
inline constexpr MessageKind kOtherShape{
    "other_shape", FOVEA_TEXT("Messages",
                              "It is another kind of picture: it is wider or narrower than the "
                              "training images.")};
inline constexpr MessageKind kOtherBrightness{
    "other_brightness",
    FOVEA_TEXT("Messages", "Its brightness is another than that of the training images.")};
inline constexpr MessageKind kOtherContrast{
    "other_contrast", FOVEA_TEXT("Messages", "Its contrast is another than that of the training images.")};
inline constexpr MessageKind kNoPlainReason{
    "no_plain_reason",
    FOVEA_TEXT("Messages",
               "Modality, colour, shape, brightness and contrast are those of the training "
               "images: the difference lies in what is shown.")};

/// Directions whose variance counts; half as many as images where these are fewer.
inline constexpr int kDirections = 64;
/// Of images of the training's kind two in a hundred are called unlike: few enough to be looked at. With one
/// in a hundred a few odd training images say where the limit lies (docs/decisions/0043).
inline constexpr double kUsualFalseAlarmRate = 0.02;
/// A study is unlike where images that are unlike carry this share of its answer.
inline constexpr double kUnlikeShare = 0.5;
/// Fewer say too little about what is usual.
inline constexpr int kLeastImagesOfAKind = 20;

/// `states` [n, D], `groups` [n] which images are learned from together: the limit comes from the distances
/// that images of each group have from all others (out of fold, by patient): what no more than the false
/// alarm rate exceed, a further image included, counted. Where there are too few images to count it (fewer
/// than 49 for 2 %), the same of a normal distribution of the distances' logarithms. The same for the same
/// images in the same order. Nothing for fewer than kLeastImagesOfAKind images. Cancellable. Error:
/// invalidArgument (sizes; one group), cancelled.
Result<std::optional<TrainingKind>> trainingKind(std::span<const float> states, std::span<const int> groups,
                                                 const std::vector<PictureFacts>& facts,
                                                 double falseAlarmRate, const JobContext& job);

/// Numbers are rounded to five digits, so that it takes some 10 bytes each. Throws json::exception.
nlohmann::json toJson(const TrainingKind& kind);
TrainingKind trainingKindFrom(const nlohmann::json& json);

}  // namespace fovea::evaluation
