#pragma once

#include <QWidget>
#include <functional>

#include "case/case_presenter.h"
#include "settings/settings.h"

class QBoxLayout;

namespace fovea::ui {

class CasesPresenter;
class CaseStrip;
class CaseView;
class ProjectSession;
class ThumbnailLoader;

/// The images one by one: at the left which ones (CaseStrip), and the one that is looked at in all the room
/// that is left (CaseView). J and K go on and back, 1 to 9 give it a label. Where it is narrow the images
/// stand in a film above. Of a study or patient that has one answer its images stand below (UnitStrip), point
/// and comma go through them.
class CasesTab : public QWidget {
    Q_OBJECT
public:
    static constexpr int kFilmBelow = 784;  ///< logical pixels of this widget

    CasesTab(ProjectSession& session, CasesPresenter& cases, CasePresenter& shown, Settings& settings,
             QWidget* parent = nullptr);
    CaseView& view() { return *m_view; }
    /// Gives the keyboard to the images.
    void focusImages();

Q_SIGNALS:
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page
    void edited(const QString& what);     ///< the project was changed; it can be undone

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeKeys();
    void showCurrent();
    CasePresenter::Whole wholeWords() const;  ///< of the study or patient; empty where rows are images
    void showMenu(const QPoint& global);

    ProjectSession& m_session;
    CasesPresenter& m_cases;
    CasePresenter& m_shown;
    ThumbnailLoader* m_thumbnails;
    QBoxLayout* m_layout;
    CaseStrip* m_strip;
    CaseView* m_view;
};

}  // namespace fovea::ui
