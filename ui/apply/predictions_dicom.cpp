#include "apply/predictions_dicom.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <map>

#include "base/file_layer.h"
#include "base/resources.h"
#include "imaging/structured_report.h"

namespace fovea::ui {

namespace {
imaging::PredictedFrame predicted(const AppliedFile& f, int number, const AppliedBy& by) {
    imaging::PredictedFrame frame{number, appliedWords(f, by.classes, by.question).toStdString(), {}};
    for (std::size_t c = 0; c < by.classes.size(); ++c)
        frame.probabilities.emplace_back(by.classes[c], f.probabilities[c]);
    return frame;
}

/// What is to be known of a prediction, as on the screen: in English, as all of the document is.
std::string noticeOf(const AppliedFile& f, int frame, const AppliedBy& by) {
    const std::string of = " Frame " + std::to_string(frame + 1);
    if (f.unlike) return of + " is unlike the images the model was trained on: its prediction means nothing.";
    if (appliedKind(by.question) != AppliedKind::classes || f.predicted < 0) return {};
    const auto listed = [](const std::vector<std::string>& names) {
        std::string all;
        for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
        return all.empty() ? std::string("none") : all;
    };
    std::string notice;
    if (f.uncertain()) {
        std::vector<std::string> names;
        for (const int c : f.answerSet) names.push_back(by.classes[std::size_t(c)]);
        notice = of + " is uncertain, none of these can be ruled out: " + listed(names) + ".";
    }
    if (by.threshold && f.atThreshold != std::vector{by.classes[std::size_t(f.predicted)]})
        notice += of + " is at the model's threshold: " + listed(f.atThreshold) + ".";
    return notice;
}

/// That no other report of this export has.
QString freeName(const QString& image, QSet<QString>& taken) {
    const QString stem = QFileInfo(image).completeBaseName() + QStringLiteral("-prediction");
    QString name = stem;
    for (int n = 2; taken.contains(name.toLower()); ++n) name = stem + QLatin1Char('-') + QString::number(n);
    taken.insert(name.toLower());
    return name + QStringLiteral(".dcm");
}
}  // namespace

Result<AppliedReports> writeAppliedReports(const QString& folder, const std::vector<AppliedFile>& files,
                                           const AppliedBy& by) {
    std::map<QString, imaging::StructuredReport> reports;
    for (const AppliedFile& f : files) {
        if (f.state != AppliedFile::State::done) continue;
        const auto add = [&](const QString& path, int frame) {
            imaging::StructuredReport& report = reports[path];
            report.frames.push_back(predicted(f, frame, by));
            if (report.notice.empty()) report.notice = kResearchUse;
            if (report.frames.size() == 1 && f.parts.size() > 1)
                report.notice += " The answer is of " + std::to_string(f.parts.size()) +
                                 " images together, of which this is one.";
            report.notice += noticeOf(f, frame, by);
        };
        if (f.parts.empty()) add(f.path, f.frame);
        for (const AppliedPart& part : f.parts) add(part.path, part.frame);
    }
    AppliedReports done;
    QSet<QString> taken;
    for (auto& [path, report] : reports) {
        report.image = path.toStdString();
        report.model = by.adapter;
        report.modelVersion = by.adapterVersion;
        report.softwareVersion = versionText();
        const QString to = QDir(folder).filePath(freeName(path, taken));
        const Result<void> written =
            imaging::writeStructuredReport(to.toStdString(), report, *systemFileLayer());
        if (!written && written.error().code == ErrorCode::unsupportedFormat)
            ++done.notDicom;
        else if (!written)
            return written.error();
        else
            ++done.written;
    }
    return done;
}

}  // namespace fovea::ui
