#include "dataset/label_export.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <unordered_set>

#include "base/csv.h"
#include "dataset/label_table.h"
#include "dataset/text_encoding.h"

namespace fovea::dataset {

namespace fs = std::filesystem;

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
    fs::path common = fs::path(samples.front().path).parent_path();
    for (const Sample& sample : samples) {
        const fs::path folder = fs::path(sample.path).parent_path();
        const auto differ = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end()).first;
        fs::path shared;
        for (auto part = common.begin(); part != differ; ++part) shared /= *part;
        common = shared;
    }
    return common.native();
}

std::vector<std::string> relativeFiles(const std::vector<Sample>& samples) {
    const std::size_t prefix = prefixLength(commonFolder(samples));
    std::vector<std::string> files;
    std::unordered_set<std::string_view> seen;
    for (const Sample& sample : samples)
        if (seen.insert(sample.path).second) files.push_back(sample.path.substr(prefix));
    return files;
}

Result<std::string> labelsCsv(const std::vector<Sample>& samples) {
    return guarded([&]() -> Result<std::string> {
        const auto any = [&](auto holds) { return std::any_of(samples.begin(), samples.end(), holds); };
        const bool subgroups = any([](const Sample& s) { return !subgroupOf(s).empty(); });
        const bool frames = any([](const Sample& s) { return s.frame != 0; });
        std::vector<std::string> fields = {"file", "label", "patient", "split"};
        if (subgroups) fields.push_back("subgroup");
        if (frames) fields.push_back("frame");
        std::string text = line(fields);
        const std::size_t prefix = prefixLength(commonFolder(samples));
        for (const Sample& sample : samples) {
            fields = {sample.path.substr(prefix), sample.label, sample.patient, splitName(sample.split)};
            if (subgroups) fields.push_back(subgroupOf(sample));
            if (frames) fields.push_back(std::to_string(sample.frame));
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
    return files.writeAtomically(path, text);
}

}  // namespace fovea::dataset
