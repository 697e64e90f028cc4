#pragma once

#include <QWidget>
#include <utility>
#include <vector>

#include "runs/run_settings.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QToolButton;

namespace fovea::ui {

class Settings;
class TrainPresenter;

/// What the user chooses for a training: preset, pre-trained network and, folded
/// away, everything else.
class SettingsPanel : public QWidget {
    Q_OBJECT
public:
    SettingsPanel(TrainPresenter& presenter, Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see which pre-trained networks there are.
    void backbonesRequested();

private:
    QWidget* makePresets();
    QWidget* makeBackbone();
    QWidget* makeAdvanced();
    void showChoices();
    void addGroup(const runs::Fold& fold);
    void showBackbones();
    void takeAdvanced();
    void chooseFolder();

    TrainPresenter& m_presenter;
    Settings& m_settings;
    std::vector<QRadioButton*> m_presets;
    QLabel* m_ownSettings;
    QComboBox* m_backbone;
    QLabel* m_backboneNote;
    QPushButton *m_otherDisk, *m_inProject;
    QLabel* m_folderNote;
    QPushButton* m_addBackbone;
    QToolButton* m_unfold;
    QWidget* m_advanced;
    /// The numbers that show and take a choice as it is.
    std::vector<std::pair<QSpinBox*, int runs::RunSettings::*>> m_numbers;
    std::vector<std::pair<QDoubleSpinBox*, double runs::RunSettings::*>> m_reals;
    QSpinBox *m_resolution, *m_seed;
    QComboBox *m_method, *m_precision, *m_device, *m_fold, *m_balance, *m_ordinal, *m_series, *m_store;
    QCheckBox* m_flip;
    bool m_showing = false;
    bool m_folderRefused = false;  ///< the note says why; until another is chosen
};

}  // namespace fovea::ui
