#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace fovea::ui {

class JobRunner;
class ProjectSession;
class Settings;

/// What computes, in words for the status bar.
struct ComputeFacts {
    QString device;  ///< "Processor" or the name of a graphics card
    QString reason;  ///< why, and with which libraries; for the tooltip
};

/// How the window gets what needs the numerical libraries: those are large, so
/// they are loaded after the first picture of the window is on the screen.
struct PageFactory {
    using Maker = std::function<QWidget*(ProjectSession&, JobRunner&, Settings&, QWidget* parent)>;
    Maker train, inspect, apply;                     ///< called on the GUI thread
    std::function<ComputeFacts(const QString& device)> compute;  ///< called on a worker; `device` as in the settings
};

}  // namespace fovea::ui
