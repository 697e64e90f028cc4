#pragma once

#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "evaluation/intervals.h"
#include "features/feature_store.h"
#include "training/logistic_regression.h"

namespace fovea::training {

/// How the simple reader did beside an adapter, on the same images.
struct BaselineFigures {
    double penalty = 0;
    evaluation::Estimate auc;
    evaluation::Estimate adapterMinusThis;  ///< in AUC, by the same draws of patients
};

/// The simple reader of a run: logistic regression on the backbone's class token, which
/// needs no training worth the name. What an adapter does not add to it is not worth having.
class Baseline {
public:
    /// Fits to `train` with each of kLogisticPenalties and keeps the one of the highest AUC on
    /// `validation`; without validation images, or where none has an AUC, kUsualPenalty.
    /// Features of every sample must be in the store; labels must be among `classes`.
    /// Errors: those of the store and of LogisticRegression::fit().
    static Result<Baseline> fit(const features::FeatureStore& store,
                                const std::vector<dataset::Sample>& train,
                                const std::vector<dataset::Sample>& validation,
                                const std::vector<std::string>& classes);
    /// The one that a run left in its folder. Errors: fileNotFound (a run of an earlier version),
    /// corruptFile.
    static Result<Baseline> load(const std::string& runFolder);
    /// Errors: diskFull, notWritable.
    Result<void> save(const std::string& runFolder, FileLayer& files) const;

    double penalty() const { return m_penalty; }
    /// [n, classes] in the order of the classes it was fitted with. Errors: those of the store;
    /// invalidArgument (another width than it was fitted to).
    Result<std::vector<double>> probabilities(const features::FeatureStore& store,
                                              const std::vector<dataset::Sample>& samples) const;

private:
    Baseline(LogisticRegression model, double penalty) : m_model(std::move(model)), m_penalty(penalty) {}
    LogisticRegression m_model;
    double m_penalty;
};

/// Beside the adapter's predictions `adapter`, those of the baseline for the same images.
Result<BaselineFigures> besideBaseline(const evaluation::Predictions& adapter,
                                       std::vector<double> baselineProbabilities, double penalty,
                                       const evaluation::IntervalOptions& options);

}  // namespace fovea::training
