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

#include "dataset/image_folder.h"
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

std::string trimmed(const std::string& text) {
    // DICOM pads with spaces, some writers with NUL.
    const std::string padding(" \t\0", 3);
    const std::size_t first = text.find_first_not_of(padding);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(padding) - first + 1);
}

Sample sampleOf(const std::string& path, const imaging::Image& image) {
    Sample sample;
    sample.path = path;
    sample.frame = image.frame;
    sample.format = image.format;
    sample.width = image.width;
    sample.height = image.height;
    sample.pixelHash = pixelHash(imaging::display(image));
    sample.facts = image.facts;
    const auto patient = image.facts.find("PatientID");
    if (patient != image.facts.end()) sample.patient = trimmed(patient->second);
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

Result<ImportPlan> plan(const ImportOptions& options, const JobContext& job) {
    const bool single = !options.files.empty();
    if (single && !options.source.empty())
        return Error{ErrorCode::invalidArgument, "a folder or single files, not both", options.source};
    FOVEA_TRY(ImageFolder found,
              single ? listImageFiles(options.files) : searchImageFolder(options.source, job));
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
            classes.insert(sample.label);
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
