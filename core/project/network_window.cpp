#include "project/network_window.h"

#include <map>
#include <utility>

#include "base/parallel.h"
#include "base/sha256.h"
#include "dataset/perceptual_hash.h"
#include "dataset/pixel_hash.h"
#include "dataset/read_again.h"
#include "imaging/decoding_bytes.h"
#include "imaging/read_image.h"

namespace fovea::project {

using dataset::Sample;
using imaging::WindowPolicy;

namespace {

/// Takes the hashes of one frame anew. `trusted`: whatever the file holds now is right.
Result<void> look(const imaging::ImageFile& file, const WindowPolicy& before, const WindowPolicy& after,
                  bool trusted, Sample& sample) {
    return guarded([&]() -> Result<void> {
        FOVEA_TRY(const imaging::Image image, file.frame(sample.frame));
        if (!trusted && dataset::pixelHash(imaging::networkPixels(image, before)) != sample.pixelHash)
            return Error{ErrorCode::corruptFile, {}, sample.path, {dataset::kChangedSinceImport}};
        const imaging::Pixels pixels = imaging::networkPixels(image, after);
        sample.pixelHash = dataset::pixelHash(pixels);
        sample.perceptualHash = dataset::perceptualHash(pixels);
        return {};
    });
}

/// A hash that no picture has and no other image shares: nothing stored is found by it.
std::string hashOfUnread(const Sample& sample) {
    return Sha256()
        .add("not read: " + sample.path + '\n' + std::to_string(sample.frame) + '\n' +
             imaging::planeName(sample.plane))
        .hex();
}

}  // namespace

Result<WindowedImages> imagesThroughWindow(const Project& project, const WindowPolicy& window,
                                           const JobContext& job) {
    return guarded([&]() -> Result<WindowedImages> {
        WindowedImages seen{window, {}, {}};
        FOVEA_TRY(seen.samples, project.samples());
        FOVEA_TRY(const WindowPolicy before, project.networkWindow());
        if (before == window) return seen;

        // Together what is decoded together.
        std::map<std::pair<std::string, imaging::Plane>, std::vector<std::size_t>> files;
        for (std::size_t i = 0; i < seen.samples.size(); ++i)
            files[{seen.samples[i].path, seen.samples[i].plane}].push_back(i);
        std::vector<std::vector<std::size_t>> items;
        for (auto& [file, samples] : files) items.push_back(std::move(samples));
        std::vector<Message> failures(seen.samples.size());
        ProgressMeter meter(job, Stage::window, std::int64_t(items.size()));
        const auto bytes = [&](std::size_t item) {
            return imaging::decodingBytes(seen.samples[items[item].front()].path);
        };
        FOVEA_CHECK(inParallel(items.size(), meter, job, bytes, [&](std::size_t item) {
            const Sample& first = seen.samples[items[item].front()];
            const auto file = guarded([&] { return imaging::ImageFile::open(first.path, first.plane); });
            for (const std::size_t i : items[item]) {
                Sample& sample = seen.samples[i];
                const bool aside = sample.split == dataset::Split::excluded;
                const Result<void> done = file ? look(*file, before, window, aside, sample) : file.error();
                if (done) continue;
                sample.pixelHash = hashOfUnread(sample);
                sample.perceptualHash.clear();
                if (!aside) failures[i] = dataset::whyNotReadAgain(done.error());
            }
        }));
        for (std::size_t i = 0; i < failures.size(); ++i)
            if (!failures[i].empty())
                seen.unreadable.push_back(
                    {dataset::ProblemKind::unreadable, {seen.samples[i].path}, failures[i]});
        return seen;
    });
}

Result<WindowChange> changeNetworkWindow(Project& project, const WindowPolicy& window,
                                         const JobContext& job) {
    WindowChange change;
    FOVEA_TRY(const WindowPolicy now, project.networkWindow());
    if (now == window) return change;
    FOVEA_TRY(const std::vector<Sample> before, project.samples());
    FOVEA_TRY(WindowedImages seen, imagesThroughWindow(project, window, job));
    change.unreadable = std::move(seen.unreadable);
    if (!change.unreadable.empty()) return change;
    for (std::size_t i = 0; i < before.size(); ++i)
        change.images += before[i].pixelHash != seen.samples[i].pixelHash;
    FOVEA_CHECK(project.setNetworkWindow(window, seen.samples));
    return change;
}

}  // namespace fovea::project
