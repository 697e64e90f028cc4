#pragma once

#include <QWidget>

class QComboBox;

namespace fovea::ui {

class Settings;

/// All preferences on one page; each takes effect at once.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void backbonesRequested();
    void keysRequested();
    void aboutRequested();

private:
    Settings& m_settings;
};

}  // namespace fovea::ui
