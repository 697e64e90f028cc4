#pragma once

#include <QDialog>

#include "dataset/frame_choice.h"
#include "imaging/plane.h"

class QButtonGroup;
class QComboBox;
class QSpinBox;

namespace fovea::ui {

/// Asks which frames of files with several become images of the project, and how
/// volumes are cut. Opened, not executed; what was chosen counts when it was accepted.
class FramesDialog : public QDialog {
    Q_OBJECT
public:
    /// `volumes`: there are some, so that the plane is asked for too.
    explicit FramesDialog(bool volumes, QWidget* parent = nullptr);

    dataset::FrameChoice frames() const;
    imaging::Plane plane() const;

private:
    QButtonGroup* m_kinds;
    QSpinBox* m_step;
    QComboBox* m_plane;
};

}  // namespace fovea::ui
