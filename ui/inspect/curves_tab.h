#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class InspectPresenter;
class OperatingPoint;
class RocPlot;

/// How the answers change with the threshold: the ROC curve with the operating point, which is moved on the
/// validation images and fixed on the test images.
class CurvesTab : public QWidget {
    Q_OBJECT
public:
    CurvesTab(InspectPresenter& presenter, OperatingPoint& point, QWidget* parent = nullptr);

private:
    void showEvaluation();
    void showPoint();

    InspectPresenter& m_presenter;
    OperatingPoint& m_point;
    RocPlot* m_roc;
    QLabel* m_words;
    QPushButton* m_youden;
};

}  // namespace fovea::ui
