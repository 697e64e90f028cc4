#pragma once

#include <QString>
#include <map>
#include <optional>

#include "runs/run_record.h"
#include "runs/run_settings.h"

namespace fovea::ui {

/// How long the presets take, as far as plans have said it: each preset's time becomes known when it was
/// chosen once. Forgotten where other images or settings that no preset says (backbone, device, precision)
/// make them times of something else.
class PresetTimes {
public:
    /// A plan of one training on so many training images, by settings that are just this preset (isPreset()).
    void note(const QString& preset, const runs::RunSettings& settings, int trainImages,
              const runs::RunEstimate& estimate);
    /// "Planned: Quick about 4 minutes · Balanced about 7 minutes", of those that are
    /// known beside these settings; empty where none is.
    QString words(const runs::RunSettings& settings) const;

private:
    struct Known {
        std::optional<int> resolution;
        runs::RunEstimate estimate;
    };
    std::optional<runs::RunSettings> m_others;  ///< what no preset says; the rest is that of one preset
    int m_trainImages = 0;
    std::map<QString, Known> m_known;  ///< by Preset::key
};

}  // namespace fovea::ui
