#pragma once

#include <QStringList>

class QMenu;

namespace fovea::ui {

/// Opens the folder that a file lies in, in the system's own program; of a folder, that itself.
void showInFolder(const QString& path);

/// What can be done with files of the disk, at the end of a menu: show in folder, copy the file name. The
/// folder is that of the first.
void addFileActions(QMenu& menu, const QStringList& paths);

}  // namespace fovea::ui
