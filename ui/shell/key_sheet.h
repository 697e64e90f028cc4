#pragma once

#include <QDialog>

#include "widgets/key_words.h"

namespace fovea::ui {

/// The keys that no shortcut stands for, because a control takes them itself while it has the keyboard.
std::vector<KeyWords> keysOfControls();

/// The sheet of all keys: those that `window`'s shortcuts say of themselves, then keysOfControls().
class KeySheet : public QDialog {
    Q_OBJECT
public:
    explicit KeySheet(QWidget* window);
    /// What stands in it.
    const std::vector<KeyWords>& rows() const { return m_rows; }

Q_SIGNALS:
    void aboutRequested();

private:
    std::vector<KeyWords> m_rows;
};

}  // namespace fovea::ui
