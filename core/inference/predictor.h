#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "evaluation/conformal.h"
#include "evaluation/operating_point.h"
#include "features/feature_store.h"
#include "imaging/image.h"
#include "imaging/read_image.h"
#include "imaging/window_policy.h"

namespace fovea::inference {

/// How far an image is from the training images of an adapter, evaluation::TrainingKind.
struct Likeness {
    double distance = 0, limit = 0;
    bool unlike() const { return distance > limit; }
    Message why;  ///< of an unlike image, by what is plain to see; else empty
};

/// What an adapter says of one image, and what it looked at.
struct CaseResult {
    std::vector<double> probabilities;         ///< [C], in the order of classes(), as statedProbabilities()
    std::vector<double> networkProbabilities;  ///< [C], before that
    int predicted = 0;                         ///< index of the highest of `probabilities`
    /// What the image is at the operating points, see evaluation::classesAt().
    std::vector<std::string> atThreshold;
    /// Between which answers it is uncertain, the most probable first; one: it is sure. At
    /// PredictorOptions::coverage; empty: the adapter is of an earlier version.
    std::vector<int> answerSet = {};
    /// Whether it is of the kind the adapter was trained on; nothing: as before.
    std::optional<Likeness> likeness = {};
    imaging::Pixels display;             ///< the image as the network saw it, in its own size
    int frames = 1;                      ///< that its file holds; 1 for pixels at hand
    std::string patient;                 ///< identifier in the file's header; empty where there is none
    features::StoredTokens tokens;       ///< what the backbone kept
    std::vector<float> promptAttention;  ///< [L, H, P, M]; only when asked for, and of a side network
    /// What the adapter was asked by, only where prompt attention was asked for: for Predictor::askAgain().
    std::vector<std::byte> record = {};  ///< of features::RecordCodec
    std::vector<float> low = {};         ///< [3, r, r], normalised
};

struct PredictorOptions {
    std::string device = "auto";
    int threads = 0;
    double coverage = evaluation::kUsualCoverage;  ///< of answer sets, see evaluation::answerSets()
    std::string backbone;  ///< folder or name; empty: found by the identity the adapter names
};

/// How an adapter was taught to see: its own, whatever a project's is now.
struct InputSettings {
    imaging::WindowPolicy window;
    imaging::Plane plane = imaging::Plane::axial;  ///< of volumes, where the user says no other
};
/// Error: corruptFile (words that this version does not know).
Result<InputSettings> inputSettingsOf(const adapter::AdapterInfo& info);

/// What is shown of what an adapter's network says, [n, C]: recalibrated as the adapter has it. Every
/// probability that leaves an adapter goes through here; of an adapter without a recalibration the very same.
std::vector<double> statedProbabilities(const adapter::AdapterInfo& info, std::vector<double> network);

/// The operating points that hold for an adapter: its own, or the standard ones where it has none. Of two
/// classes put on `positive`; empty: on the class that the adapter calls positive, else the one its names
/// say (dataset::positiveOf()), else class 1.
evaluation::Thresholds thresholdsOf(const adapter::AdapterInfo& info, std::string positive = {});

/// An adapter together with its backbone, ready for new images: decode, the adapter's
/// window, shrink, frozen pass, trained network, exactly as in training. One thread at a time.
class Predictor {
public:
    /// Errors: those of loadAdapter(), backboneMismatch, deviceUnavailable; invalidArgument (a coverage as
    /// answerSets() refuses it).
    static Result<Predictor> load(const std::string& adapterPath, const PredictorOptions& options = {});
    /// From parts at hand that belong together. Error: as inputSettingsOf().
    static Result<Predictor> assemble(adapter::LoadedAdapter adapter, backbone::Backbone backbone);
    Predictor(Predictor&&) noexcept;
    Predictor& operator=(Predictor&&) noexcept;
    ~Predictor();

    const adapter::AdapterInfo& info() const;
    const std::vector<std::string>& classes() const;
    int prompts() const;
    /// Whether it has a side network, whose prompts can be looked at; else it is a read-out alone.
    bool hasSideNetwork() const;
    const InputSettings& inputSettings() const;
    const adapter::Head& head() const;
    /// Of the records of this adapter's images.
    Result<features::RecordCodec> codec() const;
    /// Nothing: the adapter is of an earlier version, or had no images for it.
    const std::optional<evaluation::AnswerSets>& answerSets() const;
    const evaluation::Thresholds& thresholds() const;  ///< thresholdsOf() its adapter
    /// Errors: those of readImage(), outOfMemory, cancelled.
    Result<CaseResult> predict(const std::string& path, const imaging::ReadOptions& where,
                               bool withPromptAttention, const JobContext& job = {}) const;
    /// The same for pixels at hand, which networkPixels() made through the adapter's window.
    Result<CaseResult> predict(const imaging::Pixels& pixels, bool withPromptAttention,
                               const JobContext& job = {}) const;
    /// The adapter's answers about a predicted image from which tokens are taken out, before recalibration:
    /// each of `out` [tokenCount] is asked for once (features::RecordCodec::without()). Without a new
    /// frozen pass. Cancellable. Errors: invalidArgument (predicted without `record`), outOfMemory,
    /// cancelled.
    Result<adapter::Prediction> askAgain(const CaseResult& result, std::span<const std::vector<bool>> out,
                                         const JobContext& job = {}) const;

private:
    /// `modality`: of the image's header, as features::pictureFacts() has it.
    Result<CaseResult> predict(const imaging::Pixels& pixels, const std::string& modality,
                               bool withPromptAttention, const JobContext& job) const;
    struct Impl;
    explicit Predictor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::inference
