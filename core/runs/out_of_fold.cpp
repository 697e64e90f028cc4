#include "runs/out_of_fold.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

#include "features/token_summary.h"
#include "runs/held_out_fits.h"
#include "runs/project_source.h"
#include "runs/variables.h"
#include "training/logistic_regression.h"

namespace fovea::runs {

using dataset::Sample;
using training::LogisticInputs;

namespace {

constexpr int kFalling = 2;  // penalties in a row that were worse: lower ones are not tried

/// softmax(logits / temperature) of each row.
std::vector<double> probabilitiesOf(const std::vector<double>& logits, std::size_t classes,
                                    double temperature) {
    std::vector<double> p(logits.size());
    for (std::size_t row = 0; row < logits.size(); row += classes) {
        const double most = *std::max_element(&logits[row], &logits[row] + classes);
        double sum = 0;
        for (std::size_t c = row; c < row + classes; ++c)
            sum += p[c] = std::exp((logits[c] - most) / temperature);
        for (std::size_t c = row; c < row + classes; ++c) p[c] /= sum;
    }
    return p;
}

double logLossOf(const std::vector<double>& probabilities, const std::vector<int>& labels,
                 std::size_t classes) {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        sum -= std::log(std::max(probabilities[i * classes + std::size_t(labels[i])], 1e-300));
    return sum / double(labels.size());
}

}  // namespace

Result<OutOfFold> outOfFold(const features::FeatureStore& store, const std::vector<Sample>& samples,
                            const std::vector<std::string>& classes, const OutOfFoldOptions& options,
                            const JobContext& job) {
    return guarded([&]() -> Result<OutOfFold> {
        std::vector<Sample> learned = samples;
        // Groups are made of images that are learned from, whatever part they are of.
        for (Sample& s : learned) s.split = dataset::Split::train;
        const std::vector<int> groups = heldOutGroups(learned);
        if (groups.empty())
            return Error{ErrorCode::tooFewSamples,
                         "a class has images of fewer than two patients, so none can be held out",
                         {}};
        OutOfFold best;
        best.groups = *std::max_element(groups.begin(), groups.end()) + 1;
        best.logLoss = std::numeric_limits<double>::infinity();
        std::vector<int> turns(std::size_t(best.groups));
        std::iota(turns.begin(), turns.end(), 0);
        std::vector<std::string> hashes;
        for (const Sample& s : samples) hashes.push_back(s.pixelHash);
        const int width = int(features::SummaryLayout(store.shape()).size());
        std::optional<LogisticInputs> inputs;
        {
            FOVEA_TRY(const std::vector<float> summaries, store.summaries(hashes, job));
            FOVEA_TRY(inputs, linearInputs(summaries, width, options.variables, samples, job));
        }
        const std::vector<int> labels = labelsOf(samples, classes);
        HeldOutFits fits(*inputs, labels, int(classes.size()), groups, turns, options.targets);
        std::vector<double> penalties(std::rbegin(training::kLogisticPenalties),
                                      std::rend(training::kLogisticPenalties));
        if (options.penalty) penalties = {*options.penalty};
        int falling = 0;
        for (const double penalty : penalties) {
            if (falling >= kFalling) break;
            FOVEA_TRY(const std::vector<double> logits, fits.logits(penalty, job));
            auto said = probabilitiesOf(logits, classes.size(), options.temperature);
            const double loss = logLossOf(said, labels, classes.size());
            ++falling;
            if (!(loss < best.logLoss)) continue;
            falling = 0;
            best.logLoss = loss;
            best.penalty = penalty;
            best.probabilities = std::move(said);
        }
        return best;
    });
}

}  // namespace fovea::runs
