#pragma once

#include <QDialog>
#include <cstdint>
#include <vector>

#include "data/second_reading.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace fovea::ui {

class FlowLayout;
class Viewer;
class ViewerPresenter;

/// The window of a second reading: first who reads and how much, then one image after another, large and
/// without its name, label or anything that a machine says of it. It is as large as the window behind it,
/// which shows the labels. Not modal; what was answered is kept when it is closed.
class SecondReadingDialog : public QDialog {
    Q_OBJECT
public:
    /// `session` outlives it.
    explicit SecondReadingDialog(ProjectSession& session, QWidget* parent = nullptr);

    SecondReading& presenter() { return *m_presenter; }
    Viewer& viewer() { return *m_viewer; }

private:
    QWidget* makeChoice();
    QWidget* makeReading();
    QWidget* makeFoot();
    void makeKeys();
    void makeAnswers();
    void answer(int number);
    void showChoice();
    void showReading();
    void refresh();

    ProjectSession& m_session;
    SecondReading* m_presenter;
    ViewerPresenter* m_images;
    Viewer* m_viewer;
    QStackedWidget* m_pages;
    QWidget* m_read;
    QComboBox* m_reader;
    QSpinBox *m_number, *m_seed;
    QLabel *m_draw, *m_progress, *m_outcome, *m_refused;
    FlowLayout* m_answers;
    std::vector<QPushButton*> m_buttons;  ///< as SecondReading::answers()
    QPushButton *m_begin, *m_back, *m_close;
    std::int64_t m_shown = 0;  ///< id of the image in the viewer; 0: none
};

}  // namespace fovea::ui
