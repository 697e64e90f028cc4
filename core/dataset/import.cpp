#include "dataset/import.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "dataset/by_products.h"
#include "dataset/header_labels.h"
#include "dataset/image_folder.h"
#include "dataset/patient_links.h"
#include "dataset/perceptual_hash.h"
#include "dataset/pixel_hash.h"
#include "dataset/spelling.h"
#include "dataset/table_messages.h"
#include "imaging/decoding_bytes.h"
#include "imaging/read_image.h"
#include "imaging/series_reader.h"
#include "imaging/tissue.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

// Enough to meet what one file in ten is.
constexpr std::size_t kLookedInto = 32;

constexpr MessageKind kUnreadable{"file_unreadable", FOVEA_TEXT("Messages", "{what}")};
constexpr MessageKind kUnreadableFor{"file_unreadable_for",
                                     FOVEA_TEXT("Messages", "{what} Detail: {detail}.")};

/// Adds what is not there yet.
void addRemarks(const std::vector<Message>& remarks, std::vector<Message>& all) {
    for (const Message& remark : remarks)
        if (std::find(all.begin(), all.end(), remark) == all.end()) all.push_back(remark);
}

/// Adds a file to the problems that are these faults.
void addFaults(const std::string& path, const std::vector<Message>& remarks, std::vector<Problem>& faults) {
    for (const Message& remark : remarks) {
        auto it = std::find_if(faults.begin(), faults.end(),
                               [&](const Problem& fault) { return fault.message == remark; });
        if (it == faults.end()) it = faults.insert(it, {ProblemKind::damagedButRead, {}, remark});
        it->files.push_back(path);
    }
}

Sample sampleOf(const std::string& path, imaging::Plane plane, imaging::Image image,
                const imaging::WindowPolicy& window, imaging::TissueMeasure* tissue) {
    Sample sample;
    sample.path = path;
    sample.frame = image.frame;
    sample.plane = plane;
    sample.format = image.format;
    sample.width = image.width;
    sample.height = image.height;
    sample.facts = std::move(image.facts);
    const imaging::Pixels pixels = imaging::networkPixels(std::move(image), window);
    if (tissue) tissue->add(pixels);
    sample.pixelHash = pixelHash(pixels);
    sample.perceptualHash = perceptualHash(pixels);
    sample.patient = patientInHeader(sample);
    return sample;
}

Result<FileRead> decode(const std::string& path, const ImportOptions& options) {
    return guarded([&]() -> Result<FileRead> {
        FOVEA_TRY(const imaging::ImageFile file, imaging::ImageFile::open(path, options.plane));
        // The first frame tells how many there are.
        FOVEA_TRY(imaging::Image first, file.frame(0));
        FileRead decoded;
        decoded.frames = first.frames;
        imaging::TissueMeasure tissue;
        imaging::TissueMeasure* const measure =
            options.frames.kind == FrameChoice::Kind::tissue ? &tissue : nullptr;
        const auto take = [&](imaging::Image image) {
            addRemarks(image.remarks, decoded.remarks);
            decoded.samples.push_back(
                sampleOf(path, file.plane(), std::move(image), options.window, measure));
        };
        for (const int frame : chosenFrames(options.frames, decoded.frames, file.times())) {
            if (frame == 0) {
                take(std::move(first));
                continue;
            }
            Result<imaging::Image> image = file.frame(frame);
            if (image) {
                take(*std::move(image));
            } else {
                Error error = image.error();
                error.detail = "frame " + std::to_string(frame) + ": " + error.detail;
                decoded.damaged.push_back(std::move(error));
            }
        }
        if (measure) {
            std::vector<Sample> fullest;
            for (const std::size_t i : fullestFrames(tissue.shares(), options.frames.count))
                fullest.push_back(std::move(decoded.samples[i]));
            decoded.samples = std::move(fullest);
        }
        return decoded;
    });
}

/// The folder as an absolute path, spelled as the user did as far as possible.
fs::path absoluteFolder(const std::string& source) {
    const fs::path absolute = fs::absolute(source);
    const fs::path normal = absolute.lexically_normal();
    std::error_code code;
    // "link/.." is not what it looks like.
    if (fs::equivalent(normal, absolute, code)) return normal;
    return fs::canonical(absolute);
}

Message sentence(const Error& error) {
    if (!error.reasons.empty()) return error.reasons.front();
    const Terms what{{errorText(error.code).message}};
    std::string detail = error.detail;
    if (detail.ends_with('.')) detail.pop_back();
    if (detail.empty()) return {kUnreadable, {{"what", what}}};
    return {kUnreadableFor, {{"what", what}, {"detail", detail}}};
}

/// Brings classes and patients that differ only as nameKey() allows to one spelling. Those of a
/// table are so already; folders, headers and the two together need not be.
std::vector<Problem> mergeSpellings(std::vector<Sample>& samples) {
    Spellings classes, patients;
    for (const Sample& sample : samples) {
        classes.add(sample.label);
        for (const auto& [reader, answer] : sample.readings) classes.add(answer);
        patients.add(sample.patient);
    }
    for (Sample& sample : samples) {
        sample.label = classes.of(sample.label);
        for (auto& [reader, answer] : sample.readings) answer = classes.of(answer);
        sample.patient = patients.of(sample.patient);
    }
    std::vector<Problem> problems = mergedClasses(classes);
    if (auto merged = mergedPatients(patients)) problems.push_back(std::move(*merged));
    return problems;
}

/// What can be told of images only when all are read: names that are one, identifiers that are
/// nobody's, pictures that are none of the examination.
void compare(ImportPlan& plan, const ImportOptions& options) {
    const auto tell = [&plan](std::vector<Problem> problems) {
        std::move(problems.begin(), problems.end(), std::back_inserter(plan.problems));
    };
    tell(mergeSpellings(plan.samples));
    tell(dropStandIns(plan.samples));
    tell(setAsideByProducts(plan.samples, options.labels && options.labels->columns.split >= 0));
}

/// Matches a table to the images found. Those that it says nothing of are taken out
/// where it gives the classes.
Result<LabelMatch> bringTogether(const LabelTable& labels, const std::string& source, ImageFolder& found,
                                 const JobContext& job) {
    const bool classes = labels.columns.saysClasses();
    std::vector<std::string> names;
    for (FoundImage& image : found.images) {
        image.row = int(names.size());
        names.push_back(image.relative);
        if (classes) image.label.clear();
        if (labels.columns.split >= 0) image.split = Split::unassigned;
    }
    FOVEA_TRY(LabelMatch match,
              matchLabels(*labels.table, labels.columns, FileMatcher(std::move(names)), job));
    const auto bad = std::find_if(match.problems.begin(), match.problems.end(),
                                  [](const Problem& p) { return p.kind == ProblemKind::badRow; });
    if (match.images.empty() && match.counts.badRows > 0 && match.counts.badRows == match.counts.rows)
        return Error{ErrorCode::unusableTable, {}, labels.table->path, {kNoRowUsable, bad->message}};
    if (match.images.empty()) {
        const std::string& column = labels.table->columns[std::size_t(labels.columns.file)];
        std::vector<Message> reasons{{kNoRowNamesImage, {{"rows", match.counts.rows}, {"column", column}}}};
        if (!classes && found.outsideClasses > 0) reasons.push_back(kImagesInNoClass);
        return Error{ErrorCode::unusableTable, {}, labels.table->path, std::move(reasons)};
    }
    for (Problem& problem : match.problems)
        if (problem.kind != ProblemKind::unmatchedRow)
            for (std::string& file : problem.files) file = (fs::path(source) / file).native();
    if (classes) {
        std::set<int> named;
        for (const ImageLabels& image : match.images) named.insert(image.file);
        std::erase_if(found.images, [&](const FoundImage& image) { return !named.count(image.row); });
    }
    if (labels.columns.split >= 0) found.splitsGiven = true;
    return match;
}

Result<ImageFolder> imagesOf(const ImportOptions& options, const JobContext& job) {
    if (!options.files.empty()) return listImageFiles(options.files, options.filesAnywhere);
    const bool anywhere =
        !options.labelAttribute.empty() || (options.labels && options.labels->columns.saysClasses());
    return anywhere ? searchAllImages(options.source, job) : searchImageFolder(options.source, job);
}

Result<ImportPlan> plan(const ImportOptions& options, const JobContext& job) {
    const bool single = !options.files.empty();
    if (single && !options.source.empty())
        return Error{ErrorCode::invalidArgument, "a folder or single files, not both", options.source};
    if (single && options.labels)
        return Error{ErrorCode::invalidArgument, "a table of labels needs a folder of images",
                     options.files.front()};
    const bool byHeader = !options.labelAttribute.empty();
    if (byHeader && (single || options.labels))
        return Error{ErrorCode::invalidArgument,
                     "classes from a header field need a folder of images and no table of labels",
                     options.labelAttribute};
    if (options.patients) FOVEA_CHECK(checkPatientRule(*options.patients));
    FOVEA_TRY(ImageFolder found, imagesOf(options, job));
    LabelMatch labels;
    if (options.labels) {
        FOVEA_TRY(labels, bringTogether(*options.labels, options.source, found, job));
    }
    if (byHeader) FOVEA_CHECK(labelByHeader(found, options.source, options.labelAttribute, job));
    if (found.outsideClasses > 0) {
        job.say(std::to_string(found.outsideClasses) +
                " image file(s) lie in no class folder and were passed over");
    }

    const fs::path folder = single ? fs::path() : absoluteFolder(options.source);
    std::vector<std::string> paths;
    paths.reserve(found.images.size());
    for (const FoundImage& image : found.images) {
        const fs::path relative = image.relative;
        paths.push_back((single
                             ? absoluteFolder(relative.parent_path().empty() ? "." : relative.parent_path()) /
                                   relative.filename()
                             : folder / relative)
                            .native());
    }
    std::vector<std::optional<Result<FileRead>>> decoded(paths.size());
    ProgressMeter meter(job, Stage::import, std::int64_t(paths.size()));
    FOVEA_CHECK(inParallel(
        paths.size(), meter, job, [&](std::size_t i) { return imaging::decodingBytes(paths[i]); },
        [&](std::size_t i) {
            const auto read = [&] { return decode(paths[i], options); };
            decoded[i].emplace(options.journal ? options.journal->readOnce(paths[i], read) : read());
        }));

    ImportPlan plan;
    plan.window = options.window;
    plan.splitsGiven = found.splitsGiven;
    plan.problems = std::move(found.problems);
    plan.problems.insert(plan.problems.end(), labels.problems.begin(), labels.problems.end());
    plan.labels = labels.counts;
    plan.questions = std::move(labels.questions);
    std::string firstFailure;
    std::vector<Problem> faults;
    int severalFrames = 0;
    for (std::size_t i = 0; i < found.images.size(); ++i) {
        const FoundImage& image = found.images[i];
        Result<FileRead>& result = *decoded[i];
        const auto unreadable = [&](const Error& error) {
            Message said = sentence(error);
            if (firstFailure.empty()) firstFailure = messageText(said);
            plan.problems.push_back({ProblemKind::unreadable,
                                     {(fs::path(options.source) / image.relative).native()},
                                     std::move(said)});
        };
        if (!result) {
            unreadable(result.error());
            continue;
        }
        for (const Error& error : result->damaged) unreadable(error);
        if (!result->samples.empty()) addFaults(paths[i], result->remarks, faults);
        severalFrames += result->frames > 1 ? 1 : 0;
        for (Sample& sample : result->samples) {
            sample.label = image.label;
            sample.split = image.split;
            if (const ImageLabels* own = labelsOf(labels, image.row, sample.frame, sample.plane))
                applyLabels(*own, options.labels->columns, sample);
            plan.samples.push_back(std::move(sample));
        }
    }
    std::move(faults.begin(), faults.end(), std::back_inserter(plan.problems));
    if (severalFrames > 0) {
        const bool one = options.frames.kind == FrameChoice::Kind::first ||
                         options.frames.kind == FrameChoice::Kind::middle;
        job.say(std::to_string(severalFrames) + " file(s) hold several frames; " +
                (one ? "one of each was taken" : "those of one file count as images of one patient"));
    }
    if (plan.samples.empty()) {
        return Error{ErrorCode::noImages,
                     "none of " + std::to_string(found.images.size()) +
                         " files could be read; the first: " + firstFailure,
                     single ? options.files.front() : options.source};
    }
    compare(plan, options);
    if (options.patients) {
        FOVEA_TRY(const auto names, patientsFromPaths(plan.samples, *options.patients));
        const bool nothing = !options.patients->oneImageEach && everyImageItsOwn(plan.samples, names);
        if (nothing)
            job.say(
                "by the rule every image would be its own patient: patients stay unknown, unless it is "
                "stated that each has one image");
        for (std::size_t i = 0; i < names.size() && !nothing; ++i)
            if (plan.samples[i].patient.empty()) plan.samples[i].patient = names[i];
    }
    std::set<std::string> classes;
    for (const Sample& sample : plan.samples)
        if (!sample.label.empty()) classes.insert(sample.label);
    plan.classes.assign(classes.begin(), classes.end());
    return plan;
}

/// Whether a file is a slice of which the header says where it lies.
bool hasPlace(const std::string& path) {
    const auto slices = imaging::sliceHeaders(path);
    return slices && !slices->empty() && slices->front().position && !slices->front().localizer;
}

}  // namespace

Result<FramesFound> lookForFrames(const ImportOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<FramesFound> {
        FOVEA_TRY(const ImageFolder found, imagesOf(options, job));
        const std::size_t looked = std::min(found.images.size(), kLookedInto);
        std::atomic<bool> several = false, volumes = false, slices = false;
        ProgressMeter meter(job, Stage::frames, std::int64_t(looked));
        const auto pathOf = [&](std::size_t i) {
            const FoundImage& image = found.images[i * found.images.size() / looked];
            return (fs::path(options.source) / image.relative).native();
        };
        const auto bytes = [&](std::size_t i) { return imaging::decodingBytes(pathOf(i)); };
        FOVEA_CHECK(inParallel(looked, meter, job, bytes, [&](std::size_t i) {
            const std::string path = pathOf(i);
            if (hasPlace(path)) slices = true;
            if (several) return;
            // Without decoding it: of a volume that is the longest part.
            if (imaging::looksLikeVolume(path)) {
                several = volumes = true;
            } else if (const auto first = imaging::readImage(path); first && first->frames > 1) {
                several = true;
            }
        }));
        FramesFound frames{several, volumes, {}};
        if (slices && !options.source.empty() && !options.labels && options.labelAttribute.empty()) {
            FOVEA_TRY(frames.series, lookForSeries(options.source, job));
        }
        return frames;
    });
}

Result<ImportPlan> planImport(const ImportOptions& options, const JobContext& job) {
    return guarded([&] { return plan(options, job); });
}

}  // namespace fovea::dataset
