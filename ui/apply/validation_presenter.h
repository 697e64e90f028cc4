#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <map>
#include <string>
#include <vector>

#include "evaluation/intervals.h"
#include "jobs/latest_worker.h"

namespace fovea::ui {

class ApplyPresenter;
class ProjectSession;

/// What the predictions of the images with a reference are worth.
struct ValidationFigures {
    int references = 0;  ///< images with a reference
    int images = 0;      ///< of these, the ones that count: predicted, and of a class that the adapter knows
    int otherClasses = 0;        ///< of a class that the adapter does not know
    int ofProject = 0;           ///< of `images`, the ones that the open project holds, too
    int patients = 0;            ///< that are known
    bool patientsKnown = false;  ///< of every image that counts
    /// As evaluation::estimate() names them; empty while they are computed, and without images.
    std::map<std::string, evaluation::Estimate> estimates;
};

/// External validation: the figures of the images on the Apply page whose class somebody knows, by
/// evaluation::estimate(), computed on a worker whenever predictions or references change, once nothing is
/// predicted any more. References come by key (ApplyPresenter::setReference()) or from a table. Nothing of it
/// is stored. No widgets. GUI thread only.
class ValidationPresenter : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ValidationPresenter(ApplyPresenter& apply, ProjectSession& session, QObject* parent = nullptr);
    ~ValidationPresenter() override;

    const ValidationFigures& figures() const { return m_figures; }
    bool computing() const { return m_computing; }
    /// "External validation, 24 images: AUC 0.93 (0.81 to 0.98)" ..., one figure a text; empty without
    /// references.
    QStringList lines() const;
    /// What is to be known beside the figures: unknown patients, images of the project.
    QStringList cautions() const;

    /// Takes the class of each image from a table of labels (CSV, TSV or a workbook), whose columns are
    /// recognised as for an import; tableRead() or failed() follows.
    void readTable(const QString& path);
    void forget();  ///< takes all references away

Q_SIGNALS:
    void changed();
    /// So many images have a reference from it; so many rows name no image of the list.
    void tableRead(int images, int rowsWithoutImage);
    void failed(const fovea::Error& error);
    void noDiagnosis();  ///< it is not plain which column holds the class

private:
    void later();
    void compute();
    void take(const std::vector<std::pair<qint64, std::string>>& labels, int rowsWithoutImage);

    ApplyPresenter& m_apply;
    ProjectSession& m_session;
    ValidationFigures m_figures;
    LatestWorker m_worker;
    QThreadPool m_pool;
    QTimer m_later;
    bool m_stale = false, m_computing = false;
};

}  // namespace fovea::ui
