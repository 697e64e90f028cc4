#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "dataset/sample.h"

namespace fovea::dataset {

/// What an image file gave when it was read.
struct FileRead {
    std::vector<Sample> samples;   ///< one a chosen frame; without label and split
    int frames = 1;                ///< in the file
    std::vector<Error> damaged;    ///< chosen frames that could not be decoded, but for the first read
    std::vector<Message> remarks;  ///< of the samples' images, each once: see imaging::Image::remarks
};

/// Keeps what an import has read in a file, one line an image file, so that the import goes on there when
/// it was interrupted, however the program ended (a power cut may take the last lines). What could
/// not be read, or not wholly, is read again. Holds header facts, as the project will. Thread-safe.
class ReadJournal {
public:
    /// Goes on with the journal at `path`, or begins one, where there is none or it is of a reading of
    /// another kind: `what` names all that a reading depends on beside the file. The program's version is
    /// added. Errors: notWritable, diskFull.
    static Result<std::unique_ptr<ReadJournal>> open(const std::string& path, const std::string& what,
                                                     FileLayer& files);

    /// What the journal knows of a file that has the size and time it had then; else what `read` returns,
    /// which is noted. A line that cannot be written is not missed before the next interruption.
    Result<FileRead> readOnce(const std::string& file, const std::function<Result<FileRead>()>& read);

    /// Files that an earlier import had read.
    int known() const { return int(m_known.size()); }

private:
    ReadJournal() = default;
    std::unordered_map<std::string, std::string> m_known;  ///< lines by file; not changed once open
    std::mutex m_mutex;
    std::unique_ptr<AppendFile> m_file;  ///< guarded by m_mutex
};

}  // namespace fovea::dataset
