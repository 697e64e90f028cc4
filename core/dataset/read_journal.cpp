#include "dataset/read_journal.h"

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/resources.h"

namespace fovea::dataset {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// By what a file is known to be the one that was read: its size in bytes and when it was changed.
struct Stamp {
    std::uint64_t size = 0;
    std::int64_t changed = 0;
    bool operator==(const Stamp&) const = default;
};

std::optional<Stamp> stampOf(const std::string& file) {
    std::error_code code;
    Stamp stamp{fs::file_size(file, code), 0};
    if (code) return {};
    stamp.changed = std::int64_t(fs::last_write_time(file, code).time_since_epoch().count());
    return code ? std::nullopt : std::optional(stamp);
}

std::string lineOf(const std::string& file, const Stamp& stamp, const FileRead& read) {
    json samples = json::array();
    for (const Sample& s : read.samples)
        samples.push_back({{"frame", s.frame},
                           {"plane", imaging::planeName(s.plane)},
                           {"format", s.format},
                           {"width", s.width},
                           {"height", s.height},
                           {"patient", s.patient},
                           {"pixel_hash", s.pixelHash},
                           {"perceptual_hash", s.perceptualHash},
                           {"facts", s.facts}});
    return json({{"file", file},
                 {"size", stamp.size},
                 {"changed", stamp.changed},
                 {"frames", read.frames},
                 {"remarks", toJson(read.remarks)},
                 {"samples", std::move(samples)}})
               .dump() +
           '\n';
}

/// Nothing where the file is another one now.
std::optional<FileRead> readFrom(const std::string& line, const Stamp& stamp) {
    const json document = json::parse(line);
    if (stamp != Stamp{document.at("size"), document.at("changed")}) return {};
    FileRead read;
    read.frames = document.at("frames");
    read.remarks = messagesFrom(document.at("remarks"));
    for (const json& one : document.at("samples")) {
        Sample s;
        s.path = document.at("file");
        s.frame = one.at("frame");
        if (!imaging::planeFromName(one.at("plane").get<std::string>(), s.plane)) return {};
        s.format = one.at("format");
        s.width = one.at("width");
        s.height = one.at("height");
        s.patient = one.at("patient");
        s.pixelHash = one.at("pixel_hash");
        s.perceptualHash = one.at("perceptual_hash");
        s.facts = one.at("facts").get<std::map<std::string, std::string>>();
        read.samples.push_back(std::move(s));
    }
    return read;
}

Result<void> append(AppendFile& file, const std::string& line) {
    return file.append(std::as_bytes(std::span(line)));
}

}  // namespace

Result<std::unique_ptr<ReadJournal>> ReadJournal::open(const std::string& path, const std::string& what,
                                                       FileLayer& files) {
    return guarded([&]() -> Result<std::unique_ptr<ReadJournal>> {
        const std::string heading =
            json({{"fovea_import", 1}, {"version", versionText()}, {"what", what}}).dump() + '\n';
        std::unique_ptr<ReadJournal> journal(new ReadJournal);
        const Result<std::string> text = readTextFile(path);
        std::uint64_t whole = 0;  // up to the last line that was finished
        if (text && text->starts_with(heading)) {
            whole = text->rfind('\n') + 1;
            std::string_view rest = std::string_view(*text).substr(heading.size(), whole - heading.size());
            while (!rest.empty()) {
                const std::string line(rest.substr(0, rest.find('\n')));
                rest.remove_prefix(line.size() + 1);
                const json document = json::parse(line, nullptr, false);
                if (const auto file = document.find("file"); file != document.end() && file->is_string())
                    journal->m_known[*file] = line;
            }
        }
        FOVEA_TRY(journal->m_file, files.openAppend(path, whole));
        if (whole == 0) FOVEA_CHECK(append(*journal->m_file, heading));
        return journal;
    });
}

Result<FileRead> ReadJournal::readOnce(const std::string& file,
                                       const std::function<Result<FileRead>()>& read) {
    const std::optional<Stamp> stamp = stampOf(file);
    const auto known = m_known.find(file);
    if (known != m_known.end() && stamp) {
        // A line that is not as it was written says nothing.
        const auto earlier =
            guarded([&]() -> Result<std::optional<FileRead>> { return readFrom(known->second, *stamp); });
        if (earlier && *earlier) return **earlier;
    }
    Result<FileRead> fresh = read();
    if (!fresh || !fresh->damaged.empty() || !stamp) return fresh;
    // Names that are no UTF-8 make no JSON: such a file is read again.
    (void)guarded([&]() -> Result<void> {
        const std::string line = lineOf(file, *stamp, *fresh);
        const std::lock_guard lock(m_mutex);
        return append(*m_file, line);
    });
    return fresh;
}

}  // namespace fovea::dataset
