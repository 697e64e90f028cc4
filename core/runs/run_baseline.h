#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runs/baseline.h"
#include "runs/task.h"
#include "training/ridge_regression.h"

namespace fovea::runs {

/// The baseline beside a run, of whatever kind its question is: of classes a Baseline, of findings one each,
/// of a number the ridge regression on one of the cheap readings that says images of groups of patients that
/// it has not learned from with the least squared error.
class RunBaseline {
public:
    /// Of classes and findings Baseline::strongest(). `variables`: as there; of classes alone. Errors: those
    /// of it.
    static Result<RunBaseline> strongest(const features::FeatureStore& store,
                                         const std::vector<dataset::Sample>& train, const Task& task,
                                         const JobContext& job, std::optional<BaselineMethod> but = {},
                                         const adapter::VariableCoding* variables = nullptr);
    /// Of one method, as Baseline::fit(). Errors: as above; invalidArgument (an attentive probe of a number,
    /// which learns its queries by classes).
    static Result<RunBaseline> fit(const features::FeatureStore& store,
                                   const std::vector<dataset::Sample>& train, const Task& task,
                                   BaselineMethod method, const JobContext& job,
                                   const adapter::VariableCoding* variables = nullptr);
    /// What a run left in its folder; nothing where it left none. Error: corruptFile.
    static Result<std::optional<RunBaseline>> left(const std::string& runFolder, const Task& task);
    /// Errors: diskFull, notWritable.
    Result<void> save(const std::string& runFolder, FileLayer& files) const;

    /// [n, C] as adapter::Prediction::probabilities. Cancellable. Errors: those of the store; invalidArgument
    /// (another width than it was fitted to).
    Result<std::vector<double>> answers(const features::FeatureStore& store,
                                        const std::vector<dataset::Sample>& samples,
                                        const JobContext& job = {}) const;
    /// As Baseline::penaltyChosen(), of the first output.
    std::optional<bool> penaltyChosen() const;
    /// What output `i` is read from; of classes there is but one reading.
    BaselineMethod method(std::size_t i = 0) const;
    /// Whether it reads clinical variables beside that.
    bool readsVariables() const { return !m_number && m_parts.front().readsVariables(); }

private:
    std::vector<Baseline> m_parts;  ///< one, or one a finding; empty for a number
    /// `fit` makes the baseline of classes.
    template <class Fit>
    static Result<RunBaseline> of(const features::FeatureStore& store,
                                  const std::vector<dataset::Sample>& train, const Task& task,
                                  const std::vector<BaselineMethod>& methods, const JobContext& job,
                                  const Fit& fit);

    bool m_findings = false;
    std::optional<bool> m_penaltyChosen;  ///< of a number
    std::optional<training::RidgeRegression> m_number;
    BaselineMethod m_method = BaselineMethod::classToken;  ///< of a number
};

}  // namespace fovea::runs
