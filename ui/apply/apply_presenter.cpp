#include "apply/apply_presenter.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>
#include <mutex>

#include "imaging/read_image.h"
#include "inference/predictor.h"
#include "jobs/background.h"
#include "runs/figure_words.h"
#include "text/error_text.h"

namespace fovea::ui {

/// Results on their way from the worker.
struct ApplyPresenter::Mailbox {
    struct Item {
        int row;
        AppliedFile file;
    };
    std::mutex mutex;
    std::vector<std::string> classes;
    std::vector<Item> items;
};

namespace {
constexpr int kCollectMs = 50;

/// Files as they are; below folders, what looks like an image, in order.
QStringList imagesIn(const QStringList& paths) {
    QStringList all;
    QCollator byNumber;  // "2.png" before "10.png"
    byNumber.setNumericMode(true);
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            all << QFileInfo(path).absoluteFilePath();
            continue;
        }
        QStringList found;
        QDirIterator it(path, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString file = it.next();
            if (imaging::looksLikeImage(file.toStdString())) found << QFileInfo(file).absoluteFilePath();
        }
        std::sort(found.begin(), found.end(),
                  [&](const QString& a, const QString& b) { return byNumber.compare(a, b) < 0; });
        all << found;
    }
    return all;
}
}  // namespace

ApplyPresenter::ApplyPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs) {
    m_pool.setMaxThreadCount(1);
    m_collect.setInterval(kCollectMs);
    connect(&m_collect, &QTimer::timeout, this, &ApplyPresenter::collect);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &ApplyPresenter::readRuns);
    connect(&jobs, &JobRunner::finished, this, &ApplyPresenter::predictSoon);
    connect(&jobs, &JobRunner::started, this, &ApplyPresenter::stateChanged);
    connect(&m_predictions, &JobRunner::finished, this, &ApplyPresenter::predictSoon);
    connect(&m_predictions, &JobRunner::cancelRequested, this, [this] {
        m_stopped = true;
        Q_EMIT stateChanged();
    });
    readRuns();
}

ApplyPresenter::~ApplyPresenter() {
    m_pool.waitForDone();
}

// ---- adapter -------------------------------------------------------------------

void ApplyPresenter::readRuns() {
    const QString newestBefore = m_adapters.empty() ? QString() : m_adapters.front().path;
    m_adapters.clear();
    for (const RunSummary& r : summariseRuns(m_session.runs(), m_session.folder()))
        if (r.usable()) m_adapters.push_back({r.adapterPath, r.title});
    for (const QString& path : m_chosenFiles) m_adapters.push_back({path, QFileInfo(path).fileName()});
    Q_EMIT adaptersChanged();
    const bool gone = std::none_of(m_adapters.begin(), m_adapters.end(),
                                   [&](const AdapterEntry& a) { return a.path == m_adapter; });
    // A training that has just ended is the one to use, unless work with another has begun.
    const bool newer =
        !gone && m_files.empty() && m_adapter == newestBefore && m_adapters.front().path != newestBefore;
    if (gone || newer) useAdapter(m_adapters.empty() ? QString() : m_adapters.front().path, false);
}

void ApplyPresenter::chooseAdapter(const QString& path) {
    useAdapter(path, true);
}

void ApplyPresenter::useAdapter(const QString& path, bool predict) {
    if (path == m_adapter) return;
    putPredictionsAway();
    m_stopped = !predict && !m_files.empty();
    m_adapter = path;
    const bool listed = std::any_of(m_adapters.begin(), m_adapters.end(),
                                    [&](const AdapterEntry& a) { return a.path == path; });
    if (!path.isEmpty() && !listed) {
        m_chosenFiles << path;
        m_adapters.push_back({path, QFileInfo(path).fileName()});
        Q_EMIT adaptersChanged();
    }
    m_info.reset();
    m_adapterError.clear();
    Q_EMIT adapterChanged();
    if (!path.isEmpty()) readInfo();
}

void ApplyPresenter::readInfo() {
    inBackground(
        m_pool, this,
        [path = m_adapter.toStdString()] { return guarded([&] { return adapter::readAdapterInfo(path); }); },
        [this, path = m_adapter](Result<adapter::AdapterInfo> info) {
            if (path != m_adapter) return;
            if (info) {
                m_classes = info->classes;
                m_info = std::move(*info);
                takePredictionsBack();
            } else {
                m_adapterError = errorSentence(info.error());
            }
            Q_EMIT adapterChanged();
            predictSoon();
        });
}

QString ApplyPresenter::predictedBy() const {
    // Another adapter may lie where one lay before.
    return m_adapter + QLatin1Char('\n') + fromUtf8(m_info->createdUtc);
}

void ApplyPresenter::takePredictionsBack() {
    const auto before = m_before.constFind(predictedBy());
    if (before == m_before.constEnd()) return;
    QHash<std::pair<QString, int>, const AppliedFile*> known;
    for (const AppliedFile& f : *before) known.insert({f.path, f.frame}, &f);
    for (AppliedFile& f : m_files)
        if (const AppliedFile* predicted = known.value({f.path, f.frame});
            predicted && predicted->state != AppliedFile::State::waiting)
            f = *predicted;
    if (!m_files.empty()) Q_EMIT filesChanged(0, int(m_files.size()) - 1);
}

void ApplyPresenter::putPredictionsAway() {
    collect();
    ++m_generation;
    if (m_predicting) m_predictions.cancel();
    addFrames();
    if (m_info) m_before.insert(predictedBy(), m_files);
    for (AppliedFile& f : m_files) f = AppliedFile{f.path, f.frame, f.frames};
    if (!m_files.empty()) Q_EMIT filesChanged(0, int(m_files.size()) - 1);
}

// ---- files ---------------------------------------------------------------------

void ApplyPresenter::add(const QStringList& paths) {
    if (paths.isEmpty()) return;
    ++m_searching;
    m_stopped = false;
    Q_EMIT stateChanged();
    inBackground(
        m_pool, this, [paths] { return imagesIn(paths); },
        [this](const QStringList& found) {
            --m_searching;
            const int first = int(m_files.size());
            std::vector<AppliedFile> fresh;
            for (const QString& path : found) {
                if (m_known.contains(path)) continue;
                m_known.insert(path);
                fresh.push_back(AppliedFile{path});
            }
            if (!fresh.empty()) {
                m_files.insert(m_files.end(), fresh.begin(), fresh.end());
                Q_EMIT filesAdded(first, int(fresh.size()));
            } else if (found.isEmpty()) {
                Q_EMIT nothingFound();
            }
            Q_EMIT stateChanged();
            predictSoon();
        });
}

void ApplyPresenter::clear() {
    ++m_generation;
    if (m_predicting) m_predictions.cancel();
    m_files.clear();
    m_before.clear();
    m_known.clear();
    m_several.clear();
    m_stopped = false;
    Q_EMIT filesReset();
    Q_EMIT stateChanged();
}

int ApplyPresenter::waiting() const {
    return int(std::count_if(m_files.begin(), m_files.end(),
                             [](const AppliedFile& f) { return f.state == AppliedFile::State::waiting; }));
}

void ApplyPresenter::stop() {
    if (!m_predicting) return;
    m_predictions.cancel();
}

void ApplyPresenter::resume() {
    m_stopped = false;
    predictSoon();
}

// ---- predicting ----------------------------------------------------------------

void ApplyPresenter::predictSoon() {
    Q_EMIT stateChanged();
    if (m_predicting || m_stopped || m_searching > 0 || !m_info || m_jobs.running()) return;
    std::vector<Mailbox::Item> todo;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        if (m_files[i].state == AppliedFile::State::waiting) todo.push_back({int(i), m_files[i]});
    if (todo.empty()) return;
    auto box = std::make_shared<Mailbox>();
    const bool started = m_predictions.start<bool>(
        tr("Predicting"),
        [box, waiting = std::move(todo),
         adapterPath = m_adapter.toStdString()](const JobContext& job) -> Result<bool> {
            std::vector<Mailbox::Item> todo = waiting;
            FOVEA_TRY(const inference::Predictor predictor, inference::Predictor::load(adapterPath));
            ProgressMeter meter(job, Stage::predict, std::int64_t(todo.size()));
            for (auto& [row, file] : todo) {
                FOVEA_CHECK(job.check());
                auto result = predictor.predict(file.path.toStdString(),
                                                {file.frame, predictor.inputSettings().plane}, false, job);
                if (result) {
                    file.frames = result->frames;
                    file.state = AppliedFile::State::done;
                    file.predicted = result->predicted;
                    file.probabilities = std::move(result->probabilities);
                } else {
                    if (result.error().code == ErrorCode::cancelled) return result.error();
                    // The neighbours' predictions stand.
                    file.state = AppliedFile::State::failed;
                    const ErrorWords words = errorWords(result.error());
                    file.error = whatAndRemedy(words);
                }
                meter.advance();
                const std::lock_guard lock(box->mutex);
                box->items.push_back({row, std::move(file)});
            }
            return true;
        },
        [this, generation = m_generation](Result<bool> done) {
            if (generation == m_generation) {
                collect();
                addFrames();  // now that no job counts rows; they are predicted next
            }
            m_collect.stop();
            m_mailbox.reset();
            m_predicting = false;
            if (!done && done.error().code != ErrorCode::cancelled) {
                m_adapterError = errorSentence(done.error());
                m_stopped = true;  // would only fail again
                Q_EMIT adapterChanged();
            }
            Q_EMIT stateChanged();
        },
        WorkStep::apply);
    if (!started) return;
    m_predicting = true;
    m_mailbox = box;
    m_collect.start();
    Q_EMIT stateChanged();
}

void ApplyPresenter::collect() {
    if (!m_mailbox || m_predictions.cancelling()) return;
    std::vector<Mailbox::Item> items;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        items.swap(m_mailbox->items);
    }
    if (items.empty()) return;
    int first = items.front().row, last = first;
    for (Mailbox::Item& item : items) {
        if (std::size_t(item.row) >= m_files.size()) continue;
        AppliedFile& file = m_files[std::size_t(item.row)];
        if (file.frames == 0 && item.file.frames > 1) m_several.push_back(item.row);
        first = std::min(first, item.row);
        last = std::max(last, item.row);
        file = std::move(item.file);
    }
    Q_EMIT filesChanged(first, last);
    Q_EMIT stateChanged();
}

void ApplyPresenter::addFrames() {
    // From the end, so that the rows in front keep their numbers.
    std::sort(m_several.begin(), m_several.end(), std::greater<>());
    for (const int row : std::exchange(m_several, {})) {
        const AppliedFile first = m_files[std::size_t(row)];
        std::vector<AppliedFile> others;
        for (int frame = 1; frame < first.frames; ++frame)
            others.push_back(AppliedFile{first.path, frame, first.frames});
        m_files.insert(m_files.begin() + row + 1, others.begin(), others.end());
        Q_EMIT filesAdded(row + 1, int(others.size()));
    }
}

void ApplyPresenter::writeTable(const QString& path) {
    inBackground(
        m_pool, this,
        [path = path.toStdString(), files = m_files, classes = m_classes] {
            return guarded([&] { return writeAppliedCsv(path, files, classes); });
        },
        [this, path](Result<void> done) {
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT writeFailed(done.error());
        });
}

}  // namespace fovea::ui
