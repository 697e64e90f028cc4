#include "runs/run_summary.h"

#include <QCoreApplication>
#include <QDir>

#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/words.h"

namespace fovea::ui {

RunSummary summarise(const project::Run& run, const QString& projectFolder) {
    RunSummary s;
    s.id = run.id;
    s.record = runs::readRecord(run);
    s.created = QDateTime::fromString(fromUtf8(run.createdUtc), Qt::ISODate).toLocalTime();
    s.title = QCoreApplication::translate("fovea::ui::Words", "Training %1, %2")
                  .arg(run.id)
                  .arg(momentWords(s.created));
    if (const auto& settings = s.record.settings) {
        if (const auto fold = runs::foldOf(*settings))
            s.title = QCoreApplication::translate("fovea::ui::Words", "%1, fold %2")
                          .arg(s.title, fromUtf8(runs::foldText(*fold)));
        s.method = QString::fromLatin1(adapter::methodName(settings->method)).toUpper();
    }
    s.backbone = fromUtf8(s.record.backboneTitle);
    if (!run.adapterPath.empty())
        s.adapterPath = QDir(projectFolder).absoluteFilePath(fromUtf8(run.adapterPath));
    return s;
}

std::vector<RunSummary> summariseRuns(const std::vector<project::Run>& runs, const QString& projectFolder) {
    std::vector<RunSummary> all;
    for (auto it = runs.rbegin(); it != runs.rend(); ++it) all.push_back(summarise(*it, projectFolder));
    return all;
}

RunCurves::Points stepsOf(const std::vector<double>& losses, std::size_t epochs) {
    RunCurves::Points steps;
    if (epochs == 0) return steps;
    const double perEpoch = double(losses.size()) / double(epochs);
    for (std::size_t i = 0; i < losses.size(); ++i) steps.emplace_back(double(i + 1) / perEpoch, losses[i]);
    return steps;
}

RunCurves curvesOf(const runs::RunRecord& record) {
    RunCurves curves;
    for (const training::EpochRecord& e : record.validation)
        curves.epochs.push_back({e.trainLoss, e.loss, e.auc});
    curves.withoutValidation = withoutValidationWords(
        record.validation, record.settings && record.settings->assigned.allForEpochs.has_value());
    // Without validation images the last epoch is kept: there is no best one to mark.
    if (curves.withoutValidation.isEmpty()) curves.bestEpoch = record.bestEpoch;
    if (record.settings) curves.plannedEpochs = record.settings->epochs;
    curves.steps = stepsOf(record.losses, curves.epochs.size());
    return curves;
}

}  // namespace fovea::ui
