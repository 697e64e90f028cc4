#pragma once

#include <QFrame>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace fovea::ui {

class LabelTablePresenter;

/// What else a table of labels could answer: of each question whether it is taken over, what it is called,
/// and what kind of answers it has. Takes no room where there is nothing.
class ProposedQuestions : public QFrame {
    Q_OBJECT
public:
    /// `presenter` outlives it.
    ProposedQuestions(LabelTablePresenter& presenter, QWidget* parent = nullptr);

private:
    struct Row {
        std::vector<int> columns;
        QCheckBox* taken;
        QLineEdit* name;
        QComboBox* kind;
    };
    void refresh();
    void rebuild();
    void addRow(int index);

    LabelTablePresenter& m_presenter;
    QGridLayout* m_grid;
    QCheckBox* m_emptyIsNone;
    std::vector<Row> m_rows;
};

}  // namespace fovea::ui
