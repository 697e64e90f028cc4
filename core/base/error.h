#pragma once

#include <string>
#include <vector>

#include "base/message.h"

namespace fovea {

/// What went wrong, as a class of failures that share one remedy.
enum class ErrorCode {
    invalidArgument,     ///< a setting outside its range, or two that contradict each other
    fileNotFound,        ///< nothing at that path
    notReadable,         ///< the file exists but the system refuses to read it
    notWritable,         ///< the folder or file cannot be written
    diskFull,            ///< no space left while writing
    outOfMemory,         ///< an allocation failed
    unsupportedFormat,   ///< recognised, or not, but nothing here decodes it
    corruptFile,         ///< the content contradicts itself or ends too early
    noImages,            ///< a source without a single readable image
    unusableTable,       ///< a table of labels that cannot be read as one, or that fits no image
    tooFewSamples,       ///< classes, images or patients too few for what was asked
    notAProject,         ///< the folder is no .fovea project
    projectLocked,       ///< another process has the project open
    projectTooNew,       ///< written by a newer version
    notFound,            ///< a run, sample, backbone or class of that name does not exist
    backboneMismatch,    ///< the adapter or store was made with another backbone
    missingTensors,      ///< a weights file lacks tensors, or holds unexpected ones
    unsupportedModel,    ///< weights of another architecture, or in a file that is never opened
    verificationFailed,  ///< a self-check computed something other than was recorded
    deviceUnavailable,   ///< the GPU asked for cannot be used
    notANumber,          ///< the loss became NaN or infinite
    serverUnreachable,   ///< no connection, or no answer, or its name is unknown
    proxyRefused,        ///< the proxy is not there or says no
    insecureConnection,  ///< TLS failed, or an address that is not https
    accessRefused,       ///< HTTP 401 or 403
    notOnServer,         ///< HTTP 404 or 410
    serverFailed,        ///< any other HTTP failure
    downloadBrokenOff,   ///< the connection ended or went silent before the end
    wrongContent,        ///< size or SHA-256 differ
    contentChanged,      ///< SHA-256 differs from the one pinned on first use
    cancelled,           ///< the user stopped it: an outcome, kept apart by every caller
    internal             ///< a defect of Fovea's own
};

/// A failure as a value.
///
/// Holds no patient data except the path in `file`, which the user gave and
/// which is shown to the user only: it is never written to logs or reports.
/// Core does not translate: errorText() holds the English sentences by code, marked for
/// translation, and the window translates those same sentences (context "Errors").
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string detail;  ///< technical, one line, English: what exactly was found
    std::string file;    ///< the file or folder concerned, UTF-8; empty where none is
    /// Where the code's own sentences say too little: what happened and what to do about it in this
    /// case, told to the user in the place of both. Mostly empty.
    std::vector<Message> reasons = {};
};

/// The stable name of a code, as it stands in JSON ("disk_full").
const char* errorCodeName(ErrorCode code);

/// What a person is told: what happened, and what to do about it.
struct ErrorText {
    const char* message;
    const char* remedy;
};
ErrorText errorText(ErrorCode code);

/// What happened, in English, for the command line: the reasons, or else the code's message; with
/// the detail in brackets.
std::string errorMessage(const Error& error);
/// What to do about it; empty where the reasons say so.
std::string errorRemedy(const Error& error);

}  // namespace fovea
