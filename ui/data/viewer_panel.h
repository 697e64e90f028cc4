#pragma once

#include <QWidget>

#include "dataset/sample.h"

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace fovea::ui {

class ElidedLabel;
class ImageView;
class ViewerPresenter;

/// One image large: zoom, brightness and contrast, frames, and what is known of it.
class ViewerPanel : public QWidget {
    Q_OBJECT
public:
    explicit ViewerPanel(QWidget* parent = nullptr);
    ~ViewerPanel() override;

    void showSample(const dataset::Sample& sample);
    void clear();
    ImageView& view() { return *m_view; }
    ViewerPresenter& presenter() { return *m_presenter; }

private:
    void onOpened();
    void showWindow();
    void fillPresets();
    void applyPreset(int index);

    ViewerPresenter* m_presenter;
    ImageView* m_view;
    ElidedLabel* m_name;
    QLabel* m_facts;
    QLabel* m_window;
    QLabel* m_zoom;
    QComboBox* m_presets;
    QToolButton* m_adjust;
    QSlider* m_frames;
    QLabel* m_frameText;
    QWidget* m_frameRow;
};

}  // namespace fovea::ui
