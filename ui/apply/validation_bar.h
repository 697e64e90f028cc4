#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace fovea::ui {

class ValidationPresenter;

/// External validation in a few words: the figures of the images whose class is known, in as many lines as
/// its width asks for, and a button for the report of it. Hidden while there are none.
class ValidationBar : public QFrame {
    Q_OBJECT
public:
    explicit ValidationBar(const ValidationPresenter& presenter, QWidget* parent = nullptr);

    void showFigures();  ///< again, after it was moved

Q_SIGNALS:
    void reportWanted();

private:
    const ValidationPresenter& m_presenter;
    QLabel *m_figures, *m_cautions;
    QPushButton* m_report;
};

}  // namespace fovea::ui
