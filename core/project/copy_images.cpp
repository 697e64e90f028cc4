#include "project/copy_images.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/parallel.h"
#include "base/sha256.h"
#include "dataset/file_content.h"
#include "dataset/label_table.h"
#include "dataset/patient_links.h"
#include "imaging/decoding_bytes.h"

namespace fovea::project {

namespace fs = std::filesystem;
using dataset::Sample;

namespace {

constexpr const char* kImages = "/images";

/// Argument: detail, technical.
constexpr MessageKind kNotCopied{
    "not_copied",
    FOVEA_TEXT("Messages",
               "This file was left out, as it could not be copied without patient data ({detail}).")};
constexpr MessageKind kCopyDiffers{
    "copy_differs",
    FOVEA_TEXT("Messages", "This file was left out, as its copy without patient data shows something else.")};
constexpr MessageKind kCopiesOfCopies{
    "copies_of_copies",
    FOVEA_TEXT(
        "Messages",
        "Images in the project's own folder “images” cannot be copied into it. Choose the folder of the "
        "originals.")};
constexpr MessageKind kNoDiskForCopies{
    "no_disk_for_copies",
    FOVEA_TEXT(
        "Messages",
        "The copies need {needed} of disk space, {free} are free. Free some space, or make the project "
        "on another disk.")};

/// What became of one file.
struct Copied {
    std::optional<Error> refused;  ///< its own fault: it takes no part
    std::optional<Error> failed;   ///< the disk's: the whole copying ends
};

using Facts = std::map<std::string, std::string>;

/// Header facts of a copy, and what the project knows beside: a table's subgroup, and places
/// by pseudonym, so that the audit still sees when a class can be told by them; and the
/// patient's name by pseudonym, as it keeps images together whose patient is unknown.
Facts factsOfCopy(Facts facts, const Sample& sample, const imaging::Pseudonyms& pseudonyms) {
    const Facts& original = sample.facts;
    constexpr std::size_t kDigits = 8;
    if (const auto group = original.find(dataset::kSubgroupFact); group != original.end())
        facts.insert(*group);
    for (const char* place : {"InstitutionName", "StationName"})
        if (const auto it = original.find(place); it != original.end())
            facts[place] = "S-" + pseudonyms.name(place + (" " + it->second)).substr(0, kDigits);
    if (const auto it = original.find("PatientName"); sample.patient.empty() && it != original.end())
        facts["PatientName"] =
            dataset::isStandInWord(it->second) ? it->second : pseudonyms.patient("PatientName " + it->second);
    return facts;
}

/// Whether the copy shows what was imported; then takes the samples' facts from it.
bool verified(const std::string& copy, const std::vector<Sample*>& samples,
              const imaging::WindowPolicy& window, const imaging::Pseudonyms& pseudonyms) {
    dataset::FileContent content(copy, window);
    std::vector<Facts> facts;
    for (const Sample* sample : samples) {
        if (content.hash(dataset::placeOf(*sample)) != sample->pixelHash) return false;
        facts.push_back(factsOfCopy(content.facts(), *sample, pseudonyms));
    }
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i]->facts = std::move(facts[i]);
    return true;
}

/// `keep`: the project has it already, whatever becomes of it now.
Copied copyOne(const CopyPlan::File& file, const std::vector<Sample*>& samples, bool keep,
               const imaging::WindowPolicy& window, const imaging::Pseudonyms& pseudonyms, FileLayer& files) {
    std::error_code ignored;
    if (fs::exists(file.to, ignored) && verified(file.to, samples, window, pseudonyms)) return {};
    const auto bytes = imaging::deidentified(file.from, pseudonyms);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::outOfMemory) return {{}, bytes.error()};
        return {bytes.error(), {}};
    }
    if (const auto written = files.writeAtomically(file.to, *bytes); !written) return {{}, written.error()};
    if (verified(file.to, samples, window, pseudonyms)) return {};
    if (!keep) fs::remove(file.to, ignored);
    return {Error{ErrorCode::corruptFile, {}, {}, {kCopyDiffers}}, {}};
}

dataset::Problem notCopied(const std::string& file, const Error& why) {
    return {dataset::ProblemKind::unreadable,
            {file},
            why.reasons.empty()
                ? Message{kNotCopied,
                          {{"detail",
                            why.detail.empty() ? std::string(errorText(why.code).message) : why.detail}}}
                : why.reasons.front()};
}

/// Takes the samples of these copies out, and says why.
void leaveOut(dataset::ImportPlan& plan, const std::map<std::string, dataset::Problem>& problems) {
    std::erase_if(plan.samples, [&](const Sample& s) { return problems.count(s.path) > 0; });
    for (const auto& [path, problem] : problems) plan.problems.push_back(problem);
}

/// Whether Fovea makes files of this name: a copy (Pseudonyms::name() and
/// deidentifiedEnding()), or one that FileLayer was writing.
bool isNameOfCopy(std::string_view name) {
    constexpr std::size_t kDigits = 32;
    constexpr std::string_view kUnfinished = ".part";
    constexpr std::array<std::string_view, 10> kEndings = {".dcm", ".jpg",    ".j2k",  ".jp2", ".tif",
                                                           ".nii", ".nii.gz", ".nrrd", ".mha", ".png"};
    if (name.ends_with(kUnfinished)) name.remove_suffix(kUnfinished.size());
    if (name.size() <= kDigits || name.find_first_not_of("0123456789abcdef") != kDigits) return false;
    return std::find(kEndings.begin(), kEndings.end(), name.substr(kDigits)) != kEndings.end();
}

void removeLeftOvers(const CopyPlan& copies, const std::string& folder, const std::set<std::string>& keep) {
    std::set<std::string> known = keep;
    for (const CopyPlan::File& file : copies.files) {
        known.insert(file.from);
        known.insert(file.to);
    }
    std::error_code code;
    for (fs::directory_iterator it(folder + kImages, code), end; !code && it != end; it.increment(code)) {
        std::error_code ignored;
        // People put files of their own here: only what is certainly Fovea's goes.
        if (!known.count(it->path().native()) && isNameOfCopy(it->path().filename().native()) &&
            fs::is_regular_file(it->symlink_status(ignored)))
            fs::remove(it->path(), ignored);
    }
}

/// Copies of copies would be other images of other patients, and the originals might be
/// taken for left-overs. By way of links, too.
Result<void> checkOutside(const std::vector<std::string>& files, const std::string& folder) {
    std::error_code code;
    const std::string images = fs::canonical(folder + kImages, code).native() + "/";
    if (code) return {};  // there is none yet
    for (const std::string& file : files) {
        if (fs::weakly_canonical(file, code).native().starts_with(images))
            return Error{ErrorCode::invalidArgument, {}, file, {kCopiesOfCopies}};
    }
    return {};
}

}  // namespace

Result<CopyPlan> planCopies(dataset::ImportPlan& plan, const std::string& folder,
                            const imaging::Pseudonyms& pseudonyms, const JobContext& job) {
    return guarded([&]() -> Result<CopyPlan> {
        std::vector<std::string> from;
        std::unordered_map<std::string, std::size_t> rows;
        for (const Sample& sample : plan.samples)
            if (rows.emplace(sample.path, from.size()).second) from.push_back(sample.path);
        FOVEA_CHECK(checkOutside(from, folder));
        std::vector<Result<std::string>> names(from.size(), std::string());
        ProgressMeter meter(job, Stage::copyPlan, std::int64_t(from.size()));
        FOVEA_CHECK(inParallel(from.size(), meter, job, [&](std::size_t i) {
            names[i] = guarded([&]() -> Result<std::string> {
                FOVEA_TRY(const std::string content, sha256OfFile(from[i]));
                FOVEA_TRY(const std::string ending, imaging::deidentifiedEnding(from[i]));
                return pseudonyms.name("file " + content + " " + from[i]) + ending;
            });
        }));
        CopyPlan copies;
        std::map<std::string, dataset::Problem> problems;
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (!names[i]) {
                problems.emplace(from[i], notCopied(from[i], names[i].error()));
                continue;
            }
            copies.files.push_back({from[i], folder + kImages + "/" + *names[i]});
            std::error_code ignored;
            if (!fs::exists(copies.files.back().to, ignored)) copies.bytes += fs::file_size(from[i], ignored);
        }
        leaveOut(plan, problems);
        for (Sample& sample : plan.samples) {
            sample.path = folder + kImages + "/" + *names[rows.at(sample.path)];
            sample.patient = pseudonyms.patient(sample.patient);
            sample.study = pseudonyms.patient(sample.study);  // a column's; others follow from the copy
        }
        return copies;
    });
}

Result<int> writeCopies(const CopyPlan& copies, dataset::ImportPlan& plan, const std::string& folder,
                        const std::set<std::string>& keep, const imaging::Pseudonyms& pseudonyms,
                        FileLayer& files, const JobContext& job) {
    const auto write = [&]() -> Result<int> {
        removeLeftOvers(copies, folder, keep);
        FOVEA_TRY(const std::uint64_t free, files.freeBytes(folder));
        // Room for the database, and for copies that grow a little.
        const std::uint64_t needed = copies.bytes + copies.bytes / 20 + 10'000'000;
        if (copies.bytes > 0 && free < needed)
            return Error{
                ErrorCode::diskFull,
                {},
                folder,
                {{kNoDiskForCopies, {{"needed", Bytes{double(needed)}}, {"free", Bytes{double(free)}}}}}};
        std::unordered_map<std::string_view, std::vector<Sample*>> samples;
        for (Sample& sample : plan.samples) samples[sample.path].push_back(&sample);
        std::vector<Copied> done(copies.files.size());
        std::atomic<bool> failed = false;
        ProgressMeter meter(job, Stage::copy, std::int64_t(copies.files.size()));
        const auto bytes = [&](std::size_t i) { return imaging::decodingBytes(copies.files[i].from); };
        FOVEA_CHECK(inParallel(copies.files.size(), meter, job, bytes, [&](std::size_t i) {
            if (failed) return;
            const auto copied = guarded([&]() -> Result<Copied> {
                const CopyPlan::File& file = copies.files[i];
                return copyOne(file, samples.at(file.to), keep.count(file.to) > 0, plan.window, pseudonyms,
                               files);
            });
            done[i] = copied ? *copied : Copied{{}, copied.error()};
            if (done[i].failed) failed = true;
        }));
        std::map<std::string, dataset::Problem> problems;
        for (std::size_t i = 0; i < done.size(); ++i) {
            if (done[i].failed) return *done[i].failed;
            if (done[i].refused)
                problems.emplace(copies.files[i].to, notCopied(copies.files[i].from, *done[i].refused));
        }
        if (!problems.empty() && problems.size() == copies.files.size())
            return Error{ErrorCode::noImages,
                         {},
                         problems.begin()->second.files.front(),
                         {problems.begin()->second.message}};
        leaveOut(plan, problems);
        return int(copies.files.size() - problems.size());
    };
    auto written = guarded(write);
    if (!written) removeCopies(copies, keep);
    return written;
}

void removeCopies(const CopyPlan& copies, const std::set<std::string>& keep) {
    for (const CopyPlan::File& file : copies.files) {
        std::error_code ignored;
        if (!keep.count(file.to)) fs::remove(file.to, ignored);
    }
}

}  // namespace fovea::project
