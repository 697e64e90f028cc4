#pragma once

#include <QWidget>
#include <vector>

#include "inspect/reader_rows.h"

class QLabel;

namespace fovea::ui {

class FigureTable;

/// Readers beside the machine: a table with the paired differences, and by what each reader is judged.
/// Hidden where nobody has read any of the images.
class ReadersCard : public QWidget {
    Q_OBJECT
public:
    explicit ReadersCard(QWidget* parent = nullptr);
    /// `evaluation`: null where there are no figures. `positive`: as readerRows().
    void showReaders(const runs::Evaluation* evaluation, int positive);

private:
    std::vector<ReaderRow> m_rows;
    FigureTable* m_table;
    QLabel *m_how, *m_basis;
};

}  // namespace fovea::ui
