#include "report/setting_words.h"

#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

namespace fovea::report {
namespace {

using nlohmann::json;
using Say = std::function<std::string(const json&, const Wording&)>;

std::string plain(const json& value, const Wording& say) {
    if (value.is_number_float()) return shortestWords(value.get<double>(), say);
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string list(const json& value, const Wording& say) {
    std::vector<std::string> words;
    for (const json& entry : value) words.push_back(plain(entry, say));
    return say.enumerated(words);
}

std::string pixels(const json& value, const Wording& say) {
    return say(FOVEA_TEXT("Report", "{side} x {side} pixels"), {{"side", plain(value, say)}});
}

std::string share(const json& value, const Wording& say) {
    return say.percent(value.get<double>());
}

/// A count `n`; zero means what `none` says.
Say counts(const char* text, const char* none = nullptr) {
    return [=](const json& value, const Wording& say) {
        const auto n = value.get<std::int64_t>();
        return n == 0 && none ? say(none) : say(text, {{"n", n}});
    };
}

/// One of the names of the record; what is not known stays as it is.
Say oneOf(std::map<json, const char*> words) {
    return [words = std::move(words)](const json& value, const Wording& say) {
        const auto found = words.find(value);
        return found == words.end() ? plain(value, say) : say(found->second);
    };
}

struct Words {
    const char* name;
    Say say;
};

const std::map<std::string_view, Words>& table() {
    static const Say bits = oneOf({{"int8", FOVEA_TEXT("Report", "in 8 bits (int8)")},
                                   {"fp16", FOVEA_TEXT("Report", "in 16 bits (fp16)")}});
    static const std::map<std::string_view, Words> all{
        {"resolution", {FOVEA_TEXT("Report", "Image size, pre-trained network"), pixels}},
        {"low_resolution", {FOVEA_TEXT("Report", "Image size, adapter"), pixels}},
        {"layers", {FOVEA_TEXT("Report", "Layers of the pre-trained network that are read"), list}},
        {"token_ratio", {FOVEA_TEXT("Report", "Share of tokens (image parts) kept"), share}},
        {"prompts", {FOVEA_TEXT("Report", "Prompts"), plain}},
        {"side_width",
         {FOVEA_TEXT("Report", "Width of the adapter's network"),
          oneOf(
              {{"paper", FOVEA_TEXT("Report", "an eighth of the pre-trained network's")},
               {"auto", FOVEA_TEXT("Report", "an eighth of the pre-trained network's, but at least 64")}})}},
        {"precision", {FOVEA_TEXT("Report", "Arithmetic (precision)"), plain}},
        {"store", {FOVEA_TEXT("Report", "Features stored"), bits}},
        {"store_that_fits", {FOVEA_TEXT("Report", "Features stored, as the disk allowed"), bits}},
        {"device",
         {FOVEA_TEXT("Report", "Computed on"),
          oneOf({{"auto", FOVEA_TEXT("Report", "chosen automatically")},
                 {"cpu", FOVEA_TEXT("Report", "CPU (processor)")},
                 {"cuda", FOVEA_TEXT("Report", "GPU (graphics card)")}})}},
        {"threads",
         {FOVEA_TEXT("Report", "CPU cores"),
          counts(FOVEA_TEXT("Report", "{n|core|cores}"), FOVEA_TEXT("Report", "all"))}},
        {"head",
         {FOVEA_TEXT("Report", "The answer is read from"),
          oneOf({{"readout", FOVEA_TEXT("Report",
                                        "side network and read-out (the read-out alone where there are no "
                                        "epochs)")},
                 {"plain", FOVEA_TEXT("Report", "the side network alone, as published")}})}},
        {"side_networks",
         {FOVEA_TEXT("Report", "Side networks, each from another seed; the mean of their logits counts"),
          plain}},
        {"epochs", {FOVEA_TEXT("Report", "Epochs, at most"), plain}},
        {"batch",
         {FOVEA_TEXT("Report", "Batch size"),
          counts(FOVEA_TEXT("Report", "{n|image at a time|images at a time}"))}},
        {"images_at_once",
         {FOVEA_TEXT("Report", "Micro-batch"),
          counts(FOVEA_TEXT("Report", "{n|image in memory at once|images in memory at once}"))}},
        {"learning_rate", {FOVEA_TEXT("Report", "Learning rate"), plain}},
        {"flip",
         {FOVEA_TEXT("Report", "Random horizontal flips"),
          oneOf({{true, FOVEA_TEXT("Report", "yes")}, {false, FOVEA_TEXT("Report", "no")}})}},
        {"balance",
         {FOVEA_TEXT("Report", "Class weights"),
          oneOf({{"off", FOVEA_TEXT("Report", "none")},
                 {"weights", FOVEA_TEXT("Report", "rare classes weigh more")},
                 {"auto", FOVEA_TEXT("Report", "where a class is rare")}})}},
        {"ordinal",
         {FOVEA_TEXT("Report", "Ordinal labels"),
          oneOf({{"off", FOVEA_TEXT("Report", "no")},
                 {"on", FOVEA_TEXT("Report", "yes, the classes are grades")},
                 {"auto", FOVEA_TEXT("Report", "as the project says")}})}},
        {"patience",
         {FOVEA_TEXT("Report", "Early stopping"),
          counts(FOVEA_TEXT("Report", "after {n|epoch|epochs} without a better one"),
                 FOVEA_TEXT("Report", "no"))}},
        {"operating_point", {FOVEA_TEXT("Report", "Rule of the operating point"), plain}},
        {"fold", {FOVEA_TEXT("Report", "Validation fold"), plain}},
        {"held_out", {FOVEA_TEXT("Report", "Fold held out"), plain}},
        {"all_for_epochs",
         {FOVEA_TEXT("Report", "Validation images learned from, too"),
          counts(FOVEA_TEXT("Report", "{n|epoch|epochs}"))}},
        {"software", {FOVEA_TEXT("Report", "Software"), plain}},
        {"data", {FOVEA_TEXT("Report", "Mark of images and labels (SHA-256)"), plain}},
        {"fingerprint", {FOVEA_TEXT("Report", "Mark of what was asked for (SHA-256)"), plain}},
    };
    return all;
}

/// They stand above the settings; a backbone may be a folder of this computer.
constexpr std::array<std::string_view, 4> kElsewhere{"seed", "backbone", "method", "series"};

}  // namespace

std::optional<std::pair<std::string, std::string>> settingWords(const std::string& key, const json& value,
                                                                const Wording& say) {
    if (value.is_null()) return std::nullopt;
    for (const std::string_view name : kElsewhere)
        if (key == name) return std::nullopt;
    const auto found = table().find(key);
    if (found == table().end()) return std::pair(key, plain(value, say));
    return std::pair(say(found->second.name), found->second.say(value, say));
}

std::string shortestWords(double value, const Wording& say) {
    const std::string written = json(value).dump();
    const std::size_t point = written.find('.');
    if (point == written.npos || written.find('e') != written.npos) return written;
    return say.fixed(value, int(written.size() - point - 1));
}

}  // namespace fovea::report
