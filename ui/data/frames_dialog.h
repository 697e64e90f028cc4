#pragma once

#include <QDialog>
#include <QList>
#include <optional>

#include "dataset/import.h"
#include "project/import_images.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLayout;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace fovea::ui {

/// Asks which frames of files with several become images of the project, and how
/// volumes are cut; of slices of DICOM series, whether they are put together to volumes
/// before. Opened, not executed; what was chosen counts when it was accepted.
class FramesDialog : public QDialog {
    Q_OBJECT
public:
    /// Of volumes the plane is asked for too, and a part of the body or the slices that show most can be
    /// chosen. Where most files are slices of series, putting them together is proposed.
    explicit FramesDialog(const dataset::FramesFound& found, QWidget* parent = nullptr);

    dataset::FrameChoice frames() const;
    imaging::Plane plane() const;
    /// Nothing where slices are images by themselves.
    std::optional<project::SeriesAsked> series() const;

private:
    QRadioButton* choice(dataset::FrameChoice::Kind kind, const QString& words, const char* name);
    /// A choice with its numbers behind it; whoever sets one of these means it.
    void addRow(QVBoxLayout* choices, QRadioButton* button, const QList<QWidget*>& behind);
    void addSliceChoices(QVBoxLayout* choices);
    void makeFrames(const dataset::FramesFound& found);
    QLayout* makeSeries(const dataset::SeriesFound& series);
    void showSeries();

    QButtonGroup* m_kinds;
    QSpinBox *m_step, *m_from, *m_to, *m_count;
    QComboBox* m_plane;
    bool m_several;       ///< there are frames also where slices stay alone
    QWidget* m_ofFrames;  ///< which frames, and how they are cut
    QRadioButton *m_together = nullptr, *m_alone = nullptr;  ///< where there are series
    QCheckBox* m_isotropic = nullptr;
};

}  // namespace fovea::ui
