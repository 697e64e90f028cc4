#include "runs/baseline.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>
#include <numeric>

#include "base/safetensors.h"
#include "runs/held_out_fits.h"
#include "runs/project_source.h"
#include "runs/run_messages.h"
#include "runs/variables.h"

namespace fovea::runs {

using dataset::Sample;
using training::LogisticFit;
using training::LogisticInputs;

namespace {

// Metadata of the file: how the penalty came about, and what is read.
constexpr const char *kPenalty = "penalty", *kChosen = "chosen", *kMethod = "method",
                     *kVariables = "variables";

std::string pathIn(const std::string& runFolder, int part) {
    const std::string number = part > 0 ? "-" + std::to_string(part) : "";
    return (std::filesystem::path(runFolder) / ("baseline" + number + ".safetensors")).string();
}

/// 0 .. n-1
std::vector<int> allOf(std::size_t n) {
    std::vector<int> all(n);
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// What choosing a penalty came to.
struct Chosen {
    std::optional<double> penalty;       ///< none where there is nobody to be held out
    double loss = evaluation::kUnknown;  ///< log loss of its fits on those who were
};

/// Log loss of those of `images`; `logits` [n, classes].
double lossOf(const std::vector<double>& logits, std::size_t classes, const std::vector<int>& labels,
              const std::vector<int>& images) {
    double loss = 0;
    for (const int image : images) {
        const double* row = &logits[std::size_t(image) * classes];
        const double most = *std::max_element(row, row + classes);
        double sum = 0;
        for (std::size_t c = 0; c < classes; ++c) sum += std::exp(row[c] - most);
        loss += most + std::log(sum) - row[labels[std::size_t(image)]];
    }
    return loss / double(images.size());
}

/// The penalty of the lowest log loss on images that fits have not learned from; the higher one of equals.
/// `groups`: those of `turns` take turns in being held out.
Result<Chosen> choose(const LogisticInputs& inputs, const std::vector<int>& labels, int classes,
                      const std::vector<int>& groups, const std::vector<int>& turns, const JobContext& job) {
    HeldOutFits fits(inputs, labels, classes, groups, turns);
    Chosen best;
    if (fits.images().empty()) return best;
    for (auto penalty = std::rbegin(training::kLogisticPenalties);
         penalty != std::rend(training::kLogisticPenalties); ++penalty) {
        FOVEA_TRY(const std::vector<double> logits, fits.logits(*penalty, job));
        const double loss = lossOf(logits, std::size_t(classes), labels, fits.images());
        if (!best.penalty || loss < best.loss) best = {*penalty, loss};
    }
    return best;
}

training::GatherTokens gatherFrom(const features::FeatureStore& store, const std::vector<Sample>& samples) {
    return [&](std::span<const int> items) -> Result<adapter::Batch> {
        adapter::Batch batch;
        std::vector<std::string> hashes;
        for (const int item : items) hashes.push_back(samples[std::size_t(item)].pixelHash);
        FOVEA_CHECK(store.gather(hashes, batch));
        return batch;
    };
}

bool choseTheEpoch(JudgedBy images) {
    return images == JudgedBy::validation || images == JudgedBy::validationOverSeeds;
}

const char* termOf(JudgedBy images) {
    switch (images) {
        case JudgedBy::validation:
            return kOnValidationImages;
        case JudgedBy::validationOverSeeds:
            return kOnValidationImagesOverSeeds;
        case JudgedBy::validationOfReadOut:
            return kOnValidationImagesOfReadOut;
        case JudgedBy::heldOut:
            return kOnHeldOutImages;
        case JudgedBy::these:
            break;
    }
    return kOnTheseImages;
}

}  // namespace

/// The fits of several methods to the same images, which are read and divided once.
class BaselineFit {
public:
    static Result<BaselineFit> over(const features::FeatureStore& store, const std::vector<Sample>& train,
                                    const std::vector<std::string>& classes,
                                    const std::vector<BaselineMethod>& methods,
                                    const adapter::VariableCoding* variables, const JobContext& job) {
        FOVEA_TRY(BaselineInputs inputs, BaselineInputs::read(store, train, methods, job));
        return BaselineFit(store, train, classes, std::move(inputs), variables, job);
    }
    Result<Baseline> of(BaselineMethod method) const {
        return method == BaselineMethod::attentiveProbe ? probe() : linear(method);
    }

private:
    BaselineFit(const features::FeatureStore& store, const std::vector<Sample>& train,
                const std::vector<std::string>& classes, BaselineInputs inputs,
                const adapter::VariableCoding* variables, const JobContext& job)
        : m_store(store),
          m_train(train),
          m_inputs(std::move(inputs)),
          m_variables(variables),
          m_labels(labelsOf(train, classes)),
          m_groups(heldOutGroups(train)),
          m_classes(int(classes.size())),
          m_job(job) {}

    Result<Baseline> linear(BaselineMethod method) const {
        FOVEA_TRY(const LogisticInputs inputs, prepared(m_inputs.of(method), method));
        std::vector<int> turns;
        if (!m_groups.empty())
            turns = allOf(std::size_t(*std::max_element(m_groups.begin(), m_groups.end()) + 1));
        FOVEA_TRY(const Chosen found, choose(inputs, m_labels, m_classes, m_groups, turns, m_job));
        return fitted(inputs, method, found);
    }
    /// The queries are learned twice: without the first group, which then chooses the penalty, and from all.
    Result<Baseline> probe() const {
        Chosen found;
        if (!m_groups.empty()) {
            std::vector<int> rest;
            for (std::size_t i = 0; i < m_groups.size(); ++i)
                if (m_groups[i] != 0) rest.push_back(int(i));
            FOVEA_TRY(const auto queries, queriesFor(rest));
            FOVEA_TRY(const auto values, pooled(queries));
            FOVEA_TRY(const LogisticInputs inputs, prepared(values, BaselineMethod::attentiveProbe));
            FOVEA_TRY(found, choose(inputs, m_labels, m_classes, m_groups, {0}, m_job));
        }
        FOVEA_TRY(auto queries, queriesFor(allOf(m_train.size())));
        FOVEA_TRY(const auto values, pooled(queries));
        FOVEA_TRY(const LogisticInputs inputs, prepared(values, BaselineMethod::attentiveProbe));
        FOVEA_TRY(Baseline baseline, fitted(inputs, BaselineMethod::attentiveProbe, found));
        baseline.m_probe = std::move(queries);
        return baseline;
    }
    Result<LogisticInputs> prepared(const std::vector<float>& values, BaselineMethod method) const {
        return linearInputs(values, baselineWidth(method, m_store.shape()), m_variables, m_train, m_job);
    }
    /// Learned from those of `images`.
    Result<training::AttentiveProbe> queriesFor(const std::vector<int>& images) const {
        const std::size_t width = std::size_t(baselineWidth(BaselineMethod::meanValues, m_store.shape()));
        const std::vector<float> all = m_inputs.of(BaselineMethod::meanValues);
        std::vector<Sample> samples;
        std::vector<int> labels;
        std::vector<float> means;
        for (const int i : images) {
            samples.push_back(m_train[std::size_t(i)]);
            labels.push_back(m_labels[std::size_t(i)]);
            const auto first = all.begin() + std::ptrdiff_t(std::size_t(i) * width);
            means.insert(means.end(), first, first + std::ptrdiff_t(width));
        }
        return training::AttentiveProbe::fit(m_store.shape(), gatherFrom(m_store, samples), labels, m_classes,
                                             means, {}, m_job);
    }
    Result<std::vector<float>> pooled(const training::AttentiveProbe& queries) const {
        return queries.pooled(int(m_train.size()), gatherFrom(m_store, m_train), m_job);
    }
    Result<Baseline> fitted(const LogisticInputs& inputs, BaselineMethod method, const Chosen& found) const {
        FOVEA_TRY(const LogisticFit fit,
                  inputs.fit(allOf(m_train.size()), m_labels, m_classes,
                             {.penalty = found.penalty.value_or(training::kUsualPenalty)}, m_job));
        Baseline baseline(inputs.model(fit), method);
        baseline.m_penaltyChosen = found.penalty.has_value();
        baseline.m_outOfFoldLoss = found.loss;
        if (m_variables) baseline.m_variables = *m_variables;
        return baseline;
    }

    const features::FeatureStore& m_store;
    const std::vector<Sample>& m_train;
    BaselineInputs m_inputs;
    const adapter::VariableCoding* m_variables;
    std::vector<int> m_labels, m_groups;
    int m_classes;
    const JobContext& m_job;
};

Result<Baseline> Baseline::fit(const features::FeatureStore& store, const std::vector<Sample>& train,
                               const std::vector<std::string>& classes, BaselineMethod method,
                               const JobContext& job, const adapter::VariableCoding* variables) {
    FOVEA_TRY(const BaselineFit fits, BaselineFit::over(store, train, classes, {method}, variables, job));
    return fits.of(method);
}

Result<Baseline> Baseline::strongest(const features::FeatureStore& store, const std::vector<Sample>& train,
                                     const std::vector<std::string>& classes, const JobContext& job,
                                     std::optional<BaselineMethod> but,
                                     const adapter::VariableCoding* variables) {
    std::vector<BaselineMethod> methods(std::begin(kCheapMethods), std::end(kCheapMethods));
    if (but) std::erase(methods, *but);
    FOVEA_TRY(const BaselineFit fits, BaselineFit::over(store, train, classes, methods, variables, job));
    std::optional<Baseline> best;
    for (const BaselineMethod method : methods) {
        FOVEA_TRY(Baseline one, fits.of(method));
        // Not a number without groups: then the first stays.
        if (!best || one.m_outOfFoldLoss < best->m_outOfFoldLoss) best = std::move(one);
        if (std::isnan(best->m_outOfFoldLoss)) break;
    }
    return std::move(*best);
}

Result<Baseline::Cost> Baseline::cost(int train, const backbone::FeatureShape& shape, int classes,
                                      const JobContext& job) {
    Cost cost;
    for (const BaselineMethod method : kCheapMethods) {
        const int width = baselineWidth(method, shape);
        FOVEA_TRY(const double evaluation, training::LogisticRegression::evaluationSeconds(
                                               train, std::min(train, width), classes, job));
        FOVEA_TRY(const double prepared, LogisticInputs::prepareSeconds(train, width, job));
        cost.seconds += prepared + HeldOutFits::fitsOfAll() * HeldOutFits::kUsualEvaluations * evaluation;
        cost.memoryMb =
            std::max(cost.memoryMb, 1e-6 * sizeof(float) * train * double(width) +
                                        2 * training::LogisticRegression::memoryMb(train, width, classes));
    }
    cost.memoryMb +=
        1e-6 * sizeof(float) * train *
        double(baselineWidth(BaselineMethod::allOfZ, shape) + baselineWidth(BaselineMethod::pixels, shape));
    return cost;
}

Result<std::optional<Baseline>> Baseline::left(const std::string& runFolder, int part) {
    const std::string path = pathIn(runFolder, part);
    if (!std::filesystem::exists(path)) return std::optional<Baseline>();
    FOVEA_TRY(training::LogisticRegression model, training::LogisticRegression::load(path));
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
    BaselineMethod method = BaselineMethod::classToken;
    if (const auto said = file.metadata().find(kMethod); said != file.metadata().end()) {
        const auto known = baselineMethodFromName(said->second);
        if (!known) return Error{ErrorCode::corruptFile, known.error().detail, path};
        method = *known;
    }
    Baseline baseline(std::move(model), method);
    if (const auto penalty = file.metadata().find(kPenalty); penalty != file.metadata().end())
        baseline.m_penaltyChosen = penalty->second == kChosen;
    if (const auto variables = file.metadata().find(kVariables); variables != file.metadata().end()) {
        auto coding = adapter::variablesFromJson(variables->second);
        if (!coding) return Error{ErrorCode::corruptFile, coding.error().detail, path};
        baseline.m_variables = std::move(*coding);
    }
    return std::optional(std::move(baseline));
}

Result<void> Baseline::save(const std::string& runFolder, FileLayer& files, int part) const {
    if (m_probe) return Error{ErrorCode::invalidArgument, "an attentive probe is not kept with a run", {}};
    std::map<std::string, std::string> notices{{kMethod, baselineMethodName(m_method)}};
    if (m_variables) notices[kVariables] = adapter::variablesToJson(*m_variables);
    if (m_penaltyChosen) notices[kPenalty] = *m_penaltyChosen ? kChosen : "usual";
    return m_model.save(pathIn(runFolder, part), files, notices);
}

Result<std::vector<double>> Baseline::probabilities(const features::FeatureStore& store,
                                                    const std::vector<Sample>& samples,
                                                    const JobContext& job) const {
    std::vector<float> values;
    if (m_probe) {
        FOVEA_TRY(values, m_probe->pooled(int(samples.size()), gatherFrom(store, samples), job));
    } else {
        FOVEA_TRY(const BaselineInputs inputs, BaselineInputs::read(store, samples, {m_method}, job));
        values = inputs.of(m_method);
    }
    if (m_variables) values = withVariables(values, *m_variables, samples);
    if (values.size() != samples.size() * std::size_t(m_model.width()))
        return Error{ErrorCode::invalidArgument, "the baseline was fitted to another backbone", {}};
    return guarded([&]() -> Result<std::vector<double>> { return m_model.probabilities(values); });
}

Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter, BaselineMethod method,
                                       bool variables, std::vector<double> baselineProbabilities,
                                       const evaluation::IntervalOptions& options) {
    evaluation::Predictions baseline = adapter;
    baseline.probabilities = std::move(baselineProbabilities);
    BaselineFigures figures;
    figures.method = method;
    figures.variables = variables;
    FOVEA_TRY(figures.auc, evaluation::meanAuc(std::span(&baseline, 1), options));
    FOVEA_TRY(figures.adapterMinusThis, evaluation::pairedAucDifference(adapter, baseline, options));
    return figures;
}

const char* baselineWords(std::optional<BaselineMethod> method) {
    return method ? baselineMethodWords(*method) : kReadsOneEach;
}

Terms baselineTerms(std::optional<BaselineMethod> method, bool variables) {
    Terms terms{{baselineWords(method)}};
    if (variables) terms.words.insert(terms.words.begin(), kReadsVariables);
    return terms;
}

JudgedBy judgedBy(dataset::Split split, bool readOutAlone) {
    if (split == dataset::Split::test) return JudgedBy::these;
    return readOutAlone && split == dataset::Split::validation ? JudgedBy::validationOfReadOut
                                                               : JudgedBy::validation;
}

const char* verdictName(Verdict verdict) {
    switch (verdict) {
        case Verdict::better:
            return "better";
        case Verdict::worse:
            return "worse";
        case Verdict::notShown:
            break;
    }
    return "not_shown";
}

Verdict verdictOf(const evaluation::Estimate& adapterMinusBaseline, JudgedBy images) {
    switch (evaluation::whatIsShown(adapterMinusBaseline)) {
        case evaluation::Shown::better:
            return choseTheEpoch(images) ? Verdict::notShown : Verdict::better;
        case evaluation::Shown::worse:
            return Verdict::worse;
        case evaluation::Shown::neither:
        case evaluation::Shown::untold:
            break;
    }
    return Verdict::notShown;
}

std::vector<Message> baselineNotices(const BaselineFigures& figures, double adapterAuc, JudgedBy images) {
    const evaluation::Estimate& d = figures.adapterMinusThis;
    const bool compared = evaluation::whatIsShown(d) != evaluation::Shown::untold;
    const auto kind = [&]() -> const MessageKind& {
        if (!compared) return kNotCompared;
        switch (verdictOf(d, images)) {
            case Verdict::better:
                return kBetterThanBaseline;
            case Verdict::worse:
                return kWorseThanBaseline;
            case Verdict::notShown:
                break;
        }
        return choseTheEpoch(images) ? kEpochChosenByThese : kNotShownBetter;
    };
    std::vector<Message> notices{{kind(),
                                  {{"adapter_auc", adapterAuc},
                                   {"baseline_auc", figures.auc.value},
                                   {"difference", d.value},
                                   {"low", d.low},
                                   {"high", d.high},
                                   {"reads", baselineTerms(figures.method, figures.variables)},
                                   {"images", Terms{{termOf(images)}}}}}};
    if (compared && !choseTheEpoch(images) && verdictOf(d, images) == Verdict::notShown)
        notices.push_back({kSmallestDifference, {{"smallest", evaluation::smallestDifference(d)}}});
    return notices;
}

Message numberNotice(const NumberFigures& f, JudgedBy images) {
    if (std::isnan(f.nearerBy.low)) return {kNotCompared, {{"images", Terms{{termOf(images)}}}}};
    return {kNumberBesideBaseline,
            {{"error", f.error.value},
             {"baseline_error", f.baselineError.value},
             {"difference", f.nearerBy.value},
             {"low", f.nearerBy.low},
             {"high", f.nearerBy.high},
             {"reads", Terms{{baselineWords(f.method)}}},
             {"images", Terms{{termOf(images)}}}}};
}

}  // namespace fovea::runs
