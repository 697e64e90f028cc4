#pragma once

#include <QPointer>

#include "widgets/page_in_turns.h"

class QStackedWidget;
class QTabWidget;

namespace fovea::ui {

class CasePresenter;
class CasesPresenter;
class CasesTab;
class EmptyState;
class InspectHead;
class InspectPresenter;
class JobRunner;
class FindingsPresenter;
class NoticeBar;
class NumberPage;
class OperatingPoint;
class ProjectSession;
class Settings;
class SubgroupsPresenter;
class SummaryPresenter;

/// Inspect: how good an adapter is (Summary), which images it gets wrong and where it looks (Cases), what
/// follows from the threshold (Curves), and whether that holds for everyone (Subgroups).
class InspectPage : public PageInTurns {
    Q_OBJECT
public:
    /// In the order in which they stand.
    enum Tab { summary, cases, curves, subgroups };

    InspectPage(ProjectSession& session, JobRunner& jobs, Settings& settings, QWidget* parent = nullptr);
    InspectPresenter& presenter() { return *m_presenter; }
    CasesPresenter& casesPresenter() { return *m_cases; }
    CasePresenter& casePresenter() { return *m_case; }
    OperatingPoint& operatingPoint() { return *m_point; }
    SubgroupsPresenter& subgroupsPresenter() { return *m_subgroups; }

    Tab tab() const;
    void setTab(Tab tab);

public Q_SLOTS:
    void showRun(qint64 run);

Q_SIGNALS:
    void trainRequested();  ///< there is no adapter yet
    void applyRequested(const QString& adapterPath);
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    // The page where there is an adapter.
    void makeHead(JobRunner& jobs);
    void makeStage();
    void makeSummary();
    void makeCases();
    void makeCurves();
    void makeSubgroups();
    void makeOtherStages(JobRunner& jobs);
    void addTab(QWidget* tab, const QString& chapter, const QString& name);  ///< in the order of Tab
    void makeNumberPage();
    void sayCopied();
    void sayEdited(const QString& what);
    void makeKeys();
    void connectAll();
    /// Undoes, or does again, as soon as the project is free.
    void takeBack(bool again);
    void showRuns();
    void showStage();
    void turnTo(int page);  ///< of m_stage
    QString waitingWords() const;
    enum class Saved { table, imagesTable, report, card };
    void saveAs(Saved what);
    /// For the names of files: project, training, and `part` of the images.
    QStringList saveParts(const QString& part) const;

    ProjectSession& m_session;
    Settings& m_settings;
    InspectPresenter* m_presenter;
    CasesPresenter* m_cases;
    SummaryPresenter* m_summary;
    FindingsPresenter* m_findings;
    NumberPage* m_number = nullptr;  ///< made when a number is looked at first
    SubgroupsPresenter* m_subgroups;
    OperatingPoint* m_point;
    CasePresenter* m_case;
    EmptyState *m_empty, *m_waiting = nullptr;
    QStackedWidget *m_whole, *m_stage = nullptr;
    QWidget* m_work;
    QTabWidget* m_tabs = nullptr;
    CasesTab* m_casesTab = nullptr;
    InspectHead* m_head = nullptr;
    NoticeBar* m_notice;
    QPointer<QWidget> m_keyboard;  ///< what had it when the tabs went away
};

}  // namespace fovea::ui
