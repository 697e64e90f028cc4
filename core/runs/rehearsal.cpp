#include "runs/rehearsal.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "backbone/tensor_memory.h"
#include "backbone/threads.h"
#include "base/memory.h"
#include "features/preload.h"
#include "runs/baseline.h"
#include "runs/project_source.h"
#include "runs/read_out.h"
#include "runs/unit_answers.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using dataset::Sample;

namespace {

constexpr double kEnoughSeconds = 1.5;  // of one measurement
constexpr std::size_t kMostImages = 64;
constexpr int kMostSteps = 40, kFewestSteps = 3;
constexpr int kSmallBatch = 2, kLargerBatch = 4;  // by which memory is foreseen
constexpr double kUsableShare = 0.8;              // of free memory: other programs want some too

/// A folder that is not there before and after.
class TemporaryStore {
public:
    explicit TemporaryStore(std::string folder) : m_folder(std::move(folder)) { remove(); }
    ~TemporaryStore() { remove(); }
    TemporaryStore(const TemporaryStore&) = delete;
    TemporaryStore& operator=(const TemporaryStore&) = delete;
    const std::string& folder() const { return m_folder; }

private:
    void remove() const {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    std::string m_folder;
};

/// Peak of the process while it lives, above what it had at its beginning.
class MemoryWatch {
public:
    MemoryWatch() {
        returnFreedMemory();
        m_before = residentMemoryMb();
        resetPeakMemory();
    }
    double megabytes() const { return std::max(0.0, peakMemoryMb() - m_before); }

private:
    double m_before = 0;
};

/// Every k-th first, then those between: each beginning of the order is spread over the whole.
template <class T>
std::vector<T> spread(const std::vector<T>& all) {
    std::vector<T> order;
    std::vector<bool> taken(all.size());
    for (std::size_t step = std::max<std::size_t>(1, all.size()); step > 0; step /= 2) {
        for (std::size_t i = step / 2; i < all.size(); i += step) {
            if (taken[i]) continue;
            taken[i] = true;
            order.push_back(all[i]);
        }
    }
    return order;
}

/// The missing images as files, from the smallest file to the largest and spread over them.
std::vector<std::vector<Sample>> filesOf(const std::vector<const Sample*>& missing) {
    std::map<std::string, std::vector<Sample>> frames;
    for (const Sample* s : missing) frames[s->path].push_back(*s);
    // Asking for the sizes of all files of a large project would take longer than the rest.
    constexpr std::size_t kMostAsked = 512;
    const std::size_t stride = (frames.size() + kMostAsked - 1) / kMostAsked;
    std::vector<std::pair<std::uintmax_t, std::vector<Sample>>> files;
    std::size_t place = 0;
    for (auto& [path, samples] : frames) {
        if (place++ % stride != 0) continue;
        std::error_code none;
        const std::uintmax_t bytes = fs::file_size(path, none);
        files.emplace_back(none ? 0 : bytes, std::move(samples));
    }
    std::stable_sort(files.begin(), files.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::vector<Sample>> all;
    for (auto& f : spread(files)) all.push_back(std::move(f.second));
    return all;
}

/// Some images over and over, as if they were many.
class Repeating final : public training::BatchSource {
public:
    Repeating(training::BatchSource& few, int train, int validation)
        : m_few(few), m_train(train), m_validation(validation) {}
    int trainCount() const override { return m_train; }
    int validationCount() const override { return m_validation; }
    Result<adapter::Batch> trainBatch(std::span<const int> items, int epoch) override {
        std::vector<int> there;
        for (const int item : items) there.push_back(item % m_few.trainCount());
        return m_few.trainBatch(there, epoch);
    }
    Result<adapter::Batch> validationBatch(int first, int count) override {
        std::vector<int> items;
        for (int i = 0; i < count; ++i) items.push_back((first + i) % m_few.trainCount());
        return m_few.trainBatch(items, 0);
    }

private:
    training::BatchSource& m_few;
    int m_train, m_validation;
};

class Rehearsal {
public:
    Rehearsal(const ResolvedRun& run, const features::FeatureStore& store, double memoryMb,
              const JobContext& job)
        : m_run(run), m_store(store), m_memoryMb(memoryMb) {
        m_quiet.cancel = job.cancel;  // what is rehearsed is no progress of the run
        m_quiet.pause = job.pause;
    }

    Result<RehearsedCosts> run(const std::string& folder) {
        const backbone::Threads threads(m_run.settings.threads);
        const TemporaryStore temporary(folder);
        const auto missing = features::missingSamples(m_store, m_run.samples);
        if (missing.empty()) {
            for (const Sample& s : m_run.samples)
                if (m_seen.size() < kMostImages) m_seen.push_back(s);
            FOVEA_CHECK(verify(m_store));
            if (!m_seen.empty()) FOVEA_CHECK(train(m_store));
            return m_costs;
        }
        const MemoryWatch memory;
        FOVEA_TRY(features::FeatureStore own,
                  features::FeatureStore::open(temporary.folder(), m_run.store, systemFileLayer()));
        FOVEA_CHECK(read(own, missing));
        m_costs.memoryMb = memory.megabytes();
        std::erase_if(m_seen, [&](const Sample& s) { return !own.contains(s.pixelHash); });
        if (m_seen.empty()) {
            // None can be read: the run will say which. Steps on stored ones, if there are any.
            for (const Sample& s : m_run.samples)
                if (m_store.contains(s.pixelHash) && m_seen.size() < kMostImages) m_seen.push_back(s);
            if (m_seen.empty()) return m_costs;
            FOVEA_CHECK(verify(m_store));
            if (!m_seen.empty()) FOVEA_CHECK(train(m_store));
            return m_costs;
        }
        FOVEA_CHECK(verify(own));
        FOVEA_CHECK(train(own));
        return m_costs;
    }

private:
    /// Reads images, ever more of them until that takes long enough.
    Result<void> read(features::FeatureStore& own, const std::vector<const Sample*>& missing) {
        const double start = workSeconds(m_quiet);
        FOVEA_TRY(const backbone::Backbone vit,
                  backbone::loadBackbone(m_run.backbone, {.precision = m_run.precision.precision,
                                                          .device = m_run.device.name,
                                                          .threads = m_run.settings.threads}));
        const std::vector<std::vector<Sample>> files = filesOf(missing);
        std::vector<Sample> first;  // a frame of each file
        for (const auto& frames : files) first.push_back(frames.front());
        const auto secondsOf = [&](const std::vector<Sample>& some) -> Result<double> {
            FOVEA_TRY(const features::PreloadReport report,
                      features::preload(vit, own, some, m_run.window, m_quiet));
            m_seen.insert(m_seen.end(), some.begin(), some.end());
            return report.seconds;
        };
        FOVEA_TRY(double perImage, secondsOf({first.front()}));  // which also warms up
        m_costs.loadSeconds = workSeconds(m_quiet) - start - perImage;
        std::size_t done = 1, count = 2;
        std::size_t measured = 0;  // files of the last measurement begin here
        double seconds = 0;
        // Of a few images only some: a rehearsal is to be much shorter than the run.
        const std::size_t most = std::clamp<std::size_t>(first.size() / 4, 2, kMostImages);
        for (; done < std::min(first.size(), most) && seconds < kEnoughSeconds; count *= 2) {
            const std::size_t end = std::min(done + count, first.size());
            FOVEA_TRY(seconds, secondsOf({first.begin() + long(done), first.begin() + long(end)}));
            perImage = seconds / double(end - done);
            measured = done;
            done = end;
        }
        double perFile = 0;
        // Frames of one file cost one reading of it: more frames of the same files tell the two apart.
        std::vector<Sample> more;
        constexpr std::size_t kMoreFrames = 3;
        for (std::size_t i = measured; i < done; ++i)
            for (std::size_t k = 1; k <= kMoreFrames && k < files[i].size(); ++k) more.push_back(files[i][k]);
        if (more.size() >= (done - measured) * kMoreFrames) {
            FOVEA_TRY(const double again, secondsOf(more));
            // again = files * perFile + more * pass; perImage = perFile + pass
            const double opened = double(done - measured), frames = double(more.size());
            const double pass = std::clamp((again - opened * perImage) / (frames - opened), 0.0, perImage);
            perFile = perImage - pass;
            perImage = pass;
        }
        std::size_t fileCount = 0;
        std::string last;
        for (const Sample* s : missing) {
            fileCount += s->path != last;
            last = s->path;
        }
        m_costs.preloadSeconds = perImage * double(missing.size()) + perFile * double(fileCount);
        return {};
    }

    /// Reads what a run will read of each stored image before it relies on it. What is damaged is
    /// left out: the run computes it anew.
    Result<void> verify(const features::FeatureStore& features) {
        const double start = workSeconds(m_quiet), images = double(m_seen.size());
        for (auto sample = m_seen.begin(); sample != m_seen.end();) {
            FOVEA_CHECK(m_quiet.check());
            const auto tokens = features.tokens(sample->pixelHash);
            const auto picture = features.lowImage(sample->pixelHash);
            if (!tokens && tokens.error().code == ErrorCode::outOfMemory) return tokens.error();
            sample = tokens && picture ? std::next(sample) : m_seen.erase(sample);
        }
        m_costs.verifySeconds = (workSeconds(m_quiet) - start) / images;
        return {};
    }

    /// Regressions that are fitted one by one, and of how many classes each is; of a number as of two, of
    /// which it costs less.
    int problems() const { return m_run.task.ofFindings() ? int(m_run.classes.size()) : 1; }
    int classesOfOne() const { return m_run.task.ofClasses() ? int(m_run.classes.size()) : 2; }

    /// The baseline, which reads each image once more.
    Result<void> baseline() {
        const int train = int(imagesToFit(unitsOfSplit(m_run, dataset::Split::train)).size()),
                  validation = countOf(m_run.samples, dataset::Split::validation);
        FOVEA_TRY(const backbone::FeatureShape shape,
                  backbone::featureShape(m_run.backbone.config, m_run.extraction));
        FOVEA_TRY(const Baseline::Cost cost, Baseline::cost(train, shape, classesOfOne(), m_quiet));
        m_costs.baselineSeconds = cost.seconds * problems() + (train + validation) * m_costs.verifySeconds;
        m_costs.memoryMb = std::max(m_costs.memoryMb, cost.memoryMb);
        return {};
    }

    /// The read-out, which reads each image once more, too.
    Result<void> readOut() {
        if (sideShareOf(m_run.settings) == 1) return {};
        const int train = countOf(m_run.samples, dataset::Split::train),
                  validation = countOf(m_run.samples, dataset::Split::validation);
        // It is fitted to what has one answer each.
        const dataset::Units units = learnedUnits(m_run, dataset::Split::train);
        const bool weighed = m_run.task.ofClasses() && m_run.variables.empty() &&
                             m_run.config.pooling == adapter::Pooling::attention &&
                             units.imageCount() > units.size();
        FOVEA_TRY(const ReadOutCost cost,
                  readOutCost(int(units.size()), int(learnedUnits(m_run, dataset::Split::validation).size()),
                              adapter::ReadOut::widthFor(m_run.config), classesOfOne(),
                              weighed ? int(imagesToFit(units).size()) : 0, m_quiet));
        m_costs.readOutSeconds = cost.seconds * problems() + (train + validation) * m_costs.verifySeconds;
        m_costs.memoryMb = std::max(m_costs.memoryMb, cost.memoryMb);
        return {};
    }

    Result<void> train(const features::FeatureStore& features) {
        FOVEA_CHECK(readOut());
        if (sideShareOf(m_run.settings) == 0) return baseline();
        ProjectSource few(features, m_seen, {}, m_run.task, m_run.backbone.normalisation, {},
                          m_run.settings.seed);
        const int images = countOf(m_run.samples, dataset::Split::train);
        const int batch = std::min(m_run.settings.batch, images);
        m_costs.microBatch = m_run.settings.adapted.microBatch;
        if (m_memoryMb > 0) FOVEA_CHECK(foresee(few, batch));
        const MemoryWatch memory;
        const int all = images / batch * m_run.settings.epochs;
        FOVEA_CHECK(steps(few, batch, std::clamp(all / 4, kFewestSteps, kMostSteps)));
        m_costs.memoryMb = std::max(m_costs.memoryMb, memory.megabytes());
        return baseline();
    }

    /// What steps of two small batches take tells what the real one would. Tensors are counted, and what
    /// else grows with a run is known: the process's memory is what the system and its allocator make
    /// of that, other on a busy machine.
    Result<void> foresee(training::BatchSource& few, int batch) {
        if (batch <= kLargerBatch) return {};
        double small = 0, larger = 0;
        FOVEA_CHECK(steps(few, kSmallBatch, 1));  // what stays allocated for good
        for (auto [size, megabytes] : {std::pair(kSmallBatch, &small), std::pair(kLargerBatch, &larger)}) {
            const backbone::TensorMemoryWatch tensors;
            FOVEA_CHECK(steps(few, size, 1));
            *megabytes = tensors.megabytes();
        }
        const std::vector<int> one = {0};
        FOVEA_TRY(const adapter::Batch image, few.trainBatch(one, 0));
        // The batch that is learned, and the next one.
        const double held =
            2e-6 * double(image.keys.size() + image.values.size() + image.low.size() * sizeof(float));
        // The loop's copies of the learnable numbers and their moments: of the best epoch, of the last
        // one, and while it is saved.
        constexpr double kCopies = 7;
        const double copies =
            1e-6 * sizeof(float) * kCopies * double(learnableParameters(m_run.config.ofOne()));
        const double perImage = (larger - small) / (kLargerBatch - kSmallBatch);
        // Of images that are not in the side network at a time, only features are held.
        const auto needed = [&](int atOnce) {
            return copies + held * batch + larger + perImage * (atOnce - kLargerBatch);
        };
        m_costs.foreseenMb = needed(batch);
        m_costs.leastMb = needed(1);
        const double usable = kUsableShare * m_memoryMb;
        if (m_costs.foreseenMb <= usable) return {};
        if (m_costs.leastMb > usable)
            return Error{ErrorCode::outOfMemory, "a step needs more memory than is free", {}};
        m_costs.wholeBatchMb = m_costs.foreseenMb;
        int atOnce = batch;
        while (atOnce > 1 && needed(atOnce) > usable) atOnce /= 2;
        m_costs.microBatch = atOnce;
        return {};
    }

    /// Some steps and, where the run validates, some validation; until that takes long enough.
    Result<void> steps(training::BatchSource& few, int batch, int most) {
        FOVEA_TRY(adapter::Network network,
                  adapter::Network::create(m_run.config.ofOne(), m_run.settings.seed, m_run.device.name));
        Repeating source(few, batch * most, 2 * batch);
        training::LoopOptions options;
        options.epochs = 1;
        options.batch = batch;
        options.microBatch = m_costs.microBatch;
        options.learningRate = m_run.settings.learningRate;
        std::vector<double> ends;
        const auto onStep = [&](const training::StepEvent&) {
            ends.push_back(workSeconds(m_quiet));
            if (int(ends.size()) >= kFewestSteps && ends.back() - ends.front() > kEnoughSeconds)
                options.stop.cancel();
        };
        FOVEA_CHECK(training::runLoop(network, source, options, *systemFileLayer(), m_quiet, onStep));
        if (ends.empty()) return {};
        m_costs.validationSeconds = (workSeconds(m_quiet) - ends.back()) / source.validationCount();
        if (ends.size() < 2) return {};
        // The first one warms up; of the others the median.
        std::vector<double> times;
        for (std::size_t i = 1; i < ends.size(); ++i) times.push_back(ends[i] - ends[i - 1]);
        std::nth_element(times.begin(), times.begin() + long(times.size() / 2), times.end());
        m_costs.stepSeconds = times[times.size() / 2];
        return {};
    }

    const ResolvedRun& m_run;
    const features::FeatureStore& m_store;
    const double m_memoryMb;
    JobContext m_quiet;
    std::vector<Sample> m_seen;
    RehearsedCosts m_costs;
};

}  // namespace

Result<RehearsedCosts> rehearse(const ResolvedRun& run, const features::FeatureStore& store,
                                const std::string& folder, double memoryMb, const JobContext& job) {
    return guarded([&] { return Rehearsal(run, store, memoryMb, job).run(folder); });
}

}  // namespace fovea::runs
