#include "train/preset_times.h"

#include <QCoreApplication>
#include <QStringList>

#include "text/words.h"
#include "train/presets.h"

namespace fovea::ui {

namespace {
struct TimesWords {
    Q_DECLARE_TR_FUNCTIONS(fovea::ui::PresetTimes)
};

/// Equal where the settings differ in nothing but what presets say.
runs::RunSettings othersOf(runs::RunSettings settings, int trainImages) {
    applyPreset(presets().front(), trainImages, settings);
    return settings;
}
}  // namespace

void PresetTimes::note(const QString& preset, const runs::RunSettings& settings, int trainImages,
                       const runs::RunEstimate& estimate) {
    const runs::RunSettings others = othersOf(settings, trainImages);
    if (m_others != others || m_trainImages != trainImages) m_known.clear();
    m_others = others;
    m_trainImages = trainImages;
    // What is read for one is read for all of the same size, and need not be read again.
    for (auto& [key, known] : m_known)
        if (known.resolution == settings.resolution) known.estimate.preloadSeconds = estimate.preloadSeconds;
    m_known[preset] = {settings.resolution, estimate};
}

QString PresetTimes::words(const runs::RunSettings& settings) const {
    if (m_known.empty() || m_others != othersOf(settings, m_trainImages)) return {};
    QStringList times;
    for (const Preset& preset : presets())
        if (const auto known = m_known.find(preset.key); known != m_known.end())
            times << TimesWords::tr("%1 %2").arg(
                preset.name,
                durationWords(known->second.estimate.preloadSeconds + known->second.estimate.trainSeconds));
    return TimesWords::tr("Planned: %1").arg(times.join(QStringLiteral(" · ")));
}

}  // namespace fovea::ui
