#include "text/error_text.h"

#include <QCoreApplication>
#include <QDir>

namespace fovea::ui {

namespace {

/// The sentences of core/base/error.cpp, marked for translation. Core's table is
/// the authority: test_error_text compares the two.
struct Row {
    ErrorCode code;
    const char* message;
    const char* remedy;
};
constexpr Row kRows[] = {
    {ErrorCode::invalidArgument, QT_TRANSLATE_NOOP("Errors", "A setting does not make sense."),
     QT_TRANSLATE_NOOP("Errors", "Correct the setting named here and try again.")},
    {ErrorCode::fileNotFound, QT_TRANSLATE_NOOP("Errors", "There is nothing at this path."),
     QT_TRANSLATE_NOOP("Errors", "Check the spelling, and that the disk or share is connected.")},
    {ErrorCode::notReadable, QT_TRANSLATE_NOOP("Errors", "This file cannot be opened."),
     QT_TRANSLATE_NOOP("Errors", "Check that you may read it and that no other program holds it.")},
    {ErrorCode::notWritable, QT_TRANSLATE_NOOP("Errors", "Nothing can be written here."),
     QT_TRANSLATE_NOOP("Errors", "Choose a folder in which you may create files.")},
    {ErrorCode::diskFull, QT_TRANSLATE_NOOP("Errors", "The disk is full."),
     QT_TRANSLATE_NOOP("Errors",
                       "Free some space or choose another disk, then start again: finished work is kept.")},
    {ErrorCode::outOfMemory, QT_TRANSLATE_NOOP("Errors", "There was not enough memory."),
     QT_TRANSLATE_NOOP("Errors", "Close other programs, or choose a smaller batch or a lower resolution.")},
    {ErrorCode::unsupportedFormat, QT_TRANSLATE_NOOP("Errors", "This kind of file cannot be read."),
     QT_TRANSLATE_NOOP("Errors", "Export it as uncompressed DICOM, PNG, JPEG or TIFF and import it again.")},
    {ErrorCode::corruptFile, QT_TRANSLATE_NOOP("Errors", "This file is damaged or incomplete."),
     QT_TRANSLATE_NOOP("Errors", "Copy or export it again from where it came from.")},
    {ErrorCode::noImages, QT_TRANSLATE_NOOP("Errors", "No image was found here."),
     QT_TRANSLATE_NOOP("Errors",
                       "Choose a folder that holds one folder of images per class, or train, val and test "
                       "folders of those.")},
    {ErrorCode::unusableTable, QT_TRANSLATE_NOOP("Errors", "This table of labels cannot be used."),
     QT_TRANSLATE_NOOP("Errors",
                       "Correct the table or the choice of columns as said here; from a spreadsheet "
                       "program, save it as CSV.")},
    {ErrorCode::tooFewSamples, QT_TRANSLATE_NOOP("Errors", "There are too few images for this."),
     QT_TRANSLATE_NOOP("Errors", "Add images, or remove the class that has too few.")},
    {ErrorCode::notAProject, QT_TRANSLATE_NOOP("Errors", "This folder is not a Fovea project."),
     QT_TRANSLATE_NOOP("Errors", "Choose a folder that Fovea made, or import images to make one.")},
    {ErrorCode::projectLocked,
     QT_TRANSLATE_NOOP("Errors", "This project is open in another window or program."),
     QT_TRANSLATE_NOOP("Errors", "Close it there first.")},
    {ErrorCode::projectTooNew,
     QT_TRANSLATE_NOOP("Errors", "This project was made by a newer version of Fovea."),
     QT_TRANSLATE_NOOP("Errors", "Open it with that version, or update this one.")},
    {ErrorCode::notFound, QT_TRANSLATE_NOOP("Errors", "There is no such entry."),
     QT_TRANSLATE_NOOP("Errors", "List what there is and choose from it.")},
    {ErrorCode::backboneMismatch, QT_TRANSLATE_NOOP("Errors", "This was made with another backbone."),
     QT_TRANSLATE_NOOP("Errors", "Choose the backbone that is named here.")},
    {ErrorCode::missingTensors, QT_TRANSLATE_NOOP("Errors", "The weights do not fit this network."),
     QT_TRANSLATE_NOOP("Errors", "Choose the folder of a plain Vision Transformer.")},
    {ErrorCode::unsupportedModel,
     QT_TRANSLATE_NOOP("Errors", "This is no plain Vision Transformer that Fovea can read."),
     QT_TRANSLATE_NOOP("Errors", "Choose another backbone, or convert its file as said here.")},
    {ErrorCode::verificationFailed,
     QT_TRANSLATE_NOOP("Errors", "A self-check computed other values than were recorded."),
     QT_TRANSLATE_NOOP("Errors", "Do not use this file; obtain it again, or report the difference.")},
    {ErrorCode::deviceUnavailable, QT_TRANSLATE_NOOP("Errors", "The GPU (graphics card) cannot be used."),
     QT_TRANSLATE_NOOP("Errors", "Choose the CPU, or update the driver.")},
    {ErrorCode::notANumber, QT_TRANSLATE_NOOP("Errors", "Training became numerically unstable."),
     QT_TRANSLATE_NOOP("Errors", "Choose a smaller learning rate.")},
    {ErrorCode::serverUnreachable, QT_TRANSLATE_NOOP("Errors", "The server cannot be reached."),
     QT_TRANSLATE_NOOP("Errors",
                       "Check the network connection and the proxy setting, or get the files on another "
                       "computer and add their folder.")},
    {ErrorCode::proxyRefused, QT_TRANSLATE_NOOP("Errors", "The proxy does not let the connection through."),
     QT_TRANSLATE_NOOP("Errors",
                       "Check the proxy's address with whoever runs your network, or get the files on "
                       "another computer and add their folder.")},
    {ErrorCode::insecureConnection,
     QT_TRANSLATE_NOOP("Errors", "The connection to the server is not secure, so nothing was fetched."),
     QT_TRANSLATE_NOOP("Errors",
                       "Check this computer's date. If your network opens encrypted traffic, ask whoever "
                       "runs it for its certificate.")},
    {ErrorCode::accessRefused,
     QT_TRANSLATE_NOOP("Errors", "The publisher asks for an account or a consent first."),
     QT_TRANSLATE_NOOP("Errors", "Get the files by hand from the publisher's page, then add their folder.")},
    {ErrorCode::notOnServer, QT_TRANSLATE_NOOP("Errors", "The server does not have this file."),
     QT_TRANSLATE_NOOP("Errors",
                       "Look at the publisher's page: it may have moved. Files that you get by hand can be "
                       "added as a folder.")},
    {ErrorCode::serverFailed, QT_TRANSLATE_NOOP("Errors", "The server could not answer."),
     QT_TRANSLATE_NOOP("Errors", "Try again later.")},
    {ErrorCode::downloadBrokenOff, QT_TRANSLATE_NOOP("Errors", "The download broke off."),
     QT_TRANSLATE_NOOP("Errors", "Start it again: it goes on where it stopped.")},
    {ErrorCode::wrongContent,
     QT_TRANSLATE_NOOP("Errors", "What the server sent is not what it announced, so it was thrown away."),
     QT_TRANSLATE_NOOP("Errors",
                       "Try again. If it happens again, get the files by hand from the publisher's page.")},
    {ErrorCode::contentChanged,
     QT_TRANSLATE_NOOP("Errors", "The publisher's file is not the one that was fetched first."),
     QT_TRANSLATE_NOOP(
         "Errors",
         "Look at the publisher's page for the reason; then fetch it again, accepting the new version.")},
    {ErrorCode::cancelled, QT_TRANSLATE_NOOP("Errors", "Stopped on request."),
     QT_TRANSLATE_NOOP("Errors", "Start again to continue where it stopped.")},
    {ErrorCode::internal, QT_TRANSLATE_NOOP("Errors", "Something went wrong inside Fovea."),
     QT_TRANSLATE_NOOP("Errors", "Please report this with the technical detail shown.")},
};

QString translated(const char* sentence) {
    return QCoreApplication::translate("Errors", sentence);
}

}  // namespace

ErrorWords errorWords(const Error& error) {
    ErrorWords words;
    words.detail = QString::fromStdString(error.detail);
    words.file = QDir::toNativeSeparators(QString::fromStdString(error.file));
    const ErrorText text = errorText(error.code);
    words.message = translated(text.message);
    words.remedy = translated(text.remedy);
    for (const Row& row : kRows) {
        if (row.code != error.code) continue;
        words.message = translated(row.message);
        words.remedy = translated(row.remedy);
    }
    return words;
}

QString errorSentence(const Error& error) {
    const ErrorWords words = errorWords(error);
    QString text = words.message;
    if (!words.detail.isEmpty() && error.code != ErrorCode::cancelled)
        text += QStringLiteral(" (") + words.detail + QLatin1Char(')');
    if (!words.file.isEmpty()) text += QLatin1Char('\n') + words.file;
    return text + QLatin1Char('\n') + words.remedy;
}

}  // namespace fovea::ui
