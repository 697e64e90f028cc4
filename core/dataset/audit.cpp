#include "dataset/audit.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "dataset/acquisition_audit.h"
#include "dataset/audit_answers.h"
#include "dataset/keep_together.h"
#include "dataset/patient_links.h"
#include "dataset/perceptual_hash.h"
#include "dataset/units.h"

namespace fovea::dataset {

namespace {

constexpr Split kSplits[] = {Split::train, Split::validation, Split::test};

using Group = std::vector<const Sample*>;
using Alike = std::vector<std::vector<std::size_t>>;  // as nearDuplicates()

/// Samples by a property, in the order of first appearance; empty values left out.
std::vector<Group> groupBy(const std::vector<Sample>& samples, std::string Sample::*property) {
    std::vector<Group> groups;
    std::unordered_map<std::string_view, std::size_t> indexOf;
    for (const Sample& sample : samples) {
        const std::string& value = sample.*property;
        if (value.empty()) continue;
        const auto [it, fresh] = indexOf.try_emplace(value, groups.size());
        if (fresh) groups.emplace_back();
        groups[it->second].push_back(&sample);
    }
    return groups;
}

std::vector<std::string> filesOf(const Group& group) {
    std::vector<std::string> files;
    for (const Sample* sample : group) files.push_back(sample->path);
    return files;
}

/// The splits in which a group's images are.
std::vector<std::string> splitsOf(const Group& group) {
    std::vector<std::string> splits;
    for (const Split split : kSplits) {
        if (std::any_of(group.begin(), group.end(), [&](const Sample* s) { return s->split == split; }))
            splits.push_back(splitWords(split));
    }
    return splits;
}

constexpr MessageKind kSameImage{"same_image",
                                 FOVEA_TEXT("Messages", "The same image is there {times} times.")};
constexpr MessageKind kSameImageInSplits{
    "same_image_in_splits", FOVEA_TEXT("Messages", "The same image is there {times} times, in {splits}.")};

void findDuplicates(const std::vector<Group>& byPixels, std::vector<Problem>& problems) {
    for (const Group& group : byPixels) {
        if (group.size() < 2) continue;
        const std::vector<std::string> splits = splitsOf(group);
        const MessageArgument times("times", group.size());
        problems.push_back({ProblemKind::exactDuplicate, filesOf(group),
                            splits.size() > 1
                                ? Message(kSameImageInSplits, {times, {"splits", Terms{splits}}})
                                : Message(kSameImage, {times})});
    }
}

constexpr MessageKind kLookAlike{
    "look_alike",
    FOVEA_TEXT("Messages",
               "{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices).")};
constexpr MessageKind kLookAlikeInSplits{"look_alike_in_splits",
                                         FOVEA_TEXT("Messages",
                                                    "{images|image|images} look alike (copies, edited or "
                                                    "mirrored, or neighbouring slices), in {splits}.")};
constexpr MessageKind kLookAlikeLabels{"look_alike_labels",
                                       FOVEA_TEXT("Messages",
                                                  "{images|image|images} look alike (copies, edited or "
                                                  "mirrored, or neighbouring slices), labelled {labels}.")};
constexpr MessageKind kLookAlikeInSplitsLabels{
    "look_alike_in_splits_labels", FOVEA_TEXT("Messages",
                                              "{images|image|images} look alike (copies, edited or mirrored, "
                                              "or neighbouring slices), in {splits}, labelled {labels}.")};

void findNearDuplicates(const std::vector<Sample>& samples, const Alike& alike, const Question& question,
                        std::vector<Problem>& problems) {
    for (const std::vector<std::size_t>& group : alike) {
        Group members;
        std::set<std::string> answers, patients, files;
        for (const std::size_t i : group) {
            files.insert(samples[i].path);
            members.push_back(&samples[i]);
            patients.insert(samples[i].patient);
            if (!samples[i].label.empty()) answers.insert(samples[i].label);
        }
        const std::set<std::string> labels = contradictions(answers, question);
        // Neighbouring slices of one patient, or of one file, are what they should be.
        const bool onePatient = patients.size() == 1 && !patients.begin()->empty();
        if ((onePatient || files.size() == 1) && labels.size() < 2) continue;
        const std::vector<std::string> splits = splitsOf(members);
        const bool several = splits.size() > 1, contradict = labels.size() > 1;
        std::vector<MessageArgument> said = {{"images", group.size()}};
        if (several) said.emplace_back("splits", Terms{splits});
        if (contradict) said.emplace_back("labels", Terms{{labels.begin(), labels.end()}});
        const MessageKind& kind = several && contradict ? kLookAlikeInSplitsLabels
                                  : several             ? kLookAlikeInSplits
                                  : contradict          ? kLookAlikeLabels
                                                        : kLookAlike;
        problems.push_back({ProblemKind::nearDuplicate, filesOf(members), {kind, std::move(said)}});
    }
}

constexpr MessageKind kTwoLabels{"two_labels",
                                 FOVEA_TEXT("Messages", "The same image is labelled {labels}.")};

void findLabelConflicts(const std::vector<Group>& byPixels, const Question& question,
                        std::vector<Problem>& problems) {
    for (const Group& group : byPixels) {
        std::set<std::string> answers;
        for (const Sample* sample : group) {
            if (!sample->label.empty()) answers.insert(sample->label);
        }
        const std::set<std::string> labels = contradictions(answers, question);
        if (labels.empty()) continue;
        problems.push_back({ProblemKind::labelConflict,
                            filesOf(group),
                            {kTwoLabels, {{"labels", Terms{{labels.begin(), labels.end()}}}}}});
    }
}

constexpr MessageKind kStudyTwoLabels{
    "study_two_labels",
    FOVEA_TEXT("Messages",
               "Images of one study are labelled {labels}. A study has one answer: it takes no part.")};
constexpr MessageKind kPatientTwoLabels{
    "patient_two_labels",
    FOVEA_TEXT("Messages",
               "Images of one patient are labelled {labels}. A patient has one answer: it takes no part.")};

void findUnitConflicts(const Units& units, const Question& question, std::vector<Problem>& problems) {
    for (const std::vector<Sample>& unit : units.conflicting) {
        std::set<std::string> answers;
        Group group;
        for (const Sample& sample : unit) {
            group.push_back(&sample);
            if (!sample.label.empty()) answers.insert(sample.label);
        }
        const std::set<std::string> labels = contradictions(answers, question);
        problems.push_back({ProblemKind::unitConflict,
                            filesOf(group),
                            {question.answerUnit == AnswerUnit::study ? kStudyTwoLabels : kPatientTwoLabels,
                             {{"labels", Terms{{labels.begin(), labels.end()}}}}}});
    }
}

// A kind for each choice of splits, so that the sentence is whole in every language.
constexpr MessageKind kLeakTrainingValidation{
    "patient_in_training_validation", FOVEA_TEXT("Messages",
                                                 "Images of one patient are in several splits: {training} in "
                                                 "training and {validation} in validation.")};
constexpr MessageKind kLeakTrainingTest{
    "patient_in_training_test",
    FOVEA_TEXT("Messages",
               "Images of one patient are in several splits: {training} in training and {test} in test.")};
constexpr MessageKind kLeakValidationTest{
    "patient_in_validation_test",
    FOVEA_TEXT(
        "Messages",
        "Images of one patient are in several splits: {validation} in validation and {test} in test.")};
constexpr MessageKind kLeakEverywhere{"patient_in_all_splits",
                                      FOVEA_TEXT("Messages",
                                                 "Images of one patient are in several splits: {training} in "
                                                 "training, {validation} in validation and {test} in test.")};

void findPatientLeaks(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    for (const Group& patient : groupBy(samples, &Sample::patient)) {
        std::vector<MessageArgument> counts;
        std::set<Split> splits;
        Group leaking;
        for (const Split split : kSplits) {
            Group in;
            std::copy_if(patient.begin(), patient.end(), std::back_inserter(in),
                         [&](const Sample* s) { return s->split == split; });
            if (in.empty()) continue;
            splits.insert(split);
            counts.emplace_back(splitWords(split), in.size());
            leaking.insert(leaking.end(), in.begin(), in.end());
        }
        if (splits.size() < 2) continue;
        const MessageKind& kind = splits.size() == 3                    ? kLeakEverywhere
                                  : !splits.contains(Split::test)       ? kLeakTrainingValidation
                                  : !splits.contains(Split::validation) ? kLeakTrainingTest
                                                                        : kLeakValidationTest;
        problems.push_back({ProblemKind::patientLeak, filesOf(leaking), {kind, std::move(counts)}});
    }
}

constexpr MessageKind kPatientUnknown{
    "patient_unknown",
    FOVEA_TEXT("Messages",
               "The patient of the one image is unknown: images of one patient may be in several splits.")};
constexpr MessageKind kAllPatientsUnknown{"all_patients_unknown",
                                          FOVEA_TEXT("Messages",
                                                     "The patient of all {images|image|images} is unknown: "
                                                     "images of one patient may be in several splits.")};
constexpr MessageKind kSomePatientsUnknown{
    "some_patients_unknown", FOVEA_TEXT("Messages",
                                        "The patient of {unknown} of {images|image|images} is unknown: "
                                        "images of one patient may be in several splits.")};

void findUnknownPatients(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    Group unknown;
    for (const Sample& sample : samples)
        if (sample.patient.empty()) unknown.push_back(&sample);
    if (unknown.empty()) return;
    const MessageArgument all("images", samples.size());
    // With every image concerned there is none to be shown among the others.
    if (unknown.size() < samples.size())
        problems.push_back({ProblemKind::patientsUnknown,
                            filesOf(unknown),
                            {kSomePatientsUnknown, {{"unknown", unknown.size()}, all}}});
    else if (samples.size() == 1)
        problems.push_back({ProblemKind::patientsUnknown, {}, kPatientUnknown});
    else
        problems.push_back({ProblemKind::patientsUnknown, {}, {kAllPatientsUnknown, {all}}});
}

/// What a class has that can be told apart, where that is too little to be in all splits.
struct Apart {
    std::size_t groups = 0;         ///< that must stay together
    bool everyPatientKnown = true;  ///< so that a group is a patient
};

constexpr MessageKind kClassMissing{
    "class_missing", FOVEA_TEXT("Messages", "Class '{class}' has no image among the {split} images.")};
constexpr MessageKind kClassMissingFewPatients{
    "class_missing_few_patients",
    FOVEA_TEXT("Messages",
               "Class '{class}' has no image among the {split} images. Its images are of "
               "{patients|patient|patients}, {needed} are needed: add images of other patients.")};
constexpr MessageKind kClassMissingFewImages{
    "class_missing_few_images",
    FOVEA_TEXT("Messages",
               "Class '{class}' has no image among the {split} images. It has {images|image|images} that can "
               "be told from the others, {needed} are needed: add images of other patients.")};

/// That a class is not in a split, and why, where it has not enough patients for all.
Message missingFrom(Split split, const std::string& name, const Apart& of) {
    constexpr std::size_t kNeeded = std::size(kSplits);
    std::vector<MessageArgument> said = {{"class", name}, {"split", Terms{{splitWords(split)}}}};
    if (of.groups >= kNeeded) return {kClassMissing, std::move(said)};
    said.emplace_back(of.everyPatientKnown ? "patients" : "images", of.groups);
    said.emplace_back("needed", kNeeded);
    return {of.everyPatientKnown ? kClassMissingFewPatients : kClassMissingFewImages, std::move(said)};
}

constexpr MessageKind kNoTraining{
    "no_training_images",
    FOVEA_TEXT("Messages", "No image is among the training images: there is nothing to learn from.")};
constexpr MessageKind kNoValidation{
    "no_validation_images",
    FOVEA_TEXT("Messages",
               "No image is among the validation images: there is nothing to choose the epoch by.")};
constexpr MessageKind kNoTest{
    "no_test_images",
    FOVEA_TEXT("Messages", "No image is among the test images: there is nothing to judge by.")};
constexpr MessageKind kNoClass{"no_class", FOVEA_TEXT("Messages", "No image has a class yet.")};
constexpr MessageKind kNoAnswer{"no_answer",
                                FOVEA_TEXT("Messages", "No image has an answer to the question yet.")};
constexpr MessageKind kOneClass{
    "one_class",
    FOVEA_TEXT(
        "Messages",
        "All images are of class '{class}': add images of another one, as there is nothing to tell apart.")};

void findEmptySplits(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    std::set<Split> present;
    for (const Sample& sample : samples)
        if (!sample.label.empty()) present.insert(sample.split);
    const auto inUse = [&](Split split) { return present.contains(split); };
    if (std::none_of(std::begin(kSplits), std::end(kSplits), inUse)) return;
    for (const Split split : kSplits)
        if (!inUse(split))
            problems.push_back({ProblemKind::emptyPart,
                                {},
                                split == Split::train        ? kNoTraining
                                : split == Split::validation ? kNoValidation
                                                             : kNoTest});
}

/// Of classes those that a split lacks, and the splits that lack all; whether there are two at all.
void findMissingClasses(const std::vector<Sample>& samples, const Alike& alike,
                        std::vector<Problem>& problems) {
    std::set<std::string> classes;
    std::map<Split, std::set<std::string>> present;
    for (const Sample& sample : samples) {
        if (sample.label.empty()) continue;
        classes.insert(sample.label);
        present[sample.split].insert(sample.label);
    }
    std::map<std::string, Apart> apart;  // of each class, once something is missing
    const auto apartOf = [&](const std::string& name) {
        if (apart.empty())
            for (const Together& group : keepTogether(samples, alike)) {
                std::set<std::string> own;
                for (const std::size_t i : group.members) {
                    own.insert(samples[i].label);
                    if (samples[i].patient.empty()) apart[samples[i].label].everyPatientKnown = false;
                }
                for (const std::string& label : own) ++apart[label].groups;
            }
        return apart[name];
    };
    for (const Split split : kSplits) {
        if (!present.contains(split)) continue;
        for (const std::string& name : classes) {
            if (present[split].contains(name)) continue;
            problems.push_back({ProblemKind::missingClass, {}, missingFrom(split, name, apartOf(name))});
        }
    }
    findEmptySplits(samples, problems);
    if (classes.empty() && !samples.empty()) problems.push_back({ProblemKind::tooFewClasses, {}, kNoClass});
    if (classes.size() == 1)
        problems.push_back({ProblemKind::tooFewClasses, {}, {kOneClass, {{"class", *classes.begin()}}}});
}

constexpr MessageKind kFewImages{"few_images",
                                 FOVEA_TEXT("Messages", "Class '{class}' has only {images|image|images}.")};
constexpr MessageKind kFewStudies{"few_studies",
                                  FOVEA_TEXT("Messages", "Class '{class}' has only {images|study|studies}.")};
constexpr MessageKind kFewPatients{
    "few_patients_of_class", FOVEA_TEXT("Messages", "Class '{class}' has only {images|patient|patients}.")};

/// `samples`: one for each that has an answer.
void findSmallClasses(const std::vector<Sample>& samples, AnswerUnit unit, std::vector<Problem>& problems) {
    const MessageKind& few = unit == AnswerUnit::image   ? kFewImages
                             : unit == AnswerUnit::study ? kFewStudies
                                                         : kFewPatients;
    std::map<std::string, Group> classes;
    for (const Sample& sample : samples) {
        if (!sample.label.empty()) classes[sample.label].push_back(&sample);
    }
    for (const auto& [name, group] : classes) {
        if (group.size() >= kSmallClass) continue;
        problems.push_back(
            {ProblemKind::smallClass, filesOf(group), {few, {{"class", name}, {"images", group.size()}}}});
    }
}

std::string fact(const Sample& sample, const char* keyword) {
    const auto it = sample.facts.find(keyword);
    if (it == sample.facts.end()) return {};
    std::string value;
    for (const char c : it->second) {
        if (c != ' ' && c != '\0') value += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return value;
}

bool isUltrasound(const Sample& sample) {
    const std::string modality = fact(sample, "Modality");
    return modality == "US" || modality == "IVUS";
}

bool isCaptureFromDevice(const Sample& sample) {
    // Secondary Capture Image Storage and its multi-frame variants .7.1 to .7.4
    // (DICOM PS3.6). Software that converts pictures writes the same class, but
    // names no device.
    const std::string storage = "1.2.840.10008.5.1.4.1.1.7";
    const std::string sopClass = fact(sample, "SOPClassUID");
    if (sopClass != storage && !sopClass.starts_with(storage + ".")) return false;
    return !fact(sample, "Manufacturer").empty() || !fact(sample, "ManufacturerModelName").empty() ||
           !fact(sample, "StationName").empty();
}

constexpr MessageKind kDeclared{
    "burned_in_declared",
    FOVEA_TEXT("Messages", "{images|image|images}: the header says that text is burned into the pixels.")};
constexpr MessageKind kUltrasound{
    "burned_in_ultrasound",
    FOVEA_TEXT("Messages",
               "{images|image|images}: ultrasound often has the patient's name burned into the pixels.")};
constexpr MessageKind kCaptured{
    "burned_in_capture",
    FOVEA_TEXT(
        "Messages",
        "{images|image|images}: secondary captures from a device often have text burned into the pixels.")};

void findBurnedIn(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    Group declared, ultrasound, captured;
    for (const Sample& sample : samples) {
        const std::string annotation = fact(sample, "BurnedInAnnotation");
        if (annotation == "YES")
            declared.push_back(&sample);
        else if (annotation == "NO")
            continue;
        else if (isUltrasound(sample))
            ultrasound.push_back(&sample);
        else if (isCaptureFromDevice(sample))
            captured.push_back(&sample);
    }
    const auto warn = [&problems](const Group& group, const MessageKind& why) {
        if (!group.empty())
            problems.push_back({ProblemKind::burnedIn, filesOf(group), {why, {{"images", group.size()}}}});
    };
    warn(declared, kDeclared);
    warn(ultrasound, kUltrasound);
    warn(captured, kCaptured);
}

/// `answered`: one of each that has an answer.
void findInClasses(const std::vector<Sample>& samples, const std::vector<Sample>& answered, AnswerUnit unit,
                   const Alike& alike, std::vector<Problem>& problems) {
    findMissingClasses(samples, alike, problems);
    findSmallClasses(answered, unit, problems);
}

/// Findings and numbers have no classes, but can be missing just so.
void findInAnswers(const std::vector<Sample>& samples, const Question& question,
                   std::vector<Problem>& problems) {
    const auto answered = [](const Sample& s) { return !s.label.empty(); };
    if (question.kind == QuestionKind::findings)
        auditFindings(samples, question, problems);
    else
        auditNumbers(samples, question, problems);
    findEmptySplits(samples, problems);
    if (!samples.empty() && std::none_of(samples.begin(), samples.end(), answered))
        problems.push_back({ProblemKind::tooFewClasses, {}, kNoAnswer});
}

/// Of findings each as a class of its own, with its name.
void findShortcutsToFindings(const std::vector<Sample>& samples, const Question& question,
                             std::vector<Problem>& problems) {
    for (const std::string& name : question.answers) {
        std::vector<Sample> stated;
        for (const Sample& sample : samples) {
            const auto findings = findingsFromText(sample.label, question.answers);
            if (!findings || !findings->contains(name)) continue;
            stated.push_back(sample);
            stated.back().label = findingsText({{name, findings->at(name)}}, {name});
        }
        findAcquisitionShortcuts(stated, problems);
    }
}

}  // namespace

const char* splitWords(Split split) {
    return split == Split::train        ? FOVEA_TEXT("Messages", "training")
           : split == Split::validation ? FOVEA_TEXT("Messages", "validation")
                                        : FOVEA_TEXT("Messages", "test");
}

std::vector<Problem> audit(const std::vector<Sample>& samples, const Question& question) {
    LookAlikes none;
    return audit(samples, none, question);
}

std::vector<Problem> audit(const std::vector<Sample>& all, LookAlikes& known, const Question& question) {
    const auto excluded = [](const Sample& s) { return s.split == Split::excluded; };
    std::vector<Sample> used;
    if (std::any_of(all.begin(), all.end(), excluded))
        std::remove_copy_if(all.begin(), all.end(), std::back_inserter(used), excluded);
    const std::vector<Sample>& samples = used.empty() ? all : used;
    const bool classes = question.kind == QuestionKind::one || question.kind == QuestionKind::grades;
    std::vector<Problem> problems;
    const std::vector<Group> byPixels = groupBy(samples, &Sample::pixelHash);
    findDuplicates(byPixels, problems);
    const Alike alike = known.of(samples);
    findNearDuplicates(samples, alike, question, problems);
    findLabelConflicts(byPixels, question, problems);
    // Of images nothing is put together: no copies of them.
    const bool ofImages = question.answerUnit == AnswerUnit::image;
    const Units units = ofImages ? Units() : unitsOf(samples, question);
    findUnitConflicts(units, question, problems);
    findPatientLeaks(samples, problems);
    for (Problem& leak : leaksByHeader(samples)) problems.push_back(std::move(leak));
    findUnknownPatients(samples, problems);
    if (classes)
        findInClasses(samples, ofImages ? samples : units.rows, question.answerUnit, alike, problems);
    else
        findInAnswers(samples, question, problems);
    findBurnedIn(samples, problems);
    if (classes) findAcquisitionShortcuts(samples, problems);
    if (question.kind == QuestionKind::findings) findShortcutsToFindings(samples, question, problems);
    return problems;
}

}  // namespace fovea::dataset
