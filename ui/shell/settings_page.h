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
    void guideRequested();
    void keysRequested();
    void aboutRequested();
    void tourRequested();

private:
    // The sections, from the top.
    QWidget* makeAppearance(QWidget* column);
    QWidget* makeComputing(QWidget* column);
    QWidget* makeNetworks(QWidget* column);
    QWidget* makeAbout(QWidget* column);

    Settings& m_settings;
};

}  // namespace fovea::ui
