#include "runs/run_summary.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <cmath>
#include <limits>

#include "runs/figure_words.h"

namespace fovea::ui {

namespace {
QJsonObject object(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}
double number(const QJsonValue& value) {
    return value.isDouble() ? value.toDouble() : std::numeric_limits<double>::quiet_NaN();
}
}  // namespace

RunSummary summarise(const project::Run& run, const QString& projectFolder) {
    RunSummary s;
    s.id = run.id;
    s.state = fromUtf8(run.state);
    s.created = QDateTime::fromString(fromUtf8(run.createdUtc), Qt::ISODate).toLocalTime();
    s.title = QCoreApplication::translate("fovea::ui::Words", "Training %1, %2")
                  .arg(run.id)
                  .arg(QLocale().toString(s.created, QStringLiteral("d MMM, HH:mm")));
    const QJsonObject record = object(run.settingsJson),
                      settings = record.value(QLatin1String("settings")).toObject();
    if (const QString fold = settings.value(QLatin1String("fold")).toString(); !fold.isEmpty())
        s.title = QCoreApplication::translate("fovea::ui::Words", "%1, group %2").arg(s.title, fold);
    s.method = settings.value(QLatin1String("method")).toString().toUpper();
    s.backbone = record.value(QLatin1String("backbone_title")).toString();
    s.epochs = settings.value(QLatin1String("epochs")).toInt();
    const QJsonObject result = object(run.resultJson);
    s.bestEpoch = result.value(QLatin1String("best_epoch")).toInt();
    s.seconds = result.value(QLatin1String("seconds")).toDouble();
    s.peakMemoryMb = result.value(QLatin1String("peak_memory_mb")).toDouble();
    const QJsonArray validation = result.value(QLatin1String("validation")).toArray();
    for (const QJsonValue& v : validation) {
        const QJsonObject e = v.toObject();
        s.records.push_back({number(e.value(QLatin1String("train_loss"))),
                             number(e.value(QLatin1String("loss"))), number(e.value(QLatin1String("auc")))});
    }
    s.validationAuc = s.bestEpoch > 0 && std::size_t(s.bestEpoch) <= s.records.size()
                          ? s.records[std::size_t(s.bestEpoch) - 1].auc
                          : std::numeric_limits<double>::quiet_NaN();
    if (!run.adapterPath.empty())
        s.adapterPath = QDir(projectFolder).absoluteFilePath(fromUtf8(run.adapterPath));
    return s;
}

std::vector<RunSummary> summariseRuns(const std::vector<project::Run>& runs, const QString& projectFolder) {
    std::vector<RunSummary> all;
    for (auto it = runs.rbegin(); it != runs.rend(); ++it) all.push_back(summarise(*it, projectFolder));
    return all;
}

}  // namespace fovea::ui
