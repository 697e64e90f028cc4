#include "backbone/catalogue.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "backbone/published.h"
#include "base/resources.h"
#include "base/sha256.h"

namespace fovea::backbone {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr MessageKind kGotByHand{
    "backbone_got_by_hand",
    FOVEA_TEXT(
        "Messages",
        "The backbone “{name}” is not on this computer yet. It must be got by hand from its publisher's "
        "page, then its folder added.")};
constexpr MessageKind kNameTaken{
    "backbone_name_taken",
    FOVEA_TEXT("Messages", "The name “{name}” is that of a backbone of Fovea's own. Rename the folder.")};

constexpr std::uint64_t kUntrainedSeed = 0;

std::string listPath() {
    return (fs::path(userDataFolder()) / "backbones.json").string();
}

/// The user's own list: name to folder.
std::map<std::string, std::string> addedFolders() {
    std::map<std::string, std::string> all;
    const auto text = readTextFile(listPath());
    if (!text) return all;
    const json j = json::parse(*text, nullptr, false);
    if (!j.is_object() || !j.contains("folders") || !j["folders"].is_object()) return all;
    for (const auto& [name, folder] : j["folders"].items())
        if (folder.is_string()) all[name] = folder.get<std::string>();
    return all;
}

Result<void> writeList(const std::map<std::string, std::string>& folders) {
    return systemFileLayer()->writeAtomically(listPath(), json{{"schema", 1}, {"folders", folders}}.dump(1));
}

std::string sizeTitle(const ViTConfig& c) {
    const char* size = c.hiddenSize == 192    ? "Tiny"
                       : c.hiddenSize == 384  ? "Small"
                       : c.hiddenSize == 768  ? "Base"
                       : c.hiddenSize == 1024 ? "Large"
                                              : nullptr;
    return "ViT-" + (size ? std::string(size) : std::to_string(c.hiddenSize)) + "/" +
           std::to_string(c.patchSize);
}

/// What decides the numbers beside the weights, which say the rest (layer scale,
/// registers, a gated MLP). Identities of plain ViTs, and so the features stored
/// under them, stay what they were: what came later is added where it differs.
std::string describe(const ViTConfig& c, const Normalisation& n) {
    json all{c.hiddenSize,      c.numLayers, c.numHeads,     c.intermediateSize,
             c.imageSize,       c.patchSize, c.layerNormEps, c.qkvBias,
             int(c.activation), n.mean,      n.deviation,    n.rescale};
    if (c.summary != Summary::classToken) all.push_back(int(c.summary));
    if (c.rotary != Rotary::none) all.push_back({int(c.rotary), c.rotaryBase});
    return all.dump();
}

/// sha256OfFile(), remembered for as long as the file's size and time of change are the same:
/// weights are hundreds of MB, and asked for with every plan, run and list. Thread-safe.
Result<std::string> hashOfWeights(const std::string& path) {
    struct Known {
        std::uintmax_t size;
        fs::file_time_type changed;
        std::string hash;
    };
    static std::mutex mutex;
    static std::map<std::string, Known> known;
    std::error_code sizeError, timeError;
    // Before hashing: what is changed meanwhile is hashed again the next time.
    const std::uintmax_t size = fs::file_size(path, sizeError);
    const fs::file_time_type changed = fs::last_write_time(path, timeError);
    {
        const std::lock_guard lock(mutex);
        const auto it = known.find(path);
        if (!sizeError && !timeError && it != known.end() && it->second.size == size &&
            it->second.changed == changed)
            return it->second.hash;
    }
    FOVEA_TRY(const std::string hash, sha256OfFile(path));
    if (!sizeError && !timeError) {
        const std::lock_guard lock(mutex);
        known.insert_or_assign(path, Known{size, changed, hash});
    }
    return hash;
}

Result<BackboneChoice> fromFolder(const std::string& name, const std::string& folder) {
    FOVEA_TRY(const BackboneFolder opened, openBackboneFolder(folder));
    BackboneChoice choice;
    choice.name = name;
    choice.folder = folder;
    choice.config = opened.config;
    choice.normalisation = opened.normalisation;
    choice.title = opened.name + ", " + sizeTitle(opened.config);
    Sha256 identity;
    identity.add(describe(choice.config, choice.normalisation));
    for (const std::string& path : opened.weights.paths()) {
        FOVEA_TRY(const std::string weights, hashOfWeights(path));
        identity.add(weights);
    }
    choice.identity = identity.hex();
    return choice;
}

Result<BackboneChoice> starter() {
    FOVEA_TRY(const std::string folder, resourceFolder("starter-backbone"));
    FOVEA_TRY(BackboneChoice choice, fromFolder("starter", folder));
    choice.title = "Fovea starter, " + sizeTitle(choice.config);
    return choice;
}

Result<BackboneChoice> untrained() {
    FOVEA_TRY(BackboneChoice choice, starter());
    choice.name = "untrained";
    choice.title = "Random weights, " + sizeTitle(choice.config);
    choice.folder.clear();
    choice.identity = Sha256()
                          .add(std::string("untrained"))
                          .add(std::to_string(kUntrainedSeed))
                          .add(describe(choice.config, choice.normalisation))
                          .hex();
    return choice;
}

}  // namespace

Result<BackboneChoice> findBackbone(const std::string& name) {
    return guarded([&]() -> Result<BackboneChoice> {
        if (name == "starter") return starter();
        if (name == "untrained") return untrained();
        const auto added = addedFolders();
        if (const auto it = added.find(name); it != added.end()) return fromFolder(name, it->second);
        if (fs::exists(name)) {
            // Absolute and plain, so that it is found again from any folder.
            const std::string folder = fs::canonical(name).string();
            return fromFolder(folder, folder);
        }
        if (const auto published = publishedBackbones())
            for (const PublishedBackbone& p : *published)
                if (p.name == name)
                    return Error{ErrorCode::notFound,
                                 {},
                                 p.files.empty() ? p.page : std::string(),
                                 {{p.files.empty() ? kGotByHand : kNotFetched, {{"name", name}}}}};
        std::string known;
        for (const std::string& n : backboneNames()) known += (known.empty() ? "" : ", ") + n;
        return Error{
            ErrorCode::notFound, "no backbone named " + name + "; there are " + known + ", or a folder", {}};
    });
}

Result<BackboneChoice> findBackboneByIdentity(const std::string& identity, const std::string& name) {
    return guarded([&]() -> Result<BackboneChoice> {
        std::vector<std::string> candidates = backboneNames();
        candidates.emplace_back("untrained");
        if (!name.empty()) candidates.insert(candidates.begin(), name);
        for (const std::string& candidate : candidates) {
            auto choice = findBackbone(candidate);
            if (choice && choice->identity == identity) return choice;
        }
        return Error{ErrorCode::backboneMismatch,
                     "needs the backbone \"" + name + "\" (" + identity.substr(0, 12) + ")",
                     {}};
    });
}

std::vector<std::string> backboneNames() {
    std::vector<std::string> names = {"starter"};
    for (const auto& [name, folder] : addedFolders())
        if (fs::exists(folder)) names.push_back(name);
    return names;
}

std::vector<AddedBackbone> addedBackbones() {
    std::vector<AddedBackbone> all;
    for (const auto& [name, folder] : addedFolders())
        all.push_back({name, folder, folder == fetchedBackboneFolder(name)});
    return all;
}

Result<BackboneChoice> addBackbone(const std::string& folder) {
    return guarded([&]() -> Result<BackboneChoice> {
        FOVEA_TRY(const BackboneFolder opened, openBackboneFolder(folder));
        if (opened.name == "starter" || opened.name == "untrained")
            return Error{ErrorCode::invalidArgument, {}, folder, {{kNameTaken, {{"name", opened.name}}}}};
        auto added = addedFolders();
        added[opened.name] = fs::canonical(folder).string();
        FOVEA_CHECK(writeList(added));
        return fromFolder(opened.name, added[opened.name]);
    });
}

Result<void> removeBackbone(const std::string& name) {
    return guarded([&]() -> Result<void> {
        auto added = addedFolders();
        const auto it = added.find(name);
        if (it == added.end()) return Error{ErrorCode::notFound, "no added backbone named " + name, {}};
        const std::string folder = it->second;
        added.erase(it);
        // First off the list: a folder half deleted is never offered.
        FOVEA_CHECK(writeList(added));
        if (folder != fetchedBackboneFolder(name)) return {};
        std::error_code code;
        fs::remove_all(folder, code);
        if (code) return Error{ErrorCode::notWritable, code.message(), folder};
        return {};
    });
}

std::string fetchedBackboneFolder(const std::string& name) {
    // As addBackbone() writes it: without links.
    return (fs::weakly_canonical(userDataFolder()) / "backbones" / name).string();
}

Result<Backbone> loadBackbone(const BackboneChoice& choice, const BackboneOptions& options) {
    if (choice.folder.empty()) return Backbone::untrained(choice.config, kUntrainedSeed, options);
    FOVEA_TRY(const BackboneFolder folder, openBackboneFolder(choice.folder));
    return Backbone::load(folder, options);
}

}  // namespace fovea::backbone
