#pragma once

#include <QDialog>
#include <optional>

#include "dataset/header_labels.h"
#include "jobs/latest_worker.h"

class QLabel;
class QLayout;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace fovea::ui {

class ElidedLabel;
class NoticeBar;
class Settings;

/// The window in which a field of the DICOM header is chosen that says the diagnosis:
/// the fields of a folder's files that could, and what would come of the one chosen.
/// Fields that can tell who a patient is are not offered. Not modal. accepted() means:
/// import folder() with attribute().
class HeaderFieldDialog : public QDialog {
    Q_OBJECT
public:
    /// `settings` outlives it.
    explicit HeaderFieldDialog(Settings& settings, QWidget* parent = nullptr);

    /// Reads the headers below the folder, on a worker.
    void openFolder(const QString& folder);
    QString folder() const { return m_folder; }
    /// As dataset::ImportOptions::labelAttribute takes it; empty while none is chosen.
    std::string attribute() const;
    /// The project is busy: nothing can be imported meanwhile.
    void setBlocked(bool blocked);

private:
    QLayout* makeSource();
    void makeFields();
    QWidget* makeOutcome();
    const dataset::HeaderField* chosen() const;
    void showSurvey();
    void showOutcome();

    Settings& m_settings;
    QString m_folder;
    std::optional<dataset::HeaderSurvey> m_survey;
    bool m_blocked = false;
    NoticeBar* m_notice;
    ElidedLabel* m_path;
    QLabel *m_found, *m_rest;
    QTableWidget* m_fields;
    QListWidget* m_values;
    QPushButton* m_import;
    LatestWorker m_worker;
};

}  // namespace fovea::ui
