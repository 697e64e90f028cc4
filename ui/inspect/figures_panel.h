#pragma once

#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fovea::ui {

class ConfusionView;
class InspectPresenter;
class RocPlot;

/// How good the adapter is: figures with their intervals, confusion matrix, ROC
/// with the operating point.
class FiguresPanel : public QWidget {
    Q_OBJECT
public:
    explicit FiguresPanel(InspectPresenter& presenter, QWidget* parent = nullptr);

private:
    // The cards, from the top.
    void addFigures(QVBoxLayout& column);
    void addConfusion(QVBoxLayout& column);
    void addRoc(QVBoxLayout& column);
    QWidget* makeUnits();
    void connectAll();
    QString titleWords() const;
    QString cautionWords(int testEvaluations) const;
    void showEvaluation();
    void showThreshold();
    void fillFigures();
    /// The plain words stand below the others, over the whole width. Made once and filled anew: making
    /// widgets is what takes time.
    struct Row {
        QLabel *name, *plain, *value, *interval;
    };
    Row& row(std::size_t index);

    InspectPresenter& m_presenter;
    QLabel *m_title, *m_basis, *m_caution, *m_operating;
    QWidget* m_units;  ///< the two buttons; shown where there is a choice
    QPushButton *m_byImage, *m_byPatient;
    QWidget* m_figuresHost;
    QGridLayout* m_figures;
    std::vector<Row> m_rows;
    ConfusionView* m_confusion;
    RocPlot* m_roc;
    QPushButton *m_youden, *m_all;
};

}  // namespace fovea::ui
