#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace fovea::ui {

class CasePresenter;
class CaseView;
class EmptyState;
class GalleryModel;
class GalleryView;
class InspectPresenter;
class JobRunner;
class NoticeBar;
class ProjectSession;
class Settings;
class ThumbnailLoader;

/// Inspect: how good an adapter is, which images it gets wrong, where it looks.
class InspectPage : public QWidget {
    Q_OBJECT
public:
    InspectPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    InspectPresenter& presenter() { return *m_presenter; }
    CasePresenter& casePresenter() { return *m_case; }

public Q_SLOTS:
    void showRun(qint64 run);

Q_SIGNALS:
    void trainRequested();  ///< there is no adapter yet
    void applyRequested(const QString& adapterPath);
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeWork(Settings& settings);  ///< the page where there is an adapter
    QWidget* makeImages();
    QWidget* makeCase(Settings& settings);
    void connectAll();
    QWidget* makeHead();
    QWidget* makeLook();
    void showRuns();
    void showEvaluation();
    QString testWords() const;
    void showGallery();
    void showSample(int sample);
    void showMenu(const QPoint& position);
    void saveAs(bool report);
    /// For the names of files: project, training, and `part` of the images.
    QStringList saveParts(const QString& part) const;

    ProjectSession& m_session;
    JobRunner& m_jobs;
    InspectPresenter* m_presenter;
    CasePresenter* m_case;
    ThumbnailLoader* m_thumbnails;
    GalleryModel* m_model;
    GalleryView* m_gallery;
    CaseView* m_caseView;
    EmptyState* m_empty;
    QStackedWidget* m_whole;
    NoticeBar* m_notice;
    QComboBox* m_runs;
    QPushButton *m_validation, *m_test, *m_table, *m_report, *m_apply;
    QLabel *m_evaluationWords, *m_galleryTitle;
};

}  // namespace fovea::ui
