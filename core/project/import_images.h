#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"
#include "dataset/frame_choice.h"
#include "dataset/patient_names.h"
#include "dataset/sample.h"
#include "dataset/study_rule.h"
#include "project/project.h"

namespace fovea::project {

/// Where the splits of imported images come from.
enum class SplitMode {
    automatic,  ///< those given, by the table or by train / val / test folders, else made
    make,       ///< made: by patient, stratified, seeded
    folders     ///< those given; where none are an error
};

/// Where the slices of DICOM series are put together to volumes before they are imported.
struct SeriesAsked {
    /// As dataset::VolumeOptions has it.
    std::optional<double> isotropicMm;
};

struct ImportRequest {
    std::string source;  ///< folder, as planImport() reads it
    SplitMode splits = SplitMode::automatic;
    std::uint64_t seed = 0;
    std::vector<std::string> files;  ///< instead of a folder: single files, as planImport() reads them
    std::shared_ptr<const dataset::LabelTable> labels;  ///< with a folder: as planImport() reads it
    dataset::FrameChoice frames;                        ///< of files with several
    /// Copy the images into the project's folder, without patient data (imaging::deidentified()),
    /// and use the copies; patients are known by pseudonyms. A project that has copies copies
    /// always; one whose images lie elsewhere never does (invalidArgument).
    bool copy = false;
    std::shared_ptr<FileLayer> layer = systemFileLayer();  ///< for copies
    std::string labelAttribute;                            ///< with a folder: as planImport() reads it
    /// Not empty: the question that folders, a header field or the column of classes answer; in a project
    /// where nothing is answered yet, what its question is called. Else the first one.
    std::string question;
    /// Not empty: which of the two classes that there will be is the finding (Project::positive()).
    std::string positive;
    std::vector<std::string> grades;               ///< not empty: the classes are grades, in this order
    imaging::Plane plane = imaging::Plane::axial;  ///< of volumes: how they are cut
    /// Of a new project (file when not set); error invalidArgument where the project's
    /// images are seen through another.
    std::optional<imaging::WindowPolicy> window;
    /// Shares of made splits, together below 1; not set: the project's, see splitShares(). Those
    /// that are set are kept for later imports.
    std::optional<double> validationShare, testShare;
    /// Set: whose images those are of which nothing else says it, as planImport() reads it.
    std::optional<dataset::PatientRule> patients;
    /// What puts images together to studies; not set: the project's (studies.h). Images that are there are
    /// put together by it, too.
    std::optional<dataset::StudyRule> studies;
    /// What has one answer to the questions that this import answers; not set: as it is, else the image.
    /// Studies of a project without a rule are those of dataset::proposedStudyRule().
    std::optional<dataset::AnswerUnit> answerUnit;
    /// Set, with a folder, without `labels` and `labelAttribute` (invalidArgument): what its series come to
    /// (dataset::makeVolumes()) is imported, cut as `frames` and `plane` say. The volumes lie in `volumes/`
    /// of the project's folder, those of a source always in the same folder; they name patients as the DICOM
    /// files do. Of a project of copies they are made in a temporary folder, and copied.
    std::optional<SeriesAsked> series;
};

/// What is stated of a finding, in images.
struct FindingCounts {
    int yes = 0, no = 0, notStated = 0;
};
/// What the answers to a question about a number are.
struct NumberSummary {
    int images = 0, notStated = 0;
    double lowest = 0, highest = 0, mean = 0;  ///< 0 without images
};

/// What readers have answered to the question in use.
struct ReadersSummary {
    std::map<std::string, int> images;  ///< that each has read, by name; without any nobody has
    int withoutConsensus = 0;           ///< images that somebody has read and that have no label
};

/// What is in a project: for people and for `import` and `audit`.
struct ProjectSummary {
    int samples = 0;   ///< excluded ones too, which count in `splits` and nowhere else
    int patients = 0;  ///< known ones
    int samplesWithoutPatient = 0;
    std::map<std::string, int> splits;
    dataset::Question question;                   ///< in use: what the next are about
    std::map<std::string, int> classes;           ///< of one and grades
    dataset::StudyRule studies, proposedStudies;  ///< what puts images together, and what could
    /// Where the answer is of a study or a patient: how many there are, and of one and grades of each class.
    int units = 0;
    std::map<std::string, int> unitClasses;
    std::map<std::string, FindingCounts> findings;  ///< of findings
    NumberSummary number;                           ///< of a number
    ReadersSummary readers;                         ///< of one and grades
    std::vector<dataset::Question> questions;       ///< all
    std::vector<std::string> grades;                ///< Project::grades()
    std::string positive;                           ///< what holds: dataset::positiveOf(); empty: nobody said
    imaging::WindowPolicy window;                   ///< through which the network sees the images
    std::vector<dataset::Problem> problems;         ///< unreadable files, then what the audit found
    ImportSummary import;                           ///< zero in a plain audit
    dataset::LabelCounts labels;                    ///< of a table that was imported or applied
};

/// Reads a source and adds it to the project in `folder`, which is made when it does not exist.
/// - Nothing stays written, and no folder made, unless the source can be read. But where an import is
///   cancelled or the program ends, what it has read is kept in the folder, and the next import of
///   the same does not read it again (not where images are copied).
/// - New images of a patient (or of pixels) that the project has already go to the split where
///   those are, or where their folder or the table says.
/// - Images that were there keep their split, unless the table has another for them or `make` asks
///   for new ones.
/// - In a new project, a validation or test set that the folders lack is taken from train; splits by
///   a table stay as they are.
/// - However few images there are, they come in. Where a class has too few patients to be in every
///   split, assignSplits() says where they go, and the problems say what that means.
/// - Copies are written last. When they fail, a new project stays, empty.
/// - Grades are a change of their own in the history, and so is what else changes of images that are there,
/// by
///   another rule of studies or by answers of units that hold for them.
/// - What readers say (LabelColumns::readers) answers the question in use, by the rule of the table, else
/// that
///   of the question, else `labels` where the table or the project has any, else `majority`. The rule is kept
///   (Question::consensus). Where a study or a patient has one answer, what readers say of its images becomes
///   one label of them together. Images of units that no reader has read keep what else is said of them. Of
///   grades those that only a reader gives are declared, too.
/// - Where series are put together the project is made before, and stays, empty, when that fails; volumes
/// that a failed or cancelled import made for the first time are gone again. What was found with a volume
/// (imaging::SeriesDefect), and files that are in none, are problems of the import.
/// - Errors: those of planImport(), makeVolumes(), checkShares(), Project::createOrOpen(), writeCopies(),
/// checkGrades().
Result<ProjectSummary> importImages(const std::string& folder, const ImportRequest& request,
                                    const JobContext& job);

/// What is asked for beside a table's answers; not set: as it is.
struct UnitsAsked {
    std::optional<dataset::StudyRule> studies;  ///< as ImportRequest has it
    /// What has one answer to the questions that the table answers; where it answers none, to the one in use.
    std::optional<dataset::AnswerUnit> answerUnit;
};

/// Takes labels, patients, studies, splits and subgroups from a table for images that the project has, in one
/// transaction; what the table does not mention stays. What else changes by another rule of studies or by
/// answers of units is a change of its own. File names are matched below dataset::commonFolder(). No image is
/// read. The summary's problems begin with the table's. Readers: as in importImages().
/// Errors: as matchLabels() and applyStudyRule(); unusableTable when no row names an image of the project.
Result<ProjectSummary> applyLabelTable(Project& project, const dataset::LabelTable& labels,
                                       const JobContext& job, const UnitsAsked& units = {});

/// Gives the images whose patient is unknown the one that their path names, as one change; how
/// many. Answers of studies and patients then hold for all their images (studies.h), as a change of its own.
/// Splits stay: that a patient is in several parts now is a problem of the audit.
/// Errors: withPatientsFromPaths(); invalidArgument where no path names a patient, or where the
/// images are copies, whose names say nothing.
Result<int> applyPatientRule(Project& project, const dataset::PatientRule& rule);

/// Counts and problems of a project as it is.
Result<ProjectSummary> summarise(const Project& project);
/// The same of its samples and Project::importProblems(), for callers that let others
/// have the project while it takes its time: two seconds for 100,000 samples.
ProjectSummary summarise(const std::vector<dataset::Sample>& samples,
                         std::vector<dataset::Problem> importProblems,
                         const dataset::Question& question = {});

}  // namespace fovea::project
