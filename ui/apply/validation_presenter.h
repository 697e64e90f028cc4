#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <functional>
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
    int otherClasses = 0;        ///< of a class, or of findings, that the adapter does not know
    int ofProject = 0;           ///< of `images`, the ones that the open project holds, too
    int patients = 0;            ///< that are known
    bool patientsKnown = false;  ///< of every image that counts
    std::string positive;        ///< of two classes: which sensitivity is of, as the adapter has it
    /// As evaluation::estimate() names them, of two classes sensitivity and specificity at the adapter's
    /// threshold, and "calibration_in_the_large" where it is finite; of findings "auc", "sensitivity" and
    /// "specificity" are means over them, at their thresholds, beside "exact_match"; of a number "mae",
    /// "bias" and "r2". Empty while they are computed, and without images.
    std::map<std::string, evaluation::Estimate> estimates;
};

/// External validation: the figures of the images on the Apply page whose answer somebody knows, by
/// evaluation::estimate(), findingsFigures() or numberFigures(), computed on a worker whenever predictions or
/// references change, once nothing is predicted any more. References come by key
/// (ApplyPresenter::setReference()) or from a table. Nothing of it is stored, but for a report that is asked
/// for, which `fovea-cli validate` would write of the same images. No widgets. GUI thread only.
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

    /// Takes the answer for each image from a table of labels (CSV, TSV or a workbook), whose columns are
    /// recognised as for an import: of findings and a number those named like them, else the only ones of
    /// that kind. tableRead(), noDiagnosis() or failed() follows.
    void readTable(const QString& path);
    void forget();  ///< takes all references away
    /// Why no report can be written now, in a sentence; empty where it can.
    QString whyNoReport() const;
    /// Judges the adapter by all images with a reference (runs::validateAdapter()), without those it has
    /// learned from, and writes the report of it, as HTML or, by the path's ending, as PDF; as a job, which
    /// has the open project to itself. reportWritten() or failed() follows, neither where it is cancelled.
    void writeReport(const QString& path);

Q_SIGNALS:
    void changed();
    /// So many images, or studies, have a reference from it; so many of its rows name no image of the list.
    void tableRead(int images, int rowsWithoutImage);
    void failed(const fovea::Error& error);
    void reportWritten(const QString& path);
    void noDiagnosis();  ///< it is not plain which column holds the answer

private:
    using Estimates = std::map<std::string, evaluation::Estimate>;
    using Work = std::function<Result<Estimates>(const JobContext& job)>;
    void later();
    void compute();
    /// Counts the images of `m_figures`, and what makes figures of them.
    Work gather();
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
