#include "runs/earlier_notices.h"

#include <iterator>

#include "runs/run_messages.h"

namespace fovea::runs {

using training::EarlierKind;

namespace {

using Notice = const training::EarlierNotice&;

Message besideBaseline(const MessageKind& kind, Notice n) {
    const char* images = n.name == "held_out" ? kOnHeldOutImages
                         : n.name == "seeds"  ? kOnValidationImagesOverSeeds
                         : n.name == "these"  ? kOnTheseImages
                                              : kOnValidationImages;
    return {kind,
            {{"adapter_auc", n.numbers[0]},
             {"baseline_auc", n.numbers[1]},
             {"difference", n.numbers[2]},
             {"low", n.numbers[3]},
             {"high", n.numbers[4]},
             {"reads", Terms{{kReadsClassToken}}},
             {"images", Terms{{images}}}}};
}

/// What records hold; the kinds of plans were never kept.
constexpr EarlierKind kKinds[] = {
    {"small_class", 1,
     [](Notice n) {
         return Message{kSmallClass, {{"patients", n.whole(0)}, {"class", n.name}}};
     }},
    {"images_left_out", 1,
     [](Notice n) {
         return Message{kImagesLeftOut, {{"images", n.whole(0)}}};
     }},
    {"features_damaged", 1,
     [](Notice n) {
         return Message{kFeaturesDamaged, {{"images", n.whole(0)}}};
     }},
    {"graphics_memory", 0, [](Notice) { return Message{kGpuMemory}; }},
    {"graphics_failed", 0, [](Notice) { return Message{kGpuFailed}; }},
    {"better_than_simple", 5, [](Notice n) { return besideBaseline(kBetterThanBaseline, n); }},
    {"worse_than_simple", 5, [](Notice n) { return besideBaseline(kWorseThanBaseline, n); }},
    {"not_shown_better", 5, [](Notice n) { return besideBaseline(kNotShownBetter, n); }},
    {"not_compared", 5, [](Notice n) { return besideBaseline(kNotCompared, n); }},
    {"no_simple_reader", 0,
     [](Notice n) {
         return Message{kNoBaseline, {{"detail", n.name}}};
     }},
    {"learned_from_all", 1,
     [](Notice n) {
         return Message{kLearnedFromAll, {{"epochs", n.whole(0)}}};
     }},
    {"members_deleted", 1,
     [](Notice n) {
         return Message{kMembersDeleted, {{"trainings", n.whole(0)}}};
     }},
    {"of_first_seed", 0, [](Notice) { return Message{kOfFirstSeed}; }},
    {"of_next_seed", 0, [](Notice) { return Message{kOfNextSeed}; }}};

}  // namespace

std::vector<EarlierKind> earlierKinds() {
    std::vector<EarlierKind> kinds(std::begin(kKinds), std::end(kKinds));
    const auto ofTraining = training::earlierKinds();
    kinds.insert(kinds.end(), ofTraining.begin(), ofTraining.end());
    return kinds;
}

std::vector<Message> noticesFrom(const nlohmann::json& list) {
    return training::noticesFrom(list, earlierKinds());
}

}  // namespace fovea::runs
