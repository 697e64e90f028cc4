#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/message.h"

namespace fovea::training {

/// A notice as earlier versions kept it in runs, series and checkpoints:
/// {"code": "small_class", "numbers": [3], "name": "AMD"}.
struct EarlierNotice {
    std::vector<double> numbers;  ///< by position; NaN for null
    std::string name;

    /// 0 where there is no such number.
    std::int64_t whole(std::size_t i) const {
        return std::abs(numbers[i]) < 1e15 ? std::int64_t(numbers[i]) : 0;
    }
};

/// What a code of theirs says as a message of today.
struct EarlierKind {
    const char* code;
    std::size_t numbers;  ///< how many it has
    Message (*said)(const EarlierNotice& notice);
};

/// Those of a training loop.
std::span<const EarlierKind> earlierKinds();

/// Notices as any version kept them: by toJson(), as EarlierNotice, or as plain sentences. An
/// earlier code that is not among `kinds` is left out. Throws json::exception for anything else.
std::vector<Message> noticesFrom(const nlohmann::json& list, std::span<const EarlierKind> kinds);

}  // namespace fovea::training
