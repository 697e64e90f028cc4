#include "apply/adapter_choice.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

#include "jobs/background.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "runs/run_summary.h"
#include "session/project_session.h"
#include "text/error_text.h"

namespace fovea::ui {

namespace {
QJsonObject trainingOf(const std::optional<adapter::AdapterInfo>& info) {
    return info ? QJsonDocument::fromJson(QByteArray::fromStdString(info->trainingJson)).object()
                : QJsonObject();
}

double numberIn(const QJsonObject& json, const char* name) {
    return json.value(QLatin1String(name)).toDouble(std::numeric_limits<double>::quiet_NaN());
}
}  // namespace

AdapterChoice::AdapterChoice(ProjectSession& session, QObject* parent) : QObject(parent), m_session(session) {
    m_pool.setMaxThreadCount(1);
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &AdapterChoice::readRuns);
    readRuns();
}

AdapterChoice::~AdapterChoice() {
    m_pool.waitForDone();
}

void AdapterChoice::readRuns() {
    const QString newestBefore = m_entries.empty() ? QString() : m_entries.front().path;
    m_entries.clear();
    // Of every question: new images are not asked by the project.
    for (const RunSummary& r : summariseRuns(m_session.allRuns(), m_session.folder()))
        if (r.usable()) m_entries.push_back({r.adapterPath, titleOf(r)});
    for (const QString& path : m_byHand) m_entries.push_back({path, QFileInfo(path).fileName()});
    Q_EMIT entriesChanged();
    const bool gone =
        std::none_of(m_entries.begin(), m_entries.end(), [&](const Entry& a) { return a.path == m_path; });
    // A training that has just ended is the one to use, unless work with another has begun.
    const bool newer = !gone && !m_inUse && m_path == newestBefore && m_entries.front().path != newestBefore;
    if (gone || newer) use(m_entries.empty() ? QString() : m_entries.front().path, false);
    // What is off the list cannot be taken away by hand any more.
    const auto unlisted = [this](const QString& path) {
        return std::none_of(m_entries.begin(), m_entries.end(),
                            [&](const Entry& a) { return a.path == path; });
    };
    m_coming.removeIf(unlisted);
    if (std::erase_if(m_further, [&](const Further& f) { return unlisted(f.path); }) > 0)
        Q_EMIT furtherChanged();
}

QString AdapterChoice::titleOf(const RunSummary& run) const {
    if (m_session.questions().size() < 2) return run.title;
    for (const project::Run& of : m_session.allRuns())
        for (const dataset::Question& question : m_session.questions())
            if (of.id == run.id && of.question == question.id)
                return tr("%1: %2").arg(questionTitle(question), run.title);
    return run.title;
}

void AdapterChoice::choose(const QString& path) {
    use(path, true);
}

void AdapterChoice::use(const QString& path, bool byHand) {
    if (path == m_path) return;
    Q_EMIT leaving(byHand);
    m_path = path;
    const bool listed =
        std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& a) { return a.path == path; });
    if (!path.isEmpty() && !listed) {
        m_byHand << path;
        m_entries.push_back({path, QFileInfo(path).fileName()});
        Q_EMIT entriesChanged();
    }
    m_info.reset();
    m_error.clear();
    Q_EMIT changed();
    if (!path.isEmpty()) readInfo();
}

void AdapterChoice::readInfo() {
    inBackground(
        m_pool, this,
        [path = m_path.toStdString()] { return guarded([&] { return adapter::readAdapterInfo(path); }); },
        [this, path = m_path](Result<adapter::AdapterInfo> info) {
            if (path != m_path) return;
            if (info)
                m_info = std::move(*info);
            else
                m_error = errorSentence(info.error());
            std::erase_if(m_further, [this](const Further& f) {
                return f.path == m_path || (m_info && (f.info.backboneIdentity != m_info->backboneIdentity ||
                                                       !unfitWords(f.info).isEmpty()));
            });
            Q_EMIT read();
            Q_EMIT changed();
        });
}

void AdapterChoice::setFurther(const QString& path, bool wanted) {
    const auto is = [&](const Further& f) { return f.path == path; };
    const bool there = std::any_of(m_further.begin(), m_further.end(), is);
    if (!wanted) m_coming.removeAll(path);
    if (wanted == there || m_coming.contains(path) || path == m_path || !m_info) return;
    if (!wanted) {
        std::erase_if(m_further, is);
        m_error.clear();  // without it all may be well
        Q_EMIT furtherChanged();
        return;
    }
    m_coming << path;
    inBackground(
        m_pool, this,
        [path = path.toStdString()] { return guarded([&] { return adapter::readAdapterInfo(path); }); },
        [this, path](Result<adapter::AdapterInfo> info) {
            // It may have been taken back meanwhile.
            if (m_coming.removeAll(path) == 0 || !m_info || path == m_path) return;
            if (info && info->backboneIdentity != m_info->backboneIdentity)
                Q_EMIT furtherRefused({ErrorCode::backboneMismatch,
                                       "it is of another backbone than the chosen adapter",
                                       path.toStdString()});
            else if (!info)
                Q_EMIT furtherRefused(info.error());
            else if (const QString why = unfitWords(*info); !why.isEmpty())
                Q_EMIT furtherUnfit(why);
            else
                addFurther(path, std::move(*info));
        });
}

QString AdapterChoice::unfitWords(const adapter::AdapterInfo& other) const {
    // It would answer for each image what it learned to say of a study.
    if (m_info->question.ofImages() && !other.question.ofImages())
        return tr(
            "That adapter answers for whole studies or patients, the chosen one for single images. "
            "Choose it by itself.");
    // All are given the slices that the chosen one's plane makes.
    if (other.plane != m_info->plane)
        return tr(
            "That adapter was trained on slices of another plane than the chosen one. Choose it by "
            "itself.");
    return {};
}

void AdapterChoice::addFurther(const QString& path, adapter::AdapterInfo info) {
    QString name = fromUtf8(info.question.name);
    const bool taken =
        name.isEmpty() || name == fromUtf8(m_info->question.name) ||
        std::any_of(m_further.begin(), m_further.end(), [&](const Further& f) { return f.name == name; });
    for (const Entry& entry : m_entries)
        if (taken && entry.path == path) name = entry.title;
    m_further.push_back({path, name, std::move(info)});
    Q_EMIT furtherChanged();
}

void AdapterChoice::refuse(const QString& why) {
    m_error = why;
    Q_EMIT changed();
}

AdapterFacts AdapterChoice::facts() const {
    AdapterFacts facts;
    for (const RunSummary& r : summariseRuns(m_session.allRuns(), m_session.folder())) {
        if (r.adapterPath != m_path) continue;
        facts.trainImages = r.record.trainImages;
        facts.validationAuc = r.record.validationAuc();
        if (const auto seen = runs::seenAuc(m_session.allEvaluations(), r.id, dataset::Split::test))
            facts.testAuc = seen->value;
        return facts;
    }
    const QJsonObject training = trainingOf(m_info);
    if (const double images = numberIn(training, "train_images"); std::isfinite(images))
        facts.trainImages = int(images);
    facts.validationAuc = numberIn(training, "validation_auc");
    facts.testAuc = numberIn(training, "test_auc");
    return facts;
}

bool AdapterChoice::ordinal() const {
    return trainingOf(m_info).value(QLatin1String("ordinal")).toBool();
}

QString AdapterChoice::identity() const {
    return m_path + QLatin1Char('\n') + fromUtf8(m_info->createdUtc);
}

}  // namespace fovea::ui
