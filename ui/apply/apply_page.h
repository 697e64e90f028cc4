#pragma once

#include <optional>
#include <vector>

#include "widgets/page_in_turns.h"

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace fovea::ui {

class AddToProject;
class ApplyPresenter;
class CasePresenter;
class CaseView;
class EmptyState;
class FurtherView;
class JobRunner;
class NoticeBar;
class PredictionsPanel;
class ProjectSession;
class Settings;
class UnitImages;
class ValidationBar;
class ValidationPresenter;

/// Apply: choose an adapter, drop new images anywhere, read the predictions beside the images. Only lays out:
/// files and predictions are ApplyPresenter's, references and figures ValidationPresenter's. The image gets
/// all the room that the list can do without.
class ApplyPage : public PageInTurns {
    Q_OBJECT
public:
    /// All outlive it.
    ApplyPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    ApplyPresenter& presenter() { return *m_presenter; }
    ValidationPresenter& validation() { return *m_validation; }
    CasePresenter& casePresenter() { return *m_case; }
    CaseView& caseView() {
        finish();
        return *m_caseView;
    }
    UnitImages& images() { return *m_images; }

public Q_SLOTS:
    void useAdapter(const QString& path);

Q_SIGNALS:
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeHead();
    void makeContent();
    void makeList(const JobRunner& jobs);
    void makeImage();
    void makeShortcuts();
    void follow();  ///< once all of it is there
    void followPresenter();
    void followValidation();
    void followCase();
    void fitList();
    void toggleStrip();
    void sayReports(const QString& folder, int reports, int notDicom);
    void placeValidation();  ///< under the list where that is a table, else above the work
    void showEmpty();
    void showCurrent();
    void showImage();
    void showLearned();  ///< of the image that is shown
    /// Of the chosen rows; `files`: those to be shown in their folder, or copied by name.
    void showMenu(const QPoint& global, const QStringList& files);
    void showMenuOfImage(const QPoint& global);  ///< the same with the image that is looked at
    void addShowInData(QMenu& menu, const QStringList& files);
    void addAddToProject(QMenu& menu, const std::vector<qint64>& ids);
    void sayAdded(int images, int alreadyThere);
    void remove(const std::vector<qint64>& ids);
    void chooseAdapterFile();
    void chooseImages(bool folder);
    void chooseLabelTable();
    void add(const QStringList& paths);
    void save(const QString& title, const QString& filter, const QString& suffix);
    void saveImages();  ///< the table with a line an image
    void saySaved(const QString& path);
    void saveReport();              ///< of the external validation
    QStringList saveParts() const;  ///< for the names of files

    ProjectSession& m_session;
    Settings& m_settings;
    ApplyPresenter* m_presenter;
    ValidationPresenter* m_validation;
    AddToProject* m_adding;
    CasePresenter* m_case;
    NoticeBar* m_notice;
    CaseView* m_caseView = nullptr;
    UnitImages* m_images;         ///< of the study or patient that is chosen
    QLabel* m_learned = nullptr;  ///< in the drawer: that the adapter has learned from the image
    FurtherView* m_further = nullptr;
    PredictionsPanel* m_list = nullptr;
    ValidationBar* m_validationBar = nullptr;
    QWidget* m_work;
    EmptyState* m_empty = nullptr;
    QStackedWidget* m_pages = nullptr;
    QSplitter* m_split = nullptr;
    std::optional<int> m_listWidth;  ///< that the user chose; none: what the image leaves
};

}  // namespace fovea::ui
