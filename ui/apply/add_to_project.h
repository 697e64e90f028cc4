#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "base/error.h"

namespace fovea::ui {

class ApplyPresenter;
class ProjectSession;

/// Images of the Apply page on their way into the open project, under the references that somebody gave them
/// or unlabelled; never under what was predicted. A job that has the project to itself, and one change, which
/// Undo takes back like an import. No widgets. GUI thread only.
class AddToProject : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    AddToProject(ApplyPresenter& apply, ProjectSession& session, QObject* parent = nullptr);

    /// A project is open, and can be changed.
    bool possible() const;
    /// Whether a row of these has a reference that answers the project's question in use, as far as the kinds
    /// of both questions tell.
    bool answers(const std::vector<qint64>& ids) const;
    /// The images of these rows, of studies all; with their references or (`labelled` false) without. Those
    /// that the project has already stay as they are. added(), refused() or failed() follows.
    void add(const std::vector<qint64>& ids, bool labelled);

Q_SIGNALS:
    /// So many are new in the project; so many were there.
    void added(int images, int alreadyThere);
    void refused(const QString& why);
    void failed(const fovea::Error& error);  ///< cancelled included

private:
    ApplyPresenter& m_apply;
    ProjectSession& m_session;
};

}  // namespace fovea::ui
