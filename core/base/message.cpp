#include "base/message.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace fovea {

using nlohmann::json;

namespace {

/// A place of a template, "{name}" or "{name|one|several}", taken apart.
struct Place {
    std::string name;
    std::string one;
    std::string several;
};

Place placeOf(const std::string& inside) {
    const std::size_t first = inside.find('|');
    if (first == std::string::npos) return {inside, {}, {}};
    const std::size_t second = inside.find('|', first + 1);
    if (second == std::string::npos) return {inside.substr(0, first), {}, {}};
    return {inside.substr(0, first), inside.substr(first + 1, second - first - 1), inside.substr(second + 1)};
}

std::string said(const Argument& value, const MessageFormat& format) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return format.count(*whole);
    if (const auto* number = std::get_if<double>(&value)) return format.number(*number);
    if (const auto* size = std::get_if<Bytes>(&value)) return format.bytes(size->value);
    if (const auto* terms = std::get_if<Terms>(&value)) {
        std::vector<std::string> words;
        for (const std::string& word : terms->words) words.push_back(format.translated(word));
        return format.listed(words);
    }
    return std::get<std::string>(value);
}

/// With a point, whatever the locale.
std::string written(double value, int decimals) {
    char text[400];  // the largest double has 309 digits before the point
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string number = text;
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
}

json argumentToJson(const Argument& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* size = std::get_if<Bytes>(&value)) return json{{"bytes", size->value}};
    if (const auto* terms = std::get_if<Terms>(&value)) return terms->words;
    return std::get<std::string>(value);
}

Argument argumentFrom(const json& value) {
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_number()) return value.get<double>();
    if (value.is_null()) return std::nan("");  // JSON has no other word for it
    if (value.is_object()) return Bytes{value.at("bytes").get<double>()};
    if (value.is_array()) return Terms{value.get<std::vector<std::string>>()};
    return value.get<std::string>();
}

}  // namespace

const Argument* Message::argument(const std::string& name) const {
    const auto at = std::find_if(arguments.begin(), arguments.end(),
                                 [&](const MessageArgument& argument) { return argument.name == name; });
    return at == arguments.end() ? nullptr : &at->value;
}

double Message::number(const std::string& name) const {
    const Argument* value = argument(name);
    if (!value) return 0;
    if (const auto* whole = std::get_if<std::int64_t>(value)) return double(*whole);
    if (const auto* size = std::get_if<Bytes>(value)) return size->value;
    const auto* number = std::get_if<double>(value);
    return number ? *number : 0;
}

std::string MessageFormat::count(std::int64_t number) const {
    return std::to_string(number);
}

std::string MessageFormat::number(double value) const {
    return std::isnan(value) ? "–" : written(value, 3);
}

std::string MessageFormat::decimal(double value, int digits) const {
    return written(value, digits);
}

std::string MessageFormat::bytes(double value) const {
    return value >= 1e9 ? written(value * 1e-9, 1) + " GB" : written(std::ceil(value * 1e-6), 0) + " MB";
}

std::string MessageFormat::listed(const std::vector<std::string>& words) const {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string MessageFormat::enumerated(const std::vector<std::string>& words) const {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string messageText(const Message& message, const MessageFormat& format) {
    // What stands in a place is never read as a template itself.
    const std::string pattern = message.code.empty() ? message.text : format.translated(message.text);
    if (message.arguments.empty()) return pattern;
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
        if (end == std::string::npos) {
            text += pattern[at++];
            continue;
        }
        const Place place = placeOf(pattern.substr(at + 1, end - at - 1));
        const Argument* value = message.argument(place.name);
        if (!value)
            text += pattern.substr(at, end - at + 1);
        else
            text += said(*value, format);
        if (value && !place.several.empty())
            text += ' ' + (message.number(place.name) == 1 ? place.one : place.several);
        at = end + 1;
    }
    return text;
}

std::vector<std::string> messageTexts(const std::vector<Message>& messages) {
    std::vector<std::string> texts;
    for (const Message& message : messages) texts.push_back(messageText(message));
    return texts;
}

json toJson(const Message& message) {
    if (message.code.empty()) return messageText(message);
    json entry = {{"code", message.code}, {"text", message.text}};
    for (const MessageArgument& argument : message.arguments)
        entry["arguments"][argument.name] = argumentToJson(argument.value);
    return entry;
}

json toJson(const std::vector<Message>& messages) {
    json list = json::array();
    for (const Message& message : messages) list.push_back(toJson(message));
    return list;
}

Message messageFrom(const json& entry) {
    if (entry.is_string()) return entry.get<std::string>();
    Message message;
    message.code = entry.at("code").get<std::string>();
    message.text = entry.at("text").get<std::string>();
    if (entry.contains("arguments"))
        for (const auto& [name, value] : entry.at("arguments").items())
            message.arguments.emplace_back(name, argumentFrom(value));
    return message;
}

std::vector<Message> messagesFrom(const json& list) {
    std::vector<Message> messages;
    for (const json& entry : list) messages.push_back(messageFrom(entry));
    return messages;
}

}  // namespace fovea
