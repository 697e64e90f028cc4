#pragma once

#include <QUndoCommand>
#include <string>
#include <utility>
#include <vector>

#include "session/project_session.h"

namespace fovea::ui {

/// One relabelling of one or more images, on the session's undo stack.
class RelabelCommand : public QUndoCommand {
public:
    using Labels = std::vector<std::pair<std::int64_t, std::string>>;  ///< sample id, label

    RelabelCommand(ProjectSession& session, Labels before, Labels after, const QString& text)
        : QUndoCommand(text), m_session(session), m_before(std::move(before)), m_after(std::move(after)) {}

    void undo() override { m_session.applyLabels(m_before); }
    void redo() override { m_session.applyLabels(m_after); }

private:
    ProjectSession& m_session;
    Labels m_before, m_after;
};

}  // namespace fovea::ui
