#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace fovea::ui {

class FigureTable;
class FindingsPresenter;

/// The table of all findings above the summary of one of them. A row that is pressed, or that Enter is
/// pressed on, is the finding that is looked at. Takes no room where there are none.
class FindingsCard : public QFrame {
    Q_OBJECT
public:
    explicit FindingsCard(FindingsPresenter& presenter, QWidget* parent = nullptr);

Q_SIGNALS:
    void copied();  ///< the table, to the clipboard

private:
    void show();
    void choose(int row);

    FindingsPresenter& m_presenter;
    FigureTable* m_table;
    QLabel* m_exact;
    QPushButton* m_copy;
};

}  // namespace fovea::ui
