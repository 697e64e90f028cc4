#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "base/temporary_folder.h"
#include "dataset/series_volumes.h"
#include "project/import_images.h"

namespace fovea::project {

/// The volumes that the series of an import come to, as ImportRequest::series says. Those that were made here
/// for the first time are gone with the object, unless they are kept.
class SeriesOfImport {
public:
    /// `folder`: the project's, which is there. `copies`: the project has copies. Errors: those of
    /// dataset::makeVolumes(); notWritable, diskFull. Progress and cancellation: as there.
    static Result<SeriesOfImport> make(const std::string& folder, const ImportRequest& request, bool copies,
                                       const JobContext& job);
    SeriesOfImport(SeriesOfImport&& other) noexcept = default;
    SeriesOfImport& operator=(SeriesOfImport&& other) noexcept = default;
    ~SeriesOfImport();

    const std::string& folder() const { return m_folder; }  ///< of the volumes: what is imported
    /// What was found with them, once for all volumes of which it is true, and files that are in none.
    std::vector<dataset::Problem> problems() const;
    /// The project has them now.
    void keep() {
        if (m_fresh) m_fresh->path.clear();
    }

private:
    /// A folder that goes with the object; an empty path: none.
    struct Fresh {
        std::string path;
        ~Fresh();
    };
    SeriesOfImport() = default;

    std::string m_folder;
    std::optional<TemporaryFolder> m_temporary;  ///< of a project of copies
    std::unique_ptr<Fresh> m_fresh;
    dataset::VolumesMade m_made;
};

}  // namespace fovea::project
