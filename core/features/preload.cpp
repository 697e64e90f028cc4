#include "features/preload.h"

#include <future>
#include <optional>
#include <unordered_set>

#include "dataset/pixel_hash.h"
#include "imaging/frame_reader.h"

namespace fovea::features {

namespace {

// Of work: what a power cut can cost. Syncing each image would cost more.
constexpr double kSyncEverySeconds = 10;

struct Decoded {
    const dataset::Sample* sample = nullptr;
    imaging::Pixels pixels;
    NetworkInputs inputs;
};

/// Decodes one sample after the other.
class Decoder {
public:
    Decoder(const StoreSettings& settings, int resolution, const imaging::WindowPolicy& window)
        : m_settings(settings), m_resolution(resolution), m_window(window) {}

    Result<Decoded> decode(const dataset::Sample& sample) {
        return guarded([&]() -> Result<Decoded> {
            FOVEA_TRY(const imaging::Image image, m_reader.read(sample.path, {sample.frame, sample.plane}));
            Decoded d;
            d.sample = &sample;
            d.pixels = imaging::networkPixels(image, m_window);
            if (dataset::pixelHash(d.pixels) != sample.pixelHash)
                return Error{ErrorCode::corruptFile, "changed since it was imported", sample.path};
            d.inputs = networkInputs(d.pixels, m_settings.normalisation, m_resolution, 0);
            return d;
        });
    }

private:
    const StoreSettings& m_settings;
    const int m_resolution;
    const imaging::WindowPolicy m_window;
    imaging::FrameReader m_reader;
};

}  // namespace

std::vector<const dataset::Sample*> missingSamples(const FeatureStore& store,
                                                   const std::vector<dataset::Sample>& samples) {
    std::vector<const dataset::Sample*> missing;
    std::unordered_set<std::string> seen;
    for (const dataset::Sample& s : samples)
        if (!store.contains(s.pixelHash) && seen.insert(s.pixelHash).second) missing.push_back(&s);
    return missing;
}

Result<PreloadReport> preload(const backbone::Backbone& backbone, FeatureStore& store,
                              const std::vector<dataset::Sample>& samples,
                              const imaging::WindowPolicy& window, const JobContext& job) {
    return guarded([&]() -> Result<PreloadReport> {
        const double start = workSeconds(job);
        double syncedAt = start;
        const auto missing = missingSamples(store, samples);
        const StoreSettings& settings = store.settings();
        const int resolution = store.shape().grid * settings.config.patchSize;
        PreloadReport report;
        report.alreadyThere = int(samples.size() - missing.size());
        ProgressMeter meter(job, "preload", std::int64_t(samples.size()), report.alreadyThere);
        // Used by one task at a time: the next is started when the last has been waited for.
        Decoder decoder(settings, resolution, window);
        const auto fetch = [&](std::size_t i) {
            return std::async(std::launch::async, [&, i] { return decoder.decode(*missing[i]); });
        };
        std::future<Result<Decoded>> next;
        if (!missing.empty()) next = fetch(0);
        for (std::size_t i = 0; i < missing.size(); ++i) {
            const Result<Decoded> decoded = next.get();
            if (i + 1 < missing.size()) next = fetch(i + 1);
            // A pause may be the program's last.
            if (job.pause.wanted() || workSeconds(job) - syncedAt > kSyncEverySeconds) {
                FOVEA_CHECK(store.sync());
                syncedAt = workSeconds(job);
            }
            FOVEA_CHECK(job.check());
            if (!decoded) {
                if (decoded.error().code == ErrorCode::outOfMemory) return decoded.error();
                report.problems.push_back(
                    {dataset::ProblemKind::unreadable, {missing[i]->path}, decoded.error().detail});
            } else {
                FOVEA_TRY(const backbone::Features features,
                          backbone.extract(decoded->inputs.high, 1, settings.extraction, job));
                FOVEA_CHECK(store.append(decoded->sample->pixelHash, features, 0, decoded->pixels));
                ++report.added;
            }
            meter.advance();
        }
        FOVEA_CHECK(store.sync());
        report.seconds = workSeconds(job) - start;
        return report;
    });
}

}  // namespace fovea::features
