#include "inference/torch_script_export.h"

#include <nlohmann/json.hpp>

#include "adapter/torch_script.h"
#include "backbone/catalogue.h"
#include "base/random.h"

namespace fovea::inference {

namespace {

/// Of its answers in fp32; of a pass that multiplies in bfloat16, whose sums are rounded in another order by
/// other software, and which then keeps other tokens here and there.
constexpr double kAllowed = 1e-4, kAllowedInBf16 = 0.02;
constexpr int kCheckWidth = 240, kCheckHeight = 180;

/// Blots of many sizes and colours on a slope: a picture with something everywhere.
imaging::Pixels checkPicture() {
    imaging::Pixels p{kCheckWidth, kCheckHeight, 3, {}};
    struct Blot {
        double x, y, radius;
        int colour[3];
    };
    Random random(1);
    std::vector<Blot> blots(60);
    for (Blot& b : blots)
        b = {random.uniform(0, kCheckWidth),
             random.uniform(0, kCheckHeight),
             random.uniform(2, 30),
             {int(random.below(256)), int(random.below(256)), int(random.below(256))}};
    for (int y = 0; y < kCheckHeight; ++y)
        for (int x = 0; x < kCheckWidth; ++x)
            for (int c = 0; c < 3; ++c) {
                double value = 60 + 0.4 * x + 0.2 * y * c;
                for (const Blot& b : blots)
                    if ((x - b.x) * (x - b.x) + (y - b.y) * (y - b.y) < b.radius * b.radius)
                        value = 0.5 * value + 0.5 * b.colour[c];
                p.data.push_back(std::uint8_t(value + 4 * random.uniform()));
            }
    return p;
}

std::string describe(const adapter::AdapterInfo& info, const backbone::FeatureShape& shape) {
    const auto of = [](const backbone::Normalisation& n) {
        return nlohmann::json{{"mean", n.mean}, {"deviation", n.deviation}, {"rescale", n.rescale}};
    };
    return nlohmann::json{
        {"schema", 1},
        {"made_by", "Fovea"},
        {"notice", "For research only. Not a medical device: not for diagnosis or treatment of patients."},
        {"classes", info.classes},
        {"question",
         {{"name", info.question.name}, {"kind", info.question.kind}, {"unit", info.question.unit}}},
        {"backbone", info.backboneName},
        {"precision", info.precision},
        {"input",
         {{"picture", "uint8 [height, width, 3] (RGB) or [height, width] (grey), any size"},
          {"window", info.windowPolicy},
          {"plane", info.plane},
          {"resize", "antialiased bilinear without keeping the aspect, as Pillow's, inside the file"},
          {"resolution", shape.grid * info.config.patchSize},
          {"low_resolution", info.config.lowResolution},
          {"normalisation", of(info.highNormalisation)},
          {"low_normalisation", of(info.lowNormalisation)}}},
        {"output", "float64 [answers], as fovea-cli predict states them"},
        {"self_check", "self_check() gives the largest difference from Fovea on the picture inside"}}
        .dump(1);
}

}  // namespace

Result<TorchScriptExport> exportTorchScript(const std::string& adapterPath, const std::string& out,
                                            PredictorOptions options, FileLayer& files,
                                            const JobContext& job) {
    return guarded([&]() -> Result<TorchScriptExport> {
        options.device = "cpu";
        FOVEA_TRY(const Predictor predictor, Predictor::load(adapterPath, options));
        const adapter::AdapterInfo& info = predictor.info();
        FOVEA_TRY(const backbone::BackboneChoice choice,
                  options.backbone.empty()
                      ? backbone::findBackboneByIdentity(info.backboneIdentity, info.backboneName)
                      : backbone::findBackbone(options.backbone));
        if (choice.folder.empty())
            return Error{ErrorCode::invalidArgument,
                         "the backbone \"untrained\" is for comparisons, and not written as TorchScript",
                         {}};
        FOVEA_TRY(const backbone::BackboneFolder folder, backbone::openBackboneFolder(choice.folder));
        const imaging::Pixels picture = checkPicture();
        FOVEA_TRY(const CaseResult said, predictor.predict(picture, false, job));
        FOVEA_CHECK(job.check());
        const AdapterOnRecords adapter = predictor.onRecords();
        FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(folder.config, info.extraction));
        FOVEA_TRY(const adapter::TorchScript script,
                  adapter::torchScriptOf(info, adapter.network, folder.tensors, folder.config,
                                         {picture.width, picture.height, picture.data, said.probabilities},
                                         describe(info, shape)));
        TorchScriptExport result{
            script.difference,
            info.precision == backbone::precisionName(backbone::Precision::bf16) ? kAllowedInBf16 : kAllowed};
        if (info.config.outputs == adapter::Outputs::number) result.allowed *= info.question.deviation;
        // Written so that what is not a number fails.
        if (!(result.difference <= result.allowed))
            return Error{
                ErrorCode::verificationFailed,
                "the TorchScript file says something else than this program: its answers differ by " +
                    std::to_string(result.difference),
                out};
        FOVEA_CHECK(files.writeAtomically(out, script.bytes));
        return result;
    });
}

}  // namespace fovea::inference
