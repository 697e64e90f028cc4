#include "backbone/fetch_backbone.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/clock.h"
#include "base/json_text.h"
#include "base/platform/platform.h"
#include "base/resources.h"
#include "base/sha256.h"

namespace fovea::backbone {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::uint64_t kMaxText = 32 << 20;  // of configurations and indexes
constexpr double kMaxOfStated = 1.5;          // weights may be larger than the catalogue says

std::string gatheringFolder(const std::string& name) {
    return (fs::path(userDataFolder()) / "backbones" / ".unfinished" / name).string();
}

std::string pinPath() {
    return (fs::path(userDataFolder()) / "fetched.json").string();
}

json readPins() {
    const auto text = readTextFile(pinPath());
    json pins = text ? json::parse(*text, nullptr, false) : json();
    if (!pins.is_object() || !pins.contains("files") || !pins["files"].is_object())
        pins = {{"schema", 1}, {"files", json::object()}};
    return pins;
}

std::string pinned(const std::string& url) {
    const json files = readPins()["files"];
    return files.contains(url) ? files[url].value("sha256", "") : std::string();
}

Result<void> pin(const FetchedFile& file, FileLayer& files) {
    json pins = readPins();
    json& row = pins["files"][file.address];
    if (row.is_object() && row.value("sha256", "") == file.sha256) return {};
    row = {
        {"sha256", file.sha256}, {"bytes", file.bytes}, {"stated", file.sha256Stated}, {"fetched", utcNow()}};
    return files.writeAtomically(pinPath(), pins.dump(1));
}

bool isWeights(const std::string& file) {
    return fs::path(file).extension() == ".safetensors";
}

/// The files that an index names. Error: corruptFile.
Result<std::set<std::string>> shardsOf(const std::string& indexPath) {
    FOVEA_TRY(const std::string text, readTextFile(indexPath));
    const json j = parsedJson(text);
    std::set<std::string> shards;
    if (j.is_object() && j.contains("weight_map") && j["weight_map"].is_object())
        for (const auto& [tensor, file] : j["weight_map"].items())
            if (file.is_string()) shards.insert(file.get<std::string>());
    for (const std::string& shard : shards)
        if (!isWeights(shard) || fs::path(shard).filename() != shard)
            return Error{ErrorCode::corruptFile, "names a file that is never fetched: " + shard, indexPath};
    if (shards.empty()) return Error{ErrorCode::corruptFile, "names no files", indexPath};
    return shards;
}

class Gathering {
public:
    Gathering(const PublishedBackbone& entry, const FetchOptions& options, FileLayer& files,
              const JobContext& job)
        : m_entry(entry),
          m_options(options),
          m_files(files),
          m_job(job),
          m_folder(gatheringFolder(entry.name)) {
        m_total = std::int64_t(entry.megabytes * 1e6);
    }
    const std::string& folder() const { return m_folder; }
    std::vector<FetchedFile> takeFiles() { return std::move(m_fetched); }
    std::uint64_t continuedFrom() const { return m_continuedFrom; }

    Result<void> all() {
        for (const std::string& file : m_entry.files) {
            auto fetched = one(file);
            if (!fetched && file == "preprocessor_config.json" &&
                fetched.error().code == ErrorCode::notOnServer)
                continue;
            if (!fetched) return fetched.error();
            if (file != "model.safetensors.index.json") continue;
            FOVEA_TRY(const std::set<std::string> shards, shardsOf(path(file)));
            m_shards = shards.size();
            for (const std::string& shard : shards) FOVEA_CHECK(one(shard));
        }
        return {};
    }

private:
    std::string path(const std::string& file) const { return m_folder + "/" + file; }

    Result<void> one(const std::string& file) {
        DownloadRequest request;
        request.url = m_entry.address + file;
        request.path = path(file);
        request.mustStateSha256 = isWeights(file);
        request.maxBytes =
            isWeights(file) ? std::uint64_t(m_entry.megabytes * 1e6 * kMaxOfStated) + kMaxText : kMaxText;
        if (!m_options.acceptChanged) request.pinnedSha256 = pinned(request.url);
        if (isWeights(file) && !request.pinnedSha256.empty() && fs::exists(request.path)) {
            // Whole already, from an earlier session.
            FOVEA_TRY(const std::string there, sha256OfFile(request.path));
            if (there == request.pinnedSha256) {
                m_before += std::int64_t(fs::file_size(request.path));
                m_continuedFrom += fs::file_size(request.path);
                m_fetched.push_back({request.url, fs::file_size(request.path), there, true});
                return {};
            }
        }
        JobContext inner = m_job;
        inner.progress = [&](const Progress& p) {
            Progress whole = p;
            whole.done = m_before + p.done;
            // One file of weights states its size; several are as large as the catalogue says.
            const bool last = isWeights(file) && m_shards <= 1 && p.total > 0;
            whole.total = std::max(last ? m_before + p.total : m_total, whole.done);
            if (p.secondsLeft >= 0 && p.total > p.done)
                whole.secondsLeft =
                    p.secondsLeft * double(whole.total - whole.done) / double(p.total - p.done);
            // Small files say nothing of the pace of the large one.
            if (!isWeights(file)) whole.secondsLeft = -1;
            m_job.report(whole);
        };
        FOVEA_TRY(const DownloadedFile done, download(request, m_options.connection, m_files, inner));
        const FetchedFile fetched{request.url, done.bytes, done.sha256, done.sha256Stated};
        FOVEA_CHECK(pin(fetched, m_files));
        m_before += std::int64_t(done.bytes);
        m_continuedFrom += done.continuedFrom;
        m_fetched.push_back(fetched);
        return {};
    }

    const PublishedBackbone& m_entry;
    const FetchOptions& m_options;
    FileLayer& m_files;
    const JobContext& m_job;
    const std::string m_folder;
    std::vector<FetchedFile> m_fetched;
    std::int64_t m_before = 0, m_total = 0;
    std::uint64_t m_continuedFrom = 0;
    std::size_t m_shards = 1;
};

}  // namespace

Result<FetchedBackbone> fetchBackbone(const PublishedBackbone& entry, const FetchOptions& options,
                                      const std::shared_ptr<FileLayer>& files, const JobContext& job) {
    return guarded([&]() -> Result<FetchedBackbone> {
        if (entry.files.empty())
            return Error{ErrorCode::accessRefused, entry.name + " must be got by hand", entry.page};
        const std::string place = fetchedBackboneFolder(entry.name);
        if (fs::exists(place)) {
            for (const AddedBackbone& added : addedBackbones())
                if (added.folder == place)
                    return Error{ErrorCode::invalidArgument, entry.name + " is on this computer already",
                                 place};
            // Whole, but the list could not be written at the time.
            if (auto choice = addBackbone(place)) return FetchedBackbone{std::move(*choice), {}, 0};
            fs::remove_all(place);
        }
        Gathering gathering(entry, options, *files, job);
        FOVEA_CHECK(files->makeFolders(gathering.folder()));
        // Locked while it is being filled; free again with the end of the process.
        FOVEA_TRY(const platform::File folder, platform::open(gathering.folder(), platform::OpenFor::folder));
        FOVEA_TRY(const bool held, platform::tryLock(folder, platform::Lock::exclusive));
        if (!held)
            return Error{ErrorCode::notWritable, "another program fetches it at this moment",
                         gathering.folder()};
        FOVEA_CHECK(gathering.all());
        FOVEA_CHECK(job.check());
        if (auto opened = openBackboneFolder(gathering.folder()); !opened) {
            // The bytes are right, so that fetching them again would help nobody.
            discardFetch(entry.name);
            return opened.error();
        }
        std::error_code code;
        fs::rename(gathering.folder(), place, code);
        if (code) return Error{ErrorCode::notWritable, code.message(), place};
        FOVEA_TRY(BackboneChoice choice, addBackbone(place));
        return FetchedBackbone{std::move(choice), gathering.takeFiles(), gathering.continuedFrom()};
    });
}

std::uint64_t unfinishedFetch(const std::string& name) {
    std::uint64_t bytes = 0;
    std::error_code code;
    for (const auto& file : fs::directory_iterator(gatheringFolder(name), code))
        if (isWeights(file.path().filename().string()) || file.path().extension() == ".part") {
            const std::uint64_t size = fs::file_size(file.path(), code);
            if (!code) bytes += size;
        }
    return bytes;
}

void discardFetch(const std::string& name) {
    std::error_code ignored;
    fs::remove_all(gatheringFolder(name), ignored);
}

}  // namespace fovea::backbone
