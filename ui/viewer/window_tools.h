#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFrame;
class QToolButton;

namespace fovea::ui {

class ViewerPresenter;

/// The display window: a list of those that have names, and a button that says level and width and opens a
/// small form to type them. What is chosen here changes what is seen, never what a network is given.
class WindowTools : public QWidget {
    Q_OBJECT
public:
    explicit WindowTools(ViewerPresenter& presenter, QWidget* parent = nullptr);

Q_SIGNALS:
    void adjustingWanted(bool on);  ///< that the left button changes the window, too

private:
    void makeForm();
    void openForm();
    void fillPresets();
    void showWindow();
    QString valuesText() const;

    ViewerPresenter& m_presenter;
    QComboBox* m_presets;
    QToolButton* m_values;
    QFrame* m_form;
    QDoubleSpinBox *m_level, *m_width;
    QCheckBox* m_adjusting;
};

}  // namespace fovea::ui
