#include "runs/faithfulness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "backbone/threads.h"
#include "base/random.h"
#include "base/sha256.h"
#include "evaluation/estimate_json.h"
#include "evaluation/influence.h"
#include "evaluation/proportion.h"
#include "inference/case_evidence.h"
#include "inference/predictor.h"
#include "runs/project_source.h"
#include "runs/stored_run.h"

namespace fovea::runs {

namespace fs = std::filesystem;
using evaluation::Estimate;
using explain::EvidenceOf;
using explain::MapKind;
using explain::TokenMap;
using inference::AdapterOnRecords;
using inference::AskedImage;
using inference::CaseEvidence;
using nlohmann::json;

namespace {

constexpr double kShares[] = {0.05, kStatedShare, 0.2, 0.3, 0.5, 0.7};
constexpr std::size_t kShareCount = std::size(kShares);
constexpr int kRandomOrders = 2;
constexpr const char* kFileName = "faithfulness.json";

constexpr const char *kEvidence = "evidence", *kKept = "kept", *kRandom = "random";

constexpr MessageKind kLowers{
    "faithfulness_lowers",
    FOVEA_TEXT("Messages",
               "On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the "
               "probability of the answer by {evidence}, random ones by {random}.")};
constexpr MessageKind kLowersNumber{
    "faithfulness_lowers_number",
    FOVEA_TEXT("Messages",
               "On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the number "
               "by {evidence}, random ones by {random}.")};
constexpr MessageKind kPointsAt{
    "faithfulness_points",
    FOVEA_TEXT(
        "Messages",
        "The strongest patch of the map of evidence lies on a known lesion in {hits} of 100 images; of "
        "all patches {chance} of 100 do.")};
constexpr MessageKind kNotFaithful{
    "map_not_faithful",
    FOVEA_TEXT(
        "Messages",
        "Measured on {images|image|images}, this map is not faithful for this adapter: taking out what "
        "it shows is not shown to change the answer more than taking out random places does.")};

/// What each map of an image says of its patches, by name, the highest first to be taken out.
struct PatchOrder {
    std::string map;
    std::vector<float> values;  ///< [patches]
};

std::vector<float> keptValues(const AskedImage& image) {
    const backbone::FeatureShape& s = image.tokens.shape;
    std::vector<float> sums(std::size_t(s.grid) * std::size_t(s.grid));
    for (std::size_t i = 0; i < image.tokens.tokens.size(); ++i) {
        const std::int32_t token = image.tokens.tokens[i];
        if (token >= s.leading) sums[std::size_t(token - s.leading)] += image.tokens.importance[i];
    }
    return sums;
}

std::vector<PatchOrder> ordersOf(const AskedImage& image, const CaseEvidence& evidence, std::uint64_t seed) {
    std::vector<PatchOrder> orders{{kEvidence, evidence.together.map.values}};
    if (evidence.readOut && evidence.sideNetwork)
        for (const EvidenceOf part : {EvidenceOf::readOut, EvidenceOf::sideNetwork})
            orders.push_back({explain::evidenceOfName(part), evidence.of(part)->map.values});
    orders.push_back({kKept, keptValues(image)});
    for (int k = 0; k < kRandomOrders; ++k) {
        Random random(mixSeed({seed, std::uint64_t(k)}));
        PatchOrder order{kRandom, std::vector<float>(orders.front().values.size())};
        for (float& v : order.values) v = float(random.uniform());
        orders.push_back(std::move(order));
    }
    return orders;
}

/// In every head the share `share` of its tokens with a place, those first that have most; `highest` false:
/// those that have least. [L, H, M].
std::vector<bool> takenOut(const AskedImage& image, const std::vector<float>& values, double share,
                           bool highest) {
    const backbone::FeatureShape& s = image.tokens.shape;
    const std::size_t M = std::size_t(s.kept);
    std::vector<bool> out(image.tokens.tokens.size(), false);
    for (std::size_t head = 0; head < out.size(); head += M) {
        std::vector<std::size_t> order;
        for (std::size_t m = head; m < head + M; ++m)
            if (image.tokens.tokens[m] >= s.leading) order.push_back(m);
        const auto value = [&](std::size_t m) {
            return values[std::size_t(image.tokens.tokens[m] - s.leading)];
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return highest ? value(a) > value(b) : value(a) < value(b);
        });
        // Something is left to stand in the places.
        const std::size_t count = std::min(M - 1, std::size_t(std::lround(share * double(order.size()))));
        for (std::size_t i = 0; i < std::min(count, order.size()); ++i) out[order[i]] = true;
    }
    return out;
}

/// One image's answers under one map: [shares] each.
struct Curves {
    std::vector<double> deletion, insertion, deletionOdds, insertionOdds;
};

/// The scale of the curves.
double statedOf(std::span<const double> answers, std::size_t answer, const adapter::AdapterInfo& info) {
    return info.config.outputs == adapter::Outputs::number ? info.question.number(answers[answer])
                                                           : answers[answer];
}

Result<std::map<std::string, Curves>> curvesOf(const AdapterOnRecords& adapter, const AskedImage& image,
                                               std::size_t answer, const std::vector<PatchOrder>& orders,
                                               const JobContext& job) {
    std::vector<std::vector<bool>> out;
    for (const PatchOrder& order : orders)
        for (const double share : kShares) {
            out.push_back(takenOut(image, order.values, share, true));
            out.push_back(takenOut(image, order.values, 1 - share, false));
        }
    FOVEA_TRY(const adapter::Prediction said, adapter.askAgain(image, out, job));
    const std::size_t C = adapter.info.classes.size();
    std::map<std::string, Curves> all;
    std::map<std::string, int> times;
    for (const PatchOrder& order : orders) ++times[order.map];
    std::size_t row = 0;
    for (const PatchOrder& order : orders) {
        Curves& curves = all[order.map];
        for (auto* of : {&curves.deletion, &curves.insertion, &curves.deletionOdds, &curves.insertionOdds})
            of->resize(kShareCount);
        const double weight = 1.0 / times[order.map];
        for (std::size_t k = 0; k < kShareCount; ++k)
            for (const bool deletion : {true, false}) {
                const auto answers = std::span(said.probabilities).subspan(row++ * C, C);
                const double odds = inference::logOddsOf(answers, answer, adapter.info.config.outputs);
                (deletion ? curves.deletion : curves.insertion)[k] +=
                    weight * statedOf(answers, answer, adapter.info);
                (deletion ? curves.deletionOdds : curves.insertionOdds)[k] += weight * odds;
            }
    }
    return all;
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        for (std::size_t i = first; i < end; ++i) ranks[order[i]] = double(first + end - 1) / 2;
        first = end;
    }
    return ranks;
}

/// Spearman's, over the patches that are known; nothing where a map is the same everywhere.
std::optional<double> rankCorrelation(const TokenMap& a, const TokenMap& b) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        if (a.known[i]) x.push_back(a.values[i]), y.push_back(b.values[i]);
    const std::vector<double> rx = ranksOf(x), ry = ranksOf(y);
    const double mean = (double(x.size()) - 1) / 2;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < rx.size(); ++i) {
        xy += (rx[i] - mean) * (ry[i] - mean);
        xx += (rx[i] - mean) * (rx[i] - mean);
        yy += (ry[i] - mean) * (ry[i] - mean);
    }
    if (!(xx > 0 && yy > 0)) return {};
    return xy / std::sqrt(xx * yy);
}

/// Networks like an adapter's of which one part has other weights, [draws]: a read-out alone, whose weights
/// are put to other channels of the same kind, and a side network that was never trained.
struct Randomised {
    std::vector<adapter::Network> readOut, sideNetwork;
};
Result<Randomised> randomise(const adapter::LoadedAdapter& adapter, std::uint64_t seed) {
    Randomised all;
    const adapter::Head& head = adapter.network.head();
    const adapter::AdapterConfig& config = adapter.info.config;
    for (int k = 0; k < kRandomisations; ++k) {
        if (head.hasSideNetwork()) {
            FOVEA_TRY(adapter::Network other,
                      adapter::Network::create(config, mixSeed({seed, 7, std::uint64_t(k)})));
            FOVEA_CHECK(other.setHead(head));
            all.sideNetwork.push_back(std::move(other));
        }
        if (!head.readOut) continue;
        FOVEA_TRY(adapter::Network other, adapter::Network::create(config, 0));
        adapter::Head changed = head;
        changed.sideShare = 0;  // its map is the same but for a factor, and costs no gradient
        const std::size_t width = std::size_t(head.readOut->width()), C = head.readOut->intercepts.size(),
                          D = std::size_t(config.backboneWidth), half = (width - D) / 2;
        Random random(mixSeed({seed, 8, std::uint64_t(k)}));
        for (const std::size_t first : {D, D + half}) {  // means, then deviations
            std::vector<std::size_t> from(half);
            std::iota(from.begin(), from.end(), first);
            random.shuffle(from);
            for (std::size_t c = 0; c < C; ++c)
                for (std::size_t i = 0; i < half; ++i)
                    changed.readOut->weights[c * width + first + i] =
                        head.readOut->weights[c * width + from[i]];
        }
        FOVEA_CHECK(other.setHead(std::move(changed)));
        all.readOut.push_back(std::move(other));
    }
    return all;
}

/// Correlations of one part, over images.
struct Correlations {
    std::array<double, kRandomisations> size{}, withSign{};  ///< sums over images, of each draw
    std::array<int, kRandomisations> images{};
    double byChance = 0;  ///< sum
    int pairs = 0;

    void add(const TokenMap& own, const std::vector<TokenMap>& draws) {
        for (std::size_t k = 0; k < draws.size(); ++k) {
            if (const auto r = rankCorrelation(own, draws[k])) {
                size[k] += std::abs(*r);
                withSign[k] += *r;
                ++images[k];
            }
            if (const auto r = rankCorrelation(draws[k], draws[(k + 1) % draws.size()])) {
                byChance += std::abs(*r);
                ++pairs;
            }
        }
    }
    RandomisedWeights::Part mean() const {
        std::vector<double> sizes;  // of each draw
        double sum = 0;
        for (std::size_t k = 0; k < images.size(); ++k)
            if (images[k] > 0) sizes.push_back(size[k] / images[k]), sum += withSign[k] / images[k];
        if (sizes.empty()) return {};
        const double n = double(sizes.size()), mean = meanOf(sizes);
        double squares = 0;
        for (const double s : sizes) squares += (s - mean) * (s - mean);
        return {mean, n > 1 ? std::sqrt(squares / (n - 1) / n) : evaluation::kUnknown, sum / n,
                pairs > 0 ? byChance / pairs : evaluation::kUnknown};
    }
};

/// The maps of `part` of one image by other weights.
Result<std::vector<TokenMap>> mapsBy(const std::vector<adapter::Network>& networks, const StoredRun& run,
                                     const AskedImage& image, int answer, EvidenceOf part) {
    std::vector<TokenMap> maps;
    for (const adapter::Network& network : networks) {
        const AdapterOnRecords other{run.adapter.info, network, run.store.codec()};
        FOVEA_TRY(const CaseEvidence evidence, inference::caseEvidence(other, image, answer));
        maps.push_back(evidence.of(part)->map);
    }
    return maps;
}

/// A lesion as shares of width and height.
struct Circle {
    double x, y, radius;
};
using Lesions = std::map<std::string, std::vector<Circle>>;  ///< by file

std::string keyOf(const fs::path& path) {
    std::error_code none;
    const fs::path canonical = fs::weakly_canonical(path, none);
    return (none ? path : canonical).string();
}

Result<Lesions> readLesions(const std::string& path) {
    Lesions lesions;
    if (path.empty()) return lesions;
    std::ifstream in(path);
    if (!in) return Error{ErrorCode::notReadable, "cannot be opened", path};
    try {
        const json document = json::parse(in);
        const double size = document.at("size");
        for (const auto& [name, list] : document.at("images").items())
            for (const json& one : list)
                lesions[keyOf(fs::path(path).parent_path() / name)].push_back(
                    {one.at("x").get<double>() / size, one.at("y").get<double>() / size,
                     one.at("radius").get<double>() / size});
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("not a list of lesions: ") + e.what(), path};
    }
    return lesions;
}

/// Which patches a lesion touches, or misses by no more than `margin` of the picture's size.
std::vector<bool> touched(const std::vector<Circle>& lesions, int grid, double margin) {
    std::vector<bool> inside(std::size_t(grid) * std::size_t(grid), false);
    for (const Circle& lesion : lesions)
        for (std::size_t patch = 0; patch < inside.size(); ++patch) {
            const double left = double(patch % std::size_t(grid)) / grid,
                         top = double(patch / std::size_t(grid)) / grid;
            const double dx = lesion.x - std::clamp(lesion.x, left, left + 1.0 / grid),
                         dy = lesion.y - std::clamp(lesion.y, top, top + 1.0 / grid);
            if (std::hypot(dx, dy) <= lesion.radius + margin) inside[patch] = true;
        }
    return inside;
}

struct Pointed {
    bool hit = false, nearHit = false;
    double inside = 0;
};
/// The strongest patch, the first of several. `near`: what is hit within the margin.
Pointed pointed(const std::vector<float>& values, const std::vector<bool>& inside,
                const std::vector<bool>& near) {
    Pointed p;
    const auto strongest = std::size_t(std::max_element(values.begin(), values.end()) - values.begin());
    p.hit = inside[strongest];
    p.nearHit = near[strongest];
    double sum = 0, within = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = std::max(0.0, double(values[i]));
        sum += value;
        if (inside[i]) within += value;
    }
    p.inside = sum > 0 ? within / sum : 0;
    return p;
}

/// What was measured of all images.
struct Measured {
    std::vector<dataset::Sample> samples;
    std::vector<double> before;
    std::map<std::string, std::vector<Curves>> curves;  ///< [images]
    std::vector<std::string> maps;                      ///< in their order
    Correlations readOut, sideNetwork;
    std::vector<dataset::Sample> withLesions;
    std::map<std::string, std::vector<Pointed>> pointed;  ///< [with lesions]
    double chance = 0, nearChance = 0;                    ///< sums
};

class Means {
public:
    Means(const std::vector<dataset::Sample>& samples, double confidence)
        : m_clusters(evaluation::clustersOf(samples.size(), unpredicted(samples, {}).patients)),
          m_confidence(confidence) {}
    int patients() const { return int(m_clusters.patients); }
    const evaluation::Clusters& clusters() const { return m_clusters; }
    Estimate of(const std::vector<double>& values) const {
        return evaluation::clusteredMean(values, m_clusters, m_confidence);
    }
    template <class Value>
    Estimate over(std::size_t images, Value value) const {
        std::vector<double> values;
        for (std::size_t i = 0; i < images; ++i) values.push_back(value(i));
        return of(values);
    }

private:
    evaluation::Clusters m_clusters;
    double m_confidence;
};

MapCurves judged(const std::string& map, const Measured& m, const Means& means) {
    MapCurves said;
    said.map = map;
    const std::size_t n = m.samples.size();
    const auto &own = m.curves.at(map), &random = m.curves.at(kRandom), &kept = m.curves.at(kKept);
    std::size_t stated = 0;
    for (std::size_t k = 0; k < kShareCount; ++k) {
        said.deletion.push_back(means.over(n, [&](std::size_t i) { return own[i].deletion[k]; }));
        said.insertion.push_back(means.over(n, [&](std::size_t i) { return own[i].insertion[k]; }));
        if (kShares[k] == kStatedShare) stated = k;
    }
    said.fall = means.over(n, [&](std::size_t i) { return m.before[i] - own[i].deletion[stated]; });
    // After a deletion the answer is to be lower, of an insertion higher.
    const auto lower = [&](const std::vector<Curves>& beside) {
        return means.over(
            n, [&](std::size_t i) { return meanOf(beside[i].deletionOdds) - meanOf(own[i].deletionOdds); });
    };
    const auto higher = [&](const std::vector<Curves>& beside) {
        return means.over(
            n, [&](std::size_t i) { return meanOf(own[i].insertionOdds) - meanOf(beside[i].insertionOdds); });
    };
    if (map == kRandom) return said;
    said.deletionMinusRandom = lower(random);
    said.insertionMinusRandom = higher(random);
    if (map == kKept) return said;
    said.deletionMinusKept = lower(kept);
    said.insertionMinusKept = higher(kept);
    return said;
}

PointingGame gameOf(const Measured& m, const FaithfulnessOptions& options) {
    PointingGame game;
    game.images = int(m.withLesions.size());
    game.chance = m.chance / double(game.images);
    game.nearChance = m.nearChance / double(game.images);
    const Means means(m.withLesions, options.confidence);
    for (const std::string& map : m.maps) {
        const std::vector<Pointed>& all = m.pointed.at(map);
        const evaluation::ClusteredProportion share(means.clusters());
        const auto shareOf = [&](bool Pointed::*hit) {
            return share.estimate([](std::size_t) { return true; },
                                  [&](std::size_t i) { return all[i].*hit; }, options.confidence);
        };
        game.maps.push_back({map, shareOf(&Pointed::hit), shareOf(&Pointed::nearHit),
                             means.over(all.size(), [&](std::size_t i) { return all[i].inside; })});
    }
    return game;
}

/// At most so many, drawn at random, in their order.
std::vector<dataset::Sample> drawn(std::vector<dataset::Sample> samples, int most, std::uint64_t seed) {
    if (int(samples.size()) <= most) return samples;
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    Random(mixSeed({seed, 9})).shuffle(order);
    order.resize(std::size_t(most));
    std::sort(order.begin(), order.end());
    std::vector<dataset::Sample> some;
    for (const std::size_t i : order) some.push_back(samples[i]);
    return some;
}

/// One image, into `m`.
Result<void> measure(const StoredRun& run, const Randomised& randomised, const Lesions& lesions,
                     const dataset::Sample& sample, const FaithfulnessOptions& options, Measured& m,
                     const JobContext& job) {
    const AdapterOnRecords adapter = run.onRecords();
    FOVEA_TRY(const AskedImage image, run.ask(sample));
    const std::vector<double>& said = image.networkProbabilities;
    const int answer = evaluation::predictedClass(said);
    FOVEA_TRY(const CaseEvidence evidence, inference::caseEvidence(adapter, image, answer));
    const std::uint64_t seed = mixSeed({options.seed, m.samples.size()});
    const auto orders = ordersOf(image, evidence, seed);
    FOVEA_TRY(const auto curves, curvesOf(adapter, image, std::size_t(answer), orders, job));
    if (m.maps.empty())
        for (const PatchOrder& order : orders)
            if (m.maps.empty() || m.maps.back() != order.map) m.maps.push_back(order.map);
    for (const auto& [map, ofMap] : curves) m.curves[map].push_back(ofMap);
    m.before.push_back(statedOf(said, std::size_t(answer), run.adapter.info));
    m.samples.push_back(sample);
    FOVEA_TRY(const auto readOuts, mapsBy(randomised.readOut, run, image, answer, EvidenceOf::readOut));
    FOVEA_TRY(const auto sides, mapsBy(randomised.sideNetwork, run, image, answer, EvidenceOf::sideNetwork));
    if (evidence.readOut) m.readOut.add(evidence.readOut->map, readOuts);
    if (evidence.sideNetwork) m.sideNetwork.add(evidence.sideNetwork->map, sides);

    const auto known = lesions.find(keyOf(sample.path));
    const int recorded = classIndex(run.adapter.info.classes, sample.label);
    if (known == lesions.end() || recorded < 0) return {};
    FOVEA_TRY(const CaseEvidence ofLabel, inference::caseEvidence(adapter, image, recorded));
    const backbone::FeatureShape& shape = image.tokens.shape;
    const double margin = kPointingMargin / run.adapter.info.extraction.resolution;
    const std::vector<bool> inside = touched(known->second, shape.grid, 0),
                            near = touched(known->second, shape.grid, margin);
    const std::vector<bool>& kept = ofLabel.together.map.known;
    int within = 0, nearby = 0, all = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        all += kept[i];
        within += kept[i] && inside[i];
        nearby += kept[i] && near[i];
    }
    m.chance += double(within) / double(std::max(1, all));
    m.nearChance += double(nearby) / double(std::max(1, all));
    m.withLesions.push_back(sample);
    std::map<std::string, std::vector<Pointed>> points;
    for (PatchOrder& order : ordersOf(image, ofLabel, seed)) {
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (!kept[i]) order.values[i] = -std::numeric_limits<float>::infinity();
        points[order.map].push_back(pointed(order.values, inside, near));
    }
    for (const auto& [map, p] : points) m.pointed[map].push_back(p.front());
    return {};
}

json curveJson(const std::vector<Estimate>& curve) {
    json list = json::array();
    for (const Estimate& e : curve) list.push_back(evaluation::toJson(e));
    return list;
}

}  // namespace

Result<void> checkFaithfulness(const dataset::Question& question, const FaithfulnessOptions& options) {
    return guarded([&]() -> Result<void> {
        if (options.mostImages < 1)
            return Error{ErrorCode::invalidArgument, "faithfulness is measured on one image at least", {}};
        FOVEA_CHECK(mustBeOfImages(question, "faithfulness is measured"));
        FOVEA_CHECK(readLesions(options.lesions));
        return {};
    });
}

bool MapCurves::beatsRandom() const {
    return deletionMinusRandom.low > 0 && insertionMinusRandom.low > 0;
}

bool MapCurves::beatsKept() const {
    return deletionMinusKept.low > 0 && insertionMinusKept.low > 0;
}

const MapCurves& Faithfulness::of(const std::string& map) const {
    return *std::find_if(maps.begin(), maps.end(), [&](const MapCurves& m) { return m.map == map; });
}

Result<Faithfulness> measureFaithfulness(const project::Project& project, const Evaluation& e,
                                         const FaithfulnessOptions& options, std::shared_ptr<FileLayer> files,
                                         const JobContext& job) {
    return guarded([&]() -> Result<Faithfulness> {
        FOVEA_CHECK(checkFaithfulness(e.task.question, options));
        FOVEA_TRY(const Lesions lesions, readLesions(options.lesions));
        FOVEA_TRY(const project::Run run, project.run(e.run));
        FOVEA_TRY(const StoredRun stored, openStoredRun(project, e.run, files, job));
        const backbone::Threads threads(stored.threads);
        FOVEA_TRY(const Randomised randomised, randomise(stored.adapter, options.seed));
        const auto samples = drawn(e.samples, options.mostImages, options.seed);
        Measured m;
        ProgressMeter meter(job, Stage::evaluate, std::int64_t(samples.size()));
        for (const dataset::Sample& sample : samples) {
            FOVEA_CHECK(job.check());
            FOVEA_CHECK(measure(stored, randomised, lesions, sample, options, m, job));
            meter.advance();
        }
        const Means means(m.samples, options.confidence);
        Faithfulness f;
        f.images = int(m.samples.size());
        f.patients = means.patients();
        f.ofNumber = stored.adapter.info.config.outputs == adapter::Outputs::number;
        f.shares.assign(std::begin(kShares), std::end(kShares));
        f.before = means.of(m.before);
        for (const std::string& map : m.maps) f.maps.push_back(judged(map, m, means));
        if (!m.withLesions.empty()) f.pointing = gameOf(m, options);
        f.randomised = {m.readOut.mean(), m.sideNetwork.mean()};

        const fs::path adapter = fs::path(project.folder()) / run.adapterPath;
        json note = toJson(f);
        FOVEA_TRY(note["adapter_sha256"], sha256OfFile(adapter.string()));
        FOVEA_CHECK(
            files->writeAtomically((adapter.parent_path() / kFileName).string(), note.dump(1) + "\n"));
        return f;
    });
}

std::vector<Message> faithfulnessSentences(const Faithfulness& f) {
    const double evidence = f.of(kEvidence).fall.value, random = f.of(kRandom).fall.value;
    std::vector<Message> sentences;
    if (f.ofNumber)
        sentences.push_back(
            Message(kLowersNumber, {{"images", f.images}, {"evidence", evidence}, {"random", random}}));
    else
        sentences.push_back(
            Message(kLowers, {{"images", f.images}, {"evidence", evidence}, {"random", random}}));
    if (f.pointing)
        sentences.push_back(
            Message(kPointsAt, {{"hits", std::lround(100 * f.pointing->maps.front().hits.value)},
                                {"chance", std::lround(100 * f.pointing->chance)}}));
    if (!f.faithful()) sentences.push_back(Message(kNotFaithful, {{"images", f.images}}));
    return sentences;
}

json toJson(const Faithfulness& f) {
    json document = {{"images", f.images},
                     {"patients", f.patients},
                     {"shares", f.shares},
                     {"before", evaluation::toJson(f.before)},
                     {"faithful", f.faithful()}};
    for (const MapCurves& m : f.maps) {
        if (m.map == kRandom) {
            document["random"] = {{"deletion", curveJson(m.deletion)},
                                  {"insertion", curveJson(m.insertion)},
                                  {"fall", evaluation::toJson(m.fall)}};
            continue;
        }
        const auto part = [&](const std::vector<Estimate>& curve, const Estimate& random,
                              const Estimate& kept) {
            json one = {{"curve", curveJson(curve)}, {"minus_random", evaluation::toJson(random)}};
            if (m.map != kKept) one["minus_kept"] = evaluation::toJson(kept);
            return one;
        };
        document["deletion"][m.map] = part(m.deletion, m.deletionMinusRandom, m.deletionMinusKept);
        document["deletion"][m.map]["fall"] = evaluation::toJson(m.fall);
        document["insertion"][m.map] = part(m.insertion, m.insertionMinusRandom, m.insertionMinusKept);
        document["beats_random"][m.map] = m.beatsRandom();
    }
    document["pointing_game"] = nullptr;
    if (f.pointing) {
        json game = {{"images", f.pointing->images},
                     {"chance", f.pointing->chance},
                     {"near_chance", f.pointing->nearChance}};
        for (const MapPointing& m : f.pointing->maps)
            game[m.map] = {{"hits", evaluation::toJson(m.hits)},
                           {"near_hits", evaluation::toJson(m.nearHits)},
                           {"inside", evaluation::toJson(m.inside)}};
        document["pointing_game"] = std::move(game);
    }
    const auto number = [](double x) { return std::isfinite(x) ? json(x) : json(nullptr); };
    json& weights = document["randomised_weights"] = {{"draws", kRandomisations}};
    const RandomisedWeights& r = f.randomised;
    for (const auto& [name, part] :
         {std::pair("read_out", &r.readOut), std::pair("side_network", &r.sideNetwork)}) {
        const std::string of = name;
        weights[of] = number(part->size);
        weights[of + "_error"] = number(part->error);
        weights[of + "_signed"] = number(part->withSign);
        weights[of + "_by_chance"] = number(part->byChance);
    }
    return document;
}

std::optional<Message> mapCaution(const std::string& adapterPath, MapKind kind, EvidenceOf part) {
    std::string map;
    if (kind == MapKind::kept) map = kKept;
    if (kind == MapKind::evidence) map = kEvidence;
    if (map.empty()) return {};
    std::ifstream in(fs::path(adapterPath).parent_path() / kFileName);
    if (!in) return {};
    const json note = json::parse(in, nullptr, false);
    if (!note.is_object()) return {};
    const auto hash = sha256OfFile(adapterPath);
    try {
        if (!hash || note.at("adapter_sha256").get<std::string>() != *hash) return {};
        const json& measured = note.at("beats_random");
        // A part by itself is measured where there are two.
        const std::string own = explain::evidenceOfName(part);
        if (kind == MapKind::evidence && part != EvidenceOf::both && measured.contains(own)) map = own;
        if (measured.at(map).get<bool>()) return {};
        return Message(kNotFaithful, {{"images", note.at("images").get<int>()}});
    } catch (const json::exception&) {
        return {};  // not what measureFaithfulness() left
    }
}

}  // namespace fovea::runs
