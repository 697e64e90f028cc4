#include "dataset/repair.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "dataset/split.h"

namespace fovea::dataset {

namespace {

/// The stricter the part, the more a wrong image in it would mislead.
int strictness(Split split) {
    switch (split) {
        case Split::test:
            return 3;
        case Split::validation:
            return 2;
        case Split::train:
            return 1;
        default:
            return 0;
    }
}

std::vector<Sample> withoutOne(std::vector<Sample> copies) {
    if (copies.empty()) return copies;
    const auto kept = std::max_element(copies.begin(), copies.end(), [](const Sample& a, const Sample& b) {
        return strictness(a.split) < strictness(b.split);
    });
    copies.erase(kept);
    for (Sample& s : copies) s.split = Split::excluded;
    return copies;
}

using Parts = std::map<Split, int>;

/// The part with most images; at equal numbers the stricter.
Split mostOf(const Parts& parts) {
    return std::max_element(parts.begin(), parts.end(),
                            [](const auto& a, const auto& b) {
                                return std::pair(a.second, strictness(a.first)) <
                                       std::pair(b.second, strictness(b.first));
                            })
        ->first;
}

std::vector<Sample> united(const std::vector<Sample>& images) {
    // Where a patient is unknown, it is by the header that they are one's: leaksByHeader().
    const bool one =
        std::any_of(images.begin(), images.end(), [](const Sample& s) { return s.patient.empty(); });
    const auto patientOf = [one](const Sample& s) { return one ? std::string_view() : s.patient; };
    std::map<std::string_view, Parts> patients;
    for (const Sample& s : images) ++patients[patientOf(s)][s.split];
    std::vector<Sample> changed;
    for (const Sample& s : images) {
        const Split split = mostOf(patients.at(patientOf(s)));
        if (s.split == split) continue;
        changed.push_back(s);
        changed.back().split = split;
    }
    return changed;
}

std::vector<Sample> mend(Repair repair, std::vector<Sample> images) {
    switch (repair) {
        case Repair::keepOne:
            return withoutOne(std::move(images));
        case Repair::setAside:
            for (Sample& s : images) s.split = Split::excluded;
            return images;
        case Repair::uniteParts:
            return united(images);
        case Repair::resplit:
        case Repair::takeValidation:
        case Repair::namePatients:
        case Repair::none:
            break;
    }
    return {};
}

}  // namespace

Repair repairFor(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::exactDuplicate:
        case ProblemKind::nearDuplicate:
            return Repair::keepOne;
        case ProblemKind::labelConflict:
        case ProblemKind::unitConflict:
        case ProblemKind::outOfRange:
        case ProblemKind::burnedIn:
            return Repair::setAside;
        case ProblemKind::patientLeak:
            return Repair::uniteParts;
        case ProblemKind::missingClass:
        case ProblemKind::emptyPart:
            return Repair::resplit;
        case ProblemKind::standInPatient:
        case ProblemKind::patientsUnknown:
            return Repair::namePatients;
        case ProblemKind::unreadable:
        case ProblemKind::smallClass:
        case ProblemKind::tooFewClasses:
        case ProblemKind::acquisitionShortcut:
        case ProblemKind::unmatchedRow:
        case ProblemKind::ambiguousRow:
        case ProblemKind::conflictingRow:
        case ProblemKind::badRow:
        case ProblemKind::imageWithoutRow:
        case ProblemKind::classNotStated:
        case ProblemKind::notStated:
        case ProblemKind::guessedEncoding:
        case ProblemKind::mergedClass:
        case ProblemKind::mergedPatient:
        case ProblemKind::leftOut:
        case ProblemKind::damagedButRead:
            break;
    }
    return Repair::none;
}

std::vector<Repair> repairsFor(const Problem& problem, const std::vector<Sample>& samples) {
    const Repair repair = repairFor(problem.kind);
    if (repair == Repair::none) return {};
    const auto any = [&samples](Split split) {
        return std::any_of(samples.begin(), samples.end(),
                           [split](const Sample& s) { return s.split == split; });
    };
    if (problem.kind == ProblemKind::emptyPart && any(Split::train) && any(Split::test) &&
        !any(Split::validation))
        return {Repair::takeValidation, repair};
    return {repair};
}

constexpr MessageKind kNoneToTake{
    "no_validation_to_take",
    FOVEA_TEXT("Messages",
               "None of the training images can be taken for validation: there are validation images "
               "already, or too few patients who are not among the test images as well.")};

Result<std::vector<Sample>> takenForValidation(const std::vector<Sample>& samples, std::uint64_t seed,
                                               const Asked& asked) {
    std::vector<Sample> divided = samples;
    FOVEA_CHECK(completeSplits(divided, {{kValidationTaken, 0}, seed, asked}));
    std::vector<Sample> taken;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (divided[i].split != samples[i].split) taken.push_back(std::move(divided[i]));
    if (taken.empty())
        return Error{ErrorCode::tooFewSamples,
                     "none of the training images can be taken for validation: there are validation images "
                     "already, or too few patients who are not among the test images as well",
                     {},
                     {kNoneToTake}};
    return taken;
}

std::vector<Sample> repaired(const std::vector<Sample>& samples, const std::vector<Problem>& problems) {
    std::unordered_map<std::string_view, std::vector<const Sample*>> byFile;
    for (const Sample& s : samples)
        if (s.split != Split::excluded) byFile[s.path].push_back(&s);
    std::vector<Sample> changed;
    for (const Problem& problem : problems) {
        std::set<const Sample*> members;  // in the order of `samples`, each once
        for (const std::string& file : problem.files)
            if (const auto found = byFile.find(file); found != byFile.end())
                members.insert(found->second.begin(), found->second.end());
        std::vector<Sample> images;
        for (const Sample* s : members) images.push_back(*s);
        const std::vector<Sample> mended = mend(repairFor(problem.kind), std::move(images));
        changed.insert(changed.end(), mended.begin(), mended.end());
    }
    return changed;
}

std::vector<Problem> ofKind(const std::vector<Problem>& problems, ProblemKind kind) {
    std::vector<Problem> some;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(some),
                 [kind](const Problem& p) { return p.kind == kind; });
    return some;
}

std::vector<Sample> setAside(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids) {
    const std::unordered_set<std::int64_t> chosen(ids.begin(), ids.end());
    std::vector<Sample> changed;
    for (const Sample& s : samples) {
        if (s.split == Split::excluded || !chosen.contains(s.id)) continue;
        changed.push_back(s);
        changed.back().split = Split::excluded;
    }
    return changed;
}

std::vector<Sample> includedAgain(const std::vector<Sample>& samples, const std::vector<std::int64_t>& ids) {
    const std::unordered_set<std::int64_t> chosen(ids.begin(), ids.end());
    std::map<std::string_view, Parts> patients;
    for (const Sample& s : samples)
        if (!s.patient.empty() && strictness(s.split) > 0) ++patients[s.patient][s.split];
    std::vector<Sample> changed;
    for (const Sample& s : samples) {
        if (s.split != Split::excluded || !chosen.contains(s.id)) continue;
        const auto others = patients.find(s.patient);
        changed.push_back(s);
        changed.back().split = others == patients.end() ? Split::train : mostOf(others->second);
    }
    return changed;
}

}  // namespace fovea::dataset
