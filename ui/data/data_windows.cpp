#include "data/data_windows.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "data/data_presenter.h"
#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/header_field_dialog.h"
#include "data/import_flow.h"
#include "data/label_table_dialog.h"
#include "data/patient_names_dialog.h"
#include "data/readers_dialog.h"
#include "data/second_reading_dialog.h"
#include "data/split_dialog.h"
#include "data/studies_dialog.h"
#include "data/study_dialog.h"
#include "dataset/label_export.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "text/words.h"
#include "widgets/file_chooser.h"

namespace fovea::ui {

namespace {

void toFront(QWidget* window) {
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace

DataWindows::DataWindows(ProjectSession& session, Settings& settings, DataPresenter& presenter,
                         ImportFlow& import, QWidget& page)
    : QObject(&page),
      m_session(session),
      m_settings(settings),
      m_presenter(presenter),
      m_import(import),
      m_page(page) {
    connect(&import, &ImportFlow::tableAsked, this, &DataWindows::openTable);
    connect(&import, &ImportFlow::framesAsked, this, &DataWindows::askForFrames);
    connect(&import, &ImportFlow::questionWithdrawn, this, [this] {
        if (m_frames) m_frames->reject();
    });
    connect(&session, &ProjectSession::busyChanged, this, [this](bool busy) {
        if (m_table) m_table->setBlocked(busy);
        if (m_header) m_header->setBlocked(busy);
    });
    // What it says is of the question that was in use.
    connect(&session, &ProjectSession::questionChanged, this, [this] {
        if (m_studies) m_studies->reject();
        if (m_readers) m_readers->reject();
        if (m_again) m_again->reject();
    });
    connect(&session, &ProjectSession::closed, this, [this] {
        if (m_readers) m_readers->reject();
        if (m_table) m_table->reject();
        if (m_header) m_header->reject();
        if (m_patients) m_patients->reject();
        if (m_studies) m_studies->reject();
    });
}

// ---- more images ---------------------------------------------------------------

void DataWindows::remember(const QString& chosen) {
    m_settings.setLastFolder(QFileInfo(chosen).absolutePath());
}

void DataWindows::addFrom(Source source) {
    switch (source) {
        case Source::folder:
            chooseFolderToImport();
            break;
        case Source::files:
            chooseFilesToImport();
            break;
        case Source::table:
            chooseTable();
            break;
        case Source::headerField:
            chooseHeaderField();
            break;
    }
}

void DataWindows::chooseFolderToImport() {
    chooseFolder(&m_page, tr("Choose the folder that holds one folder per diagnosis"),
                 m_settings.lastFolder(), [this](const QString& folder) {
                     remember(folder);
                     m_import.importPaths({folder});
                 });
}

void DataWindows::chooseFilesToImport() {
    chooseFiles(&m_page, tr("Choose images; each takes the name of its folder as diagnosis"),
                m_settings.lastFolder(), {}, [this](const QStringList& files) {
                    remember(files.first());
                    m_import.importPaths(files);
                });
}

void DataWindows::chooseTable() {
    chooseFile(&m_page, tr("Choose the table that names the images"), m_settings.lastFolder(), tableFilter(),
               [this](const QString& path) {
                   remember(path);
                   openTable(path);
               });
}

void DataWindows::chooseHeaderField() {
    chooseFolder(&m_page, tr("Choose the folder with the DICOM files"), m_settings.lastFolder(),
                 [this](const QString& folder) {
                     remember(folder);
                     openHeaderFields(folder);
                 });
}

void DataWindows::openTable(const QString& path) {
    if (!m_table) {
        m_table =
            new LabelTableDialog(dataset::relativeFiles(m_session.samples()), m_settings, m_page.window());
        m_table->setAttribute(Qt::WA_DeleteOnClose);
        m_table->setBlocked(m_session.busy());
        connect(m_table, &QDialog::finished, this, [this](int result) {
            // It deletes itself soon; another table gets another window.
            LabelTableDialog* dialog = m_table;
            m_table.clear();
            if (dialog && result == QDialog::Accepted) m_import.takeTable(dialog->presenter());
        });
    }
    m_table->presenter().openTable(path);
    toFront(m_table);
}

void DataWindows::openHeaderFields(const QString& folder) {
    if (!m_header) {
        m_header = new HeaderFieldDialog(m_settings, m_page.window());
        m_header->setAttribute(Qt::WA_DeleteOnClose);
        m_header->setBlocked(m_session.busy());
        connect(m_header, &QDialog::finished, this, [this](int result) {
            // It deletes itself soon; another folder gets another window.
            const HeaderFieldDialog* dialog = m_header;
            m_header.clear();
            if (dialog && result == QDialog::Accepted)
                m_import.takeHeaderField(dialog->folder(), dialog->attribute());
        });
    }
    m_header->openFolder(folder);
    toFront(m_header);
}

void DataWindows::askForFrames(const dataset::FramesFound& found) {
    m_frames = new FramesDialog(found, &m_page);
    m_frames->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_frames, &QDialog::finished, this, [this](int result) {
        const FramesDialog* dialog = m_frames;
        m_frames.clear();
        if (dialog && result == QDialog::Accepted)
            m_import.answerFrames(dialog->frames(), dialog->plane(), dialog->series());
        else
            m_import.skip();
    });
    m_frames->open();
}

// ---- the project ---------------------------------------------------------------

void DataWindows::exportLabels() {
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Export labels"),
                                     tr("This table will name patients."), QMessageBox::Cancel, &m_page);
    question->setObjectName(QStringLiteral("exportQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "It holds the patients' identifiers and the names of the files. Save it only where patient data may "
        "be kept. “Import with a table” reads it back."));
    QPushButton* save = question->addButton(tr("Choose where to save…"), QMessageBox::AcceptRole);
    connect(save, &QPushButton::clicked, this, [this] {
        chooseSaveFile(
            &m_page, tr("Save the labels, patients included"),
            proposedFile(m_session.folder(), {m_session.name(), tr("labels")}, QStringLiteral("csv")),
            tr("Table (*.csv)"), QStringLiteral("csv"),
            [this](const QString& path) { m_presenter.writeLabels(path); });
    });
    question->open();
}

void DataWindows::askForNetworkWindow(const imaging::WindowPolicy& window) {
    auto* question = new QMessageBox(QMessageBox::Question, tr("What the network sees"),
                                     tr("Let the network see all images so: %1?").arg(windowWords(window)),
                                     QMessageBox::Cancel, &m_page);
    question->setObjectName(QStringLiteral("windowQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "Every image is read again, which may take a while; your files are not changed, and Undo takes it "
        "back. What was trained before keeps the window it was trained with: train again to use this one."));
    QPushButton* change = question->addButton(tr("Change for all images"), QMessageBox::AcceptRole);
    connect(change, &QPushButton::clicked, &m_presenter,
            [this, window] { m_presenter.changeNetworkWindow(window); });
    question->open();
}

void DataWindows::askStudy() {
    if (!m_study) {
        m_study = new StudyDialog(m_session, m_page.window());
        m_study->setAttribute(Qt::WA_DeleteOnClose);
    }
    toFront(m_study);
}

void DataWindows::orderGrades() {
    if (!m_grades) {
        m_grades = new GradesDialog(m_session, m_page.window());
        m_grades->setAttribute(Qt::WA_DeleteOnClose);
    }
    toFront(m_grades);
}

void DataWindows::chooseSplits() {
    if (!m_splits) {
        m_splits = new SplitDialog(m_session, m_page.window());
        m_splits->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_splits, &QDialog::accepted, this, [this] {
            const SplitDialog* dialog = m_splits;
            m_splits.clear();
            if (dialog) m_presenter.resplit(dialog->shares());
        });
    }
    toFront(m_splits);
}

void DataWindows::namePatients() {
    if (!m_patients) {
        m_patients = new PatientNamesDialog(m_session, m_page.window());
        m_patients->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_patients, &QDialog::accepted, this, [this] {
            PatientNamesDialog* dialog = m_patients;
            m_patients.clear();
            if (!dialog) return;
            if (dialog->presenter().way() != PatientNamesPresenter::Way::table) {
                m_presenter.namePatients(dialog->presenter().rule());
                return;
            }
            chooseTableOfProject(tr("Choose the table that names the patients"));
        });
    }
    toFront(m_patients);
}

void DataWindows::chooseTableOfProject(const QString& title) {
    chooseFile(&m_page, title, m_settings.lastFolder(), tableFilter(), [this](const QString& path) {
        remember(path);
        openTable(path);
        m_table->presenter().setImages(LabelTablePresenter::Images::inProject);
    });
}

void DataWindows::showReaders() {
    if (m_again) m_again->reject();  // it would tell who reads again how far that agrees
    if (!m_readers) {
        m_readers = new ReadersDialog(m_session, m_page.window());
        m_readers->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_readers, &QDialog::finished, this, [this](int result) {
            ReadersDialog* dialog = m_readers;
            m_readers.clear();
            if (dialog && result == QDialog::Accepted)
                m_presenter.chooseConsensus(dialog->presenter().rule());
        });
    }
    toFront(m_readers);
}

void DataWindows::readAgain() {
    if (m_readers) m_readers->reject();
    if (!m_again) {
        m_again = new SecondReadingDialog(m_session, m_page.window());
        m_again->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_again, &QDialog::finished, this, [this] { m_again.clear(); });
    }
    toFront(m_again);
}

void DataWindows::arrangeStudies() {
    // Of another question than when it was opened it would say what is not so.
    if (m_studies) m_studies->reject();
    m_studies = new StudiesDialog(m_session, m_page.window());
    m_studies->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_studies, &QDialog::accepted, this, [this] {
        StudiesDialog* dialog = m_studies;
        m_studies.clear();
        if (!dialog) return;
        const StudiesPresenter& wanted = dialog->presenter();
        if (wanted.byTable())
            chooseTableOfProject(tr("Choose the table that names the studies"));
        else
            m_presenter.arrangeStudies(wanted.rule(), wanted.unit());
    });
    toFront(m_studies);
}

}  // namespace fovea::ui
