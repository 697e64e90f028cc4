#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace fovea::ui {

class DataPage;
class JobRunner;
class ProjectSession;
class Settings;

/// What computes, in words for the status bar.
struct ComputeFacts {
    QString device;  ///< "Processor" or the name of a GPU
    QString reason;  ///< why, and with which libraries; for the tooltip
};

/// The ways from one page to another.
struct PageLinks {
    std::function<void()> toData, toTrain, toBackbones;
    std::function<void(qint64 run)> toInspect;
    std::function<void(const QString& adapter)> toApply;
    std::function<void(qint64 sample)> toSample;  ///< on the Data page
};

/// How the window gets what needs the numerical libraries: those are large, so
/// they are loaded after the first picture of the window is on the screen.
struct PageFactory {
    using Maker =
        std::function<QWidget*(ProjectSession&, JobRunner&, Settings&, const PageLinks&, QWidget* parent)>;
    Maker train, inspect, apply;  ///< called on the GUI thread
    /// Gives the Data page, which is there before, what it asks the numerical libraries.
    std::function<void(DataPage& dataPage)> equipData;
    std::function<void(QWidget& inspectPage, qint64 run)> showRun;
    std::function<void(QWidget& applyPage, const QString& adapter)> useAdapter;
    std::function<JobRunner&(QWidget& applyPage)> predictions;  ///< what it predicts runs there
    /// The window of pre-trained networks; `changed` is called when training can choose
    /// from others, and is passed on to the Train page by the function below it.
    std::function<QWidget*(Settings&, std::function<void()> changed, QWidget* parent)> backbones;
    std::function<void(QWidget& trainPage)> backbonesChanged;
    /// What that window fetches runs there; lives as long as it does.
    std::function<JobRunner&(QWidget& backbonesWindow)> backboneFetches;
    std::function<ComputeFacts(const QString& device)>
        compute;           ///< called on a worker; `device` as in the settings
    QString torchVersion;  ///< of libtorch: "1.13.0"
};

}  // namespace fovea::ui
