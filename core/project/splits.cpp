#include "project/splits.h"

#include <nlohmann/json.hpp>

#include "dataset/repair.h"

namespace fovea::project {

std::string splitSharesText(const dataset::SplitShares& shares) {
    return nlohmann::json({{"validation", shares.validation}, {"test", shares.test}}).dump();
}

Result<dataset::SplitShares> splitShares(const Project& project) {
    FOVEA_TRY(const std::string text, project.setting(kSplitShares));
    if (text.empty()) return dataset::SplitShares();
    const nlohmann::json stored = nlohmann::json::parse(text, nullptr, false);
    const auto share = [&](const char* name) {
        const auto it = stored.find(name);
        return it != stored.end() && it->is_number() ? it->get<double>() : -1;
    };
    const dataset::SplitShares shares{share("validation"), share("test")};
    if (!stored.is_object() || !dataset::checkShares(shares))
        return Error{ErrorCode::corruptFile, "the setting 'split_shares' holds no shares", project.folder()};
    return shares;
}

Result<dataset::Asked> asked(const Project& project) {
    dataset::Asked asked;
    FOVEA_TRY(asked.questions, project.questions());
    FOVEA_TRY(const dataset::Question inUse, project.question());
    while (asked.questions[asked.inUse].id != inUse.id) ++asked.inUse;
    return asked;
}

Result<void> resplit(Project& project, const dataset::SplitOptions& wanted) {
    dataset::SplitOptions options = wanted;
    FOVEA_TRY(options.asked, asked(project));
    FOVEA_TRY(auto samples, project.samples());
    FOVEA_CHECK(dataset::assignSplits(samples, options));
    return project.setSplits(samples, {{kSplitShares, splitSharesText(options.shares)}});
}

Result<int> takeValidation(Project& project, std::uint64_t seed) {
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const dataset::Asked all, asked(project));
    FOVEA_TRY(const auto taken, dataset::takenForValidation(samples, seed, all));
    FOVEA_CHECK(project.setSplits(taken));
    return int(taken.size());
}

}  // namespace fovea::project
