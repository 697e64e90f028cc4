#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "backbone/published.h"
#include "base/error.h"
#include "base/job_context.h"
#include "jobs/job_runner.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

class Settings;

/// The pre-trained networks on this computer and in the catalogue, and what can be
/// done with each. Fetches one at a time on a runner of its own, so that it goes on
/// beside training and while its window is closed; destruction stops it, and what
/// has come is continued next time. GUI thread only.
class BackbonesPresenter : public QObject {
    Q_OBJECT
public:
    struct Entry {
        backbone::PublishedBackbone published;  ///< for one that is in no catalogue: name and title alone
        QString folder;                         ///< empty: not on this computer
        bool listed = false;                    ///< on the user's list, so that it can be removed
        bool fetched = false;                   ///< by Fovea: removing it deletes it
        bool included = false;                  ///< comes with Fovea
        quint64 unfinishedBytes = 0;

        const std::string& name() const { return published.name; }
        bool installed() const { return included || !folder.isEmpty(); }
    };
    enum class State { available, byHand, unfinished, fetching, failed, installed };

    explicit BackbonesPresenter(Settings& settings, QObject* parent = nullptr);

    /// The included one, those on this computer, then the rest of the catalogue.
    const std::vector<Entry>& entries() const { return m_entries; }
    /// What to try first for which kind of image, as the catalogue says.
    const std::vector<backbone::Recommendation>& recommendations() const { return m_recommendations; }
    const Entry* find(const std::string& name) const;
    State state(const Entry& entry) const;
    /// Why the last attempt failed; null when it did not.
    const Error* failure(const std::string& name) const;
    const std::string& fetching() const { return m_fetching; }  ///< empty: nothing
    bool stopping() const { return m_fetches.cancelling(); }
    JobRunner& fetches() { return m_fetches; }
    const Progress& progress() const { return m_progress; }  ///< bytes of the one being fetched
    bool busy() const { return m_small.running(); }          ///< adding or removing

    void refresh();
    /// Connects to the publisher's server. Called only after the user agreed to it.
    void fetch(const std::string& name, bool acceptChanged = false);
    void stop() { m_fetches.cancel(); }
    void discard(const std::string& name);
    void add(const QString& folder);
    void remove(const std::string& name);

Q_SIGNALS:
    void changed();
    void progressed();
    void atHandChanged();  ///< what training can choose from
    void done(const QString& what);
    void failed(const fovea::Error& why);  ///< of adding, removing, discarding, reading the catalogue

private:
    void runSmall(std::function<Result<QString>(const JobContext&)> work);

    Settings& m_settings;
    JobRunner m_fetches, m_small;
    LatestWorker m_reading;
    std::vector<Entry> m_entries;
    std::vector<backbone::Recommendation> m_recommendations;
    std::map<std::string, Error> m_failures;
    std::string m_fetching;
    Progress m_progress;
};

}  // namespace fovea::ui
