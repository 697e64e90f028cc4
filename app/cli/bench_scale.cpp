#include "bench_scale.h"

#include <chrono>
#include <ctime>

#include "adapter/network.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/sha256.h"
#include "base/temporary_folder.h"
#include "dataset/import.h"
#include "features/preload.h"
#include "phantoms/phantoms.h"
#include "runs/project_source.h"
#include "training/loop.h"

namespace fovea::cli {

namespace {

constexpr int kFewest = 100, kTimes = 10;
constexpr int kFurther = 16;  // images that are preloaded at each size
constexpr int kStepsAtLeast = 60;

class Timer {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

    double processorSeconds() const { return double(std::clock() - m_clock) / CLOCKS_PER_SEC; }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::clock_t m_clock = std::clock();  // of the whole process
};

/// Features of no image, of the right sizes.
backbone::Features madeUpFeatures(const backbone::FeatureShape& shape) {
    Random random(0);
    const auto drawn = [&](std::size_t count, double high) {
        std::vector<float> values(count);
        for (float& v : values) v = float(random.uniform(0, high));
        return values;
    };
    backbone::Features f;
    f.shape = shape;
    f.batch = 1;
    f.keys = drawn(shape.stateEntries(), 1);
    f.values = drawn(shape.stateEntries(), 1);
    f.tokens.resize(shape.tokenEntries());
    f.importance = drawn(shape.tokenEntries(), 0.01);
    f.classState = drawn(std::size_t(shape.width), 1);
    return f;
}

/// A made-up image's place in the project.
dataset::Sample madeUpSample(int number) {
    dataset::Sample sample;
    sample.pixelHash = Sha256().add(std::to_string(number)).hex();
    sample.label = number % 2 ? "a" : "b";
    return sample;
}

Result<std::vector<dataset::Sample>> phantomSamples(const std::string& folder, int seed,
                                                    const Session& session) {
    phantoms::PhantomSetOptions set;
    set.images = kFurther;
    set.seed = std::uint64_t(seed);
    FOVEA_CHECK(phantoms::writePhantomSet(folder, set, *session.files, session.job));
    FOVEA_TRY(const dataset::ImportPlan plan, dataset::planImport({folder}, session.job));
    return plan.samples;
}

/// One epoch and more, so that there are enough steps to take the mean of.
Result<void> train(const features::FeatureStore& store, int images, const training::BenchOptions& o,
                   const Session& session, ScalePoint& point) {
    std::vector<dataset::Sample> samples;
    for (int i = 0; i < images; ++i) samples.push_back(madeUpSample(i));
    const auto config = adapter::AdapterConfig::defaults(o.method, o.config, store.shape().layers, 2);
    runs::ProjectSource source(store, std::move(samples), {}, std::vector<std::string>{"a", "b"}, {}, {}, 0);
    training::LoopOptions loop;
    loop.batch = o.batch;
    loop.epochs = std::max(1, kStepsAtLeast * o.batch / images);
    returnFreedMemory();
    const double before = residentMemoryMb();
    resetPeakMemory();
    FOVEA_TRY(adapter::Network network, adapter::Network::create(config, 0, o.device));
    const Timer timer;
    FOVEA_TRY(const training::LoopResult trained,
              training::runLoop(network, source, loop, *session.files, session.job));
    point.trainingMemoryMb = peakMemoryMb() - before;
    point.stepSeconds = trained.seconds / double(trained.losses.size());
    point.stepProcessorSeconds = timer.processorSeconds() / double(trained.losses.size());
    return {};
}

}  // namespace

Result<std::vector<ScalePoint>> benchScale(const training::BenchOptions& o, int images,
                                           const Session& session) {
    FOVEA_TRY(const TemporaryFolder folder, TemporaryFolder::make());
    features::StoreSettings settings;
    settings.backboneIdentity = "made up";
    settings.precision = o.precision;
    settings.type = o.store;
    settings.config = o.config;
    settings.extraction = adapter::defaultExtraction(o.method, o.config);
    settings.extraction.resolution = backbone::nearestResolution(o.resolution, o.config.patchSize);
    settings.lowResolution = adapter::AdapterConfig::defaults(o.method, o.config, 1, 2).lowResolution;
    FOVEA_TRY(const backbone::Backbone vit,
              backbone::Backbone::untrained(
                  o.config, 0, {.precision = o.precision, .device = o.device, .threads = o.threads}));
    const imaging::Pixels display{256, 256, 3, std::vector<std::uint8_t>(3 * 256 * 256, 100)};
    const auto open = [&] {
        return features::FeatureStore::open(folder.path("features"), settings, session.files);
    };
    FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(o.config, settings.extraction));
    const backbone::Features made = madeUpFeatures(shape);
    std::vector<ScalePoint> points;
    int stored = 0;
    for (int size = kFewest; size <= images; size *= kTimes) {
        ScalePoint point;
        point.images = size;
        {
            FOVEA_TRY(features::FeatureStore filling, open());
            ProgressMeter meter(session.job, Stage::featuresMadeUp, size, stored);
            for (; stored < size; ++stored) {
                FOVEA_CHECK(session.job.check());
                FOVEA_CHECK(filling.append(madeUpSample(stored).pixelHash, made, 0, display));
                meter.advance();
            }
            FOVEA_CHECK(filling.sync());
            point.megabytesPerImage = double(filling.bytesPerImage()) * 1e-6;
        }
        const Timer opening;
        FOVEA_TRY(features::FeatureStore store, open());
        point.openSeconds = opening.seconds();
        FOVEA_TRY(const auto further, phantomSamples(folder.path(std::to_string(size)), size, session));
        const Timer preloading;
        FOVEA_TRY(const features::PreloadReport report,
                  features::preload(vit, store, further, {}, session.job));
        if (report.added != kFurther) return Error{ErrorCode::internal, "not all images were preloaded", {}};
        point.preloadSeconds = report.seconds / report.added;
        point.preloadProcessorSeconds = preloading.processorSeconds() / report.added;
        FOVEA_CHECK(train(store, size, o, session, point));
        FOVEA_TRY(features::FeatureStore unread, open());
        std::vector<std::string> hashes;
        for (int i = 0; i < size; ++i) hashes.push_back(madeUpSample(i).pixelHash);
        const Timer checking;
        FOVEA_TRY(const int damaged, unread.dropDamaged(hashes, session.job));
        if (damaged > 0) return Error{ErrorCode::internal, "stored features are damaged", {}};
        point.checkSeconds = checking.seconds() / size;
        points.push_back(point);
    }
    return points;
}

}  // namespace fovea::cli
