#include "dataset/label_export.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/csv.h"
#include "base/utf8.h"
#include "dataset/label_table.h"

namespace fovea::dataset {

namespace {

std::string subgroupOf(const Sample& sample) {
    const auto it = sample.facts.find(kSubgroupFact);
    return it == sample.facts.end() ? std::string() : it->second;
}

/// Of the paths below a folder, with the slash.
std::size_t prefixLength(const std::string& folder) {
    return folder.ends_with('/') ? folder.size() : folder.size() + 1;
}

std::string line(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields) {
        if (&field != &fields.front()) text += ',';
        text += csvField(field);
    }
    return text += "\r\n";
}

}  // namespace

std::string commonFolder(const std::vector<Sample>& samples) {
    if (samples.empty()) return {};
    // Plain text, as paths of many thousand samples are gone through on the GUI thread.
    const auto above = [](std::string_view path) { return path.substr(0, path.rfind('/')); };
    std::string_view common = above(samples.front().path);
    for (const Sample& sample : samples)
        while (!(sample.path.starts_with(common) && sample.path[common.size()] == '/'))
            common = above(common);
    return common.empty() ? "/" : std::string(common);
}

std::vector<std::string> relativeFiles(const std::vector<Sample>& samples) {
    const std::size_t prefix = prefixLength(commonFolder(samples));
    std::vector<std::string> files;
    std::unordered_set<std::string_view> seen;
    files.reserve(samples.size());
    seen.reserve(samples.size());
    for (const Sample& sample : samples)
        if (seen.insert(sample.path).second) files.push_back(sample.path.substr(prefix));
    return files;
}

Result<std::string> labelsCsv(const std::vector<Sample>& samples) {
    return guarded([&]() -> Result<std::string> {
        const auto any = [&](auto holds) { return std::any_of(samples.begin(), samples.end(), holds); };
        const bool subgroups = any([](const Sample& s) { return !subgroupOf(s).empty(); });
        const bool frames = any([](const Sample& s) { return s.frame != 0; });
        const bool planes = any([](const Sample& s) { return s.plane != imaging::Plane::axial; });
        std::vector<std::string> fields = {"file", "label", "patient", "split"};
        if (subgroups) fields.push_back("subgroup");
        if (frames) fields.push_back("frame");
        if (planes) fields.push_back("plane");
        std::string text = line(fields);
        const std::size_t prefix = prefixLength(commonFolder(samples));
        for (const Sample& sample : samples) {
            fields = {sample.path.substr(prefix), sample.label, sample.patient, splitName(sample.split)};
            if (subgroups) fields.push_back(subgroupOf(sample));
            if (frames) fields.push_back(std::to_string(sample.frame));
            if (planes) fields.push_back(imaging::planeName(sample.plane));
            for (const std::string& field : fields) {
                if (!isUtf8(field))
                    return Error{ErrorCode::invalidArgument,
                                 "the file's name, or what its header says of it, is not UTF-8", sample.path};
            }
            text += line(fields);
        }
        return text;
    });
}

Result<void> writeLabelsCsv(const std::string& path, const std::vector<Sample>& samples, FileLayer& files) {
    FOVEA_TRY(const std::string text, labelsCsv(samples));
    return files.writeAtomically(path, std::string(kCsvMark) + text);
}

}  // namespace fovea::dataset
