#include "widgets/file_actions.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include "widgets/icon.h"

namespace fovea::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(FileActions)
};
}  // namespace

void showInFolder(const QString& path) {
    const QFileInfo info(path);
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(info.isDir() ? info.absoluteFilePath() : info.absolutePath()));
}

void addFileActions(QMenu& menu, const QStringList& paths) {
    if (paths.isEmpty()) return;
    if (!menu.isEmpty()) menu.addSeparator();
    QAction* show =
        menu.addAction(icon(QStringLiteral("document-open-folder")), Words::tr("Show in &folder"));
    show->setObjectName(QStringLiteral("showInFolder"));
    QObject::connect(show, &QAction::triggered, &menu, [path = paths.first()] { showInFolder(path); });
    QAction* copy = menu.addAction(icon(QStringLiteral("edit-copy")),
                                   paths.size() == 1 ? Words::tr("&Copy the file name")
                                                     : Words::tr("&Copy %1 file names").arg(paths.size()));
    copy->setObjectName(QStringLiteral("copyFileName"));
    QObject::connect(copy, &QAction::triggered, &menu, [paths] {
        QStringList names;
        for (const QString& path : paths) names << QFileInfo(path).fileName();
        QGuiApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    });
}

}  // namespace fovea::ui
