#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class FrameSlider;
class ViewerPresenter;

/// Chooses a frame or slice of a file that holds several; not seen for others.
class FrameTools : public QWidget {
    Q_OBJECT
public:
    explicit FrameTools(ViewerPresenter& presenter, QWidget* parent = nullptr);
    void step(int frames);  ///< so many further, or back
    void showOwn();         ///< back to the frame that was opened

private:
    void onOpened();
    void showFrame();

    ViewerPresenter& m_presenter;
    FrameSlider* m_frames;
    QLabel* m_text;
    QPushButton* m_own;
};

}  // namespace fovea::ui
