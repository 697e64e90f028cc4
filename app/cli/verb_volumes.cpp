#include <charconv>
#include <cmath>
#include <sstream>

#include "base/entries_shown.h"
#include "dataset/series_volumes.h"
#include "project_json.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string source, target, slab, plane = imaging::planeName(imaging::Plane::axial);
    bool isotropic = false;
    double voxelMm = 0;
};

/// A length in millimetres, above 0, and nothing behind it.
bool lengthFrom(std::string_view text, double& mm) {
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, mm);
    return error == std::errc() && rest == end && std::isfinite(mm) && mm > 0;
}

/// "max:10" or "mean:10:5": kind, thickness and step.
bool slabsFromText(const std::string& text, imaging::SlabOptions& slabs) {
    const std::size_t first = text.find(':');
    if (first == std::string::npos || !imaging::slabKindFromName(text.substr(0, first), slabs.kind))
        return false;
    const std::string_view lengths = std::string_view(text).substr(first + 1);
    const std::size_t second = lengths.find(':');
    return lengthFrom(lengths.substr(0, second), slabs.thicknessMm) &&
           (second == std::string::npos || lengthFrom(lengths.substr(second + 1), slabs.stepMm));
}

json volumeJson(const dataset::MadeVolume& volume) {
    json defects = json::array();
    for (const imaging::SeriesDefect& defect : volume.defects)
        defects.push_back({{"code", defect.message.code},
                           {"message", messageText(defect.message)},
                           {"files", defect.files}});
    return {{"file", volume.file},
            {"part", volume.part},
            {"slices_read", volume.slicesRead},
            {"size", volume.size},
            {"spacing_mm", volume.spacingMm},
            {"defects", std::move(defects)}};
}

void say(const dataset::MadeVolume& volume, std::ostream& text) {
    const auto& [x, y, z] = volume.size;
    const auto& mm = volume.spacingMm;
    text << volume.file << ": ";
    if (volume.slicesRead > 0) text << volume.slicesRead << " slices, ";
    text << x << " x " << y << " x " << z << " voxels of " << mm[0] << " x " << mm[1] << " x " << mm[2]
         << " mm\n";
    for (const imaging::SeriesDefect& defect : volume.defects)
        text << "    " << messageText(defect.message) << '\n';
}

Result<Reply> run(const Options& o, const Session& session) {
    dataset::VolumeOptions options{o.source, o.target, {}, {}, session.files};
    if (o.isotropic) options.isotropicMm = o.voxelMm;
    if (!o.slab.empty()) {
        slabsFromText(o.slab, options.slabs.emplace());  // checked when the option was read
        imaging::planeFromName(o.plane, options.slabs->plane);
    }
    FOVEA_TRY(const dataset::VolumesMade made, dataset::makeVolumes(options, session.job));
    Reply reply{{{"volumes", json::array()}, {"problems", toJson(made.problems)}}, {}, 0};
    std::ostringstream text;
    for (const dataset::MadeVolume& volume : made.volumes) {
        reply.document["volumes"].push_back(volumeJson(volume));
        say(volume, text);
    }
    for (const dataset::Problem& problem : made.problems) {
        text << dataset::problemKindName(problem.kind) << ": " << messageText(problem.message) << '\n';
        const std::size_t all = problem.files.size(), shown = entriesShown(all, 1);
        for (std::size_t i = 0; i < shown; ++i) text << "    " << problem.files[i] << '\n';
        if (shown < all) text << "    and " << all - shown << " more\n";
    }
    text << made.volumes.size() << " volumes in " << o.target
         << ", which say whose they are as the DICOM files do\n";
    reply.text = text.str();
    return reply;
}

}  // namespace

void addVolumesVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("volumes", "Put the slices of DICOM series together to volumes, and resample volumes",
                  [o](const Session& s) { return run(*o, s); });
    verb->add_option("source", o->source,
                     "Folder with DICOM files or volumes anywhere below, perhaps in a folder for each class")
        ->required();
    verb->add_option("target", o->target,
                     "Folder for the volumes (NRRD), in the same folders; made when absent. They name "
                     "patients as the DICOM files do")
        ->required();
    CLI::Option* isotropic = verb->add_option("--isotropic", o->voxelMm,
                                              "Cubic voxels, for coronal and sagittal views: of MM "
                                              "millimetres, or without MM of the least spacing");
    isotropic->expected(0, 1)->type_name("MM")->check(CLI::PositiveNumber);
    verb->add_option("--slab", o->slab,
                     "Slabs in place of slices: max, mean or min, thickness and step in mm, as max:10 or "
                     "mean:10:5")
        ->type_name("KIND:MM[:MM]")
        ->check([](const std::string& text) {
            imaging::SlabOptions slabs;
            return slabsFromText(text, slabs) ? ""
                                              : "max:MM, mean:MM or min:MM expected, perhaps with a step";
        });
    verb->add_option("--plane", o->plane, "Of slabs: axial, coronal or sagittal (default axial)")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
    verb->parse_complete_callback([o, isotropic, verb] {
        o->isotropic = isotropic->count() > 0;
        if (verb->count("--plane") > 0 && o->slab.empty()) throw CLI::RequiredError("--slab, for --plane");
    });
}

}  // namespace fovea::cli
