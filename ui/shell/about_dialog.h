#pragma once

#include <QDialog>
#include <vector>

namespace fovea::ui {

/// What Fovea is made with, as the table of the README has it: what comes with the program or runs in it.
struct UsedLibrary {
    const char *name, *licence;
};
const std::vector<UsedLibrary>& usedLibraries();

/// Version, licence, and the libraries with theirs.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace fovea::ui
