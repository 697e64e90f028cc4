#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/import.h"
#include "dataset/question.h"
#include "dataset/sample.h"
#include "imaging/window_policy.h"
#include "project/action.h"
#include "project/run_state.h"

namespace fovea::project {

/// Why a project that is readOnly() does not change.
inline constexpr MessageKind kReadOnly{
    "project_read_only",
    FOVEA_TEXT(
        "Messages",
        "This project lies where nothing can be written: it can be looked at, but nothing can be kept in "
        "it. To go on with it, copy its folder to a disk of your own and open it there.")};

/// A training run as recorded. `settingsJson` holds everything that affects the
/// result (seed, versions, hashes, settings, hardware); `resultJson` what came out.
struct Run {
    std::int64_t id = 0;
    std::string createdUtc;  ///< ISO 8601
    RunState state = RunState::planned;
    std::string settingsJson;
    std::string resultJson;   ///< empty until done
    std::string adapterPath;  ///< relative to the project folder; empty until there is one
    std::string userNote;     ///< the user's own words
    /// What it learns to answer. Who works with a run puts that question in use first
    /// (Project::useQuestion()).
    std::int64_t question = 0;
};

/// One look at a run's figures on a part of the data.
struct RecordedEvaluation {
    std::int64_t run = 0;  ///< also one that was removed since
    dataset::Split split = dataset::Split::unassigned;
    std::string atUtc;          ///< ISO 8601
    std::string figuresJson;    ///< name to {value, low, high}, and of what, see evaluate.h; may be empty
    std::int64_t question = 0;  ///< the run's
};

/// What one import changed.
struct ImportSummary {
    int added = 0;
    int alreadyThere = 0;  ///< same path, frame and plane; their label and hash are refreshed
    int copied = 0;        ///< files that were copied into the project
};

/// A change of samples, of answers, of questions, of the list of unreadable files or of settings.
struct Change {
    std::int64_t id = 0;
    std::string atUtc;  ///< ISO 8601
    Action action = Action::other;
    std::string argument;  ///< the new label, the setting, the question, or empty; never patient data
    int images = 0;        ///< samples it changes, when undone or redone too
};

/// A row of the audit trail: everything that changed the project, in the order in which it did.
struct TrailEntry {
    std::string atUtc;   ///< ISO 8601
    std::string action;  ///< "import", "set labels", "look", "move operating point" ...
    std::string detail;  ///< technical, English; never patient data
};

/// What can be undone and redone now, the nearest each.
struct History {
    std::optional<Change> undo, redo;
};

/// What undoing or redoing a change did.
struct Restored {
    Change change;
    std::vector<dataset::Sample> samples;  ///< as they are now; in id order
    std::vector<std::int64_t> removed;     ///< ids of those that are there no more
};

/// What the question of a new project is called, and that of an earlier version's.
inline constexpr const char* kFirstQuestion = "Diagnosis";

/// Change::argument where Project::setGrades() or setPositive() has set something by itself.
inline constexpr const char* kKeyOfGrades = "grades";
inline constexpr const char* kKeyOfPositive = "positive";

/// A `.fovea` project: a folder holding project.sqlite (WAL, foreign keys,
/// schema version), features/, runs/ID/ (checkpoint, adapter), reports.
///
/// The single authority over samples, runs and looks. Every changing call is one
/// transaction with one audit-trail row: after a crash at any moment the project
/// is as before the call or as after it. Opening takes an exclusive lock on the
/// folder, released on destruction or by the system when the process dies.
/// Not thread-safe: one thread at a time.
/// Errors of all calls: notWritable, diskFull, corruptFile.
class Project {
public:
    /// Makes the folder (not those above it) and an empty project in it, or opens
    /// the one there. Errors: as for open(), and notAProject when the folder holds
    /// other files: nothing is added to those.
    static Result<Project> createOrOpen(const std::string& folder);
    /// Paths in the folder that an earlier version stored as absolute become relative, which
    /// is no change for the history.
    /// Where nothing can be written (a disk, a share or a folder for reading only) the project is opened to
    /// be looked at: readOnly(). Errors: fileNotFound, notAProject, projectLocked, projectTooNew.
    static Result<Project> open(const std::string& folder);
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const std::string& folder() const;
    /// Whether it can be looked at only: every call that changes it ends with notWritable, whose reasons say
    /// so.
    bool readOnly() const;
    /// The folder's own place for features; the user may have chosen another, see features_folder.h.
    std::string featuresFolder() const;
    std::string runFolder(std::int64_t run) const;

    /// Adds or refreshes samples and replaces the list of unreadable files of
    /// that source. Splits are stored as they stand in `plan`, but for a sample
    /// that is unassigned there and assigned here: it keeps its split, unless
    /// `plan.splitsFinal`. A project without samples takes the plan's window over; error
    /// invalidArgument where the samples it has were seen through another.
    /// `settings` are stored in the same transaction, and before the samples' answers `questions`: new
    /// (id 0) or changed ones. Error: invalidArgument (answers: dataset::checkAnswer(); questions: as
    /// addQuestion() and changeQuestion()).
    Result<ImportSummary> import(const dataset::ImportPlan& plan, const std::string& source,
                                 const std::map<std::string, std::string>& settings = {},
                                 const std::vector<dataset::Question>& questions = {});
    /// In id order, with the answer to the question in use as label and those to the others in `answers`.
    Result<std::vector<dataset::Sample>> samples() const;
    /// Absolute paths of files in the folder that samples name, or named before a change
    /// that can be undone or redone.
    Result<std::set<std::string>> filesInFolder() const;
    /// What was found in the imports so far: unreadable files, rows of tables that fit nothing.
    Result<std::vector<dataset::Problem>> importProblems() const;
    /// What is asked about the images, in the order in which it is shown; one at least. A new project has
    /// one, "Diagnosis", of the kind `one`.
    Result<std::vector<dataset::Question>> questions() const;
    /// The question in use: what labels, classes, grades, positive and new runs are about. After opening
    /// the first one.
    Result<dataset::Question> question() const;
    /// No change of the project. Error: notFound.
    Result<void> useQuestion(std::int64_t id);
    /// Its answers, by sample; those that are empty are not in it.
    Result<std::map<std::int64_t, std::string>> answers(std::int64_t question) const;
    /// Adds it behind the others and returns its id; Question::id is not read. Error: invalidArgument (as
    /// dataset::checkQuestion(); a name that another has).
    Result<std::int64_t> addQuestion(const dataset::Question& question);
    /// Replaces the question of this id. What has one answer is changed by changeAnswerUnit() (studies.h),
    /// which also gives that answer to all images of it. Grades may become classes and the other way round,
    /// and any kind another where no image answers the question and no run belongs to it; findings may be
    /// added and put in another order, and taken away where no image states them.
    /// Errors: notFound; invalidArgument (as addQuestion(); another kind else; a finding that is stated, or a
    /// number that lies outside the range).
    Result<void> changeQuestion(const dataset::Question& question);
    /// Takes it away, with its answers. Errors: notFound; invalidArgument where it is the only one, or a
    /// run belongs to it.
    Result<void> removeQuestion(std::int64_t id);

    /// Names of classes of the images that are not excluded, as dataset::inClassOrder() puts them: the order
    /// of every probability and confusion matrix. Of findings all, in their order; of a number none.
    Result<std::vector<std::string>> classes() const;
    /// The classes as grades, lowest first; empty where they are none: Question::answers.
    Result<std::vector<std::string>> grades() const;
    /// The question becomes one about grades, or (empty) about classes. Error: invalidArgument (a name that
    /// is no UTF-8; a question about findings or a number).
    Result<void> setGrades(const std::vector<std::string>& grades);
    /// Which of two classes is the finding, as somebody has said; empty where nobody has, and
    /// dataset::positiveOf() says what holds: Question::positive.
    Result<std::string> positive() const;
    /// Empty: as the names of the classes say. `settings` are stored in the same change, which is called
    /// after the first of them then. Error: invalidArgument (as dataset::checkPositive()).
    Result<void> setPositive(const std::string& positive,
                             const std::map<std::string, std::string>& settings = {});
    /// Stores the split of each sample, by id, and `settings` with them. Error: notFound
    /// (nothing is changed).
    Result<void> setSplits(const std::vector<dataset::Sample>& samples,
                           const std::map<std::string, std::string>& settings = {});
    /// Stores label, other answers, patient, study, split and facts of each sample, by id, `settings`, and
    /// before these `questions`, as import() does. Errors (nothing is changed): notFound; invalidArgument (as
    /// import()).
    Result<void> setSampleLabels(const std::vector<dataset::Sample>& samples,
                                 const std::vector<dataset::Question>& questions = {},
                                 const std::map<std::string, std::string>& settings = {});
    /// The answer to the question in use. Where that has an answer a study or a patient, all images of those
    /// that are named get it (as with setFinding()). Errors (nothing is changed): notFound; invalidArgument
    /// (dataset::checkAnswer()).
    Result<void> setLabel(const std::vector<std::int64_t>& ids, const std::string& label);
    /// States one finding of images, or (nothing) that it is not stated; what is stated of others stays. The
    /// question in use is one about findings. Errors (nothing is changed): notFound; invalidArgument.
    Result<void> setFinding(const std::vector<std::int64_t>& ids, const std::string& finding,
                            std::optional<bool> stated);

    /// Stores where each sample's file is now, by id. Errors (nothing is changed):
    /// notFound; invalidArgument when another sample is there already, or when the project
    /// works on copies (kKeyOfCopies) and the file lies outside its folder: the originals
    /// show the same, but name their patients.
    Result<void> setPaths(const std::vector<dataset::Sample>& samples);

    /// What holds for the whole project, by name; empty when never set. The names, and
    /// what their values mean, stand with those who use them.
    Result<std::string> setting(const std::string& name) const;
    Result<void> setSetting(const std::string& name, const std::string& value);
    /// The same for what is no part of the history that can be undone: where something lies on
    /// this computer, not what the data are.
    Result<void> keepSetting(const std::string& name, const std::string& value);

    /// The window through which the network sees the images, and the hashes of all
    /// samples were taken: the setting "network_window".
    Result<imaging::WindowPolicy> networkWindow() const;
    /// Stores the window and, by id, the hashes that `seen` has through it; see
    /// changeNetworkWindow(). Error: notFound (nothing is changed).
    Result<void> setNetworkWindow(const imaging::WindowPolicy& window,
                                  const std::vector<dataset::Sample>& seen);

    /// What can be undone and redone: imports, labels, splits, questions, settings, the last
    /// kUndoableChanges of them, also those made before the project was last opened.
    Result<History> history() const;
    /// Takes the last change back. Where it takes the question in use away, the first is in use.
    /// Errors: notFound when there is none; invalidArgument where a run belongs to a question that this
    /// takes away (as with redo()).
    Result<Restored> undo();
    /// Makes the change again that was undone last. Error: notFound when there is
    /// none, or another change was made since.
    Result<Restored> redo();

    /// A run that is planned, of the question in use.
    Result<std::int64_t> addRun(const std::string& settingsJson);
    /// Error: notFound.
    Result<void> setRunState(std::int64_t run, RunState state);
    /// Stores what came out; the run is done. Error: notFound.
    Result<void> finishRun(std::int64_t run, const std::string& resultJson, const std::string& adapterPath);
    /// Replaces what came out of a run that is done, as its operating point was moved; `what`, no patient
    /// data, stands in the audit trail. Error: notFound.
    Result<void> changeResult(std::int64_t run, const std::string& resultJson, const std::string& what);
    /// Replaces what the user noted about a run; no part of the history that can be undone.
    /// Error: notFound.
    Result<void> setUserNote(std::int64_t run, const std::string& userNote);
    /// Forgets a run: its record first, then its folder with the adapter. Its looks stay
    /// counted, and its number is never given again. Cannot be undone.
    /// Errors: notFound; notWritable (the record is gone, files are left over).
    Result<void> removeRun(std::int64_t run);
    /// Error: notFound.
    Result<Run> run(std::int64_t id) const;
    Result<std::vector<Run>> runs() const;

    /// `figuresJson`: as in Look. Error: notFound.
    Result<void> recordEvaluation(std::int64_t run, dataset::Split split,
                                  const std::string& figuresJson = {});
    /// How often figures of any run of the question in use were looked at on this split.
    Result<int> evaluations(dataset::Split split) const;
    /// The audit trail, oldest first. Nothing is ever removed from it.
    Result<std::vector<TrailEntry>> trail() const;
    /// Every look, oldest first.
    Result<std::vector<RecordedEvaluation>> evaluations() const;

private:
    Result<Restored> swap(bool undo);

    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::project
