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
    /// The button without the values, which its tooltip says.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void adjustingWanted(bool on);  ///< that the left button changes the window, too

private:
    void makeForm();
    void openForm();
    void fillPresets();
    void showWindow();
    QString valuesText() const;

    ViewerPresenter& m_presenter;
    bool m_narrow = false;
    int m_valuesWidth = 0;
    QComboBox* m_presets;
    QToolButton* m_values;
    QFrame* m_form;
    QDoubleSpinBox *m_level, *m_width;
    QCheckBox* m_adjusting;
};

}  // namespace fovea::ui
