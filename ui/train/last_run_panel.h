#pragma once

#include <QFrame>
#include <vector>

#include "runs/run_record.h"
#include "training/loop.h"

class QLabel;
class QPushButton;

namespace fovea::ui {

class ProjectSession;
class RunPlot;

/// What the newest training came to, with its curves: also after the program was
/// started again, and of one that was interrupted, from its saved state.
class LastRunPanel : public QFrame {
    Q_OBJECT
public:
    explicit LastRunPanel(ProjectSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void inspectRequested(qint64 run);
    void allRequested();

private:
    /// What an interrupted training had come to.
    struct Saved {
        std::vector<double> losses;  ///< of the epochs
        std::vector<training::EpochRecord> epochs;
        int bestEpoch = 0;  ///< from 1; 0: none
        int network = 1;    ///< the side network that they are of, from 1
    };
    void showRun();
    static QString aucWords(const runs::RunRecord& run, bool interrupted);
    void readSaved(const QString& folder);

    ProjectSession& m_session;
    QString m_savedOf;  ///< folder and time of what m_saved was, or is being, read of
    Saved m_saved;
    QLabel *m_title, *m_words;
    RunPlot* m_plot;
    QPushButton *m_inspect, *m_all;
    qint64 m_run = 0;
};

}  // namespace fovea::ui
