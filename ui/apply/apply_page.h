#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace fovea::ui {

class ApplyPresenter;
class CasePresenter;
class CaseView;
class EmptyState;
class JobRunner;
class NoticeBar;
class PredictionsModel;
class ProjectSession;
class Settings;

/// Apply: choose an adapter, drop new images, read the predictions.
class ApplyPage : public QWidget {
    Q_OBJECT
public:
    ApplyPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    ApplyPresenter& presenter() { return *m_presenter; }
    CasePresenter& casePresenter() { return *m_case; }

public Q_SLOTS:
    void useAdapter(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTable();
    void showAdapters();
    void showAdapter();
    void showState();
    void showRow(const QModelIndex& current);
    void chooseAdapterFile();
    void chooseImages(bool folder);
    void add(const QStringList& paths);
    void saveTable();
    void showMenu(const QPoint& position);
    QStringList saveParts() const;  ///< for the names of files

    ProjectSession& m_session;
    JobRunner& m_jobs;
    Settings& m_settings;
    ApplyPresenter* m_presenter;
    CasePresenter* m_case;
    PredictionsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    CaseView* m_caseView;
    EmptyState* m_empty;
    QStackedWidget* m_files;
    NoticeBar* m_notice;
    QComboBox* m_adapters;
    QLabel *m_about, *m_status;
    QProgressBar* m_bar;
    QPushButton *m_addFiles, *m_addFolder, *m_clear, *m_stop, *m_save;
};

}  // namespace fovea::ui
