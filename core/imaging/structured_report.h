#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"

namespace fovea::imaging {

/// What was predicted of one frame.
struct PredictedFrame {
    int frame = 0;                                              ///< from 0
    std::string prediction;                                     ///< the class, UTF-8
    std::vector<std::pair<std::string, double>> probabilities;  ///< class and probability, 0 to 1
};

/// What a program predicted of one DICOM image, as a document to be stored beside it.
struct StructuredReport {
    std::string image;                   ///< path of the file, which gives patient and study
    std::vector<PredictedFrame> frames;  ///< at least one
    std::string model, modelVersion;     ///< what predicted: a name, and when and by what it was made
    std::string notice;                  ///< stands first in the document
    std::string softwareVersion;
};

/// Writes a DICOM structured report (Enhanced SR, PS3.3 A.35.2; explicit VR little endian, UTF-8), whole or
/// not at all: patient and study as in the image's header (it names the patient), a new series for each
/// model, one document an image, marked preliminary and unverified. The document says the notice, the model
/// as the device that observes (PS3.16 TID 1004) and, for each frame, a reference to it, the prediction and a
/// probability for each class. Codes that no standard has are of the private scheme 99FOVEA. The UIDs follow
/// from what is said: the same predictions of the same image make the same document.
/// Errors: fileNotFound, notReadable, unsupportedFormat (no DICOM image, or one without the UIDs that a
/// reference needs), corruptFile, invalidArgument (no frame, a probability that is none), notWritable,
/// diskFull.
Result<void> writeStructuredReport(const std::string& path, const StructuredReport& report, FileLayer& files);

}  // namespace fovea::imaging
