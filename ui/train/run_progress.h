#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "base/job_context.h"
#include "plots/run_curves.h"
#include "train/run_choices.h"
#include "train/run_feed.h"

namespace fovea::ui {

/// How a running run stands: rates, time left, memory, curves, best epoch, and what happened, in
/// sentences. It is told everything, the time too. No widgets, no threads, no project. GUI thread only.
class RunProgress : public QObject {
    Q_OBJECT
public:
    struct Figures {
        QString stage;  ///< in words
        std::int64_t done = 0, total = 0;
        double secondsLeft = -1;     ///< negative: unknown
        double elapsedSeconds = 0;   ///< pauses left out
        double imagesPerSecond = 0;  ///< 0: unknown
        double memoryMb = 0;
        double peakMemoryMb = 0;
        double tensorsMb = 0;  ///< highest of the last moment
        int epoch = 0;         ///< epochs finished
        int epochs = 0;
        double auc = 0;  ///< of the best epoch so far; NaN: none
        int bestEpoch = 0;
        bool readOutAlone = false;              ///< there are no epochs to count, and no curves
        int member = 0, members = 0;            ///< of a series, from 1; 0: a single training
        int sideNetwork = 0, sideNetworks = 0;  ///< of several, from 1; 0: there is one
    };

    explicit RunProgress(QObject* parent = nullptr) : QObject(parent) {}

    const Figures& figures() const { return m_figures; }
    const RunCurves& curves() const { return m_curves; }
    const QStringList& log() const { return m_log; }

    /// A run begins. `planned`: what the plan said of it. `goesOn`: it is the one that was in view last,
    /// whose curves stay.
    void begin(const RunRequest& request, const std::optional<runs::RunEstimate>& planned, bool goesOn);
    /// What its job reports, at this many seconds of work since begin(), pauses left out.
    void take(const Progress& progress, double workSeconds);
    /// What it told from its own thread.
    void take(const RunFeed::News& news);
    /// Time goes by, measured as above: memory is looked at, changed() and, not too often, curvesChanged()
    /// follow.
    void look(double workSeconds);
    /// It is done: what is in view is what came of it. `series`: of several trainings; else null.
    void take(const runs::RunOutcome& outcome, const runs::SeriesOutcome* series);
    /// The curves are shown as they are now.
    void showCurves();
    /// A line of the log.
    void say(const QString& line);

Q_SIGNALS:
    void changed();        ///< figures(): as often as look() is called
    void curvesChanged();  ///< up to 5 times a second
    void said(const QString& line);

private:
    void beginMember(const runs::SeriesPosition& position);
    void beginSideNetwork(int network, int of);
    void beginCurves();          ///< of another training than those in view
    bool learnsFromAll() const;  ///< the last member of a cross-validation does
    void takeEpoch(int epoch, const training::EpochRecord& record);
    void takeStep(const training::StepEvent& step);

    RunRequest m_request;
    std::optional<runs::RunEstimate> m_planned;
    Figures m_figures;
    RunCurves m_curves;
    QStringList m_log;
    std::deque<std::pair<double, double>> m_throughput;  ///< (seconds, images done) of the last moments
    Stage m_throughputStage = Stage::none;
    double m_elapsedBefore = 0;   ///< of the same run, before it was stopped
    double m_memorySampled = -1;  ///< workSeconds then
    double m_curvesShown = 0;     ///< likewise
    bool m_curvesDirty = false;
    std::vector<double> m_earlierLosses;  ///< until the first step says how many an epoch has
};

}  // namespace fovea::ui
