#pragma once

#include <utility>

#include "base/result.h"
#include "project/project.h"

namespace fovea::runs {

/// An error of writing features. Where it is of a file of a project for reading only, it says the reason and
/// the remedy that every change of such a project is refused with.
inline Error errorOfWriting(const project::Project& project, Error error) {
    if (error.code == ErrorCode::notWritable && error.reasons.empty() && project.readOnly() &&
        error.file.starts_with(project.folder()))
        error.reasons = {project::kReadOnly};
    return error;
}

}  // namespace fovea::runs
