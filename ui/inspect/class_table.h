#pragma once

#include <QTableWidget>

namespace fovea::ui {

class SummaryPresenter;

/// The figures of each class, as a paper's table: a row a class, each figure with its interval below it. As
/// high as its rows. Ctrl+C copies all of it.
class ClassTable : public QTableWidget {
    Q_OBJECT
public:
    explicit ClassTable(SummaryPresenter& presenter, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Tab separated, to the clipboard.
    void copy();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    SummaryPresenter& m_presenter;
};

}  // namespace fovea::ui
