#include "widgets/file_chooser.h"

#include <QDir>
#include <QFileDialog>
#include <optional>
#include <utility>

namespace fovea::ui {

namespace {

std::optional<QStringList> g_nextAnswer;  // set by tests only

void ask(QWidget* parent, const QString& title, const QString& start, const QString& filter,
         QFileDialog::FileMode mode, std::function<void(const QStringList&)> chosen,
         const QString& saveSuffix = {}) {
    if (const auto answer = std::exchange(g_nextAnswer, std::nullopt)) {
        if (!answer->isEmpty()) chosen(*answer);
        return;
    }
    auto* dialog = new QFileDialog(parent, title, start, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (!saveSuffix.isEmpty()) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(saveSuffix);
    }
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::accepted, dialog, [dialog, chosen = std::move(chosen)] {
        if (const QStringList files = dialog->selectedFiles(); !files.isEmpty()) chosen(files);
    });
    // Qt's own dialog writes where it was into a settings file: the names of image
    // folders are often those of patients or studies.
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog] {
        dialog->setDirectory(QDir::homePath());
        dialog->setHistory({});
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
    ask(parent, title, start, filter, QFileDialog::AnyFile, first(std::move(chosen)), suffix);
}

void setNextChosenFiles(const QStringList& files) {
    g_nextAnswer = files;
}

}  // namespace fovea::ui
