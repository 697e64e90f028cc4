#include "dataset/import.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "dataset/header_labels.h"
#include "dataset/image_folder.h"
#include "dataset/perceptual_hash.h"
#include "dataset/pixel_hash.h"
#include "imaging/display.h"
#include "imaging/read_image.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

namespace {

struct Decoded {
    std::vector<Sample> samples;  ///< one a chosen frame
    int frames = 1;               ///< in the file
    std::vector<Error> damaged;   ///< chosen frames that could not be decoded, but for the first read
};

Sample sampleOf(const std::string& path, const imaging::Image& image) {
    Sample sample;
    sample.path = path;
    sample.frame = image.frame;
    sample.format = image.format;
    sample.width = image.width;
    sample.height = image.height;
    const imaging::Pixels display = imaging::display(image);
    sample.pixelHash = pixelHash(display);
    sample.perceptualHash = perceptualHash(display);
    sample.facts = image.facts;
    sample.patient = patientInHeader(sample);
    return sample;
}

Result<Decoded> decode(const std::string& path, const FrameChoice& choice) {
    return guarded([&]() -> Result<Decoded> {
        FOVEA_TRY(const imaging::ImageFile file, imaging::ImageFile::open(path));
        // The first frame tells how many there are.
        FOVEA_TRY(imaging::Image first, file.frame(0));
        Decoded decoded;
        decoded.frames = first.frames;
        for (const int frame : chosenFrames(choice, decoded.frames)) {
            if (frame == 0) {
                decoded.samples.push_back(sampleOf(path, first));
                continue;
            }
            const Result<imaging::Image> image = file.frame(frame);
            if (image) {
                decoded.samples.push_back(sampleOf(path, *image));
            } else {
                Error error = image.error();
                error.detail = "frame " + std::to_string(frame) + ": " + error.detail;
                decoded.damaged.push_back(std::move(error));
            }
        }
        return decoded;
    });
}

/// Decodes files on several threads, each holding one image at a time, so that
/// memory is bounded by the number of threads; results stand at the file's place.
class Decoding {
public:
    Decoding(std::vector<std::string> paths, const FrameChoice& choice)
        : m_paths(std::move(paths)), m_choice(choice), m_results(m_paths.size()) {}
    ~Decoding() { stop(); }

    /// Reports and returns on the caller's thread.
    Result<void> run(const JobContext& job) {
        ProgressMeter meter(job, "import", static_cast<std::int64_t>(m_paths.size()));
        const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
        for (std::size_t i = 0; i < std::min(cores, m_paths.size()); ++i)
            m_threads.emplace_back([this, cancel = job.cancel] { work(cancel); });
        std::size_t reported = 0;
        while (reported < m_paths.size()) {
            std::size_t done = 0;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_done > reported || m_idle == m_threads.size(); });
                done = m_done;
            }
            if (done == reported) break;
            meter.advance(static_cast<std::int64_t>(done - reported));
            reported = done;
        }
        stop();
        return job.check();
    }

    Result<Decoded>& result(std::size_t index) { return *m_results[index]; }

private:
    void work(const CancelToken& cancel) {
        while (!cancel.cancelled() && !m_stop) {
            const std::size_t index = m_next++;
            if (index >= m_paths.size()) break;
            m_results[index].emplace(decode(m_paths[index], m_choice));
            const std::lock_guard lock(m_mutex);
            ++m_done;
            m_changed.notify_one();
        }
        const std::lock_guard lock(m_mutex);
        ++m_idle;
        m_changed.notify_one();
    }

    void stop() {
        m_stop = true;
        for (std::thread& thread : m_threads) thread.join();
        m_threads.clear();
    }

    const std::vector<std::string> m_paths;
    const FrameChoice m_choice;
    std::vector<std::optional<Result<Decoded>>> m_results;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_stop = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_done = 0;  // guarded by m_mutex
    std::size_t m_idle = 0;  // guarded by m_mutex
    std::vector<std::thread> m_threads;
};

/// The folder as an absolute path, spelled as the user did as far as possible.
fs::path absoluteFolder(const std::string& source) {
    const fs::path absolute = fs::absolute(source);
    const fs::path normal = absolute.lexically_normal();
    std::error_code code;
    // "link/.." is not what it looks like.
    if (fs::equivalent(normal, absolute, code)) return normal;
    return fs::canonical(absolute);
}

std::string sentence(const Error& error) {
    std::string text = errorText(error.code).message;
    if (error.detail.empty()) return text;
    if (text.ends_with('.')) text.pop_back();
    return text + ": " + error.detail + (error.detail.ends_with('.') ? "" : ".");
}

/// Matches a table to the images found. Those that it says nothing of are taken out
/// where it gives the classes.
Result<LabelMatch> bringTogether(const LabelTable& labels, const std::string& source, ImageFolder& found,
                                 const JobContext& job) {
    const bool classes = !labels.columns.label.empty();
    std::vector<std::string> names;
    for (FoundImage& image : found.images) {
        image.row = int(names.size());
        names.push_back(image.relative);
        if (classes) image.label.clear();
        if (labels.columns.split >= 0) image.split = Split::unassigned;
    }
    FOVEA_TRY(LabelMatch match,
              matchLabels(*labels.table, labels.columns, FileMatcher(std::move(names)), job));
    if (match.images.empty()) {
        return Error{ErrorCode::unusableTable,
                     "none of its " + std::to_string(match.counts.rows) + " rows in column '" +
                         labels.table->columns[std::size_t(labels.columns.file)] +
                         "' names one image below the folder for certain",
                     labels.table->path};
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
    const bool anywhere = byHeader || (options.labels && !options.labels->columns.label.empty());
    FOVEA_TRY(ImageFolder found, single     ? listImageFiles(options.files)
                                 : anywhere ? searchAllImages(options.source, job)
                                            : searchImageFolder(options.source, job));
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
    Decoding decoding(std::move(paths), options.frames);
    FOVEA_CHECK(decoding.run(job));

    ImportPlan plan;
    plan.splitsGiven = found.splitsGiven;
    plan.problems = std::move(found.problems);
    plan.problems.insert(plan.problems.end(), labels.problems.begin(), labels.problems.end());
    plan.labels = labels.counts;
    std::set<std::string> classes;
    std::string firstFailure;
    int severalFrames = 0;
    for (std::size_t i = 0; i < found.images.size(); ++i) {
        const FoundImage& image = found.images[i];
        Result<Decoded>& result = decoding.result(i);
        const auto unreadable = [&](const Error& error) {
            const std::string detail = sentence(error);
            if (firstFailure.empty()) firstFailure = detail;
            plan.problems.push_back(
                {ProblemKind::unreadable, {(fs::path(options.source) / image.relative).native()}, detail});
        };
        if (!result) {
            unreadable(result.error());
            continue;
        }
        for (const Error& error : result->damaged) unreadable(error);
        severalFrames += result->frames > 1 ? 1 : 0;
        for (Sample& sample : result->samples) {
            sample.label = image.label;
            sample.split = image.split;
            if (const ImageLabels* own = labelsOf(labels, image.row, sample.frame))
                applyLabels(*own, options.labels->columns, sample);
            if (!sample.label.empty()) classes.insert(sample.label);
            plan.samples.push_back(std::move(sample));
        }
    }
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
    plan.classes.assign(classes.begin(), classes.end());
    return plan;
}

}  // namespace

Result<ImportPlan> planImport(const ImportOptions& options, const JobContext& job) {
    return guarded([&] { return plan(options, job); });
}

}  // namespace fovea::dataset
