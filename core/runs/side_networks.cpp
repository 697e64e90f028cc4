#include "runs/side_networks.h"

#include <algorithm>

#include "runs/run_messages.h"
#include "runs/whole_progress.h"
#include "training/checkpoint.h"
#include "training/schedule.h"
#include "training/training_messages.h"

namespace fovea::runs {

namespace {
using training::CheckpointFiles;
using training::checkpointPath;
using training::LoopResult;

bool begun(const std::string& runFolder, int network) {
    return CheckpointFiles(checkpointPath(runFolder, network)).any();
}

/// The values of the networks by their names in the network of all.
using Values = std::map<std::string, std::vector<float>>;
void addValues(Values& all, int network, const Values& own) {
    for (const auto& [name, numbers] : own) all[adapter::sideNetworkPrefix(network) + name] = numbers;
}
}  // namespace

namespace {
/// `of`: a loop's epochs, and the one that is kept.
template <class Judged>
SideNetworkFigures figuresOf(const Judged& of) {
    return {int(of.epochs.size()), of.bestEpoch + 1, of.epochs[std::size_t(of.bestEpoch)].auc};
}
}  // namespace

std::vector<SideNetworkFigures> SideNetworks::figures() const {
    std::vector<SideNetworkFigures> all;
    for (std::size_t k = 0; loops.size() > 1 && k < loops.size(); ++k) all.push_back(figuresOf(loops[k]));
    return all;
}

std::vector<SideNetworkFigures> SideNetworks::figuresBeside() const {
    std::vector<SideNetworkFigures> all;
    for (std::size_t k = 0; loops.size() > 1 && k < loops.size(); ++k)
        all.push_back(figuresOf(*loops[k].beside));
    return all;
}

std::optional<training::KeptBeside> SideNetworks::beside() const {
    std::optional<training::KeptBeside> all = loops.front().beside;
    if (!all) return {};
    for (std::size_t k = 1; k < loops.size(); ++k) {
        if (!loops[k].beside) return {};
        addValues(all->values, int(k), loops[k].beside->values);
    }
    return all;
}

double SideNetworks::seconds() const {
    double sum = 0;
    for (const LoopResult& loop : loops) sum += loop.seconds;
    return sum;
}

Message noticeOfNetwork(const Message& notice, int network, int networks) {
    constexpr std::pair<const MessageKind&, const MessageKind&> kOfOne[] = {
        {training::kStepInMicroBatches, kSideNetworkInMicroBatches},
        {training::kLearningRateHalved, kSideNetworkRateHalved},
        {training::kLearningRateHalvedAtStart, kSideNetworkRateHalvedAtStart},
        {training::kStateDamaged, kSideNetworkStateDamaged},
        {training::kEveryStateDamaged, kSideNetworkEveryStateDamaged},
        {training::kStoppedEarly, kSideNetworkStoppedEarly},
    };
    for (const auto& [plain, ofOne] : kOfOne) {
        if (!notice.is(plain)) continue;
        Message said(ofOne, {{"network", network}, {"networks", networks}});
        said.arguments.insert(said.arguments.end(), notice.arguments.begin(), notice.arguments.end());
        return said;
    }
    return notice;
}

std::vector<Message> SideNetworks::notices() const {
    const auto says = [](const LoopResult& loop, const Message& notice) {
        return std::find(loop.notices.begin(), loop.notices.end(), notice) != loop.notices.end();
    };
    std::vector<Message> all;
    for (std::size_t k = 0; k < loops.size(); ++k)
        for (const Message& notice : loops[k].notices) {
            const bool ofAll = std::all_of(loops.begin(), loops.end(),
                                           [&](const LoopResult& loop) { return says(loop, notice); });
            Message said =
                ofAll && int(loops.size()) == asked ? notice : noticeOfNetwork(notice, int(k) + 1, asked);
            if (std::find(all.begin(), all.end(), said) == all.end()) all.push_back(std::move(said));
        }
    return all;
}

Result<SideNetworks> trainSideNetworks(const SideNetworksPlan& plan, FileLayer& files, const JobContext& job,
                                       const RunObserver& observer) {
    const int count = plan.config.sideNetworks;
    WholeProgress progress(job, count);
    // Lines for the command line are English.
    const auto ofNetwork = [&](int k) {
        JobContext one = progress.of(k);
        if (count > 1 && job.log)
            one.log = [&job, of = "Side network " + std::to_string(k + 1) + " of " + std::to_string(count) +
                                  ": "](const std::string& line) { job.log(of + line); };
        return one;
    };
    std::optional<adapter::Network> first;
    Values values;
    std::vector<LoopResult> loops;
    for (int k = 0; k < count; ++k) {
        const bool mayBeLeftOut = k > 0;
        if (mayBeLeftOut && plan.loop.stop.cancelled() && !begun(plan.runFolder, k)) break;
        training::LoopOptions options = plan.loop;
        options.seed += std::uint64_t(k);
        options.checkpointPath = checkpointPath(plan.runFolder, k);
        options.saveAtEnd = k + 1 < count;
        FOVEA_TRY(adapter::Network network,
                  adapter::Network::create(plan.config.ofOne(), options.seed, plan.device));
        FOVEA_CHECK(network.setHead(plan.head));
        const std::unique_ptr<training::BatchSource> source = plan.source(options.seed);
        const auto onStep = [&, said = count == 1](const training::StepEvent& step) mutable {
            if (!std::exchange(said, true) && observer.onSideNetwork) observer.onSideNetwork(k + 1, count);
            if (observer.onStep) observer.onStep(step);
        };
        auto loop =
            training::runLoop(network, *source, options, files, ofNetwork(k), onStep, observer.onEpoch);
        if (!loop && mayBeLeftOut && loop.error().code == ErrorCode::cancelled &&
            plan.loop.stop.cancelled() && !job.cancel.cancelled())
            break;
        if (!loop) return loop.error();
        const std::size_t wholeEpoch =
            training::epochBatches(source->trainCount(), options.batch, options.seed, 0).size();
        if (mayBeLeftOut && loop->stopped && loop->losses.size() < wholeEpoch) break;
        addValues(values, k, network.values());
        loops.push_back(std::move(*loop));
        if (k == 0) first = std::move(network);
        if (loops.back().stopped) break;
    }
    if (loops.size() == 1) return SideNetworks{std::move(*first), std::move(loops), count};
    adapter::AdapterConfig config = plan.config;
    config.sideNetworks = int(loops.size());
    FOVEA_TRY(adapter::Network all, adapter::Network::create(config, plan.loop.seed, plan.device));
    FOVEA_CHECK(all.setHead(plan.head));
    FOVEA_CHECK(all.setValues(values));
    return SideNetworks{std::move(all), std::move(loops), count};
}

void removeCheckpoints(const std::string& runFolder) {
    for (int k = 0; k < adapter::kMostSideNetworks; ++k)
        CheckpointFiles(checkpointPath(runFolder, k)).remove();
}

int networkUnderWay(const std::string& runFolder) {
    int last = 0;
    for (int k = 1; k < adapter::kMostSideNetworks; ++k)
        if (begun(runFolder, k)) last = k;
    return last;
}

}  // namespace fovea::runs
