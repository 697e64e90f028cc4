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
#include "dataset/keep_together.h"
#include "dataset/patient_links.h"
#include "dataset/perceptual_hash.h"

namespace fovea::dataset {

namespace {

constexpr int kSmallClass = 10;
constexpr Split kParts[] = {Split::train, Split::validation, Split::test};

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

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string images(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " image" : " images");
}

std::string quoted(const std::string& name) {
    return "'" + name + "'";
}

/// A part of the data as it is called in a sentence: "the ... images".
const char* partWords(Split part) {
    return part == Split::train ? "training" : part == Split::validation ? "validation" : "test";
}

/// The parts in which a group's images are.
std::vector<std::string> partsOf(const Group& group) {
    std::vector<std::string> parts;
    for (const Split part : kParts) {
        if (std::any_of(group.begin(), group.end(), [&](const Sample* s) { return s->split == part; }))
            parts.push_back(partWords(part));
    }
    return parts;
}

void findDuplicates(const std::vector<Group>& byPixels, std::vector<Problem>& problems) {
    for (const Group& group : byPixels) {
        if (group.size() < 2) continue;
        const std::vector<std::string> parts = partsOf(group);
        std::string detail = "The same image is there " + std::to_string(group.size()) + " times";
        if (parts.size() > 1) detail += ", in " + listed(parts);
        problems.push_back({ProblemKind::exactDuplicate, filesOf(group), detail + "."});
    }
}

void findNearDuplicates(const std::vector<Sample>& samples, const Alike& alike,
                        std::vector<Problem>& problems) {
    for (const std::vector<std::size_t>& group : alike) {
        Group members;
        std::set<std::string> labels, patients, files;
        for (const std::size_t i : group) {
            files.insert(samples[i].path);
            members.push_back(&samples[i]);
            patients.insert(samples[i].patient);
            if (!samples[i].label.empty()) labels.insert(quoted(samples[i].label));
        }
        // Neighbouring slices of one patient, or of one file, are what they should be.
        const bool onePatient = patients.size() == 1 && !patients.begin()->empty();
        if ((onePatient || files.size() == 1) && labels.size() < 2) continue;
        const std::vector<std::string> parts = partsOf(members);
        std::string detail =
            images(group.size()) + " look alike (copies, edited or mirrored, or neighbouring slices)";
        if (parts.size() > 1) detail += ", in " + listed(parts);
        if (labels.size() > 1) detail += ", labelled " + listed({labels.begin(), labels.end()});
        problems.push_back({ProblemKind::nearDuplicate, filesOf(members), detail + "."});
    }
}

void findLabelConflicts(const std::vector<Group>& byPixels, std::vector<Problem>& problems) {
    for (const Group& group : byPixels) {
        std::set<std::string> labels;
        for (const Sample* sample : group) {
            if (!sample->label.empty()) labels.insert(quoted(sample->label));
        }
        if (labels.size() < 2) continue;
        problems.push_back({ProblemKind::labelConflict, filesOf(group),
                            "The same image is labelled " + listed({labels.begin(), labels.end()}) + "."});
    }
}

void findPatientLeaks(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    for (const Group& patient : groupBy(samples, &Sample::patient)) {
        std::vector<std::string> parts;
        Group leaking;
        for (const Split part : kParts) {
            Group in;
            std::copy_if(patient.begin(), patient.end(), std::back_inserter(in),
                         [&](const Sample* s) { return s->split == part; });
            if (in.empty()) continue;
            parts.push_back(std::to_string(in.size()) + " in " + partWords(part));
            leaking.insert(leaking.end(), in.begin(), in.end());
        }
        if (parts.size() < 2) continue;
        problems.push_back({ProblemKind::patientLeak, filesOf(leaking),
                            "Images of one patient are in several splits: " + listed(parts) + "."});
    }
}

void findUnknownPatients(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    Group unknown;
    for (const Sample& sample : samples)
        if (sample.patient.empty()) unknown.push_back(&sample);
    if (unknown.empty()) return;
    const bool all = unknown.size() == samples.size();
    const std::string which = all ? samples.size() == 1 ? "the one image" : "all " + images(samples.size())
                                  : std::to_string(unknown.size()) + " of " + images(samples.size());
    // With every image concerned there is none to be shown among the others.
    problems.push_back(
        {ProblemKind::patientsUnknown, all ? std::vector<std::string>() : filesOf(unknown),
         "The patient of " + which + " is unknown: images of one patient may be in several splits."});
}

/// What a class has that can be told apart, where that is too little to be in all parts.
struct Apart {
    std::size_t groups = 0;         ///< that must stay together
    bool everyPatientKnown = true;  ///< so that a group is a patient
};

/// Why a class is not in all parts, where it has not enough patients for that; else empty.
std::string tooFewPatients(const Apart& of) {
    constexpr std::size_t kNeeded = std::size(kParts);
    if (of.groups >= kNeeded) return {};
    const std::string needed = std::to_string(kNeeded) + " are needed: add images of other patients.";
    if (of.everyPatientKnown)
        return " Its images are of " + std::to_string(of.groups) +
               (of.groups == 1 ? " patient, " : " patients, ") + needed;
    return " It has " + images(of.groups) + " that can be told from the others, " + needed;
}

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
    for (const Split part : kParts) {
        if (!present.contains(part)) continue;
        for (const std::string& name : classes) {
            if (present[part].contains(name)) continue;
            problems.push_back({ProblemKind::missingClass,
                                {},
                                "Class " + quoted(name) + " has no image among the " + partWords(part) +
                                    " images." + tooFewPatients(apartOf(name))});
        }
    }
    const auto inUse = [&](Split part) { return present.contains(part); };
    if (std::any_of(std::begin(kParts), std::end(kParts), inUse))
        for (const Split part : kParts)
            if (!inUse(part))
                problems.push_back({ProblemKind::emptyPart,
                                    {},
                                    std::string("No image is among the ") + partWords(part) +
                                        " images: there is nothing to " +
                                        (part == Split::train        ? "learn from."
                                         : part == Split::validation ? "choose the epoch by."
                                                                     : "judge by.")});
    if (classes.empty() && !samples.empty())
        problems.push_back({ProblemKind::tooFewClasses, {}, "No image has a class yet."});
    if (classes.size() == 1)
        problems.push_back({ProblemKind::tooFewClasses,
                            {},
                            "All images are of class " + quoted(*classes.begin()) +
                                ": add images of another one, as there is nothing to tell apart."});
}

void findSmallClasses(const std::vector<Sample>& samples, std::vector<Problem>& problems) {
    std::map<std::string, Group> classes;
    for (const Sample& sample : samples) {
        if (!sample.label.empty()) classes[sample.label].push_back(&sample);
    }
    for (const auto& [name, group] : classes) {
        if (group.size() >= kSmallClass) continue;
        problems.push_back({ProblemKind::smallClass, filesOf(group),
                            "Class " + quoted(name) + " has only " + images(group.size()) + "."});
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
    const auto warn = [&problems](const Group& group, const std::string& why) {
        if (!group.empty())
            problems.push_back({ProblemKind::burnedIn, filesOf(group), images(group.size()) + ": " + why});
    };
    warn(declared, "the header says that text is burned into the pixels.");
    warn(ultrasound, "ultrasound often has the patient's name burned into the pixels.");
    warn(captured, "secondary captures from a device often have text burned into the pixels.");
}

}  // namespace

std::vector<Problem> audit(const std::vector<Sample>& all) {
    const auto excluded = [](const Sample& s) { return s.split == Split::excluded; };
    std::vector<Sample> used;
    if (std::any_of(all.begin(), all.end(), excluded))
        std::remove_copy_if(all.begin(), all.end(), std::back_inserter(used), excluded);
    const std::vector<Sample>& samples = used.empty() ? all : used;
    std::vector<Problem> problems;
    const std::vector<Group> byPixels = groupBy(samples, &Sample::pixelHash);
    findDuplicates(byPixels, problems);
    const Alike alike = nearDuplicates(samples);
    findNearDuplicates(samples, alike, problems);
    findLabelConflicts(byPixels, problems);
    findPatientLeaks(samples, problems);
    for (Problem& leak : leaksByHeader(samples)) problems.push_back(std::move(leak));
    findUnknownPatients(samples, problems);
    findMissingClasses(samples, alike, problems);
    findSmallClasses(samples, problems);
    findBurnedIn(samples, problems);
    findAcquisitionShortcuts(samples, problems);
    return problems;
}

}  // namespace fovea::dataset
