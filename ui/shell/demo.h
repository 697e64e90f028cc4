#pragma once

#include <QObject>
#include <QString>

#include "session/project_session.h"

namespace fovea::ui {

/// "Try the demo": makes pictures of a retina with and without fine specks,
/// imports and opens them. Two jobs, each with progress and cancel. What an
/// earlier try made is opened again.
class Demo : public QObject {
    Q_OBJECT
public:
    explicit Demo(ProjectSession& session, QObject* parent = nullptr);

    static QString standardFolder();  ///< below the user's documents
    /// False when another job runs. failed() follows a failure; else the session's signals tell.
    bool start(const QString& folder, int images = 240);

Q_SIGNALS:
    void failed(const fovea::Error& error);

private:
    ProjectSession& m_session;
};

}  // namespace fovea::ui
