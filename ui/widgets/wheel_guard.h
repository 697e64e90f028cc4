#pragma once

#include <QObject>

class QApplication;

namespace fovea::ui {

/// The wheel scrolls the page and changes no setting on its way: over a spin box, a list of choices or a
/// slider that has not the keyboard it goes to what scrolls around it. Sees all events of the application,
/// so that no control, whenever it is made, can be forgotten.
class WheelGuard : public QObject {
    Q_OBJECT
public:
    /// Once for the application; again is without effect.
    static void install(QApplication& application);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    using QObject::QObject;
};

}  // namespace fovea::ui
