#pragma once

#include <QVariant>
#include <QWidget>
#include <utility>
#include <vector>

#include "runs/run_settings.h"
#include "train/preset_times.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QToolButton;

namespace fovea::ui {

class PlanPresenter;
class RunChoices;
class RunPresenter;
class Settings;

/// What the user chooses for a training: preset, pre-trained network and, folded
/// away, everything else.
class SettingsPanel : public QWidget {
    Q_OBJECT
public:
    SettingsPanel(RunChoices& choices, PlanPresenter& plan, const RunPresenter& run, Settings& settings,
                  QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see which pre-trained networks there are.
    void backbonesRequested();

private:
    QWidget* makePresets();
    QWidget* makeBackbone();
    QWidget* makeAdvanced();
    // The rows of makeAdvanced(), from the top.
    void addBudget(QFormLayout& form);
    void addTrainings(QFormLayout& form);
    void addDiagnoses(QFormLayout& form);
    void addComputing(QFormLayout& form);
    void addPlace(QFormLayout& form);
    // Controls that takeAdvanced() hears.
    using Entries = std::vector<std::pair<QString, QVariant>>;  ///< of a list: words and data
    QSpinBox* taken(QSpinBox* box);
    QSpinBox* whole(int runs::RunSettings::*choice);
    QDoubleSpinBox* real(double runs::RunSettings::*choice);
    QComboBox* list(const char* name, const QString& tip, const Entries& entries);
    void sayTopics();
    void showChoices();
    void showTimes();  ///< of the presets
    void addGroup(const runs::Fold& fold);
    void showBackbones();
    void takeAdvanced();
    void chooseFolder();

    RunChoices& m_choices;
    PlanPresenter& m_plan;
    Settings& m_settings;
    std::vector<QRadioButton*> m_presets;
    QLabel* m_ownSettings;
    QLabel* m_presetTimes;
    PresetTimes m_times;
    QComboBox* m_backbone;
    QLabel* m_backboneNote;
    QLabel* m_folderNote;
    QPushButton* m_addBackbone;
    QToolButton* m_unfold;
    QWidget* m_advanced;
    /// The numbers that show and take a choice as it is.
    std::vector<std::pair<QSpinBox*, int runs::RunSettings::*>> m_numbers;
    std::vector<std::pair<QDoubleSpinBox*, double runs::RunSettings::*>> m_reals;
    QSpinBox *m_resolution, *m_seed;
    QComboBox *m_method, *m_head, *m_precision, *m_device, *m_fold, *m_balance, *m_ordinal, *m_series,
        *m_store;
    QCheckBox* m_flip;
    bool m_showing = false;
    bool m_folderRefused = false;  ///< the note says why; until another is chosen
};

}  // namespace fovea::ui
