#include "runs/agreement.h"

#include <algorithm>
#include <cmath>

#include "features/feature_store.h"

namespace fovea::runs {

namespace {

using backbone::Features;

/// [M, d], what the tokens share taken away.
std::vector<double> centred(const float* rows, std::size_t count, std::size_t width) {
    std::vector<double> values(count * width);
    for (std::size_t i = 0; i < width; ++i) {
        double mean = 0;
        for (std::size_t row = 0; row < count; ++row) mean += double(rows[row * width + i]) / double(count);
        for (std::size_t row = 0; row < count; ++row)
            values[row * width + i] = double(rows[row * width + i]) - mean;
    }
    return values;
}

/// Of all rows of `a` and `b`, [L, H, M, d].
void addCosines(const std::vector<float>& a, const std::vector<float>& b, const backbone::FeatureShape& shape,
                std::vector<double>& cosines) {
    const std::size_t count = std::size_t(shape.kept), width = std::size_t(shape.headWidth);
    for (std::size_t head = 0; head < a.size(); head += count * width) {
        const auto x = centred(&a[head], count, width), y = centred(&b[head], count, width);
        for (std::size_t row = 0; row < count; ++row) {
            double product = 0, xx = 0, yy = 0;
            for (std::size_t i = row * width; i < (row + 1) * width; ++i) {
                product += x[i] * y[i];
                xx += x[i] * x[i];
                yy += y[i] * y[i];
            }
            if (xx > 0 && yy > 0) cosines.push_back(product / std::sqrt(xx * yy));
        }
    }
}

double percentile(std::vector<double>& values, double percent) {
    if (values.empty()) return NAN;
    const auto nth = values.begin() + std::ptrdiff_t(percent / 100 * double(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

}  // namespace

Result<Agreement> agreement(const Reading& first, const Reading& second,
                            const backbone::Normalisation& normalisation,
                            const backbone::ExtractionSettings& settings,
                            const std::vector<imaging::Pixels>& images, const JobContext& job) {
    return guarded([&]() -> Result<Agreement> {
        const backbone::Backbone &reference = first.backbone, &other = second.backbone;
        FOVEA_TRY(const backbone::FeatureShape shape, backbone::featureShape(reference.config(), settings));
        backbone::ExtractionSettings everything = settings;  // of the other, all tokens are at hand
        everything.tokenRatio = 1;
        FOVEA_TRY(const backbone::FeatureShape whole, backbone::featureShape(other.config(), everything));
        if (images.empty() || whole.heads != shape.heads || whole.headWidth != shape.headWidth ||
            whole.tokenCount() != shape.tokenCount())
            return Error{ErrorCode::invalidArgument, "nothing to compare", {}};
        const std::size_t M = std::size_t(shape.kept), N = std::size_t(shape.tokenCount()),
                          d = std::size_t(shape.headWidth);
        std::vector<double> keys, values;
        std::size_t shared = 0, kept = 0;
        ProgressMeter meter(job, Stage::compare, std::int64_t(images.size()), 0);
        for (const imaging::Pixels& image : images) {
            const features::NetworkInputs inputs =
                features::networkInputs(image, normalisation, shape.grid * reference.config().patchSize, 0);
            FOVEA_TRY(const Features a, reference.extract(inputs.high, 1, settings, job));
            FOVEA_TRY(const Features b, other.extract(inputs.high, 1, everything, job));
            std::vector<float> keysB(a.keys.size()), valuesB(a.values.size());  // of the tokens that a keeps
            for (std::size_t head = 0; head < std::size_t(shape.layers * shape.heads); ++head) {
                std::vector<std::size_t> place(N);  // of a token among those of the other
                for (std::size_t n = 0; n < N; ++n) place[std::size_t(b.tokens[head * N + n])] = n;
                for (std::size_t m = 0; m < M; ++m) {
                    const std::size_t at = head * M + m, n = place[std::size_t(a.tokens[at])];
                    std::copy_n(&b.keys[(head * N + n) * d], d, &keysB[at * d]);
                    std::copy_n(&b.values[(head * N + n) * d], d, &valuesB[at * d]);
                    shared += n < M;
                }
                kept += M;
            }
            const features::RecordCodec codecA(shape, first.store), codecB(shape, second.store);
            addCosines(codecA.rounded(a.keys), codecB.rounded(keysB), shape, keys);
            addCosines(codecA.rounded(a.values), codecB.rounded(valuesB), shape, values);
            meter.advance();
        }
        return Agreement{int(images.size()),  percentile(keys, 50),  percentile(values, 50),
                         percentile(keys, 1), percentile(values, 1), double(shared) / double(kept)};
    });
}

}  // namespace fovea::runs
