#pragma once

#include <QPushButton>

namespace fovea::ui {

class InspectPresenter;

/// A section of the drawer, where maps are explained: asks whether they show what the answer hangs on
/// (InspectPresenter::measureFaithfulness()). While that cannot be asked, or is known, its tool tip says so.
class MapCheck : public QPushButton {
    Q_OBJECT
public:
    explicit MapCheck(InspectPresenter& presenter, QWidget* parent = nullptr);

private:
    void showState();

    InspectPresenter& m_presenter;
};

}  // namespace fovea::ui
