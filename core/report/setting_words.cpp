#include "report/setting_words.h"

#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "report/format.h"

namespace fovea::report {
namespace {

using nlohmann::json;
using Say = std::function<std::string(const json&)>;

std::string plain(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string list(const json& value) {
    std::string text;
    for (const json& entry : value) text += (text.empty() ? "" : ", ") + plain(entry);
    return text;
}

std::string pixels(const json& value) {
    return plain(value) + " x " + plain(value) + " pixels";
}

std::string share(const json& value) {
    return percent(value.get<double>());
}

/// A count with its noun; zero means what `none` says.
Say counts(const char* one, const char* many, std::string none = {}) {
    return [=](const json& value) {
        const auto n = value.get<std::int64_t>();
        return n == 0 && !none.empty() ? none : counted(n, one, many);
    };
}

/// One of the names of the record; what is not known stays as it is.
Say oneOf(std::map<json, std::string> words) {
    return [words = std::move(words)](const json& value) {
        const auto found = words.find(value);
        return found == words.end() ? plain(value) : found->second;
    };
}

std::string patience(const json& value) {
    const auto epochs = value.get<std::int64_t>();
    return epochs == 0 ? "no" : "after " + counted(epochs, "epoch", "epochs") + " without a better one";
}

struct Words {
    std::string name;
    Say say;
};

const std::map<std::string_view, Words>& table() {
    static const Say bits = oneOf({{"int8", "in 8 bits (int8)"}, {"fp16", "in 16 bits (fp16)"}});
    static const std::map<std::string_view, Words> all{
        {"resolution", {"Image size, pre-trained network", pixels}},
        {"low_resolution", {"Image size, adapter", pixels}},
        {"layers", {"Layers of the pre-trained network that are read", list}},
        {"token_ratio", {"Share of tokens (image parts) kept", share}},
        {"prompts", {"Prompts", plain}},
        {"side_width",
         {"Width of the adapter's network",
          oneOf({{"paper", "an eighth of the pre-trained network's"},
                 {"auto", "an eighth of the pre-trained network's, but at least 64"}})}},
        {"precision", {"Arithmetic (precision)", plain}},
        {"store", {"Features stored", bits}},
        {"store_that_fits", {"Features stored, as the disk allowed", bits}},
        {"device",
         {"Computed on", oneOf({{"auto", "chosen automatically"},
                                {"cpu", "CPU (processor)"},
                                {"cuda", "GPU (graphics card)"}})}},
        {"threads", {"CPU cores", counts("core", "cores", "all")}},
        {"epochs", {"Epochs, at most", plain}},
        {"batch", {"Batch size", counts("image at a time", "images at a time")}},
        {"images_at_once", {"Micro-batch", counts("image in memory at once", "images in memory at once")}},
        {"learning_rate", {"Learning rate", plain}},
        {"flip", {"Random horizontal flips", oneOf({{true, "yes"}, {false, "no"}})}},
        {"balance",
         {"Class weights",
          oneOf(
              {{"off", "none"}, {"weights", "rare classes weigh more"}, {"auto", "where a class is rare"}})}},
        {"ordinal",
         {"Ordinal labels",
          oneOf({{"off", "no"}, {"on", "yes, the classes are grades"}, {"auto", "as the project says"}})}},
        {"patience", {"Early stopping", patience}},
        {"operating_point", {"Rule of the operating point", plain}},
        {"fold", {"Validation fold", plain}},
        {"held_out", {"Fold held out", plain}},
        {"all_for_epochs", {"Validation images learned from, too", counts("epoch", "epochs")}},
        {"software", {"Software", plain}},
        {"data", {"Mark of images and labels (SHA-256)", plain}},
        {"fingerprint", {"Mark of what was asked for (SHA-256)", plain}},
    };
    return all;
}

/// They stand above the settings; a backbone may be a folder of this computer.
constexpr std::array<std::string_view, 4> kElsewhere{"seed", "backbone", "method", "series"};

}  // namespace

std::optional<std::pair<std::string, std::string>> settingWords(const std::string& key, const json& value) {
    if (value.is_null()) return std::nullopt;
    for (const std::string_view name : kElsewhere)
        if (key == name) return std::nullopt;
    const auto found = table().find(key);
    if (found == table().end()) return std::pair(key, plain(value));
    return std::pair(found->second.name, found->second.say(value));
}

}  // namespace fovea::report
