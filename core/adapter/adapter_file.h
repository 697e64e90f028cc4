#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/network.h"
#include "base/file_layer.h"
#include "evaluation/answer_sets.h"
#include "evaluation/calibration.h"
#include "evaluation/operating_point.h"
#include "evaluation/training_kind.h"

namespace fovea::adapter {

/// What a finding is taken for where it is one question of two classes: the second is its positive one.
inline const std::vector<std::string> kFindingAnswers = {"no", "yes"};

/// Around each number that an adapter says: as far as the share `level` of images was off, of those that the
/// network had not learned from (split conformal prediction: Lei and others, JASA 113, 2018).
struct PredictionInterval {
    double level = 0.9;    ///< 0 .. 1
    double halfWidth = 0;  ///< in the number's unit
    int images = 0;        ///< that it was chosen on
    bool operator==(const PredictionInterval&) const = default;
};

/// Which question an adapter answers.
struct QuestionAsked {
    std::string name;                           ///< empty: an earlier version's, which knew one question
    std::string kind = "one";                   ///< as dataset::questionKindName() has it
    std::string unit = {};                      ///< of a number
    std::optional<double> low = {}, high = {};  ///< of a number: what is possible, where it is known
    double mean = 0, deviation = 1;  ///< of a number, over the training images: what its output counts in
    /// What has one answer, as dataset::answerUnitName() has it, and by what images are put together to
    /// studies, as dataset::studyRuleText().
    std::string answerUnit = "image", studyBy = {};

    bool ofImages() const { return answerUnit == "image"; }
    /// Of an output of a network of such a number, in its unit and within `low` and `high`.
    double number(double output) const;
    bool operator==(const QuestionAsked&) const = default;
};

/// What was fitted and chosen after training, on images that the network had not learned from. It is used
/// wherever the adapter is. Files of versions before it have none of it, and predict what they did.
struct Tuning {
    std::string positive;  ///< of two classes the finding; empty: nobody said, or there are more
    evaluation::Recalibration recalibration;
    std::optional<evaluation::Thresholds> thresholds;
    /// Of an adapter of findings one each, in the order of its classes, as of the two classes
    /// kFindingAnswers; it has none of the above itself then.
    std::vector<Tuning> findings = {};
    std::optional<PredictionInterval> interval = {};  ///< of a number
    /// By which it says between which answers it is uncertain; of probabilities that are recalibrated.
    std::optional<evaluation::SetScores> setScores = {};
};

/// As text, equal for equal ones, and back. Error: corruptFile.
std::string tuningToJson(const Tuning& tuning);
Result<Tuning> tuningFromJson(const std::string& json);

/// Everything needed to use a trained adapter on a new image, and nothing of the
/// patients it was trained on.
struct AdapterInfo {
    AdapterConfig config;
    backbone::ExtractionSettings extraction;
    std::string precision;              ///< of the frozen pass it was trained with
    StoreType store = StoreType::fp16;  ///< of the features it was trained with
    std::string backboneName;
    std::string backboneIdentity;               ///< SHA-256; another backbone is refused
    backbone::Normalisation highNormalisation;  ///< the backbone's
    backbone::Normalisation lowNormalisation;   ///< of the training images
    /// Order of the probabilities: the classes, the findings, or the question's name where it is a number.
    std::vector<std::string> classes;
    double sideShare = 1;           ///< as Head has it; a file is written with that of its network
    VariableCoding variables = {};  ///< that its read-out reads; likewise
    std::optional<ImageWeighting> imageWeighting = {};  ///< ReadOut::weighting; likewise
    std::string windowPolicy = "file";                  ///< as imaging::windowPolicyText() writes it
    std::string plane = "axial";  ///< how most training images were cut: imaging::planeName()
    std::string softwareVersion;
    std::string createdUtc;
    Tuning tuning;
    std::string trainingJson;  ///< the run's settings and figures, for people to read
    /// By which an image it was trained on is known again, and nothing else (runs/training_marks.h); empty:
    /// an earlier version's, or none were written.
    std::string trainingMarks = {};
    QuestionAsked question = {};
    /// By which it knows images of another kind than those it was trained on; nothing: an earlier version's,
    /// or there were too few.
    std::optional<evaluation::TrainingKind> kind = {};
};

/// Writes info, weights of side network and read-out (as far as its head has them) and a self-check (a
/// synthetic input's logits) as one safetensors file, atomically. Of a plain head it is the file that
/// versions before the read-out wrote, but for the question's name. Of findings and numbers it is of a format
/// that versions before these refuse, and so it is where an answer is not of an image. Errors: diskFull,
/// notWritable.
Result<void> saveAdapter(const std::string& path, const AdapterInfo& info, const Network& network,
                         FileLayer& files);

/// Replaces the tuning that a file has, whole or not at all; weights, self-check and all else that it says
/// stay as they are. Errors: fileNotFound, corruptFile, diskFull, notWritable.
Result<void> retuneAdapter(const std::string& path, const Tuning& tuning, FileLayer& files);

struct LoadedAdapter {
    AdapterInfo info;
    Network network;
};

/// Opens an adapter and recomputes its self-check.
/// Errors: fileNotFound, corruptFile (not an adapter, or damaged), missingTensors,
/// verificationFailed (computes other logits than when it was written).
Result<LoadedAdapter> loadAdapter(const std::string& path, const std::string& device = "cpu");
/// What the file says of itself, without weights: fast, for lists.
Result<AdapterInfo> readAdapterInfo(const std::string& path);

}  // namespace fovea::adapter
