#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/message.h"
#include "imaging/plane.h"

namespace fovea::dataset {

/// Which part of the data an image belongs to. `train` teaches, `validation`
/// chooses epoch and operating point, `test` is looked at once; `excluded` was set
/// aside by the user or a repair and is used for nothing.
enum class Split { unassigned, train, validation, test, excluded };
const char* splitName(Split split);  ///< "unassigned", "train", "val", "test", "excluded"
/// Also reads "valid", "validation", "dev", "training", "testing"; any case.
/// False, and `out` untouched, for any other word.
bool splitFromName(const std::string& name, Split& out);

/// One labelled image (one frame of one file).
struct Sample {
    std::int64_t id = 0;  ///< of the project; 0 before it is stored
    std::string path;     ///< absolute, UTF-8
    int frame = 0;
    imaging::Plane plane = imaging::Plane::axial;  ///< of a slice of a volume: how it was cut
    std::string format;                            ///< "DICOM", "PNG" ...
    int width = 0, height = 0;                     ///< pixels
    /// The answer to the question in use, as question.h stores it: a class's name, findings, a number;
    /// empty when not answered.
    std::string label;
    std::string patient;  ///< identifier in header or table; empty when unknown (never guessed)
    /// What it is a part of, by the project's StudyRule: with `patient` the same text for all images of a
    /// study; empty: it is one by itself. Names what the rule names it by, and so may name a patient.
    std::string study;
    Split split = Split::unassigned;
    std::string pixelHash;                     ///< SHA-256 of imaging::networkPixels() and their size
    std::string perceptualHash;                ///< perceptualHash(): alike for alike pictures; may be empty
    std::map<std::string, std::string> facts;  ///< header facts (device, site, sex, age ...)
    /// The answers to the project's other questions, by the question's name. What is stored of it: those
    /// named here, an empty one being taken away.
    std::map<std::string, std::string> answers;
    /// What each reader answers to the question in use, by the reader's name; stored as `answers` are.
    std::map<std::string, std::string> readings;
};

/// The patient's identifier by Sample::facts, without padding; empty when there is none.
std::string patientInHeader(const Sample& sample);

enum class ProblemKind {
    unreadable,
    exactDuplicate,
    nearDuplicate,
    labelConflict,
    unitConflict,  ///< images of one study or patient with different answers: it takes no part
    patientLeak,
    standInPatient,   ///< an identifier that is nobody's: not taken for a patient
    patientsUnknown,  ///< of some images or all: that a patient is on both sides cannot be ruled out
    missingClass,
    emptyPart,
    smallClass,
    tooFewClasses,  ///< none or one: nothing to tell apart
    burnedIn,
    outOfRange,  ///< a number that is not possible
    acquisitionShortcut,
    // Of an import with a table of labels:
    unmatchedRow,    ///< names no image
    ambiguousRow,    ///< names several
    conflictingRow,  ///< says something else of an image than another row
    badRow,          ///< has too many cells, an unknown split word, several classes ...
    imageWithoutRow,
    classNotStated,   ///< words like "NA" instead of a class, taken for an empty cell
    notStated,        ///< the same instead of a patient or a subgroup
    guessedEncoding,  ///< how its text is encoded was found out by what it looks like
    // Of any import:
    mergedClass,    ///< names that differ only in blanks, letter case or the form of a number
    mergedPatient,  ///< the same of patients
    leftOut,        ///< localizers, screen captures, segmentations; thumbnails of file servers
    damagedButRead  ///< something is wrong with the file, but every pixel is there: it takes part
};
/// "unreadable", "exact_duplicate" ...: fixed words, as they stand in JSON.
const char* problemKindName(ProblemKind kind);
/// The way back. False, and `out` untouched, for a name that is none.
bool problemKindFromName(const std::string& name, ProblemKind& out);

struct Problem {
    ProblemKind kind = ProblemKind::unreadable;
    std::vector<std::string> files;  ///< as the user named them
    Message message;                 ///< names classes and splits, never a patient
};

}  // namespace fovea::dataset
