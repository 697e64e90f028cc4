#include "apply/predictions_table.h"

#include "base/file_layer.h"

namespace fovea::ui {

namespace {
std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}
}  // namespace

std::string appliedCsv(const std::vector<AppliedFile>& files, const std::vector<std::string>& classes) {
    std::string csv = "file,frame,prediction";
    for (const std::string& c : classes) csv += "," + field(c);
    csv += ",error,notice\r\n";
    for (const AppliedFile& f : files) {
        if (f.state == AppliedFile::State::waiting) continue;
        const bool done = f.state == AppliedFile::State::done;
        csv += field(f.path.toStdString()) + "," + std::to_string(f.frame + 1) + "," +
               (done ? field(classes[std::size_t(f.predicted)]) : std::string());
        for (std::size_t c = 0; c < classes.size(); ++c)
            csv +=
                "," + (done ? QByteArray::number(f.probabilities[c], 'g', 17).toStdString() : std::string());
        csv += "," + field(f.error.toStdString()) + ",\"Research use only, not for diagnosis.\"\r\n";
    }
    return csv;
}

Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const std::vector<std::string>& classes) {
    return systemFileLayer()->writeAtomically(path, appliedCsv(files, classes));
}

}  // namespace fovea::ui
