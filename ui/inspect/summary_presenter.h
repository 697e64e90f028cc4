#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "evaluation/answer_sets.h"
#include "evaluation/per_class.h"
#include "inspect/figures.h"
#include "inspect/inspect_presenter.h"
#include "jobs/latest_worker.h"
#include "runs/unknown_patients.h"

namespace fovea::ui {

/// A figure of one class.
struct ClassCell {
    QString value;     ///< "70 %"
    QString interval;  ///< "40 % to 89 %"; empty where there is none
};
/// What a paper's table says of one class.
struct ClassRow {
    QString name;
    int colour = 0;                ///< for classColor()
    int count = 0;                 ///< images, or patients
    std::vector<ClassCell> cells;  ///< in the order of SummaryPresenter::columns()
};
/// A fact that belongs to the figures, in a sentence.
struct SummaryLine {
    QString key;  ///< fixed: "basis", "baseline", "calibration", "evaluations", "maps", "patients", "leftOut"
    QString title;
    QString text;
    QString topic = {};  ///< widgets/help_topic.h
};

/// What InspectPresenter shows, in words: a sentence, a table by class, the figures of all classes
/// together, and what to know about them.
/// No widgets. GUI thread only; the figures of the classes are computed on a worker.
class SummaryPresenter : public QObject {
    Q_OBJECT
public:
    explicit SummaryPresenter(InspectPresenter& inspect, QObject* parent = nullptr);

    InspectPresenter& inspect() const { return m_inspect; }
    /// "On 30 test images: AUC 0.70 (0.52 to 0.84). It finds 7 of 10 “malignant” (70 %, …)."
    QString sentence() const;
    struct Column {
        QString name, tip;
        QString topic;  ///< widgets/help_topic.h
    };
    /// Of ClassRow::cells: sensitivity, specificity, PPV, NPV, AUC.
    static std::vector<Column> columns();
    const std::vector<ClassRow>& rows() const { return m_rows; }  ///< empty while they are computed
    /// Head and rows, tab separated, as spreadsheets take it from the clipboard.
    QString table() const;
    /// Of all classes together: what rows() does not say.
    std::vector<FigureWords> figures() const;
    /// That the rarest class is too small for them (fewWords()); empty where it is not.
    QString few() const;
    std::vector<SummaryLine> lines() const;

    /// Whether it can be said how many images patients have: of images whose patients are unknown.
    bool asksImagesPerPatient() const;
    /// How many images a patient has at most, as somebody says; 1: nobody did. Then the line "patients" says
    /// the interval that the AUC has if it is so. Not stored.
    int imagesPerPatient() const { return m_perPatient; }
    void setImagesPerPatient(int images);

    /// Whether the adapter has what answer sets are made from.
    bool asksCoverage() const { return m_of && m_of->setScores; }
    /// In per cent, those that can be asked for.
    static constexpr int kLeastCoverage = 50, kMostCoverage = 99;
    /// Of the answer sets that the line "doubt" is about, see evaluation::answerSets().
    double coverage() const { return m_coverage; }
    void setCoverage(double coverage);  ///< the nearest that can be asked for

Q_SIGNALS:
    void changed();
    void coverageChanged(double coverage);

private:
    void follow();
    void compute();
    void take(const std::vector<evaluation::ClassFigures>& classes);
    void askSets();              ///< m_sets of what is shown
    void askIfPatients();        ///< m_ifPatients of what is shown
    QString doubtWords() const;  ///< empty where there are no answer sets

    InspectPresenter& m_inspect;
    std::shared_ptr<const runs::Evaluation> m_of;
    InspectPresenter::Unit m_unit = InspectPresenter::Unit::images;
    LatestWorker m_worker, m_setsWorker, m_patients;
    std::vector<ClassRow> m_rows;
    double m_coverage = evaluation::kUsualCoverage;
    std::optional<runs::SetsOnImages> m_sets;  ///< at m_coverage, or at the one before while it is computed
    int m_perPatient = 1;
    std::optional<runs::AucIfPatients> m_ifPatients;
};

}  // namespace fovea::ui
