#include "data/label_review.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "data/data_presenter.h"
#include "data/sample_filter.h"
#include "evaluation/clusters.h"
#include "evaluation/proportion.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "text/words.h"

namespace fovea::ui {

namespace {

QString utf8(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace

LabelReview::LabelReview(ProjectSession& session, JobRunner& jobs, DataPresenter& data, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs), m_data(data) {
    connect(&session, &ProjectSession::changed, this, &LabelReview::onSession);
    connect(&session, &ProjectSession::closed, this, &LabelReview::end);
    connect(&session, &ProjectSession::samplesEdited, this, &LabelReview::changed);
    connect(&session, &ProjectSession::undone, this, [this](const project::Change& change) {
        if (change.argument == project::kKeyOfConfirmedLabels) readConfirmed();
    });
    connect(&data, &DataPresenter::chosenChanged, this, &LabelReview::changed);
    connect(&data, &DataPresenter::currentChanged, this, &LabelReview::changed);
    connect(&data.filter(), &SampleFilter::listChanged, this, [this] {
        if (!m_data.filter().listed()) forget();
    });
}

void LabelReview::setAdvisers(LabelAdvisers advisers) {
    m_advisers = std::move(advisers);
    Q_EMIT possibleChanged();
}

// ---- the list ------------------------------------------------------------------

QString LabelReview::obstacle(Kind kind) const {
    const dataset::Question& question = m_session.question();
    const bool classes =
        question.kind == dataset::QuestionKind::one || question.kind == dataset::QuestionKind::grades;
    if (!classes || question.answerUnit != dataset::AnswerUnit::image)
        return tr(
            "Labels can be checked where every image has a diagnosis or grade of its own. Choose such a "
            "question.");
    if (kind == Kind::suspects) return {};
    int unlabelled = 0;
    if (const auto none = m_session.counts().find(std::string()); none != m_session.counts().end())
        for (const auto& [split, images] : none->second)
            if (split != dataset::Split::excluded) unlabelled += images;
    if (unlabelled == 0) return tr("Every image has a label.");
    const std::vector<project::Run>& runs = m_session.runs();
    if (std::none_of(runs.begin(), runs.end(), [](const project::Run& r) { return !r.adapterPath.empty(); }))
        return tr("A trained adapter says what to label next: label some images of each class, and train.");
    return {};
}

void LabelReview::ask(Kind kind) {
    if (!possible() || kind == Kind::none) return;
    if (const QString why = obstacle(kind); !why.isEmpty()) {
        Q_EMIT said({false, why});
        return;
    }
    const LabelAdvisers::Ask adviser = kind == Kind::next ? m_advisers.next : m_advisers.suspects;
    const bool started = m_session.startOnProject<LabelAdvice>(
        kind == Kind::next ? tr("Looking for what to label next") : tr("Looking for suspicious labels"),
        [adviser](project::Project& project, const JobContext& job) { return adviser(project, job); },
        [this, kind](Result<LabelAdvice> advice) {
            if (advice)
                begin(kind, std::move(*advice));
            else if (advice.error().code == ErrorCode::cancelled)
                Q_EMIT said({false, tr("Stopped. Nothing was changed.")});
            else
                Q_EMIT failed(advice.error());
        });
    if (started)
        m_jobs.setDisposable();
    else
        Q_EMIT said(possibleLater(m_jobs));
}

void LabelReview::begin(Kind kind, LabelAdvice advice) {
    std::erase_if(advice.images, [this](const AdvisedImage& image) { return !sampleOf(image); });
    QStringList words;
    if (advice.images.empty()) {
        if (kind == Kind::suspects)
            words << tr(
                "No label is suspicious: %n image(s) looked at, and for none is another class more "
                "probable than its label.",
                nullptr, advice.of);
        else
            words << tr("There is no image to label next.");
    }
    if (advice.confirmed > 0)
        words << tr("%n label(s) that were confirmed are left out.", nullptr, advice.confirmed);
    if (advice.unreadable > 0)
        words << tr("%n image(s) could not be read and are left out.", nullptr, advice.unreadable);
    if (!words.isEmpty()) Q_EMIT said({advice.unreadable > 0, words.join(QLatin1Char(' '))});
    if (advice.images.empty()) return;
    m_data.clearFilters();
    m_kind = kind;
    m_images = std::move(advice.images);
    m_places.clear();
    m_confirmed.clear();
    m_question = m_session.question().id;
    m_folder = m_session.folder();
    std::vector<ListedImage> list;
    for (const AdvisedImage& image : m_images) {
        m_places.emplace(image.id, list.size());
        list.push_back({image.id, note(image)});
    }
    m_data.filter().setList(list);
    m_data.show(m_images.front().id);
    Q_EMIT changed();
    Q_EMIT began();
}

void LabelReview::end() {
    m_data.filter().setList({});
}

void LabelReview::forget() {
    m_kind = Kind::none;
    m_images.clear();
    m_places.clear();
    m_confirmed.clear();
    Q_EMIT changed();
}

void LabelReview::onSession() {
    if (m_kind == Kind::none) return;
    const dataset::Question& question = m_session.question();
    if (m_folder != m_session.folder() || m_question != question.id ||
        question.answerUnit != dataset::AnswerUnit::image) {
        end();
        return;
    }
    if (m_kind == Kind::suspects) readConfirmed();  // what could not be stored is not confirmed
    Q_EMIT changed();
}

void LabelReview::readConfirmed() {
    if (m_kind != Kind::suspects) return;
    m_session.read<project::ConfirmedLabels>(
        this, [](const project::Project& project) { return project::confirmedLabels(project); },
        [this, before = m_confirmations](Result<project::ConfirmedLabels> confirmed) {
            if (m_kind != Kind::suspects || !confirmed) return;
            if (before != m_confirmations) {
                readConfirmed();
                return;
            }
            m_confirmed = std::move(*confirmed);
            Q_EMIT changed();
        });
}

// ---- an image of it ------------------------------------------------------------

const dataset::Sample* LabelReview::sampleOf(const AdvisedImage& image) const {
    const int row = m_session.rowOf(image.id);
    return row < 0 ? nullptr : &m_session.samples()[std::size_t(row)];
}

const AdvisedImage* LabelReview::current() const {
    const dataset::Sample* sample = m_kind == Kind::none ? nullptr : m_data.current();
    const auto place = sample ? m_places.find(sample->id) : m_places.end();
    return place == m_places.end() ? nullptr : &m_images[place->second];
}

bool LabelReview::taken(const AdvisedImage& image) const {
    const dataset::Sample* sample = sampleOf(image);
    return sample && sample->label == image.proposed;
}

bool LabelReview::confirmed(const AdvisedImage& image) const {
    const dataset::Sample* sample = sampleOf(image);
    const auto known = m_confirmed.find(image.id);
    return sample && known != m_confirmed.end() && known->second == sample->label;
}

bool LabelReview::done(const AdvisedImage& image) const {
    const dataset::Sample* sample = sampleOf(image);
    return !sample || sample->label != image.label || confirmed(image);
}

const AdvisedImage* LabelReview::oneChosen() {
    if (m_kind == Kind::none) return nullptr;
    const AdvisedImage* image = current();
    if (image && m_data.chosenIds() != std::vector<std::int64_t>{image->id}) image = nullptr;
    if (!image) Q_EMIT said({false, tr("Choose one image of the list.")});
    return image;
}

void LabelReview::accept() {
    const AdvisedImage* image = oneChosen();
    if (!image) return;
    const std::string label = image->proposed;  // a copy: much changes with the label
    m_data.relabelAndStep(label);
}

void LabelReview::confirm() {
    if (m_kind != Kind::suspects) return;
    const AdvisedImage* image = oneChosen();
    const dataset::Sample* sample = image ? sampleOf(*image) : nullptr;
    if (!sample || sample->label.empty()) return;
    const bool before = confirmed(*image);
    const std::int64_t id = image->id;
    const std::string label = sample->label;
    if (!m_session.confirmLabel(id, before ? std::string() : label)) return;
    ++m_confirmations;
    if (before)
        m_confirmed.erase(id);
    else
        m_confirmed[id] = label;
    Q_EMIT changed();
    if (!before) m_data.step(1);
}

// ---- in words ------------------------------------------------------------------

QString LabelReview::note(const AdvisedImage& image) const {
    const QString proposed = utf8(image.proposed);
    if (m_kind == Kind::suspects) return tr("perhaps %1").arg(proposed);
    return image.random ? tr("at random: %1?").arg(proposed) : tr("%1?").arg(proposed);
}

QString LabelReview::titleWords() const {
    if (m_kind == Kind::none) return {};
    const auto ready = std::count_if(m_images.begin(), m_images.end(),
                                     [this](const AdvisedImage& image) { return done(image); });
    const QString number = numberWords(double(ready), 'f', 0);
    const int all = int(m_images.size());
    return m_kind == Kind::suspects ? tr("Suspicious labels: %1 of %n looked at", nullptr, all).arg(number)
                                    : tr("What to label next: %1 of %n labelled", nullptr, all).arg(number);
}

QString LabelReview::currentWords() const {
    if (m_kind == Kind::none) return {};
    const AdvisedImage* image = current();
    const dataset::Sample* sample = image ? sampleOf(*image) : nullptr;
    if (!sample) return tr("Choose an image of the list.");
    const QString proposed = utf8(image->proposed), probable = probabilityWords(image->probability);
    if (confirmed(*image))
        return tr("Confirmed: “%1” is right, and is not listed again.").arg(utf8(sample->label));
    if (sample->label != image->label)
        return sample->label.empty()
                   ? tr("Without a label now; proposed: “%1” %2").arg(proposed, probable)
                   : tr("Labelled “%1”; proposed: “%2” %3").arg(utf8(sample->label), proposed, probable);
    if (m_kind == Kind::suspects)
        return (image->likely ? tr("Probably mislabelled: “%1” %2, “%3” %4")
                              : tr("Perhaps mislabelled: “%1” %2, “%3” %4"))
            .arg(utf8(image->label), probabilityWords(image->given), proposed, probable);
    return (image->random ? tr("Drawn at random; proposed: “%1” %2") : tr("Proposed: “%1” %2"))
        .arg(proposed, probable);
}

QString LabelReview::measuredWords() const {
    if (m_kind != Kind::next) return {};
    int drawn = 0;
    std::vector<std::string> patients;
    std::vector<bool> right;
    for (const AdvisedImage& image : m_images) {
        const dataset::Sample* sample = image.random ? sampleOf(image) : nullptr;
        if (!sample || sample->split == dataset::Split::excluded) continue;
        ++drawn;
        if (sample->label.empty()) continue;
        // Frames of one file are of one patient, also where nobody knows which.
        patients.push_back(sample->patient.empty() ? sample->path : sample->patient);
        right.push_back(sample->label == image.proposed);
    }
    if (drawn == 0) return {};
    if (right.empty())
        return tr("%n of them drawn at random: these will say how often the proposals are right.", nullptr,
                  drawn);
    const evaluation::Clusters clusters = evaluation::clustersOf(right.size(), patients);
    const evaluation::Estimate share = evaluation::ClusteredProportion(clusters).estimate(
        [](std::size_t) { return true; }, [&right](std::size_t i) { return bool(right[i]); });
    const int images = int(right.size());
    const QString count = numberWords(double(std::count(right.begin(), right.end(), true)), 'f', 0);
    if (!std::isfinite(share.low) || !std::isfinite(share.high))
        return tr("Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2).", nullptr,
                  images)
            .arg(count, percentWords(share.value));
    return tr("Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval "
              "%3 to %4).",
              nullptr, images)
        .arg(count, percentWords(share.value), percentWords(share.low), percentWords(share.high));
}

}  // namespace fovea::ui
