#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "inspect/inspect_presenter.h"
#include "inspect/summary_presenter.h"
#include "inspect/unit_rows.h"
#include "plots/number_plot.h"

namespace fovea::ui {

/// How near a run's numbers come: figures in words, agreement and calibration as points and lines, and the
/// images by how far off they are. No widgets. GUI thread only.
class NumberPresenter : public QObject {
    Q_OBJECT
public:
    explicit NumberPresenter(InspectPresenter& inspect, QObject* parent = nullptr);

    InspectPresenter& inspect() const { return m_inspect; }
    bool exists() const { return m_inspect.ofNumber(); }
    /// "On 30 images never seen: mean absolute error 3.2 mm (2.5 to 4.0)."
    QString sentence() const;
    struct Figure {
        QString key;  ///< fixed: "mae", "rmse", "bias", "lower", "upper", "r2", "slope", "coverage"
        QString name, tip;
        ClassCell cell;
    };
    std::vector<Figure> figures() const;
    QString table() const;  ///< head and rows, tab separated
    std::vector<SummaryLine> lines() const;

    /// Bland and Altman: the error over the mean of both, with bias and limits of agreement.
    std::vector<NumberPlot::Point> agreement() const;
    std::vector<NumberPlot::Line> agreementLines() const;
    /// The reference over the prediction; the means of about equal predictions, the line of what is right and
    /// that of these images.
    std::vector<NumberPlot::Point> calibration() const;
    std::vector<NumberPlot::Point> calibrationMeans() const;
    std::vector<NumberPlot::Line> calibrationLines() const;

    struct Case {
        int sample = 0;               ///< index into whole()->samples
        QString file;                 ///< or what the study or patient is called
        double truth = 0, error = 0;  ///< in the unit; the prediction less the reference
        inference::NumberAnswer answer;
        bool within = true;  ///< the reference lies within the interval, or there is none
    };
    /// The farthest off first.
    const std::vector<Case>& cases() const { return m_cases; }
    const UnitRows& rows() const { return m_rows; }
    /// "58.2 (52.0 to 64.4)": prediction with its interval.
    QString answerWords(const Case& one) const;
    /// "61.5 → 58.2 (52.0 to 64.4)": reference, prediction with its interval.
    QString caseWords(const Case& one) const;
    QString quantity(double number, bool unit = true) const;  ///< to three digits

Q_SIGNALS:
    void changed();

private:
    void follow();
    ClassCell cell(const evaluation::Estimate& figure, bool unit = true) const;

    InspectPresenter& m_inspect;
    std::shared_ptr<const runs::Evaluation> m_of;
    UnitRows m_rows;
    std::vector<Case> m_cases;
};

}  // namespace fovea::ui
