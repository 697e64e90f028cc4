#include "backbone/published.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file_layer.h"
#include "base/resources.h"

namespace fovea::backbone {

using nlohmann::json;

namespace {

const std::set<std::string>& fetchable() {
    static const std::set<std::string> names = {"config.json", "preprocessor_config.json",
                                                "model.safetensors", "model.safetensors.index.json"};
    return names;
}

bool goodName(const std::string& name) {
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

bool goodAddress(const std::string& address) {
    const bool secure = address.rfind("https://", 0) == 0 || address.rfind("http://127.0.0.1:", 0) == 0;
    return secure && address.back() == '/';
}

PublishedBackbone fromJson(const json& j) {
    PublishedBackbone b;
    b.name = j.at("name");
    b.title = j.at("title");
    b.kind = j.at("kind");
    b.brief = j.value("brief", "");
    b.suits = j.at("suits");
    b.licence = j.at("licence");
    b.licenceNote = j.value("licence_note", "");
    b.nonCommercial = j.at("use") != "any";
    b.publisher = j.at("publisher");
    b.paper = j.at("paper");
    b.page = j.at("page");
    b.megabytes = j.at("megabytes");
    b.millionParameters = j.at("million_parameters");
    b.patchSize = j.at("patch");
    b.width = j.at("width");
    b.layers = j.at("layers");
    b.address = j.value("address", "");
    b.files = j.at("files");
    b.byHand = j.value("by_hand", std::vector<std::string>());
    return b;
}

/// What is wrong with an entry; empty when nothing is.
std::string fault(const PublishedBackbone& b) {
    if (!goodName(b.name)) return "bad name";
    if (b.files.empty()) return b.byHand.empty() ? "neither files nor how to get it by hand" : "";
    if (!goodAddress(b.address)) return "bad address";
    const bool known = std::all_of(b.files.begin(), b.files.end(),
                                   [](const std::string& f) { return fetchable().count(f) > 0; });
    return known ? "" : "a file that is never fetched";
}

}  // namespace

namespace {

struct Catalogue {
    std::vector<PublishedBackbone> backbones;
    std::vector<Recommendation> recommendations;
};

Result<Catalogue> readCatalogue() {
    return guarded([]() -> Result<Catalogue> {
        FOVEA_TRY(const std::string folder, resourceFolder("catalogue"));
        const std::string path = folder + "/backbones.json";
        FOVEA_TRY(const std::string text, readTextFile(path));
        Catalogue all;
        std::set<std::string> names = {"starter", "untrained"};
        const auto wrong = [&](const std::string& what) { return Error{ErrorCode::corruptFile, what, path}; };
        try {
            const json document = json::parse(text);
            for (const json& entry : document.at("backbones")) {
                const PublishedBackbone& b = all.backbones.emplace_back(fromJson(entry));
                if (!names.insert(b.name).second) return wrong(b.name + ": name twice");
                if (const std::string what = fault(b); !what.empty()) return wrong(b.name + ": " + what);
            }
            for (const json& entry : document.value("recommendations", json::array())) {
                const Recommendation& r = all.recommendations.emplace_back(
                    Recommendation{entry.at("images"), entry.at("networks"), entry.at("reason")});
                const bool known = std::all_of(r.networks.begin(), r.networks.end(),
                                               [&](const std::string& n) { return names.count(n) > 0; });
                if (r.networks.empty() || !known)
                    return wrong(r.images + ": recommends what is not in the catalogue");
            }
        } catch (const json::exception& e) {
            return wrong(e.what());
        }
        return all;
    });
}

}  // namespace

Result<std::vector<PublishedBackbone>> publishedBackbones() {
    FOVEA_TRY(Catalogue all, readCatalogue());
    return std::move(all.backbones);
}

Result<std::vector<Recommendation>> recommendations() {
    FOVEA_TRY(Catalogue all, readCatalogue());
    return std::move(all.recommendations);
}

}  // namespace fovea::backbone
