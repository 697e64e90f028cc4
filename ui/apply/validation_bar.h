#pragma once

#include <QFrame>

class QLabel;

namespace fovea::ui {

class ValidationPresenter;

/// External validation in a few words: the figures of the images whose class is known, in as many lines as
/// its width asks for. Hidden while there are none.
class ValidationBar : public QFrame {
    Q_OBJECT
public:
    explicit ValidationBar(const ValidationPresenter& presenter, QWidget* parent = nullptr);

    void showFigures();  ///< again, after it was moved

private:
    const ValidationPresenter& m_presenter;
    QLabel *m_figures, *m_cautions;
};

}  // namespace fovea::ui
