#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <limits>
#include <optional>
#include <vector>

#include "adapter/adapter_file.h"

namespace fovea::ui {

class ProjectSession;
struct RunSummary;

/// What is known of how an adapter came about; NaN or 0: not known.
struct AdapterFacts {
    int trainImages = 0;
    double validationAuc = std::numeric_limits<double>::quiet_NaN();
    double testAuc = std::numeric_limits<double>::quiet_NaN();
};

/// Which adapter predicts: one of the open project's, newest first, or a file chosen by hand. What the file
/// says of itself is read on a worker. No widgets. GUI thread only.
class AdapterChoice : public QObject {
    Q_OBJECT
public:
    explicit AdapterChoice(ProjectSession& session, QObject* parent = nullptr);
    ~AdapterChoice() override;

    struct Entry {
        QString path, title;
    };
    const std::vector<Entry>& entries() const { return m_entries; }
    QString path() const { return m_path; }  ///< of the adapter in use; empty: none
    void choose(const QString& path);        ///< by the user's hand
    /// While something is predicted with it, a newer training's adapter does not take its place.
    void setInUse(bool inUse) { m_inUse = inUse; }
    /// What the file says of itself; none until read, or when it cannot be.
    const std::optional<adapter::AdapterInfo>& info() const { return m_info; }
    QString error() const { return m_error; }
    /// It was read, and yet cannot be used.
    void refuse(const QString& why);
    /// One that answers about the same images, too: with the same backbone, so that each is read once.
    struct Further {
        QString path, name;  ///< its question, or where that says too little its entry's title
        adapter::AdapterInfo info;
    };
    /// Those that are wanted and could be read, all among entries(); another adapter that is chosen keeps
    /// those that fit it.
    const std::vector<Further>& further() const { return m_further; }
    /// Reads the file first; furtherChanged(), furtherRefused() or furtherUnfit() follows.
    void setFurther(const QString& path, bool wanted);
    /// Of the project's own trainings by its record, of others by what the file says.
    AdapterFacts facts() const;
    bool ordinal() const;  ///< its classes are grades in their order
    /// The same only for the same adapter: another may lie where one lay before. Info is there.
    QString identity() const;

Q_SIGNALS:
    void entriesChanged();
    /// Another one is about to take its place; info() is still the old one's.
    void leaving(bool byHand);
    void changed();  ///< another one, or what is known of it
    void furtherChanged();
    void furtherRefused(const fovea::Error& error);
    /// It cannot answer about the same images beside the chosen one; why, in a sentence.
    void furtherUnfit(const QString& why);
    void read();  ///< info() is there, or error() says why not; before changed()

private:
    void readRuns();
    QString titleOf(const RunSummary& run) const;
    /// Why an adapter of the same backbone does not fit the chosen one; empty where it does. Info is there.
    QString unfitWords(const adapter::AdapterInfo& other) const;
    void addFurther(const QString& path, adapter::AdapterInfo info);
    void use(const QString& path, bool byHand);
    void readInfo();

    ProjectSession& m_session;
    QThreadPool m_pool;
    std::vector<Entry> m_entries;
    QStringList m_byHand;
    QString m_path, m_error;
    std::optional<adapter::AdapterInfo> m_info;
    std::vector<Further> m_further;
    QStringList m_coming;  ///< further ones whose file is being read
    bool m_inUse = false;
};

}  // namespace fovea::ui
