#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/frame_choice.h"
#include "dataset/label_table.h"
#include "dataset/patient_names.h"
#include "dataset/read_journal.h"
#include "dataset/sample.h"
#include "dataset/series_volumes.h"
#include "imaging/window_policy.h"

namespace fovea::dataset {

struct ImportOptions {
    /// A folder with one folder of images per class, or with train / val / test
    /// folders of those (names as splitFromName reads them; any of the three may
    /// be missing). Images may lie deeper below a class folder. Links are
    /// followed, each folder is entered once. Hidden files, files that do not
    /// look like images, and images outside every class folder are passed over.
    std::string source;
    /// Instead of a folder: single image files, whatever their names end in. Each
    /// belongs to the class that its folder is named after; one that lies in a
    /// train / val / test folder is passed over, as it says no class. Their splits
    /// are not read from folders. The same file twice counts once.
    std::vector<std::string> files;
    /// With a folder: a table that says more of the images, see matchLabels(). Where
    /// it gives the classes, images may lie anywhere below the folder, and those
    /// without a row are passed over; else classes come from folders as above, and
    /// the table adds patients or splits. A split column takes the place of train /
    /// val / test folders.
    std::shared_ptr<const LabelTable> labels;
    /// Of files with several frames. Those taken belong together: they never come
    /// into different splits. A frame that cannot be decoded is a problem of its
    /// file; the others are taken all the same.
    FrameChoice frames;
    /// Of volumes: how they are cut. Without effect on other files.
    imaging::Plane plane = imaging::Plane::axial;
    /// What the hashes are taken of: see imaging::networkPixels().
    imaging::WindowPolicy window;
    /// Not empty, with a folder and without `labels`: the attribute of the DICOM header
    /// that says the class, see labelByHeader(). Images may then lie anywhere below the
    /// folder; those without it (and files that are not DICOM) have no label.
    std::string labelAttribute;
    /// Set: whose images those are of which neither the header nor the table says it. A rule by which
    /// everyImageItsOwn() names nobody, unless it states that it is so.
    std::optional<PatientRule> patients;
    /// Set: what it knows of is not read again, what is read is noted there.
    std::shared_ptr<ReadJournal> journal;
    /// `files` lie anywhere, and their folders say nothing of them: the samples have no label.
    bool filesAnywhere = false;
};

/// What an import would bring, before anything is written.
struct ImportPlan {
    imaging::WindowPolicy window;      ///< through which the samples' hashes were taken
    std::vector<Sample> samples;       ///< readable ones, in path order; path absolute
    std::vector<Problem> problems;     ///< unreadable files (and folders), one Problem each,
                                       ///< named by `source` as given and the path below it,
                                       ///< or as `files` names them; what the table's rows lack;
                                       ///< what was wrong with files that were read all the
                                       ///< same (damagedButRead, one Problem for each fault,
                                       ///< files as Sample::path);
                                       ///< and what was merged, dropped or set aside: see
                                       ///< Spellings, dropStandIns(), setAsideByProducts()
    bool splitsFinal = false;          ///< see Project::import(); false as planned
    bool splitsGiven = false;          ///< by train / val / test folders or by the table
    std::vector<std::string> classes;  ///< sorted by name; without "" for unlabelled images
    LabelCounts labels;                ///< of the table; zero without one
    std::vector<Question> questions;   ///< of the table; the samples' answers to them are in Sample::answers
};

/// Reads every file once (decoding it, so that what cannot be decoded is found
/// now), several at a time. Cancellable between files; reports progress "import".
/// One unreadable file is a problem, not an error. Memory: one decoded image (of a
/// volume all its slices) per processor core, and the samples.
/// Errors: fileNotFound, notReadable, noImages (none found, none in a class
/// folder, or none readable), invalidArgument (class folders stand beside train /
/// val / test folders; both `source` and `files` given; `labels` or
/// `labelAttribute` without `source`, or both; and as labelByHeader() and
/// checkPatientRule()),
/// unusableTable (no row names an image; and as checkColumns()), cancelled.
Result<ImportPlan> planImport(const ImportOptions& options, const JobContext& job);

/// Whether it must be said which frames of a source's files are wanted, and whether slices are put together.
struct FramesFound {
    bool several = false;  ///< some file holds more than one frame
    bool volumes = false;  ///< some file is a volume, which can be cut in several planes
    SeriesFound series;    ///< what the slices of DICOM series come to
    bool asks() const { return several || series.volumes > 0; }
};

/// Looks into a few files, spread over the source: one that is alone in holding several
/// frames may be missed. Where one of them is a slice of a series the headers of all are read
/// (lookForSeries()), but for single files, and where a table or a header field says the labels
/// of the files. Progress "frames" and "headers", cancellable between files. Errors: as
/// planImport(); a file that cannot be read is none.
Result<FramesFound> lookForFrames(const ImportOptions& options, const JobContext& job);

}  // namespace fovea::dataset
