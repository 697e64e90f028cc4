#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job_context.h"
#include "base/result.h"
#include "dataset/consensus.h"
#include "dataset/file_matcher.h"
#include "dataset/question_columns.h"
#include "dataset/sample.h"
#include "dataset/spelling.h"
#include "dataset/table.h"

namespace fovea::dataset {

/// A column with what one reader says: names of classes, as `LabelColumns::label` has them.
struct ReaderColumn {
    std::string name;  ///< of the reader
    int column = -1;
    friend bool operator==(const ReaderColumn&, const ReaderColumn&) = default;
};

/// What the columns of a table mean: indices into Table::columns, -1 for none.
struct LabelColumns {
    int file = -1;  ///< required: what FileMatcher::find() reads
    /// One column with the class's name; or several, one a class and named after
    /// it, with 1 (or "TRUE", "yes", "ja", "x" ...) in the one that applies and 0 (or "FALSE",
    /// "no", nothing) in the others; or none:
    /// the classes are what they are without the table (folders').
    std::vector<int> label;
    /// Further questions, or instead of `label` all: each with its columns.
    std::vector<QuestionColumns> questions;
    /// Who else answers what `label` does.
    std::vector<ReaderColumn> readers;
    /// How the readers' answers become one; nothing: the project says it, see importImages().
    std::optional<ConsensusRule> consensus;
    int patient = -1;
    int split = -1;     ///< words that splitFromName() reads; empty: unassigned
    int subgroup = -1;  ///< any words by which figures may be told apart later: sex, site, device
    int study = -1;     ///< Sample::study, where StudyRule is a column
    int frame = -1;     ///< from 0, for files of several frames; empty: all of them
    int plane = -1;     ///< words that planeFromName() reads, for volumes; empty: all of them
    /// Whether isMissingWord() ("NA", "nan", "null" ...) says that nothing is stated, as it nearly
    /// always does; else such a word is a name like others.
    bool missingWords = true;

    /// Whether the table, not folders, says what is learned.
    bool saysClasses() const { return !label.empty() || !questions.empty() || readersDecide(); }
    /// Whether what is learned is made of what readers say.
    bool readersDecide() const {
        return !readers.empty() && consensus && consensus->kind != ConsensusRule::Kind::labels;
    }
    friend bool operator==(const LabelColumns&, const LabelColumns&) = default;
};

/// What the columns probably mean, by their names and by what they hold; `files`
/// says which column names files. A column that is not plain is left -1: nothing
/// is guessed that the content contradicts. Where no name tells which the diagnosis is for certain, it is
/// one that has a word for it in its name, or, from 10 rows on, any: a column with 2 to 20 values, each
/// twice at least on average.
LabelColumns guessColumns(const Table& table, const FileMatcher& files);

/// What the other columns could answer: adjacent ones of 0 and 1 are findings, and each that proposedKind()
/// reads as something that comes back is a question, named after its column. Not those that `columns` has
/// another use for, that count the rows, or whose name says site, device, sex or the like.
std::vector<QuestionColumns> proposedQuestions(const Table& table, const LabelColumns& columns);

/// Errors: unusableTable (no file column, nothing but a file column, one column for
/// two things), invalidArgument (no such column; as checkQuestionColumns()).
Result<void> checkColumns(const Table& table, const LabelColumns& columns);

/// One problem for each class that was written in several ways.
std::vector<Problem> mergedClasses(const Spellings& classes);
/// One for all such patients, without their names.
std::optional<Problem> mergedPatients(const Spellings& patients);

/// A table and what its columns mean.
struct LabelTable {
    std::shared_ptr<const Table> table;  ///< never null
    LabelColumns columns;
};

/// What the table says of one image.
struct ImageLabels {
    int file = 0;                         ///< index into FileMatcher::files()
    int frame = -1;                       ///< -1: every frame of the file
    std::optional<imaging::Plane> plane;  ///< none: however it is cut
    int row = 0;                          ///< TableRow::number
    std::string label;                    ///< empty: unlabelled
    std::vector<std::string> answers;     ///< to LabelColumns::questions; empty: not answered
    std::vector<std::string> readings;    ///< of LabelColumns::readers; empty: not read
    std::string patient, subgroup, study;
    Split split = Split::unassigned;
};

struct LabelCounts {
    int rows = 0;  ///< the sum of the next five
    int matchedRows = 0;
    int unmatchedRows = 0, ambiguousRows = 0, badRows = 0;  ///< these take no part
    int conflictingRows = 0;                                ///< all rows of such images
    int filesWithoutRow = 0;
    friend bool operator==(const LabelCounts&, const LabelCounts&) = default;
};

/// A table brought together with files.
struct LabelMatch {
    std::vector<ImageLabels> images;  ///< by file, plane, frame; each once
    /// Unmatched rows and images without a row are one Problem each, which lists
    /// them all; of the others the first 20 are named one by one. Never a patient.
    std::vector<Problem> problems;
    LabelCounts counts;
    std::vector<Question> questions;     ///< of LabelColumns::questions, with the answers that were found
    std::map<std::string, int> classes;  ///< entries of `images` by class, "" being unlabelled
};

/// Brings every row to its image. What is not certain takes no part and is told:
/// rows that name no image, or several; rows of one image that differ in label,
/// answers, patient, split or subgroup; rows that contradict the table's own form.
/// Classes, patients and subgroups that differ only as nameKey() allows are one, and it is told.
/// Cancellable. Errors: as checkColumns(); cancelled.
Result<LabelMatch> matchLabels(const Table& table, const LabelColumns& columns, const FileMatcher& files,
                               const JobContext& job = {});

/// The entry for a frame of a file, cut along `plane`: its own, else one for every plane,
/// every frame, or both; null where the table says nothing of it.
const ImageLabels* labelsOf(const LabelMatch& match, int file, int frame,
                            imaging::Plane plane = imaging::Plane::axial);

/// Takes over what the table says in the columns it has. Where it has no patient for
/// the image, it is the one in the file's header.
void applyLabels(const ImageLabels& labels, const LabelColumns& columns, Sample& sample);

/// Sample::facts holds the subgroup under this name.
constexpr const char* kSubgroupFact = "Subgroup";

}  // namespace fovea::dataset
