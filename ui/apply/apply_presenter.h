#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "adapter/adapter_file.h"
#include "apply/predictions_table.h"
#include "runs/run_summary.h"
#include "session/project_session.h"

namespace fovea::ui {

/// An adapter and the new images it is applied to. Predicting begins by itself when the user
/// brings files or chooses an adapter, as soon as no job runs; it is no job of the window's
/// JobRunner, so that others may run beside it. No widgets. GUI thread only.
class ApplyPresenter : public QObject {
    Q_OBJECT
public:
    ApplyPresenter(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);
    ~ApplyPresenter() override;

    struct AdapterEntry {
        QString path, title;
    };
    /// Of the open project, newest first, then files chosen by hand.
    const std::vector<AdapterEntry>& adapters() const { return m_adapters; }
    QString adapter() const { return m_adapter; }  ///< its path; empty: none
    void chooseAdapter(const QString& path);
    /// What predicts runs here.
    JobRunner& predictions() { return m_predictions; }
    /// What the file says of itself; none until read, or when it cannot be.
    const std::optional<adapter::AdapterInfo>& info() const { return m_info; }
    QString adapterError() const { return m_adapterError; }

    const std::vector<AppliedFile>& files() const { return m_files; }
    const std::vector<std::string>& classes() const { return m_classes; }
    /// Files, and all images below folders; those on the list already are skipped.
    /// A file that turns out to hold several frames gets a row for each.
    void add(const QStringList& paths);
    void clear();
    bool searching() const { return m_searching > 0; }
    bool predicting() const { return m_predicting; }
    int waiting() const;
    void stop();
    /// Goes on after stop(), and where another adapter came by itself, with the project say.
    void resume();
    bool stopped() const { return m_stopped; }

    void writeTable(const QString& path);

Q_SIGNALS:
    void adaptersChanged();
    void adapterChanged();
    void filesReset();  ///< the list is another one
    void filesAdded(int first, int count);
    void filesChanged(int first, int last);
    void stateChanged();
    void nothingFound();
    void written(const QString& path);
    void writeFailed(const fovea::Error& error);

private:
    struct Mailbox;
    void readRuns();
    void readInfo();
    void useAdapter(const QString& path, bool predict);
    QString predictedBy() const;
    void putPredictionsAway();
    void takePredictionsBack();
    void predictSoon();
    void collect();
    void addFrames();

    ProjectSession& m_session;
    JobRunner& m_jobs;
    QThreadPool m_pool;
    std::vector<AdapterEntry> m_adapters;
    QStringList m_chosenFiles;
    QString m_adapter, m_adapterError;
    std::optional<adapter::AdapterInfo> m_info;
    std::vector<AppliedFile> m_files;
    QHash<QString, std::vector<AppliedFile>> m_before;  ///< by predictedBy(): come back with the adapter
    QSet<QString> m_known;
    std::vector<std::string> m_classes;
    std::shared_ptr<Mailbox> m_mailbox;
    std::vector<int> m_several;  ///< rows whose files hold frames that have no row yet
    QTimer m_collect;
    int m_searching = 0;
    int m_generation = 0;  ///< of the list and its adapter; late results of another are dropped
    bool m_predicting = false, m_stopped = false;
    JobRunner m_predictions;
};

}  // namespace fovea::ui
