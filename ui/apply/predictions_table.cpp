#include "apply/predictions_table.h"

#include "base/csv.h"
#include "base/file_layer.h"

namespace fovea::ui {

std::string appliedCsv(const std::vector<AppliedFile>& files, const std::vector<std::string>& classes) {
    std::string csv = "file,frame,prediction";
    for (const std::string& c : classes) csv += "," + csvField(c);
    csv += ",error,notice\r\n";
    for (const AppliedFile& f : files) {
        if (f.state == AppliedFile::State::waiting) continue;
        const bool done = f.state == AppliedFile::State::done;
        csv += csvField(f.path.toStdString()) + "," + std::to_string(f.frame + 1) + "," +
               (done ? csvField(classes[std::size_t(f.predicted)]) : std::string());
        for (std::size_t c = 0; c < classes.size(); ++c)
            csv +=
                "," + (done ? QByteArray::number(f.probabilities[c], 'g', 17).toStdString() : std::string());
        csv += "," + csvField(f.error.toStdString()) + ",\"Research use only, not for diagnosis.\"\r\n";
    }
    return csv;
}

Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const std::vector<std::string>& classes) {
    return systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + appliedCsv(files, classes));
}

}  // namespace fovea::ui
