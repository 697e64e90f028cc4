#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/message.h"
#include "inference/predictor.h"

namespace fovea::ui {

/// What an adapter says of an image.
struct AppliedAnswer {
    int predicted = -1;                 ///< index into the classes
    std::vector<double> probabilities;  ///< [classes]
    /// Of an adapter of a number, in its unit; `predicted` is -1 then.
    std::optional<inference::NumberAnswer> number = {};
    /// What it is at the adapter's operating points, see evaluation::classesAt(); of findings those that are
    /// called.
    std::vector<std::string> atThreshold;
    /// Classes between which the adapter is uncertain, the most probable first; one: it is sure; empty: it
    /// cannot say.
    std::vector<int> answerSet;
    /// It is of another kind than the training images: what the adapter says of it means nothing.
    bool unlike = false;
    Message unlikeWhy;  ///< of an unlike image
    /// The adapter has learned from this very image, or chose its epoch by it, as its marks say
    /// (runs/training_marks.h); of a study or patient from one of its images. Not known of further adapters,
    /// nor where the adapter is of an earlier version.
    bool learnedFrom = false;
};

/// One image of a study or patient that has one answer.
struct AppliedPart {
    qint64 id = 0;  ///< as AppliedFile::id: of the row that it was
    QString path;
    int frame = 0, frames = 0;  ///< as AppliedFile has them
    double weight = 0;          ///< how much of the answer it is; those of a row sum to 1
    double evidence = 0;        ///< what it says for the answer, as inference::UnitResult has it
    /// For inference::Predictor::together(), and what it says by itself: `probabilities`, or `number`.
    std::shared_ptr<const inference::CaseResult> said;
    std::string reference = {};  ///< as AppliedFile has it, of this image by itself
    bool learnedFrom = false;    ///< likewise as AppliedAnswer has it
};

/// One frame of one file under one adapter, and under further ones; or, where a study or patient has one
/// answer and is predicted, that with all its images: path and frame are those of the first.
struct AppliedFile : AppliedAnswer {
    AppliedFile() = default;
    explicit AppliedFile(QString of, int itsFrame = 0, int ofFrames = 0)
        : path(std::move(of)), frame(itsFrame), frames(ofFrames) {}

    enum class State { waiting, done, failed };
    QString path;
    int frame = 0;   ///< from 0
    int frames = 0;  ///< of the file; 0 until it was read
    State state = State::waiting;
    QString error;          ///< when failed: what happened, in words
    std::string reference;  ///< answer by somebody who knows, as dataset::Sample::label; empty: none
    /// Stands for the patient in the file's header, from 1; 0: unknown. The identifier itself is not kept.
    int patient = 0;
    qint64 id = 0;  ///< of this row as long as it is on the list
    /// Stands for the study or patient, from 1; 0: the image is by itself, or not predicted.
    int unit = 0;
    std::vector<AppliedPart> parts;  ///< where studies or patients have answers: the images of this one
    /// Of AdapterChoice::further(), in their order; empty until predicted.
    std::vector<AppliedAnswer> further;

    /// A class that is to be read: not of an image that is unlike.
    bool hasAnswer() const { return state == State::done && !unlike; }
    bool uncertain() const { return hasAnswer() && answerSet.size() > 1; }
};

/// That the adapter has learned from it, in a sentence.
QString learnedFromWords();

/// What a row is called: its file, and which of its frames where it has several ("scan.dcm · 2 of 12"); of a
/// study or patient of several images how many: "e12, 4 images" by their folder, or the first one's file.
QString appliedName(const AppliedFile& file);
/// The same without the file's ending.
QString appliedShortName(const AppliedFile& file);

/// What kind of answers an adapter gives.
enum class AppliedKind { classes, findings, number };
AppliedKind appliedKind(const adapter::QuestionAsked& question);
/// The answer for people: a class, "effusion, mass" or "no finding", "62 % (55 to 70)".
QString appliedWords(const AppliedAnswer& answer, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question);

/// The same with its probability, "malignant 83 %", or that the image is unlike the training images.
QString furtherWords(const AppliedAnswer& answer, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question);

}  // namespace fovea::ui
