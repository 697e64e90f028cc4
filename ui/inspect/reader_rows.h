#pragma once

#include <QString>
#include <QStringList>
#include <array>
#include <vector>

#include "runs/evaluate.h"

namespace fovea::ui {

/// A reader beside the machine in words, as a row of a table.
struct ReaderRow {
    struct Cell {
        QString value;     ///< "80 %"; of a difference with its sign: "+8 %"
        QString interval;  ///< "62 % to 91 %"; empty where there is none
    };
    QString name;
    int images = 0;             ///< by which both are judged
    std::array<Cell, 4> cells;  ///< as readerColumns()
};
/// What the figures of ReaderRow::cells are, with what to know of them.
struct ReaderColumn {
    QString name, tip;
};
std::vector<ReaderColumn> readerColumns();

/// By name. `positive`: the class that is looked at; of two classes sensitivity is that of it. Of more all
/// figures are means over the classes.
std::vector<ReaderRow> readerRows(const runs::Evaluation& evaluation, int positive);
/// By what each is judged, and what is wrong with that if anything: a sentence or two a reader.
QStringList readerBasis(const runs::Evaluation& evaluation);
/// Head and rows, tab separated.
QString readerTable(const std::vector<ReaderRow>& rows);

}  // namespace fovea::ui
