#pragma once

#include <QTest>
#include <functional>
#include <memory>
#include <optional>

#include "session/project_session.h"

namespace fovea::test {

/// What `work` reads from the session's project on its worker, after what was changed before. Waits for it.
template <class T>
Result<T> fromProject(ui::ProjectSession& session, std::function<Result<T>(const project::Project&)> work) {
    const auto answer = std::make_shared<std::optional<Result<T>>>();
    session.read<T>(&session, std::move(work),
                    [answer](Result<T> read) { answer->emplace(std::move(read)); });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, 60000))
        return Error{ErrorCode::cancelled, "the project was not read in time", {}};
    return std::move(**answer);
}

inline std::vector<dataset::Sample> samplesOnDisk(ui::ProjectSession& session) {
    const auto samples = fromProject<std::vector<dataset::Sample>>(
        session, [](const project::Project& project) { return project.samples(); });
    return samples ? *samples : std::vector<dataset::Sample>();
}

}  // namespace fovea::test
