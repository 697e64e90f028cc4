#pragma once

#include <QWidget>

#include "data/data_windows.h"

class QAction;
class QToolButton;

namespace fovea::ui {

class DataPresenter;
class ElidedLabel;
class LabelReview;
class MenuButton;
class ProjectSession;

/// The head of the Data page: how much there is, Undo and Redo, lists of labels to go through, more images,
/// on to training.
class DataHeader : public QWidget {
    Q_OBJECT
public:
    /// All outlive it.
    DataHeader(ProjectSession& session, DataPresenter& presenter, LabelReview& review,
               QWidget* parent = nullptr);

Q_SIGNALS:
    void addRequested(fovea::ui::DataWindows::Source source);
    /// The labels are to be written as a table.
    void exportRequested();
    void trainRequested();
    /// The user wants to say what a study is and what has one answer.
    void studiesRequested();
    /// The user wants to read some images a second time.
    void secondReadingRequested();
    /// The user wants to see how far readers agree.
    void readersRequested();

private:
    void makeHistory();
    void makeSources();
    void makeReview(LabelReview& review);
    void showHistory();
    void showBusy();

    ProjectSession& m_session;
    DataPresenter& m_presenter;
    ElidedLabel* m_counts;
    QToolButton *m_undo, *m_redo;
    MenuButton *m_add, *m_review;
    QAction* m_export;
};

}  // namespace fovea::ui
