#include "training/earlier_notices.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "training/training_messages.h"

namespace fovea::training {

using nlohmann::json;

namespace {

using Notice = const EarlierNotice&;

constexpr EarlierKind kKinds[] = {
    {"step_in_parts", 2,
     [](Notice n) {
         return Message{kStepInMicroBatches, {{"batch", n.whole(0)}, {"micro_batch", n.whole(1)}}};
     }},
    {"learning_rate_halved", 1,
     [](Notice n) {
         return n.numbers[0] == 0 ? Message{kLearningRateHalvedAtStart}
                                  : Message{kLearningRateHalved, {{"epoch", n.whole(0)}}};
     }},
    {"state_damaged", 1,
     [](Notice n) { return Message{n.numbers[0] == 1 ? kStateDamaged : kEveryStateDamaged}; }},
    {"ended_by_itself", 3, [](Notice n) {
         return Message{kStoppedEarly,
                        {{"epoch", n.whole(0)}, {"planned", n.whole(1)}, {"best", n.whole(2)}}};
     }}};

}  // namespace

std::span<const EarlierKind> earlierKinds() {
    return kKinds;
}

std::vector<Message> noticesFrom(const json& list, std::span<const EarlierKind> kinds) {
    std::vector<Message> notices;
    for (const json& entry : list) {
        if (entry.is_string() || (entry.is_object() && entry.contains("text"))) {
            notices.push_back(messageFrom(entry));
            continue;
        }
        const std::string code = entry.at("code");
        EarlierNotice notice{{}, entry.value("name", std::string())};
        for (const json& number : entry.value("numbers", json::array()))
            notice.numbers.push_back(number.is_number() ? number.get<double>() : NAN);
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const EarlierKind& known) {
            return known.code == code && known.numbers == notice.numbers.size();
        });
        if (kind != kinds.end()) notices.push_back(kind->said(notice));
    }
    return notices;
}

}  // namespace fovea::training
