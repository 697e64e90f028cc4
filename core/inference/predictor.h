#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/job_context.h"
#include "base/message.h"
#include "base/result.h"
#include "evaluation/answer_sets.h"
#include "evaluation/operating_point.h"
#include "imaging/frame_reader.h"
#include "imaging/image.h"
#include "imaging/read_image.h"
#include "imaging/window_policy.h"
#include "inference/on_records.h"

namespace fovea::inference {

/// A number that an adapter says, in its unit. NaN ends: the adapter has no prediction interval.
struct NumberAnswer {
    double value = 0, low = 0, high = 0;
};

/// How far an image is from the training images of an adapter, evaluation::TrainingKind.
struct Likeness {
    double distance = 0, limit = 0;
    bool unlike() const { return distance > limit; }
    Message why;  ///< of an unlike image, by what is plain to see; else empty
};

/// What an adapter says of one image, and what it looked at. AskedImage::record and low: only where prompt
/// attention was asked for.
struct CaseResult : AskedImage {
    /// [C], in the order of classes(), as statedProbabilities(): of findings each by itself, of a number no
    /// probability but what `number` has.
    std::vector<double> probabilities;
    int predicted = 0;                        ///< index of the highest of `probabilities`
    std::optional<NumberAnswer> number = {};  ///< of an adapter of a number
    /// What the image is at the operating points, see evaluation::classesAt(); the findings that are called.
    std::vector<std::string> atThreshold;
    /// Between which answers it is uncertain, the most probable first; one: it is sure. At
    /// PredictorOptions::coverage; empty: the adapter is of an earlier version, or had too few images to say
    /// it.
    std::vector<int> answerSet = {};
    /// Whether it is of the kind the adapter was trained on; nothing: as before.
    std::optional<Likeness> likeness = {};
    /// Clinical variables that the adapter reads and of which nothing is known here: the mean of the training
    /// images stands in for them.
    std::vector<std::string> unknownVariables = {};
    imaging::Pixels display;  ///< the image as the network saw it, in its own size
    int frames = 1;           ///< that its file holds; 1 for pixels at hand
    std::string patient;      ///< identifier in the file's header; empty where there is none
    std::map<std::string, std::string> facts = {};  ///< as dataset::Sample has them; empty for pixels at hand
    std::vector<float> promptAttention;  ///< [L, H, prompts(), M]; only when asked for, and of a side network
    /// Where the adapter answers for studies or patients: for Predictor::together().
    adapter::ImageStates states = {};
};

/// What an adapter says of a study or a patient by all of its images.
struct UnitResult {
    std::vector<double> networkProbabilities;  ///< [C], as adapter::UnitPrediction has them
    std::vector<double> probabilities;         ///< [C], as CaseResult has them
    int predicted = 0;                         ///< index of the highest
    std::optional<NumberAnswer> number = {};   ///< of an adapter of a number
    std::vector<std::string> atThreshold;      ///< as CaseResult has it
    std::vector<int> answerSet = {};           ///< likewise
    /// Likewise: unlike where unlike images carry evaluation::kUnlikeShare of the answer. Of the image, among
    /// those of its side, that weighs most.
    std::optional<Likeness> likeness = {};
    std::vector<double> weights;  ///< [images]: how much of the answer each is; they sum to 1
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

/// What is known of an image beside its pixels: what is given, and what its header (`facts`) says of
/// dataset::kHeaderVariables that is not.
adapter::VariableValues knownVariables(const std::map<std::string, std::string>& facts,
                                       adapter::VariableValues given = {});

/// What is shown of what an adapter's network says, [n, C]: recalibrated as the adapter has it, of a number
/// in its unit. Every probability that leaves an adapter goes through here; of an adapter without a
/// recalibration the very same.
std::vector<double> statedProbabilities(const adapter::AdapterInfo& info, std::vector<double> network);

/// The operating points that hold for an adapter: its own, or the standard ones where it has none. Of two
/// classes put on `positive`; empty: on the class that the adapter calls positive, else the one its names
/// say (dataset::positiveOf()), else class 1.
/// Of findings each has a point under its name; of a number there is none.
evaluation::Thresholds thresholdsOf(const adapter::AdapterInfo& info, std::string positive = {});

/// What an image is at `thresholds`, thresholdsOf() this adapter; `stated` [C] as statedProbabilities().
std::vector<std::string> answersAt(const adapter::AdapterInfo& info, const evaluation::Thresholds& thresholds,
                                   std::span<const double> stated);

/// `value` in its unit, with the adapter's interval around it.
NumberAnswer numberAnswer(const adapter::AdapterInfo& info, double value);

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
    int prompts() const;  ///< of all side networks
    /// Whether it has a side network, whose prompts can be looked at; else it is a read-out alone.
    bool hasSideNetwork() const;
    const InputSettings& inputSettings() const;
    const adapter::Head& head() const;
    /// For asking it again about what it has predicted. Refers to this predictor's parts.
    AdapterOnRecords onRecords() const;
    /// Nothing: the adapter is of an earlier version, or had no images for it.
    const std::optional<evaluation::AnswerSets>& answerSets() const;
    const evaluation::Thresholds& thresholds() const;  ///< thresholdsOf() its adapter
    /// `known`: of clinical variables; what is missing there the header may say (knownVariables()).
    /// Errors: those of readImage(), outOfMemory, cancelled.
    Result<CaseResult> predict(const std::string& path, const imaging::ReadOptions& where,
                               bool withPromptAttention, const JobContext& job = {},
                               const adapter::VariableValues& known = {}) const;
    /// The same of an image that is read already, as by an imaging::FrameReader.
    Result<CaseResult> predict(const imaging::Image& image, bool withPromptAttention,
                               const JobContext& job = {}, const adapter::VariableValues& known = {}) const;
    /// The same for pixels at hand, which networkPixels() made through the adapter's window; `known` is all
    /// that is known of clinical variables.
    Result<CaseResult> predict(const imaging::Pixels& pixels, bool withPromptAttention,
                               const JobContext& job = {}, const adapter::VariableValues& known = {}) const;
    /// Of the images of one study or patient together, one at least, as the adapter's network pools them
    /// (adapter::Network::predictUnit()). Of one image the same as of the image. Errors: invalidArgument (of
    /// an adapter whose answers are of images), outOfMemory.
    Result<UnitResult> together(std::span<const CaseResult* const> images) const;

private:
    friend class Predictors;
    /// load(), with the backbone of one of `others` where that is the very same.
    static Result<Predictor> loadBeside(const std::vector<Predictor>& others, const std::string& adapterPath,
                                        const PredictorOptions& options);
    static Result<Predictor> of(adapter::LoadedAdapter adapter,
                                std::shared_ptr<const backbone::Backbone> backbone);
    /// `modality`: of the image's header, as features::pictureFacts() has it.
    Result<CaseResult> predict(const imaging::Pixels& pixels, const std::string& modality,
                               const adapter::VariableValues& known, bool withPromptAttention,
                               const JobContext& job) const;
    struct Impl;
    explicit Predictor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Several adapters of one backbone over the same images, which each see but once: the frozen pass is made
/// once for all adapters that were taught to see alike (window, plane, resolution, layers, share of tokens,
/// precision). What each says is the same as alone. A file of several frames stays open for those that follow
/// each other (imaging::FrameReader), so that a volume is decoded once and not once a slice. One thread at a
/// time.
class Predictors {
public:
    /// In the order of `adapters`, one at least. Errors: those of Predictor::load(); backboneMismatch where
    /// one is of another backbone than the first.
    static Result<Predictors> load(const std::vector<std::string>& adapters,
                                   const PredictorOptions& options = {});
    std::size_t size() const { return m_all.size(); }
    const Predictor& operator[](std::size_t i) const { return m_all[i]; }
    /// Frozen passes that an image takes: 1 where all see alike.
    std::size_t passes() const { return m_groups.size(); }
    /// Of each adapter, in their order. `known`: as Predictor::predict(). `where`: the frame, and the plane
    /// where one is wanted; each adapter has its own else. Errors: as Predictor::predict().
    Result<std::vector<CaseResult>> predict(const std::string& path, int frame,
                                            std::optional<imaging::Plane> plane, const JobContext& job = {},
                                            const adapter::VariableValues& known = {}) const;

private:
    std::vector<Predictor> m_all;
    std::vector<std::vector<std::size_t>> m_groups;       ///< of adapters that see alike
    mutable std::vector<imaging::FrameReader> m_readers;  ///< of each group: planes may differ
};

}  // namespace fovea::inference
