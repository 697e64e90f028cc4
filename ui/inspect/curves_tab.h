#pragma once

#include <QWidget>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fovea::runs {
struct Evaluation;
}

namespace fovea::ui {

class OperatingPoint;
class PeopleView;
class RatePlot;
class ReadersCard;
class RocPlot;
struct RocCurve;
struct RocReader;
class ScorePlot;

/// The curves of one class against the rest, its threshold as one handle on two of them, and what follows
/// from it, in figures, in words and among a thousand people.
class CurvesTab : public QWidget {
    Q_OBJECT
public:
    explicit CurvesTab(OperatingPoint& point, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makePlots();
    QWidget* makePoint();
    void addRules(QVBoxLayout& column);
    void addConsequences(QVBoxLayout& column);
    void connectAll();
    void showImages();
    std::vector<RocReader> rocReaders(const runs::Evaluation& evaluation, int positive) const;
    std::vector<RocCurve> rocCurves(const runs::Evaluation& evaluation, int positive) const;
    void showPoint();
    void showInUse();
    void showConsequences();
    void showDecision();
    void arrangePlots();

    OperatingPoint& m_point;
    QWidget* m_plots;
    QWidget* m_cards[5];  ///< the last one as wide as all columns
    int m_columns = 0;    ///< of plots, as arranged
    RocPlot* m_roc;
    ScorePlot* m_scores;
    RatePlot *m_precision, *m_reliability, *m_decision;
    ReadersCard* m_readers;
    QComboBox* m_class;
    QDoubleSpinBox *m_threshold, *m_prevalence, *m_wanted;
    QPushButton *m_youden, *m_sensitivity, *m_specificity, *m_asHere, *m_keep, *m_forget;
    QWidget* m_rules;
    QLabel *m_words, *m_inUse, *m_table, *m_people, *m_benefit;
    PeopleView* m_view;
};

}  // namespace fovea::ui
