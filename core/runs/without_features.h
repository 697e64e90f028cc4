#pragma once

#include <algorithm>

#include "training/loop.h"

namespace fovea::runs {

/// Another source with the fine-grained features taken away: what remains is the
/// side network alone, the control that says what the backbone adds.
class WithoutFeatures final : public training::BatchSource {
public:
    explicit WithoutFeatures(training::BatchSource& source) : m_source(source) {}
    int trainCount() const override { return m_source.trainCount(); }
    int validationCount() const override { return m_source.validationCount(); }
    std::vector<int> trainImages(int item, int epoch) override { return m_source.trainImages(item, epoch); }
    int validationImages(int item) const override { return m_source.validationImages(item); }
    Result<adapter::Batch> trainBatch(std::span<const int> items, int epoch) override {
        return blanked(m_source.trainBatch(items, epoch));
    }
    Result<adapter::Batch> validationBatch(int first, int count) override {
        return blanked(m_source.validationBatch(first, count));
    }
    /// Keys and values become zero.
    static void blank(adapter::Batch& batch) {
        std::fill(batch.keys.begin(), batch.keys.end(), std::byte(0));
        std::fill(batch.values.begin(), batch.values.end(), std::byte(0));
        std::fill(batch.keyRanges.begin(), batch.keyRanges.end(), 0.0f);
        std::fill(batch.valueRanges.begin(), batch.valueRanges.end(), 0.0f);
    }

private:
    static Result<adapter::Batch> blanked(Result<adapter::Batch> batch) {
        if (batch) blank(*batch);
        return batch;
    }

    training::BatchSource& m_source;
};

}  // namespace fovea::runs
