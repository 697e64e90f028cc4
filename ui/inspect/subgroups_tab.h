#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace fovea::ui {

class EmptyState;
class FigureTable;
class SubgroupsPresenter;

/// Whether the figures hold for everyone: one column tells groups of images apart, a row each.
class SubgroupsTab : public QWidget {
    Q_OBJECT
public:
    explicit SubgroupsTab(SubgroupsPresenter& presenter, QWidget* parent = nullptr);

Q_SIGNALS:
    void copied();  ///< the table, to the clipboard

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeFigures();
    void showGroups();
    void fill();

    SubgroupsPresenter& m_presenter;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_columns;
    QPushButton* m_copy;
    FigureTable* m_table;
    QLabel *m_compared, *m_basis;
};

}  // namespace fovea::ui
