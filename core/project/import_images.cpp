#include "project/import_images.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>

#include "dataset/audit.h"
#include "dataset/import.h"
#include "dataset/split.h"

namespace fovea::project {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;

namespace {

/// Splits for images that join a project: those of a patient, of pixels or of a
/// path that is there already follow it, the others are divided among themselves.
Result<void> joinSplits(std::vector<Sample>& incoming, const std::vector<Sample>& present,
                        const dataset::SplitOptions& options) {
    std::unordered_map<std::string, Split> known;
    for (const Sample& s : present) {
        known["path:" + s.path + "#" + std::to_string(s.frame)] = s.split;
        known["pixels:" + s.pixelHash] = s.split;
        if (!s.patient.empty()) known["patient:" + s.patient] = s.split;
    }
    std::vector<Sample> fresh;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < incoming.size(); ++i) {
        Sample& s = incoming[i];
        auto it = known.find("path:" + s.path + "#" + std::to_string(s.frame));
        if (it == known.end() && !s.patient.empty()) it = known.find("patient:" + s.patient);
        if (it == known.end()) it = known.find("pixels:" + s.pixelHash);
        if (it != known.end()) {
            s.split = it->second;
        } else {
            fresh.push_back(s);
            places.push_back(i);
        }
    }
    if (fresh.empty()) return {};
    auto assigned = dataset::assignSplits(fresh, options);
    if (!assigned) {
        if (assigned.error().code != ErrorCode::tooFewSamples || present.empty()) return assigned;
        // A handful of images added to a project that has its splits: they can only be learned from.
        for (Sample& s : fresh) s.split = Split::train;
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) incoming[places[i]].split = fresh[i].split;
    return {};
}

}  // namespace

Result<ProjectSummary> importImages(const std::string& folder, const ImportRequest& request, const JobContext& job) {
    return guarded([&]() -> Result<ProjectSummary> {
        std::optional<Project> project;
        std::vector<Sample> present;
        if (fs::exists(fs::path(folder) / "project.sqlite")) {
            FOVEA_TRY(project, Project::open(folder));
            FOVEA_TRY(present, project->samples());
        }
        FOVEA_TRY(dataset::ImportPlan plan, dataset::planImport({request.source}, job));
        if (request.splits == SplitMode::folders && !plan.splitsGiven)
            return Error{ErrorCode::invalidArgument, "the source has no train, val or test folders", request.source};
        dataset::SplitOptions options;
        options.seed = request.seed;
        const bool make = request.splits == SplitMode::make;
        if (make || !plan.splitsGiven)
            FOVEA_CHECK(joinSplits(plan.samples, make ? std::vector<Sample>{} : present, options));
        else
            FOVEA_CHECK(dataset::completeSplits(plan.samples, options));
        if (!project) {
            FOVEA_TRY(project, Project::createOrOpen(folder));
        }
        FOVEA_TRY(const ImportSummary imported, project->import(plan, request.source));
        if (make && !present.empty()) {
            FOVEA_TRY(auto all, project->samples());
            FOVEA_CHECK(dataset::assignSplits(all, options));
            FOVEA_CHECK(project->setSplits(all));
        }
        FOVEA_TRY(ProjectSummary summary, summarise(*project));
        summary.import = imported;
        return summary;
    });
}

Result<ProjectSummary> summarise(const Project& project) {
    return guarded([&]() -> Result<ProjectSummary> {
        FOVEA_TRY(const auto samples, project.samples());
        ProjectSummary summary;
        std::set<std::string> patients;
        summary.samples = int(samples.size());
        for (const Sample& s : samples) {
            ++summary.classes[s.label.empty() ? "(unlabelled)" : s.label];
            ++summary.splits[dataset::splitName(s.split)];
            if (s.patient.empty())
                ++summary.samplesWithoutPatient;
            else
                patients.insert(s.patient);
        }
        summary.patients = int(patients.size());
        FOVEA_TRY(summary.problems, project.importProblems());
        const auto found = dataset::audit(samples);
        summary.problems.insert(summary.problems.end(), found.begin(), found.end());
        return summary;
    });
}

}  // namespace fovea::project
