#pragma once

#include <QDialog>
#include <string>
#include <vector>

namespace fovea::ui {

/// What Fovea is made with, as the table of the README has it: what comes with the program or runs in it.
struct UsedLibrary {
    const char *name, *licence;
    std::string (*version)() = nullptr;  ///< null: not told
};
const std::vector<UsedLibrary>& usedLibraries();

/// Version, licence, and the libraries with theirs: to be read, chosen and copied.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    /// `torchVersion`: empty as long as libtorch is not loaded.
    explicit AboutDialog(const QString& torchVersion, QWidget* parent = nullptr);
    /// All of it as plain text, a line a library: name, version and licence, tabs between.
    const QString& text() const { return m_text; }

private:
    QString m_text;
};

}  // namespace fovea::ui
