// fovea-pretrain: trains the starter backbone from formulas (docs/starter-backbone.md).

#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "backbone/device.h"
#include "backbone/threads.h"
#include "pretraining/formula_sheet.h"
#include "pretraining/pretrain.h"

namespace {

using namespace fovea;

constexpr const char* kUsage =
    "usage: fovea-pretrain --out FOLDER [options]\n"
    "       fovea-pretrain --sheet FILE.ppm [--seed S]   pictures to look at\n"
    "  --stages SIZE:BATCH:STEPS,...   default 128:64:6000,256:16:2000\n"
    "  --lr RATE --warm-up STEPS --round BATCHES --reuse TIMES --seed S\n"
    "  --backbone NAME                 default vit-t16\n"
    "  --from FOLDER                   goes on from an earlier training's weights\n"
    "  --device cpu|cuda --threads N --fp32\n"
    "  --checkpoint FILE               written after each round, continued if there\n";

bool parseStages(const std::string& text, std::vector<pretraining::Stage>& stages) {
    stages.clear();
    std::istringstream all(text);
    for (std::string one; std::getline(all, one, ',');) {
        pretraining::Stage s;
        long long steps = 0;
        if (std::sscanf(one.c_str(), "%d:%d:%lld", &s.imageSize, &s.batch, &steps) != 3) return false;
        s.steps = steps;
        stages.push_back(s);
    }
    return !stages.empty();
}

int fail(const Error& error) {
    std::fprintf(stderr, "%s %s %s\n", error.file.c_str(), errorMessage(error).c_str(),
                 errorRemedy(error).c_str());
    return 1;
}

void print(const pretraining::PretrainRecord& r) {
    std::printf("step %lld  rate %.2e  %.0f pictures/s ", static_cast<long long>(r.step), r.learningRate,
                r.imagesPerSecond);
    for (const auto& [name, loss] : r.losses) std::printf(" %s %.4f", name.c_str(), loss);
    std::printf("\n");
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    pretraining::PretrainOptions options;
    std::string out, sheet;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--fp32") {
            options.bf16 = false;
            continue;
        }
        const std::string value = i + 1 < argc ? argv[++i] : "";
        bool good = !value.empty();
        if (name == "--out")
            out = value;
        else if (name == "--sheet")
            sheet = value;
        else if (name == "--stages")
            good = parseStages(value, options.stages);
        else if (name == "--lr")
            options.learningRate = std::atof(value.c_str());
        else if (name == "--warm-up")
            options.warmUpSteps = std::atoi(value.c_str());
        else if (name == "--round")
            options.roundBatches = std::atoi(value.c_str());
        else if (name == "--reuse")
            options.reuse = std::atoi(value.c_str());
        else if (name == "--seed")
            options.seed = std::strtoull(value.c_str(), nullptr, 10);
        else if (name == "--backbone")
            options.backbone = value;
        else if (name == "--from")
            options.from = value;
        else if (name == "--device")
            options.device = value;
        else if (name == "--threads")
            backbone::setThreads(std::atoi(value.c_str()));
        else if (name == "--checkpoint")
            options.checkpoint = value;
        else
            good = false;
        if (!good) {
            std::fprintf(stderr, "%s", kUsage);
            return 2;
        }
    }
    const auto files = systemFileLayer();
    if (!sheet.empty()) {
        constexpr int kRows = 6, kColumns = 10, kSize = 128;
        const auto written =
            pretraining::writeFormulaSheet(sheet, kRows, kColumns, kSize, options.seed, *files);
        return written ? 0 : fail(written.error());
    }
    if (out.empty()) {
        std::fprintf(stderr, "%s", kUsage);
        return 2;
    }
    JobContext job;
    job.log = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
    std::fprintf(stderr, "%s\n", backbone::computeDescription().c_str());
    const auto records = pretraining::pretrain(options, out, *files, job, print);
    return records ? 0 : fail(records.error());
}
