#pragma once

#include <QWidget>
#include <vector>

#include "apply/predictions_filter.h"

class QToolButton;

namespace fovea::ui {

class ApplyPresenter;
class FlowLayout;

/// Which predictions to show: all, those of one class, and where there are any the uncertain ones, images
/// that are unlike the training images, and files that could not be read; each with its number.
class ShownChips : public QWidget {
    Q_OBJECT
public:
    explicit ShownChips(const ApplyPresenter& presenter, QWidget* parent = nullptr);
    void showCounts();  ///< follows the presenter

Q_SIGNALS:
    void chosen(const fovea::ui::PredictionsFilter::Shown& shown);

private:
    struct Chip {
        PredictionsFilter::Shown shows;
        QToolButton* button;
    };
    void makeChips();
    void add(const PredictionsFilter::Shown& shows, const QString& name);
    void press(const PredictionsFilter::Shown& shows);

    const ApplyPresenter& m_presenter;
    FlowLayout* m_flow;
    std::vector<Chip> m_chips;
    std::vector<std::string> m_classes;
};

}  // namespace fovea::ui
