#pragma once

#include <QPointer>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "dataset/split.h"
#include "project/import_images.h"

class QAbstractItemView;
class QMenu;
class QAction;
class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolButton;

namespace fovea::ui {

class ClassBalance;
class SplitDialog;
class EmptyState;
class GradesDialog;
class FramesDialog;
class GridView;
class HeaderFieldDialog;
class JobRunner;
class JobStrip;
class LabelBar;
class LabelTableDialog;
class LabelTablePresenter;
class MissingBar;
class NoticeBar;
class PatientNamesDialog;
class ProblemsPanel;
class ProjectSession;
class SampleFilter;
class SampleModel;
class Settings;
class ViewerPanel;

/// The Data step: bring images in, look at them, give them their diagnosis, and
/// see what is wrong with them.
class DataPage : public QWidget {
    Q_OBJECT
public:
    DataPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);

    /// Asks for a folder and imports it.
    void chooseAndImport();
    /// Asks for single image files and imports them.
    void chooseFilesAndImport();
    /// Asks for a table of labels and opens the window that says what it means.
    void chooseTableAndImport();
    void openTable(const QString& path);
    /// Folders one after the other, then all single files together; a CSV or TSV
    /// file by openTable().
    void importPaths(const QStringList& paths);
    /// Says what the table will hold, asks where to, and writes it as a job.
    void exportLabels();
    /// Asks for a folder and opens the window in which a header field says the diagnosis.
    void chooseHeaderField();
    void openHeaderFields(const QString& folder);
    /// Opens the window that says whether the diagnoses are grades.
    void orderGrades();
    /// Opens the window in which the parts of a new division are chosen.
    void chooseDivision();
    /// Opens the window in which is said who the patients are.
    void namePatients();
    /// Takes validation images from the training images, as a job; the test images stay.
    void takeValidation();
    /// Makes new splits for all images, as a job.
    void resplit(const dataset::SplitShares& shares);

    /// Chooses an image of the project; filters that hide it are taken away.
    void showSample(qint64 id);

    SampleFilter& filter() { return *m_filter; }
    GridView& grid() { return *m_grid; }
    ViewerPanel& viewer() { return *m_viewer; }

Q_SIGNALS:
    /// The user has seen enough here: on to training.
    void trainRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFilters();
    QWidget* makeContent();
    void makeShortcuts();
    void onChanged();
    void onImported(const project::ProjectSummary& summary);
    void showCounts();
    void fillFilters();
    void showCurrent();
    void setAsTable(bool table);
    /// Of the chosen images; empty, after a notice, when there is none.
    std::vector<std::int64_t> selectedIds();
    bool relabelSelected(const std::string& label);
    /// By key: one image chosen, the next one is chosen after it, so that many can be gone through.
    void relabelAndGoOn(const std::string& label);
    /// False where the filters hide it.
    bool choose(qint64 id);
    void showMenu(const QAbstractItemView& view, const QPoint& position);
    QMenu* makeMenu();
    void setSelectedAside(bool aside);
    void showSelection();
    void importNext();
    /// Asks which frames are wanted of the first of the queue.
    void askForFrames(bool volumes);
    void importFirst();
    void askForWindow(const imaging::WindowPolicy& window);
    void changeWindow(const imaging::WindowPolicy& window);
    void importTable(const LabelTablePresenter& presenter);
    void applyPatientRule(const dataset::PatientRule& rule);
    void writeLabels(const QString& path);
    void saySoon();
    QString lastFolder() const;
    void clearFilters();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    SampleModel* m_model;
    SampleFilter* m_filter;
    std::vector<project::ImportRequest> m_queue;  ///< still to be imported
    bool m_allAside = false;                      ///< all chosen images are set aside
    QString m_source;                             ///< the folder imported last; empty for files

    QStackedWidget* m_pages;
    EmptyState* m_empty;
    JobStrip* m_emptyProgress;
    NoticeBar* m_notice;
    MissingBar* m_missing;
    QLabel* m_counts;
    QPushButton* m_add;
    QAction* m_export;
    QPointer<LabelTableDialog> m_tableDialog;
    QPointer<GradesDialog> m_gradesDialog;
    QPointer<HeaderFieldDialog> m_headerDialog;
    QPointer<SplitDialog> m_divideDialog;
    QPointer<PatientNamesDialog> m_patientsDialog;
    QString m_offered;  ///< the folder whose header fields the notice offers to look at
    QPointer<FramesDialog> m_framesDialog;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QToolButton* m_asGrid;
    QToolButton* m_asTable;
    QComboBox* m_size;
    ClassBalance* m_balance;
    QComboBox* m_splitBox;
    QComboBox* m_problemBox;
    QLineEdit* m_text;
    QPushButton* m_clear;
    QLabel* m_shown;
    QStackedWidget* m_views;
    GridView* m_grid;
    QTableView* m_table;
    QTabWidget* m_side;
    QWidget* m_imageTab;
    ViewerPanel* m_viewer;
    LabelBar* m_labels;
    ProblemsPanel* m_problems;
    QSplitter* m_splitter;
};

}  // namespace fovea::ui
