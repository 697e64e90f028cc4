#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "jobs/latest_worker.h"

namespace fovea::ui {

/// The pre-trained networks at hand. Reading them means hashing their weights, so
/// it happens on a worker. GUI thread only.
class BackboneList : public QObject {
    Q_OBJECT
public:
    struct Entry {
        std::string name;  ///< as training takes it
        QString title;
        QString technical;  ///< for the tooltip
        QString error;      ///< why it cannot be used; empty when it can
    };
    explicit BackboneList(QObject* parent = nullptr);

    /// Until the first answer: the starter alone.
    const std::vector<Entry>& entries() const { return m_entries; }
    bool reading() const { return m_reading; }
    bool known() const { return m_known; }  ///< an answer has come
    void refresh();
    /// Puts a folder on the list; added() or addFailed() follows.
    void add(const QString& folder);

Q_SIGNALS:
    void changed();
    void added(const QString& name);
    void addFailed(const QString& why);

private:
    LatestWorker m_worker;
    std::vector<Entry> m_entries;
    bool m_reading = false, m_known = false;
};

}  // namespace fovea::ui
