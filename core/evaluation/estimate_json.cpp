#include "evaluation/estimate_json.h"

namespace fovea::evaluation {

using nlohmann::json;

json toJson(const Estimate& e) {
    return {{"value", e.value}, {"low", e.low}, {"high", e.high}};
}

double numberFrom(const json& j) {
    return j.is_number() ? j.get<double>() : kUnknown;
}

Estimate estimateFrom(const json& j) {
    return {numberFrom(j.at("value")), numberFrom(j.at("low")), numberFrom(j.at("high"))};
}

Estimate estimateOrUnknown(const json& j) {
    const auto member = [&j](const char* key) {
        return j.is_object() && j.contains(key) ? numberFrom(j[key]) : kUnknown;
    };
    return {member("value"), member("low"), member("high")};
}

}  // namespace fovea::evaluation
