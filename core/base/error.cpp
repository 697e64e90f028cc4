#include "base/error.h"

#include <iterator>

namespace fovea {

namespace {
struct Row {
    ErrorCode code;
    const char* name;
    ErrorText text;
};

constexpr Row kRows[] = {
    {ErrorCode::invalidArgument,
     "invalid_argument",
     {FOVEA_TEXT("Errors", "A setting does not make sense."),
      FOVEA_TEXT("Errors", "Correct the setting named here and try again.")}},
    {ErrorCode::fileNotFound,
     "file_not_found",
     {FOVEA_TEXT("Errors", "There is nothing at this path."),
      FOVEA_TEXT("Errors", "Check the spelling, and that the disk or share is connected.")}},
    {ErrorCode::notReadable,
     "not_readable",
     {FOVEA_TEXT("Errors", "This file cannot be opened."),
      FOVEA_TEXT("Errors", "Check that you may read it and that no other program holds it.")}},
    {ErrorCode::notWritable,
     "not_writable",
     {FOVEA_TEXT("Errors", "Nothing can be written here."),
      FOVEA_TEXT("Errors", "Choose a folder in which you may create files.")}},
    {ErrorCode::diskFull,
     "disk_full",
     {FOVEA_TEXT("Errors", "The disk is full."),
      FOVEA_TEXT("Errors",
                 "Free some space or choose another disk, then start again: finished work is kept.")}},
    {ErrorCode::outOfMemory,
     "out_of_memory",
     {FOVEA_TEXT("Errors", "There was not enough memory."),
      FOVEA_TEXT("Errors", "Close other programs, or choose a smaller batch or a lower resolution.")}},
    {ErrorCode::unsupportedFormat,
     "unsupported_format",
     {FOVEA_TEXT("Errors", "This kind of file cannot be read."),
      FOVEA_TEXT("Errors", "Export it as uncompressed DICOM, PNG, JPEG or TIFF and import it again.")}},
    {ErrorCode::corruptFile,
     "corrupt_file",
     {FOVEA_TEXT("Errors", "This file is damaged or incomplete."),
      FOVEA_TEXT("Errors", "Copy or export it again from where it came from.")}},
    {ErrorCode::noImages,
     "no_images",
     {FOVEA_TEXT("Errors", "No image was found here."),
      FOVEA_TEXT("Errors",
                 "Choose a folder that holds one folder of images per class, or train, val and test folders "
                 "of those.")}},
    {ErrorCode::unusableTable,
     "unusable_table",
     {FOVEA_TEXT("Errors", "This table of labels cannot be used."),
      FOVEA_TEXT(
          "Errors",
          "Correct the table or the choice of columns as said here; from a spreadsheet program, save it as "
          "CSV.")}},
    {ErrorCode::tooFewSamples,
     "too_few_samples",
     {FOVEA_TEXT("Errors", "There are too few images for this."),
      FOVEA_TEXT("Errors", "Add images, or remove the class that has too few.")}},
    {ErrorCode::notAProject,
     "not_a_project",
     {FOVEA_TEXT("Errors", "This folder is not a Fovea project."),
      FOVEA_TEXT("Errors", "Choose a folder that Fovea made, or import images to make one.")}},
    {ErrorCode::projectLocked,
     "project_locked",
     {FOVEA_TEXT("Errors", "This project is open in another window or program."),
      FOVEA_TEXT("Errors", "Close it there first.")}},
    {ErrorCode::projectTooNew,
     "project_too_new",
     {FOVEA_TEXT("Errors", "This project was made by a newer version of Fovea."),
      FOVEA_TEXT("Errors", "Open it with that version, or update this one.")}},
    {ErrorCode::notFound,
     "not_found",
     {FOVEA_TEXT("Errors", "There is no such entry."),
      FOVEA_TEXT("Errors", "List what there is and choose from it.")}},
    {ErrorCode::backboneMismatch,
     "backbone_mismatch",
     {FOVEA_TEXT("Errors", "This was made with another backbone."),
      FOVEA_TEXT("Errors", "Choose the backbone that is named here.")}},
    {ErrorCode::missingTensors,
     "missing_tensors",
     {FOVEA_TEXT("Errors", "The weights do not fit this network."),
      FOVEA_TEXT("Errors", "Choose the folder of a plain Vision Transformer.")}},
    {ErrorCode::unsupportedModel,
     "unsupported_model",
     {FOVEA_TEXT("Errors", "This is no plain Vision Transformer that Fovea can read."),
      FOVEA_TEXT("Errors", "Choose another backbone, or convert its file as said here.")}},
    {ErrorCode::verificationFailed,
     "verification_failed",
     {FOVEA_TEXT("Errors", "A self-check computed other values than were recorded."),
      FOVEA_TEXT("Errors", "Do not use this file; obtain it again, or report the difference.")}},
    {ErrorCode::deviceUnavailable,
     "device_unavailable",
     {FOVEA_TEXT("Errors", "The GPU (graphics card) cannot be used."),
      FOVEA_TEXT("Errors", "Choose the CPU, or update the driver.")}},
    {ErrorCode::notANumber,
     "not_a_number",
     {FOVEA_TEXT("Errors", "Training became numerically unstable."),
      FOVEA_TEXT("Errors", "Choose a smaller learning rate.")}},
    {ErrorCode::serverUnreachable,
     "server_unreachable",
     {FOVEA_TEXT("Errors", "The server cannot be reached."),
      FOVEA_TEXT(
          "Errors",
          "Check the network connection and the proxy setting, or get the files on another computer and add "
          "their folder.")}},
    {ErrorCode::proxyRefused,
     "proxy_refused",
     {FOVEA_TEXT("Errors", "The proxy does not let the connection through."),
      FOVEA_TEXT("Errors",
                 "Check the proxy's address with whoever runs your network, or get the files on another "
                 "computer and "
                 "add their folder.")}},
    {ErrorCode::insecureConnection,
     "insecure_connection",
     {FOVEA_TEXT("Errors", "The connection to the server is not secure, so nothing was fetched."),
      FOVEA_TEXT(
          "Errors",
          "Check this computer's date. If your network opens encrypted traffic, ask whoever runs it for its "
          "certificate.")}},
    {ErrorCode::accessRefused,
     "access_refused",
     {FOVEA_TEXT("Errors", "The publisher asks for an account or a consent first."),
      FOVEA_TEXT("Errors", "Get the files by hand from the publisher's page, then add their folder.")}},
    {ErrorCode::notOnServer,
     "not_on_server",
     {FOVEA_TEXT("Errors", "The server does not have this file."),
      FOVEA_TEXT(
          "Errors",
          "Look at the publisher's page: it may have moved. Files that you get by hand can be added as a "
          "folder.")}},
    {ErrorCode::serverFailed,
     "server_failed",
     {FOVEA_TEXT("Errors", "The server could not answer."), FOVEA_TEXT("Errors", "Try again later.")}},
    {ErrorCode::downloadBrokenOff,
     "download_broken_off",
     {FOVEA_TEXT("Errors", "The download broke off."),
      FOVEA_TEXT("Errors", "Start it again: it goes on where it stopped.")}},
    {ErrorCode::wrongContent,
     "wrong_content",
     {FOVEA_TEXT("Errors", "What the server sent is not what it announced, so it was thrown away."),
      FOVEA_TEXT("Errors",
                 "Try again. If it happens again, get the files by hand from the publisher's page.")}},
    {ErrorCode::contentChanged,
     "content_changed",
     {FOVEA_TEXT("Errors", "The publisher's file is not the one that was fetched first."),
      FOVEA_TEXT(
          "Errors",
          "Look at the publisher's page for the reason; then fetch it again, accepting the new version.")}},
    {ErrorCode::cancelled,
     "cancelled",
     {FOVEA_TEXT("Errors", "Stopped on request."),
      FOVEA_TEXT("Errors", "Start again to continue where it stopped.")}},
    {ErrorCode::internal,
     "internal",
     {FOVEA_TEXT("Errors", "Something went wrong inside Fovea."),
      FOVEA_TEXT("Errors", "Please report this with the technical detail shown.")}},
};

const Row& row(ErrorCode code) {
    for (const Row& r : kRows) {
        if (r.code == code) return r;
    }
    return kRows[std::size(kRows) - 1];
}
}  // namespace

const char* errorCodeName(ErrorCode code) {
    return row(code).name;
}
ErrorText errorText(ErrorCode code) {
    return row(code).text;
}

std::string errorMessage(const Error& error) {
    std::string text;
    for (const std::string& reason : messageTexts(error.reasons)) text += (text.empty() ? "" : " ") + reason;
    if (text.empty()) text = errorText(error.code).message;
    return error.detail.empty() ? text : text + " (" + error.detail + ")";
}

std::string errorRemedy(const Error& error) {
    return error.reasons.empty() ? errorText(error.code).remedy : "";
}

}  // namespace fovea
