#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "imaging/window_policy.h"

class QWidget;

namespace fovea::dataset {
struct FramesFound;
}

namespace fovea::ui {

class DataPresenter;
class FramesDialog;
class GradesDialog;
class StudiesDialog;
class StudyDialog;
class HeaderFieldDialog;
class ImportFlow;
class LabelTableDialog;
class PatientNamesDialog;
class ProjectSession;
class ReadersDialog;
class SecondReadingDialog;
class Settings;
class SplitDialog;

/// The windows of the Data page: asks for files, opens the dialogs that say more, and hands their answers to
/// ImportFlow and DataPresenter. None is modal but the questions; each is there once at most. Closing the
/// project dismisses them. GUI thread only.
class DataWindows : public QObject {
    Q_OBJECT
public:
    /// Where images come from, and who says their diagnoses.
    enum class Source {
        folder,       ///< one folder of images per diagnosis
        files,        ///< single images
        table,        ///< with a table of labels
        headerField,  ///< a field of the DICOM header says the diagnosis
    };

    /// All outlive it; it belongs to `page`, before which the windows open.
    DataWindows(ProjectSession& session, Settings& settings, DataPresenter& presenter, ImportFlow& import,
                QWidget& page);

    /// Asks for files of that kind, then goes on as the source wants it.
    void addFrom(Source source);
    /// The window that says what the columns of a table of labels mean.
    void openTable(const QString& path);
    /// The window in which a field of the files' headers is chosen that says the diagnosis.
    void openHeaderFields(const QString& folder);
    /// Says what the table will hold, asks where to, and writes it.
    void exportLabels();
    /// Asks whether the network shall see all images so.
    void askForNetworkWindow(const imaging::WindowPolicy& window);
    /// The window that says whether the diagnoses are grades.
    void orderGrades();
    /// The sheet for what only people know of the study.
    void askStudy();
    /// The window in which the shares of new splits are chosen.
    void chooseSplits();
    /// The window in which is said who the patients are.
    void namePatients();
    /// The window in which is said what a study is and what has one answer.
    void arrangeStudies();
    /// The window that says how far readers agree, and in which the rule of consensus is chosen.
    void showReaders();
    /// The window in which a random sample is read a second time.
    void readAgain();

private:
    void chooseFolderToImport();
    void chooseFilesToImport();
    void chooseTable();
    void chooseHeaderField();
    void askForFrames(const dataset::FramesFound& found);
    /// What a file dialog answered: the next one begins there.
    void remember(const QString& chosen);
    /// The table that says something of the images of the project.
    void chooseTableOfProject(const QString& title);

    ProjectSession& m_session;
    Settings& m_settings;
    DataPresenter& m_presenter;
    ImportFlow& m_import;
    QWidget& m_page;
    QPointer<LabelTableDialog> m_table;
    QPointer<HeaderFieldDialog> m_header;
    QPointer<FramesDialog> m_frames;
    QPointer<GradesDialog> m_grades;
    QPointer<StudyDialog> m_study;
    QPointer<SplitDialog> m_splits;
    QPointer<PatientNamesDialog> m_patients;
    QPointer<StudiesDialog> m_studies;
    QPointer<ReadersDialog> m_readers;
    QPointer<SecondReadingDialog> m_again;
};

}  // namespace fovea::ui
