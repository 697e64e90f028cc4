#include "widgets/file_chooser.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <optional>
#include <utility>

namespace fovea::ui {

namespace {

constexpr int kLongestPart = 60;

std::optional<QStringList> g_nextAnswer;  // set by tests only
QString g_lastStart;                      // read by tests only
QString g_lastFolder;                     // where the last dialog ended
QString g_lastSavedFolder;                // of the last file that was saved

/// `start`, or the folder to begin in where it does not exist.
QString existing(const QString& start) {
    const QFileInfo info(start);
    if (!start.isEmpty() && (info.exists() || info.dir().exists())) return start;
    return QFileInfo(g_lastFolder).isDir() ? g_lastFolder : QDir::homePath();
}

/// Whether it is a project's folder or lies in one.
bool inProject(const QString& folder) {
    return (QDir::cleanPath(folder) + QLatin1Char('/')).contains(QLatin1String(".fovea/"));
}

void ask(QWidget* parent, const QString& title, const QString& start, const QString& filter,
         QFileDialog::FileMode mode, std::function<void(const QStringList&)> chosen,
         const QString& saveSuffix = {}) {
    g_lastStart = existing(start);
    if (const auto answer = std::exchange(g_nextAnswer, std::nullopt)) {
        if (!answer->isEmpty()) chosen(*answer);
        return;
    }
    auto* dialog = new QFileDialog(parent, title, g_lastStart, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (!saveSuffix.isEmpty()) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(saveSuffix);
        if (!QFileInfo(g_lastStart).isDir()) dialog->selectFile(QFileInfo(g_lastStart).fileName());
        // Of several kinds of file the one that is chosen is the name's ending.
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& kind) {
            static const QRegularExpression ending(QStringLiteral("\\*\\.(\\w+)"));
            const auto found = ending.match(kind);
            if (!found.hasMatch()) return;
            dialog->setDefaultSuffix(found.captured(1));
            if (const QStringList files = dialog->selectedFiles(); !files.isEmpty())
                dialog->selectFile(QFileInfo(files.first()).completeBaseName() + QLatin1Char('.') +
                                   found.captured(1));
        });
    }
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::accepted, dialog, [dialog, chosen = std::move(chosen)] {
        const QStringList files = dialog->selectedFiles();
        if (files.isEmpty()) return;
        g_lastFolder = QFileInfo(files.first()).absolutePath();
        chosen(files);
    });
    // Qt's own dialog writes where it was into a settings file: the names of image
    // folders are often those of patients or studies.
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog] {
        dialog->setDirectory(QDir::homePath());
        dialog->setHistory({});
    });
    // A dialog that goes without having ended writes it, too.
    QObject::connect(dialog, &QObject::destroyed, qApp, [] {
        QSettings written(QSettings::UserScope, QStringLiteral("QtProject"));
        for (const char* key : {"FileDialog/lastVisited", "FileDialog/history"})
            written.remove(QLatin1String(key));
    });
    dialog->open();
}

std::function<void(const QStringList&)> first(std::function<void(const QString&)> chosen) {
    return [chosen = std::move(chosen)](const QStringList& files) { chosen(files.first()); };
}

}  // namespace

void chooseFolder(QWidget* parent, const QString& title, const QString& start,
                  std::function<void(const QString&)> chosen) {
    ask(parent, title, start, {}, QFileDialog::Directory, first(std::move(chosen)));
}

void chooseFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                std::function<void(const QString&)> chosen) {
    ask(parent, title, start, filter, QFileDialog::ExistingFile, first(std::move(chosen)));
}

void chooseFiles(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                 std::function<void(const QStringList&)> chosen) {
    ask(parent, title, start, filter, QFileDialog::ExistingFiles, std::move(chosen));
}

void chooseSaveFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                    const QString& suffix, std::function<void(const QString&)> chosen) {
    const auto saved = [chosen = std::move(chosen)](const QString& file) {
        g_lastSavedFolder = QFileInfo(file).absolutePath();
        chosen(file);
    };
    ask(parent, title, start, filter, QFileDialog::AnyFile, first(saved), suffix);
}

QString proposedFolder(const QString& folder) {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    for (const QString& place : {inProject(folder) ? QString() : folder, g_lastSavedFolder, documents})
        if (!place.isEmpty() && QFileInfo(place).isDir()) return place;
    return QDir::homePath();
}

QString proposedFile(const QString& folder, const QStringList& parts, const QString& suffix) {
    static const QRegularExpression refused(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
    QStringList names;
    for (QString part : parts) {
        part = part.replace(refused, QStringLiteral("-")).simplified().left(kLongestPart).trimmed();
        if (!part.isEmpty()) names << part;
    }
    names << QDate::currentDate().toString(Qt::ISODate);
    const QString base = names.join(QStringLiteral(" - "));
    const QDir place(proposedFolder(folder));
    const auto named = [&](const QString& name) { return place.filePath(name + QLatin1Char('.') + suffix); };
    QString path = named(base);
    for (int i = 2; QFileInfo::exists(path); ++i) path = named(QStringLiteral("%1 (%2)").arg(base).arg(i));
    return path;
}

QString lastChooserStart() {
    return g_lastStart;
}

void setNextChosenFiles(const QStringList& files) {
    g_nextAnswer = files;
}

}  // namespace fovea::ui
