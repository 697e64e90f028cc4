#include "evaluation/calibration.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>
#include <numeric>
#include <set>

#include "evaluation/clusters.h"
#include "evaluation/proportion.h"
#include "evaluation/quantiles.h"

namespace fovea::evaluation {

using nlohmann::json;

namespace {

// What is as good as impossible keeps a finite logarithm.
constexpr double kLeast = 1e-300;
// Beyond e^4.6, about 100 times, no temperature is of use.
constexpr double kMostLogTemperature = 4.6;

/// A square matrix of a few rows.
struct Matrix {
    explicit Matrix(std::size_t rows) : n(rows), cells(rows * rows) {}
    double& at(std::size_t row, std::size_t column) { return cells[row * n + column]; }
    double at(std::size_t row, std::size_t column) const { return cells[row * n + column]; }
    std::size_t n;
    std::vector<double> cells;
};

/// The solution x of (a + ridge I) x = b by Cholesky's factors; empty where that is not positive definite.
std::vector<double> solved(const Matrix& a, double ridge, std::vector<double> b) {
    Matrix l(a.n);
    for (std::size_t i = 0; i < a.n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a.at(i, j) + (i == j ? ridge : 0);
            for (std::size_t k = 0; k < j; ++k) sum -= l.at(i, k) * l.at(j, k);
            if (i == j && !(sum > 0)) return {};
            l.at(i, j) = i == j ? std::sqrt(sum) : sum / l.at(j, j);
        }
    for (std::size_t i = 0; i < a.n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= l.at(i, k) * b[k];
        b[i] /= l.at(i, i);
    }
    for (std::size_t i = a.n; i-- > 0;) {
        for (std::size_t k = i + 1; k < a.n; ++k) b[i] -= l.at(k, i) * b[k];
        b[i] /= l.at(i, i);
    }
    return b;
}

/// A smooth function with its slopes and curvatures.
struct Value {
    explicit Value(std::size_t parameters) : gradient(parameters), curvature(parameters) {}
    double value = 0;
    std::vector<double> gradient;
    Matrix curvature;
};
using Objective = std::function<Value(const std::vector<double>&)>;

/// Where `f` is smallest, by Newton's steps with a ridge where they lead nowhere. Empty where none is found.
std::vector<double> minimum(const Objective& f, std::vector<double> at) {
    constexpr int kMostSteps = 200;
    constexpr double kEnough = 1e-13;
    Value here = f(at);
    for (int step = 0; step < kMostSteps; ++step) {
        double moved = 0;
        bool better = false;
        for (double ridge = 0; ridge < 1e12 && !better; ridge = ridge > 0 ? ridge * 10 : 1e-6) {
            const std::vector<double> direction = solved(here.curvature, ridge, here.gradient);
            if (direction.empty()) continue;
            std::vector<double> next = at;
            moved = 0;
            for (std::size_t i = 0; i < at.size(); ++i) {
                next[i] -= direction[i];
                moved = std::max(moved, std::abs(direction[i]));
            }
            const Value there = f(next);
            // At the bottom rounding decides which of two is less.
            if (!(there.value <= here.value + 1e-14 * std::abs(here.value))) continue;
            at = std::move(next);
            here = there;
            better = true;
        }
        if (!better) return {};
        if (moved < kEnough) return at;
    }
    return {};
}

/// softmax of log p / T + b, of one row, in place.
void recalibrate(std::span<double> row, const Recalibration& r) {
    double highest = -std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < row.size(); ++c) {
        row[c] = std::log(std::max(row[c], kLeast)) / r.temperature + (r.biases.empty() ? 0 : r.biases[c]);
        highest = std::max(highest, row[c]);
    }
    double sum = 0;
    for (double& value : row) sum += value = std::exp(value - highest);
    for (double& value : row) value /= sum;
}

/// [n] 1 / the number of the patient's images.
std::vector<double> patientWeights(const Predictions& predictions) {
    const Clusters clusters = clustersOf(predictions);
    std::vector<double> images(clusters.patients), weights;
    for (const std::size_t patient : clusters.patientOf) images[patient] += 1;
    for (const std::size_t patient : clusters.patientOf) weights.push_back(1 / images[patient]);
    return weights;
}

/// Log loss and priors, of log T and, where there are more parameters, of the biases.
Objective lossOf(const Predictions& p, const std::vector<double>& weights,
                 const RecalibrationOptions& options) {
    return [&p, &weights, &options](const std::vector<double>& at) {
        const std::size_t C = std::size_t(p.classes), parameters = at.size();
        const bool withBiases = parameters > 1;
        Value out(parameters);
        std::vector<double> scaled(C), share(C);
        for (std::size_t i = 0; i < p.size(); ++i) {
            double highest = -std::numeric_limits<double>::infinity();
            for (std::size_t c = 0; c < C; ++c) {
                scaled[c] = std::log(std::max(p.probabilities[i * C + c], kLeast)) * std::exp(-at[0]);
                share[c] = scaled[c] + (withBiases ? at[1 + c] : 0);
                highest = std::max(highest, share[c]);
            }
            const std::size_t truth = std::size_t(p.truth[i]);
            const double right = share[truth];
            double sum = 0;
            for (double& s : share) sum += s = std::exp(s - highest);
            out.value += weights[i] * (highest + std::log(sum) - right);
            double mean = 0, square = 0;
            for (std::size_t c = 0; c < C; ++c) {
                share[c] /= sum;
                mean += share[c] * scaled[c];
                square += share[c] * scaled[c] * scaled[c];
            }
            // The scaled logits fall by themselves as log T rises.
            out.gradient[0] -= weights[i] * (mean - scaled[truth]);
            out.curvature.at(0, 0) += weights[i] * (square - mean * mean + mean - scaled[truth]);
            for (std::size_t c = 0; withBiases && c < C; ++c) {
                out.gradient[1 + c] += weights[i] * (share[c] - double(c == truth));
                const double mixed = -weights[i] * share[c] * (scaled[c] - mean);
                out.curvature.at(0, 1 + c) += mixed;
                out.curvature.at(1 + c, 0) += mixed;
                for (std::size_t d = 0; d < C; ++d)
                    out.curvature.at(1 + c, 1 + d) += weights[i] * share[c] * (double(c == d) - share[d]);
            }
        }
        for (std::size_t k = 0; k < parameters; ++k) {
            const double deviation = k == 0 ? options.temperatureDeviation : options.biasDeviation;
            if (k == 0 && deviation == 0) continue;
            const double precision = 1 / (deviation * deviation);
            out.value += precision * at[k] * at[k] / 2;
            out.gradient[k] += precision * at[k];
            out.curvature.at(k, k) += precision;
        }
        return out;
    };
}

/// A fit to images, each of which adds `loss` with these slopes, and its variance between patients.
struct Fit {
    std::vector<double> parameters;  ///< empty: none was found
    Matrix variance;
};

/// What an image adds.
using ImageLoss = std::function<Value(std::size_t image, const std::vector<double>& at)>;

/// The smallest sum of losses, with the sandwich variance over patients (Liang and Zeger, Biometrika 73,
/// 1986) times G / (G - 1), G being their number.
Fit fitted(std::size_t parameters, const Clusters& clusters, const ImageLoss& loss,
           const std::vector<double>& start) {
    const std::size_t n = clusters.patientOf.size();
    const auto total = [&](const std::vector<double>& at) {
        Value sum(parameters);
        for (std::size_t i = 0; i < n; ++i) {
            const Value one = loss(i, at);
            sum.value += one.value;
            for (std::size_t k = 0; k < parameters; ++k) sum.gradient[k] += one.gradient[k];
            for (std::size_t k = 0; k < one.curvature.cells.size(); ++k)
                sum.curvature.cells[k] += one.curvature.cells[k];
        }
        return sum;
    };
    Fit fit{minimum(total, start), Matrix(parameters)};
    // Where a class is told apart without an error no slope is the best.
    constexpr double kNoLongerFinite = 1e3;
    if (std::any_of(fit.parameters.begin(), fit.parameters.end(),
                    [](double v) { return !(std::abs(v) < kNoLongerFinite); }))
        fit.parameters.clear();
    if (fit.parameters.empty() || clusters.patients < 2) return fit;

    std::vector<std::vector<double>> ofPatient(clusters.patients, std::vector<double>(parameters));
    for (std::size_t i = 0; i < n; ++i) {
        const Value one = loss(i, fit.parameters);
        for (std::size_t k = 0; k < parameters; ++k) ofPatient[clusters.patientOf[i]][k] += one.gradient[k];
    }
    const Matrix curvature = total(fit.parameters).curvature;
    const double patients = double(clusters.patients);
    for (const std::vector<double>& gradient : ofPatient) {
        const std::vector<double> moved = solved(curvature, 0, gradient);
        if (moved.empty()) return Fit{{}, Matrix(parameters)};
        for (std::size_t k = 0; k < parameters; ++k)
            for (std::size_t m = 0; m < parameters; ++m)
                fit.variance.at(k, m) += moved[k] * moved[m] * patients / (patients - 1);
    }
    return fit;
}

Estimate estimateOf(const Fit& fit, std::size_t parameter, std::size_t patients) {
    if (fit.parameters.empty()) return {};
    const double value = fit.parameters[parameter];
    if (patients < 2) return {value, kUnknown, kUnknown};
    const double half = normalQuantile(0.95) * std::sqrt(fit.variance.at(parameter, parameter));
    return {value, value - half, value + half};
}

double logit(double probability) {
    const double epsilon = std::numeric_limits<double>::epsilon();
    const double p = std::clamp(probability, epsilon, 1 - epsilon);
    return std::log(p / (1 - p));
}

/// Of a logistic regression at the linear predictor `eta`, of which `slopes` are the derivatives.
Value logisticLoss(double eta, bool positive, const std::vector<double>& slopes) {
    Value out(slopes.size());
    const double p = 1 / (1 + std::exp(-eta));
    // log(1 + e^x) without overflow.
    const double x = positive ? -eta : eta;
    out.value = std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
    for (std::size_t k = 0; k < slopes.size(); ++k) {
        out.gradient[k] = (p - double(positive)) * slopes[k];
        for (std::size_t m = 0; m < slopes.size(); ++m)
            out.curvature.at(k, m) = p * (1 - p) * slopes[k] * slopes[m];
    }
    return out;
}

bool bothSides(const ScoredImages& images) {
    const auto positives = std::count_if(images.positive.begin(), images.positive.end(),
                                         [](int positive) { return positive != 0; });
    return positives > 0 && std::size_t(positives) < images.size();
}

/// The factor on all logits together that would suit the images best: 1 / T without a prior.
Estimate slopeOfAll(const Predictions& p) {
    const std::size_t C = std::size_t(p.classes);
    const Clusters clusters = clustersOf(p);
    const auto loss = [&](std::size_t i, const std::vector<double>& at) {
        Value out(1);
        double highest = -std::numeric_limits<double>::infinity();
        std::vector<double> logs(C);
        for (std::size_t c = 0; c < C; ++c) {
            logs[c] = std::log(std::max(p.probabilities[i * C + c], kLeast));
            highest = std::max(highest, at[0] * logs[c]);
        }
        double sum = 0, mean = 0, square = 0;
        for (const double l : logs) {
            const double share = std::exp(at[0] * l - highest);
            sum += share;
            mean += share * l;
            square += share * l * l;
        }
        mean /= sum;
        square /= sum;
        const double right = logs[std::size_t(p.truth[i])];
        out.value = highest + std::log(sum) - at[0] * right;
        out.gradient[0] = mean - right;
        out.curvature.at(0, 0) = square - mean * mean;
        return out;
    };
    return estimateOf(fitted(1, clusters, loss, {1}), 0, clusters.patients);
}

/// The most probable class of each image against whether it is right.
ScoredImages mostProbable(const Predictions& p) {
    ScoredImages images;
    images.patients = p.patients;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const int predicted = predictedClass(p, i);
        images.scores.push_back(p.probabilities[i * std::size_t(p.classes) + std::size_t(predicted)]);
        images.positive.push_back(predicted == p.truth[i]);
    }
    return images;
}

/// Of stating each class's share for every image, as Metrics::brier counts.
double brierOfShares(const Predictions& p) {
    double sum = 0;
    for (int c = 0; c < p.classes; ++c) {
        const double share = double(std::count(p.truth.begin(), p.truth.end(), c)) / double(p.size());
        sum += share * (1 - share);
    }
    return p.classes == 2 ? sum / 2 : sum;
}

}  // namespace

std::vector<double> recalibrated(std::vector<double> probabilities, int classes,
                                 const Recalibration& recalibration) {
    if (recalibration.none()) return probabilities;
    for (std::size_t first = 0; first < probabilities.size(); first += std::size_t(classes))
        recalibrate(std::span(probabilities).subspan(first, std::size_t(classes)), recalibration);
    return probabilities;
}

Predictions recalibrated(Predictions predictions, const Recalibration& recalibration) {
    predictions.probabilities =
        recalibrated(std::move(predictions.probabilities), predictions.classes, recalibration);
    return predictions;
}

Result<Recalibration> fitRecalibration(const Predictions& predictions, const RecalibrationOptions& options) {
    return guarded([&]() -> Result<Recalibration> {
        FOVEA_CHECK(checkPredictions(predictions));
        if (!(options.temperatureDeviation >= 0) || !(options.biasDeviation > 0))
            return Error{ErrorCode::invalidArgument, "the deviation of a prior is below 0", {}};
        std::vector<int> images(std::size_t(predictions.classes));
        for (const int truth : predictions.truth) ++images[std::size_t(truth)];
        const auto [fewest, most] = std::minmax_element(images.begin(), images.end());
        if (*most == int(predictions.size())) return Recalibration{};
        const bool withBiases = *fewest >= options.imagesForBiases;
        const std::vector<double> weights = patientWeights(predictions);
        std::vector<double> start(withBiases ? 1 + images.size() : 1);
        const std::vector<double> at = minimum(lossOf(predictions, weights, options), start);
        if (at.empty() || std::abs(at[0]) > kMostLogTemperature) return Recalibration{};
        Recalibration found;
        found.temperature = std::exp(at[0]);
        found.biases.assign(at.begin() + 1, at.end());
        return found;
    });
}

CalibrationLine calibrationLine(const ScoredImages& images) {
    CalibrationLine line;
    if (images.size() == 0 || !bothSides(images)) return line;
    const Clusters clusters = clustersOf(images);
    std::vector<double> logits;
    for (const double score : images.scores) logits.push_back(logit(score));
    const Fit both =
        fitted(2, clusters,
               [&](std::size_t i, const std::vector<double>& at) {
                   return logisticLoss(at[0] + at[1] * logits[i], images.positive[i] != 0, {1, logits[i]});
               },
               {0, 1});
    line.slope = estimateOf(both, 1, clusters.patients);
    const Fit large = fitted(1, clusters,
                             [&](std::size_t i, const std::vector<double>& at) {
                                 return logisticLoss(at[0] + logits[i], images.positive[i] != 0, {1});
                             },
                             {0});
    line.intercept = estimateOf(large, 0, clusters.patients);
    return line;
}

ScoredImages calibratedImages(const Predictions& predictions, int positive) {
    return predictions.classes == 2 ? oneAgainstRest(predictions, positive) : mostProbable(predictions);
}

Result<CalibrationFigures> calibrationOf(const Predictions& predictions, int positive) {
    return guarded([&]() -> Result<CalibrationFigures> {
        FOVEA_TRY(const Metrics metrics, computeMetrics(predictions));
        CalibrationFigures figures;
        const bool two = predictions.classes == 2;
        const ScoredImages images = calibratedImages(predictions, positive);
        if (two)
            figures.line = calibrationLine(images);
        else
            figures.line.slope = slopeOfAll(predictions);
        figures.brier = metrics.brier;
        figures.logLoss = metrics.logLoss;
        const double ofShares = brierOfShares(predictions);
        if (ofShares > 0) figures.brierSkill = 1 - metrics.brier / ofShares;
        const std::vector<ReliabilityBin> bins = reliability(images);
        // Of a single bin it would be the calibration in the large under another name.
        if (bins.size() > 1) figures.ece = expectedCalibrationError(bins);
        return figures;
    });
}

std::vector<ReliabilityBin> reliability(const ScoredImages& images, int bins, double confidence) {
    constexpr std::size_t kFewestImages = 10;
    const std::size_t n = images.size();
    const std::size_t wanted = std::clamp(n / kFewestImages, std::size_t(1), std::size_t(std::max(bins, 1)));
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return images.scores[a] < images.scores[b]; });
    const Clusters clusters = clustersOf(images);
    const ClusteredProportion proportion(clusters);
    std::vector<ReliabilityBin> out;
    std::size_t first = 0;
    for (std::size_t k = 1; k <= wanted && first < n; ++k) {
        std::size_t end = std::max(first + 1, k * n / wanted);
        while (end < n && images.scores[order[end]] == images.scores[order[end - 1]]) ++end;
        std::vector<bool> inBin(n);
        std::set<std::size_t> patients;
        ReliabilityBin bin;
        for (std::size_t i = first; i < end; ++i) {
            inBin[order[i]] = true;
            patients.insert(clusters.patientOf[order[i]]);
            bin.stated += images.scores[order[i]] / double(end - first);
        }
        bin.low = images.scores[order[first]];
        bin.high = images.scores[order[end - 1]];
        bin.images = int(end - first);
        bin.patients = int(patients.size());
        bin.observed =
            proportion.estimate([&](std::size_t i) { return bool(inBin[i]); },
                                [&](std::size_t i) { return images.positive[i] != 0; }, confidence);
        out.push_back(bin);
        first = end;
    }
    return out;
}

double expectedCalibrationError(std::span<const ReliabilityBin> bins) {
    double images = 0, plain = 0, byChance = 0;
    for (const ReliabilityBin& bin : bins) {
        const double share = bin.observed.value, distance = std::abs(bin.stated - share);
        const double deviation = std::sqrt(share * (1 - share) / bin.images);
        // The mean of |x|, x normal around that distance: what drawing the images anew would make of it.
        double drawn = distance;
        if (deviation > 0) {
            const double z = distance / deviation;
            drawn = deviation * std::sqrt(2 / std::numbers::pi) * std::exp(-z * z / 2) +
                    distance * std::erf(z / std::numbers::sqrt2);
        }
        images += bin.images;
        plain += bin.images * distance;
        byChance += bin.images * (drawn - distance);
    }
    return images > 0 ? std::max(0.0, (plain - byChance) / images) : kUnknown;
}

json toJson(const Recalibration& r) {
    return {{"temperature", r.temperature}, {"biases", r.biases.empty() ? json(nullptr) : json(r.biases)}};
}

Recalibration recalibrationFrom(const json& j) {
    Recalibration r;
    r.temperature = j.at("temperature").get<double>();
    if (!j.at("biases").is_null()) r.biases = j["biases"].get<std::vector<double>>();
    return r;
}

}  // namespace fovea::evaluation
