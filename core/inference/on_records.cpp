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

adapter::Batch AdapterOnRecords::batchOf(std::span<const std::byte> record,
                                         std::span<const float> low) const {
    adapter::Batch batch;
    codec.makeRoom(batch, 1);
    codec.decode(record, batch, 0);
    batch.summaries = codec.summary(record);
    batch.low.assign(low.begin(), low.end());
    return batch;
}

Result<AskedImage> AdapterOnRecords::ask(std::vector<std::byte> record, std::vector<float> low) const {
    return guarded([&]() -> Result<AskedImage> {
        FOVEA_TRY(adapter::Prediction said, network.predict(batchOf(record, low)));
        features::StoredTokens tokens = codec.tokens(record);
        return AskedImage{std::move(said.probabilities), std::move(tokens), std::move(record),
                          std::move(low)};
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
