#include "runs/held_out_fits.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

#include "dataset/split.h"

namespace fovea::runs {

namespace {
/// `of`: samples or units.
template <class Of>
std::vector<int> asManyAsCanBe(const Of& of, const dataset::Question& question) {
    for (int groups = kHeldOutGroups; groups >= 2; --groups)
        if (auto assigned = dataset::assignFolds(of, groups, 0, question)) return std::move(*assigned);
    return {};
}
}  // namespace

std::vector<int> heldOutGroups(const std::vector<dataset::Sample>& samples,
                               const dataset::Question& question) {
    return asManyAsCanBe(samples, question);
}

std::vector<int> heldOutGroups(const dataset::Units& units, const dataset::Question& question) {
    return asManyAsCanBe(units, question);
}

Result<ChosenRidge> fitRidge(const training::LogisticInputs& inputs, const std::vector<double>& numbers,
                             const std::vector<int>& groups, const JobContext& job) {
    constexpr std::size_t kPenalties = std::size(training::kRidgePenalties);
    ChosenRidge best;
    best.penalty = training::kUsualRidgePenalty;
    std::vector<std::vector<double>> said(kPenalties, std::vector<double>(numbers.size()));
    const int turns = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
    for (int held = 0; held < turns; ++held) {
        std::vector<int> learned, out;
        std::vector<double> of;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            (groups[i] == held ? out : learned).push_back(int(i));
            if (groups[i] != held) of.push_back(numbers[i]);
        }
        FOVEA_TRY(const auto fits, inputs.fitNumber(learned, of, training::kRidgePenalties, job));
        for (std::size_t p = 0; p < kPenalties; ++p) {
            const std::vector<double> values = inputs.logits(fits[p], out);
            for (std::size_t i = 0; i < out.size(); ++i) said[p][std::size_t(out[i])] = values[i];
        }
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t p = kPenalties; turns > 0 && p-- > 0;) {
        double squares = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i)
            squares += (said[p][i] - numbers[i]) * (said[p][i] - numbers[i]);
        if (!(squares < least)) continue;
        least = squares;
        best.penalty = training::kRidgePenalties[p];
        best.chosen = true;
        best.outOfFold = said[p];
    }
    std::vector<int> all(numbers.size());
    std::iota(all.begin(), all.end(), 0);
    FOVEA_TRY(auto fits, inputs.fitNumber(all, numbers, std::span(&best.penalty, 1), job));
    best.fit = std::move(fits.front());
    return best;
}

HeldOutFits::HeldOutFits(const training::LogisticInputs& inputs, const std::vector<int>& labels, int classes,
                         const std::vector<int>& groups, const std::vector<int>& turns,
                         training::ClassTargets targets)
    : m_inputs(inputs), m_count(labels.size()), m_classes(classes), m_targets(std::move(targets)) {
    for (const int held : turns) {
        Turn turn;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            (groups[i] == held ? turn.out : turn.learned).push_back(int(i));
            if (groups[i] != held) turn.labels.push_back(labels[i]);
        }
        m_images.insert(m_images.end(), turn.out.begin(), turn.out.end());
        m_turns.push_back(std::move(turn));
    }
}

Result<std::vector<double>> HeldOutFits::logits(double penalty, const JobContext& job) {
    const std::size_t classes = std::size_t(m_classes);
    std::vector<double> all(m_count * classes);
    for (Turn& turn : m_turns) {
        FOVEA_TRY(turn.fit, m_inputs.fit(turn.learned, turn.labels, m_classes,
                                         {.penalty = penalty,
                                          .targets = m_targets,
                                          .gradient = kEnoughToChoose,
                                          .start = turn.fit ? &*turn.fit : nullptr},
                                         job));
        const std::vector<double> said = m_inputs.logits(*turn.fit, turn.out);
        for (std::size_t i = 0; i < turn.out.size(); ++i)
            std::copy_n(&said[i * classes], classes, &all[std::size_t(turn.out[i]) * classes]);
    }
    return all;
}

double HeldOutFits::fitsOfAll() {
    return 1 + (kHeldOutGroups - 1) * double(std::size(training::kLogisticPenalties));
}

}  // namespace fovea::runs
