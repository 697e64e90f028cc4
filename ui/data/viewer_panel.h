#pragma once

#include <QWidget>
#include <optional>

#include "dataset/sample.h"
#include "imaging/window_policy.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLayout;
class QMenu;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace fovea::ui {

class ElidedLabel;
class FrameSlider;
class ImageView;
class ViewerPresenter;

/// One image large: zoom, brightness and contrast, frames, what the network sees of it,
/// and what its header says. What the header says of the patient is hidden until asked
/// for, and again at the next image.
class ViewerPanel : public QWidget {
    Q_OBJECT
public:
    explicit ViewerPanel(QWidget* parent = nullptr);
    ~ViewerPanel() override;

    void showSample(const dataset::Sample& sample);
    void clear();
    ImageView& view() { return *m_view; }
    ViewerPresenter& presenter() { return *m_presenter; }
    /// Whether the project's window can be changed now.
    void setNetworkWindowEnabled(bool enabled);

Q_SIGNALS:
    /// The user wants the network to see all images so.
    void networkWindowWanted(const fovea::imaging::WindowPolicy& window);

private:
    QLayout* makeHead();
    void makeAbout();
    void makeFrames();
    QLayout* makeTools();
    QLayout* makeNetwork();
    void makeKeys();
    /// Shows what the presenter opens and draws.
    void follow();
    void onOpened();
    void showFrame();
    void showOwnFrame();
    void showFacts();
    void fillNetworkMenu();
    /// The viewer's window as one for all images; none where there is nothing chosen.
    std::optional<imaging::WindowPolicy> chosenWindow() const;
    void showWindow();
    void fillPresets();
    void applyPreset(int index);

    ViewerPresenter* m_presenter;
    int m_preset = 0;     ///< the row of m_presets that was chosen last
    bool m_other = true;  ///< what is drawn next is another image than before
    ImageView* m_view;
    ElidedLabel* m_name;
    QLabel* m_facts;
    QLabel* m_window;
    QComboBox* m_presets;
    QToolButton* m_adjust;
    QToolButton* m_about;
    QScrollArea* m_aboutArea;
    QLabel* m_aboutText;
    QCheckBox* m_patientData;
    QToolButton* m_asNetwork;
    QPushButton* m_networkWindow;
    QMenu* m_networkMenu;
    FrameSlider* m_frames;
    QLabel* m_frameText;
    QPushButton* m_ownFrame;
    QWidget* m_frameRow;
};

}  // namespace fovea::ui
