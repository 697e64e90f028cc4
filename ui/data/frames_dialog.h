#pragma once

#include <QDialog>
#include <QList>

#include "dataset/frame_choice.h"
#include "imaging/plane.h"

class QButtonGroup;
class QComboBox;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace fovea::ui {

/// Asks which frames of files with several become images of the project, and how
/// volumes are cut. Opened, not executed; what was chosen counts when it was accepted.
class FramesDialog : public QDialog {
    Q_OBJECT
public:
    /// `volumes`: there are some, so that the plane is asked for too, and a part of the body or the slices
    /// that show most can be chosen.
    explicit FramesDialog(bool volumes, QWidget* parent = nullptr);

    dataset::FrameChoice frames() const;
    imaging::Plane plane() const;

private:
    QRadioButton* choice(dataset::FrameChoice::Kind kind, const QString& words, const char* name);
    /// A choice with its numbers behind it; whoever sets one of these means it.
    void addRow(QVBoxLayout* choices, QRadioButton* button, const QList<QWidget*>& behind);
    void addSliceChoices(QVBoxLayout* choices);

    QButtonGroup* m_kinds;
    QSpinBox *m_step, *m_from, *m_to, *m_count;
    QComboBox* m_plane;
};

}  // namespace fovea::ui
