#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace fovea::ui {

class QuestionSwitch;

class InspectPresenter;
class JobRunner;

/// The one line above Inspect: which training, on which images, counted how, and what can be done with
/// it. Where it is narrow, what can be done is behind one button.
class InspectHead : public QWidget {
    Q_OBJECT
public:
    InspectHead(InspectPresenter& presenter, JobRunner& jobs, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    /// Whether the buttons are folded into one.
    bool folded() const { return m_folded; }

Q_SIGNALS:
    void tableRequested();
    void imagesTableRequested();  ///< with a line an image, where rows are studies or patients
    void reportRequested();
    void cardRequested();
    void applyRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeChoices(QHBoxLayout& row);
    void makeActions(QHBoxLayout& row);
    void showRuns();
    void showState();
    void showFindings();
    void fold();

    InspectPresenter& m_presenter;
    JobRunner& m_jobs;
    QuestionSwitch* m_questions;
    QComboBox *m_runs, *m_finding;
    QPushButton *m_validation, *m_test;
    QPushButton *m_byImage, *m_byPatient;
    QPushButton *m_table, *m_imagesTable, *m_report, *m_card, *m_apply;
    QPushButton* m_more;  ///< instead of those
    QAction *m_tableEntry, *m_imagesEntry, *m_reportEntry, *m_cardEntry, *m_applyEntry;
    bool m_folded = false;
};

}  // namespace fovea::ui
