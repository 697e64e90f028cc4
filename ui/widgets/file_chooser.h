#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace fovea::ui {

/// The system's file dialogs, without a nested event loop: the answer comes to
/// `chosen` later, and never when the user dismissed the dialog. They begin at `start` where that exists,
/// else where the last one ended, else at home; that is kept while the program runs and written nowhere. GUI
/// thread only.
void chooseFolder(QWidget* parent, const QString& title, const QString& start,
                  std::function<void(const QString&)> chosen);
void chooseFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                std::function<void(const QString&)> chosen);
void chooseFiles(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                 std::function<void(const QStringList&)> chosen);
/// `start`: the file that is proposed, see proposedFile(). `suffix` ("csv") is added to a name without one.
void chooseSaveFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                    const QString& suffix, std::function<void(const QString&)> chosen);

/// Where files that people make are proposed to be kept: `folder` where it exists and is no project's, as
/// nothing of the user's belongs in there; else where one was saved last, while the program runs; else the
/// documents, or home where there is no such folder.
QString proposedFolder(const QString& folder = {});

/// A name for a file to save: `parts` ("Retina", "training 3", "test"), today's date and the ending, joined
/// by " - ", without what file systems refuse; in proposedFolder(). One that is there already is not
/// proposed: the name gets a number.
QString proposedFile(const QString& folder, const QStringList& parts, const QString& suffix);

/// For tests: where the last dialog began, or the file it proposed.
QString lastChooserStart();

/// For tests: the next dialog is not shown and answers this at once (empty: dismissed).
void setNextChosenFiles(const QStringList& files);

}  // namespace fovea::ui
