#include "runs/read_out.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <span>

#include "evaluation/calibration.h"
#include "runs/held_out_fits.h"
#include "runs/project_source.h"
#include "runs/unit_answers.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;
using training::LogisticFit;
using training::LogisticInputs;

namespace {

constexpr int kFalling = 2;  // penalties in a row that were worse: lower ones are not tried

std::vector<std::string> hashesOf(const std::vector<Sample>& samples) {
    std::vector<std::string> hashes;
    for (const Sample& s : samples) hashes.push_back(s.pixelHash);
    return hashes;
}

/// softmax of each row; [n, classes].
std::vector<double> probabilitiesOf(const std::vector<double>& logits, std::size_t classes) {
    std::vector<double> p(logits.size());
    for (std::size_t row = 0; row < logits.size(); row += classes) {
        const double most = *std::max_element(&logits[row], &logits[row] + classes);
        double sum = 0;
        for (std::size_t c = row; c < row + classes; ++c) sum += p[c] = std::exp(logits[c] - most);
        for (std::size_t c = row; c < row + classes; ++c) p[c] /= sum;
    }
    return p;
}

struct Judged {
    double auc = evaluation::kUnknown, logLoss = evaluation::kUnknown;
};
Judged judged(const evaluation::Predictions& p) {
    Judged figures;
    if (p.truth.empty()) return figures;
    double sum = 0;
    for (std::size_t i = 0; i < p.truth.size(); ++i)
        sum -=
            std::log(std::max(p.probabilities[i * std::size_t(p.classes) + std::size_t(p.truth[i])], 1e-300));
    figures.logLoss = sum / double(p.truth.size());
    if (const auto metrics = evaluation::computeMetrics(p)) figures.auc = metrics->auc;
    return figures;
}

/// [n, width]: what `readOut` reads of each unit (ReadOut::together()).
Result<std::vector<float>> summariesOf(const features::FeatureStore& store, const dataset::Units& units,
                                       const adapter::ReadOut& readOut, const JobContext& job) {
    std::vector<float> all;
    for (const auto& unit :
         units.images) {  // one after the other: of many slices each there is one in memory
        FOVEA_TRY(const std::vector<float> ofImages, store.summaries(hashesOf(unit), job));
        const std::vector<float> together = readOut.together(ofImages);
        all.insert(all.end(), together.begin(), together.end());
    }
    return all;
}
/// The same where all images of a unit count alike.
Result<std::vector<float>> summariesOf(const features::FeatureStore& store, const dataset::Units& units,
                                       const JobContext& job) {
    adapter::ReadOut alike;
    alike.weights.resize(features::SummaryLayout(store.shape()).size());
    alike.intercepts.resize(1);
    return summariesOf(store, units, alike, job);
}

/// Those that state a finding.
dataset::Units unitsThatState(const dataset::Units& units, const OneFinding& finding) {
    dataset::Units some;
    some.rows = finding.samples;
    for (const int place : finding.places) some.images.push_back(units.images[std::size_t(place)]);
    return some;
}

/// Of summaries [n, width]; [width].
std::vector<float> meanOf(const std::vector<float>& summaries, std::size_t width) {
    std::vector<double> sums(width);
    for (std::size_t i = 0; i < summaries.size(); ++i) sums[i % width] += double(summaries[i]);
    std::vector<float> mean;
    for (const double sum : sums) mean.push_back(float(sum * double(width) / double(summaries.size())));
    return mean;
}

/// Penalty, temperature and out-of-fold figures.
struct Choice {
    ReadOutFigures figures;
    evaluation::Predictions outOfFold;  ///< of the training images; empty without groups
    std::optional<adapter::ImageWeighting> weighting = {};
};

/// One temperature for these out-of-fold predictions, and how good they are with it.
Result<void> temper(Choice& choice, evaluation::Predictions predictions) {
    evaluation::RecalibrationOptions temperatureAlone;
    temperatureAlone.imagesForBiases = std::numeric_limits<int>::max();
    FOVEA_TRY(const evaluation::Recalibration found,
              evaluation::fitRecalibration(predictions, temperatureAlone));
    ReadOutFigures& figures = choice.figures;
    figures.temperature = found.temperature;
    choice.outOfFold = evaluation::recalibrated(std::move(predictions), found);
    const Judged of = judged(choice.outOfFold);
    figures.outOfFoldAuc = of.auc;
    figures.outOfFoldLogLoss = of.logLoss;
    return {};
}

Result<Choice> chosen(const LogisticInputs& inputs, const dataset::Units& train,
                      evaluation::Predictions predictions, const training::ClassTargets& targets,
                      const JobContext& job) {
    Choice choice;
    ReadOutFigures& figures = choice.figures;
    figures.penalty = kCautiousPenalty;
    const std::vector<int> groups = heldOutGroups(train);
    if (groups.empty()) return choice;
    figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
    std::vector<int> turns(std::size_t(figures.groups));
    std::iota(turns.begin(), turns.end(), 0);
    HeldOutFits fits(inputs, predictions.truth, predictions.classes, groups, turns, targets);
    double least = std::numeric_limits<double>::infinity();
    std::vector<double> best;
    int falling = 0;
    for (auto penalty = std::rbegin(training::kLogisticPenalties);
         penalty != std::rend(training::kLogisticPenalties) && falling < kFalling; ++penalty) {
        FOVEA_TRY(const std::vector<double> logits, fits.logits(*penalty, job));
        predictions.probabilities = probabilitiesOf(logits, std::size_t(predictions.classes));
        const double loss = judged(predictions).logLoss;
        ++falling;
        if (!(loss < least)) continue;
        falling = 0;
        least = loss;
        figures.penalty = *penalty;
        best = predictions.probabilities;
    }
    predictions.probabilities = std::move(best);
    FOVEA_CHECK(temper(choice, std::move(predictions)));
    return choice;
}

/// What is stored of images, and what logistic regressions make of it.
struct Summaries {
    std::vector<float> typical;  ///< [width], their mean
    LogisticInputs inputs;

    /// `variables`: that are read, too, or null.
    static Result<Summaries> of(const features::FeatureStore& store, const dataset::Units& units,
                                const adapter::VariableCoding* variables, const JobContext& job) {
        const int width = int(features::SummaryLayout(store.shape()).size());
        FOVEA_TRY(const std::vector<float> summaries, summariesOf(store, units, job));
        FOVEA_TRY(LogisticInputs inputs, linearInputs(summaries, width, variables, units.rows, job));
        return Summaries{meanOf(summaries, std::size_t(width)), std::move(inputs)};
    }
};

std::vector<float> floats(const std::vector<double>& numbers, double divisor = 1) {
    std::vector<float> all;
    for (const double x : numbers) all.push_back(float(x / divisor));
    return all;
}

/// What a linear reading of summaries is as a read-out.
adapter::ReadOut readOutOf(const training::LogisticRegression::Linear& linear) {
    return {floats(linear.weights), floats(linear.intercepts), {}};
}

/// Whether the log loss of `a` is lower than that of `b` by more than the one-sided 95 % of the difference,
/// clustered by patient. One standard error is not enough: `a` is the best of several that were tried on the
/// same units (docs/decisions/0064).
bool clearlyBetter(const evaluation::Predictions& a, const evaluation::Predictions& b,
                   const std::vector<Sample>& rows) {
    constexpr double kErrors = 1.645;  // standard errors
    const std::size_t n = a.truth.size(), C = std::size_t(a.classes);
    const auto loss = [C](const evaluation::Predictions& p, std::size_t i) {
        return -std::log(std::max(p.probabilities[i * C + std::size_t(p.truth[i])], 1e-300));
    };
    std::vector<double> gains;
    for (std::size_t i = 0; i < n; ++i) gains.push_back(loss(b, i) - loss(a, i));
    const double mean = std::accumulate(gains.begin(), gains.end(), 0.0) / double(n);
    std::map<std::string, double> ofPatient;
    for (std::size_t i = 0; i < n; ++i)
        ofPatient[rows[i].patient.empty() ? "unknown " + std::to_string(i) : rows[i].patient] +=
            gains[i] - mean;
    double squares = 0;
    for (const auto& [patient, sum] : ofPatient) squares += sum * sum;
    return mean > kErrors * std::sqrt(squares) / double(n);
}

/// The images of units, for fits in which they count by what they say (adapter::ImageWeighting).
class WeightedFits {
public:
    /// Of units of more than kMostImagesOfUnit images those are taken of which `by` says most for each class.
    /// All but the job outlives it.
    static Result<WeightedFits> of(const features::FeatureStore& store, const dataset::Units& units,
                                   const adapter::ReadOut& by, const evaluation::Predictions& asked,
                                   const training::ClassTargets& targets, const JobContext& job) {
        const std::size_t width = std::size_t(by.width());
        std::vector<float> inputs;
        std::vector<std::vector<int>> images;
        int count = 0;
        for (const auto& unit : units.images) {
            FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashesOf(unit), job));
            images.emplace_back();
            for (const std::size_t i : mostSaid(by, summaries, unit.size())) {
                const auto first = summaries.begin() + std::ptrdiff_t(i * width);
                inputs.insert(inputs.end(), first, first + std::ptrdiff_t(width));
                images.back().push_back(count++);
            }
        }
        FOVEA_TRY(LogisticInputs prepared, LogisticInputs::prepare(inputs, int(width), job));
        WeightedFits fits(store, units, std::move(prepared), asked, targets);
        fits.m_images = std::move(images);
        return fits;
    }
    /// Whether units have images that no fit sees.
    bool someLeftOut() const { return std::size_t(m_inputs.images()) < m_units.imageCount(); }

    /// The class by which the images count and the penalty whose fits say the taken images of units that they
    /// have not learned from with the lowest log loss. The class is chosen at `penalty`; from there on others
    /// are tried, upwards and downwards, until two in a row were worse.
    Result<Choice> best(double penalty, const std::vector<int>& groups, const JobContext& job) const {
        std::optional<Choice> best;
        const auto tryOne = [&](int least, double by) -> Result<bool> {
            Choice one;
            one.figures.penalty = by;
            one.weighting = {least, kSharpness};
            FOVEA_TRY(evaluation::Predictions said, outOfFold(groups, one, false, job));
            FOVEA_CHECK(temper(one, std::move(said)));
            const bool better = !best || one.figures.outOfFoldLogLoss < best->figures.outOfFoldLogLoss;
            if (better) best = std::move(one);
            return better;
        };
        for (int least = 0; least < m_asked.classes; ++least) {
            FOVEA_CHECK(tryOne(least, penalty));
        }
        const int least = best->weighting->least;
        std::vector<double> lower, higher;  // ascending
        for (const double other : training::kLogisticPenalties)
            if (other != penalty) (other < penalty ? lower : higher).push_back(other);
        std::reverse(lower.begin(), lower.end());
        for (const std::vector<double>& way : {higher, lower}) {
            int falling = 0;
            for (std::size_t i = 0; i < way.size() && falling < kFalling; ++i) {
                FOVEA_TRY(const bool better, tryOne(least, way[i]));
                falling = better ? 0 : falling + 1;
            }
        }
        return std::move(*best);
    }

    /// Temperature and figures of a choice by all images of units that its fits have not learned from: as
    /// answers are made of them.
    Result<Choice> judged(const Choice& choice, const std::vector<int>& groups, const JobContext& job) const {
        Choice one = choice;
        one.figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
        FOVEA_TRY(evaluation::Predictions said, outOfFold(groups, one, true, job));
        FOVEA_CHECK(temper(one, std::move(said)));
        return one;
    }

    /// Of all units.
    Result<training::LogisticRegression::Linear> fit(const Choice& choice, const JobContext& job) const {
        std::vector<int> all(m_images.size());
        std::iota(all.begin(), all.end(), 0);
        FOVEA_TRY(const LogisticFit found, fitOf(all, choice, {}, job));
        return m_inputs.model(found).linear();
    }

private:
    /// So large that the one image with a lesion outweighs the seven others, once its logit is a few above
    /// theirs: of 2, 4 and 8 all are about as good (docs/decisions/0064).
    static constexpr double kSharpness = 4;

    /// Places in the unit, ascending: all, or of the classes in turn the one of which most is said for it.
    static std::vector<std::size_t> mostSaid(const adapter::ReadOut& by, std::span<const float> summaries,
                                             std::size_t count) {
        constexpr std::size_t kMost = kMostImagesOfUnit;
        std::vector<std::size_t> taken(count);
        std::iota(taken.begin(), taken.end(), std::size_t(0));
        if (count <= kMost) return taken;
        const std::vector<double> logits = by.logits(summaries);
        const std::size_t C = std::size_t(by.classes());
        for (std::size_t place = 0; place < kMost; ++place) {
            const auto next = std::max_element(
                taken.begin() + std::ptrdiff_t(place), taken.end(), [&](std::size_t a, std::size_t b) {
                    return logits[a * C + place % C] < logits[b * C + place % C];
                });
            std::iter_swap(taken.begin() + std::ptrdiff_t(place), next);
        }
        taken.resize(kMost);
        std::sort(taken.begin(), taken.end());
        return taken;
    }

    WeightedFits(const features::FeatureStore& store, const dataset::Units& units, LogisticInputs inputs,
                 const evaluation::Predictions& asked, const training::ClassTargets& targets)
        : m_store(store), m_units(units), m_inputs(std::move(inputs)), m_asked(asked), m_targets(targets) {}

    std::vector<int> imagesOfUnits(const std::vector<int>& units) const {
        std::vector<int> images;
        for (const int u : units)
            images.insert(images.end(), m_images[std::size_t(u)].begin(), m_images[std::size_t(u)].end());
        return images;
    }

    Result<LogisticFit> fitOf(const std::vector<int>& units, const Choice& choice,
                              std::optional<double> gradient, const JobContext& job) const {
        std::vector<int> labels, sizes;
        for (const int u : units) {
            labels.push_back(m_asked.truth[std::size_t(u)]);
            sizes.push_back(int(m_images[std::size_t(u)].size()));
        }
        training::LogisticFitOptions options{.penalty = choice.figures.penalty, .targets = m_targets};
        if (gradient) options.gradient = *gradient;
        options.sizes = sizes;
        options.weighting = *choice.weighting;
        return m_inputs.fit(imagesOfUnits(units), labels, m_asked.classes, options, job);
    }

    /// What fits without its group say of each unit, by the images that were taken or by all.
    Result<evaluation::Predictions> outOfFold(const std::vector<int>& groups, const Choice& choice,
                                              bool allImages, const JobContext& job) const {
        const std::size_t C = std::size_t(m_asked.classes);
        std::vector<double> logits(groups.size() * C);
        const int turns = *std::max_element(groups.begin(), groups.end()) + 1;
        for (int held = 0; held < turns; ++held) {
            std::vector<int> learned;
            for (std::size_t u = 0; u < groups.size(); ++u)
                if (groups[u] != held) learned.push_back(int(u));
            FOVEA_TRY(const LogisticFit fit, fitOf(learned, choice, kEnoughToChoose, job));
            std::optional<adapter::ReadOut> ofAnyImage;
            if (allImages) ofAnyImage = readOutOf(m_inputs.model(fit).linear());
            for (std::size_t u = 0; u < groups.size(); ++u) {
                if (groups[u] != held) continue;
                std::vector<double> said;
                if (ofAnyImage) {
                    FOVEA_TRY(const std::vector<float> summaries,
                              m_store.summaries(hashesOf(m_units.images[u]), job));
                    said = ofAnyImage->logits(summaries);
                } else {
                    said = m_inputs.logits(fit, m_images[u]);
                }
                const std::vector<double> weights = choice.weighting->weights(said, m_asked.classes);
                for (std::size_t i = 0; i < said.size(); ++i)
                    logits[u * C + i % C] += weights[i / C] * said[i];
            }
        }
        evaluation::Predictions predictions = m_asked;
        predictions.probabilities = probabilitiesOf(logits, C);
        return predictions;
    }

    const features::FeatureStore& m_store;
    const dataset::Units& m_units;
    LogisticInputs m_inputs;
    evaluation::Predictions m_asked;
    training::ClassTargets m_targets;
    std::vector<std::vector<int>> m_images;  ///< of each unit
};

/// A read-out in which images of units count by what they say, with its choice.
struct Weighted {
    Choice choice;
    training::LogisticRegression::Linear linear;
};

/// Where held-out units are said clearly better so than by counting images alike; else nothing. Held against
/// both: `alike`, and fits to the same images at the same penalty in which they count alike, as images differ
/// otherwise than the means of units do, so that one penalty shrinks them otherwise.
/// `alikeReadOut`: fitted to all units by `alike`.
Result<std::optional<Weighted>> weighted(const features::FeatureStore& store, const dataset::Units& units,
                                         const Choice& alike, const adapter::ReadOut& alikeReadOut,
                                         const evaluation::Predictions& asked,
                                         const training::ClassTargets& targets, const JobContext& job) {
    const std::vector<int> groups = heldOutGroups(units);
    std::optional<WeightedFits> fits;
    const auto takeBy = [&](const adapter::ReadOut& by) -> Result<void> {
        FOVEA_TRY(WeightedFits taken, WeightedFits::of(store, units, by, asked, targets, job));
        fits.emplace(std::move(taken));
        return {};
    };
    FOVEA_CHECK(takeBy(alikeReadOut));
    FOVEA_TRY(Choice choice, fits->best(alike.figures.penalty, groups, job));
    if (fits->someLeftOut()) {
        // Counting alike says little of which images matter: they are taken again by what was found.
        FOVEA_TRY(const training::LogisticRegression::Linear found, fits->fit(choice, job));
        FOVEA_CHECK(takeBy(readOutOf(found)));
    }
    FOVEA_TRY(choice, fits->judged(choice, groups, job));
    Choice twin = choice;
    twin.weighting->sharpness = 0;
    FOVEA_TRY(twin, fits->judged(twin, groups, job));
    if (!clearlyBetter(choice.outOfFold, alike.outOfFold, units.rows) ||
        !clearlyBetter(choice.outOfFold, twin.outOfFold, units.rows))
        return std::optional<Weighted>();
    FOVEA_TRY(training::LogisticRegression::Linear linear, fits->fit(choice, job));
    return std::optional(Weighted{std::move(choice), std::move(linear)});
}

/// What the variables of a read-out are worth, whose out-of-fold predictions are `both`; nothing without
/// groups.
Result<std::optional<VariableFigures>> worthOf(const adapter::VariableCoding& coding,
                                               const features::FeatureStore& store,
                                               const dataset::Units& units,
                                               const evaluation::Predictions& asked,
                                               const evaluation::Predictions& both,
                                               const training::ClassTargets& targets, const JobContext& job) {
    if (both.truth.empty()) return std::optional<VariableFigures>();
    const std::vector<Sample>& train = units.rows;
    const auto alone = [&](const adapter::VariableCoding& some) -> Result<evaluation::Predictions> {
        FOVEA_TRY(const LogisticInputs inputs,
                  LogisticInputs::prepare(variableNumbers(some, train), some.width(), job));
        FOVEA_TRY(Choice choice, chosen(inputs, units, asked, targets, job));
        return std::move(choice.outOfFold);
    };
    const auto aucOf = [](const evaluation::Predictions& p) {
        return evaluation::meanAuc(std::vector<evaluation::Predictions>{p}, {});
    };
    const auto difference = [](const evaluation::Predictions& a, const evaluation::Predictions& b) {
        return evaluation::pairedAucDifference(std::vector<evaluation::Predictions>{a},
                                               std::vector<evaluation::Predictions>{b}, {});
    };
    FOVEA_TRY(const Summaries ofImage, Summaries::of(store, units, nullptr, job));
    FOVEA_TRY(const Choice image, chosen(ofImage.inputs, units, asked, targets, job));
    FOVEA_TRY(const evaluation::Predictions variables, alone(coding));
    VariableFigures f;
    FOVEA_TRY(f.image, aucOf(image.outOfFold));
    FOVEA_TRY(f.variables, aucOf(variables));
    FOVEA_TRY(f.both, aucOf(both));
    FOVEA_TRY(f.bothMinusImage, difference(both, image.outOfFold));
    FOVEA_TRY(f.imageMinusVariables, difference(image.outOfFold, variables));
    for (std::size_t v = 0; v < coding.variables.size(); ++v) {
        VariableFigures::One one{coding.variables[v].name, f.variables};
        if (coding.variables.size() > 1) {
            FOVEA_TRY(const evaluation::Predictions said, alone(coding.only(v)));
            FOVEA_TRY(one.auc, aucOf(said));
        }
        f.each.push_back(std::move(one));
    }
    return std::optional(std::move(f));
}

/// Of each class the weights first .. first + count - 1 of its `width`.
std::vector<double> columnsOf(const std::vector<double>& weights, std::size_t width, std::size_t first,
                              std::size_t count) {
    std::vector<double> some;
    for (std::size_t row = first; row < weights.size(); row += width)
        some.insert(some.end(), weights.begin() + std::ptrdiff_t(row),
                    weights.begin() + std::ptrdiff_t(row + count));
    return some;
}

Result<void> judgeOnValidation(FittedReadOut& fitted, const features::FeatureStore& store,
                               const dataset::Units& units, const std::vector<std::string>& classes,
                               const JobContext& job) {
    if (units.rows.empty()) return {};
    evaluation::Predictions predictions = unpredicted(units.rows, classes);
    FOVEA_TRY(const std::vector<float> summaries, summariesOf(store, units, fitted.readOut, job));
    std::vector<double> logits = fitted.readOut.logits(summaries);
    if (const auto& variables = fitted.variables)
        variables->addTo(logits, variableNumbers(variables->coding, units.rows));
    predictions.probabilities = probabilitiesOf(logits, std::size_t(predictions.classes));
    const Judged of = judged(predictions);
    fitted.figures.validationAuc = of.auc;
    fitted.figures.validationLogLoss = of.logLoss;
    return {};
}

bool alone(const std::vector<Sample>& unit) {
    return unit.size() == 1;
}

/// Of classes. `read`: of `train`, with `variables` where there are any. `weigh`: images of units may count
/// by what they say.
Result<FittedReadOut> fitClasses(const features::FeatureStore& store, const Summaries& read,
                                 const dataset::Units& trainUnits, const dataset::Units& validationUnits,
                                 const std::vector<std::string>& classes,
                                 const training::ClassTargets& targets,
                                 const adapter::VariableCoding* variables, bool weigh,
                                 const JobContext& job) {
    const std::vector<Sample>& train = trainUnits.rows;
    const evaluation::Predictions asked = unpredicted(train, classes);
    FittedReadOut fitted;
    FOVEA_TRY(const Choice choice, chosen(read.inputs, trainUnits, asked, targets, job));
    fitted.figures = choice.figures;
    if (variables) {
        FOVEA_TRY(fitted.variableFigures,
                  worthOf(*variables, store, trainUnits, asked, choice.outOfFold, targets, job));
    }
    std::vector<int> all(train.size());
    std::iota(all.begin(), all.end(), 0);
    FOVEA_TRY(const LogisticFit fit,
              read.inputs.fit(all, asked.truth, asked.classes,
                              {.penalty = fitted.figures.penalty, .targets = targets}, job));
    const std::size_t z = read.typical.size(), c = variables ? std::size_t(variables->width()) : 0;
    const auto take = [&](const training::LogisticRegression::Linear& linear) {
        const double temperature = fitted.figures.temperature;
        fitted.readOut = {floats(columnsOf(linear.weights, z + c, 0, z), temperature),
                          floats(linear.intercepts, temperature), read.typical};
        if (variables)
            fitted.variables = {*variables, floats(columnsOf(linear.weights, z + c, z, c), temperature)};
    };
    take(read.inputs.model(fit).linear());
    if (weigh && !variables && fitted.figures.groups > 0 &&
        !std::all_of(trainUnits.images.begin(), trainUnits.images.end(), alone)) {
        FOVEA_TRY(const std::optional<Weighted> found,
                  weighted(store, trainUnits, choice, fitted.readOut, asked, targets, job));
        if (found) {
            fitted.figures = found->choice.figures;
            fitted.figures.leastClass = classes[std::size_t(found->choice.weighting->least)];
            fitted.figures.outOfFoldLogLossAlike = choice.figures.outOfFoldLogLoss;
            take(found->linear);
            // Its logits are divided by the temperature.
            fitted.readOut.weighting = {found->choice.weighting->least,
                                        found->choice.weighting->sharpness * fitted.figures.temperature};
        }
    }
    FOVEA_CHECK(judgeOnValidation(fitted, store, validationUnits, classes, job));
    return fitted;
}

/// Mean of those that are known.
double meanOf(const std::vector<ReadOutFigures>& all, double ReadOutFigures::*member) {
    double sum = 0;
    int known = 0;
    for (const ReadOutFigures& f : all)
        if (!std::isnan(f.*member)) sum += f.*member, ++known;
    return known > 0 ? sum / known : evaluation::kUnknown;
}

/// Each finding by itself, as of its two classes: its logit is the difference of theirs.
Result<FittedReadOut> fitFindings(const features::FeatureStore& store, const dataset::Units& train,
                                  const dataset::Units& validation, const Task& task,
                                  const training::Objective& objective, const JobContext& job) {
    FittedReadOut all;
    FOVEA_TRY(const Summaries ofAll, Summaries::of(store, train, nullptr, job));
    all.readOut.typical = ofAll.typical;
    std::vector<int> lastPlaces;
    std::optional<Summaries> last;  // findings are mostly stated of the same images
    for (std::size_t f = 0; f < task.names.size(); ++f) {
        const OneFinding one = oneFinding(train.rows, task, f),
                         judgedBy = oneFinding(validation.rows, task, f);
        const dataset::Units ofOne = unitsThatState(train, one);
        const bool everywhere = one.samples.size() == train.size();
        if (!everywhere && (!last || one.places != lastPlaces)) {
            FOVEA_TRY(last, Summaries::of(store, ofOne, nullptr, job));
            lastPlaces = one.places;
        }
        FOVEA_TRY(const FittedReadOut fitted,
                  fitClasses(store, everywhere ? ofAll : *last, ofOne, unitsThatState(validation, judgedBy),
                             adapter::kFindingAnswers,
                             objective.findings.empty() ? training::ClassTargets() : objective.findings[f],
                             nullptr, false, job));
        const adapter::ReadOut& two = fitted.readOut;
        for (int i = 0; i < two.width(); ++i)
            all.readOut.weights.push_back(two.weights[std::size_t(two.width() + i)] -
                                          two.weights[std::size_t(i)]);
        all.readOut.intercepts.push_back(two.intercepts[1] - two.intercepts[0]);
        all.figures.findings.push_back(fitted.figures);
    }
    ReadOutFigures& figures = all.figures;
    for (const ReadOutFigures& f : figures.findings) figures.groups = std::max(figures.groups, f.groups);
    for (const auto member : {&ReadOutFigures::outOfFoldAuc, &ReadOutFigures::outOfFoldLogLoss,
                              &ReadOutFigures::validationAuc, &ReadOutFigures::validationLogLoss})
        figures.*member = meanOf(figures.findings, member);
    return all;
}

double meanError(const std::vector<double>& said, const std::vector<double>& truth, double unit) {
    double sum = 0;
    for (std::size_t i = 0; i < said.size(); ++i) sum += std::abs(said[i] - truth[i]);
    return said.empty() ? evaluation::kUnknown : unit * sum / double(said.size());
}

/// Of a number, in deviations.
std::vector<double> deviationsOf(const std::vector<Sample>& samples, const Task& task) {
    const std::vector<float> values = targetsOf(task, samples).values;
    return {values.begin(), values.end()};
}

Result<FittedReadOut> fitNumber(const features::FeatureStore& store, const dataset::Units& trainUnits,
                                const dataset::Units& validationUnits, const Task& task,
                                const JobContext& job) {
    const std::vector<Sample>&train = trainUnits.rows, &validation = validationUnits.rows;
    FOVEA_TRY(const Summaries read, Summaries::of(store, trainUnits, nullptr, job));
    const std::vector<double> numbers = deviationsOf(train, task);
    const std::vector<int> groups = heldOutGroups(trainUnits, task.question);
    FOVEA_TRY(const ChosenRidge ridge, fitRidge(read.inputs, numbers, groups, job));
    const training::RidgeRegression::Linear linear = read.inputs.numberModel(ridge.fit).linear();
    FittedReadOut fitted;
    fitted.readOut = {floats(linear.weights), floats({linear.intercept}), read.typical};
    fitted.figures.penalty = ridge.penalty;
    if (ridge.chosen) fitted.figures.groups = *std::max_element(groups.begin(), groups.end()) + 1;
    fitted.figures.outOfFoldError = meanError(ridge.outOfFold, numbers, task.deviation);
    if (!validation.empty()) {
        FOVEA_TRY(const std::vector<float> summaries, summariesOf(store, validationUnits, job));
        fitted.figures.validationError =
            meanError(fitted.readOut.logits(summaries), deviationsOf(validation, task), task.deviation);
    }
    return fitted;
}

}  // namespace

Result<FittedReadOut> fitReadOut(const features::FeatureStore& store, const std::vector<Sample>& train,
                                 const std::vector<Sample>& validation, const Task& task,
                                 const training::Objective& objective, const JobContext& job,
                                 const std::vector<std::string>& variables) {
    return fitReadOut(store, dataset::eachAlone(train), dataset::eachAlone(validation), task, objective, job,
                      variables);
}

Result<FittedReadOut> fitReadOut(const features::FeatureStore& store, const dataset::Units& train,
                                 const dataset::Units& validation, const Task& task,
                                 const training::Objective& objective, const JobContext& job,
                                 const std::vector<std::string>& variables, bool weigh) {
    return guarded([&]() -> Result<FittedReadOut> {
        const double start = workSeconds(job);
        FittedReadOut fitted;
        if (task.ofFindings()) {
            FOVEA_TRY(fitted, fitFindings(store, train, validation, task, objective, job));
        } else if (task.ofNumber()) {
            FOVEA_TRY(fitted, fitNumber(store, train, validation, task, job));
        } else {
            FOVEA_TRY(const auto coding, variableCoding(variables, train.rows));
            const adapter::VariableCoding* const read = coding ? &*coding : nullptr;
            FOVEA_TRY(const Summaries summaries, Summaries::of(store, train, read, job));
            FOVEA_TRY(fitted, fitClasses(store, summaries, train, validation, task.names, objective.targets,
                                         read, weigh, job));
        }
        fitted.figures.seconds = workSeconds(job) - start;
        return fitted;
    });
}

Result<ReadOutCost> readOutCost(int train, int validation, int width, int classes, int weighed,
                                const JobContext& job) {
    const auto fitting = [&](int inputs, double fits) -> Result<double> {
        FOVEA_TRY(const double evaluation, training::LogisticRegression::evaluationSeconds(
                                               inputs, std::min(inputs, width), classes, job));
        FOVEA_TRY(const double directed, LogisticInputs::prepareSeconds(inputs, width, job));
        return directed + fits * HeldOutFits::kUsualEvaluations * evaluation;
    };
    FOVEA_TRY(double seconds, fitting(train, HeldOutFits::fitsOfAll()));
    if (weighed > 0) {
        // Each class and each penalty, the two that are judged in the end, and the one of all units.
        const double tried = classes + double(std::size(training::kLogisticPenalties)) + 2;
        FOVEA_TRY(const double more, fitting(weighed, kHeldOutGroups * tried + 1));
        seconds += more;
    }
    const int most = std::max(train, weighed);
    return ReadOutCost{seconds, 1e-6 * sizeof(float) * std::max(most, validation) * double(width) +
                                    2 * training::LogisticRegression::memoryMb(most, width, classes)};
}

}  // namespace fovea::runs
