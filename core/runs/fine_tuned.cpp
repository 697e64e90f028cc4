#include "runs/fine_tuned.h"

#include "backbone/backbone_folder.h"
#include "imaging/frame_reader.h"
#include "imaging/resize.h"
#include "inference/predictor.h"
#include "runs/project_source.h"
#include "runs/run_messages.h"

namespace fovea::runs {

using dataset::Sample;

namespace {

/// The backbone's pictures of some images, eight bits a number.
class Pictures {
public:
    static Result<Pictures> read(const std::vector<Sample>& samples, const adapter::AdapterInfo& info,
                                 int resolution, const JobContext& job) {
        FOVEA_TRY(const inference::InputSettings settings, inference::inputSettingsOf(info));
        Pictures pictures(info.highNormalisation, resolution);
        imaging::FrameReader reader;
        for (const Sample& s : samples) {
            FOVEA_CHECK(job.check());
            FOVEA_TRY(const imaging::Image image, reader.read(s.path, {s.frame, s.plane}));
            pictures.m_images.push_back(imaging::resize(
                imaging::toRgb(imaging::networkPixels(image, settings.window)), resolution, resolution));
        }
        return pictures;
    }
    training::PictureSet set() const {
        return {int(m_images.size()), [this](std::span<const int> items) -> Result<std::vector<float>> {
                    const std::size_t size = std::size_t(3) * m_resolution * m_resolution;
                    std::vector<float> batch(items.size() * size);
                    for (std::size_t b = 0; b < items.size(); ++b)
                        backbone::normalise(m_images[std::size_t(items[b])].data.data(), int(m_resolution),
                                            int(m_resolution), m_normalisation, &batch[b * size]);
                    return batch;
                }};
    }

private:
    Pictures(const backbone::Normalisation& normalisation, int resolution)
        : m_normalisation(normalisation), m_resolution(std::size_t(resolution)) {}
    backbone::Normalisation m_normalisation;
    std::size_t m_resolution;
    std::vector<imaging::Pixels> m_images;
};

Result<void> mustSuit(const backbone::BackboneChoice& backbone, const backbone::ExtractionSettings& taken) {
    if (backbone.folder.empty())
        return Error{ErrorCode::unsupportedModel, "fine-tuning needs a backbone that lies in a folder", {}};
    const int layers = backbone.config.numLayers;
    if (!taken.layers.empty() && taken.layers.back() == layers - 1) return {};
    return Error{ErrorCode::invalidArgument,
                 "",
                 "",
                 {{kFineTuningNeedsLastLayer, {{"layers", layers}, {"last", layers - 1}}}}};
}

}  // namespace

Result<void> mustSuitFineTuning(const ResolvedRun& run) {
    if (!run.task.ofClasses())
        return Error{ErrorCode::invalidArgument,
                     "fine-tuning learns classes alone, not what \"" + run.task.question.name + "\" asks",
                     {}};
    FOVEA_CHECK(mustBeOfImages(run.task.question, "fine-tuning is a control"));
    return mustSuit(run.backbone, run.extraction);
}

Result<training::FineTuningResult> fineTuneOn(const backbone::BackboneChoice& backbone,
                                              const adapter::AdapterInfo& info,
                                              const features::FeatureStore& store,
                                              const std::vector<Sample>& train,
                                              const std::vector<Sample>& validation,
                                              const std::vector<Sample>& judged,
                                              training::FineTuningOptions options, const JobContext& job) {
    return guarded([&]() -> Result<training::FineTuningResult> {
        FOVEA_CHECK(mustSuit(backbone, info.extraction));
        if (train.empty()) return Error{ErrorCode::tooFewSamples, "no image to learn from", {}};
        options.resolution = info.extraction.resolution;
        FOVEA_TRY(const backbone::BackboneFolder folder, backbone::openBackboneFolder(backbone.folder));
        FOVEA_TRY(const Pictures learned, Pictures::read(train, info, options.resolution, job));
        FOVEA_TRY(const Pictures chosenBy, Pictures::read(validation, info, options.resolution, job));
        FOVEA_TRY(const Pictures asked, Pictures::read(judged, info, options.resolution, job));
        FOVEA_TRY(const features::StoredTokens first, store.tokens(train.front().pixelHash));
        return training::fineTune(
            folder, learned.set(), labelsOf(train, info.classes), int(info.classes.size()), chosenBy.set(),
            labelsOf(validation, info.classes), asked.set(), first.classState, options, job);
    });
}

}  // namespace fovea::runs
