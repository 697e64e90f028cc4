#include "dataset/split.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "base/random.h"
#include "dataset/keep_together.h"

namespace fovea::dataset {

namespace {

struct Share {
    Split split;
    double share;  // of the images, > 0; all together 1
};

struct Group {
    std::vector<std::pair<std::size_t, int>> images;  // class, number of images of it
    std::size_t total = 0;
    std::size_t rarestClass = 0;
};

using Strata = std::vector<std::vector<Stratum>>;  // as strataOf()

/// Distributes groups over parts so that each class, which is any stratum here, comes close to its shares.
/// With several questions an image is of several classes, as in the iterative stratification of Sechidis,
/// Tsoumakas and Vlahavas (2011, doi:10.1007/978-3-642-23808-6_10): the rarest class first, each group to
/// the part that lacks most of its classes. Departs in the order, which is that of the rarest class overall,
/// not of what is left.
class Distribution {
public:
    /// `shares`: of the images, each above 0, all together 1. A class of few groups is in the
    /// first of them.
    Distribution(const Strata& strata, const std::vector<Together>& together, std::vector<double> shares)
        : m_shares(std::move(shares)) {
        std::map<Stratum, std::size_t> classIndex;
        for (const Together& t : together) {
            for (const std::size_t i : t.members)
                for (const Stratum& stratum : strata[i]) classIndex.try_emplace(stratum, 0);
        }
        for (auto& [stratum, index] : classIndex) {
            index = m_classes.size();
            m_classes.push_back({stratum.name});
        }
        for (const Together& t : together) {
            std::map<std::size_t, int> images;
            for (const std::size_t i : t.members)
                for (const Stratum& stratum : strata[i]) ++images[classIndex.at(stratum)];
            Group group{{images.begin(), images.end()}, t.members.size()};
            for (const auto& [c, n] : group.images) {
                ++m_classes[c].groups;
                m_classes[c].images += n;
            }
            m_groups.push_back(std::move(group));
        }
        for (Group& group : m_groups) {
            if (group.images.empty()) continue;  // answers that are in no form of their question's
            group.rarestClass =
                std::min_element(group.images.begin(), group.images.end(),
                                 [this](const auto& a, const auto& b) {
                                     return m_classes[a.first].groups < m_classes[b.first].groups;
                                 })
                    ->first;
        }
    }

    /// The share that each group falls to, by index.
    std::vector<std::size_t> run(std::uint64_t seed) {
        // One pass succeeds unless many patients have images of several classes;
        // then other orders are tried.
        constexpr std::uint64_t kAttempts = 32;
        std::vector<std::size_t> best;
        std::vector<int> fewest;
        for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
            std::vector<std::size_t> chosen = attemptOnce(mixSeed({seed, attempt}));
            std::vector<int> lacking = lackingClasses();
            const bool whole = std::count(lacking.begin(), lacking.end(), 0) == std::ssize(lacking);
            if (attempt == 0 || lacking < fewest) {
                best = std::move(chosen);
                fewest = std::move(lacking);
            }
            if (whole) break;
        }
        return best;
    }

    /// As run(), but every class must be in every part.
    /// Error: tooFewSamples, naming the class.
    Result<std::vector<std::size_t>> runStrictly(std::uint64_t seed) {
        if (m_classes.empty())
            return Error{ErrorCode::tooFewSamples, "there is no labelled image to split", {}};
        for (const Class& c : m_classes) {
            if (c.groups >= m_shares.size()) continue;
            return Error{ErrorCode::tooFewSamples,
                         "class '" + c.name + "' has images of " + std::to_string(c.groups) +
                             " patient(s) that can be told apart, but " + std::to_string(m_shares.size()) +
                             " are needed to be in every part",
                         {}};
        }
        std::vector<std::size_t> chosen = run(seed);
        std::vector<std::set<std::size_t>> parts(m_classes.size());
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            for (const auto& [c, n] : m_groups[g].images) parts[c].insert(chosen[g]);
        for (std::size_t c = 0; c < m_classes.size(); ++c)
            if (parts[c].size() < m_shares.size())
                return Error{ErrorCode::tooFewSamples,
                             "patients with images of several classes leave no way to have class '" +
                                 m_classes[c].name + "' in every part",
                             {}};
        return chosen;
    }

private:
    struct Class {
        std::string name;
        std::size_t groups = 0;
        int images = 0;
        std::size_t groupsLeft = 0;  // not yet placed in this attempt
        std::vector<int> have;       // images by share

        // With fewer groups than parts: as many parts as it can be in.
        std::size_t parts() const { return std::min(groups, have.size()); }
        bool lacks(std::size_t share) const { return share < parts() && have[share] == 0; }
        std::size_t lacking() const {
            return std::size_t(std::count(have.begin(), have.begin() + std::ptrdiff_t(parts()), 0));
        }
    };

    /// By share, how many classes it lacks that it should have.
    std::vector<int> lackingClasses() const {
        std::vector<int> lacking(m_shares.size());
        for (std::size_t s = 0; s < m_shares.size(); ++s)
            for (const Class& c : m_classes) lacking[s] += c.lacks(s) ? 1 : 0;
        return lacking;
    }

    std::vector<std::size_t> attemptOnce(std::uint64_t seed) {
        for (Class& c : m_classes) {
            c.groupsLeft = c.groups;
            c.have.assign(m_shares.size(), 0);
        }
        std::vector<std::size_t> order(m_groups.size());
        std::iota(order.begin(), order.end(), 0);
        Random(seed).shuffle(order);
        // Rare classes have the least choice, large patients the worst fit: both first.
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            const Group &x = m_groups[a], &y = m_groups[b];
            const std::size_t rareX = m_classes[x.rarestClass].groups,
                              rareY = m_classes[y.rarestClass].groups;
            if (rareX != rareY) return rareX < rareY;
            if (x.rarestClass != y.rarestClass) return x.rarestClass < y.rarestClass;
            return x.total > y.total;
        });
        std::vector<std::size_t> chosen(m_groups.size());
        for (const std::size_t g : order) {
            const std::size_t share = bestShare(m_groups[g]);
            chosen[g] = share;
            for (const auto& [c, n] : m_groups[g].images) {
                m_classes[c].have[share] += n;
                --m_classes[c].groupsLeft;
            }
        }
        return chosen;
    }

    /// The split that this group completes, where a class is about to be missing
    /// from one; else the one whose distance from its target, squared and in
    /// units of the target, shrinks the most.
    std::size_t bestShare(const Group& group) const {
        std::size_t best = 0;
        std::pair<int, double> bestScore;
        for (std::size_t s = 0; s < m_shares.size(); ++s) {
            std::pair<int, double> score = {0, 0};
            for (const auto& [c, n] : group.images) {
                const Class& of = m_classes[c];
                if (of.lacks(s) && of.groupsLeft <= of.lacking()) ++score.first;
                const double target = m_shares[s] * of.images;
                score.second += n * (2 * (target - of.have[s]) - n) / target;
            }
            if (s == 0 || score > bestScore) {
                best = s;
                bestScore = score;
            }
        }
        return best;
    }

    std::vector<double> m_shares;
    std::vector<Class> m_classes;
    std::vector<Group> m_groups;
};

/// Train and the given parts, empty ones left out, scaled to 1 together. In the order in which
/// a class of few patients needs them.
std::vector<Share> partsOf(const SplitShares& of, bool validation, bool test) {
    std::vector<Share> shares = {{Split::train, 1 - of.validation - of.test}};
    if (test && of.test > 0) shares.push_back({Split::test, of.test});
    if (validation && of.validation > 0) shares.push_back({Split::validation, of.validation});
    double sum = 0;
    for (const Share& s : shares) sum += s.share;
    for (Share& s : shares) s.share /= sum;
    return shares;
}

/// Writes the split of every group's members.
void distribute(const Strata& strata, const std::vector<Together>& groups, const std::vector<Share>& shares,
                std::uint64_t seed, std::vector<Split>& splits) {
    std::vector<double> sizes;
    for (const Share& s : shares) sizes.push_back(s.share);
    const std::vector<std::size_t> chosen = Distribution(strata, groups, std::move(sizes)).run(seed);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const std::size_t i : groups[g].members) splits[i] = shares[chosen[g]].split;
}

}  // namespace

Result<void> checkShares(const SplitShares& shares) {
    // Written so that NaN fails too.
    if (shares.validation >= 0 && shares.test >= 0 && shares.validation + shares.test < 1) return {};
    return Error{
        ErrorCode::invalidArgument,
        "the shares of validation and test images must not be negative and must leave some for training",
        {}};
}

Result<void> assignSplits(std::vector<Sample>& samples, const SplitOptions& options) {
    FOVEA_CHECK(checkShares(options.shares));
    return assignSplits(samples, keepTogether(samples), options);
}

Result<void> assignSplits(std::vector<Sample>& samples, const std::vector<Together>& together,
                          const SplitOptions& options) {
    FOVEA_CHECK(checkShares(options.shares));
    std::vector<Split> splits(samples.size(), Split::unassigned);
    distribute(strataOf(samples, options.asked), together, partsOf(options.shares, true, true), options.seed,
               splits);
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i].split != Split::excluded) samples[i].split = splits[i];
    return {};
}

Result<void> completeSplits(std::vector<Sample>& samples, const SplitOptions& options) {
    FOVEA_CHECK(checkShares(options.shares));
    return completeSplits(samples, keepTogether(samples), options);
}

Result<void> completeSplits(std::vector<Sample>& samples, const std::vector<Together>& together,
                            const SplitOptions& options) {
    FOVEA_CHECK(checkShares(options.shares));
    std::set<Split> present;
    for (const Sample& sample : samples) {
        if (isAnswered(sample)) present.insert(sample.split);
    }
    const bool needValidation = !present.contains(Split::validation);
    const bool needTest = !present.contains(Split::test);
    if (!present.contains(Split::train) || (!needValidation && !needTest)) return {};

    std::vector<Together> movable = together;
    std::erase_if(movable, [&](const Together& t) {
        return std::any_of(t.members.begin(), t.members.end(), [&](std::size_t i) {
            return samples[i].split != Split::train && samples[i].split != Split::unassigned;
        });
    });
    // An unassigned relative of a training image neither moves nor hinders.
    for (Together& t : movable) {
        std::erase_if(t.members, [&](std::size_t i) { return samples[i].split != Split::train; });
    }
    std::erase_if(movable, [](const Together& t) { return t.members.empty(); });

    std::vector<Split> splits(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) splits[i] = samples[i].split;
    distribute(strataOf(samples, options.asked), movable, partsOf(options.shares, needValidation, needTest),
               options.seed, splits);
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i].split = splits[i];
    return {};
}

namespace {
/// `groups`: of the samples.
Result<std::vector<int>> foldsOf(const std::vector<Sample>& samples, std::vector<Together> groups, int folds,
                                 std::uint64_t seed, const Question& question) {
    for (Together& t : groups)
        std::erase_if(t.members, [&](std::size_t i) {
            return samples[i].label.empty() ||
                   (samples[i].split != Split::train && samples[i].split != Split::validation);
        });
    std::erase_if(groups, [](const Together& t) { return t.members.empty(); });
    Distribution distribution(strataOf(samples, {{question}, 0}), groups,
                              std::vector<double>(std::size_t(folds), 1.0 / folds));
    const bool classes = question.kind == QuestionKind::one || question.kind == QuestionKind::grades;
    if (!classes && groups.size() < std::size_t(folds))
        return Error{ErrorCode::tooFewSamples,
                     "there are images of " + std::to_string(groups.size()) +
                         " patient(s) that can be told apart, but " + std::to_string(folds) + " are needed",
                     {}};
    std::vector<std::size_t> chosen;
    if (classes) {
        FOVEA_TRY(chosen, distribution.runStrictly(seed));
    } else {
        chosen = distribution.run(seed);
    }
    std::vector<int> fold(samples.size(), -1);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const std::size_t i : groups[g].members) fold[i] = int(chosen[g]);
    return fold;
}

Result<void> checkFolds(int folds) {
    if (folds < 2) return Error{ErrorCode::invalidArgument, "at least two groups are needed", {}};
    return {};
}
}  // namespace

Result<std::vector<int>> assignFolds(const std::vector<Sample>& samples, int folds, std::uint64_t seed,
                                     const Question& question) {
    FOVEA_CHECK(checkFolds(folds));
    return foldsOf(samples, keepTogether(samples), folds, seed, question);
}

Result<std::vector<int>> assignFolds(const Units& units, int folds, std::uint64_t seed,
                                     const Question& question) {
    FOVEA_CHECK(checkFolds(folds));
    return foldsOf(units.rows, keepTogether(units), folds, seed, question);
}

}  // namespace fovea::dataset
