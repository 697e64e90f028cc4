#include "apply/apply_presenter.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>
#include <algorithm>
#include <map>

#include "apply/prediction_job.h"
#include "apply/predictions_dicom.h"
#include "apply/predictions_pdf.h"
#include "dataset/units.h"
#include "imaging/read_image.h"
#include "jobs/background.h"
#include "questions/question_words.h"
#include "runs/task.h"
#include "text/error_text.h"

namespace fovea::ui {

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

/// As it was before anything was predicted.
AppliedFile anew(const AppliedFile& f) {
    AppliedFile fresh{f.path, f.frame, f.frames};
    fresh.reference = f.reference;
    fresh.patient = f.patient;
    fresh.id = f.id;
    return fresh;
}

/// Path and frame of all images of a row.
std::vector<std::pair<QString, int>> imagesOf(const AppliedFile& f) {
    std::vector<std::pair<QString, int>> all;
    for (const AppliedPart& part : f.parts) all.emplace_back(part.path, part.frame);
    if (all.empty()) all.emplace_back(f.path, f.frame);
    return all;
}

/// These images as rows of their own, as before anything was predicted.
std::vector<AppliedFile> apart(const AppliedFile& f) {
    if (f.parts.empty()) return {anew(f)};
    std::vector<AppliedFile> all;
    for (const AppliedPart& part : f.parts) {
        AppliedFile one = anew(f);
        one.path = part.path;
        one.frame = part.frame;
        one.frames = part.frames;
        one.id = part.id;
        one.reference = part.reference;
        all.push_back(std::move(one));
    }
    return all;
}

/// What is known of a study by what is known of its images; empty where that contradicts itself.
std::string knownTogether(dataset::Question question, const std::vector<std::string>& references) {
    question.answerUnit = dataset::AnswerUnit::study;
    std::vector<dataset::Sample> images(references.size());
    for (std::size_t i = 0; i < references.size(); ++i) {
        images[i].study = "1";
        images[i].label = references[i];
    }
    const dataset::Units units = dataset::unitsOf(images, question);
    return units.rows.empty() ? std::string() : units.rows.front().label;
}

/// Whole stretches of these rows (ascending), from the end, so that the rows in front keep their numbers.
template <class Erase>
void forStretches(const std::vector<int>& rows, Erase erase) {
    for (int last = int(rows.size()) - 1; last >= 0;) {
        int first = last;
        while (first > 0 && rows[std::size_t(first - 1)] == rows[std::size_t(first)] - 1) --first;
        erase(rows[std::size_t(first)], rows[std::size_t(last)]);
        last = first - 1;
    }
}
}  // namespace

ApplyPresenter::ApplyPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_choice(new AdapterChoice(session, this)),
      m_numbers(std::make_shared<AppliedNumbers>()) {
    m_pool.setMaxThreadCount(1);
    m_collect.setInterval(kCollectMs);
    connect(&m_collect, &QTimer::timeout, this, &ApplyPresenter::collect);
    connect(m_choice, &AdapterChoice::leaving, this, &ApplyPresenter::putPredictionsAway);
    connect(m_choice, &AdapterChoice::read, this, &ApplyPresenter::takePredictionsBack);
    connect(m_choice, &AdapterChoice::changed, this, &ApplyPresenter::predictSoon);
    connect(m_choice, &AdapterChoice::furtherChanged, this, [this] {
        collect();
        ++m_generation;
        if (m_predicting) m_predictions.cancel();
        addFrames();
        m_before.clear();
        startAnew();
        m_stopped = false;
        predictSoon();
    });
    connect(&jobs, &JobRunner::finished, this, &ApplyPresenter::predictSoon);
    connect(&jobs, &JobRunner::started, this, &ApplyPresenter::stateChanged);
    connect(&m_predictions, &JobRunner::finished, this, &ApplyPresenter::predictSoon);
    connect(&m_predictions, &JobRunner::progress, this, [this](const Progress& progress) {
        m_progress = progress;
        Q_EMIT stateChanged();
    });
    connect(&m_predictions, &JobRunner::cancelRequested, this, [this] {
        m_stopped = true;
        Q_EMIT stateChanged();
    });
    takePredictionsBack();
}

ApplyPresenter::~ApplyPresenter() {
    m_pool.waitForDone();
}

// ---- another adapter -----------------------------------------------------------

void ApplyPresenter::startAnew() {
    std::vector<AppliedFile> all;
    for (const AppliedFile& f : m_files)
        for (AppliedFile& one : apart(f)) all.push_back(std::move(one));
    // What is brought back later was said by another adapter, too.
    for (auto& taken : m_removed) {
        std::vector<std::pair<int, AppliedFile>> images;
        for (const auto& [row, file] : taken) {
            int at = row;
            for (AppliedFile& one : apart(file)) images.emplace_back(at++, std::move(one));
        }
        taken = std::move(images);
    }
    const bool same = all.size() == m_files.size();
    m_files = std::move(all);
    renumber();
    if (!same)
        Q_EMIT filesReset();
    else if (!m_files.empty())
        Q_EMIT filesChanged(0, int(m_files.size()) - 1);
}

void ApplyPresenter::putPredictionsAway(bool byHand) {
    collect();
    ++m_generation;
    if (m_predicting) m_predictions.cancel();
    addFrames();
    // Studies are put together anew.
    if (info() && m_choice->further().empty() && unit() == dataset::AnswerUnit::image)
        m_before.insert(m_choice->identity(), m_files);
    startAnew();
    m_stopped = !byHand && !m_files.empty();
}

void ApplyPresenter::takePredictionsBack() {
    if (!info()) return;
    // Of a number there is no class to filter by, or to be of.
    m_classes = kind() == AppliedKind::number ? std::vector<std::string>() : info()->classes;
    const auto before = m_before.constFind(m_choice->identity());
    if (before == m_before.constEnd() || !m_choice->further().empty()) return;
    QHash<std::pair<QString, int>, const AppliedFile*> known;
    for (const AppliedFile& f : *before) known.insert({f.path, f.frame}, &f);
    for (AppliedFile& f : m_files) {
        const AppliedFile* then = known.value({f.path, f.frame});
        if (!then || then->state == AppliedFile::State::waiting) continue;
        AppliedFile again = *then;
        again.id = f.id;
        again.reference = f.reference;
        f = std::move(again);
    }
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
            QSet<QString> known;
            for (const AppliedFile& f : m_files)
                for (const auto& image : imagesOf(f)) known.insert(image.first);
            std::vector<AppliedFile> fresh;
            for (const QString& path : found) {
                if (known.contains(path)) continue;
                known.insert(path);
                fresh.push_back(AppliedFile{path});
            }
            insert(int(m_files.size()), std::move(fresh));
            if (found.isEmpty()) Q_EMIT nothingFound();
            predictSoon();
        });
}

void ApplyPresenter::insert(int row, std::vector<AppliedFile> files) {
    if (files.empty()) return;
    for (AppliedFile& f : files)
        if (f.id == 0) f.id = ++m_lastId;
    const int count = int(files.size());
    m_files.insert(m_files.begin() + row, std::make_move_iterator(files.begin()),
                   std::make_move_iterator(files.end()));
    renumber();
    Q_EMIT filesAdded(row, count);
}

void ApplyPresenter::renumber() {
    m_rows.clear();
    m_imageRows.clear();
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        m_rows.insert(m_files[i].id, int(i));
        m_imageRows.insert(m_files[i].id, int(i));
        for (const AppliedPart& part : m_files[i].parts) m_imageRows.insert(part.id, int(i));
    }
    m_choice->setInUse(!m_files.empty());
}

bool ApplyPresenter::puttingTogether() {
    if (!m_predicting || unit() == dataset::AnswerUnit::image) return false;
    collect();
    addFrames();
    return true;
}

void ApplyPresenter::putTogetherAgain() {
    const bool stopped = m_stopped;
    ++m_generation;
    m_predictions.cancel();
    m_stopped = stopped;
}

int ApplyPresenter::remove(const std::vector<qint64>& ids) {
    const bool together = puttingTogether();
    std::vector<int> rows;
    for (const qint64 id : ids)
        if (const int row = rowOf(id); row >= 0) rows.push_back(row);
    if (rows.empty()) return 0;
    if (together) putTogetherAgain();  // the studies would have what goes
    std::sort(rows.begin(), rows.end());
    std::vector<std::pair<int, AppliedFile>> taken;
    int images = 0;
    for (const int row : rows) {
        taken.emplace_back(row, m_files[std::size_t(row)]);
        images += int(imagesOf(taken.back().second).size());
    }
    m_removed.push_back(std::move(taken));
    forStretches(rows, [this](int first, int last) { erase(first, last); });
    Q_EMIT referencesChanged();
    Q_EMIT stateChanged();
    return images;
}

void ApplyPresenter::erase(int first, int last) {
    Q_EMIT filesLeaving(first, last);
    m_files.erase(m_files.begin() + first, m_files.begin() + last + 1);
    renumber();
    Q_EMIT filesLeft();
}

int ApplyPresenter::removed() const {
    return m_removed.empty() ? 0 : int(m_removed.back().size());
}

void ApplyPresenter::bringBack() {
    if (m_removed.empty()) return;
    // What is being put together knows nothing of what comes: of one study there would be two rows.
    if (puttingTogether()) putTogetherAgain();
    auto taken = std::move(m_removed.back());
    m_removed.pop_back();
    QSet<std::pair<QString, int>> there;
    QSet<int> units;
    for (const AppliedFile& f : m_files) {
        for (const auto& image : imagesOf(f)) there.insert(image);
        if (f.unit > 0) units.insert(f.unit);
    }
    for (const auto& [row, file] : taken) {
        std::vector<AppliedFile> images = apart(file);
        // Nor brought again meanwhile.
        std::erase_if(images, [&](const AppliedFile& f) { return there.contains({f.path, f.frame}); });
        // Where its study is on the list by now, its images join that.
        if (images.size() == imagesOf(file).size() && !units.contains(file.unit)) images = {file};
        insert(std::min(row, int(m_files.size())), std::move(images));
    }
    Q_EMIT referencesChanged();
    predictSoon();
}

void ApplyPresenter::clear() {
    ++m_generation;
    if (m_predicting) m_predictions.cancel();
    m_files.clear();
    m_before.clear();
    m_removed.clear();
    m_several.clear();
    m_numbers = std::make_shared<AppliedNumbers>();
    m_stopped = false;
    renumber();
    Q_EMIT filesReset();
    Q_EMIT referencesChanged();
    Q_EMIT stateChanged();
}

void ApplyPresenter::setReference(const std::vector<qint64>& ids, const std::string& reference) {
    bool any = false;
    for (const qint64 id : ids) {
        const int row = rowOfImage(id);  // it may be one of a study by now
        if (row < 0 || m_files[std::size_t(row)].reference == reference) continue;
        m_files[std::size_t(row)].reference = reference;
        for (AppliedPart& part : m_files[std::size_t(row)].parts) part.reference = reference;
        any = true;
        Q_EMIT filesChanged(row, row);
    }
    if (any) Q_EMIT referencesChanged();
}

void ApplyPresenter::setFinding(const std::vector<qint64>& ids, int index, std::optional<bool> stated) {
    if (kind() != AppliedKind::findings || index < 0 || index >= int(m_classes.size())) return;
    std::map<std::string, std::vector<qint64>> byReference;
    for (const qint64 id : ids) {
        const int row = rowOfImage(id);
        if (row < 0) continue;
        dataset::Findings known;
        if (auto read = dataset::findingsFromText(m_files[std::size_t(row)].reference, m_classes))
            known = std::move(*read);
        known.erase(m_classes[std::size_t(index)]);
        if (stated) known[m_classes[std::size_t(index)]] = *stated;
        byReference[dataset::findingsText(known, m_classes)].push_back(id);
    }
    for (const auto& [reference, of] : byReference) setReference(of, reference);
}

void ApplyPresenter::pressFinding(const std::vector<qint64>& ids, int index) {
    if (kind() != AppliedKind::findings || index < 0 || index >= int(m_classes.size())) return;
    std::optional<StatedTogether> now;
    for (const qint64 id : ids) {
        const int row = rowOfImage(id);
        if (row < 0) continue;
        const auto stated = statedOf(question(), m_files[std::size_t(row)].reference)[std::size_t(index)];
        if (!now) now = StatedTogether{stated};
        now->mixed = now->mixed || now->stated != stated;
    }
    if (now) setFinding(ids, index, nextStated(*now));
}

dataset::Question ApplyPresenter::question() const {
    return info() ? runs::taskOf(*info()).question : dataset::Question();
}

// ---- predicting ----------------------------------------------------------------

dataset::AnswerUnit ApplyPresenter::unit() const {
    dataset::AnswerUnit unit = dataset::AnswerUnit::image;
    if (info()) dataset::answerUnitFromName(info()->question.answerUnit, unit);
    return unit;
}

int ApplyPresenter::images() const {
    int images = 0;
    for (const AppliedFile& f : m_files) images += int(std::max<std::size_t>(1, f.parts.size()));
    return images;
}

qint64 ApplyPresenter::reading() const {
    return m_predicting && m_mailbox && !m_predictions.cancelling() ? m_mailbox->reading() : 0;
}

int ApplyPresenter::waiting() const {
    return int(std::count_if(m_files.begin(), m_files.end(),
                             [](const AppliedFile& f) { return f.state == AppliedFile::State::waiting; }));
}

int ApplyPresenter::failed() const {
    return int(std::count_if(m_files.begin(), m_files.end(),
                             [](const AppliedFile& f) { return f.state == AppliedFile::State::failed; }));
}

void ApplyPresenter::stop() {
    if (m_predicting) m_predictions.cancel();
}

void ApplyPresenter::resume() {
    m_stopped = false;
    predictSoon();
}

void ApplyPresenter::predictSoon() {
    Q_EMIT stateChanged();
    if (m_predicting || m_stopped || m_searching > 0 || !info() || m_jobs.running()) return;
    std::vector<AppliedFile> todo, together;
    for (const AppliedFile& f : m_files) {
        if (f.state == AppliedFile::State::waiting) todo.push_back(f);
        if (f.unit > 0) together.push_back(f);
    }
    if (todo.empty()) return;
    std::vector<std::string> adapters{adapter().toStdString()};
    for (const AdapterChoice::Further& f : m_choice->further()) adapters.push_back(f.path.toStdString());
    auto box = std::make_shared<PredictionMailbox>();
    const bool started = m_predictions.start<bool>(
        tr("Predicting"),
        [box, numbers = m_numbers, todo = std::move(todo), together = std::move(together),
         adapters = std::move(adapters)](const JobContext& job) -> Result<bool> {
            FOVEA_CHECK(predictFiles(todo, together, adapters, *numbers, *box, job));
            return true;
        },
        [this, generation = m_generation](Result<bool> done) {
            if (generation == m_generation) {
                collect();
                addFrames();  // they are predicted next
            }
            m_collect.stop();
            m_mailbox.reset();
            m_predicting = false;
            if (!done && done.error().code != ErrorCode::cancelled) {
                m_stopped = true;  // would only fail again
                m_choice->refuse(errorSentence(done.error()));
            }
            Q_EMIT stateChanged();
        },
        WorkStep::apply);
    if (!started) return;
    m_predicting = true;
    m_progress = {};
    m_mailbox = box;
    m_collect.start();
    Q_EMIT stateChanged();
}

void ApplyPresenter::collect() {
    if (!m_mailbox || m_predictions.cancelling()) return;
    std::vector<AppliedFile> items = m_mailbox->take();
    if (items.empty()) return;
    int first = int(m_files.size()), last = -1;
    for (AppliedFile& item : items) {
        const int row = take(std::move(item));
        if (row < 0) continue;  // removed meanwhile
        first = std::min(first, row);
        last = std::max(last, row);
    }
    last = std::min(last, int(m_files.size()) - 1);
    if (last >= first) Q_EMIT filesChanged(first, last);
    Q_EMIT stateChanged();
}

int ApplyPresenter::take(AppliedFile file) {
    std::vector<int> rows;
    std::vector<Several> several;
    std::vector<std::string> references;  // another may have been given meanwhile
    std::map<qint64, std::string> ofImages;
    const auto look = [&](qint64 id, const QString& path, int frames) {
        const int row = rowOf(id);
        if (row < 0) return;
        rows.push_back(row);
        const AppliedFile& before = m_files[std::size_t(row)];
        if (before.frames == 0 && frames > 1) several.push_back({0, path, frames});
        if (!before.reference.empty()) references.push_back(before.reference);
        if (before.parts.empty()) ofImages[id] = before.reference;
        for (const AppliedPart& part : before.parts) ofImages[part.id] = part.reference;
    };
    if (file.parts.empty()) look(file.id, file.path, file.frames);
    for (const AppliedPart& part : file.parts) look(part.id, part.path, part.frames);
    if (rows.empty()) return -1;
    for (AppliedPart& part : file.parts)
        if (const auto known = ofImages.find(part.id); known != ofImages.end())
            part.reference = known->second;
    std::sort(rows.begin(), rows.end());
    const int row = rows.front();
    file.id = m_files[std::size_t(row)].id;
    file.reference = references.size() < 2 ? (references.empty() ? std::string() : references.front())
                                           : knownTogether(question(), references);
    for (Several& one : several) m_several.push_back({file.id, one.path, one.frames});
    m_files[std::size_t(row)] = std::move(file);
    rows.erase(rows.begin());
    forStretches(rows, [this](int first, int last) { erase(first, last); });
    for (const AppliedPart& part : m_files[std::size_t(row)].parts) m_imageRows.insert(part.id, row);
    return row;
}

void ApplyPresenter::addFrames() {
    for (const Several& file : std::exchange(m_several, {})) {
        const int row = rowOf(file.row);
        if (row < 0) continue;
        std::vector<AppliedFile> others;
        for (int frame = 1; frame < file.frames; ++frame)
            others.push_back(AppliedFile{file.path, frame, file.frames});
        insert(row + 1, std::move(others));
    }
}

// ---- files to keep -------------------------------------------------------------

AppliedBy ApplyPresenter::by() const {
    AppliedBy by{m_classes, QFileInfo(adapter()).fileName().toStdString(), {}};
    if (info()) by.adapterVersion = info()->createdUtc + ", Fovea " + info()->softwareVersion;
    if (info()) by.question = info()->question;
    for (const AdapterChoice::Further& f : m_choice->further())
        by.further.push_back({f.name.toStdString(), f.info.classes, f.info.question});
    by.likeness = info() && info()->kind;
    by.doubts = info() && (info()->kind || info()->tuning.setScores);
    if (info() && info()->tuning.thresholds) by.point = pointWords(*info()->tuning.thresholds);
    by.threshold = !by.point.isEmpty();
    return by;
}

void ApplyPresenter::writeTable(const QString& path) {
    write(path, [path = path.toStdString(), files = m_files, by = by()] {
        return writeAppliedCsv(path, files, by);
    });
}

void ApplyPresenter::writeImages(const QString& path) {
    write(path, [path = path.toStdString(), files = m_files, by = by()] {
        return writeAppliedImagesCsv(path, files, by);
    });
}

void ApplyPresenter::writeWorkbook(const QString& path, const QStringList& validation) {
    write(path, [path = path.toStdString(), files = m_files, by = by(), validation] {
        return writeAppliedWorkbook(path, files, by, validation);
    });
}

void ApplyPresenter::writeReports(const QString& folder) {
    inBackground(
        m_pool, this,
        [folder, files = m_files, by = by()] {
            return guarded([&] { return writeAppliedReports(folder, files, by); });
        },
        [this, folder](const Result<AppliedReports>& done) {
            if (done)
                Q_EMIT reportsWritten(folder, done->written, done->notDicom);
            else
                Q_EMIT writeFailed(done.error());
        });
}

void ApplyPresenter::writePdf(const QString& path, const QStringList& validation) {
    write(path, [path, files = m_files, by = by(), validation] {
        return writeAppliedPdf(path, files, by, validation);
    });
}

void ApplyPresenter::write(const QString& path, std::function<Result<void>()> work) {
    inBackground(
        m_pool, this, [work = std::move(work)] { return guarded(work); },
        [this, path](Result<void> done) {
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT writeFailed(done.error());
        });
}

}  // namespace fovea::ui
