#include "train/run_progress.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "backbone/tensor_memory.h"
#include "base/memory.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "runs/run_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
constexpr double kCurvesSeconds = 0.2, kMemorySeconds = 0.5, kThroughputWindowSeconds = 5;
constexpr std::size_t kMostPoints = 800;  // of a curve; then every second one goes
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class T>
void thin(std::vector<T>& points) {
    if (points.size() <= kMostPoints) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < points.size(); i += 2) points[kept++] = points[i];
    points.resize(kept);
}

training::EpochRecord recordOf(const RunCurves::Epoch& epoch) {
    return {epoch.trainLoss, epoch.validationLoss, epoch.auc};
}
}  // namespace

void RunProgress::begin(const RunRequest& request, const std::optional<runs::RunEstimate>& planned,
                        bool goesOn) {
    m_request = request;
    m_planned = planned;
    m_log.clear();
    m_elapsedBefore = goesOn ? m_figures.elapsedSeconds : 0;
    m_figures = {};
    m_figures.auc = kNone;
    m_figures.epochs = request.settings.epochs;
    m_figures.readOutAlone = request.settings.epochs == 0;
    m_figures.stage = tr("Getting ready");
    if (goesOn) {
        m_figures.epoch = int(m_curves.epochs.size());
        m_figures.bestEpoch = m_curves.bestEpoch;
        if (m_curves.bestEpoch > 0) m_figures.auc = m_curves.epochs[std::size_t(m_curves.bestEpoch) - 1].auc;
    } else {
        m_curves = {};
    }
    m_curves.plannedEpochs = request.settings.epochs;
    if (request.several() || m_curves.epochs.empty()) {  // what is saved of it comes anew
        m_curves.steps.clear();
        m_curves.rates.clear();
    }
    m_earlierLosses.clear();
    m_throughput.clear();
    m_throughputStage = Stage::none;
    m_memorySampled = -1;
    m_curvesShown = 0;
    m_curvesDirty = false;
}

void RunProgress::take(const Progress& p, double workSeconds) {
    m_figures.done = p.done;
    m_figures.total = p.total;
    m_figures.secondsLeft = p.secondsLeft;
    m_figures.stage = stageWords(p.stage);
    if (p.stage != m_throughputStage) {
        m_throughputStage = p.stage;
        m_throughput.clear();
        if (p.stage == Stage::preload)
            say(p.total - p.done == 1 ? tr("Reading 1 image once.")
                                      : tr("Reading %1 images once.").arg(countWords(p.total - p.done)));
        if (p.stage == Stage::train)
            say(m_request.settings.epochs == 1
                    ? tr("Learning: 1 epoch, a pass over all training images.")
                    : tr("Learning: %1 epochs, each a pass over all training images.")
                          .arg(m_request.settings.epochs));
    }
    // Reading is followed by learning, which the plan has an estimate for.
    if (p.stage == Stage::preload && m_figures.secondsLeft >= 0 && m_planned)
        m_figures.secondsLeft += m_planned->trainSeconds * m_request.trainings();
    // The clock of a job that stands still does, too.
    if (!m_throughput.empty() && workSeconds <= m_throughput.back().first) return;
    const double images =
        p.stage == Stage::train ? double(p.done) * m_request.settings.batch : double(p.done);
    m_throughput.emplace_back(workSeconds, images);
    while (m_throughput.size() > 2 && workSeconds - m_throughput.front().first > kThroughputWindowSeconds)
        m_throughput.pop_front();
    const double span = workSeconds - m_throughput.front().first;
    m_figures.imagesPerSecond = span > 0.2 ? (images - m_throughput.front().second) / span : 0;
}

void RunProgress::take(const RunFeed::News& news) {
    if (news.member) beginMember(*news.member);
    if (news.sideNetwork) beginSideNetwork(news.sideNetwork->first, news.sideNetwork->second);
    if (news.earlier) {
        m_earlierLosses = news.earlier->losses;
        m_elapsedBefore = std::max(m_elapsedBefore, news.earlier->seconds);
        for (std::size_t i = 0; i < news.earlier->epochs.size(); ++i)
            takeEpoch(int(i), news.earlier->epochs[i]);
        m_curvesDirty = true;
    }
    for (const training::StepEvent& step : news.steps) takeStep(step);
    thin(m_curves.steps);
    thin(m_curves.rates);
    for (const auto& [epoch, record] : news.epochs) {
        takeEpoch(epoch, record);
        say(std::isfinite(record.loss)
                ? tr("Epoch %1 of %2: training loss %3, validation loss %4, validation AUC %5.")
                      .arg(epoch + 1)
                      .arg(m_request.settings.epochs)
                      .arg(decimalWords(record.trainLoss, 3), decimalWords(record.loss, 3),
                           decimalWords(record.auc, 3))
                : tr("Epoch %1 of %2: training loss %3.")
                      .arg(epoch + 1)
                      .arg(m_request.settings.epochs)
                      .arg(decimalWords(record.trainLoss, 3)));
    }
}

void RunProgress::beginMember(const runs::SeriesPosition& position) {
    m_figures.member = position.member;
    m_figures.members = position.of;
    m_figures.sideNetwork = m_figures.sideNetworks = 0;
    beginCurves();
    say(tr("Training %1 of %2 begins.").arg(position.member).arg(position.of));
}

void RunProgress::beginSideNetwork(int network, int of) {
    m_figures.sideNetwork = network;
    m_figures.sideNetworks = of;
    beginCurves();
    say(tr("Side network %1 of %2 begins.").arg(network).arg(of));
}

void RunProgress::beginCurves() {
    // Memory and speed go on.
    m_figures.epoch = m_figures.bestEpoch = m_curves.bestEpoch = 0;
    m_figures.auc = kNone;
    m_curves.steps.clear();
    m_curves.rates.clear();
    m_curves.epochs.clear();
    m_curves.withoutValidation.clear();
    m_curvesDirty = true;
}

bool RunProgress::learnsFromAll() const {
    return m_request.series.folds > 0 && m_figures.member == m_figures.members;
}

void RunProgress::takeStep(const training::StepEvent& s) {
    const int epochs = m_request.settings.epochs;
    const double perEpoch = s.steps > 0 && epochs > 0 ? double(s.steps) / epochs : 1;
    for (std::size_t i = 0; i < m_earlierLosses.size() && std::int64_t(i) < s.step; ++i)
        m_curves.steps.emplace_back(double(i + 1) / perEpoch, m_earlierLosses[i]);
    m_earlierLosses.clear();
    m_curves.steps.emplace_back(double(s.step + 1) / perEpoch, s.loss);
    m_curves.rates.emplace_back(double(s.step + 1) / perEpoch, s.learningRate);
    m_curvesDirty = true;
}

void RunProgress::takeEpoch(int epoch, const training::EpochRecord& record) {
    auto& epochs = m_curves.epochs;
    if (epochs.size() <= std::size_t(epoch)) epochs.resize(std::size_t(epoch) + 1);
    epochs[std::size_t(epoch)] = {record.trainLoss, record.loss, record.auc};
    m_figures.epoch = epoch + 1;
    m_curves.withoutValidation = withoutValidationWords({record}, learnsFromAll());
    m_curvesDirty = true;
    if (!std::isfinite(record.auc)) return;  // nothing to choose by
    const int best = m_figures.bestEpoch;
    if (best > 0 && !training::better(record, recordOf(epochs[std::size_t(best) - 1]))) return;
    m_figures.auc = record.auc;
    m_figures.bestEpoch = m_curves.bestEpoch = epoch + 1;
}

void RunProgress::look(double workSeconds) {
    m_figures.elapsedSeconds = m_elapsedBefore + workSeconds;
    if (m_memorySampled < 0 || workSeconds - m_memorySampled >= kMemorySeconds) {
        m_memorySampled = workSeconds;
        m_figures.memoryMb = residentMemoryMb();
        m_figures.peakMemoryMb = std::max(m_figures.peakMemoryMb, m_figures.memoryMb);
        // The highest since the last look: a step takes and gives back within milliseconds.
        m_figures.tensorsMb = backbone::peakTensorMemoryMb();
        backbone::resetPeakTensorMemory();
        m_curves.memory.push_back({m_figures.elapsedSeconds, m_figures.memoryMb, m_figures.tensorsMb});
        thin(m_curves.memory);
        if (m_figures.imagesPerSecond > 0)
            m_curves.throughput.emplace_back(m_figures.elapsedSeconds, m_figures.imagesPerSecond);
        thin(m_curves.throughput);
        m_curvesDirty = true;
    }
    Q_EMIT changed();
    if (!m_curvesDirty || workSeconds - m_curvesShown < kCurvesSeconds) return;
    m_curvesShown = workSeconds;
    showCurves();
}

void RunProgress::take(const runs::RunOutcome& outcome, const runs::SeriesOutcome* series) {
    m_curves.epochs.clear();
    for (const training::EpochRecord& e : outcome.validation)
        m_curves.epochs.push_back({e.trainLoss, e.loss, e.auc});
    // What is in view is of the last member, which after several random starts is not the one to use.
    if (series && series->kind == runs::SeriesKind::seeds) m_curves.rates.clear();
    const bool several = !outcome.sideNetworks.empty();
    if (several) m_curves.rates.clear();  // likewise: the curves are of the first one
    if (series || several) m_curves.steps = stepsOf(outcome.losses, m_curves.epochs.size());
    m_figures.bestEpoch = outcome.bestEpoch;
    m_curves.withoutValidation = withoutValidationWords(
        outcome.validation, series && series->kind == runs::SeriesKind::crossValidation);
    m_curves.bestEpoch = m_curves.withoutValidation.isEmpty() ? outcome.bestEpoch : 0;
    m_figures.epoch = outcome.epochs;
    if (outcome.bestEpoch > 0) m_figures.auc = outcome.validationAuc();
}

void RunProgress::showCurves() {
    m_curvesDirty = false;
    Q_EMIT curvesChanged();
}

void RunProgress::say(const QString& line) {
    m_log << line;
    Q_EMIT said(line);
}

}  // namespace fovea::ui
