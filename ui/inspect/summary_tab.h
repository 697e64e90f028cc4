#pragma once

#include <QWidget>
#include <vector>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace fovea::ui {

class ClassTable;
class ConfusionView;
class SummaryPresenter;

/// How good the adapter is, on one page: a sentence, the table of the classes beside the confusion matrix,
/// the figures of all classes together, and what to know about them.
class SummaryTab : public QWidget {
    Q_OBJECT
public:
    explicit SummaryTab(SummaryPresenter& presenter, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The images of a cell of the confusion matrix are asked for.
    void casesWanted(int truth, int predicted);
    void copied();  ///< the table, to the clipboard

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTable();
    QWidget* makeConfusion();
    QWidget* makeFigures();
    QWidget* makeLines();
    QWidget* makePatients();
    QWidget* makeDoubt();
    void showSummary();
    void showFigures();
    void showLines();

    SummaryPresenter& m_presenter;
    QLabel* m_sentence;
    QBoxLayout *m_upper, *m_lower;  ///< beside each other where there is room
    ClassTable* m_table;
    QPushButton* m_copy;
    ConfusionView* m_confusion;
    QGridLayout *m_figures, *m_lines;
    QLabel* m_few = nullptr;        ///< below the figures: that they are of too few images
    QWidget* m_doubtRow = nullptr;  ///< below that, where the adapter can say it
    QLabel* m_doubt = nullptr;
    QSpinBox* m_coverage = nullptr;  ///< beside it
    QWidget* m_patients = nullptr;   ///< below the lines, where patients are unknown
    QSpinBox* m_perPatient = nullptr;
    /// Made once and filled anew: making widgets is what takes time.
    struct Figure {
        QLabel *name, *value, *interval;
    };
    struct Line {
        QLabel *title, *text;
    };
    std::vector<Figure> m_figureRows;
    std::vector<Line> m_lineRows;
};

}  // namespace fovea::ui
