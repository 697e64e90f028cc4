#include "adapter/variables.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace fovea::adapter {

using nlohmann::json;

namespace {

std::optional<double> numberIn(const std::string& text) {
    double number = 0;
    const char *first = text.data(), *last = first + text.size();
    if (first != last && *first == '+') ++first;
    const auto [end, error] = std::from_chars(first, last, number);
    return error == std::errc() && end == last && std::isfinite(number) ? std::optional(number)
                                                                        : std::nullopt;
}

const std::string& valueOf(const VariableValues& values, const std::string& name) {
    static const std::string kNone;
    const auto found = values.find(name);
    return found == values.end() ? kNone : found->second;
}

/// Of something that a share of images is: as a deviation from the mean, in standard deviations.
double standardised(bool is, double share) {
    return ((is ? 1.0 : 0.0) - share) / std::sqrt(share * (1 - share));
}

Error refused(const std::string& name, const std::string& why) {
    return {ErrorCode::invalidArgument, "variable \"" + name + "\": " + why, {}};
}

Result<Variable> fitNumber(Variable v, const std::vector<double>& numbers) {
    double sum = 0, squares = 0;
    for (const double x : numbers) sum += x;
    v.mean = sum / double(numbers.size());
    for (const double x : numbers) squares += (x - v.mean) * (x - v.mean);
    v.deviation = std::sqrt(squares / double(numbers.size()));
    if (!(v.deviation > 1e-9 * std::abs(v.mean))) return refused(v.name, "all training images have the same");
    return v;
}

Result<Variable> fitWords(Variable v, const std::map<std::string, int>& counts, int images) {
    for (const auto& [word, count] : counts) {
        if (count < VariableCoding::kFewestImages) continue;
        v.words.push_back(word);
        v.shares.push_back(double(count) / images);
    }
    if (v.words.empty())
        return refused(v.name, "no word of it stands with " + std::to_string(VariableCoding::kFewestImages) +
                                   " or more training images");
    if (v.words.size() > std::size_t(VariableCoding::kMostWords))
        return refused(v.name, "it has more than " + std::to_string(VariableCoding::kMostWords) +
                                   " different words, as an identifier has");
    if (v.shares.front() == 1) return refused(v.name, "all training images have the same");
    return v;
}

}  // namespace

bool Variable::knows(const std::string& text) const {
    return isNumber() ? numberIn(text).has_value() : std::binary_search(words.begin(), words.end(), text);
}

Result<VariableCoding> VariableCoding::fit(const std::vector<std::string>& names,
                                           std::span<const VariableValues> training) {
    VariableCoding coding;
    for (const std::string& name : names) {
        std::map<std::string, int> counts;
        std::vector<double> numbers;
        int known = 0;
        for (const VariableValues& values : training) {
            const std::string& text = valueOf(values, name);
            if (text.empty()) continue;
            ++known;
            ++counts[text];
            if (const auto number = numberIn(text)) numbers.push_back(*number);
        }
        if (known == 0) return refused(name, "it is known of no training image");
        Variable v;
        v.name = name;
        v.missingShare = 1 - double(known) / double(training.size());
        FOVEA_TRY(v, int(numbers.size()) == known ? fitNumber(std::move(v), numbers)
                                                  : fitWords(std::move(v), counts, int(training.size())));
        coding.variables.push_back(std::move(v));
    }
    return coding;
}

int VariableCoding::width() const {
    int width = 0;
    for (const Variable& v : variables)
        width += (v.isNumber() ? 1 : int(v.words.size())) + (v.missingShare > 0 ? 1 : 0);
    return width;
}

std::vector<float> VariableCoding::numbers(const VariableValues& values) const {
    std::vector<float> numbers;
    for (const Variable& v : variables) {
        const std::string& text = valueOf(values, v.name);
        const bool known = v.knows(text);
        if (v.isNumber()) numbers.push_back(known ? float((*numberIn(text) - v.mean) / v.deviation) : 0.0f);
        for (std::size_t w = 0; w < v.words.size(); ++w)
            numbers.push_back(known ? float(standardised(v.words[w] == text, v.shares[w])) : 0.0f);
        if (v.missingShare > 0) numbers.push_back(float(standardised(text.empty(), v.missingShare)));
    }
    return numbers;
}

std::vector<std::string> VariableCoding::unknownIn(const VariableValues& values) const {
    std::vector<std::string> unknown;
    for (const Variable& v : variables)
        if (!v.knows(valueOf(values, v.name))) unknown.push_back(v.name);
    return unknown;
}

std::string variablesToJson(const VariableCoding& coding) {
    json list = json::array();
    for (const Variable& v : coding.variables) {
        json one = {{"name", v.name}, {"missing_share", v.missingShare}};
        if (v.isNumber())
            one.update({{"mean", v.mean}, {"deviation", v.deviation}});
        else
            one.update({{"words", v.words}, {"shares", v.shares}});
        list.push_back(std::move(one));
    }
    return list.dump();
}

Result<VariableCoding> variablesFromJson(const std::string& text) {
    const auto share = [](double x) { return x > 0 && x < 1; };
    try {
        VariableCoding coding;
        for (const json& one : json::parse(text)) {
            Variable v;
            v.name = one.at("name");
            v.missingShare = one.at("missing_share");
            bool right = v.missingShare == 0 || share(v.missingShare);
            if (one.contains("words")) {
                v.words = one["words"].get<std::vector<std::string>>();
                v.shares = one.at("shares").get<std::vector<double>>();
                right = right && !v.words.empty() && v.words.size() == v.shares.size() &&
                        std::is_sorted(v.words.begin(), v.words.end()) &&
                        std::all_of(v.shares.begin(), v.shares.end(), share);
            } else {
                v.mean = one.at("mean");
                v.deviation = one.at("deviation");
                right = right && std::isfinite(v.mean) && v.deviation > 0 && std::isfinite(v.deviation);
            }
            if (!right) return Error{ErrorCode::corruptFile, "a variable whose numbers are none", {}};
            coding.variables.push_back(std::move(v));
        }
        return coding;
    } catch (const json::exception& e) {
        return Error{ErrorCode::corruptFile, std::string("variables: ") + e.what(), {}};
    }
}

void VariableReading::addTo(std::vector<double>& logits, std::span<const float> numbers) const {
    const std::size_t w = std::size_t(coding.width()), images = numbers.size() / w, C = weights.size() / w;
    for (std::size_t image = 0; image < images; ++image)
        for (std::size_t c = 0; c < C; ++c)
            for (std::size_t i = 0; i < w; ++i)
                logits[image * C + c] += double(weights[c * w + i]) * double(numbers[image * w + i]);
}

}  // namespace fovea::adapter
