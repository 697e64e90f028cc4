#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "backbone/backbone.h"
#include "base/result.h"

namespace fovea::adapter {

/// The two published methods: Huang et al., arXiv 2403.07576 (FPT) and
/// arXiv 2408.02426 (FPT+).
enum class Method { fpt, fptPlus };
const char* methodName(Method method);  ///< "fpt", "fpt+"
/// Also reads "FPT", "FPT+". Error: invalidArgument.
Result<Method> methodFromName(const std::string& name);

/// Numbers in which keys and values of kept tokens are stored, and handed to the network as they are.
enum class StoreType {
    fp16,
    int8  ///< eight bits, with a range for every channel of a layer and head (features/record_codec.h)
};
const char* storeTypeName(StoreType type);  ///< "fp16", "int8"
/// Error: invalidArgument.
Result<StoreType> storeTypeFromName(const std::string& name);
/// `wanted`, or without one what is used by default.
StoreType chooseStoreType(std::optional<StoreType> wanted);

/// What the outputs of a network say.
enum class Outputs {
    classes,   ///< which one of C classes: their softmax
    findings,  ///< of each of C findings whether it is there: a sigmoid each
    number     ///< one number, in deviations from the mean of the training images' (QuestionAsked)
};

/// How the images of a study or a patient come to one answer (docs/decisions/0049).
enum class Pooling {
    /// Each image answers by itself; the answer is the mean of what they say. Of an image by itself the same.
    images,
    /// Gated attention over the side network's last states (Ilse, Tomczak and Welling, ICML 2018, arXiv
    /// 1802.04712, section 2.4): the weights of the images are learned. What the read-out says is of their
    /// token summaries together (ReadOut::together()).
    attention,
    mean,    ///< the mean of those states
    maximum  ///< of each number of those states the highest
};
const char* poolingName(Pooling pooling);  ///< "images", "attention", "mean", "max"
/// Error: invalidArgument.
Result<Pooling> poolingFromName(const std::string& name);

/// Everything that determines the adapter's tensors and arithmetic.
struct AdapterConfig {
    Method method = Method::fptPlus;
    // of the backbone
    int backboneWidth = 768;  ///< D
    int heads = 12;           ///< H, of backbone and side network
    int patchSize = 16;       ///< pixels, of both
    double layerNormEps = 1e-12;
    bool qkvBias = true;
    backbone::Activation activation = backbone::Activation::gelu;
    // of the method
    int layers = 6;               ///< L: extracted backbone layers = side layers
    int prompts = 16;             ///< P per layer
    int sideWidth = 96;           ///< S, a multiple of the heads
    int lowResolution = 128;      ///< pixels, multiple of the patch size
    double fusionNormEps = 1e-5;  ///< FPT+; with prompts of 1e-6 it decides the size of the first queries
    double dropout = 0.5;         ///< on the fine-grained states, while training
    int classes = 2;              ///< C, the outputs: classes, findings, or 1 for a number
    Outputs outputs = Outputs::classes;
    Pooling pooling = Pooling::images;
    /// How many side networks there are, each trained from another seed: the answer is the mean of their
    /// logits (docs/decisions/0066). They are all of this configuration.
    int sideNetworks = 1;

    int promptWidth() const { return method == Method::fptPlus ? backboneWidth : sideWidth; }
    int headWidth() const { return backboneWidth / heads; }  ///< d
    int sideGrid() const { return lowResolution / patchSize; }

    /// Defaults of the method (method.md 4) for a backbone: as published, with paperSideWidth().
    static AdapterConfig defaults(Method method, const backbone::ViTConfig& backbone, int layers,
                                  int classes);
    /// The same with one side network: what is trained at a time.
    AdapterConfig ofOne() const;
    /// Error: invalidArgument naming the contradiction.
    Result<void> validate() const;
};
inline constexpr int kMostSideNetworks = 10;

/// D / 8, as published. With a backbone of 768 numbers a token that is 96; with one of 192 it is 24.
int paperSideWidth(const backbone::ViTConfig& backbone);
/// The published width where it is at least kWideSideWidth, else that; rounded up to a multiple of the heads.
/// Not taken by default: it costs more and is not shown to be better, decision 0034.
int wideSideWidth(const backbone::ViTConfig& backbone);
inline constexpr int kWideSideWidth = 64;
/// "auto" (wideSideWidth()), "paper" or a number from 1 to kMostSideWidth, whether or not a multiple of
/// the heads. Error: invalidArgument.
Result<int> sideWidthFromText(const std::string& text, const backbone::ViTConfig& backbone);
inline constexpr int kMostSideWidth = 8192;

/// Defaults of the method that concern the frozen pass.
backbone::ExtractionSettings defaultExtraction(Method method, const backbone::ViTConfig& backbone);

/// One trained tensor: its name as in the reference files, and shape.
struct TensorSpec {
    std::string name;
    std::vector<std::int64_t> shape;
    std::int64_t elements() const;
};

/// All trained tensors of one side network in the order they lie in memory (query, key and value of
/// a layer side by side).
std::vector<TensorSpec> adapterTensors(const AdapterConfig& config);
/// What stands before the names of the tensors of side network `network`, from 0, where there are several:
/// nothing of the first.
std::string sideNetworkPrefix(int network);

/// Sum of their elements over all side networks: 900,965 for FPT+ with ViT-B/16 and 5 classes, and one.
std::int64_t learnableParameters(const AdapterConfig& config);

}  // namespace fovea::adapter
