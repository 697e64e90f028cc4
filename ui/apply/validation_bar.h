#pragma once

#include <QFrame>

namespace fovea::ui {

class FlowLayout;
class ValidationPresenter;

/// External validation in a line: the figures of the images whose class is known. Hidden while there are
/// none.
class ValidationBar : public QFrame {
    Q_OBJECT
public:
    explicit ValidationBar(const ValidationPresenter& presenter, QWidget* parent = nullptr);

private:
    void showFigures();
    const ValidationPresenter& m_presenter;
    FlowLayout* m_flow;
};

}  // namespace fovea::ui
