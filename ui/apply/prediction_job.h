#pragma once

#include <QHash>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "apply/applied_file.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::ui {

/// Numbers that stand for patients or studies, from 1 in the order in which they are met. Thread-safe.
class PatientNumbers {
public:
    /// 0 for an empty identifier.
    int of(const std::string& identifier);

private:
    std::mutex m_mutex;
    QHash<QString, int> m_numbers;
};

/// Predictions on their way from the worker to the window. Thread-safe.
class PredictionMailbox {
public:
    void beginWith(qint64 id) { m_reading = id; }
    qint64 reading() const { return m_reading; }  ///< AppliedFile::id of what is being read; 0: nothing
    void put(AppliedFile file);
    std::vector<AppliedFile> take();

private:
    std::atomic<qint64> m_reading = 0;
    std::mutex m_mutex;
    std::vector<AppliedFile> m_files;
};

/// Whom files are of, as numbers, as long as a list of them lasts.
struct AppliedNumbers {
    PatientNumbers patients, units;
};

/// Predicts file after file, each one into the mailbox as soon as it is done. One that cannot be read says
/// so, and the others stand. `adapters`: the first is the one that files are of, the others give their
/// AppliedFile::further, with one frozen pass for all that see alike. Cancellable within a file.
///
/// Where studies or patients have one answer, images are put together by the first adapter's own rule, of a
/// column of a table by their folders, and a study comes into the mailbox as soon as an image of another one
/// is met: with AppliedFile::parts, the id of the first of them, and without `further`. `known`: what was put
/// together before, to which new images may belong; it comes again then.
/// Errors: as inference::Predictors::load(), cancelled.
Result<void> predictFiles(std::vector<AppliedFile> files, std::vector<AppliedFile> known,
                          const std::vector<std::string>& adapters, AppliedNumbers& numbers,
                          PredictionMailbox& mailbox, const JobContext& job);

}  // namespace fovea::ui
