#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace fovea::ui {

class ValidationPresenter;

/// External validation in a few words: the figures of the images whose class is known, beside each other or,
/// where one is wider than the bar, each on a line, and a button for the report of it. Hidden while there are
/// none.
class ValidationBar : public QFrame {
    Q_OBJECT
public:
    explicit ValidationBar(const ValidationPresenter& presenter, QWidget* parent = nullptr);

    void showFigures();  ///< again, after it was moved

Q_SIGNALS:
    void reportWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const ValidationPresenter& m_presenter;
    QLabel *m_figures, *m_cautions;
    QBoxLayout* m_foot;
    QPushButton* m_report;
};

}  // namespace fovea::ui
