#include "apply/predictions_table.h"

#include <algorithm>

#include "base/csv.h"
#include "base/file_layer.h"

namespace fovea::ui {

namespace {
std::string joined(const std::vector<std::string>& classes) {
    std::string all;
    for (const std::string& c : classes) all += (all.empty() ? "" : ";") + c;
    return all;
}
}  // namespace

std::string appliedCsv(const std::vector<AppliedFile>& files, const AppliedBy& by) {
    const bool references =
        std::any_of(files.begin(), files.end(), [](const AppliedFile& f) { return !f.reference.empty(); });
    std::string csv = "file,frame,prediction";
    for (const std::string& c : by.classes) csv += "," + csvField(c);
    csv += ",error,notice,adapter,adapter_version";
    if (by.threshold) csv += ",at_threshold";
    csv += references ? ",reference\r\n" : "\r\n";
    const std::string madeBy = csvField(by.adapter) + "," + csvField(by.adapterVersion);
    for (const AppliedFile& f : files) {
        if (f.state == AppliedFile::State::waiting) continue;
        const bool done = f.state == AppliedFile::State::done;
        csv += csvField(f.path.toStdString()) + "," + std::to_string(f.frame + 1) + "," +
               (done ? csvField(by.classes[std::size_t(f.predicted)]) : std::string());
        for (std::size_t c = 0; c < by.classes.size(); ++c)
            csv +=
                "," + (done ? QByteArray::number(f.probabilities[c], 'g', 17).toStdString() : std::string());
        csv += "," + csvField(f.error.toStdString()) + ",\"Research use only, not for diagnosis.\"," + madeBy;
        if (by.threshold) csv += "," + csvField(joined(f.atThreshold));
        csv += references ? "," + csvField(f.reference) + "\r\n" : "\r\n";
    }
    return csv;
}

Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const AppliedBy& by) {
    return systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + appliedCsv(files, by));
}

}  // namespace fovea::ui
