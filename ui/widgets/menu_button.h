#pragma once

#include <QPushButton>

class QMenu;

namespace fovea::ui {

/// A button that opens a menu when it is pressed, and shows it by an arrow at its end; its words have no "…",
/// which says that a window follows. Unlike QPushButton::setMenu() it waits in no event loop of its own.
class MenuButton : public QPushButton {
    Q_OBJECT
public:
    explicit MenuButton(QWidget* parent = nullptr);
    explicit MenuButton(const QString& text, QWidget* parent = nullptr);
    /// Shows `menu` below the button, or above it where there is no room below.
    void open(QMenu& menu);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void initStyleOption(QStyleOptionButton* option) const override;
};

}  // namespace fovea::ui
