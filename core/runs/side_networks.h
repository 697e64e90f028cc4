#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapter/network.h"
#include "runs/run.h"
#include "training/loop.h"

namespace fovea::runs {

/// How the side networks of a run are trained, in turn.
struct SideNetworksPlan {
    adapter::AdapterConfig config;
    adapter::Head head;
    /// Of the first one. The others have the next seeds, and checkpoints of their own.
    training::LoopOptions loop;
    std::string runFolder, device;
    /// The images as a network of this seed meets them.
    std::function<std::unique_ptr<training::BatchSource>(std::uint64_t seed)> source;
};

struct SideNetworks {
    adapter::Network network;  ///< of all that were trained, with the head
    /// One each; fewer than were asked for where the run was stopped: never none.
    std::vector<training::LoopResult> loops;

    int asked = 1;  ///< how many were to be trained

    /// One each, where there are several.
    std::vector<SideNetworkFigures> figures() const;
    /// Nothing where a loop was not asked for it from its beginning.
    std::optional<training::KeptBeside> beside() const;
    std::vector<SideNetworkFigures> figuresBeside() const;  ///< as figures(), of beside()
    bool stopped() const { return loops.back().stopped || int(loops.size()) < asked; }
    double seconds() const;
    /// What all of them say, once; else each names the network it is about.
    std::vector<Message> notices() const;
};

/// A notice of a training loop, saying which of several side networks it is about (`network` from 1). As it
/// is, where it is of another kind.
Message noticeOfNetwork(const Message& notice, int network, int networks);

/// Trains them. What is there of an earlier session goes on, network by network, to the same result. A stop
/// (LoopOptions::stop) ends the one that is being trained and leaves out those that have made no whole epoch,
/// which would have as much of a say as the others; of the first one what there is is kept, as runLoop() has
/// it. Tells `observer` of steps, epochs and
/// which network they are of; progress "train" is that of all. Errors: those of runLoop().
Result<SideNetworks> trainSideNetworks(const SideNetworksPlan& plan, FileLayer& files, const JobContext& job,
                                       const RunObserver& observer);

/// Removes what is saved of networks on their way.
void removeCheckpoints(const std::string& runFolder);
/// The side network, from 0, of which something is saved there, the last one.
int networkUnderWay(const std::string& runFolder);

}  // namespace fovea::runs
