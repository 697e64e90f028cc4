#pragma once

#include <QObject>
#include <QString>

#include "runs/series.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "train/backbone_list.h"
#include "train/presets.h"

namespace fovea::ui {

/// What is trained: one run, or a series of them.
struct RunRequest {
    runs::RunSettings settings;
    runs::SeriesOptions series;

    bool several() const { return series.seeds > 1 || series.folds > 0; }
    int trainings() const { return series.folds > 0 ? series.folds + 1 : series.seeds; }
};

/// What was asked for when a run with these settings was begun: for the member of a series all of it.
RunRequest requestOf(runs::RunSettings settings);

/// What the user has chosen for the next training: settings by a preset or one by one, how many
/// trainings, and the pre-trained networks to choose from. The program's settings keep the lasting part.
/// No widgets. GUI thread only.
class RunChoices : public QObject {
    Q_OBJECT
public:
    /// `session` tells for how many images a preset is.
    RunChoices(ProjectSession& session, Settings& settings, QObject* parent = nullptr);

    BackboneList& backbones() { return m_backbones; }
    const runs::RunSettings& settings() const { return m_chosen.settings; }
    void setSettings(const runs::RunSettings& settings);
    void choosePreset(const QString& key);
    QString preset() const { return m_preset; }  ///< its key; empty when the settings are the user's own
    /// Several trainings instead of one; a cross-validation chooses the validation images itself.
    const runs::SeriesOptions& series() const { return m_chosen.series; }
    void setSeries(const runs::SeriesOptions& series);
    int trainings() const { return m_chosen.trainings(); }  ///< that are to be made: 1 without a series

Q_SIGNALS:
    void changed();        ///< settings(), and perhaps preset()
    void seriesChanged();  ///< series()

private:
    int trainImages() const;
    void followImages();

    ProjectSession& m_session;
    Settings& m_settings;
    BackboneList m_backbones;
    RunRequest m_chosen;
    QString m_preset;
};

}  // namespace fovea::ui
