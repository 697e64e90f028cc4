#include <algorithm>
#include <filesystem>
#include <sstream>

#include "project/import_images.h"
#include "project_json.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct ImportOptions {
    std::string project, splits = "folders-or-auto", frames = "first";
    std::vector<std::string> sources;
    std::uint64_t seed = 0;
};

std::string summaryText(const project::ProjectSummary& s) {
    std::ostringstream text;
    text << s.samples << " images";
    if (s.patients > 0) text << " of " << s.patients << " known patients";
    if (s.samplesWithoutPatient > 0)
        text << (s.patients > 0 ? "; " : ", ") << s.samplesWithoutPatient
             << " of unknown patients: whether parts of the data share a patient cannot be checked for them";
    text << "\nclasses:";
    for (const auto& [name, count] : s.classes) text << ' ' << name << ' ' << count;
    text << "\nsplits: ";
    for (const auto& [name, count] : s.splits) text << ' ' << name << ' ' << count;
    text << '\n';
    if (s.problems.empty()) text << "no problems found\n";
    for (const dataset::Problem& p : s.problems) {
        text << dataset::problemKindName(p.kind) << ": " << p.detail << '\n';
        constexpr std::size_t kShown = 5;
        for (std::size_t i = 0; i < std::min(kShown, p.files.size()); ++i)
            text << "    " << p.files[i] << '\n';
        if (p.files.size() > kShown) text << "    and " << p.files.size() - kShown << " more\n";
    }
    return text.str();
}

Result<Reply> runImport(const ImportOptions& o, const Session& session) {
    project::ImportRequest request;
    request.seed = o.seed;
    dataset::frameChoiceFromText(o.frames, request.frames);
    const auto isFile = [](const std::string& path) { return std::filesystem::is_regular_file(path); };
    if (std::none_of(o.sources.begin(), o.sources.end(), isFile) && o.sources.size() == 1)
        request.source = o.sources.front();
    else
        request.files = o.sources;
    if (o.splits == "auto") request.splits = project::SplitMode::make;
    if (o.splits == "folders") request.splits = project::SplitMode::folders;
    FOVEA_TRY(const project::ProjectSummary summary, project::importImages(o.project, request, session.job));
    Reply reply{toJson(summary), {}, 0};
    reply.document["added"] = summary.import.added;
    reply.document["already_there"] = summary.import.alreadyThere;
    reply.text = std::to_string(summary.import.added) + " images added, " +
                 std::to_string(summary.import.alreadyThere) + " were there already\n" + summaryText(summary);
    return reply;
}

Result<Reply> runAudit(const std::string& folder) {
    FOVEA_TRY(const project::Project project, project::Project::open(folder));
    FOVEA_TRY(const project::ProjectSummary summary, project::summarise(project));
    return Reply{toJson(summary), summaryText(summary), 0};
}

}  // namespace

json toJson(const std::vector<dataset::Problem>& problems) {
    json list = json::array();
    for (const dataset::Problem& p : problems)
        list.push_back(
            {{"kind", dataset::problemKindName(p.kind)}, {"files", p.files}, {"detail", p.detail}});
    return list;
}

json toJson(const project::ProjectSummary& s) {
    return {{"samples", s.samples},
            {"patients", s.patients},
            {"samples_without_patient", s.samplesWithoutPatient},
            {"classes", s.classes},
            {"splits", s.splits},
            {"problems", toJson(s.problems)}};
}

void addProjectVerbs(Verbs& verbs) {
    auto o = std::make_shared<ImportOptions>();
    CLI::App* verb = verbs.add("import", "Create a project from labelled images, or add to one",
                               [o](const Session& s) { return runImport(*o, s); });
    verb->add_option("project", o->project, "Project folder, made when absent (NAME.fovea)")->required();
    verb->add_option("source", o->sources,
                     "Folder with one folder of images per class, perhaps below train, val and test; or "
                     "image files, each of the class that its folder is named after")
        ->required();
    verb->add_option("--split", o->splits,
                     "auto: make new splits by patient; folders: as the folders say (default: folders where "
                     "there are some)")
        ->check(CLI::IsMember({"auto", "folders"}));
    verb->add_option("--seed", o->seed, "For the making of splits");
    verb->add_option("--frames", o->frames,
                     "Of files with several: first, middle, all, or every:K for every K-th (default first)")
        ->check([](const std::string& text) {
            dataset::FrameChoice choice;
            return dataset::frameChoiceFromText(text, choice) ? "" : "first, middle, all or every:K expected";
        });

    auto folder = std::make_shared<std::string>();
    CLI::App* audit = verbs.add("audit", "Count a project's images and list what is wrong with them",
                                [folder](const Session&) { return runAudit(*folder); });
    audit->add_option("project", *folder, "Project folder")->required();
}

}  // namespace fovea::cli
