#include "backbones/backbones_presenter.h"

#include <algorithm>
#include <filesystem>

#include "backbone/fetch_backbone.h"
#include "settings/settings.h"

namespace fovea::ui {

namespace {

using Entry = BackbonesPresenter::Entry;

struct Read {
    std::vector<Entry> entries;
    std::vector<backbone::Recommendation> recommendations;
};

Result<Read> readEntries() {
    FOVEA_TRY(const auto published, backbone::publishedBackbones());
    Read read;
    FOVEA_TRY(read.recommendations, backbone::recommendations());
    std::vector<Entry>& all = read.entries;
    Entry starter;
    starter.published.name = "starter";
    starter.included = true;
    all.push_back(starter);
    std::vector<backbone::AddedBackbone> added = backbone::addedBackbones();
    // A folder that is gone can only be taken off the list.
    for (const backbone::PublishedBackbone& p : published) {
        Entry e;
        e.published = p;
        const auto mine = std::find_if(added.begin(), added.end(),
                                       [&](const backbone::AddedBackbone& a) { return a.name == p.name; });
        if (mine != added.end()) {
            e.folder = QString::fromStdString(mine->folder);
            e.listed = true;
            e.fetched = mine->fetched;
            added.erase(mine);
        } else {
            e.unfinishedBytes = backbone::unfinishedFetch(p.name);
        }
        all.push_back(e);
    }
    for (const backbone::AddedBackbone& a : added) {
        Entry e;
        e.published.name = e.published.title = a.name;
        e.folder = QString::fromStdString(a.folder);
        e.listed = true;
        all.push_back(e);
    }
    std::stable_partition(all.begin(), all.end(), [](const Entry& e) { return e.installed(); });
    return read;
}

}  // namespace

BackbonesPresenter::BackbonesPresenter(Settings& settings, QObject* parent)
    : QObject(parent), m_settings(settings) {
    connect(&m_fetches, &JobRunner::progress, this, [this](const Progress& p) {
        m_progress = p;
        Q_EMIT progressed();
    });
    connect(&m_fetches, &JobRunner::cancelRequested, this, &BackbonesPresenter::changed);
}

const BackbonesPresenter::Entry* BackbonesPresenter::find(const std::string& name) const {
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.name() == name; });
    return it == m_entries.end() ? nullptr : &*it;
}

BackbonesPresenter::State BackbonesPresenter::state(const Entry& entry) const {
    if (entry.name() == m_fetching) return State::fetching;
    if (entry.installed()) return State::installed;
    if (entry.published.files.empty()) return State::byHand;
    if (m_failures.count(entry.name())) return State::failed;
    return entry.unfinishedBytes > 0 ? State::unfinished : State::available;
}

const Error* BackbonesPresenter::failure(const std::string& name) const {
    const auto it = m_failures.find(name);
    return it == m_failures.end() ? nullptr : &it->second;
}

void BackbonesPresenter::refresh() {
    m_reading.ask<Read>([](const JobContext&) { return readEntries(); },
                        [this](Result<Read> read) {
                            if (read) {
                                m_entries = std::move(read->entries);
                                m_recommendations = std::move(read->recommendations);
                            } else {
                                Q_EMIT failed(read.error());
                            }
                            Q_EMIT changed();
                        });
}

void BackbonesPresenter::fetch(const std::string& name, bool acceptChanged) {
    const Entry* entry = find(name);
    if (!entry || m_fetches.running()) return;
    m_failures.erase(name);
    m_progress = {Stage::download, qint64(entry->unfinishedBytes), qint64(entry->published.megabytes * 1e6),
                  -1};
    m_fetching = name;
    backbone::FetchOptions options;
    options.connection.proxy = m_settings.get(setting::proxy).trimmed().toStdString();
    options.acceptChanged = acceptChanged;
    m_fetches.start<backbone::FetchedBackbone>(
        tr("Fetching %1").arg(QString::fromStdString(entry->published.title)),
        [published = entry->published, options](const JobContext& job) {
            return backbone::fetchBackbone(published, options, systemFileLayer(), job);
        },
        [this, name](Result<backbone::FetchedBackbone> fetched) {
            m_fetching.clear();
            if (fetched)
                Q_EMIT atHandChanged();
            else if (fetched.error().code != ErrorCode::cancelled)
                m_failures[name] = fetched.error();
            Q_EMIT changed();
            refresh();
        });
    Q_EMIT changed();
}

void BackbonesPresenter::runSmall(std::function<Result<QString>(const JobContext&)> work) {
    const bool started = m_small.start<QString>({}, std::move(work), [this](Result<QString> result) {
        if (!result) {
            Q_EMIT failed(result.error());
        } else {
            Q_EMIT atHandChanged();
            if (!result->isEmpty()) Q_EMIT done(*result);
        }
        refresh();
    });
    if (started) Q_EMIT changed();
}

void BackbonesPresenter::discard(const std::string& name) {
    m_failures.erase(name);
    runSmall([name](const JobContext&) -> Result<QString> {
        backbone::discardFetch(name);
        return QString();
    });
}

void BackbonesPresenter::add(const QString& folder) {
    runSmall([path = folder.toStdString()](const JobContext&) -> Result<QString> {
        FOVEA_TRY(const backbone::BackboneChoice choice, backbone::addBackbone(path));
        return tr("%1 can be chosen on the Train page now.").arg(QString::fromStdString(choice.title));
    });
}

void BackbonesPresenter::remove(const std::string& name) {
    runSmall([name](const JobContext&) -> Result<QString> {
        FOVEA_CHECK(backbone::removeBackbone(name));
        return tr("%1 is no longer on the list.").arg(QString::fromStdString(name));
    });
}

}  // namespace fovea::ui
