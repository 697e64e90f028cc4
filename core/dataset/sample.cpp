#include "dataset/sample.h"

#include <algorithm>
#include <cctype>

namespace fovea::dataset {

namespace {
struct SplitWord {
    const char* word;
    Split split;
};
// The first word of each split is its name.
constexpr SplitWord kSplitWords[] = {
    {"unassigned", Split::unassigned}, {"train", Split::train},      {"training", Split::train},
    {"val", Split::validation},        {"valid", Split::validation}, {"validation", Split::validation},
    {"dev", Split::validation},        {"test", Split::test},        {"testing", Split::test},
    {"excluded", Split::excluded},
};

struct KindName {
    ProblemKind kind;
    const char* name;
};
constexpr KindName kKindNames[] = {
    {ProblemKind::unreadable, "unreadable"},
    {ProblemKind::exactDuplicate, "exact_duplicate"},
    {ProblemKind::nearDuplicate, "near_duplicate"},
    {ProblemKind::labelConflict, "label_conflict"},
    {ProblemKind::unitConflict, "unit_conflict"},
    {ProblemKind::patientLeak, "patient_leak"},
    {ProblemKind::patientsUnknown, "patients_unknown"},
    {ProblemKind::missingClass, "missing_class"},
    {ProblemKind::emptyPart, "empty_part"},
    {ProblemKind::tooFewClasses, "too_few_classes"},
    {ProblemKind::smallClass, "small_class"},
    {ProblemKind::burnedIn, "burned_in"},
    {ProblemKind::acquisitionShortcut, "acquisition_shortcut"},
    {ProblemKind::unmatchedRow, "unmatched_row"},
    {ProblemKind::ambiguousRow, "ambiguous_row"},
    {ProblemKind::outOfRange, "out_of_range"},
    {ProblemKind::conflictingRow, "conflicting_row"},
    {ProblemKind::badRow, "bad_row"},
    {ProblemKind::imageWithoutRow, "image_without_row"},
    {ProblemKind::standInPatient, "stand_in_patient"},
    {ProblemKind::classNotStated, "class_not_stated"},
    {ProblemKind::notStated, "not_stated"},
    {ProblemKind::guessedEncoding, "guessed_encoding"},
    {ProblemKind::mergedClass, "merged_class"},
    {ProblemKind::mergedPatient, "merged_patient"},
    {ProblemKind::leftOut, "left_out"},
    {ProblemKind::damagedButRead, "damaged_but_read"},
};
}  // namespace

const char* splitName(Split split) {
    for (const SplitWord& row : kSplitWords) {
        if (row.split == split) return row.word;
    }
    return "unassigned";
}

bool splitFromName(const std::string& name, Split& out) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const SplitWord& row : kSplitWords) {
        if (lower == row.word) {
            out = row.split;
            return true;
        }
    }
    return false;
}

std::string patientInHeader(const Sample& sample) {
    const auto fact = sample.facts.find("PatientID");
    if (fact == sample.facts.end()) return {};
    const std::string& text = fact->second;
    // DICOM pads with spaces, some writers with NUL.
    const std::string padding(" \t\0", 3);
    const std::size_t first = text.find_first_not_of(padding);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

const char* problemKindName(ProblemKind kind) {
    for (const KindName& row : kKindNames) {
        if (row.kind == kind) return row.name;
    }
    return "unreadable";
}

bool problemKindFromName(const std::string& name, ProblemKind& out) {
    for (const KindName& row : kKindNames) {
        if (name == row.name) {
            out = row.kind;
            return true;
        }
    }
    return false;
}

}  // namespace fovea::dataset
