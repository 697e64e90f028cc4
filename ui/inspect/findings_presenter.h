#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "inspect/inspect_presenter.h"
#include "inspect/summary_presenter.h"

namespace fovea::ui {

/// All findings of a run beside each other, as a paper's table: each at its own threshold, and their means.
/// No widgets. GUI thread only.
class FindingsPresenter : public QObject {
    Q_OBJECT
public:
    explicit FindingsPresenter(InspectPresenter& inspect, QObject* parent = nullptr);

    InspectPresenter& inspect() const { return m_inspect; }
    bool exists() const { return m_inspect.ofFindings(); }
    struct Row {
        QString name;
        int finding = -1;              ///< for InspectPresenter::setFinding(); -1: of all of them
        QString count;                 ///< "12 of 30": with the finding, of those that state it
        std::vector<ClassCell> cells;  ///< in the order of columns()
    };
    /// Of Row::cells: AUC, sensitivity, specificity, threshold.
    static std::vector<SummaryPresenter::Column> columns();
    std::vector<Row> rows() const;
    /// "Of 24 images of which every finding is stated, 71 % (50 % to 86 %) have all of them right."
    QString exactWords() const;
    /// Head and rows, tab separated.
    QString table() const;

Q_SIGNALS:
    void changed();

private:
    InspectPresenter& m_inspect;
};

}  // namespace fovea::ui
