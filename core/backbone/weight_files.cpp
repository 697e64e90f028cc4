#include "backbone/weight_files.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_text.h"

namespace fovea::backbone {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kSingle = "model.safetensors";
constexpr const char* kIndex = "model.safetensors.index.json";

std::string firstBytes(const std::string& path, std::size_t count) {
    std::string bytes(count, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(bytes.data(), std::streamsize(count));
    bytes.resize(std::size_t(in.gcount()));
    return bytes;
}

bool startsWith(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

/// What is often found in place of weights, by its first bytes.
struct StandIn {
    std::string_view start, what;
};
constexpr StandIn kStandIns[] = {
    {"version https://git-lfs", "a pointer of Git LFS: the weights themselves were not fetched"},
    {"<!DOCTYPE", "a web page that was saved in place of the weights"},
    {"<html", "a web page that was saved in place of the weights"},
};

bool hasEnding(const fs::path& path, std::initializer_list<const char*> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return path.extension() == ending; });
}
constexpr std::initializer_list<const char*> kPickleEndings = {".bin", ".pth", ".pt", ".ckpt", ".pkl"};

/// The folder's files of these endings, the largest first.
std::vector<fs::path> filesIn(const fs::path& folder, std::initializer_list<const char*> endings) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && hasEnding(entry.path(), endings)) found.push_back(entry.path());
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
        return std::pair(fs::file_size(b), a) < std::pair(fs::file_size(a), b);
    });
    return found;
}

/// The shards that an index names. Errors: corruptFile.
Result<std::set<std::string>> shardsOf(const fs::path& index, std::map<std::string, std::string>& places) {
    FOVEA_TRY(const std::string text, readTextFile(index.string()));
    const json j = parsedJson(text);
    const auto wrong = [&](const std::string& why) {
        return Error{ErrorCode::corruptFile, why, index.string()};
    };
    if (!j.is_object() || !j.contains("weight_map") || !j["weight_map"].is_object() ||
        j["weight_map"].empty())
        return wrong("no weight_map");
    std::set<std::string> shards;
    for (const auto& [tensor, shard] : j["weight_map"].items()) {
        // A plain name: an index must not lead out of its folder.
        const std::string name = shard.is_string() ? shard.get<std::string>() : "";
        if (name.empty() || fs::path(name).filename().string() != name || name == "." || name == "..")
            return wrong("the place of " + tensor + " is no file name");
        shards.insert(name);
        places[tensor] = name;
    }
    return shards;
}

}  // namespace

bool isPickle(const std::string& path) {
    if (hasEnding(path, kPickleEndings)) return true;
    // A zip archive, or a bare pickle of protocol 2 to 5 (a safetensors file of this
    // length of header has its brace at byte 8).
    const std::string start = firstBytes(path, 9);
    if (startsWith(start, "PK\x03\x04")) return true;
    return start.size() == 9 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5 && start[8] != '{';
}

constexpr MessageKind kPickle{
    "pickle_refused",
    FOVEA_TEXT(
        "Messages",
        "A PyTorch pickle can run code and is never opened. If you trust it, convert it in its folder by "
        "the command shown here.")};
constexpr MessageKind kSeveralWeights{
    "several_weights_files",
    FOVEA_TEXT("Messages",
               "There are several files of weights in this folder. Name the one to use “{name}”.")};

Error pickleRefused(const std::string& path) {
    // The command is made to be pasted into a shell: no name of a file that was fetched
    // somewhere may say anything there.
    std::string name = fs::path(path).filename().string();
    const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return (c < 128 && std::isalnum(c)) || c == '.' || c == '_' || c == '-';
    });
    if (!plain) name = "FILE";
    // "model" and "state_dict": how MAE, RETFound and training scripts wrap their weights.
    return {ErrorCode::unsupportedModel,
            "python3 -c \"import torch; from safetensors.torch import save_file; "
            "d = torch.load('" +
                name +
                "', map_location='cpu', weights_only=True); "
                "d = d.get('model', d.get('state_dict', d)); "
                "save_file({k: v.clone().contiguous() for k, v in d.items() if torch.is_tensor(v)}, "
                "'model.safetensors')\"",
            path,
            {kPickle}};
}

Result<void> WeightFiles::add(const std::string& path) {
    Result<SafeTensors> file = SafeTensors::open(path);
    if (!file) {
        if (file.error().code != ErrorCode::corruptFile) return file.error();
        if (isPickle(path)) return pickleRefused(path);
        const std::string start = firstBytes(path, 32);
        for (const StandIn& s : kStandIns)
            if (startsWith(start, s.start)) return Error{ErrorCode::corruptFile, std::string(s.what), path};
        return file.error();
    }
    for (const auto& [name, view] : file->tensors())
        if (!m_tensors.emplace(name, view).second)
            return Error{ErrorCode::corruptFile, name + " stands in two shards", path};
    m_files.push_back(std::move(file).value());
    m_paths.push_back(path);
    return {};
}

Result<WeightFiles> WeightFiles::open(const std::string& path) {
    return guarded([&]() -> Result<WeightFiles> {
        const fs::path folder = path;
        WeightFiles result;
        if (fs::exists(folder / kSingle)) {
            result.m_path = (folder / kSingle).string();
            FOVEA_CHECK(result.add(result.m_path));
            return result;
        }
        if (fs::exists(folder / kIndex)) {
            result.m_path = (folder / kIndex).string();
            std::map<std::string, std::string> places;
            FOVEA_TRY(const std::set<std::string> shards, shardsOf(result.m_path, places));
            for (const std::string& shard : shards) {
                const std::string file = (folder / shard).string();
                if (!fs::exists(file))
                    return Error{ErrorCode::fileNotFound,
                                 "the shard " + shard + ", which the index names, is not here", file};
                FOVEA_CHECK(result.add(file));
            }
            for (const auto& [tensor, shard] : places)
                if (!result.m_tensors.count(tensor))
                    return Error{ErrorCode::corruptFile,
                                 "the index places " + tensor + " in " + shard + ", which does not hold it",
                                 result.m_path};
            return result;
        }
        const auto safe = filesIn(folder, {".safetensors"});
        if (safe.size() > 1) {
            std::string names;
            for (const fs::path& p : safe) names += (names.empty() ? "" : ", ") + p.filename().string();
            return Error{ErrorCode::invalidArgument, names, path, {{kSeveralWeights, {{"name", kSingle}}}}};
        }
        if (safe.size() == 1) {
            result.m_path = safe.front().string();
            FOVEA_CHECK(result.add(result.m_path));
            return result;
        }
        const auto pickles = filesIn(folder, kPickleEndings);
        if (!pickles.empty()) return pickleRefused(pickles.front().string());
        return Error{ErrorCode::fileNotFound, std::string("no ") + kSingle, (folder / kSingle).string()};
    });
}

}  // namespace fovea::backbone
