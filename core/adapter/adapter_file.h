#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/network.h"
#include "base/file_layer.h"
#include "evaluation/calibration.h"
#include "evaluation/conformal.h"
#include "evaluation/operating_point.h"
#include "evaluation/training_kind.h"

namespace fovea::adapter {

/// What was fitted and chosen after training, on images that the network had not learned from. It is used
/// wherever the adapter is. Files of versions before it have none of it, and predict what they did.
struct Tuning {
    std::string positive;  ///< of two classes the finding; empty: nobody said, or there are more
    evaluation::Recalibration recalibration;
    std::optional<evaluation::Thresholds> thresholds;
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
    std::vector<std::string> classes;           ///< order of the probabilities
    double sideShare = 1;               ///< as Head has it; a file is written with that of its network
    std::string windowPolicy = "file";  ///< as imaging::windowPolicyText() writes it
    std::string plane = "axial";        ///< how most training images were cut: imaging::planeName()
    std::string softwareVersion;
    std::string createdUtc;
    Tuning tuning;
    std::string trainingJson;  ///< the run's settings and figures, for people to read
    /// By which an image it was trained on is known again, and nothing else (runs/training_marks.h); empty:
    /// an earlier version's, or none were written.
    std::string trainingMarks = {};
    /// By which it knows images of another kind than those it was trained on; nothing: an earlier version's,
    /// or there were too few.
    std::optional<evaluation::TrainingKind> kind = {};
};

/// Writes info, weights of side network and read-out (as far as its head has them) and a self-check (a
/// synthetic input's logits) as one safetensors file, atomically. Of a plain head it is the file that
/// versions before the read-out wrote. Errors: diskFull, notWritable.
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
