#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVariantMap>

namespace fovea::ui {

/// A row of the table of settings: where it is kept and what holds before the
/// user chose anything.
template <class T>
struct Setting {
    const char* key;
    T standard;
};

/// The one table of all settings. Preferences only: what affects a result is in
/// the run record.
namespace setting {
inline const Setting<QString> theme{"window/theme", QStringLiteral("system")};  ///< "system", "light", "dark"
inline const Setting<QString> language{"window/language",
                                       QStringLiteral("system")};  ///< "system", or Language::code
inline const Setting<QByteArray> windowGeometry{"window/geometry", {}};
inline const Setting<QByteArray> windowState{"window/state", {}};
inline const Setting<bool> tourSeen{"window/tourSeen", false};            ///< of the four steps, shown once
inline const Setting<QStringList> recentProjects{"projects/recent", {}};  ///< folders, newest first
/// What is known of these, by folder (settings/recent_projects.h).
inline const Setting<QVariantMap> recentFacts{"projects/recentFacts", {}};
inline const Setting<int> thumbnailSize{"data/thumbnailSize", 128};  ///< logical pixels: 96, 128 or 192
inline const Setting<bool> dataAsTable{"data/asTable", false};
inline const Setting<QByteArray> dataSplitter{"data/splitter", {}};
inline const Setting<QString> device{"compute/device", QStringLiteral("auto")};  ///< "auto", "cpu", "cuda"
inline const Setting<QString> precision{"compute/precision",
                                        QStringLiteral("auto")};  ///< "auto", "fp32", "bf16"
inline const Setting<int> threads{"compute/threads", 0};          ///< 0: the library's default
/// "http://host:port" or "socks5h://host:port"; empty: the system's environment.
inline const Setting<QString> proxy{"network/proxy", {}};
inline const Setting<QString> backbone{"train/backbone", QStringLiteral("starter")};
inline const Setting<QString> trainPreset{"train/preset", QStringLiteral("balanced")};  ///< key of a Preset
inline const Setting<bool> trainAdvanced{"train/advanced", false};      ///< the section is unfolded
inline const Setting<QByteArray> runsColumns{"train/runsColumns", {}};  ///< which, how wide, sorted by which
/// The user has dragged a column of that table wider or narrower; else widths follow the room there is.
inline const Setting<bool> runsWidths{"train/runsWidths", false};
inline const Setting<QString> overlayKind{"inspect/overlayKind",
                                          QStringLiteral("none")};           ///< "none", or mapKindName()
inline const Setting<double> overlayOpacity{"inspect/overlayOpacity", 0.5};  ///< 0..1
inline const Setting<bool> overlayFixedScale{"inspect/overlayFixedScale", true};
/// Per cent, of answer sets: how Inspect tells what an adapter says. No adapter and no file depends on it.
inline const Setting<int> coverage{"inspect/coverage", 90};
inline const Setting<bool> caseDrawer{"case/drawer", true};  ///< open
}  // namespace setting

/// Reads and writes the table. Values are kept per user and survive a restart.
/// GUI thread only.
class Settings : public QObject {
    Q_OBJECT
public:
    /// This user's own.
    explicit Settings(QObject* parent = nullptr);
    /// In a file of their own: for tests.
    explicit Settings(const QString& iniFile, QObject* parent = nullptr);

    template <class T>
    T get(const Setting<T>& row) const {
        return m_store.value(QLatin1String(row.key), QVariant::fromValue(row.standard)).template value<T>();
    }
    template <class T>
    void set(const Setting<T>& row, const T& value) {
        if (get(row) == value && m_store.contains(QLatin1String(row.key))) return;
        m_store.setValue(QLatin1String(row.key), QVariant::fromValue(value));
        Q_EMIT changed(QLatin1String(row.key));
    }

    /// Where file dialogs begin. Kept while the program runs and written nowhere: the
    /// names of image folders are often those of patients or studies.
    const QString& lastFolder() const { return m_lastFolder; }
    void setLastFolder(const QString& folder) { m_lastFolder = folder; }

    /// Puts a project at the top of the recent ones (at most 8 are kept).
    void addRecentProject(const QString& folder);
    void removeRecentProject(const QString& folder);

Q_SIGNALS:
    void changed(const QString& key);

private:
    QSettings m_store;
    QString m_lastFolder;
};

}  // namespace fovea::ui
