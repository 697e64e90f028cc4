#include "inference/on_records.h"

#include <algorithm>

#include "backbone/threads.h"

namespace fovea::inference {

namespace {
constexpr std::size_t kAskedAtOnce = 16;  // of an image without some of its tokens
}

std::vector<bool> AskedImage::keptAmong(const std::vector<bool>& chosen) const {
    std::vector<bool> kept;
    kept.reserve(tokens.tokens.size());
    for (const std::int32_t token : tokens.tokens) kept.push_back(chosen[std::size_t(token)]);
    return kept;
}

adapter::Batch AdapterOnRecords::batchOf(const AskedImage& image) const {
    adapter::Batch batch;
    codec.makeRoom(batch, 1);
    codec.decode(image.record, batch, 0);
    batch.summaries = codec.summary(image.record);
    batch.low = image.low;
    batch.variables = image.variables;
    return batch;
}

Result<AskedImage> AdapterOnRecords::ask(std::vector<std::byte> record, std::vector<float> low,
                                         std::vector<float> variables) const {
    return guarded([&]() -> Result<AskedImage> {
        AskedImage image;
        image.tokens = codec.tokens(record);
        image.record = std::move(record);
        image.low = std::move(low);
        image.variables = std::move(variables);
        FOVEA_TRY(adapter::Prediction said, network.predict(batchOf(image)));
        image.networkProbabilities = std::move(said.probabilities);
        return image;
    });
}

Result<adapter::Prediction> AdapterOnRecords::askAgain(const AskedImage& image,
                                                       std::span<const std::vector<bool>> out,
                                                       const JobContext& job) const {
    return guarded([&]() -> Result<adapter::Prediction> {
        if (image.record.empty())
            return Error{ErrorCode::invalidArgument, "predicted without what it can be asked again by", {}};
        std::optional<backbone::Threads> own;
        if (threads) own.emplace(*threads);
        adapter::Prediction all;
        all.classes = info.config.classes;
        for (std::size_t first = 0; first < out.size(); first += kAskedAtOnce) {
            FOVEA_CHECK(job.check());
            const auto some = out.subspan(first, std::min(kAskedAtOnce, out.size() - first));
            adapter::Batch batch;
            codec.makeRoom(batch, int(some.size()));
            for (std::size_t i = 0; i < some.size(); ++i) {
                const std::vector<std::byte> record = codec.without(image.record, some[i]);
                codec.decode(record, batch, int(i));
                const std::vector<float> summary = codec.summary(record);
                batch.summaries.insert(batch.summaries.end(), summary.begin(), summary.end());
                batch.variables.insert(batch.variables.end(), image.variables.begin(), image.variables.end());
                batch.low.insert(batch.low.end(), image.low.begin(), image.low.end());
            }
            FOVEA_TRY(const adapter::Prediction said, network.predict(batch));
            all.probabilities.insert(all.probabilities.end(), said.probabilities.begin(),
                                     said.probabilities.end());
            all.logits.insert(all.logits.end(), said.logits.begin(), said.logits.end());
        }
        return all;
    });
}

}  // namespace fovea::inference
