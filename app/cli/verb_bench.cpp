#include <cstdio>
#include <sstream>

#include "backbone/catalogue.h"
#include "backbone/device.h"
#include "backbone/threads.h"
#include "bench_scale.h"
#include "bench_whole.h"
#include "training/bench.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string work = "preload", backbone = "vit-b16", method = "fpt+", precision = "fp32", device = "auto",
                store = adapter::storeTypeName(adapter::chooseStoreType({}));
    int batch = 0, resolution = 512, threads = 0, repetitions = 5, images = 0;
};

/// The shape of a named size, or of a known backbone or folder.
Result<backbone::ViTConfig> shapeOf(const std::string& name) {
    if (auto named = backbone::ViTConfig::named(name)) return named;
    FOVEA_TRY(const backbone::BackboneChoice choice, backbone::findBackbone(name));
    return choice.config;
}

json toJson(const training::BenchResult& r) {
    const auto measured = [](double value) { return value > 0 ? json(value) : json(nullptr); };
    const bool compared = r.plainSecondsPerItem > 0;
    return {
        {"work", r.work},
        {"precision", r.precision},
        {"threads", r.threads},
        {"batch", r.batch},
        {"seconds_per_item", r.secondsPerItem},
        {"plain_seconds_per_item", measured(r.plainSecondsPerItem)},
        {"speedup", compared ? json(r.plainSecondsPerItem / r.secondsPerItem) : json(nullptr)},
        {"gflops", measured(r.gflops)},
        {"peak_gflops", measured(r.peakGflops)},
        {"peak_fraction", r.peakGflops > 0 && r.gflops > 0 ? json(r.gflops / r.peakGflops) : json(nullptr)},
        {"plain_gflops", measured(r.plainGflops)},
        {"plain_peak_gflops", measured(r.plainPeakGflops)},
        {"memory_mb", r.memoryMb},
        {"plain_memory_mb", compared ? json(r.plainMemoryMb) : json(nullptr)}};
}

std::string text(const training::BenchResult& r, const std::string& item) {
    std::ostringstream out;
    char line[200];
    std::snprintf(
        line, sizeof line, "%s, %s, %d threads, batch %d: %.4f s per %s, %.0f MB above the loaded model\n",
        r.work.c_str(), r.precision.c_str(), r.threads, r.batch, r.secondsPerItem, item.c_str(), r.memoryMb);
    out << line;
    if (r.gflops > 0) {
        std::snprintf(line, sizeof line, "  %.0f GFLOP/s, %.0f %% of this machine's %.0f in %s\n", r.gflops,
                      100 * r.gflops / r.peakGflops, r.peakGflops, r.precision.c_str());
        out << line;
    }
    if (r.plainSecondsPerItem > 0) {
        std::snprintf(line, sizeof line, "plain, fp32: %.4f s per %s, %.0f MB; ", r.plainSecondsPerItem,
                      item.c_str(), r.plainMemoryMb);
        out << line;
        if (r.plainGflops > 0) {
            std::snprintf(line, sizeof line, "%.0f GFLOP/s, %.0f %% of %.0f; ", r.plainGflops,
                          100 * r.plainGflops / r.plainPeakGflops, r.plainPeakGflops);
            out << line;
        }
        std::snprintf(line, sizeof line, "%.2f times as fast\n", r.plainSecondsPerItem / r.secondsPerItem);
        out << line;
    }
    return out.str();
}

Reply replyOf(const std::vector<ScalePoint>& points) {
    Reply reply;
    json list = json::array();
    std::ostringstream out;
    for (const ScalePoint& p : points) {
        list.push_back({{"images", p.images},
                        {"open_seconds", p.openSeconds},
                        {"preload_seconds_per_image", p.preloadSeconds},
                        {"preload_processor_seconds_per_image", p.preloadProcessorSeconds},
                        {"check_seconds_per_image", p.checkSeconds},
                        {"step_seconds", p.stepSeconds},
                        {"step_processor_seconds", p.stepProcessorSeconds},
                        {"training_memory_mb", p.trainingMemoryMb},
                        {"disk_mb_per_image", p.megabytesPerImage}});
        char line[240];
        std::snprintf(
            line, sizeof line,
            "%6d stored images: opened in %.4f s; preloading %.3f s an image (%.3f s of processors), "
            "checking %.5f s; training %.4f s a step (%.4f), %.0f MB; disk %.2f MB an image\n",
            p.images, p.openSeconds, p.preloadSeconds, p.preloadProcessorSeconds, p.checkSeconds,
            p.stepSeconds, p.stepProcessorSeconds, p.trainingMemoryMb, p.megabytesPerImage);
        out << line;
    }
    reply.document = {{"work", "scale"}, {"sizes", std::move(list)}};
    reply.text = out.str();
    return reply;
}

Result<Reply> run(const Options& o, const Session& session) {
    training::BenchOptions b;
    FOVEA_TRY(b.config, shapeOf(o.backbone));
    FOVEA_TRY(b.method, adapter::methodFromName(o.method));
    FOVEA_TRY(b.precision, backbone::precisionFromName(o.precision));
    FOVEA_TRY(const backbone::DeviceChoice device, backbone::chooseDevice(o.device));
    b.device = device.name;
    const bool ofTraining = o.work == "train" || o.work == "scale";
    b.batch = o.batch > 0 ? o.batch : ofTraining ? 16 : 1;
    FOVEA_TRY(b.store, adapter::storeTypeFromName(o.store));
    b.resolution = o.resolution;
    b.repetitions = o.repetitions;
    b.threads = o.threads;
    backbone::setThreads(o.threads);
    const bool ofProject = o.work == "open" || o.work == "audit" || o.work == "crowd";
    const int images = o.images > 0 ? o.images : ofProject ? 100'000 : 10'000;
    if (o.work == "scale") {
        FOVEA_TRY(const auto points, benchScale(b, images, session));
        Reply reply = replyOf(points);
        reply.document["backbone"] = o.backbone;
        reply.document["method"] = o.method;
        reply.document["store"] = o.store;
        reply.document["machine"] = backbone::computeDescription();
        reply.text += backbone::computeDescription() + "\n";
        return reply;
    }
    const auto measured = o.work == "preload"  ? training::benchPreload(b, session.job)
                          : o.work == "train"  ? training::benchTrain(b, session.job)
                          : o.work == "import" ? benchImport(b, session)
                          : o.work == "slices" ? benchSlices(b, images, session)
                          : o.work == "open"   ? benchOpen(b, images, session)
                          : o.work == "audit"  ? benchAudit(b, images, false, session)
                          : o.work == "crowd"  ? benchAudit(b, images, true, session)
                                               : benchPredict(b, session);
    if (!measured) return measured.error();
    const std::string item = ofProject           ? std::to_string(images) + " images"
                             : o.work == "train" ? "step"
                                                 : "image";
    Reply reply{toJson(*measured), text(*measured, item), 0};
    if (ofProject || o.work == "slices") reply.document["images"] = images;
    reply.document["backbone"] = o.backbone;
    reply.document["method"] = o.method;
    reply.document["machine"] = backbone::computeDescription();
    reply.text += backbone::computeDescription() + "\n";
    return reply;
}

}  // namespace

void addBenchVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("bench", "Measure this machine and this program, with random weights",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("work", o->work, "preload, train, import, slices, open, audit, crowd, scale or predict")
        ->required()
        ->check(CLI::IsMember(
            {"preload", "train", "import", "slices", "open", "audit", "crowd", "scale", "predict"}));
    verb->add_option("--backbone", o->backbone,
                     "vit-t16, vit-s16, vit-b16, vit-l16, or a known backbone's shape")
        ->capture_default_str();
    verb->add_option("--method", o->method, "fpt+ or fpt")
        ->check(CLI::IsMember({"fpt+", "fpt"}))
        ->capture_default_str();
    verb->add_option("--precision", o->precision, "fp32 or bf16, of the frozen pass")
        ->check(CLI::IsMember({"fp32", "bf16"}))
        ->capture_default_str();
    verb->add_option("--store", o->store, "fp16 or int8: numbers of the features that train and scale take")
        ->check(CLI::IsMember({"fp16", "int8"}))
        ->capture_default_str();
    verb->add_option("--device", o->device, "auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    verb->add_option("--batch", o->batch, "Images at a time (default 1, training 16)")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--resolution", o->resolution, "Pixels")
        ->check(CLI::Range(16, 8192))
        ->capture_default_str();
    verb->add_option("--threads", o->threads, "CPU threads (default: all)")->check(CLI::Range(1, 1024));
    verb->add_option(
            "--images", o->images,
            "That slices, scale, open, audit and crowd make up (default 10,000; the last three 100,000)")
        ->check(CLI::Range(20, 10'000'000));
    verb->add_option("--repetitions", o->repetitions, "Of each measurement; the median counts")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
}

}  // namespace fovea::cli
