#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "dataset/split.h"

class QKeySequence;
class QShortcut;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace fovea::ui {

struct DataNotice;
class ClassBalance;
class DataPresenter;
class DataWindows;
class EmptyState;
class FilterBar;
class GridView;
class ImportFlow;
class JobRunner;
class LabelBar;
class LabelReview;
class NoticeBar;
class ProblemsPanel;
class ProjectSession;
class SampleFilter;
class SampleViews;
class Settings;
class ViewerPanel;

/// The Data step: bring images in, look at them, give them their diagnosis, and see what is wrong with
/// them. Only lays out: what is shown and done is DataPresenter's, what a machine says of labels is
/// LabelReview's, what is brought in is ImportFlow's, and what is asked in windows of their own is
/// DataWindows'.
class DataPage : public QWidget {
    Q_OBJECT
public:
    /// All outlive it.
    DataPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);

    /// Asks for a folder and imports it.
    void chooseAndImport();
    /// As ImportFlow::importPaths().
    void importPaths(const QStringList& paths);
    /// As DataWindows say.
    void openTable(const QString& path);
    void openHeaderFields(const QString& folder);
    void exportLabels();
    /// As DataPresenter::resplit().
    void resplit(const dataset::SplitShares& shares);

    /// Chooses an image of the project; filters that hide it are taken away.
    void showSample(qint64 id);

    DataPresenter& presenter() { return *m_presenter; }
    LabelReview& review() { return *m_review; }
    DataWindows& windows() { return *m_windows; }
    SampleFilter& filter();
    GridView& grid();
    ViewerPanel& viewer() { return *m_viewer; }

Q_SIGNALS:
    /// The user has seen enough here: on to training.
    void trainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeMissing();
    QWidget* makeEmpty();
    QWidget* makeFull();
    QWidget* makeContent();
    QWidget* makeSide();
    void makeShortcuts();
    void makeAnswerKeys();
    void makeReviewKeys();
    QShortcut* addKey(const QKeySequence& keys, QWidget* where, const QString& words,
                      const std::function<void()>& does);
    void followSession();
    void followPresenter();
    void followReview();
    void followImport();
    void onChanged();
    void showEmpty();
    void showProblemCount();
    void showQuestion();
    void showCurrent();
    void say(const DataNotice& notice);

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    DataPresenter* m_presenter;
    LabelReview* m_review;
    ImportFlow* m_import;
    DataWindows* m_windows;

    NoticeBar* m_notice;
    QString m_headerFolder;  ///< whose header fields the notice offers to look at

    QStackedWidget* m_pages;
    EmptyState* m_empty;
    ClassBalance* m_balance;
    FilterBar* m_filters;
    SampleViews* m_views;
    QTabWidget* m_side;
    QWidget* m_imageTab;
    ViewerPanel* m_viewer;
    LabelBar* m_labels;
    QShortcut* m_zero;                     ///< begins a number
    std::vector<QShortcut*> m_reviewKeys;  ///< while a list of labels is gone through
    ProblemsPanel* m_problems;
    QSplitter* m_splitter;
};

}  // namespace fovea::ui
