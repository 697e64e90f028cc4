#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace fovea::ui {

/// The system's file dialogs, without a nested event loop: the answer comes to
/// `chosen` later, and never when the user dismissed the dialog.
/// GUI thread only.
void chooseFolder(QWidget* parent, const QString& title, const QString& start,
                  std::function<void(const QString&)> chosen);
void chooseFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                std::function<void(const QString&)> chosen);
void chooseFiles(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                 std::function<void(const QStringList&)> chosen);
/// `suffix` ("csv") is added to a name without one.
void chooseSaveFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                    const QString& suffix, std::function<void(const QString&)> chosen);

/// For tests: the next dialog is not shown and answers this at once (empty: dismissed).
void setNextChosenFiles(const QStringList& files);

}  // namespace fovea::ui
