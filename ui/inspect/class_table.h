#pragma once

#include "inspect/figure_table.h"

namespace fovea::ui {

class SummaryPresenter;

/// The figures of each class.
class ClassTable : public FigureTable {
    Q_OBJECT
public:
    explicit ClassTable(SummaryPresenter& presenter, QWidget* parent = nullptr);

private:
    void fill();
    SummaryPresenter& m_presenter;
};

}  // namespace fovea::ui
