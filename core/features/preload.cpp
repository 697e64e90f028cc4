#include "features/preload.h"

#include <future>
#include <optional>
#include <unordered_set>

#include "dataset/pixel_hash.h"
#include "dataset/read_again.h"
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
            FOVEA_TRY(imaging::Image image, m_reader.read(sample.path, {sample.frame, sample.plane}));
            Decoded d;
            d.sample = &sample;
            d.pixels = imaging::networkPixels(std::move(image), m_window);
            if (dataset::pixelHash(d.pixels) != sample.pixelHash)
                return Error{ErrorCode::corruptFile, {}, sample.path, {dataset::kChangedSinceImport}};
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
                              const imaging::WindowPolicy& window, const JobContext& job, int imagesAtATime) {
    return guarded([&]() -> Result<PreloadReport> {
        const double start = workSeconds(job);
        double syncedAt = start;
        const auto missing = missingSamples(store, samples);
        const StoreSettings& settings = store.settings();
        const int resolution = store.shape().grid * settings.config.patchSize;
        PreloadReport report;
        report.alreadyThere = int(samples.size() - missing.size());
        ProgressMeter meter(job, Stage::preload, std::int64_t(samples.size()), report.alreadyThere);
        // Used by one task at a time: the next is started when the last has been waited for.
        Decoder decoder(settings, resolution, window);
        const auto fetch = [&](std::size_t i) {
            return std::async(std::launch::async, [&, i] { return decoder.decode(*missing[i]); });
        };
        int atATime = imagesAtATime;
        if (atATime < 1) {
            FOVEA_TRY(atATime, backbone.imagesAtATime(settings.extraction));
        }
        std::vector<Decoded> waiting;
        const auto pass = [&]() -> Result<void> {
            if (waiting.empty()) return {};
            std::vector<float> images;
            for (const Decoded& d : waiting)
                images.insert(images.end(), d.inputs.high.begin(), d.inputs.high.end());
            FOVEA_TRY(const backbone::Features features,
                      backbone.extract(images, int(waiting.size()), settings.extraction, job));
            for (std::size_t i = 0; i < waiting.size(); ++i) {
                FOVEA_CHECK(store.append(waiting[i].sample->pixelHash, features, int(i), waiting[i].pixels));
                ++report.added;
                meter.advance();
            }
            waiting.clear();
            return {};
        };
        std::future<Result<Decoded>> next;
        if (!missing.empty()) next = fetch(0);
        for (std::size_t i = 0; i < missing.size(); ++i) {
            Result<Decoded> decoded = next.get();
            if (i + 1 < missing.size()) next = fetch(i + 1);
            // A pause may be the program's last.
            if (job.pause.wanted() || workSeconds(job) - syncedAt > kSyncEverySeconds) {
                FOVEA_CHECK(store.sync());
                syncedAt = workSeconds(job);
            }
            FOVEA_CHECK(job.check());
            if (!decoded) {
                if (decoded.error().code == ErrorCode::outOfMemory) return decoded.error();
                report.problems.push_back({dataset::ProblemKind::unreadable,
                                           {missing[i]->path},
                                           dataset::whyNotReadAgain(decoded.error())});
                meter.advance();
                continue;
            }
            waiting.push_back(std::move(*decoded));
            if (int(waiting.size()) == atATime) FOVEA_CHECK(pass());
        }
        FOVEA_CHECK(pass());
        FOVEA_CHECK(store.sync());
        report.seconds = workSeconds(job) - start;
        return report;
    });
}

}  // namespace fovea::features
