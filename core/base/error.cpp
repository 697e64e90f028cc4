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
     {"A setting does not make sense.", "Correct the setting named here and try again."}},
    {ErrorCode::fileNotFound,
     "file_not_found",
     {"There is nothing at this path.", "Check the spelling, and that the disk or share is connected."}},
    {ErrorCode::notReadable,
     "not_readable",
     {"This file cannot be opened.", "Check that you may read it and that no other program holds it."}},
    {ErrorCode::notWritable,
     "not_writable",
     {"Nothing can be written here.", "Choose a folder in which you may create files."}},
    {ErrorCode::diskFull,
     "disk_full",
     {"The disk is full.",
      "Free some space or choose another disk, then start again: finished work is kept."}},
    {ErrorCode::outOfMemory,
     "out_of_memory",
     {"There was not enough memory.",
      "Close other programs, or choose a smaller batch or a lower resolution."}},
    {ErrorCode::unsupportedFormat,
     "unsupported_format",
     {"This kind of file cannot be read.",
      "Export it as uncompressed DICOM, PNG, JPEG or TIFF and import it again."}},
    {ErrorCode::corruptFile,
     "corrupt_file",
     {"This file is damaged or incomplete.", "Copy or export it again from where it came from."}},
    {ErrorCode::noImages,
     "no_images",
     {"No image was found here.",
      "Choose a folder that holds one folder of images per class, or train, val and test folders of those."}},
    {ErrorCode::unusableTable,
     "unusable_table",
     {"This table of labels cannot be used.",
      "Correct the table or the choice of columns as said here; from a spreadsheet program, save it as "
      "CSV."}},
    {ErrorCode::tooFewSamples,
     "too_few_samples",
     {"There are too few images for this.", "Add images, or remove the class that has too few."}},
    {ErrorCode::notAProject,
     "not_a_project",
     {"This folder is not a Fovea project.",
      "Choose a folder that Fovea made, or import images to make one."}},
    {ErrorCode::projectLocked,
     "project_locked",
     {"This project is open in another window or program.", "Close it there first."}},
    {ErrorCode::projectTooNew,
     "project_too_new",
     {"This project was made by a newer version of Fovea.",
      "Open it with that version, or update this one."}},
    {ErrorCode::notFound, "not_found", {"There is no such entry.", "List what there is and choose from it."}},
    {ErrorCode::backboneMismatch,
     "backbone_mismatch",
     {"This was made with another backbone.", "Choose the backbone that is named here."}},
    {ErrorCode::missingTensors,
     "missing_tensors",
     {"The weights do not fit this network.", "Choose the folder of a plain Vision Transformer."}},
    {ErrorCode::unsupportedModel,
     "unsupported_model",
     {"This is no plain Vision Transformer that Fovea can read.",
      "Choose another backbone, or convert its file as said here."}},
    {ErrorCode::verificationFailed,
     "verification_failed",
     {"A self-check computed other values than were recorded.",
      "Do not use this file; obtain it again, or report the difference."}},
    {ErrorCode::deviceUnavailable,
     "device_unavailable",
     {"The GPU (graphics card) cannot be used.", "Choose the CPU, or update the driver."}},
    {ErrorCode::notANumber,
     "not_a_number",
     {"Training became numerically unstable.", "Choose a smaller learning rate."}},
    {ErrorCode::serverUnreachable,
     "server_unreachable",
     {"The server cannot be reached.",
      "Check the network connection and the proxy setting, or get the files on another computer and add "
      "their folder."}},
    {ErrorCode::proxyRefused,
     "proxy_refused",
     {"The proxy does not let the connection through.",
      "Check the proxy's address with whoever runs your network, or get the files on another computer and "
      "add their folder."}},
    {ErrorCode::insecureConnection,
     "insecure_connection",
     {"The connection to the server is not secure, so nothing was fetched.",
      "Check this computer's date. If your network opens encrypted traffic, ask whoever runs it for its "
      "certificate."}},
    {ErrorCode::accessRefused,
     "access_refused",
     {"The publisher asks for an account or a consent first.",
      "Get the files by hand from the publisher's page, then add their folder."}},
    {ErrorCode::notOnServer,
     "not_on_server",
     {"The server does not have this file.",
      "Look at the publisher's page: it may have moved. Files that you get by hand can be added as a "
      "folder."}},
    {ErrorCode::serverFailed, "server_failed", {"The server could not answer.", "Try again later."}},
    {ErrorCode::downloadBrokenOff,
     "download_broken_off",
     {"The download broke off.", "Start it again: it goes on where it stopped."}},
    {ErrorCode::wrongContent,
     "wrong_content",
     {"What the server sent is not what it announced, so it was thrown away.",
      "Try again. If it happens again, get the files by hand from the publisher's page."}},
    {ErrorCode::contentChanged,
     "content_changed",
     {"The publisher's file is not the one that was fetched first.",
      "Look at the publisher's page for the reason; then fetch it again, accepting the new version."}},
    {ErrorCode::cancelled, "cancelled", {"Stopped on request.", "Start again to continue where it stopped."}},
    {ErrorCode::internal,
     "internal",
     {"Something went wrong inside Fovea.", "Please report this with the technical detail shown."}},
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

}  // namespace fovea
