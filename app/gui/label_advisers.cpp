#include "label_advisers.h"

#include <optional>

#include "base/file_layer.h"
#include "runs/run_settings.h"
#include "runs/stored_run.h"
#include "runs/suggest.h"
#include "runs/suspects.h"

namespace fovea::gui {

using ui::LabelAdvice;

namespace {

Result<runs::RunSettings> settingsOfNewestRun(const project::Project& project) {
    FOVEA_TRY(const dataset::Question question, project.question());
    FOVEA_TRY(const std::optional<project::Run> run, runs::runWithAdapter(project, question.id));
    return run ? runs::settingsAlone(*run) : runs::RunSettings();
}

/// Those of which another class is more probable than the label.
Result<LabelAdvice> suspects(const project::Project& project, const JobContext& job) {
    FOVEA_TRY(const runs::RunSettings settings, settingsOfNewestRun(project));
    FOVEA_TRY(const runs::Suspects found, runs::suspectLabels(project, settings, systemFileLayer(), job));
    LabelAdvice advice;
    for (const runs::Suspect& s : found.ranked)
        if (s.other > s.given)
            advice.images.push_back(
                {s.sample.id, s.sample.label, s.proposed, s.given, s.other, s.likely, false});
    advice.of = int(found.ranked.size());
    advice.confirmed = found.confirmed;
    advice.unreadable = int(found.problems.size());
    return advice;
}

Result<LabelAdvice> next(const project::Project& project, const JobContext& job) {
    FOVEA_TRY(const runs::Suggestions found, runs::suggestLabels(project, {}, systemFileLayer(), job));
    LabelAdvice advice;
    for (const runs::Suggestion& s : found.images) {
        const auto proposed = std::size_t(s.proposed);
        advice.images.push_back(
            {s.sample.id, {}, found.classes[proposed], 0, s.probabilities[proposed], false, s.random});
    }
    advice.of = found.unlabelled;
    advice.unreadable = int(found.problems.size());
    return advice;
}

}  // namespace

ui::LabelAdvisers labelAdvisers() {
    return {next, suspects};
}

}  // namespace fovea::gui
