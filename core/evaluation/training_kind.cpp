#include "evaluation/training_kind.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/random.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {

using nlohmann::json;

namespace {

constexpr int kIterations = 12;           // of the directions, which need not be known to the last digit
constexpr double kLeastVariance = 1e-4;   // beside 1, of what is standardised
constexpr double kBeyond = 0.1;           // of the range of training images, beyond which a fact is another
constexpr double kPlainlyColour = 0.04;   // grey JPEG and prints with a tint stay below
constexpr double kShareBeside = 0.005;    // of training images, beyond either end of a range
constexpr double kLeastDistance = 1e-12;  // its logarithm is a number
constexpr std::uint64_t kSeed = 43;

/// Rows of a matrix [n, width].
class Rows {
public:
    Rows(std::span<const float> values, std::size_t width) : m_values(values), m_width(width) {}
    const float* operator[](std::size_t i) const { return m_values.data() + i * m_width; }

private:
    std::span<const float> m_values;
    std::size_t m_width;
};

void makeOrthonormal(std::vector<double>& vectors, std::size_t count, std::size_t width) {
    for (std::size_t a = 0; a < count; ++a) {
        double* v = &vectors[a * width];
        for (int twice = 0; twice < 2; ++twice)  // once leaves what rounding leaves
            for (std::size_t b = 0; b < a; ++b) {
                const double* w = &vectors[b * width];
                const double along = std::inner_product(v, v + width, w, 0.0);
                for (std::size_t k = 0; k < width; ++k) v[k] -= along * w[k];
            }
        const double length = std::sqrt(std::inner_product(v, v + width, v, 0.0));
        for (std::size_t k = 0; k < width; ++k) v[k] = length > 0 ? v[k] / length : 0;
    }
}

/// Of standardised rows [n, width] the directions of most variance, by orthogonal iteration.
Result<void> findDirections(const std::vector<float>& rows, std::size_t width, std::size_t count,
                            TrainingKind& kind, const JobContext& job) {
    const std::size_t n = rows.size() / width;
    Random random(kSeed);
    std::vector<double> directions(count * width);
    for (double& x : directions) x = random.normal();
    makeOrthonormal(directions, count, width);
    kind.variances.assign(count, 0);
    for (int iteration = 0; iteration <= kIterations; ++iteration) {
        std::vector<double> next(count * width);
        std::fill(kind.variances.begin(), kind.variances.end(), 0);
        for (std::size_t i = 0; i < n; ++i) {
            if (i % 64 == 0) FOVEA_CHECK(job.check());
            const float* row = &rows[i * width];
            for (std::size_t a = 0; a < count; ++a) {
                const double* v = &directions[a * width];
                double along = 0;
                for (std::size_t k = 0; k < width; ++k) along += v[k] * double(row[k]);
                kind.variances[a] += along * along / double(n);
                double* to = &next[a * width];
                for (std::size_t k = 0; k < width; ++k) to[k] += along * double(row[k]);
            }
        }
        if (iteration == kIterations) break;  // variances are those along `directions`
        directions = std::move(next);
        makeOrthonormal(directions, count, width);
    }
    kind.directions.assign(directions.begin(), directions.end());
    return {};
}

/// Towards one variance for all directions, as far as Ledoit and Wolf say (A well-conditioned estimator for
/// large-dimensional covariance matrices, J. Multivar. Anal. 88, 2004), or by `share` where it is known.
/// Returns it. `all`: sum of the variances.
double shrink(TrainingKind& kind, const std::vector<float>& rows, std::size_t width, double all,
              std::optional<double> known) {
    const double n = double(kind.images), w = double(width), mean = all / w;
    double squares = double(width - kind.variances.size()) * kind.rest * kind.rest;  // of the covariance
    for (const double v : kind.variances) squares += v * v;
    double lengths = 0;  // of the rows, to the fourth
    for (std::size_t i = 0; i < rows.size(); i += width) {
        double length = 0;
        for (std::size_t k = i; k < i + width; ++k) length += double(rows[k]) * double(rows[k]);
        lengths += length * length / n;
    }
    const double error = std::max(0.0, (lengths - squares) / n), apart = squares - w * mean * mean;
    const double share = known ? *known : apart > error ? error / apart : 1;
    const auto shrunken = [&](double v) { return std::max(kLeastVariance, (1 - share) * v + share * mean); };
    for (double& v : kind.variances) v = shrunken(v);
    kind.rest = shrunken(kind.rest);
    return share;
}

/// All of a kind but limit and facts, of these rows. `share`: as shrink() takes and returns it.
Result<TrainingKind> fitted(const Rows& states, const std::vector<std::size_t>& images, std::size_t width,
                            std::optional<double>& share, const JobContext& job) {
    TrainingKind kind;
    kind.images = int(images.size());
    const double n = double(images.size());
    std::vector<double> mean(width), variance(width);
    for (const std::size_t i : images)
        for (std::size_t k = 0; k < width; ++k) mean[k] += double(states[i][k]) / n;
    for (const std::size_t i : images)
        for (std::size_t k = 0; k < width; ++k)
            variance[k] += std::pow(double(states[i][k]) - mean[k], 2) / n;
    for (std::size_t k = 0; k < width; ++k) {
        kind.mean.push_back(float(mean[k]));
        kind.deviation.push_back(variance[k] > 0 ? float(std::sqrt(variance[k])) : 1.0f);
    }
    std::vector<float> rows;
    double all = 0;  // variance of all numbers together
    for (const std::size_t i : images)
        for (std::size_t k = 0; k < width; ++k) {
            rows.push_back((states[i][k] - kind.mean[k]) / kind.deviation[k]);
            all += double(rows.back()) * double(rows.back()) / n;
        }
    const std::size_t count = std::min({std::size_t(kDirections), images.size() / 2, width - 1});
    FOVEA_CHECK(findDirections(rows, width, count, kind, job));
    const double along = std::accumulate(kind.variances.begin(), kind.variances.end(), 0.0);
    kind.rest = std::max(0.0, all - along) / double(width - count);
    share = shrink(kind, rows, width, all, share);
    return kind;
}

double limitOf(std::vector<double> distances, double rate) {
    const std::size_t n = distances.size();
    const auto rank = std::size_t(std::ceil(double(n + 1) * (1 - rate) - 1e-9));
    if (rank <= n) {
        std::sort(distances.begin(), distances.end());
        return std::max(distances[rank - 1], kLeastDistance);
    }
    double mean = 0, variance = 0;
    for (const double d : distances) mean += std::log(std::max(d, kLeastDistance)) / double(n);
    for (const double d : distances) variance += std::pow(std::log(std::max(d, kLeastDistance)) - mean, 2);
    variance /= double(n - 1);
    // One-sided, of a further image.
    const double t = studentQuantile(1 - 2 * rate, double(n - 1));
    return std::exp(mean + t * std::sqrt(variance * (1 + 1 / double(n))));
}

TrainingKind::Range rangeOf(const std::vector<PictureFacts>& facts, double PictureFacts::*member) {
    std::vector<double> values;
    for (const PictureFacts& f : facts) values.push_back(f.*member);
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[std::size_t(share * double(values.size() - 1) + 0.5)];
    };
    return {at(kShareBeside), at(1 - kShareBeside)};
}

/// -1 below, 1 above, 0 within a range made wider by a tenth, or by `least`.
int beside(const TrainingKind::Range& range, double value, double least) {
    const double margin = std::max(least, kBeyond * (range.high - range.low));
    return value < range.low - margin ? -1 : value > range.high + margin ? 1 : 0;
}

json rounded(double value) {
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 5).ptr;
    double short_ = 0;
    std::from_chars(text, end, short_);
    return short_;
}
template <class T>
json rounded(const std::vector<T>& values) {
    json all = json::array();
    for (const T v : values) all.push_back(rounded(double(v)));
    return all;
}
json rangeJson(const TrainingKind::Range& r) {
    return {rounded(r.low), rounded(r.high)};
}
TrainingKind::Range rangeFrom(const json& j) {
    return {j.at(0), j.at(1)};
}

}  // namespace

double TrainingKind::distance(std::span<const float> state) const {
    const std::size_t width = mean.size();
    std::vector<double> beside(width);
    double left = 0, sum = 0;
    for (std::size_t k = 0; k < width; ++k) {
        beside[k] = (double(state[k]) - double(mean[k])) / double(deviation[k]);
        left += beside[k] * beside[k];
    }
    for (std::size_t a = 0; a < variances.size(); ++a) {
        double along = 0;
        for (std::size_t k = 0; k < width; ++k) along += beside[k] * double(directions[a * width + k]);
        left -= along * along;
        sum += along * along / variances[a];
    }
    return std::sqrt((sum + std::max(0.0, left) / rest) / double(width));
}

Message TrainingKind::why(const PictureFacts& f) const {
    if (!f.modality.empty() && !modalities.empty() && !modalities.count(f.modality)) {
        Terms known;
        for (const auto& [word, count] : modalities) known.words.push_back(word);
        return {kOtherModality, {{"modality", f.modality}, {"known", known}}};
    }
    if (const int side = beside(colour, f.colour, kPlainlyColour)) {
        if (side > 0 && colour.high < kPlainlyColour) return kColourAmongGrey;
        if (side < 0 && f.colour < kPlainlyColour) return kGreyAmongColour;
        return kOtherColours;
    }
    if (beside(aspect, f.aspect, 0.05)) return kOtherShape;
    if (beside(grey, f.grey, 0.01)) return kOtherBrightness;
    if (beside(contrast, f.contrast, 0.01)) return kOtherContrast;
    return kNoPlainReason;
}

Result<std::optional<TrainingKind>> trainingKind(std::span<const float> states, std::span<const int> groups,
                                                 const std::vector<PictureFacts>& facts,
                                                 double falseAlarmRate, const JobContext& job) {
    const std::size_t n = groups.size();
    if (n < std::size_t(kLeastImagesOfAKind)) return std::optional<TrainingKind>();
    const std::size_t width = states.size() / n;
    if (width < 2 || states.size() != n * width || facts.size() != n ||
        !(falseAlarmRate > 0 && falseAlarmRate < 0.5) ||
        std::any_of(states.begin(), states.end(), [](float x) { return !std::isfinite(x); }))
        return Error{ErrorCode::invalidArgument, "states, groups and facts that do not fit each other", {}};
    const Rows rows(states, width);
    std::vector<std::size_t> all(n);
    std::iota(all.begin(), all.end(), std::size_t(0));
    // Fewer images would be drawn further, and their distances be of another measure.
    std::optional<double> share;
    FOVEA_TRY(TrainingKind kind, fitted(rows, all, width, share, job));
    std::vector<double> distances(n);
    for (int group = 0; group <= *std::max_element(groups.begin(), groups.end()); ++group) {
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < n; ++i)
            if (groups[i] != group) others.push_back(i);
        if (others.size() == n) continue;
        if (others.size() < 2) return Error{ErrorCode::invalidArgument, "all images are of one group", {}};
        FOVEA_TRY(const TrainingKind without, fitted(rows, others, width, share, job));
        for (std::size_t i = 0; i < n; ++i)
            if (groups[i] == group) distances[i] = without.distance({rows[i], width});
    }
    kind.falseAlarmRate = falseAlarmRate;
    kind.limit = limitOf(std::move(distances), falseAlarmRate);
    kind.grey = rangeOf(facts, &PictureFacts::grey);
    kind.contrast = rangeOf(facts, &PictureFacts::contrast);
    kind.colour = rangeOf(facts, &PictureFacts::colour);
    kind.aspect = rangeOf(facts, &PictureFacts::aspect);
    for (const PictureFacts& f : facts)
        if (!f.modality.empty()) ++kind.modalities[f.modality];
    return std::optional(std::move(kind));
}

json toJson(const TrainingKind& k) {
    return {{"images", k.images},
            {"false_alarm_rate", k.falseAlarmRate},
            {"limit", rounded(k.limit)},
            {"mean", rounded(k.mean)},
            {"deviation", rounded(k.deviation)},
            {"directions", rounded(k.directions)},
            {"variances", rounded(k.variances)},
            {"rest", rounded(k.rest)},
            {"grey", rangeJson(k.grey)},
            {"contrast", rangeJson(k.contrast)},
            {"colour", rangeJson(k.colour)},
            {"aspect", rangeJson(k.aspect)},
            {"modalities", k.modalities}};
}

TrainingKind trainingKindFrom(const json& j) {
    TrainingKind k;
    k.images = j.at("images");
    k.falseAlarmRate = j.at("false_alarm_rate");
    k.limit = j.at("limit");
    k.mean = j.at("mean").get<std::vector<float>>();
    k.deviation = j.at("deviation").get<std::vector<float>>();
    k.directions = j.at("directions").get<std::vector<float>>();
    k.variances = j.at("variances").get<std::vector<double>>();
    k.rest = j.at("rest");
    k.grey = rangeFrom(j.at("grey"));
    k.contrast = rangeFrom(j.at("contrast"));
    k.colour = rangeFrom(j.at("colour"));
    k.aspect = rangeFrom(j.at("aspect"));
    k.modalities = j.at("modalities").get<std::map<std::string, int>>();
    const auto above = [](double x) { return x > 0 && std::isfinite(x); };
    if (k.deviation.size() != k.mean.size() || k.directions.size() != k.variances.size() * k.mean.size() ||
        !above(k.rest) || !above(k.limit) || !std::all_of(k.variances.begin(), k.variances.end(), above) ||
        !std::all_of(k.deviation.begin(), k.deviation.end(), above))
        throw json::other_error::create(501, "numbers of a kind of images that are none", &j);
    return k;
}

}  // namespace fovea::evaluation
