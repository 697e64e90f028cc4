#include "train/run_choices.h"

#include <algorithm>

#include "runs/figure_words.h"

namespace fovea::ui {

namespace {
/// None for "auto", and for what an older version offered.
std::optional<backbone::Precision> chosenPrecision(const Settings& settings) {
    const auto precision = backbone::precisionFromName(settings.get(setting::precision).toStdString());
    if (!precision) return {};
    return *precision;
}
}  // namespace

RunRequest requestOf(runs::RunSettings settings) {
    RunRequest request;
    if (const auto position = settings.assigned.series) {
        if (position->kind == runs::SeriesKind::seeds) {
            request.series.seeds = position->of;
            settings.seed -= std::uint64_t(position->member - 1) * std::uint64_t(settings.sideNetworks);
        } else {
            request.series.folds = position->of - 1;
        }
        settings.assigned = {};
    }
    request.settings = std::move(settings);
    return request;
}

RunChoices::RunChoices(ProjectSession& session, Settings& settings, QObject* parent)
    : QObject(parent), m_session(session), m_settings(settings) {
    runs::RunSettings& first = m_chosen.settings;
    first.backbone = settings.get(setting::backbone).toStdString();
    first.device = settings.get(setting::device).toStdString();
    first.threads = settings.get(setting::threads);
    first.precision = chosenPrecision(settings);
    const auto all = presets();
    const auto of = [&all](const QString& key) {
        return std::find_if(all.begin(), all.end(), [&](const Preset& p) { return p.key == key; });
    };
    const auto it = of(settings.get(setting::trainPreset));
    const Preset& preset = it == all.end() ? *of(QStringLiteral("balanced")) : *it;
    m_preset = preset.key;
    applyPreset(preset, 0, first);

    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &RunChoices::followImages);
    connect(&session, &ProjectSession::samplesEdited, this, &RunChoices::followImages);
    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        runs::RunSettings next = m_chosen.settings;
        if (key == QLatin1String(setting::device.key))
            next.device = m_settings.get(setting::device).toStdString();
        if (key == QLatin1String(setting::threads.key)) next.threads = m_settings.get(setting::threads);
        if (key == QLatin1String(setting::precision.key)) next.precision = chosenPrecision(m_settings);
        setSettings(next);
    });
    connect(&m_backbones, &BackboneList::added, this, [this](const QString& name) {
        runs::RunSettings next = m_chosen.settings;
        next.backbone = name.toStdString();
        setSettings(next);
    });
}

void RunChoices::setSettings(const runs::RunSettings& settings) {
    if (settings == m_chosen.settings) return;
    m_chosen.settings = settings;
    m_preset.clear();
    for (const Preset& p : presets())
        if (isPreset(p, trainImages(), settings)) m_preset = p.key;
    m_settings.set(setting::backbone, fromUtf8(settings.backbone));
    if (!m_preset.isEmpty()) m_settings.set(setting::trainPreset, m_preset);
    Q_EMIT changed();
}

void RunChoices::choosePreset(const QString& key) {
    for (const Preset& p : presets()) {
        if (p.key != key) continue;
        runs::RunSettings next = m_chosen.settings;
        applyPreset(p, trainImages(), next);
        setSettings(next);
    }
}

void RunChoices::setSeries(const runs::SeriesOptions& series) {
    if (series.seeds == m_chosen.series.seeds && series.folds == m_chosen.series.folds) return;
    m_chosen.series = series;
    if (series.folds > 0 && m_chosen.settings.fold) {
        runs::RunSettings next = m_chosen.settings;
        next.fold.reset();
        setSettings(next);
    }
    Q_EMIT seriesChanged();
}

int RunChoices::trainImages() const {
    return m_session.labelledImages(dataset::Split::train);
}

void RunChoices::followImages() {
    // A preset means another number of epochs for another number of images.
    if (!m_preset.isEmpty()) choosePreset(m_preset);
}

}  // namespace fovea::ui
